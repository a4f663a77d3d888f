"""What a matter says taken together (信访取数): whether a notice is due, by when it must be answered, whether that was kept."""

from dataclasses import replace
from datetime import date

from libao_desk.core.dates import official_date
from libao_desk.declare.clock import Duty, OfficeFacts, Span

from . import spans
from .codes import LegalRoute, PetitionKind, PetitionState, RouteIn
from .model import PetitionMatter

LONGEST_LABEL = 24


def label(matter: PetitionMatter) -> str:
    """How a matter is named: by what it is about and who must answer it, never by the petitioner."""
    about = "" if matter.field is None else matter.field.label
    return "｜".join(part for part in (about, matter.duty_unit or "") if part)[:LONGEST_LABEL] or "（未填内容领域）"


def is_notice_due(matter: PetitionMatter) -> bool:
    """Whether the petitioner must be told in writing: not where name or address are unclear (信访工作条例 23)."""
    return bool((matter.petitioner or "").strip()) and not matter.is_address_unclear


def notice_span(matter: PetitionMatter) -> Span:
    """The row of the clock table for the first notice: brought directly, or sent on by another organ."""
    return spans.P03 if matter.route_in in (RouteIn.FORWARDED, RouteIn.ASSIGNED) else spans.P02


def notice_duty(matter: PetitionMatter, office: OfficeFacts) -> Duty | None:
    """The first notice (告知), whether it was given or not; None where none is due."""
    if matter.received_on is None or not is_notice_due(matter):
        return None
    return office.duty(notice_span(matter), matter.received_on)


def objection_day(matter: PetitionMatter, office: OfficeFacts) -> date | None:
    """The last day to send a forwarded matter back (异议); None for one brought directly."""
    if matter.received_on is None or matter.route_in not in (RouteIn.FORWARDED, RouteIn.ASSIGNED):
        return None
    return office.duty(spans.P04, matter.received_on).last_day


def was_told_in_time(matter: PetitionMatter, office: OfficeFacts) -> bool:
    """Whether the notice, or else the objection to a matter that is not ours, was in time."""
    duty = notice_duty(matter, office)
    if duty is not None and matter.notified_on is not None and matter.notified_on <= duty.last_day:
        return True
    last = objection_day(matter, office)
    return last is not None and matter.objected_on is not None and matter.objected_on <= last


def runs_sixty_days(matter: PetitionMatter) -> bool:
    """Whether the time of art. 34 runs: an accepted appeal, not one of the other lawful ways."""
    return (
        matter.accepted_on is not None
        and matter.kind in (PetitionKind.APPEAL, None)
        and matter.legal_route in (LegalRoute.PETITION, None)
    )  # fmt: skip


def first_end(matter: PetitionMatter, office: OfficeFacts) -> Duty | None:
    """The duty to answer within sixty days (办结), without any extension."""
    if matter.accepted_on is None or not runs_sixty_days(matter):
        return None
    return office.duty(spans.P06, matter.accepted_on)


def latest_extension(matter: PetitionMatter, office: OfficeFacts) -> date | None:
    """The furthest day an extension may reach (延长不超过30日): thirty days from the unrolled end of the sixty."""
    end = first_end(matter, office)
    return None if end is None else office.duty(spans.P07, end.due_on).due_on


def is_extended(matter: PetitionMatter, office: OfficeFacts) -> bool:
    """Whether an extension holds: at most thirty days more, and the petitioner told of it before the first end (信访工作条例 34)."""
    end, furthest = first_end(matter, office), latest_extension(matter, office)
    if end is None or furthest is None or matter.extended_to is None or matter.extension_notified_on is None:
        return False
    return end.due_on < matter.extended_to <= furthest and matter.extension_notified_on <= end.last_day


def finish_duty(matter: PetitionMatter, office: OfficeFacts) -> Duty | None:
    """The duty to answer and serve, the extension counted; whether it was done or not."""
    end = first_end(matter, office)
    if end is None or matter.extended_to is None or not is_extended(matter, office):
        return end
    agreed = office.agreed_day(spans.P07, matter.extended_to, trigger=end.due_on)
    rolled = office.calendar.next_working_day(matter.extended_to)
    _, basis = office.reckon(spans.P07, end.due_on)
    sentence = f"{end.reckoning}；延期至{matter.extended_to:%Y-%m-%d}"
    return replace(agreed, last_day=rolled, basis=basis, reckoning=sentence)


def suggestion_duty(matter: PetitionMatter, office: OfficeFacts) -> Duty | None:
    """The duty to answer a suggestion (建议意见), for which the office itself has set the time."""
    if matter.accepted_on is None or matter.kind is not PetitionKind.SUGGESTION:
        return None
    return office.duty(spans.P13, matter.accepted_on)


def answer_due_words(matter: PetitionMatter, office: OfficeFacts) -> str | None:
    """The day for the answer (应办结日) as the office's own sheets tell it, and until when a holiday puts off that it is late."""
    duty = answer_duty(matter, office)
    if duty is None:
        return None
    rolled = "" if duty.last_day == duty.due_on else f"（遇节假日顺延至{official_date(duty.last_day)}）"
    return f"{official_date(duty.due_on)}{rolled}"


def answer_duty(matter: PetitionMatter, office: OfficeFacts) -> Duty | None:
    """The answer that is owed, the extension counted; the petitioner was told of its unrolled day."""
    return finish_duty(matter, office) or suggestion_duty(matter, office)


def finished_on(matter: PetitionMatter) -> date | None:
    """The day on which the office was done: the opinion served, or the parties settled (信访工作条例 33, 34)."""
    return matter.opinion_served_on or matter.settled_on


def was_finished_in_time(matter: PetitionMatter, office: OfficeFacts) -> bool:
    """Whether the answer was served, or the matter settled, by its last day."""
    duty, done = finish_duty(matter, office), finished_on(matter)
    return duty is not None and done is not None and done <= duty.last_day


def is_over(matter: PetitionMatter) -> bool:
    """Whether a recheck has spoken the last word (复核终结)."""
    return matter.recheck is not None and matter.recheck.result_on is not None


def is_withdrawn(matter: PetitionMatter) -> bool:
    """Whether the petitioner took the matter back (撤回)."""
    return matter.state is PetitionState.WITHDRAWN or matter.withdrawn_on is not None


def dispute_values(matter: PetitionMatter) -> dict[str, object]:
    """What a mediation takes over from a matter that was settled by it (信访工作条例 33)."""
    return {"source": "ENTRUST", "entrusted_by": "XF", "applied_on": matter.accepted_on, "facts": matter.matter}


def end_of(matter: PetitionMatter) -> date | None:
    """The day the office was done, or had nothing more to do."""
    return finished_on(matter) or matter.withdrawn_on or matter.closed_on


def invited_on(matter: PetitionMatter) -> date | None:
    """The day of the invitation to rate; where a rating is written down, or that there was none (未评价), the day of that at the latest."""
    return matter.invited_on or rated_on(matter)


def rated_on(matter: PetitionMatter) -> date | None:
    """The day the office's work was rated, where that is not known the day it was done (台账多不写评价日期); None where nobody rated it."""
    return None if matter.rating_of_unit is None else matter.rated_on or end_of(matter)
