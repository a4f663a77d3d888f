"""Parties of a dispute as registers write them: with sex, age and address behind, numbered, called 申请人 in the cell itself."""

from pathlib import Path

import sqlalchemy as sa

from libao_desk.registers.disputes.codes import PartyRole, PartySide
from libao_desk.registers.disputes.model import DisputeCase
from libao_desk.services.ledgers.importing import ImportPlan, Severity
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell, Ledger
from tests.services.returning import said
from tests.services.sample_ledgers import id_no

from .test_ledgers import counts, refused

BASE: dict[str, Cell] = {"案号": "2020-1", "受理日期": "2020-03-02"}


def looked(office: Office, folder: Path, *rows: dict[str, Cell]) -> ImportPlan:
    """What the import of these rows would do."""
    sheet = Ledger(("台账",), (list(rows[0]),), [list(row.values()) for row in rows])
    return office.importing.examine("disputes", sheet.write(folder / "l.xlsx"))


def parties(office: Office) -> list[tuple[str | None, PartyRole | None, PartySide | None]]:
    """Every party on file, by name, place and side."""
    with office.desk.read() as session:
        (case,) = session.scalars(sa.select(DisputeCase))
        return [(one.name, one.role, one.side) for one in sorted(case.parties, key=lambda party: party.position or 0)]


def test_what_stands_behind_a_name_is_no_party_and_told_by_its_cell(office: Office, tmp_path: Path) -> None:
    row = {**BASE, "申请人": "危试一，男，45岁，枫林村3组", "被申请人": "未知"}
    plan = looked(office, tmp_path, row)
    assert "C3 申请人：“男”“45岁”“枫林村3组”不是姓名，未导入。" in said(plan, Severity.NOTE)
    assert "D3 被申请人：“未知”不是姓名，未导入。" in said(plan, Severity.NOTE)
    assert office.importing.store(plan).stored
    assert parties(office) == [("危试一", PartyRole.APPLICANT, None)]
    assert counts(looked(office, tmp_path, row)) == {"same": 1}


def test_what_a_party_is_called_in_the_cell_is_kept(office: Office, tmp_path: Path) -> None:
    row = {**BASE, "当事人": "申请人：危试三；被申请人：危试四", "调解员": "主持：冯一柏"}
    assert office.importing.store(looked(office, tmp_path, row)).stored
    assert parties(office) == [("危试三", PartyRole.APPLICANT, None), ("危试四", PartyRole.RESPONDENT, None)]
    assert counts(looked(office, tmp_path, row)) == {"same": 1}


def test_a_standing_said_otherwise_later_is_a_change(office: Office, tmp_path: Path) -> None:
    assert office.importing.store(looked(office, tmp_path, {**BASE, "当事人": "危试三、危试四"})).stored
    plan = looked(office, tmp_path, {**BASE, "当事人": "甲方：危试三 乙方：危试四"})
    assert [row.changes for row in plan.rows] == [("当事人地位：空 → 甲方、乙方",)]
    assert office.importing.store(plan).stored
    assert parties(office) == [("危试三", None, PartySide.A), ("危试四", None, PartySide.B)]


def test_a_column_of_standings_goes_before_what_the_cell_says(office: Office, tmp_path: Path) -> None:
    row = {**BASE, "当事人": "危试三（甲方）、危试四（乙方）", "当事人地位": "申请人、被申请人"}
    (judged,) = looked(office, tmp_path, row).rows
    assert judged.texts["party_standing"] == "申请人、被申请人"


def test_numbers_beside_names_with_ages_are_their_own(office: Office, tmp_path: Path) -> None:
    rows: list[dict[str, Cell]] = [
        {**BASE, "当事人": "1、危试三，男，45岁", "当事人身份证号": None},
        {"案号": None, "受理日期": None, "当事人": "2、危试四，女，40岁", "当事人身份证号": id_no(2)},
    ]
    (judged,) = looked(office, tmp_path, *rows).rows
    assert (judged.texts["parties"], judged.texts["party_ids"]) == ("危试三、危试四", f"无、{id_no(2)}")


def test_a_name_that_is_none_is_refused_by_its_cell(office: Office, tmp_path: Path) -> None:
    for text in ("危甲与危乙邻里纠纷", "危一。", "危一45岁"):
        assert list(refused(looked(office, tmp_path, {**BASE, "当事人": text}))) == ["C3"]
    assert list(refused(looked(office, tmp_path, {**BASE, "当事人": "危一", "调解员": "冯一柏2"}))) == ["D3"]


def test_a_case_whose_parties_are_nobody_is_refused(office: Office, tmp_path: Path) -> None:
    assert counts(looked(office, tmp_path, {**BASE, "当事人": "双方", "纠纷类型": "邻里纠纷"})) == {"refused": 1}


def test_a_name_on_both_sides_is_told(office: Office, tmp_path: Path) -> None:
    company = "示安县样例建设有限公司"
    head: list[Cell] = ["卷号", "受理日期", "申请人", "被申请人"]
    plan = office.importing.examine(
        "disputes", Ledger(("台账",), (head,), [["（2020）人调字第9号", "2020-03-02", company, company]]).write(tmp_path / "l.xlsx")
    )
    assert [problem.sentence for problem in plan.problems if "既在一方" in problem.sentence] == [
        f"“{company}”既在一方，又在另一方，请核对是不是抄错了。"
    ]


def test_the_telephone_of_a_unit_is_shown_on_its_case_and_finds_it(office: Office, tmp_path: Path) -> None:
    row = {**BASE, "申请人": "危试一", "申请人电话": "19900000051", "被申请人": "示例县甲乙物流有限公司", "被申请人电话": "0513-00001234"}
    assert office.importing.store(looked(office, tmp_path, row)).stored
    ref = office.records.find("disputes", "2020-1")
    unit = office.records.open(ref).parts["parties"][1].values
    assert unit["organisation.phone"] == "051300001234"
    assert [found.ref for found in office.search.find("051300001234").hits] == [ref]
    assert counts(looked(office, tmp_path, row)) == {"same": 1}
