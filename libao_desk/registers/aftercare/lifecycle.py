"""The course of an aftercare case (帮教流转), and why a step is refused."""

from collections.abc import Iterator
from datetime import date, timedelta

from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.day_order import all_of, in_order, rows_in_order, too_early
from libao_desk.declare.lifecycle import Step, Transition

from . import reading
from .codes import BEFORE_ARRIVAL, IN_FOLLOW_UP, AftercareState, CloseReason, ReleaseSource, Verification
from .model import AftercareCase
from .parts import AftercareHelp, AftercareLevelChange

State = AftercareState
NOT_YET_HERE = (State.NOTIFIED, State.VERIFIED)
OUT_OF_ORDER = all_of(
    in_order(
        (AftercareCase.notice_received_on, AftercareCase.verified_on),
        (AftercareCase.released_on, AftercareCase.handed_on, AftercareCase.closed_on),
        (AftercareCase.released_on, AftercareCase.reoffended_on),
    ),
    rows_in_order(AftercareCase.helps, (AftercareHelp.applied_on, AftercareHelp.result_on)),
    rows_in_order(AftercareCase.level_changes, (AftercareLevelChange.proposed_on, AftercareLevelChange.decided_on)),
)


def may_not_hand_over(case: AftercareCase, office: OfficeFacts, day: date) -> str | None:
    """Nobody comes home before the release (衔接)."""
    if case.released_on is None:
        return "尚未填写释放日期，不能登记衔接。"
    return too_early("衔接日期", case.handed_on, "释放日期", case.released_on)


def may_not_miss(case: AftercareCase, office: OfficeFacts, day: date) -> str | None:
    """Not arrived (应衔接未衔接) can be said once the day of release has passed."""
    if case.released_on is None or case.released_on > day:
        return "尚未到释放日期，不能登记应衔接未衔接。"
    return None


def may_not_move(case: AftercareCase, office: OfficeFacts, day: date) -> str | None:
    """A transfer (移交) goes to an office that is named."""
    return None if case.moved_to else "请填写移交至哪个单位。"


def may_not_close(case: AftercareCase, office: OfficeFacts, day: date) -> str | None:
    """Help ends with its term (期满) and not before, unless another reason is given."""
    if case.state in NOT_YET_HERE and not _needs_no_help(case):
        return "尚未衔接：只有信息核查不属实的（解除原因选“其他”）和死亡的，才能在衔接前解除帮教。"
    end = reading.term_to(case, office)
    closed = case.closed_on or day
    if case.close_reason is CloseReason.TERM and (end is None or closed < end):
        return f"帮教期限到{end:%Y-%m-%d}，尚未期满。" if end is not None else "尚未填写释放日期，无从计算帮教期限。"
    if case.close_reason is CloseReason.REOFFENDED and case.reoffended_on is None:
        return "请填写重新犯罪日期。"
    if case.close_reason is CloseReason.NOT_FOUND and case.state is not State.NOT_ARRIVED:
        return "查无下落只适用于应衔接未衔接的人员。"
    return None


def _needs_no_help(case: AftercareCase) -> bool:
    """Whether nobody is going to come: the notice was not true, or he died."""
    is_untrue = case.verification is Verification.WRONG and case.close_reason is CloseReason.OTHER
    return is_untrue or case.close_reason is CloseReason.DEAD


def before_term(case: AftercareCase, office: OfficeFacts) -> Iterator[tuple[str, str]]:
    """Help that is said to have ended with its term did so on its last day; whoever counts the day of release, a day earlier."""
    end = reading.term_to(case, office)
    if case.close_reason is not CloseReason.TERM or case.closed_on is None or end is None or case.closed_on >= end - timedelta(days=1):
        return
    days = f"解除帮教日期{case.closed_on:%Y-%m-%d}早于帮教期满日{end:%Y-%m-%d}，解除原因却是“期满”"
    change = "期限与本所不同的，在“设置”中改帮教期限；提前解除的，写明别的原因"
    yield AftercareCase.closed_on.key, f"{days}，请核对这两个日期。{change}。"


