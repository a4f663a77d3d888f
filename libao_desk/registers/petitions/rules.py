"""The clocks of the petition log (信访期限), P01 to P16, as pure functions of the matter, the office and the day."""

from dataclasses import replace
from datetime import date, timedelta

from libao_desk.core.calendar import months_after
from libao_desk.core.stretches import blocks_between
from libao_desk.declare.clock import Clock, Duty, OfficeFacts

from . import reading, settings, spans
from .codes import (
    IN_HAND,
    LegalRoute,
    PetitionState,
    RouteIn,
)
from .model import PetitionMatter

State = PetitionState
UNDECIDED = (State.RECEIVED, State.REGISTERED)
MONTHS_LOOKED_BACK = 12
"""How far back a month without the leader's note is still shown."""


def registering(matter: PetitionMatter, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """P01: registered here and entered in the petition system, on the working day it came unless set otherwise."""
    if matter.received_on is None or matter.state is State.WITHDRAWN:
        return ()
    if matter.registered_on is not None and matter.entered_on is not None:
        return ()
    return (office.duty(spans.P01, matter.received_on),)


def notice_direct(matter: PetitionMatter, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """P02: the petitioner is told in writing within fifteen days whether the matter is accepted."""
    return () if reading.notice_span(matter) is not spans.P02 else _notice(matter, office)


def notice_forwarded(matter: PetitionMatter, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """P03: the same for a matter another organ sent on; one sent back needs no notice of ours."""
    if reading.notice_span(matter) is not spans.P03 or matter.is_objection_agreed:
        return ()
    return _notice(matter, office)


def _notice(matter: PetitionMatter, office: OfficeFacts) -> tuple[Duty, ...]:
    duty = reading.notice_duty(matter, office)
    return () if duty is None or matter.notified_on is not None or matter.state is State.WITHDRAWN else (duty,)


def objecting(matter: PetitionMatter, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """P04: a forwarded matter that is not ours goes back within five working days; a right, shown while it can be used."""
    if matter.received_on is None or matter.state not in UNDECIDED or reading.objection_day(matter, office) is None:
        return ()
    if matter.objected_on is not None or matter.notified_on is not None:
        return ()
    return (office.duty(spans.P04, matter.received_on),)


def forwarding(matter: PetitionMatter, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """P05: the bureau sends a matter on within fifteen days; its duty, not ours, and done when the matter is here."""
    if matter.organ_received_on is None or matter.received_on is not None:
        return ()
    return (office.duty(spans.P05, matter.organ_received_on),)


def answering(matter: PetitionMatter, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """P06: the opinion is issued and served within sixty days of acceptance."""
    return () if reading.is_extended(matter, office) else _finish(matter, office)


def answering_extended(matter: PetitionMatter, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """P07: after an extension by the day it names; one that was approved but not told of must be told before the sixty days end."""
    if reading.is_extended(matter, office):
        return _finish(matter, office)
    end = reading.first_end(matter, office)
    if end is None or matter.extended_to is None or matter.extension_notified_on is not None or not _is_open(matter):
        return ()
    return (replace(end, clock=spans.P07.key, title="告知延期", reckoning=f"{end.reckoning}；延期须在此前批准并告知"),)


def _finish(matter: PetitionMatter, office: OfficeFacts) -> tuple[Duty, ...]:
    duty = reading.finish_duty(matter, office)
    return (duty,) if duty is not None and _is_open(matter) else ()


def _is_open(matter: PetitionMatter) -> bool:
    return matter.state in IN_HAND and reading.finished_on(matter) is None


def reporting(matter: PetitionMatter, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """P08: an assigned matter is reported on by the day the organ named; that stays due after the answer."""
    if matter.route_in is not RouteIn.ASSIGNED or matter.report_due_on is None or matter.reported_on is not None:
        return ()
    trigger = matter.received_on or matter.report_due_on
    _, basis = office.reckon(spans.P08, trigger)
    agreed = office.agreed_day(spans.P08, matter.report_due_on, trigger=trigger)
    return (replace(agreed, basis=basis, last_day=office.calendar.next_working_day(matter.report_due_on)),)


def review_request(matter: PetitionMatter, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """P09: the petitioner may ask for a review within thirty days of the answer; nobody's duty."""
    served = matter.opinion_served_on
    if served is None or matter.state not in (State.ANSWERED, State.CLOSED) or matter.review is not None:
        return ()
    return _until_over(office.duty(spans.P09, served), today)


def review_answer(matter: PetitionMatter, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """P10: the next level up answers within thirty days; its duty."""
    review = matter.review
    if review is None or review.asked_on is None or review.result_on is not None or matter.state is not State.REVIEW:
        return ()
    return (office.duty(spans.P10, review.asked_on, part="reviews"),)


def recheck(matter: PetitionMatter, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """P11: a recheck is asked for within thirty days of the review, and answered within thirty more, the hearing not counted."""
    review, asked = matter.review, matter.recheck
    if asked is None:
        told = review.received_on or review.result_on if review is not None else None
        if told is None or matter.state is not State.REVIEW:
            return ()
        return _until_over(office.duty(spans.P11, told), today)
    if asked.asked_on is None or asked.result_on is not None or matter.state is not State.RECHECK:
        return ()
    if not asked.hearing_days:
        return (office.duty(spans.P11_ANSWER, asked.asked_on, part="rechecks"),)
    plain = office.duty(spans.P11_ANSWER, asked.asked_on, part="rechecks")
    later = plain.due_on + timedelta(days=asked.hearing_days)
    sentence = f"{plain.reckoning}；听证{asked.hearing_days}日不计，末日{later:%Y-%m-%d}"
    return (replace(plain, due_on=later, last_day=office.calendar.next_working_day(later), reckoning=sentence),)


def _until_over(duty: Duty, today: date) -> tuple[Duty, ...]:
    """A right that ran out is no longer news."""
    return (duty,) if today <= duty.last_day else ()


def urgent_report(matter: PetitionMatter, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """P12: what is grave and urgent is reported at once."""
    if matter.urgent_found_on is None or matter.urgent_reported_on is not None:
        return ()
    return (office.duty(spans.P12, matter.urgent_found_on),)


def suggestion(matter: PetitionMatter, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """P13: a suggestion that was accepted is answered."""
    duty = reading.suggestion_duty(matter, office)
    return (duty,) if duty is not None and _is_open(matter) else ()


def investigation(matter: PetitionMatter, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """P14: an application to act or investigate is answered in the time of its own law."""
    trigger = matter.accepted_on or matter.passed_on
    if trigger is None or matter.legal_route is not LegalRoute.INVESTIGATION or matter.opinion_served_on is not None:
        return ()
    if matter.state is not State.ROUTED and matter.state not in IN_HAND:
        return ()
    return (office.duty(spans.P14, trigger),)


def rating(matter: PetitionMatter, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """P15: the petitioner is invited to rate the unit."""
    served = matter.opinion_served_on
    if served is None or matter.state is not State.ANSWERED or not reading.is_notice_due(matter):
        return ()
    if any(done is not None for done in (matter.invited_on, matter.rated_on, matter.rating_of_unit)):
        return ()
    return (office.duty(spans.P15, served),)


def leader(matter: PetitionMatter, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """P16: the responsible leader sees to the matter once in every month it is open."""
    if not matter.leader or matter.accepted_on is None or not _is_open(matter):
        return ()
    since = max(matter.accepted_on, months_after(today, -MONTHS_LOOKED_BACK))
    if matter.entered_at is not None:
        since = max(since, min(matter.entered_at.date(), today))
    held = [note.held_on for note in matter.leader_notes]
    months = blocks_between(since, today, office.setting(settings.LEADER_MONTHS))
    return tuple(
        replace(
            office.agreed_day(spans.P16, month.last, trigger=month.first, title=f"{spans.P16.title}（{month.label}）", part="leader_notes"),
            basis=office.reckon(spans.P16, month.first)[1],
            reckoning=f"{month.label}内至少一次，末日{month.last:%Y-%m-%d}",
        )
        for month in months
        if not month.holds_any(held)
    )


CLOCKS = (
    Clock(spans.P01, registering),
    Clock(spans.P02, notice_direct),
    Clock(spans.P03, notice_forwarded),
    Clock(spans.P04, objecting),
    Clock(spans.P05, forwarding),
    Clock(spans.P06, answering),
    Clock(spans.P07, answering_extended),
    Clock(spans.P08, reporting),
    Clock(spans.P09, review_request),
    Clock(spans.P10, review_answer),
    Clock(spans.P11, recheck, (spans.P11_ANSWER,)),
    Clock(spans.P12, urgent_report),
    Clock(spans.P13, suggestion),
    Clock(spans.P14, investigation),
    Clock(spans.P15, rating),
    Clock(spans.P16, leader),
)
ASKED_ABOUT = frozenset({"P02", "P03", "P06", "P07", "P09", "P10", "P11", "P13", "P14"})
"""What the petitioner is told when he asks how his matter stands: until when he is told, answered, or may ask for a review."""
