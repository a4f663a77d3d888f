"""Absences from the city (外出期限), C16 to C21, and who approves one (社区矫正法 27, 办法 26 to 29)."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

from libao_desk.declare.clock import Duty, OfficeFacts, Span
from libao_desk.registers.corrections import settings
from libao_desk.registers.corrections.codes import ApprovalLevel, LeaveKind
from libao_desk.registers.corrections.model import CorrectionCase
from libao_desk.registers.corrections.parts import CorrectionLeave, CorrectionStandingPermit
from libao_desk.registers.corrections.reading import leave_days

from . import spans
from .common import is_in_force, on_day

COUNTY = ApprovalLevel.COUNTY.label
SHORT_DAYS = 7
"""An absence of up to seven days may be approved by an entrusted office."""
LONGEST_DAYS = 30
"""An absence, or all absences of two months together, above thirty days go to the next level up."""
ROLLING_DAYS = 60
"""Two months, as days."""


_RANK = {ApprovalLevel.OFFICE: 0, ApprovalLevel.COUNTY: 1, ApprovalLevel.UPPER: 2}


def days_away(case: CorrectionCase, leave: CorrectionLeave) -> int:
    """The most days of absence that any sixty days around `leave` hold, itself and what was on file before it; refused ones do not count.

    A day of two rows is one day, and who came back early was away no longer than that. An absence asked for later is judged by its own
    row: it makes no approval wrong that was given before.
    """
    own, last = _days(leave.starts_on, leave.ends_on), leave.ends_on.toordinal()
    others = set[int]().union(*(_days(row.starts_on, _was_back(row)) for row in case.leaves if _is_before(row, leave)))
    away = own | others
    ends = range(last, max(last, leave.starts_on.toordinal() + ROLLING_DAYS - 1) + 1)
    return max(sum(end - ROLLING_DAYS < day <= end for day in away) for end in ends) if others else len(own)


def overlapping(case: CorrectionCase) -> tuple[tuple[CorrectionLeave, CorrectionLeave], ...]:
    """The absences, two by two, that lie on the same days: one journey entered twice, or a slip."""
    rows = sorted((row for row in case.leaves if not row.is_refused), key=lambda row: row.starts_on)
    return tuple((first, then) for first, then in pairwise(rows) if first.starts_on <= then.starts_on <= _was_back(first))


def _days(first: date, last: date) -> set[int]:
    return set(range(first.toordinal(), last.toordinal() + 1))


def _was_back(leave: CorrectionLeave) -> date:
    """The last day away: who reports back before the end was away no longer."""
    back = leave.returned_on
    return back if back is not None and leave.starts_on <= back < leave.ends_on else leave.ends_on


def _is_before(other: CorrectionLeave, leave: CorrectionLeave) -> bool:
    """Whether the other absence was decided before, and so is on file when this one is: what is still asked for comes after it."""
    return other is not leave and not other.is_refused and _decided_on(other) <= _decided_on(leave)


def _decided_on(leave: CorrectionLeave) -> tuple[date, date, date]:
    asked_on = leave.applied_on or leave.starts_on
    is_over = leave.returned_on is not None
    return leave.approved_on or (asked_on if is_over else date.max), asked_on, leave.starts_on


def competent(case: CorrectionCase, leave: CorrectionLeave, office: OfficeFacts) -> ApprovalLevel | None:
    """The body that had to approve where one below it did (越权批准); None where the approval is in order, or there is none."""
    wanted = level(case, leave, office)
    return wanted if leave.approver is not None and _RANK[leave.approver] < _RANK[wanted] else None


def level(case: CorrectionCase, leave: CorrectionLeave, office: OfficeFacts) -> ApprovalLevel:
    """The body that approves: the office up to 7 days where entrusted, the county up to 30, else the next level up."""
    wanted = kind(case, leave)
    if wanted is LeaveKind.UPPER:
        return ApprovalLevel.UPPER
    if wanted is LeaveKind.SHORT and office.setting(settings.ENTRUSTED):
        return ApprovalLevel.OFFICE
    return ApprovalLevel.COUNTY


def kind(case: CorrectionCase, leave: CorrectionLeave) -> LeaveKind:
    """The class of an absence by its days, together with those of two months."""
    if days_away(case, leave) > LONGEST_DAYS:
        return LeaveKind.UPPER
    return LeaveKind.SHORT if leave_days(leave) <= SHORT_DAYS else LeaveKind.LONG


SPAN_OF: dict[LeaveKind, Span] = {
    LeaveKind.SHORT: spans.SHORT_LEAVE,
    LeaveKind.LONG: spans.LONG_LEAVE,
    LeaveKind.UPPER: spans.UPPER_LEAVE,
}


def application(case: CorrectionCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """C16: the subject applies at least three days before he leaves."""
    if not is_in_force(case):
        return ()
    return tuple(
        office.duty(spans.LEAVE_APPLICATION, leave.starts_on, part="leaves")
        for leave in case.leaves
        if _is_pending(leave) and leave.applied_on is None
    )


def short_leave(case: CorrectionCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """C17: up to seven days: approved before he leaves, then filed with the county where the office approved it."""
    if not is_in_force(case):
        return ()
    unfiled = [leave for leave in case.leaves if _is_unfiled(leave) and level(case, leave, office) is ApprovalLevel.OFFICE]
    filing = (_before_departure(office, spans.SHORT_LEAVE, leave, leave.approved_on, "外出批准后报县级备案") for leave in unfiled)
    return (*_unapproved(case, office, LeaveKind.SHORT), *filing)


def long_leave(case: CorrectionCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """C18: above seven days, up to thirty each: the county approves; the shorter ones too where the office is not entrusted."""
    if not is_in_force(case):
        return ()
    own = [leave for leave in case.leaves if _is_approved_here(leave) and leave.returned_on is None]
    wrong = [leave for leave in own if kind(case, leave) is LeaveKind.SHORT and competent(case, leave, office) is not None]
    telling = (
        _before_departure(office, spans.LONG_LEAVE, leave, leave.approved_on, f"外出{leave_days(leave)}日：本所未受委托，报{COUNTY}批准")
        for leave in wrong
    )
    return (*_unapproved(case, office, LeaveKind.LONG), *telling)


def upper_leave(case: CorrectionCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """C19: above thirty days, alone or within two months: the next level up approves, the county tells the procuratorate."""
    if not is_in_force(case):
        return ()
    untold = [
        leave
        for leave in case.leaves
        if leave.approved_on is not None
        and not leave.is_refused
        and leave.procuratorate_told_on is None
        and leave.returned_on is None
        and kind(case, leave) is LeaveKind.UPPER
    ]
    telling = (_before_departure(office, spans.UPPER_LEAVE, leave, leave.approved_on, "外出超过30日：通报人民检察院") for leave in untold)
    return (*_unapproved(case, office, LeaveKind.UPPER), *telling)


def returning(case: CorrectionCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """C20: back, and reported back, on the last day of the absence; no weekend moves it."""
    if not is_in_force(case):
        return ()
    return tuple(
        on_day(office, spans.RETURN, leave.ends_on, "批准的返回日期", part="leaves")
        for leave in case.leaves
        if leave.approved_on is not None and not leave.is_refused and leave.returned_on is None
    )


def standing_permit(case: CorrectionCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """C21: a permit for regular journeys ends after six months at most; renewed or ended by then."""
    running = [permit for permit in case.standing_permits if permit.ended_on is None and not _is_renewed(case, permit)]
    return tuple(_permit_end(office, permit) for permit in running) if is_in_force(case) else ()


def _permit_end(office: OfficeFacts, permit: CorrectionStandingPermit) -> Duty:
    counted = office.duty(spans.STANDING_PERMIT, permit.starts_on, part="standing_permits")
    if permit.ends_on is None or permit.ends_on >= counted.last_day:
        return counted
    return on_day(office, spans.STANDING_PERMIT, permit.ends_on, "许可载明的日期", trigger=permit.starts_on, part="standing_permits")


def _is_renewed(case: CorrectionCase, permit: CorrectionStandingPermit) -> bool:
    return any(other.starts_on > permit.starts_on for other in case.standing_permits)


def _is_pending(leave: CorrectionLeave) -> bool:
    return leave.approved_on is None and not leave.is_refused and leave.returned_on is None


def _is_approved_here(leave: CorrectionLeave) -> bool:
    return leave.approver is ApprovalLevel.OFFICE and leave.approved_on is not None and not leave.is_refused


def _is_unfiled(leave: CorrectionLeave) -> bool:
    return _is_approved_here(leave) and leave.filed_on is None


def _unapproved(case: CorrectionCase, office: OfficeFacts, wanted: LeaveKind) -> tuple[Duty, ...]:
    waiting = [leave for leave in case.leaves if _is_pending(leave) and kind(case, leave) is wanted]
    return tuple(_approval(case, office, leave, SPAN_OF[wanted]) for leave in waiting)


def _approval(case: CorrectionCase, office: OfficeFacts, leave: CorrectionLeave, span: Span) -> Duty:
    who = level(case, leave, office)
    found = _before_departure(office, span, leave, leave.applied_on, f"外出{leave_days(leave)}日：由{who.label}批准")
    if who is ApprovalLevel.COUNTY:
        return replace(found, whose=spans.LONG_LEAVE.whose)
    return found


def _before_departure(office: OfficeFacts, span: Span, leave: CorrectionLeave, since: date | None, title: str) -> Duty:
    return on_day(office, span, leave.starts_on, "外出日期", trigger=since or leave.starts_on, title=title, part="leaves")
