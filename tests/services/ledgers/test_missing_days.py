"""Rows without the days that matter: a record begins on the earliest day that is known of it, and what is supposed is told."""

from datetime import date
from pathlib import Path

from libao_desk.services.ledgers.importing import ImportPlan, Severity
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell, Ledger
from tests.services.returning import said

GUARDED: dict[str, Cell] = {"患者姓名": "疾试一", "监护人": "监试一", "监护年度": "2021.1.1-2021.12.31"}
PETITION: dict[str, Cell] = {"信访人": "访试甲", "反映事项": "欠薪", "登记日期": "2020-05-06"}
CASE: dict[str, Cell] = {"案号": "（2020）人调字第986号", "当事人": "缺试甲、缺试乙", "调解结果": "口头", "结案日期": "2020-03-09"}


def looked(office: Office, folder: Path, register: str, **cells: Cell) -> ImportPlan:
    """What the import of a row would do."""
    sheet = Ledger(("台账",), (list(cells),), [list(cells.values())])
    return office.importing.examine(register, sheet.write(folder / "l.xlsx"))


def test_a_guardianship_begins_on_the_earliest_day_of_its_row(office: Office, tmp_path: Path) -> None:
    plan = looked(office, tmp_path, "guardianship", **GUARDED)
    assert not [note for note in said(plan, Severity.NOTE) if "按今天" in note]
    assert office.importing.store(plan).stored
    (row,) = looked(office, tmp_path, "guardianship", **GUARDED).rows
    (birth,) = office.records.open(office.records.find("guardianship", row.record_number)).history
    assert birth.happened_on == date(2021, 1, 1)


def test_a_row_without_any_day_says_that_it_begins_today(office: Office, tmp_path: Path) -> None:
    (note,) = said(looked(office, tmp_path, "guardianship", 患者姓名="疾试二", 监护人="监试二"), Severity.NOTE)
    assert f"将按今天（{office.today}）登记" in note


def test_a_day_whose_step_is_not_reached_is_told(office: Office, tmp_path: Path) -> None:
    (note,) = said(looked(office, tmp_path, "petitions", **PETITION, 答复日期="2020-06-01"), Severity.NOTE)
    assert "已填处理意见（答复）日期，按各项内容状态只到“已登记”" in note
    assert not said(looked(office, tmp_path, "petitions", **PETITION), Severity.NOTE)


def test_an_extension_nobody_was_told_of_does_not_count_and_the_import_says_so(office: Office, tmp_path: Path) -> None:
    cells: dict[str, Cell] = {**PETITION, "受理日期": "2020-05-08", "延期至": "2020-08-06"}
    (note,) = said(looked(office, tmp_path, "petitions", **cells), Severity.NOTE)
    assert "已填延期至，没有延期告知日期，状态只到“已受理”" in note
    assert not said(looked(office, tmp_path, "petitions", **cells, 延期告知日期="2020-07-03"), Severity.NOTE)


def test_a_step_without_its_day_is_told_once(office: Office, tmp_path: Path) -> None:
    rows: list[list[Cell]] = [list(CASE.values()), ["（2020）人调字第987号", "缺试丙、缺试丁", "口头", "2020-03-10"]]
    plan = office.importing.examine("disputes", Ledger(("台账",), (list(CASE),), rows).write(tmp_path / "l.xlsx"))
    (note,) = [note for note in said(plan, Severity.NOTE) if "没有受理日" in note]
    assert "“已受理”按2020-03-09登记" in note
    assert note.endswith("下同。")


def test_a_first_step_without_its_day_is_told_though_later_ones_have_theirs(office: Office, tmp_path: Path) -> None:
    sheet = Ledger(("台账",), (["信访人", "反映事项", "受理日期"],), [["访试甲", "欠薪", "2020-01-06"]])
    plan = office.importing.examine("petitions", sheet.write(tmp_path / "l.xlsx"))
    assert [one.sentence for one in plan.problems if "这一步将按今天" in one.sentence]
