"""An ID number behind a name: read as that person's where nothing speaks against it, else the row is refused as before."""

from pathlib import Path

import pytest

from libao_desk.services.ledgers.importing import Severity
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell
from tests.services.returning import said
from tests.services.sample_ledgers import WRONG, id_no

from .test_ledgers import counts, refused
from .test_words import looked

NUMBER = id_no(7)
CELLS = {
    "blank": f"排试丙 {NUMBER}",
    "brackets": f"排试丙（{NUMBER}）",
    "word": f"排试丙，身份证号：{NUMBER}",
    "nothing": f"排试丙{NUMBER}",
}


@pytest.mark.parametrize("own", [{}, {"身份证号": None}, {"身份证号": NUMBER}], ids=["no column", "empty", "the same"])
@pytest.mark.parametrize("cell", CELLS.values(), ids=CELLS)
def test_a_number_behind_a_name_is_that_persons(office: Office, tmp_path: Path, cell: str, own: dict[str, Cell]) -> None:
    plan = looked(office, tmp_path, "aftercare", 姓名=cell, **own, 释放日期="2020-03-02")
    assert (counts(plan), plan.rows[0].values["person.name"], plan.rows[0].values["person.id_no"]) == ({"new": 1}, "排试丙", NUMBER)
    assert "A3 姓名：姓名后面的号码读作公民身份号码。" in said(plan, Severity.NOTE)


@pytest.mark.parametrize(
    ("cell", "own"),
    [(f"排试丙 {NUMBER}", id_no(8)), (f"排试丙 {WRONG}", None), (f"身份证 {NUMBER}", None), (f"排试丙 {NUMBER} {id_no(8)}", None)],
    ids=["another's", "wrong", "no name", "two"],
)
def test_a_number_that_may_be_anothers_refuses_the_row(office: Office, tmp_path: Path, cell: str, own: str | None) -> None:
    assert "A3" in refused(looked(office, tmp_path, "aftercare", 姓名=cell, 身份证号=own, 释放日期="2020-03-02"))


def test_a_guardian_s_number_is_his_and_not_the_patient_s(office: Office, tmp_path: Path) -> None:
    plan = looked(office, tmp_path, "guardianship", 患者姓名="排试甲", 监护人=f"排试丙 {NUMBER}", 提出日期="2020-03-02")
    values = plan.rows[0].values
    assert (values["guardian.name"], values["guardian.id_no"], values.get("patient.id_no")) == ("排试丙", NUMBER, None)
