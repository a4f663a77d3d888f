"""Cases of several rows: people below their case are its people, and what cannot be said twice stops it."""

from pathlib import Path

import pytest

from libao_desk.services.ledgers.importing import ImportPlan, Severity
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell, Ledger

from .test_ledgers import counts, refused

HEAD: list[Cell] = ["序号", "案号", "受理日期", "当事人", "联系电话", "纠纷类型", "调解结果", "结案日期", "协议金额"]
FIRST: list[Cell] = [1, "（2020）人调字第962号", "2020-3-6", "李试甲", "19900000803", "合同纠纷", "达成书面协议", "2020-3-9", 3000]
NEXT: list[Cell] = [2, "（2020）人调字第963号", "2020-3-6", "李试庚", "19900000806", "合同纠纷", "达成书面协议", "2020-3-9", 3000]


def examined(office: Office, folder: Path, *rows: list[Cell]) -> ImportPlan:
    """The rows, examined as a ledger of cases."""
    return office.importing.examine("disputes", Ledger(("2020年调解台账",), (HEAD,), list(rows)).write(folder / "l.xlsx"))


def below(name: str, phone: str, amount: Cell = None) -> list[Cell]:
    """A row with a party and nothing of its case."""
    return [None, None, None, name, phone, None, None, None, amount]


def again(name: str, phone: str) -> list[Cell]:
    """The first case once more with another party."""
    return [*FIRST[:3], name, phone, *FIRST[5:]]


@pytest.mark.parametrize("row", [below, again])
def test_people_below_their_case_are_its_people(office: Office, tmp_path: Path, row: type) -> None:
    plan = examined(office, tmp_path, FIRST, row("王试戊", "19900000804"), row("王试己", "19900000805"), NEXT)
    assert (refused(plan), counts(plan)) == ({}, {"new": 2})
    assert plan.rows[0].texts["parties"] == "李试甲、王试戊、王试己"
    assert plan.rows[0].texts["parties_phones"] == "19900000803、19900000804、19900000805"
    told = [problem.sentence for problem in plan.problems if problem.severity is Severity.NOTE]
    assert "第4行与第3行是同一条记录，并入第3行。" in told
    office.importing.store(plan)
    assert counts(office.importing.examine("disputes", tmp_path / "l.xlsx")) == {"same": 2}


def test_what_a_case_has_once_is_not_taken_from_the_rows_of_its_people(office: Office, tmp_path: Path) -> None:
    plan = examined(office, tmp_path, FIRST, below("王试戊", "19900000804", 2000), below("王试己", "19900000805", 1000), NEXT)
    assert counts(plan) == {"refused": 1, "new": 1}
    assert "当事人" in refused(plan)["I4"]


def test_people_apart_from_any_case_are_not_a_case(office: Office, tmp_path: Path) -> None:
    plan = examined(office, tmp_path, FIRST, [None] * len(HEAD), below("王试戊", "19900000804"), NEXT)
    assert counts(plan) == {"refused": 1, "new": 2}
    assert "没有序号和编号" in refused(plan)["D5"]


def test_a_number_that_stands_twice_over_other_data_is_still_a_conflict(office: Office, tmp_path: Path) -> None:
    other = [2, FIRST[1], "2020-3-7", "王试戊", "19900000804", "邻里纠纷", *FIRST[6:]]
    assert counts(examined(office, tmp_path, FIRST, other)) == {"new": 1, "conflict": 1}
    assert counts(examined(office, tmp_path, FIRST, FIRST)) == {"new": 1, "conflict": 1}


def test_a_row_without_number_that_has_its_own_day_is_a_case(office: Office, tmp_path: Path) -> None:
    plan = examined(office, tmp_path, FIRST, [None, None, *NEXT[2:]])
    assert counts(plan) == {"new": 2}


def test_people_with_a_name_only_are_people(office: Office, tmp_path: Path) -> None:
    head: list[Cell] = ["序号", "姓名", "罪名"]
    ledger = Ledger(("社区矫正对象名单",), (head,), [[1, "张试甲", "盗窃罪"], [None, "李试乙", None]])
    assert len(office.importing.examine("corrections", ledger.write(tmp_path / "l.xlsx")).rows) == 2
