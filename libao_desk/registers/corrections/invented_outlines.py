"""Which invented cases there are (虚构案件提纲): forty in force on 2020-12-31, those that ended in the year, those still to come."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto
from random import Random

from libao_desk.core.calendar import months_after
from libao_desk.people.codes import Sex

from .codes import CorrectionCategory

SURVEILLANCE, PROBATION, PAROLE, MEDICAL = CorrectionCategory
YEARS_END = date(2020, 12, 31)
ON_PROBATION = 36
"""Of the forty in force, thirty-six are on probation."""


class Course(Enum):
    """What becomes of a case; only what differs from the usual year is named."""

    USUAL = auto()
    ENDING_TODAY = auto()
    """The term ends on the last day of the year."""
    ENDING_SOON = auto()
    """The term ends in January, summary and appraisal are done."""
    ENDING_UNPREPARED = auto()
    """The same, but nothing is done yet."""
    LOST = auto()
    HELD = auto()
    REVOKING = auto()
    JUST_CAME = auto()
    """Checked in, not yet announced."""
    ANNOUNCED_LATE = auto()
    """Checked in, the announcement is overdue."""
    PLAN_LATE = auto()
    RECEIPT_LATE = auto()
    MOVING = auto()
    """Asks to move to another county, which has not answered."""
    MOVED_IN = auto()
    JUVENILE = auto()
    NOT_BACK = auto()
    """Should be back from an absence."""
    AWAY = auto()
    ASKING_LEAVE = auto()
    TRAVELLER = auto()
    """A permit for regular journeys has run out."""
    DEVICE = auto()
    PROHIBITED = auto()
    """Under a prohibition order of the court."""
    CAME_LATE = auto()
    """Checked in after the ten days, admonished for it."""
    CLASS_CHANGED = auto()
    """Managed strictly first, then normally."""
    RELEASED = auto()
    JUVENILE_RELEASED = auto()
    """Released, the record is about to be sealed."""
    SEALED = auto()
    REVOKED = auto()
    DIED = auto()
    MOVED = auto()
    RECALLED = auto()
    EXPECTED = auto()
    EXPECTED_LATE = auto()
    INQUIRY = auto()
    INQUIRY_CLOSED = auto()


JUVENILES = (Course.JUVENILE, Course.JUVENILE_RELEASED, Course.SEALED)


@dataclass(frozen=True)
class Outline:
    """What is settled about a case before its subject is invented."""

    course: Course
    effective_on: date
    months: int
    """Length of the correction."""
    category: CorrectionCategory = PROBATION
    is_strict: bool = False
    sex: Sex | None = None


def _ending(course: Course, last_day: date, months: int, category: CorrectionCategory = PROBATION) -> Outline:
    """A case whose term of so many months ends on a given day."""
    return Outline(course, months_after(last_day + timedelta(days=1), -months), months, category)


IN_FORCE = (
    _ending(Course.ENDING_TODAY, YEARS_END, 12),
    _ending(Course.ENDING_SOON, date(2021, 1, 20), 24),
    _ending(Course.ENDING_UNPREPARED, date(2021, 1, 12), 18),
    Outline(Course.LOST, date(2020, 3, 16), 18, sex=Sex.MALE),
    Outline(Course.HELD, date(2019, 11, 4), 24, sex=Sex.MALE),
    Outline(Course.REVOKING, date(2019, 9, 16), 24, is_strict=True),
    Outline(Course.JUST_CAME, date(2020, 12, 21), 12),
    Outline(Course.ANNOUNCED_LATE, date(2020, 12, 9), 18),
    Outline(Course.PLAN_LATE, date(2020, 11, 12), 18, sex=Sex.FEMALE),
    Outline(Course.RECEIPT_LATE, date(2020, 12, 7), 4),
    Outline(Course.MOVING, date(2019, 12, 16), 36),
    Outline(Course.MOVED_IN, date(2019, 6, 10), 36),
    Outline(Course.JUVENILE, date(2020, 4, 13), 24),
    Outline(Course.JUVENILE, date(2020, 9, 21), 18),
    Outline(Course.NOT_BACK, date(2019, 8, 12), 36),
    Outline(Course.AWAY, date(2020, 2, 17), 24),
    Outline(Course.ASKING_LEAVE, date(2020, 5, 25), 30),
    Outline(Course.TRAVELLER, date(2019, 5, 20), 36, sex=Sex.MALE),
    Outline(Course.DEVICE, date(2020, 5, 11), 24, is_strict=True),
    Outline(Course.PROHIBITED, date(2020, 6, 22), 18, is_strict=True),
    Outline(Course.CAME_LATE, date(2020, 7, 27), 24, is_strict=True),
    Outline(Course.CLASS_CHANGED, date(2020, 6, 29), 36),
)
"""The cases on probation with a course of their own."""

OTHER_KINDS = (
    Outline(Course.USUAL, date(2020, 8, 17), 12, SURVEILLANCE),
    Outline(Course.USUAL, date(2019, 10, 29), 25, PAROLE),
    Outline(Course.USUAL, date(2020, 7, 14), 16, PAROLE, sex=Sex.FEMALE),
    Outline(Course.USUAL, date(2020, 3, 10), 20, MEDICAL),
)

ENDED = (
    _ending(Course.RELEASED, date(2020, 1, 19), 12),
    _ending(Course.RELEASED, date(2020, 3, 11), 24),
    _ending(Course.RELEASED, date(2020, 4, 24), 36),
    _ending(Course.RELEASED, date(2020, 5, 30), 12),
    _ending(Course.RELEASED, date(2020, 6, 30), 18),
    _ending(Course.RELEASED, date(2020, 7, 1), 19, PAROLE),
    _ending(Course.RELEASED, date(2020, 9, 6), 6),
    _ending(Course.RELEASED, date(2020, 10, 31), 24),
    _ending(Course.RELEASED, date(2020, 12, 9), 18),
    _ending(Course.RELEASED, date(2020, 12, 24), 4),
    _ending(Course.JUVENILE_RELEASED, date(2020, 12, 28), 12),
    _ending(Course.SEALED, date(2020, 8, 14), 12),
    Outline(Course.REVOKED, date(2019, 3, 25), 30),
    Outline(Course.DIED, date(2018, 12, 3), 36),
    Outline(Course.MOVED, date(2019, 7, 8), 36),
    Outline(Course.RECALLED, date(2019, 4, 15), 24, MEDICAL),
)

TO_COME = (
    Outline(Course.EXPECTED, date(2020, 12, 24), 12),
    Outline(Course.EXPECTED_LATE, date(2020, 12, 17), 18),
    Outline(Course.INQUIRY, date(2020, 12, 21), 0),
    Outline(Course.INQUIRY, date(2020, 12, 14), 0),
    Outline(Course.INQUIRY_CLOSED, date(2020, 10, 13), 0),
)
"""Not in force; for an inquiry the day is that of the court's letter."""

STRICT_AMONG_USUAL = 2


def outlines(rng: Random) -> list[Outline]:
    """Every invented case, the usual ones drawn at random."""
    usual = [_usual(rng, n) for n in range(ON_PROBATION - len(IN_FORCE))]
    return [*IN_FORCE, *usual, *OTHER_KINDS, *ENDED, *TO_COME]


def _usual(rng: Random, n: int) -> Outline:
    """A case on probation that began between the middle of 2018 and October 2020 and runs beyond the year."""
    effective_on = date(2018, 6, 1) + timedelta(days=rng.randrange(870))
    served = (YEARS_END - effective_on).days // 30 + 3
    months = max(12, (served + rng.randint(2, 14)) // 6 * 6 + 6)
    return Outline(Course.USUAL, effective_on, min(months, 60), is_strict=n < STRICT_AMONG_USUAL)
