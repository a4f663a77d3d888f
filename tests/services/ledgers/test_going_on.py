"""Next month's book of a village without case numbers: what was open goes on in its own record, and two disputes never become one."""

from pathlib import Path

import pytest

from libao_desk.services.ledgers.importing import ImportPlan, Severity
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell, Ledger
from tests.services.returning import said

from .test_ledgers import counts, refused

HEAD: list[Cell] = [*"受理日期 申请人 被申请人 纠纷类型 简要案情 调解员 调解结果 结案日 协议金额 调委会 开始调解日".split()]
OPEN: list[Cell] = ["2020-03-02", "续试甲", "续试乙", "邻里纠纷", "因排水争执", "续试丙", None, None, None, None, None]


def case(**cells: Cell) -> list[Cell]:
    """The open dispute, but for what is said."""
    return [cells.get(str(head), cell) for head, cell in zip(HEAD, OPEN, strict=True)]


DONE = case(调解结果="达成口头协议", 结案日="2020-04-09", 开始调解日="2020-03-03")


def looked(office: Office, folder: Path, *rows: list[Cell]) -> ImportPlan:
    """What the import of these rows would do."""
    return office.importing.examine("disputes", Ledger(("2020年调解台账",), (HEAD,), list(rows)).write(folder / "l.xlsx"))


def on_file(office: Office, folder: Path, *rows: list[Cell]) -> str:
    """Import the rows; give the number of the first."""
    assert office.importing.store(looked(office, folder, *rows)).stored
    return looked(office, folder, *rows).rows[0].record_number


def test_an_open_dispute_without_a_number_goes_on(office: Office, tmp_path: Path) -> None:
    number = on_file(office, tmp_path, OPEN)
    plan = looked(office, tmp_path, DONE)
    assert (counts(plan), plan.rows[0].record_number) == ({"changed": 1}, number)
    assert [note for note in said(plan, Severity.NOTE) if "将办理" in note]
    assert office.importing.store(plan).stored
    assert counts(looked(office, tmp_path, DONE)) == {"same": 1}


def test_its_committee_may_be_added(office: Office, tmp_path: Path) -> None:
    on_file(office, tmp_path, OPEN)
    assert counts(looked(office, tmp_path, case(调委会="李堡镇人民调解委员会"))) == {"changed": 1}


def test_a_row_that_contradicts_the_record_is_asked_about(office: Office, tmp_path: Path) -> None:
    number = on_file(office, tmp_path, OPEN)
    for other in (case(简要案情="因占道争执"), case(调解员="续试丁", 调解结果="达成口头协议", 结案日="2020-04-09")):
        plan = looked(office, tmp_path, other)
        assert counts(plan) == {"conflict": 1}
        assert f"与记录{number}相同" in refused(plan)["A3"]


def test_two_disputes_of_one_pair_on_one_day_never_become_one(office: Office, tmp_path: Path) -> None:
    on_file(office, tmp_path, OPEN)
    for rows in ((OPEN, DONE), (DONE, OPEN), (DONE, case(调解结果="达成书面协议", 结案日="2020-04-09"))):
        plan = looked(office, tmp_path, *rows)
        assert counts(plan)["conflict"] == 1
        assert "看不出哪一行是它" in next(iter(refused(plan).values()))


def test_of_two_records_that_say_the_same_none_is_chosen(office: Office, tmp_path: Path) -> None:
    first = looked(office, tmp_path, case(协议金额=100), case(协议金额=200))
    assert office.importing.store(first).stored
    assert counts(looked(office, tmp_path, DONE)) == {"conflict": 1}
    fuller = case(调解结果="达成口头协议", 结案日="2020-04-09", 协议金额=200)
    plan = looked(office, tmp_path, fuller)
    assert (counts(plan), [one.label for one in plan.rows[0].changes]) == ({"changed": 1}, ["调解结果", "结案日"])


NUMBERED: list[Cell] = [*HEAD, "卷号"]


def numbered(office: Office, folder: Path, *rows: list[Cell]) -> ImportPlan:
    """What the import of rows with a number at their end would do."""
    return office.importing.examine("disputes", Ledger(("2020年调解台账",), (NUMBERED,), list(rows)).write(folder / "n.xlsx"))


@pytest.mark.parametrize("committee", [None, "李堡镇人民调解委员会"])
def test_a_number_given_at_the_end_is_filled_in_like_any_other_blank(office: Office, tmp_path: Path, committee: Cell) -> None:
    number = on_file(office, tmp_path, case(调委会=committee))
    row: list[Cell] = [*DONE, "（2020）人调字第961号"]
    row[HEAD.index("调委会")] = committee
    plan = numbered(office, tmp_path, row)
    assert (counts(plan), plan.rows[0].record_number) == ({"changed": 1}, number)
    assert "卷号" in [one.label for one in plan.rows[0].changes]
    assert office.importing.store(plan).stored
    assert counts(numbered(office, tmp_path, row)) == {"same": 1}


def test_a_number_beside_data_that_differ_is_asked_about(office: Office, tmp_path: Path) -> None:
    number = on_file(office, tmp_path, OPEN)
    plan = numbered(office, tmp_path, [*case(简要案情="因占道争执"), "（2020）人调字第961号"])
    assert counts(plan) == {"conflict": 1}
    assert f"请先在{number}中补上卷号" in refused(plan)["A3"]


def test_a_number_that_another_has_is_not_filled_in(office: Office, tmp_path: Path) -> None:
    other: list[Cell] = [*case(申请人="续试戊", 被申请人="续试己", 简要案情="因占道争执"), "（2020）人调字第961号"]
    assert office.importing.store(numbered(office, tmp_path, other)).stored
    on_file(office, tmp_path, OPEN)
    assert counts(numbered(office, tmp_path, [*DONE, "(2020)人调字961"])) == {"conflict": 1}
    fresh: list[Cell] = [*DONE, "（2020）人调字第962号"]
    assert counts(numbered(office, tmp_path, fresh, [*other[:-1], "（2020）人调字第962号"])).get("changed") == 1


def test_one_record_takes_one_of_two_new_numbers(office: Office, tmp_path: Path) -> None:
    on_file(office, tmp_path, OPEN)
    plan = numbered(office, tmp_path, [*DONE, "（2020）人调字第961号"], [*DONE, "（2020）人调字第962号"])
    assert counts(plan) == {"changed": 1, "conflict": 1}


def test_what_has_a_number_on_file_alone_is_asked_about(office: Office, tmp_path: Path) -> None:
    assert office.importing.store(numbered(office, tmp_path, [*OPEN, "（2020）人调字第961号"])).stored
    assert counts(looked(office, tmp_path, DONE)) == {"conflict": 1}
    assert counts(numbered(office, tmp_path, [*DONE, "（2020）人调字第962号"])) == {"new": 1}
