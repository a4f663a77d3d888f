"""Absences from the city (外出期限), C16 to C21, and who approves one (社区矫正法 27, 办法 26 to 29)."""

from dataclasses import replace
from datetime import date, timedelta

from libao_desk.declare.clock import Duty, OfficeFacts, Span
from libao_desk.registers.corrections import settings
from libao_desk.registers.corrections.codes import ApprovalLevel, LeaveKind
from libao_desk.registers.corrections.model import CorrectionCase
from libao_desk.registers.corrections.parts import CorrectionLeave, CorrectionStandingPermit
from libao_desk.registers.corrections.reading import leave_days

from . import spans
from .common import is_in_force, on_day

SHORT_DAYS = 7
"""An absence of up to seven days may be approved by an entrusted office."""
LONGEST_DAYS = 30
"""An absence, or all absences of two months together, above thirty days go to the next level up."""
ROLLING_DAYS = 60
"""Two months, as days."""


def days_away(case: CorrectionCase, leave: CorrectionLeave) -> int:
    """Days of absence within the sixty days that end with `leave`, itself included; refused ones do not count.

    No other window of sixty days over the same absence holds more: moving it back loses a day for each it gains.
    """
    first = leave.ends_on - timedelta(days=ROLLING_DAYS - 1)
    others = [row for row in case.leaves if row is not leave and not row.is_refused]
    return sum(_overlap(row, first, leave.ends_on) for row in (leave, *others))


def _overlap(leave: CorrectionLeave, first: date, last: date) -> int:
    return max(0, (min(leave.ends_on, last) - max(leave.starts_on, first)).days + 1)


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
    unfiled = [leave for leave in case.leaves if _is_unfiled(leave) and kind(case, leave) is LeaveKind.SHORT]
    filing = (_before_departure(office, spans.SHORT_LEAVE, leave, leave.approved_on, "外出批准后报县级备案") for leave in unfiled)
    return (*_unapproved(case, office, LeaveKind.SHORT), *filing)


def long_leave(case: CorrectionCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """C18: above seven days, up to thirty each: the county approves."""
    return _unapproved(case, office, LeaveKind.LONG) if is_in_force(case) else ()


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


def _is_unfiled(leave: CorrectionLeave) -> bool:
    approved_here = leave.approver is ApprovalLevel.OFFICE and leave.approved_on is not None
    return approved_here and not leave.is_refused and leave.filed_on is None


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
