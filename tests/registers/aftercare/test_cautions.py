"""What the program points out on an aftercare case."""

from typing import Any

import pytest

from libao_desk.registers.aftercare.cautions import warn
from libao_desk.registers.aftercare.codes import AftercareState, HelpLevel, KeyReason, Settlement

from .builders import a_case

WHY, LIVING = "重点帮教请填写重点理由。", "请填写安置情况；没有安置的，请填写未安置原因。"
SAID: dict[str, tuple[dict[str, Any], tuple[str, ...]]] = {
    "nothing": ({"level": HelpLevel.KEY}, (WHY, LIVING)),
    "the reason": ({"level": HelpLevel.KEY, "key_reason": KeyReason.NO_HOME}, (LIVING,)),
    "what he lives on": ({"settlement": Settlement.LAND}, ()),
    "why he is not settled": ({"unsettled_reason": "年老"}, ()),
    "before the help began": ({"state": AftercareState.HANDED_OVER}, ()),
    "after it ended": ({"state": AftercareState.CLOSED, "level": HelpLevel.KEY}, ()),
}


@pytest.mark.parametrize(("values", "told"), SAID.values(), ids=SAID)
def test_what_is_wanted_of_some_cases_alone_is_asked_for(values: dict[str, Any], told: tuple[str, ...]) -> None:
    assert warn(a_case(**values)) == told
