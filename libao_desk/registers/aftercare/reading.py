"""What an aftercare case says taken together (帮教取数): the level on a day, the term, who counts as key."""

from datetime import date

from libao_desk.core.calendar import months_after
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.period_facts import PeriodFacts
from libao_desk.declare.roster import Cell

from .codes import HelpLevel, ReleaseSource
from .model import AftercareCase
from .parts import AftercareHelp
from .settings import CORRECTED_MONTHS, RELEASED_MONTHS


def level_on(case: AftercareCase, day: date) -> HelpLevel | None:
    """The level of help in force on a day (帮教类别): the last change the county approved, else the first."""
    decided = [row for row in case.level_changes if row.approved and row.decided_on is not None and row.decided_on <= day]
    latest = max(decided, key=lambda row: row.decided_on or date.min, default=None)
    return latest.level if latest is not None else case.level


def is_minor_on(case: AftercareCase, day: date) -> bool:
    """Whether the person is under eighteen on that day."""
    return case.person is not None and case.person.is_minor_on(day)


def must_be_fetched(case: AftercareCase) -> bool:
    """Whether the person is fetched or brought on the day of release (必接必送): key persons and minors (预防未成年人犯罪法 56)."""
    if case.released_on is None or case.source is ReleaseSource.CORRECTION:
        return False
    return level_on(case, case.released_on) is HelpLevel.KEY or is_minor_on(case, case.released_on)


def term_months(case: AftercareCase, office: OfficeFacts) -> int:
    """How many months help is offered (帮教期限)."""
    return office.setting(CORRECTED_MONTHS if case.source is ReleaseSource.CORRECTION else RELEASED_MONTHS)


def term_to(case: AftercareCase, office: OfficeFacts) -> date | None:
    """The last day of the term (帮教期满日), None before the release."""
    return None if case.released_on is None else months_after(case.released_on, term_months(case, office))


def helped_on(row: AftercareHelp) -> date | None:
    """The day on which a measure of help counts: that of the application, of the help itself where none is written or it came later."""
    return min((day for day in (row.applied_on, row.result_on) if day is not None), default=None)


def label(case: AftercareCase) -> str:
    """How a case is named: by the person alone."""
    return case.person.name if case.person is not None else "（未填姓名）"


def keeps_settlement(case: AftercareCase, facts: PeriodFacts, sent: Cell) -> bool:
    """Whether a closed month keeps what it said of his living: he may find other work later; but since when he has any has its day."""
    return sent != "" or case.settled_on is None
