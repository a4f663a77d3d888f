"""Registers that balance whatever a ledger leaves out: who came, who left, who stands on the roster, all told by the same moves."""

from pathlib import Path

import pytest

from libao_desk.core.period import Period
from libao_desk.services.office import Office

from .ledgers import Cell, Ledger
from .sample_ledgers import id_no

ENDED_HEAD: list[Cell] = ["序号", "姓名", "身份证号", "矫正类别", "矫正期限起", "矫正期限止", "报到日期", "解除/终止日期", "解除原因"]
MARCH = Period.parse("2021-03")


def figures(office: Office, period: Period, *names: str) -> dict[str, object]:
    """The values of some figures."""
    return {one.name: one.value for one in office.statistics.compute(period) if one.name in names}


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
