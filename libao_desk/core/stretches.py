"""Weeks and blocks of whole months in which something must happen once (周期, `PER`)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from .calendar import ONE_DAY, block_label, block_start, months_after

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Stretch:
    """One week or block of months, both days counted."""

    first: date
    last: date
    label: str

    def holds(self, day: date | None) -> bool:
        """Whether `day` lies in it."""
        return day is not None and self.first <= day <= self.last

    def holds_any(self, days: Iterable[date | None]) -> bool:
        """Whether one of the days lies in it."""
        return any(self.holds(day) for day in days)


def block_of(day: date, months: int) -> Stretch:
    """The block of `months` whole months `day` lies in, counted from January: months, quarters, half-years, years."""
    first = block_start(day, months)
    last = months_after(first, months) - ONE_DAY
    return Stretch(first, last, block_label(first, last))


def week_of(day: date) -> Stretch:
    """The week from Monday to Sunday."""
    first = day - timedelta(days=day.weekday())
    return Stretch(first, first + WEEK - ONE_DAY, f"{first:%Y-%m-%d}起的一周")


def blocks_between(since: date, until: date, months: int) -> Iterator[Stretch]:
    """The blocks of `months` months that touch the days from `since` to `until`, oldest first."""
    day = since
    while day <= until:
        stretch = block_of(day, months)
        yield stretch
        day = stretch.last + ONE_DAY
