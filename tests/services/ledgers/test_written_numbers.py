"""A number written otherwise is the same number: brackets, width, blanks, 第 and 号, zeros in front; what is stored stays as it is."""

from pathlib import Path

import pytest

from libao_desk.declare.path import path
from libao_desk.registers.disputes.model import DisputeCase
from libao_desk.services.ledgers.importing import ImportPlan
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell, Ledger
from tests.services.returning import sent_out
from tests.services.sample_ledgers import id_no

from .test_ledgers import counts, refused

NUMBER = "（2020）人调字第812号"
WAYS = [
    "(2020)人调字第812号",
    "〔2020〕人调字第812号",
    "[2020]人调字第812号",
    "【2020】人调字第812号",
    "（2020）人调字812号",
    "（2020）人调字第812",
    "（2020）人调字第0812号",
    "（ 2020 ） 人调字 第 812 号",
    "2020人调字第812号",
    "（2020年）人调字第812号",
    "（2020）人调字-812",
    "（２０２０）人调字第８１２号",
]
OTHERS = [
    "（2020）人调字第813号",
    "（2020）人调字第81-2号",
    "（2019）人调字第812号",
    "（2020）安人调字第812号",
    "（2020）人调字第812号之一",
]


def looked(office: Office, folder: Path, *numbers: Cell, amount: Cell = None) -> ImportPlan:
    """What the import of cases with these numbers would do, all else the same."""
    heads: list[Cell] = ["卷号", "受理日期", "当事人", "纠纷类型", "协议金额"]
    rows: list[list[Cell]] = [[number, "2020-03-02", "许橘、彭梓", "邻里纠纷", amount] for number in numbers]
    return office.importing.examine("disputes", Ledger(("台账",), (heads,), rows).write(folder / "l.xlsx"))


@pytest.fixture
def filed(office: Office, tmp_path: Path) -> Office:
    """An office with one dispute."""
    assert office.importing.store(looked(office, tmp_path, NUMBER)).stored
    return office


@pytest.mark.parametrize("number", WAYS)
def test_a_number_written_otherwise_is_the_same(filed: Office, tmp_path: Path, number: str) -> None:
    assert counts(looked(filed, tmp_path, number)) == {"same": 1}
    plan = looked(filed, tmp_path, number, amount=900)
    assert (counts(plan), [change.label for change in plan.rows[0].changes]) == ({"changed": 1}, ["协议涉及金额"])
    assert filed.importing.store(plan).stored
    assert filed.records.open(filed.records.find("disputes", NUMBER)).values["case_no"] == NUMBER


@pytest.mark.parametrize("number", OTHERS)
def test_another_number_is_another(filed: Office, tmp_path: Path, number: str) -> None:
    assert counts(looked(filed, tmp_path, number)) == {"new": 1}


def test_two_rows_with_one_number_written_otherwise_are_asked_about(office: Office, tmp_path: Path) -> None:
    plan = looked(office, tmp_path, NUMBER, WAYS[0])
    assert counts(plan) == {"new": 1, "conflict": 1}
    assert "卷号与第3行相同，同一对象在表中出现两次" in refused(plan)["A4"]


def test_of_two_records_doubled_before_the_one_written_so_is_meant(filed: Office, tmp_path: Path) -> None:
    first = filed.records.find("disputes", NUMBER).id
    other = looked(filed, tmp_path, OTHERS[0])
    assert filed.importing.store(other).stored
    doubled = filed.records.open(filed.records.find("disputes", OTHERS[0]))
    with filed.desk.work("旧时重复") as session:
        session.get_one(DisputeCase, doubled.ref.id).case_no = WAYS[0]
    assert [looked(filed, tmp_path, number).rows[0].record_id for number in (NUMBER, WAYS[0])] == [first, doubled.ref.id]
    assert "2条已有记录" in refused(looked(filed, tmp_path, WAYS[1]))["A3"]


def test_a_number_of_another_record_is_taken_however_it_is_written(office: Office, tmp_path: Path) -> None:
    def plan(**cells: Cell) -> ImportPlan:
        return office.importing.examine("corrections", Ledger(("台账",), (list(cells),), [list(cells.values())]).write(tmp_path / "l.xlsx"))

    assert office.importing.store(plan(社区矫正对象编号="（2020）矫字第1号", 姓名="丁列一", 身份证号=id_no(1))).stored
    assert office.importing.store(plan(姓名="白田石", 身份证号=id_no(2), 矫正开始日期="2020-03-03")).stored
    number = plan(姓名="白田石", 身份证号=id_no(2), 矫正开始日期="2020-03-03").rows[0].record_number
    taken = plan(本地编号=number, 社区矫正对象编号="(2020)矫字1号", 姓名="白田石", 身份证号=id_no(2))
    assert "一个号只归一条记录" in refused(taken)["B3"]


def test_a_judgments_number_written_otherwise_makes_no_second_record(office: Office, tmp_path: Path) -> None:
    def plan(number: str) -> ImportPlan:
        cells: dict[str, Cell] = {"姓名": "丁列一", "身份证号": id_no(1), "文书号": number}
        return office.importing.examine("corrections", Ledger(("台账",), (list(cells),), [list(cells.values())]).write(tmp_path / "l.xlsx"))

    assert office.importing.store(plan("（2020）苏0699刑初88号")).stored
    assert counts(plan("(2020)苏0699刑初第88号")) == {"same": 1}


def test_a_returned_sheet_does_not_write_a_number_otherwise(filed: Office, tmp_path: Path) -> None:
    register = filed.desk.book.get("disputes")
    assert register.official is not None
    sheet = sent_out(filed, tmp_path, "disputes", path(register.official))
    sheet.type(sheet.row_of("卷号", NUMBER), 卷号=WAYS[0])
    assert counts(filed.importing.examine("disputes", sheet.back())) == {"same": 1}
