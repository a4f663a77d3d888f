"""The days of a case's rows: what was typed in the wrong order is told, so that no row slips out of its month unseen."""

from datetime import date
from typing import Any

import pytest

from libao_desk.registers.corrections.codes import CorrectionState, SanctionKind

from .builders import CORRECTIONS, a_case, a_leave, a_move, a_sanction

LATE, WARNING = date(2021, 1, 5), SanctionKind.WARNING


@pytest.mark.parametrize(
    ("values", "sentences"),
    [
        ({"leaves": [a_leave()], "sanctions": [a_sanction(WARNING, decided_on=date(2020, 12, 10))]}, []),
        (
            {"leaves": [a_leave(applied_on=LATE, returned_on=None)]},
            [
                "请假外出：批准日期2020-12-03早于申请日期2021-01-05，请核对。",
                "请假外出：备案日期2020-12-04早于申请日期2021-01-05，请核对。",
            ],
        ),
        (
            {"sanctions": [a_sanction(WARNING, proposed_on=LATE, decided_on=date(2020, 12, 10))]},
            ["奖惩：决定日2020-12-10早于提请(呈报)日2021-01-05，请核对。"],
        ),
        (
            {"place_changes": [a_move(applied_on=LATE, decided_on=date(2020, 12, 31))]},
            ["执行地变更：决定日2020-12-31早于申请日期2021-01-05，请核对。"],
        ),
    ],
    ids=["in their order", "a leave", "a sanction", "a move"],
)
def test_the_days_of_a_row_can_only_follow_one_another(values: dict[str, Any], sentences: list[str]) -> None:
    assert [sentence for _, sentence in CORRECTIONS.out_of_order(a_case(**values))] == sentences


def test_a_record_is_not_sealed_before_the_correction_ended() -> None:
    case = a_case(CorrectionState.RELEASED, ended_on=date(2021, 7, 5), sealed_on=date(2021, 7, 1))
    assert dict(CORRECTIONS.out_of_order(case))["sealed_on"] == "封存日2021-07-01早于解除/终止日期2021-07-05，请核对。"
