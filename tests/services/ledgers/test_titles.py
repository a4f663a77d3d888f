"""A village's or a committee's own book: what its title or its sheet's name says holds for every row that has no column for it."""

from pathlib import Path

import openpyxl
import pytest

from libao_desk.people.villages import Village
from libao_desk.services.ledgers.importing import ImportPlan, Severity
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell
from tests.services.returning import said
from tests.services.sample_ledgers import id_no

CASE: dict[str, Cell] = {"案号": "2020-5", "受理日期": "2020-03-02", "当事人": "题试甲、题试乙", "纠纷类型": "邻里纠纷"}
PERSON: dict[str, Cell] = {"姓名": "题试丙", "身份证号": id_no(321), "矫正期限起": "2020-03-02"}


def looked(office: Office, folder: Path, register: str, cells: dict[str, Cell], *, title: str, sheet: str = "Sheet1") -> ImportPlan:
    """What the import of one row would do, under a title and in a sheet of that name."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for row in ([title], list(cells), list(cells.values())):
        page.append(row)
    page.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(cells))
    book.save(folder / "l.xlsx")
    return office.importing.examine(register, folder / "l.xlsx")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("杨庄村人民调解委员会2020年人民调解登记台账", "杨庄村人民调解委员会"),
        ("2020年李堡镇杨庄村调委会案件登记", "杨庄村人民调解委员会"),
        ("各村调委会2020年案件登记", ""),
        ("2020年人民调解委员会案件登记", ""),
        ("杨庄村调委会、丁所村调委会案件登记", ""),
    ],
)
def test_the_committee_of_a_book_is_that_of_its_cases(office: Office, tmp_path: Path, title: str, name: str) -> None:
    plan = looked(office, tmp_path, "disputes", CASE, title=title)
    assert plan.rows[0].values.get("committee", "").removeprefix("李堡镇") == name
    assert bool([note for note in said(plan, Severity.NOTE) if "表名写着" in note]) is bool(name)
    assert office.importing.store(plan).stored


def test_a_column_of_committees_goes_before_the_title(office: Office, tmp_path: Path) -> None:
    plan = looked(office, tmp_path, "disputes", {**CASE, "调解组织": "丁所村调委会"}, title="杨庄村人民调解委员会登记台账")
    assert plan.rows[0].values["committee"] == "丁所村人民调解委员会"


def villages_of(plan: ImportPlan) -> list[object]:
    return [value for key, value in plan.rows[0].values.items() if key.endswith("village")]


def test_the_village_of_a_sheet_is_that_of_its_people(office: Office, tmp_path: Path) -> None:
    title = "杨庄村社区服刑人员名单"
    assert villages_of(looked(office, tmp_path, "corrections", PERSON, title=title, sheet="杨庄村")) == ["杨庄村"]
    assert villages_of(looked(office, tmp_path, "corrections", PERSON, title=title)) == []  # a title alone makes no village
    assert villages_of(looked(office, tmp_path, "corrections", PERSON, title="农村社区矫正对象名单", sheet="农村")) == []
    with office.desk.work("登记村（居）") as session:
        session.add(Village(name="杨庄村"))
    assert villages_of(looked(office, tmp_path, "corrections", PERSON, title=title)) == ["杨庄村"]
    assert villages_of(looked(office, tmp_path, "corrections", PERSON, title=title, sheet="丁所村")) == []  # two are said


def test_the_clerk_may_leave_it_out(office: Office, tmp_path: Path) -> None:
    looked(office, tmp_path, "corrections", PERSON, title="名单", sheet="杨庄村")
    plan = office.importing.examine("corrections", tmp_path / "l.xlsx", chosen={"表名中的村（居）": ""})
    assert villages_of(plan) == []
