"""A loss, an arrest entered when it is over: its step is carried out as of a day within it, and not as if it were entered nowhere."""

from datetime import date
from typing import Any

import pytest

from libao_desk.registers.corrections.lifecycle import not_held, not_known_lost
from libao_desk.registers.corrections.parts_events import CorrectionLibertyEvent, CorrectionSearch

from .builders import OFFICE, a_case

FIRST, OVER = date(2020, 12, 1), date(2020, 12, 9)


def _over() -> Any:
    search = CorrectionSearch(lost_found_on=FIRST, found_on=OVER)
    return a_case(searches=[search], liberty_events=[CorrectionLibertyEvent(starts_on=FIRST, ends_on=OVER)])


@pytest.mark.parametrize("day", [FIRST, date(2020, 12, 8)])
def test_within_its_days_the_step_is_carried_out(day: date) -> None:
    assert not_known_lost(_over(), OFFICE, day) is None
    assert not_held(_over(), OFFICE, day) is None


def test_after_its_end_the_right_day_is_named() -> None:
    lost, held = (refuse(_over(), OFFICE, OVER) for refuse in (not_known_lost, not_held))
    assert lost == "已于2020-12-09找到：补办这一步的，日期请填发现失联的2020-12-01；又一次失联的，请先在“失联查找”中登记。"
    assert held == "措施已于2020-12-09解除：补办这一步的，日期请填措施开始的2020-12-01；又一次的，请先在“被限制人身自由”中登记。"


def test_before_it_was_found_out_nobody_is_lost() -> None:
    assert not_known_lost(_over(), OFFICE, date(2020, 11, 30)) == "失联于2020-12-01发现，不能早于该日登记。"
