"""The law in force on a paper's day (当日适用的法律): before 2020-07-01 the measures of 2012, and another name for the subject."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from typing import Any

from libao_desk.declare.document import Document, PaperFacts
from libao_desk.registers.corrections.rules.spans import LAW_SINCE

from .form_parts import end_day
from .model import CorrectionCase
from .wording import LAW

FORMER_MEASURES = "《社区矫正实施办法》"
"""司发通〔2012〕12号; its articles are not quoted by number, they could not be verified."""
SUBJECT, FORMER_SUBJECT = "社区矫正对象", "社区矫正人员"

DayOf = Callable[[CorrectionCase, Any], date | None]
"""Of a case and the row the paper is about, None for one without a row: the day of which the paper tells."""


def is_former(day: date | None) -> bool:
    """Whether the day lies before the law; a day nobody knows does not."""
    return day is not None and day < LAW_SINCE


def under(articles: str, day: date | None) -> str:
    """《…社区矫正法》第＿条之规定, or the measures that were in force on that day."""
    return f"{FORMER_MEASURES}的有关规定" if is_former(day) else f"{LAW}{articles}之规定"


def before_the_law(day: date | None, what: str, title: str) -> str | None:
    """The refusal of a paper that is the law's own, of what was decided before it."""
    return f"{what}早于2020年7月1日，不适用社区矫正法，不能打印{title}。" if is_former(day) else None


def inquired_on(case: CorrectionCase) -> date | None:
    """The day of the opinion, else of the request."""
    return case.opinion_sent_on or case.entrusted_on


def death_told_on(case: CorrectionCase) -> date | None:
    """The day on which a death was notified, else known, else had."""
    return case.death_notified_on or case.death_known_on or case.died_on


def _of_case(day: Callable[[CorrectionCase], date | None]) -> DayOf:
    return lambda case, row: day(case)


def _of_row(*attributes: str) -> DayOf:
    return lambda case, row: next((day for name in attributes if row is not None and (day := getattr(row, name)) is not None), None)


DAYS: Mapping[str, DayOf] = {
    "correction-check-in-notice": _of_case(lambda case: case.checked_in_on or case.effective_on),
    "correction-announcement": _of_case(lambda case: case.intake_announced_on),
    "correction-responsibility-letter": _of_case(lambda case: case.responsibility_signed_on or case.intake_announced_on),
    "correction-plan": _of_row("made_on"),
    "leave-application": _of_row("applied_on", "starts_on"),
    "standing-permit-application": _of_row("approved_on", "starts_on"),
    "place-change-application": _of_row("applied_on", "decided_on"),
    "place-change-handover": _of_row("files_sent_on", "decided_on"),
    "device-removal-application": _of_row("removed_on"),
    "search-record": _of_row("lost_found_on"),
    "inquiry-opinion": _of_case(inquired_on),
    "delivery-receipt": _of_case(lambda case: case.receipt_sent_on or case.docs_received_on),
    "death-notice": _of_case(death_told_on),
    **dict.fromkeys(("release-appraisal", "release-announcement", "release-certificate", "release-notice"), _of_case(end_day)),
    "term-summary": _of_case(end_day),
    "entry-permit": _of_row("decided_on", "starts_on"),
    "meeting-permit": _of_row("decided_on", "starts_on"),
    "conduct-assessment": _of_row("held_on"),
}
"""By the key of a paper the day of which it tells; the others are of today, or refused for a day before the law."""


def in_its_days_words(document: Document) -> Document:
    """The paper with the name of its day for whom it is about."""
    day_of = DAYS.get(document.key)
    if day_of is None:
        return document

    def body(case: CorrectionCase, facts: PaperFacts) -> Any:
        paper = document.body(case, facts)
        return _renamed(paper) if is_former(day_of(case, facts.part_row)) else paper

    return replace(document, body=body)


def _renamed(part: Any) -> Any:
    if isinstance(part, str):
        return part.replace(SUBJECT, FORMER_SUBJECT)
    if isinstance(part, tuple):
        return tuple(_renamed(each) for each in part)
    if is_dataclass(part) and not isinstance(part, (type, Enum)):
        return replace(part, **{field.name: _renamed(getattr(part, field.name)) for field in fields(part) if field.init})
    return part
