"""A dispute's result and its state say the same, or the record tells that they do not."""

import pytest

from libao_desk.registers.disputes.codes import DisputeState, Outcome
from libao_desk.registers.disputes.dossier_check import warn

from .builders import a_case

RESULTS = {
    (DisputeState.FAILED, Outcome.ORAL): "状态为“调解终结”，调解结果却是“达成口头协议”",
    (DisputeState.FAILED, None): "状态为“调解终结”，调解结果却没有填写",
    (DisputeState.PERFORMED, Outcome.FAILED): "状态为“已履行”，调解结果却是“调解不成”",
}


@pytest.mark.parametrize(("state", "outcome"), RESULTS)
def test_a_result_against_the_state_is_told_on_the_record(state: DisputeState, outcome: Outcome | None) -> None:
    assert any(sentence.startswith(RESULTS[state, outcome]) for sentence in warn(a_case(state=state, outcome=outcome)))


@pytest.mark.parametrize(
    ("state", "outcome"),
    [(DisputeState.IN_PROGRESS, Outcome.WRITTEN), (DisputeState.FAILED, Outcome.FAILED), (DisputeState.AGREED, Outcome.ORAL)],
)
def test_a_result_that_fits_or_comes_before_its_step_is_not_told(state: DisputeState, outcome: Outcome) -> None:
    assert not any("调解结果却" in sentence for sentence in warn(a_case(state=state, outcome=outcome)))
