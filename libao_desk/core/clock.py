"""The only "now" in the program (时钟): rules and use cases are given a clock and never ask the machine."""

import sys
from datetime import date, datetime, time, timedelta
from time import monotonic
from typing import Protocol

if sys.platform == "linux":
    from time import CLOCK_BOOTTIME, clock_gettime


class Clock(Protocol):
    """Says what day and what instant it is."""

    def today(self) -> date:
        """The calendar day at the office."""

    def now(self) -> datetime:
        """The instant, with the office's time zone."""


class SystemClock:
    """The machine's own clock."""

    def today(self) -> date:
        """The machine's calendar day."""
        return self.now().date()

    def now(self) -> datetime:
        """The machine's instant in its own time zone."""
        return datetime.now().astimezone()


class FixedClock:
    """A clock that stands on one day; each reading is a microsecond later, so that order is kept."""

    def __init__(self, day: date, at: time = time(9, 0)) -> None:
        self._next = datetime.combine(day, at).astimezone()
        self._day = day

    def today(self) -> date:
        """The day it stands on."""
        return self._day

    def now(self) -> datetime:
        """The next instant of that day."""
        self._next += timedelta(microseconds=1)
        return self._next


class PinnedDayClock:
    """The day is pinned (`--today`), the time of day runs on."""

    def __init__(self, day: date) -> None:
        self._day = day
        self._real = SystemClock()

    def today(self) -> date:
        """The pinned day."""
        return self._day

    def now(self) -> datetime:
        """The machine's time of day on the pinned day."""
        real = self._real.now()
        return datetime.combine(self._day, real.timetz())

    def machine_now(self) -> datetime:
        """The machine's instant, day and all."""
        return self._real.now()


def machine_now() -> datetime:
    """The machine's own instant, wherever the office's clock stands: for what is measured against the machine alone."""
    return SystemClock().now()


def machine_instant(clock: Clock) -> datetime | None:
    """When it really is where somebody pinned the day; None for any other clock."""
    return clock.machine_now() if isinstance(clock, PinnedDayClock) else None


def running() -> timedelta:
    """How long the machine has been running, its sleep included, whatever its clock is set to."""
    return timedelta(seconds=clock_gettime(CLOCK_BOOTTIME) if sys.platform == "linux" else monotonic())
