"""A petition a day or two off is asked about where petitioner and matter are the same; another matter, or a later one, is another."""

from pathlib import Path

import pytest

from libao_desk.services.ledgers.importing import ImportPlan, Severity
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell, Ledger
from tests.services.returning import said, sent_out

from .test_ledgers import counts, refused

MATTER: dict[str, Cell] = {"收到日期": "2020-03-09", "信访人": "简寅山", "来源方式": "来信", "反映事项": "低保", "责任单位": "镇民政办"}


def looked(office: Office, folder: Path, **more: Cell) -> ImportPlan:
    """What the import of the matter with these cells would do."""
    row = MATTER | more
    return office.importing.examine("petitions", Ledger(("2020年台账",), (list(row),), [list(row.values())]).write(folder / "l.xlsx"))


@pytest.mark.parametrize("day", ["2020-03-07", "2020-03-08", "2020-03-10", "2020-03-11"])
def test_a_day_or_two_off_is_asked_about(office: Office, tmp_path: Path, day: str) -> None:
    assert office.importing.store(looked(office, tmp_path)).stored
    plan = looked(office, tmp_path, 收到日期=day)
    assert counts(plan) == {"conflict": 1}
    assert f"收到日期一为2020-03-09、一为{day}，疑似已有记录" in refused(plan)["A3"]


OTHERS: list[dict[str, Cell]] = [
    {"收到日期": "2020-03-12"},
    {"收到日期": "2020-03-10", "反映事项": "修路"},
    {"收到日期": "2020-03-10", "反映事项": None},
    {"收到日期": "2020-03-10", "信访人": "简丑山"},
    {"收到日期": "2020-03-10", "系统编号": "XF2020-77"},
]


@pytest.mark.parametrize("more", OTHERS)
def test_another_matter_or_a_later_one_is_another(office: Office, tmp_path: Path, more: dict[str, Cell]) -> None:
    assert office.importing.store(looked(office, tmp_path)).stored
    assert counts(looked(office, tmp_path, **more)) == {"new": 1}


def test_a_change_of_a_closed_matter_is_told(office: Office, tmp_path: Path) -> None:
    closed: dict[str, Cell] = {"系统编号": "XF2020-1", "登记日期": "2020-03-09", "受理日期": "2020-03-12", "办理状态": "已办结"}
    closed["办结日期"] = "2020-04-30"
    assert office.importing.store(looked(office, tmp_path, **closed)).stored
    register = office.desk.book.get("petitions")
    sheet = sent_out(office, tmp_path, "petitions", *(field for field in register.fields if field.label == "责任单位"))
    sheet.type(sheet.row_of("责任单位", "镇民政办"), 责任单位="镇农业农村局")
    plans = [office.importing.examine("petitions", sheet.back()), looked(office, tmp_path, **closed, 责任单位="镇农业农村局")]
    for plan in plans:
        assert counts(plan) == {"changed": 1}
        assert [note for note in said(plan, Severity.NOTE) if "的状态是“办结（终结）”，导入会改动它，请核对" in note]


OPEN: dict[str, Cell] = {**MATTER, "类别": "申诉求决", "受理日期": "2020-03-12"}


def test_next_months_ledger_goes_on_with_an_open_matter(office: Office, tmp_path: Path) -> None:
    assert office.importing.store(looked(office, tmp_path, **OPEN)).stored
    number = looked(office, tmp_path, **OPEN).rows[0].record_number
    served: dict[str, Cell] = {**OPEN, "送达日期": "2020-05-08", "处理结果": "支持"}
    plan = looked(office, tmp_path, **served)
    assert (counts(plan), plan.rows[0].record_number) == ({"changed": 1}, number)
    assert office.importing.store(plan).stored
    assert counts(looked(office, tmp_path, **served)) == {"same": 1}


def test_it_does_so_where_the_office_has_entered_a_number_since(office: Office, tmp_path: Path) -> None:
    assert office.importing.store(looked(office, tmp_path, 系统编号="XF2020-77", **OPEN)).stored
    assert counts(looked(office, tmp_path, **OPEN, 送达日期="2020-05-08")) == {"changed": 1}
    assert counts(looked(office, tmp_path, 系统编号="XF2020-78", **OPEN, 送达日期="2020-05-08")) == {"new": 1}


ASKED: list[dict[str, Cell]] = [{"责任单位": "镇农业农村局"}, {"受理日期": "2020-03-13"}, {"反映事项": "低保金"}]


@pytest.mark.parametrize("other", ASKED)
def test_a_row_that_says_otherwise_is_asked_about(office: Office, tmp_path: Path, other: dict[str, Cell]) -> None:
    assert office.importing.store(looked(office, tmp_path, **OPEN)).stored
    assert counts(looked(office, tmp_path, **OPEN | other, 送达日期="2020-05-08")) == {"conflict": 1}


def test_two_rows_of_one_matter_never_become_one(office: Office, tmp_path: Path) -> None:
    assert office.importing.store(looked(office, tmp_path, **OPEN)).stored
    rows: list[list[Cell]] = [[*OPEN.values(), "2020-05-08"], [*OPEN.values(), "2020-05-09"]]
    plan = office.importing.examine("petitions", Ledger(("2020年台账",), ([*OPEN, "送达日期"],), rows).write(tmp_path / "l.xlsx"))
    assert counts(plan) == {"changed": 1, "conflict": 1}


def test_a_number_given_since_is_filled_in(office: Office, tmp_path: Path) -> None:
    assert office.importing.store(looked(office, tmp_path, **OPEN)).stored
    number = looked(office, tmp_path, **OPEN).rows[0].record_number
    plan = looked(office, tmp_path, **OPEN, 系统编号="XF2020-77", 送达日期="2020-05-08")
    assert (counts(plan), plan.rows[0].record_number) == ({"changed": 1}, number)
