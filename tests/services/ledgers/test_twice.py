"""One person twice: a date written a day wrongly, a row copied down, an open record that says nothing yet."""

from datetime import date
from pathlib import Path

import pytest

from libao_desk.registers.aftercare.codes import HelpLevel, ReleaseSource
from libao_desk.services.ledgers.importing import ImportPlan, Severity
from libao_desk.services.office import Office
from tests.services.builders import change
from tests.services.ledger_files import Cell, Ledger
from tests.services.returning import said
from tests.services.sample_ledgers import id_no, mended_disputes

from .test_ledgers import counts, refused

HEAD: tuple[list[Cell], ...] = (["序号", "姓名", "身份证号", "联系电话", "释放日期"],)
HOME = date(2020, 5, 6)


def row(number: str | None = id_no(1), home: date | None = HOME, name: str = "撤测二", phone: str = "19900000066") -> list[Cell]:
    """A line on somebody who came home."""
    return [1, name, number, phone, home]


def looked(office: Office, folder: Path, *rows: list[Cell]) -> ImportPlan:
    """What the import of these lines would do."""
    numbered = [[n, *cells[1:]] for n, cells in enumerate(rows, start=1)]
    return office.importing.examine("aftercare", Ledger(("刑满释放人员台账",), HEAD, numbered).write(folder / "l.xlsx"))


def on_file(office: Office, folder: Path, *rows: list[Cell]) -> str:
    """Import the lines; give the number of the first."""
    assert office.importing.store(looked(office, folder, *rows)).stored
    (again, *_) = looked(office, folder, *rows).rows
    return again.record_number


@pytest.mark.parametrize("day", [date(2020, 5, 7), date(2020, 4, 6)])
def test_a_day_written_nearly_the_same_is_asked_about(office: Office, tmp_path: Path, day: date) -> None:
    number = on_file(office, tmp_path, row())
    plan = looked(office, tmp_path, row(home=day))
    assert counts(plan) == {"conflict": 1}
    assert f"与记录{number}是同一人，释放日期一为2020-05-06、一为{day}" in refused(plan)["E3"]


def test_another_release_of_one_with_an_open_record_is_stored_with_a_note(office: Office, tmp_path: Path) -> None:
    number = on_file(office, tmp_path, row())
    plan = looked(office, tmp_path, row(home=date(2017, 3, 1)))
    assert counts(plan) == {"new": 1}
    assert [note for note in said(plan, Severity.NOTE) if f"未办结的记录{number}" in note]


def test_an_open_record_without_the_day_gets_it(office: Office, tmp_path: Path) -> None:
    number = on_file(office, tmp_path, row(home=None))
    plan = looked(office, tmp_path, row())
    assert (counts(plan), plan.rows[0].record_number) == ({"changed": 1}, number)


def test_two_lines_of_one_sheet_a_day_apart_are_asked_about(office: Office, tmp_path: Path) -> None:
    plan = looked(office, tmp_path, row(), row(home=date(2020, 5, 7)), row(home=date(2016, 5, 7)))
    assert counts(plan) == {"new": 2, "conflict": 1}
    assert "与第3行是同一人" in refused(plan)["E4"]


def test_a_line_copied_down_without_an_id_number_is_asked_about(office: Office, tmp_path: Path) -> None:
    plan = looked(office, tmp_path, row(None), row(None), row(None, name="乔试丑"))
    assert counts(plan) == {"new": 2, "conflict": 1}
    assert "与第3行各项都相同，同一对象在表中出现两次" in refused(plan)["A4"]


def test_a_change_of_a_record_with_a_paper_names_the_paper(office: Office, tmp_path: Path) -> None:
    number = on_file(office, tmp_path, row())
    assert not said(looked(office, tmp_path, row(phone="19900000067")), Severity.NOTE)
    ref = office.records.find("aftercare", number)
    change(office, ref, source=ReleaseSource.PRISON, level=HelpLevel.GENERAL, handed_on=HOME)
    issued = office.documents.issue("aftercare-agreement", ref)
    (note,) = said(looked(office, tmp_path, row(phone="19900000067")), Severity.NOTE)
    assert f"{number}已签发" in note
    assert issued.number in note
    assert not said(looked(office, tmp_path, row()), Severity.NOTE)


def test_a_change_of_an_archived_dispute_is_told(office: Office, tmp_path: Path) -> None:
    def plan(amount: int) -> ImportPlan:
        ledger = mended_disputes()
        ledger.head = ([*ledger.head[0], "状态"], [*ledger.head[1], None])
        ledger.rows[:] = [[*ledger.rows[0], "已归档"]]
        ledger.rows[0][7] = amount
        return office.importing.examine("disputes", ledger.write(tmp_path / "d.xlsx"))

    office.importing.store(plan(1200))
    assert not [note for note in said(plan(1200), Severity.NOTE) if "已归档" in note]
    assert [note for note in said(plan(1500), Severity.NOTE) if "的状态是“已归档”，导入会改动它" in note]
