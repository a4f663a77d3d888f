"""Ledger columns that fill rows: what is read is shown again, and nothing else is lost."""

from datetime import date

import pytest

from libao_desk.core.errors import Refusal
from libao_desk.registers.disputes.codes import Difficulty, PartyKind, PartyRole, PartySide
from libao_desk.registers.disputes.model import DisputeCase
from libao_desk.registers.disputes.sheet import SHEET_COLUMNS

from .builders import a_case, a_unit

COLUMNS = {column.key: column for column in SHEET_COLUMNS}

CELLS = [
    ("parties", "张三、李四", "张三、李四"),
    ("parties", "张三，李四；王五\n赵六", "张三、李四、王五、赵六"),
    ("parties", "张三、张三", "张三"),
    ("parties", "阿依古丽•买买提、欧阳乙", "阿依古丽·买买提、欧阳乙"),
    ("applicants", "张三", "张三"),
    ("respondents", "李四、海安试验建材有限公司", "李四、海安试验建材有限公司"),
    ("mediators", "调解甲、调解乙", "调解甲、调解乙"),
    ("visited_on", "2020-12-20", "2020-12-20"),
    ("visited_on", "2020年12月20日、2020.12.25", "2020-12-20、2020-12-25"),
    ("subsidy_level", "疑难复杂", "疑难复杂"),
    ("filed_on", "2020/12/30", "2020-12-30"),
]


@pytest.mark.parametrize(("key", "cell", "shown"), CELLS)
def test_a_cell_read_is_shown_again(key: str, cell: str, shown: str) -> None:
    case = DisputeCase()
    COLUMNS[key].read(case, cell)
    assert COLUMNS[key].show(case) == shown
    COLUMNS[key].read(case, shown)
    assert COLUMNS[key].show(case) == shown


@pytest.mark.parametrize("column", SHEET_COLUMNS, ids=lambda column: column.key)
def test_an_empty_record_shows_an_empty_cell(column: object) -> None:
    assert column.show(DisputeCase()) == ""  # type: ignore[attr-defined]  # every column is a SheetColumn


def test_a_name_that_ends_like_a_unit_is_one() -> None:
    case = DisputeCase()
    COLUMNS["parties"].read(case, "张三、海安试验建材有限公司")
    assert [party.kind for party in case.parties] == [PartyKind.NATURAL, PartyKind.LEGAL]
    assert case.parties[1].organisation is not None


def test_roles_from_two_columns_stand_beside_each_other() -> None:
    case = DisputeCase()
    COLUMNS["applicants"].read(case, "张三")
    COLUMNS["respondents"].read(case, "李四")
    COLUMNS["parties"].read(case, "张三、李四")
    assert [(party.name, party.role) for party in case.parties] == [("张三", PartyRole.APPLICANT), ("李四", PartyRole.RESPONDENT)]


def test_two_of_one_name_may_stand_against_each_other() -> None:
    """The second was the first made respondent: one party of two was lost, and the ID number refused with a wrong reason."""
    case = DisputeCase()
    COLUMNS["applicants"].read(case, "李强")
    COLUMNS["respondents"].read(case, "李强")
    COLUMNS["applicants"].read(case, "李强")
    assert [(party.name, party.role) for party in case.parties] == [("李强", PartyRole.APPLICANT), ("李强", PartyRole.RESPONDENT)]


def test_two_of_one_name_may_stand_on_two_sides() -> None:
    case = DisputeCase()
    COLUMNS["side_a"].read(case, "李强")
    COLUMNS["side_b"].read(case, "李强")
    assert [(party.name, party.side) for party in case.parties] == [("李强", PartySide.A), ("李强", PartySide.B)]


def test_a_party_already_known_keeps_what_else_is_recorded() -> None:
    case = a_case()
    known = case.parties[0]
    COLUMNS["parties"].read(case, "张甲、新来的")
    assert case.parties[0] is known
    assert known.person is not None
    assert known.person.phone == "19900000001"
    assert COLUMNS["parties"].show(case) == "张甲、新来的"


def test_a_new_person_can_be_found_by_pinyin() -> None:
    case = DisputeCase()
    COLUMNS["parties"].read(case, "张三")
    assert case.parties[0].person is not None
    assert case.parties[0].person.initials.lower() == "zs"


def test_a_mediator_on_the_list_is_not_replaced_by_a_name() -> None:
    case = a_case()
    member = case.mediators[0].member
    COLUMNS["mediators"].read(case, "调解乙、调解甲")
    assert COLUMNS["mediators"].show(case) == "调解乙、调解甲"
    assert member in [mediator.member for mediator in case.mediators]


def test_a_day_is_kept_with_the_visit_it_belongs_to() -> None:
    case = a_case()
    COLUMNS["visited_on"].read(case, "2020-12-20、2020-12-25")
    first = case.return_visits[0]
    COLUMNS["visited_on"].read(case, "2020-12-20")
    assert case.return_visits == [first]
    assert first.held_on == date(2020, 12, 20)


@pytest.mark.parametrize(("key", "cell"), [("parties", "、"), ("subsidy_level", "特级"), ("filed_on", "去年"), ("visited_on", "已回访")])
def test_a_cell_that_means_nothing_is_refused(key: str, cell: str) -> None:
    with pytest.raises(Refusal):
        COLUMNS[key].read(DisputeCase(), cell)


def test_the_level_and_the_day_find_their_rows() -> None:
    case = DisputeCase(case_no="（2020）海李调字第001号")
    COLUMNS["subsidy_level"].read(case, "MAJOR")
    COLUMNS["filed_on"].read(case, "2020-12-30")
    assert case.subsidy[0].level is Difficulty.MAJOR
    assert (case.dossier[0].volume, case.dossier[0].filed_on) == ("（2020）海李调字第001号", date(2020, 12, 30))


def test_a_unit_is_shown_by_its_name() -> None:
    assert COLUMNS["parties"].show(a_case(parties=[a_unit()])) == "海安试验建材有限公司"
