"""The course of an aftercare case: every move allowed or refused, and what a record's dates tell."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from libao_desk.registers.aftercare import lifecycle
from libao_desk.registers.aftercare.codes import AftercareState, CloseReason, ReleaseSource, Verification
from libao_desk.registers.aftercare.model import AftercareCase

from .builders import OFFICE, a_case, helps, visits

S = AftercareState
MOVES = {move.event: move for move in lifecycle.TRANSITIONS}
ALLOWED = {
    ("verify", S.NOTIFIED),
    ("miss", S.NOTIFIED),
    ("miss", S.VERIFIED),
    ("hand_over", S.NOTIFIED),
    ("hand_over", S.VERIFIED),
    ("hand_over", S.NOT_ARRIVED),
    ("start", S.HANDED_OVER),
    *(("move", state) for state in (S.NOTIFIED, S.VERIFIED, S.NOT_ARRIVED, S.HANDED_OVER, S.ACTIVE)),
    *(("close", state) for state in (S.NOTIFIED, S.VERIFIED, S.NOT_ARRIVED, S.HANDED_OVER, S.ACTIVE)),
}


def test_these_moves_and_no_others_are_allowed() -> None:
    assert {(event, state) for event, move in MOVES.items() for state in move.sources} == ALLOWED


def _noticed(**values: Any) -> AftercareCase:
    """A notice was received and nobody has come yet."""
    return a_case(S.VERIFIED, **({"released_on": None, "handed_on": None, "handover": None, "filed_on": None} | values))


NEVER_COME: dict[str, dict[str, Any]] = {
    "the notice is not true": {"verification": Verification.WRONG, "close_reason": CloseReason.OTHER},
    "he died before his release": {"close_reason": CloseReason.DEAD},
}


@pytest.mark.parametrize("values", NEVER_COME.values(), ids=NEVER_COME)
def test_what_comes_to_nothing_before_the_release_is_closed(values: dict[str, Any]) -> None:
    case = _noticed(verified_on=date(2020, 2, 5), closed_on=date(2020, 2, 6), **values)
    assert lifecycle.may_not_close(case, OFFICE, date(2020, 2, 6)) is None
    assert [step.event for step in lifecycle.replay(case, date(2020, 6, 1))] == ["notify", "verify", "close"]


REFUSED: dict[str, tuple[str, Callable[[], AftercareCase], date, str]] = {
    "handed over before the release": (
        "hand_over", lambda: a_case(S.VERIFIED, handed_on=date(2020, 3, 1)), date(2020, 3, 2),
        "衔接日期2020-03-01早于释放日期2020-03-02，请核对。",
    ),
    "handed over without a release": (
        "hand_over", lambda: a_case(S.VERIFIED, released_on=None), date(2020, 3, 2), "尚未填写释放日期，不能登记衔接。",
    ),
    "missed before the day": ("miss", lambda: a_case(S.VERIFIED), date(2020, 3, 1), "尚未到释放日期，不能登记应衔接未衔接。"),
    "moved nowhere": ("move", lambda: a_case(moved_on=date(2020, 5, 1)), date(2020, 5, 1), "请填写移交至哪个单位。"),
    "closed a day too early": (
        "close", lambda: a_case(closed_on=date(2025, 3, 1), close_reason=CloseReason.TERM), date(2025, 3, 1),
        "帮教期限到2025-03-02，尚未期满。",
    ),
    "reoffended, but when": ("close", lambda: a_case(close_reason=CloseReason.REOFFENDED), date(2021, 3, 1), "请填写重新犯罪日期。"),
    "closed before he came, of no account": (
        "close", lambda: _noticed(close_reason=CloseReason.OTHER), date(2020, 2, 6),
        "尚未衔接：只有信息核查不属实的（解除原因选“其他”）和死亡的，才能在衔接前解除帮教。",
    ),
    "not found, but here": (
        "close", lambda: a_case(close_reason=CloseReason.NOT_FOUND), date(2021, 3, 1), "查无下落只适用于应衔接未衔接的人员。",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("event", "case", "day", "sentence"), REFUSED.values(), ids=REFUSED)
def test_a_move_is_refused_with_its_sentence(event: str, case: Callable[[], AftercareCase], day: date, sentence: str) -> None:
    refuse = MOVES[event].refuse
    assert refuse is not None
    assert refuse(case(), OFFICE, day) == sentence


def test_help_ends_on_the_last_day_of_its_term() -> None:
    case = a_case(closed_on=date(2025, 3, 2), close_reason=CloseReason.TERM)
    assert lifecycle.may_not_close(case, OFFICE, date(2025, 3, 2)) is None
    three_years = a_case(source=ReleaseSource.CORRECTION, closed_on=date(2023, 3, 2), close_reason=CloseReason.TERM)
    assert lifecycle.may_not_close(three_years, OFFICE, date(2023, 3, 2)) is None


def test_a_record_s_dates_tell_its_course() -> None:
    case = a_case(verified_on=date(2020, 2, 6), closed_on=date(2025, 3, 3), close_reason=CloseReason.TERM)
    assert [(step.event, f"{step.happened_on}") for step in lifecycle.replay(case, date(2025, 6, 1))] == [
        ("notify", "2020-02-03"),
        ("verify", "2020-02-06"),
        ("hand_over", "2020-03-02"),
        ("start", "2020-03-10"),
        ("close", "2025-03-03"),
    ]
    assert [step.target for step in lifecycle.replay(case, date(2020, 3, 5))] == [S.NOTIFIED, S.VERIFIED, S.HANDED_OVER]


def test_a_ledger_row_with_a_slip_never_turns_the_history_round() -> None:
    case = a_case(filed_on=date(2019, 3, 10), visits=visits(date(2020, 3, 8)))
    days = [step.happened_on for step in lifecycle.replay(case, date(2020, 6, 1))]
    assert days == sorted(days)


def test_whoever_is_here_before_his_paper_is_here_from_the_day_he_came() -> None:
    case = a_case(released_on=date(2020, 12, 1), handed_on=date(2020, 12, 1), notice_received_on=date(2020, 12, 15), verified_on=None)
    assert [(step.event, f"{step.happened_on:%m-%d}") for step in lifecycle.replay(case, date(2020, 12, 31))][:2] == [
        ("notify", "12-01"),
        ("hand_over", "12-01"),
    ]


def test_a_row_without_any_date_is_born_today() -> None:
    (step,) = lifecycle.replay(AftercareCase(), date(2020, 6, 1))
    assert (step.target, step.happened_on) == (S.NOTIFIED, date(2020, 6, 1))


@pytest.mark.parametrize("reason", [None, CloseReason.TERM, CloseReason.DEAD])
def test_help_is_over_on_its_last_day_whatever_else_a_ledger_left_out(reason: CloseReason | None) -> None:
    case = AftercareCase(released_on=date(2015, 1, 20), closed_on=date(2018, 1, 20), close_reason=reason)
    assert [(step.event, f"{step.happened_on}") for step in lifecycle.replay(case, date(2020, 6, 1))] == [
        ("notify", "2015-01-20"),
        ("hand_over", "2015-01-20"),
        ("close", "2018-01-20"),
    ]
    assert [step.event for step in lifecycle.replay(case, date(2017, 6, 1))] == ["notify"]


def test_whoever_was_never_found_never_came() -> None:
    case = AftercareCase(released_on=date(2015, 1, 20), closed_on=date(2018, 1, 20), close_reason=CloseReason.NOT_FOUND)
    assert [step.event for step in lifecycle.replay(case, date(2020, 6, 1))] == ["notify", "miss", "close"]


def test_help_is_not_given_before_it_is_asked_for() -> None:
    told = lifecycle.OUT_OF_ORDER(a_case(helps=helps(date(2021, 1, 5), date(2020, 12, 15))))
    assert [sentence for _, sentence in told] == ["帮扶措施：落实日期2020-12-15早于申请日期2021-01-05，请核对。"]
    assert not [*lifecycle.OUT_OF_ORDER(a_case(helps=helps(date(2020, 12, 15), date(2021, 1, 5))))]
