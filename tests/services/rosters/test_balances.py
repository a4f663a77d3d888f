"""Registers that balance whatever a ledger leaves out: who came, who left, who stands on the roster, all told by the same moves."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from libao_desk.core.period import Period
from libao_desk.declare.lifecycle import Step
from libao_desk.registers.aftercare.codes import AftercareState
from libao_desk.registers.aftercare.model import AftercareCase
from libao_desk.registers.corrections.codes import CorrectionState
from libao_desk.registers.corrections.model import CorrectionCase
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell, Ledger
from tests.services.sample_ledgers import id_no

ENDED_HEAD: list[Cell] = ["序号", "姓名", "身份证号", "矫正类别", "矫正期限起", "矫正期限止", "报到日期", "解除/终止日期", "解除原因"]
MARCH = Period.parse("2021-03")


SIGNS = {"corrections-balance": (1, 1, 1, -1, -1, -1, -1), "aftercare-balance": (1, 1, -1, -1)}
SUBJECTS: list[list[Cell]] = [
    [1, "张试甲", id_no(1), "缓刑", "2020-03-05", "2022-03-04", "2020-03-08", None, None],
    [2, "李试乙", id_no(2), None, "2021-02-05", "2022-02-04", "2021-02-08", None, None],
    [3, "王试丙", id_no(3), None, "2020-02-05", "2021-03-04", "2020-02-08", "2021-03-04", None],
]
OF_HELP: list[Cell] = [*"序号 姓名 身份证号 来源 释放日期 衔接日期 衔接情况 帮教类别 解除帮教日期 解除原因".split()]
HELPED: list[list[Cell]] = [
    [1, "孙试甲", id_no(11), "监狱刑满释放", "2020-03-05", "2020-03-05", "司法所接回", "一般", None, None],
    [2, "孙试乙", id_no(12), None, "2020-03-05", "2020-03-05", "司法所接回", "一般", None, None],
    [3, "孙试丙", id_no(13), "监狱刑满释放", "2020-04-05", None, None, "重点", None, None],
    [4, "孙试丁", id_no(14), "解除社区矫正", "2021-03-05", None, None, "一般", None, None],
    [5, "孙试戊", id_no(15), "解除社区矫正", "2020-03-05", None, None, None, "2021-03-09", "死亡"],
    [6, "孙试庚", id_no(17), "监狱刑满释放", "2021-01-05", None, None, "一般", "2021-03-20", "查无下落"],
]


def figures(office: Office, period: Period, *names: str) -> dict[str, object]:
    """The values of some figures."""
    return {one.name: one.value for one in office.statistics.compute(period) if one.name in names}


def entered(office: Office, folder: Path) -> None:
    """A ledger of each register, with what ledgers leave out, and a record that has a state and nothing else."""
    for register, head, rows in (("corrections", ENDED_HEAD, SUBJECTS), ("aftercare", OF_HELP, HELPED)):
        plan = office.importing.examine(register, Ledger((), (head,), rows).write(folder / f"{register}.xlsx"))
        assert office.importing.store(plan).stored, [problem.sentence for problem in plan.problems]
    nothing_else = (("corrections", CorrectionCase(), CorrectionState.ACTIVE), ("aftercare", AftercareCase(), AftercareState.ACTIVE))
    with office.desk.work("登记") as session:
        for register, record, state in nothing_else:
            office.records.enter(session, office.desk.book.get(register), record, (Step("import", state, office.today),))


def balance(office: Office, key: str, period: Period) -> dict[str, list[int]]:
    """The lines of a table of balance."""
    (table,) = [table for table in office.statistics.report(period).tables if table.key == key]
    return {line.title: [int(cell.value.value or 0) for cell in line.cells if cell is not None] for line in table.lines}


@pytest.mark.parametrize("period", ["2020", "2020-03", "2021-02", "2021-03", "2021-04", "2021", "2026-Q1", "2026-03"])
@pytest.mark.parametrize("key", SIGNS)
def test_every_line_balances_and_the_lines_are_the_whole(office: Office, tmp_path: Path, key: str, period: str) -> None:
    entered(office, tmp_path)
    lines = balance(office, key, Period.parse(period))
    assert {title: sum(sign * count for sign, count in zip(SIGNS[key], counts, strict=True)) for title, counts in lines.items()} == (
        dict.fromkeys(lines, 0)
    )
    whole = lines.pop("合计")
    assert [sum(column) for column in zip(*lines.values(), strict=True)] == whole


@pytest.mark.parametrize("period", ["2020-12", "2021-03", "2026-03"])
def test_the_roster_has_as_many_as_the_figure(office: Office, tmp_path: Path, period: str) -> None:
    entered(office, tmp_path)
    corrected = office.rosters.table("corrections", Period.parse(period))
    closing = balance(office, "corrections-balance", Period.parse(period))["合计"]
    assert (len(corrected.rows), len(corrected.ended)) == (closing[-1], sum(closing[3:6]))
    helped = office.rosters.table("aftercare", Period.parse(period))
    waiting = sum("收到通知" in row for row in helped.rows)
    never_came = sum("孙试庚" in row for row in helped.ended)
    counted = balance(office, "aftercare-balance", Period.parse(period))["合计"]
    assert (len(helped.rows) - waiting, len(helped.ended) - never_came) == (counted[-1], counted[-2])


def test_a_roster_says_who_left_that_no_figure_counts(office: Office, tmp_path: Path) -> None:
    entered(office, tmp_path)
    sheet = load_workbook(BytesIO(office.rosters.write("aftercare", MARCH).data)).active
    assert sheet is not None
    assert "；本期解除、移交中1名未曾衔接，未计入统计数" in "".join(str(cell.value or "") for cell in sheet[2])


def test_who_lacks_the_datum_stands_in_a_line_of_his_own(office: Office, tmp_path: Path) -> None:
    entered(office, tmp_path)
    report = office.statistics.report(Period.month_of(office.today))
    lines = {table.key: [line.title for line in table.lines] for table in report.tables}
    assert lines["corrections-balance"][-1] == lines["aftercare-balance"][-1] == lines["aftercare-steps"][-1] == "未填写"
    assert "未填写" not in balance(office, "corrections-balance", Period.parse("2019"))


def ended(reason: Cell) -> list[Cell]:
    """A year's probation that ended on its last day."""
    return [1, "张试甲", id_no(1), "缓刑", "2020-03-05", "2021-03-04", "2020-03-08", "2021-03-04", reason]


@pytest.mark.parametrize(
    ("reason", "released", "state"),
    [(None, 1, "已解除"), ("期满", 1, "期满解除"), ("考验期满", 1, "期满解除"), ("死亡", 0, "死亡"), ("收监执行", 0, "收监执行")],
)
def test_an_end_counts_as_what_it_was(office: Office, tmp_path: Path, reason: Cell, released: int, state: str) -> None:
    plan = office.importing.examine("corrections", Ledger((), (ENDED_HEAD,), [ended(reason)]).write(tmp_path / "l.xlsx"))
    assert office.importing.store(plan).stored
    found = figures(office, MARCH, "corrections.released", "corrections.terminated")
    assert found == {"corrections.released": released, "corrections.terminated": 1 - released}
    (row,) = office.rosters.table("corrections", MARCH).ended
    assert state in row