TRANSITIONS = (
    Transition("notify", "收到通知", (), State.NOTIFIED, happened=AftercareCase.notice_received_on),
    Transition(
        "verify", "信息核查", (State.NOTIFIED,), State.VERIFIED,
        needs=(AftercareCase.verified_on, AftercareCase.verification), happened=AftercareCase.verified_on,
    ),
    Transition(
        "miss", "登记应衔接未衔接", (State.NOTIFIED, State.VERIFIED), State.NOT_ARRIVED,
        needs=(AftercareCase.released_on,), refuse=may_not_miss,
    ),
    Transition(
        "hand_over", "衔接", BEFORE_ARRIVAL, State.HANDED_OVER,
        needs=(AftercareCase.released_on, AftercareCase.handed_on, AftercareCase.handover),
        refuse=may_not_hand_over, happened=AftercareCase.handed_on,
    ),
    Transition(
        "start", "开始帮教", (State.HANDED_OVER,), State.ACTIVE,
        needs=(AftercareCase.level,), happened=AftercareCase.filed_on,
    ),
    Transition(
        "move", "移交", (*BEFORE_ARRIVAL, *IN_FOLLOW_UP), State.MOVED,
        needs=(AftercareCase.moved_on, AftercareCase.moved_to), refuse=may_not_move, happened=AftercareCase.moved_on,
    ),
    Transition(
        "close", "解除帮教", (*BEFORE_ARRIVAL, *IN_FOLLOW_UP), State.CLOSED,
        needs=(AftercareCase.closed_on, AftercareCase.close_reason), refuse=may_not_close, happened=AftercareCase.closed_on,
        told_by=AftercareCase.close_reason,
    ),
)  # fmt: skip


def replay(case: AftercareCase, today: date) -> tuple[Step, ...]:
    """The dated moves that the record's own dates say have happened; a later one is never dated before an earlier one.

    An old ledger that knows only when the help ended has it end on that day: whoever was discharged had come.
    """
    # he may be here before his paper: from the day he came he is on the register
    came = min((day for day in (case.notice_received_on, case.handed_on) if day is not None), default=case.released_on)
    first = came or case.closed_on
    if first is None or first > today:
        return (Step("notify", State.NOTIFIED, today),)
    steps = [Step("notify", State.NOTIFIED, first)]
    for event, target, day in _course(case, today):
        if day is None or day > today:
            continue
        steps.append(Step(event, target, max(day, steps[-1].happened_on)))
    return tuple(steps)


def _course(case: AftercareCase, today: date) -> list[tuple[str, AftercareState, date | None]]:
    is_not_found = case.close_reason is CloseReason.NOT_FOUND
    never_came = is_not_found or _is_not_coming(case)
    handed = case.handed_on
    # whoever leaves correction is here already: nobody has to fetch him; and nobody is discharged who never came
    if handed is None and (case.source is ReleaseSource.CORRECTION or (_is_over(case, today) and not never_came)):
        handed = case.released_on or case.closed_on
    began = case.filed_on or min((visit.held_on for visit in case.visits if visit.held_on is not None), default=None)
    if handed is None:
        began = None
    return [
        ("verify", State.VERIFIED, case.verified_on),
        ("miss", State.NOT_ARRIVED, case.released_on if handed is None and is_not_found and _is_over(case, today) else None),
        ("hand_over", State.HANDED_OVER, handed),
        ("start", State.ACTIVE, began),
        ("move", State.MOVED, case.moved_on),
        ("close", State.CLOSED, case.closed_on),
    ]


def _is_not_coming(case: AftercareCase) -> bool:
    """Whether it ended before he came: the notice of a release that is on file was not true, or he died before it."""
    is_noticed = case.released_on is None and case.notice_received_on is not None
    return case.verification is Verification.WRONG or (is_noticed and case.close_reason is CloseReason.DEAD)


def _is_over(case: AftercareCase, today: date) -> bool:
    return case.closed_on is not None and case.closed_on <= today
