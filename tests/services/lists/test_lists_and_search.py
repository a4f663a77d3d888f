"""Lists and the one box: filters, every order, pages, masking; nothing sealed anywhere."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest

from libao_desk.core.citizen_id import check_sign
from libao_desk.core.errors import Refusal
from libao_desk.core.pinyin import pinyin_key
from libao_desk.declare.path import path
from libao_desk.people.models import Person
from libao_desk.people.officers import Role
from libao_desk.registers.corrections.codes import CorrectionCategory
from libao_desk.registers.corrections.model import CorrectionCase
from libao_desk.registers.disputes.codes import DisputeState, DisputeType
from libao_desk.registers.disputes.model import DisputeCase
from libao_desk.services.lists.query import HANDLER, Filter, ListQuery, page
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft, RecordRef, Ref
from tests.services.builders import a_dispute, a_person, change, concluded
from tests.services.closings import a_subject

TYPES = (DisputeType.NEIGHBOURS, DisputeType.CONTRACT, DisputeType.NEIGHBOURS)


@pytest.fixture
def three(office: Office) -> tuple[RecordRef, ...]:
    """Three disputes that differ in type, day and amount; the second one is concluded."""
    first = a_dispute(office, 1, dispute_type=TYPES[0], accepted_on=date(2026, 1, 6), amount=Decimal(30))
    second = concluded(office, 2, dispute_type=TYPES[1], applied_on=date(2026, 1, 1), accepted_on=date(2026, 1, 2))
    third = a_dispute(office, 3, dispute_type=TYPES[2], accepted_on=None, amount=Decimal(200), facts="水_费%争执")
    return first, second, third


def _ids(office: Office, *filters: Filter, **query: object) -> list[int]:
    return list(office.lists.ids("disputes", ListQuery(filters=filters, **query)))  # type: ignore[arg-type]  # checked by ListQuery


FILTERS: list[tuple[Filter, list[int]]] = [
    (Filter("dispute_type", among=(DisputeType.NEIGHBOURS,)), [1, 3]),
    (Filter("dispute_type", among=(DisputeType.NEIGHBOURS, DisputeType.CONTRACT)), [1, 2, 3]),
    (Filter("accepted_on", low=date(2026, 1, 3)), [1]),
    (Filter("accepted_on", high=date(2026, 1, 6)), [1, 2]),
    (Filter("accepted_on", low=date(2026, 1, 6), high=date(2026, 1, 6)), [1]),
    (Filter("amount", low=Decimal(100)), [2, 3]),
    (Filter("facts", contains="_费%"), [3]),
    (Filter("facts", contains="%"), [3]),
    (Filter("case_no", contains="002"), [2]),
    (Filter("state", among=(DisputeState.AGREED,)), [2]),
]


@pytest.mark.parametrize(("condition", "expected"), FILTERS)
@pytest.mark.usefixtures("three")
def test_a_condition_narrows_the_list(office: Office, condition: Filter, expected: list[int]) -> None:
    assert _ids(office, condition) == expected


@pytest.mark.usefixtures("three")
def test_conditions_hold_together_and_the_handler_is_one(office: Office) -> None:
    assert _ids(office, FILTERS[0][0], FILTERS[5][0]) == [3]
    assert _ids(office, Filter(HANDLER, among=(office.officer.id,))) == [1, 2, 3]
    assert _ids(office, Filter(HANDLER, among=(999,))) == []
    assert _ids(office, only=(3, 1)) == [1, 3]


@pytest.mark.usefixtures("three")
def test_what_is_closed_can_be_left_out(office: Office) -> None:
    change(office, RecordRef("disputes", 3), declined_on=date(2026, 1, 9), declined_reason="不属于受理范围")
    office.records.move(RecordRef("disputes", 3), "decline")
    assert _ids(office, with_closed=False) == [1, 2]
    assert _ids(office) == [1, 2, 3]


def _as_of(office: Office, day: date, **query: object) -> dict[int, str]:
    ids = _ids(office, on=day, **query)
    cells = office.lists.rows("disputes", ids, columns=[path(DisputeCase.state)], on=day)
    return {n: cells[n][0] for n in ids}


@pytest.mark.usefixtures("three")
def test_a_past_day_shows_the_states_of_that_day(office: Office) -> None:
    """The second was applied for on 1 January, accepted on the 2nd, begun on the 7th, agreed on the 20th; the others on the 5th."""
    applied, agreed = DisputeState.APPLIED.label, DisputeState.AGREED.label
    assert _as_of(office, date(2025, 12, 31)) == {}
    assert _as_of(office, date(2026, 1, 1)) == {2: applied}
    assert _as_of(office, date(2026, 1, 2)) == {2: DisputeState.ACCEPTED.label}
    assert _as_of(office, date(2026, 1, 19)) == {1: applied, 2: DisputeState.IN_PROGRESS.label, 3: applied}
    assert _as_of(office, date(2026, 1, 20)) == _as_of(office, office.today) == {1: applied, 2: agreed, 3: applied}


@pytest.mark.usefixtures("three")
def test_conditions_and_order_of_a_past_day_are_about_its_states(office: Office) -> None:
    day = date(2026, 1, 19)
    assert _ids(office, Filter("state", among=(DisputeState.IN_PROGRESS,)), on=day) == [2]
    assert _ids(office, Filter("state", among=(DisputeState.AGREED,)), on=day) == []
    assert _ids(office, sort="state", descending=True, on=day) == [2, 1, 3]
    assert list(office.lists.ids("disputes", ListQuery(on=date(2026, 1, 1)), text="张试甲")) == [2]


@pytest.mark.usefixtures("three")
def test_what_is_closed_now_was_open_then(office: Office) -> None:
    change(office, RecordRef("disputes", 3), declined_on=date(2026, 1, 9), declined_reason="不属于受理范围")
    office.records.move(RecordRef("disputes", 3), "decline")
    assert _as_of(office, date(2026, 1, 8), with_closed=False)[3] == DisputeState.APPLIED.label
    assert 3 not in _as_of(office, date(2026, 1, 9), with_closed=False)


def test_a_day_to_come_is_refused(office: Office) -> None:
    with pytest.raises(Refusal, match="晚于今天"):
        _ids(office, on=office.today + timedelta(days=1))


@pytest.mark.usefixtures("three")
def test_a_page_of_a_past_day_has_no_row_for_what_was_born_later(office: Office) -> None:
    assert set(office.lists.rows("disputes", [1, 2, 3], on=date(2026, 1, 2))) == {2}


def test_a_column_nobody_declared_is_refused(office: Office) -> None:
    with pytest.raises(Refusal, match="没有名为“nothing”的列"):
        _ids(office, sort="nothing")
    with pytest.raises(Refusal, match="没有名为“nothing”的列"):
        _ids(office, Filter("nothing", contains="x"))


@pytest.mark.usefixtures("three")
def test_every_column_sorts_both_ways(office: Office) -> None:
    for column in office.desk.book.get("disputes").columns:
        up, down = _ids(office, sort=column.key), _ids(office, sort=column.key, descending=True)
        assert sorted(up) == sorted(down) == [1, 2, 3]
    assert _ids(office, sort="accepted_on") == [3, 2, 1]
    assert _ids(office, sort="accepted_on", descending=True) == [1, 2, 3]


def test_names_sort_by_their_pinyin(office: Office) -> None:
    names = ("赵试", "安试", "单试", "欧阳试", "李试")
    for name in names:
        office.records.save(RecordDraft("corrections", values={"person": a_person(office, name)}))
    ids = office.lists.ids("corrections", ListQuery(sort="person.name"))
    cells = office.lists.rows("corrections", ids, columns=[office.desk.book.get("corrections").columns[0]])
    shown = [cells[n][0] for n in ids]
    assert sorted(shown) == sorted(names)
    assert all(pinyin_key(one).full <= pinyin_key(other).full for one, other in pairwise(shown))


def test_rows_are_masked_until_asked_for(office: Office) -> None:
    number = "320699197003050017"
    fields = [path(field) for field in (CorrectionCase.number, CorrectionCase.category)]
    ref = office.records.save(
        RecordDraft("corrections", values={"category": CorrectionCategory.PAROLE, "person": _with_id(office, number)})
    )
    register = office.desk.book.get("corrections")
    id_column = next(field for field in register.fields if field.key == "person.id_no")
    phone = next(field for field in register.fields if field.key == "person.phone")
    hidden = office.lists.rows("corrections", [ref.id], columns=[id_column, phone, *fields])[ref.id]
    assert hidden[0].startswith("320699")
    assert "********" in hidden[0]
    assert "*" in hidden[1]
    assert hidden[2:] == ("JZ2026-001", "假释")
    shown = office.lists.rows("corrections", [ref.id], columns=[id_column, phone], reveal=True)[ref.id]
    assert shown[0] == _valid(number)
    assert shown[1].replace(" ", "") == "19900000001"


def _valid(number: str) -> str:
    return number[:17] + check_sign(number[:17])


def _with_id(office: Office, number: str) -> Ref:
    return a_person(office, "张试甲", id_no=_valid(number), phone="19900000001")


@pytest.mark.usefixtures("three")
def test_a_list_is_narrowed_by_typing(office: Office) -> None:
    assert list(office.lists.ids("disputes", ListQuery(), text="张试甲二")) == [2]
    assert list(office.lists.ids("disputes", ListQuery(filters=(FILTERS[0][0],)), text="张试甲")) == [1, 3]
    assert list(office.lists.ids("disputes", ListQuery(), text="没有的名字")) == []


@pytest.mark.usefixtures("three")
def test_the_box_finds_by_every_part_and_says_why(office: Office) -> None:
    for text, expected in (
        ("张试甲二", {2}),
        ("zsj", {1, 2, 3}),
        ("zhangshijia", {1, 2, 3}),
        ("TJ2026-0003", {3}),
        ("ｔｊ２０２６－０００３", {3}),
        ("人调字第001", {1}),
        ("张试甲 李试乙三", {3}),
        ("   ", set()),
    ):
        found = office.search.find(text)
        assert {hit.ref.id for hit in found.hits} == expected, text
        assert all(hit.why and hit.number.startswith("TJ2026-") and hit.title == "人民调解" for hit in found.hits)


def test_people_of_a_name_come_before_what_else_says_it(office: Office) -> None:
    elsewhere = a_subject(office, "王甲", case_no="（2026）李矫字第1号")
    called = a_subject(office, "李乙")
    assert [hit.ref for hit in office.search.find("李").hits] == [called, elsewhere]
    assert [hit.ref for hit in office.search.find("李", limit=1).hits] == [called]


def test_what_was_renamed_is_found_by_its_new_name_only(office: Office) -> None:
    ref = a_dispute(office)
    change(office, ref, case_no="（2026）换号字第9号")
    assert {hit.ref for hit in office.search.find("换号字").hits} == {ref}
    assert office.search.find("人调字第001").hits == ()


def test_find_tells_nothing_of_a_register_one_may_not_see(office: Office) -> None:
    a_dispute(office)
    office.desk.rights = type(office.desk.rights)(Role.OFFICER, frozenset({"corrections"}))
    assert office.search.find("张试甲") == office.search.find("查无此人甲乙丙")
    with pytest.raises(Refusal, match="其他登记册"):
        office.lists.ids("disputes", ListQuery())
    assert office.lists.count(office.desk.book.get("disputes")) == 1


def test_a_page_gathers_rows_of_parts_into_one_cell(office: Office) -> None:
    ref = a_dispute(office)
    register = office.desk.book.get("disputes")
    with office.desk.read() as session:
        cells = page(session, register, (path(DisputeCase.parties), path(DisputeCase.committee)), [ref.id, 999])
    assert cells == {ref.id: (2, cells[ref.id][1])}


def test_a_name_corrected_on_a_card_or_gone_into_another_is_found_in_every_register(office: Office) -> None:
    """The card is changed by itself, or in one register: the others know, and the old name answers no more."""
    case = a_dispute(office, 7)
    person = office.records.open(case).parts["parties"][0].values["person"]
    assert isinstance(person, Ref)
    office.records.save(RecordDraft("aftercare", values={"person": person, "released_on": date(2020, 5, 1)}))
    name = (path(Person.name),)
    office.people.save(person.id, {"name": "欧阳新名"}, {}, name)
    assert {hit.register for hit in office.search.find("欧阳新名").hits} >= {"disputes", "aftercare"}
    assert {hit.register for hit in office.search.find("oyxm").hits} >= {"disputes", "aftercare"}
    assert not office.search.find(person.label).hits
    other = office.people.save(None, {"name": "司徒另名"}, {}, name)
    merge_id = office.people.merge(other.id, person.id, {"name": other.id})
    assert {hit.register for hit in office.search.find("司徒另名").hits} >= {"disputes", "aftercare"}
    assert not office.search.find("欧阳新名").hits
    office.people.unmerge(merge_id)
    assert {hit.register for hit in office.search.find("欧阳新名").hits} >= {"disputes", "aftercare"}
