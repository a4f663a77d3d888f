"""Villages and committees written a little differently: the same one where that is sure, asked about where it is only near."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from libao_desk.people.committees import Committee
from libao_desk.people.models import Village
from libao_desk.services.ledgers.importing import Severity
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell, Ledger
from tests.services.returning import said
from tests.services.sample_ledgers import mended_corrections, mended_disputes

from .test_ledgers import refused

VILLAGE, COMMITTEE = 4, 6


def in_directory(office: Office, model: type[Committee] | type[Village], *names: str) -> None:
    """Enter names."""
    with office.desk.work("登记名册") as session:
        session.add_all(model(name=name) for name in names)


def names(office: Office, model: type[Committee] | type[Village]) -> list[str]:
    """Every name in the directory."""
    with office.desk.read() as session:
        return list(session.scalars(sa.select(model.name)))


def with_cell(ledger: Ledger, column: int, text: str) -> Ledger:
    """A ledger of one row that names this."""
    ledger.rows[:] = [ledger.rows[0]]
    ledger.rows[0][column] = text
    return ledger


@pytest.mark.parametrize("text", ["杨庄村调委会", "杨庄村调解委员会", "李堡镇杨庄村调委会"])
def test_a_committee_is_known_by_its_short_name(office: Office, tmp_path: Path, text: str) -> None:
    in_directory(office, Committee, "杨庄村人民调解委员会")
    before = names(office, Committee)
    plan = office.importing.examine("disputes", with_cell(mended_disputes(), COMMITTEE, text).write(tmp_path / "l.xlsx"))
    assert any(f"“{text}”读作“杨庄村人民调解委员会”" in note for note in said(plan, Severity.NOTE))
    assert office.importing.store(plan).stored
    assert names(office, Committee) == before


@pytest.mark.parametrize("text", ["测庄村3组", "测庄村第三村民组", "李堡镇测庄村十二组"])
def test_a_village_with_a_group_is_that_village(office: Office, tmp_path: Path, text: str) -> None:
    in_directory(office, Village, "测庄村")
    before = names(office, Village)
    plan = office.importing.examine("corrections", with_cell(mended_corrections(), VILLAGE, text).write(tmp_path / "l.xlsx"))
    assert any(f"“{text}”读作“测庄村”。组别请写在住址里，下同。" in note for note in said(plan, Severity.NOTE))
    assert office.importing.store(plan).stored
    assert names(office, Village) == before


def test_a_group_of_an_unknown_village_is_not_entered_as_a_village(office: Office, tmp_path: Path) -> None:
    sheet = with_cell(mended_corrections(), VILLAGE, "新测村3组").write(tmp_path / "l.xlsx")
    assert office.importing.store(office.importing.examine("corrections", sheet)).stored
    assert "新测村" in names(office, Village)
    assert "新测村3组" not in names(office, Village)


@pytest.mark.parametrize(
    ("known", "register", "ledger", "column", "text"),
    [
        ("松例居委会", "corrections", mended_corrections(), VILLAGE, "松例村"),
        ("松例社区人民调解委员会", "disputes", mended_disputes(), COMMITTEE, "松例村调委会"),
    ],
    ids=["village", "committee"],
)
def test_a_name_only_near_to_a_known_one_is_not_entered(
    office: Office, tmp_path: Path, known: str, register: str, ledger: Ledger, column: int, text: str
) -> None:
    model = Village if column == VILLAGE else Committee
    in_directory(office, model, known)
    sheet = with_cell(ledger, column, text).write(tmp_path / "l.xlsx")
    (sentence,) = refused(office.importing.examine(register, sheet)).values()
    assert f"只有“{known}”" in sentence
    in_directory(office, model, text)
    assert office.importing.store(office.importing.examine(register, sheet)).stored


def test_how_a_name_is_read_is_told_once(office: Office, tmp_path: Path) -> None:
    in_directory(office, Village, "测庄村")
    rows: list[list[Cell]] = [[f"张试{n}", "测庄", "2020-03-02"] for n in "甲乙丙"]
    sheet = Ledger(("台账",), (["姓名", "村（居）", "矫正开始日期"],), [*rows]).write(tmp_path / "l.xlsx")
    told = [note for note in said(office.importing.examine("corrections", sheet), Severity.NOTE) if "读作" in note]
    assert told == ["B3 村（居）：“测庄”读作“测庄村”，下同。"]


def test_a_village_as_a_sub_heading_of_an_empty_office_is_entered_as_one_in_a_column(office: Office, tmp_path: Path) -> None:
    rows: list[list[Cell]] = [
        ["河北测村", None, None], ["张试甲", "2020-03-02", "盗窃罪"], ["李测乙", "2020-03-02", "盗窃罪"],
        ["河南测村（1人）", None, None], ["张试丙", "2020-03-02", "盗窃罪"],
    ]  # fmt: skip
    sheet = Ledger(("台账",), (["姓名", "矫正开始日期", "罪名"],), rows).write(tmp_path / "l.xlsx")
    plan = office.importing.examine("corrections", sheet)
    assert [row.values["person.village"] for row in plan.rows] == ["河北测村", "河北测村", "河南测村"]
    assert any("名册中没有“河北测村”，导入时将新建" in note for note in said(plan, Severity.NOTE))
    assert office.importing.store(plan).stored
    assert {"河北测村", "河南测村"} <= set(names(office, Village))
