"""A valid invented letter and notice to change one thing at a time in."""

from datetime import date
from typing import Any

from libao_desk.core.period import Period
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.declare.period_facts import PeriodFacts
from libao_desk.people.models import Village
from libao_desk.registers.duties.codes import LetterState, NoticeState, PartyKind, ReviewKind, ReviewResult
from libao_desk.registers.duties.letter import LetterReview, ResponsibilityLetter
from libao_desk.registers.duties.notice import SupervisionNotice

OFFICE = OfficeFacts()
PAPER = PaperFacts(OFFICE, "李堡司法所", "李堡镇", "海安市", date(2020, 12, 31), "")


def a_letter(state: LetterState = LetterState.SIGNED, **values: Any) -> ResponsibilityLetter:
    """The year's letter with a village, signed on 2020-01-08."""
    standard: dict[str, Any] = {
        "state": state,
        "year": 2020,
        "party_kind": PartyKind.VILLAGE,
        "village": Village(name="杨庄村"),
        "starts_on": date(2020, 1, 1),
        "ends_on": date(2020, 12, 31),
        "signed_on": date(2020, 1, 8),
    }
    return ResponsibilityLetter(**(standard | values))


def reviews(*days: date, kind: ReviewKind = ReviewKind.QUARTER) -> list[LetterReview]:
    return [LetterReview(kind=kind, held_on=day, result=ReviewResult.DONE) for day in days]


def a_notice(state: NoticeState = NoticeState.ISSUED, **values: Any) -> SupervisionNotice:
    """A notice of 2020-09-07 about a dossier that was to be filed by the first of the month; a reply is asked for within the week."""
    standard: dict[str, Any] = {
        "state": state,
        "addressee": "杨庄村人民调解委员会",
        "concerned": "人民调解",
        "case_number": "TJ2020-0057",
        "clock": "M09",
        "matter": "归档",
        "basis": "人民调解法第27条",
        "last_day": date(2020, 9, 1),
        "demand": "请办结归档并回复。",
        "reply_due_on": date(2020, 9, 14),
        "issued_on": date(2020, 9, 7),
    }
    return SupervisionNotice(**(standard | values))


def facts(period: str = "2020", office: OfficeFacts = OFFICE) -> PeriodFacts:
    return PeriodFacts(Period.parse(period), office, lambda record: record.state)
