"""What the rules of corrections share (期限通用): open or not, duties on a day that needs no counting."""

from dataclasses import replace
from datetime import date

from libao_desk.core.calendar import months_after
from libao_desk.declare.clock import Duty, OfficeFacts, Span, Whose
from libao_desk.registers.corrections.codes import IN_FORCE, OPEN
from libao_desk.registers.corrections.model import CorrectionCase

A_YEAR = 12


def is_open(case: CorrectionCase) -> bool:
    """Whether the work on the case goes on."""
    return case.state in OPEN


def is_in_force(case: CorrectionCase) -> bool:
    """Whether the subject has checked in and the correction has not ended."""
    return case.state in IN_FORCE


def entered_on(case: CorrectionCase) -> date | None:
    """The day the case was entered here; None for a case that is being typed."""
    return case.entered_at.date() if case.entered_at is not None else None


def was_over_when_entered(case: CorrectionCase) -> bool:
    """Whether the case came from an old ledger after it had ended: its closing papers were made elsewhere."""
    entered = entered_on(case)
    return entered is not None and case.ended_on is not None and case.ended_on < entered


def was_long_in_force_when_entered(case: CorrectionCase) -> bool:
    """Whether the case came from an old ledger a year or more after its announcement: what is done at first stands on paper."""
    entered, begun = entered_on(case), case.intake_announced_on
    return entered is not None and begun is not None and months_after(begun, A_YEAR) <= entered


def counted(
    office: OfficeFacts, span: Span, trigger: date | None, done: object, *, title: str = "", whose: Whose | None = None, part: str = ""
) -> tuple[Duty, ...]:
    """The one duty of `span` from `trigger`; none without a trigger or once `done` says something."""
    if trigger is None or done:
        return ()
    return (office.duty(span, trigger, title=title, whose=whose, part=part),)


def on_day(
    office: OfficeFacts,
    span: Span,
    day: date,
    why: str,
    *,
    trigger: date | None = None,
    title: str = "",
    whose: Whose | None = None,
    part: str = "",
) -> Duty:
    """A duty whose day is written down rather than counted; `why` says where it stands."""
    trigger = trigger or day
    found = office.agreed_day(span, day, trigger=trigger, title=title, part=part)
    return replace(found, basis=span.version_on(trigger).basis, reckoning=f"{why}{day:%Y-%m-%d}", whose=whose or span.whose)
