"""The course of letters and notices: every move allowed or refused, and what their dates tell."""

from collections.abc import Callable
from datetime import date

import pytest

from libao_desk.declare.lifecycle import Transition
from libao_desk.registers.duties import lifecycle
from libao_desk.registers.duties.codes import LetterState, NoticeState, PartyKind

from .builders import OFFICE, a_letter, a_notice

L, N = LetterState, NoticeState


def _allowed(moves: tuple[Transition, ...]) -> set[tuple[str, object]]:
    return {(move.event, state) for move in moves for state in move.sources}


def test_these_moves_and_no_others_are_allowed() -> None:
    letters = {("sign", L.DRAFTED), ("end", L.SIGNED), ("void", L.DRAFTED), ("void", L.SIGNED)}
    assert _allowed(lifecycle.LETTER_TRANSITIONS) == letters
    notices = {("issue", N.DRAFTED), ("reply", N.ISSUED), ("close", N.REPLIED), ("void", N.DRAFTED), ("void", N.ISSUED)}
    assert _allowed(lifecycle.NOTICE_TRANSITIONS) == notices


def test_only_a_void_asks_for_a_reason() -> None:
    moves = (*lifecycle.LETTER_TRANSITIONS, *lifecycle.NOTICE_TRANSITIONS)
    assert {move.event for move in moves if move.asks_reason} == {"void"}


DAY = date(2020, 12, 31)
REFUSED: dict[str, tuple[Callable[[], str | None], str]] = {
    "signed with nobody": (
        lambda: lifecycle.may_not_sign(a_letter(party_kind=PartyKind.FIRM), OFFICE, DAY), "尚未选择签订的企业，不能登记签订。",
    ),
    "a term turned round": (
        lambda: lifecycle.may_not_sign(a_letter(ends_on=date(2019, 12, 31)), OFFICE, DAY),
        "责任期限止2019-12-31早于责任期限起2020-01-01，请核对。",
    ),
    "ended on its last day": (lambda: lifecycle.may_not_end(a_letter(), OFFICE, DAY), "责任期限到2020-12-31，尚未期满。"),
    "pressed for on the last day": (
        lambda: lifecycle.may_not_issue(a_notice(issued_on=date(2020, 9, 1)), OFFICE, DAY),
        "法定末日为2020-09-01，印发时尚未逾期，不能督办。",
    ),
    "to be done before it was issued": (
        lambda: lifecycle.may_not_issue(a_notice(reply_due_on=date(2020, 9, 6)), OFFICE, DAY),
        "完成时限2020-09-06早于印发日期2020-09-07，请核对。",
    ),
    "answered before it was issued": (
        lambda: lifecycle.may_not_reply(a_notice(replied_on=date(2020, 9, 6)), OFFICE, DAY),
        "回执日期2020-09-06早于印发日期2020-09-07，请核对。",
    ),
    "closed before it was answered": (
        lambda: lifecycle.may_not_close(a_notice(replied_on=date(2020, 9, 9), closed_on=date(2020, 9, 8)), OFFICE, DAY),
        "办结日期2020-09-08早于回执日期2020-09-09，请核对。",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("refusal", "sentence"), REFUSED.values(), ids=REFUSED)
def test_a_move_is_refused_with_its_sentence(refusal: Callable[[], str | None], sentence: str) -> None:
    assert refusal() == sentence


def test_a_move_on_the_first_day_it_may_be_made() -> None:
    assert lifecycle.may_not_sign(a_letter(), OFFICE, DAY) is None
    assert lifecycle.may_not_end(a_letter(), OFFICE, date(2021, 1, 1)) is None
    assert lifecycle.may_not_issue(a_notice(issued_on=date(2020, 9, 2)), OFFICE, DAY) is None
    assert lifecycle.may_not_reply(a_notice(replied_on=date(2020, 9, 7)), OFFICE, DAY) is None


def test_a_letter_s_dates_tell_its_course() -> None:
    letter = a_letter(ended_on=date(2021, 1, 4))
    course = [("draft", "2020-01-08"), ("sign", "2020-01-08"), ("end", "2021-01-04")]
    assert [(step.event, f"{step.happened_on}") for step in lifecycle.letter_replay(letter, date(2021, 6, 1))] == course
    assert [step.event for step in lifecycle.letter_replay(letter, DAY)] == ["draft", "sign"]
    assert [step.event for step in lifecycle.letter_replay(a_letter(signed_on=None), DAY)] == ["draft"]


def test_a_notice_s_dates_tell_its_course() -> None:
    notice = a_notice(replied_on=date(2020, 9, 10), closed_on=date(2020, 9, 11))
    course = [("draft", "2020-09-07"), ("issue", "2020-09-07"), ("reply", "2020-09-10"), ("close", "2020-09-11")]
    assert [(step.event, f"{step.happened_on}") for step in lifecycle.notice_replay(notice, DAY)] == course
    assert [step.event for step in lifecycle.notice_replay(a_notice(closed_on=date(2020, 9, 11)), DAY)] == ["draft", "issue"]


def test_a_slip_in_a_notice_never_turns_its_history_round() -> None:
    notice = a_notice(replied_on=date(2020, 9, 10), closed_on=date(2020, 9, 9))
    assert [f"{step.happened_on}" for step in lifecycle.notice_replay(notice, DAY)][-2:] == ["2020-09-10", "2020-09-10"]
