"""Columns side by side: 电话 beside the applicant is the applicant's, and a line of notes above the head is no part of it."""

from pathlib import Path

import openpyxl
import sqlalchemy as sa

from libao_desk.registers.disputes.codes import PartyRole
from libao_desk.registers.disputes.model import DisputeCase
from libao_desk.services.ledgers.importing import ImportPlan
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell, Ledger
from tests.services.sample_ledgers import id_no

from .test_ledgers import counts

SIDE: list[Cell] = ["身份证号", "联系电话", "住址"]
HEAD: list[Cell] = ["案号", "受理日期", "申请人", *SIDE, "被申请人", *SIDE, "纠纷类型"]
CASE: list[Cell] = ["（2020）人调字第991号", "2020-03-02", "侧试甲", id_no(1), "19900000801", "杨庄村1组，路北"]
CASE += ["侧试乙", id_no(2), "19900000802", "柏例村2组", "邻里纠纷"]


def looked(office: Office, folder: Path, head: list[Cell], row: list[Cell]) -> ImportPlan:
    """What the import of a row would do."""
    return office.importing.examine("disputes", Ledger(("台账",), (head,), [row]).write(folder / "l.xlsx"))


def test_each_side_has_what_stands_beside_it(office: Office, tmp_path: Path) -> None:
    plan = looked(office, tmp_path, HEAD, CASE)
    assert not [one for one in plan.problems if "不认识" in one.sentence or "看不出" in one.sentence]
    assert office.importing.store(plan).stored
    assert counts(looked(office, tmp_path, HEAD, CASE)) == {"same": 1}
    (row,) = looked(office, tmp_path, HEAD, CASE).rows
    assert row.texts["applicant_ids"] == id_no(1)
    assert row.texts["respondents_phones"] == "19900000802"
    assert (row.texts["applicants_addresses"], row.texts["respondents_addresses"]) == ("杨庄村1组，路北", "柏例村2组")


def test_one_column_after_both_sides_is_both_sides_own(office: Office, tmp_path: Path) -> None:
    row = [*CASE[:3], CASE[6], f"{id_no(1)}、{id_no(2)}"]
    plan = looked(office, tmp_path, ["案号", "受理日期", "申请人", "被申请人", "身份证号"], row)
    assert plan.rows[0].texts["party_ids"] == f"{id_no(1)}、{id_no(2)}"


def test_one_column_beside_the_first_side_is_its_own(office: Office, tmp_path: Path) -> None:
    head: list[Cell] = ["案号", "受理日期", "申请人", "联系电话", "被申请人"]
    plan = looked(office, tmp_path, head, [*CASE[:3], "19900000801", CASE[6]])
    assert plan.rows[0].texts["applicants_phones"] == "19900000801"


def test_an_unknown_column_is_told_by_its_letter(office: Office, tmp_path: Path) -> None:
    plan = looked(office, tmp_path, ["案号", "受理日期", "申请人", "身份证号", "身份证号"], [*CASE[:4], id_no(2)])
    assert [one for one in plan.problems if one.sentence.startswith("E列“身份证号”与“当事人身份证号”记在同一项")]


def test_a_line_above_the_head_is_no_row_of_it(office: Office, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["2020年调解台账"])
    sheet.append(["填报单位：李堡司法所", None, None, None, None, None, "2020年3月31日"])
    sheet.append(["案号", "受理日期", "当事人情况", None, None, None, "纠纷类型"])
    sheet.append([None, None, "申请人", "身份证号", "被申请人", "身份证号"])
    sheet.append([*CASE[:4], CASE[6], CASE[7], CASE[-1]])
    for cells in ("A1:G1", "A3:A4", "B3:B4", "C3:F3", "G3:G4"):
        sheet.merge_cells(cells)
    book.save(tmp_path / "l.xlsx")
    plan = office.importing.examine("disputes", tmp_path / "l.xlsx")
    assert plan.heads[0] == "案号"
    assert plan.heads[6] == "纠纷类型"
    assert plan.rows[0].texts["respondent_ids"] == id_no(2)


STANDINGS: list[Cell] = ["案号", "受理日期", "地位", "姓名", "证件号码", "纠纷类型"]


def test_what_each_party_is_stands_in_its_row(office: Office, tmp_path: Path) -> None:
    rows: list[list[Cell]] = [
        ["2020-5", "2020-03-02", "申请人", "侧试甲", id_no(1), "邻里纠纷"],
        [None, None, None, "侧试丁", id_no(4), None],
        [None, None, "被申请人", "侧试乙", id_no(2), None],
        [None, None, "第三人", "样试建材有限公司", None, None],
    ]
    head: list[Cell] = [*STANDINGS[:3], "当事人", *STANDINGS[4:]]
    plan = office.importing.examine("disputes", Ledger(("台账",), (head,), rows).write(tmp_path / "l.xlsx"))
    assert office.importing.store(plan).stored
    again = office.importing.examine("disputes", tmp_path / "l.xlsx")
    assert counts(again) == {"same": 1}
    with office.desk.read() as session:
        (case,) = session.scalars(sa.select(DisputeCase))
        assert [(party.name, party.role) for party in sorted(case.parties, key=lambda party: party.position or 0)] == [
            ("侧试甲", PartyRole.APPLICANT), ("侧试丁", None), ("侧试乙", PartyRole.RESPONDENT), ("样试建材有限公司", PartyRole.THIRD),
        ]  # fmt: skip


def test_a_word_that_is_no_standing_is_told_and_left_out(office: Office, tmp_path: Path) -> None:
    plan = looked(
        office, tmp_path, ["案号", "受理日期", "地位", "当事人", "纠纷类型"], ["2020-5", "2020-03-02", "邻居", "侧试甲", "邻里纠纷"]
    )
    assert [one.cell for one in plan.problems if "没有“邻居”这一种" in one.sentence] == ["C3"]
    assert counts(plan) == {"new": 1}


def test_third_parties_have_a_column_of_their_own(office: Office, tmp_path: Path) -> None:
    head: list[Cell] = ["案号", "受理日期", "申请人", "被申请人", "第三人", "第三人身份证号", "纠纷类型"]
    rows: list[list[Cell]] = [["2020-5", "2020-03-02", "侧试甲", "侧试乙", "侧试丙", id_no(3), "邻里纠纷"]]
    plan = office.importing.examine("disputes", Ledger(("台账",), (head,), rows).write(tmp_path / "l.xlsx"))
    assert office.importing.store(plan).stored
    assert counts(office.importing.examine("disputes", tmp_path / "l.xlsx")) == {"same": 1}
    with office.desk.read() as session:
        (case,) = session.scalars(sa.select(DisputeCase))
        (third,) = [party for party in case.parties if party.role is PartyRole.THIRD]
        assert third.person is not None
        assert (third.name, third.person.id_no) == ("侧试丙", id_no(3))
        assert len(case.parties) == 3
