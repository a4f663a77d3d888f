"""The days of the invented year (虚构工作日): on which days of a stretch an office could have done something."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from libao_desk.core.calendar import ONE_DAY, WorkCalendar
from libao_desk.core.stretches import Stretch, block_of, week_of

from .codes import ManagementClass
from .invented_outlines import YEARS_END
from .model import CorrectionCase
from .reading import class_on

CALENDAR = WorkCalendar()
NEW_YEAR = date(2020, 1, 1)
WEEKS = 0
"""Stands for weeks where a number of months is expected."""


def working_day(day: date) -> date:
    """The day itself, or the first working day after it."""
    return CALENDAR.next_working_day(day)


def working_days(first: date, last: date) -> list[date]:
    """The working days from `first` to `last`; every day where there is none, for a telephone never closes."""
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return [day for day in days if CALENDAR.is_working_day(day)] or days


def reach(case: CorrectionCase) -> tuple[date, date] | None:
    """The days of 2020 on which the office had to do with the subject: announced, not ended, not lost, not held."""
    if case.intake_announced_on is None:
        return None
    lost = [search.lost_found_on for search in case.searches]
    held = [event.starts_on for event in case.liberty_events]
    ends = [day - ONE_DAY for day in (*lost, *held)]
    first = max(NEW_YEAR, case.intake_announced_on)
    last = min([YEARS_END, case.ended_on or YEARS_END, *ends])
    return (first, last) if first <= last else None


def stretches(case: CorrectionCase, months: int) -> Iterator[tuple[Stretch, list[date]]]:
    """The blocks of `months` months (weeks where 0) of the year with the working days on which the subject was in reach."""
    bounds = reach(case)
    if bounds is None:
        return
    day, last = bounds
    while day <= last:
        stretch = block_of(day, months) if months else week_of(day)
        yield stretch, working_days(day, min(stretch.last, last))
        day = stretch.last + ONE_DAY


def is_strict(case: CorrectionCase, stretch: Stretch) -> bool:
    """Whether the subject was managed strictly when the stretch (or his own time in it) began."""
    return class_on(case, max(stretch.first, case.intake_announced_on or stretch.first)) is ManagementClass.STRICT


def some(rng: Random, days: list[date], count: int) -> list[date]:
    """So many of the days in order, fewer where there are not enough."""
    return sorted(rng.sample(days, min(count, len(days))))
