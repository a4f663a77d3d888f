"""The figures of letters and notices (责任书、督办统计)."""

from datetime import date

from libao_desk.core.stretches import Stretch
from libao_desk.declare.period_facts import PeriodFacts
from libao_desk.declare.statistic import CountFigure, Figure, RateFigure

from . import rules
from .codes import LetterState, NoticeState, PartyKind, ReviewKind
from .letter import ResponsibilityLetter
from .notice import SupervisionNotice

LETTERS = "份"


def signed(letter: ResponsibilityLetter, facts: PeriodFacts) -> int:
    """Signed in the period (签订)."""
    return int(facts.period.contains(letter.signed_on) and letter.state is not LetterState.VOIDED)


def in_force(letter: ResponsibilityLetter, facts: PeriodFacts) -> int:
    """In force on the last day of the period: signed, not void, its term not over, whether or not its end was entered."""
    is_over = letter.ends_on is not None and letter.ends_on < facts.last_day
    return int(facts.state_on_last_day(letter) is LetterState.SIGNED and not is_over)


def reviews_due(letter: ResponsibilityLetter, facts: PeriodFacts) -> int:
    """Quarters of the term that end in the period (应查评); one that still runs counts once it has its review."""
    return sum(facts.is_past(block.last) or block.holds_any(_held(letter)) for block in _quarters(letter, facts))


def reviews_held(letter: ResponsibilityLetter, facts: PeriodFacts) -> int:
    """Of them those with a review (已查评)."""
    return sum(block.holds_any(_held(letter)) for block in _quarters(letter, facts))


def _quarters(letter: ResponsibilityLetter, facts: PeriodFacts) -> list[Stretch]:
    if letter.state is LetterState.VOIDED:
        return []
    blocks = rules.quarters_of(letter, facts.office, facts.last_day)
    return [block for block in blocks if facts.period.contains(block.last)]


def _held(letter: ResponsibilityLetter) -> list[date | None]:
    return [review.held_on for review in letter.reviews]


def assessed(letter: ResponsibilityLetter, facts: PeriodFacts) -> int:
    """Assessed for the year in the period (年度考核)."""
    return sum(review.kind is ReviewKind.YEAR and facts.period.contains(review.held_on) for review in letter.reviews)


def _signed_with(kind: PartyKind) -> CountFigure:
    def counts(letter: ResponsibilityLetter, facts: PeriodFacts) -> int:
        return int(bool(signed(letter, facts)) and letter.party_kind is kind)

    return CountFigure(f"duties.signed_{kind.value.lower()}", f"签订责任书：{kind.label}", counts, unit=LETTERS)


LETTER_STATISTICS: tuple[Figure, ...] = (
    CountFigure("duties.signed", "签订责任书", signed, unit=LETTERS),
    *(_signed_with(kind) for kind in PartyKind),
    CountFigure("duties.in_force", "期末有效责任书", in_force, unit=LETTERS),
    RateFigure("duties.reviewed_rate", "责任书查评率", reviews_held, reviews_due),
    CountFigure("duties.assessed", "年度考核", assessed, unit="次"),
)


def issued(notice: SupervisionNotice, facts: PeriodFacts) -> int:
    """Issued in the period (印发)."""
    return int(facts.period.contains(notice.issued_on) and notice.state is not NoticeState.VOIDED)


def reply_falls_due(notice: SupervisionNotice, facts: PeriodFacts) -> int:
    """The day for the reply lies in the period, and has gone by unless the reply is there."""
    known = notice.issued_on is not None and notice.state is not NoticeState.VOIDED
    has_come = notice.replied_on is not None or facts.is_past(notice.reply_due_on)
    return int(known and has_come and facts.period.contains(notice.reply_due_on))


def replied_in_time(notice: SupervisionNotice, facts: PeriodFacts) -> int:
    """Of them answered by that day."""
    if not reply_falls_due(notice, facts) or notice.replied_on is None or notice.reply_due_on is None:
        return 0
    return int(notice.replied_on <= notice.reply_due_on)


def closed(notice: SupervisionNotice, facts: PeriodFacts) -> int:
    """Closed in the period (办结)."""
    return int(facts.period.contains(notice.closed_on))


NOTICE_STATISTICS: tuple[Figure, ...] = (
    CountFigure("notices.issued", "督办通知单印发", issued, unit=LETTERS),
    CountFigure("notices.closed", "督办事项办结", closed),
    RateFigure("notices.replied_on_time_rate", "督办按期回执率", replied_in_time, reply_falls_due),
)
