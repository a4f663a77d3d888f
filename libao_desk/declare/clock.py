"""Statutory clocks (法定期限): how long, how counted, from which day, on what basis, and whose duty."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from libao_desk.core.calendar import Count, Reckoning, WorkCalendar
from libao_desk.store.base import Base

from .setting import Setting, SettingValues

T = TypeVar("T", bool, int, str)


class Whose(Enum):
    """Whose duty a clock measures; only OURS is ever our delay."""

    OURS = "ours"
    OTHERS = "others"
    INFO = "info"


@dataclass(frozen=True)
class Version:
    """The figures of a clock from one day on (新旧法衔接): the rule in force on the trigger date applies."""

    since: date
    length: int | Setting[int]
    basis: str


@dataclass(frozen=True)
class Span:
    """One row of a clock table: length, way of counting, basis; earlier versions of the rule in `versions`.

    Lengths are days for CD, CDX and WD, months for MON, TERM and PER, hours for HRS.
    """

    key: str
    title: str
    count: Count
    length: int | Setting[int]
    basis: str
    whose: Whose = Whose.OURS
    back: bool = False
    """Counted backwards from the trigger ("at least 3 days before")."""
    versions: tuple[Version, ...] = ()
    is_visit: bool = False
    """Whether it is done where the person lives (走访、查访、回访), so that it belongs on a day's route."""
    is_by_month: bool = False
    """Whether the length is the month of the year by whose end it is done (PER): 3月底前."""

    def version_on(self, day: date) -> Version:
        """The figures in force on `day`."""
        past = [version for version in self.versions if version.since <= day]
        return max(past, key=lambda version: version.since) if past else Version(date.min, self.length, self.basis)


@dataclass(frozen=True)
class Duty:
    """One thing to be done by a day, with its whole reckoning."""

    clock: str
    title: str
    trigger_on: date
    due_on: date
    """The last day before rolling over holidays."""
    last_day: date
    basis: str
    reckoning: str
    whose: Whose
    part: str = ""
    """The part whose row answers the duty, so that the to-do list can open the right form."""
    certain: bool = True
    is_visit: bool = False
    """Whether it is done where the person lives."""

    def days_late(self, today: date) -> int:
        """Calendar days since the last day, 0 while there is still time."""
        return max(0, (today - self.last_day).days)

    def overdue_days(self, today: date) -> int:
        """The same of what we are to do; what others are to do, and what is good to know, is never told as a delay of those it is about."""
        return self.days_late(today) if self.whose is Whose.OURS else 0


@dataclass(frozen=True)
class LateDuty:
    """One late duty of ours as it may be told outside its register (超期事项): by number, never by whom the case is about."""

    register: str
    """The register's title."""
    number: str
    """The record's number, empty for a duty of the office itself."""
    duty: Duty
    handler: str
    """Whose work it is (经办人)."""
    days: int
    official: str = ""
    """The number the record's own rosters know it by (卷号、编号), empty where it has none."""


@dataclass(frozen=True)
class OfficeFacts:
    """What a rule may know besides the record: the calendar of working days and the office's local values."""

    calendar: WorkCalendar = field(default_factory=WorkCalendar)
    settings: SettingValues = field(default_factory=lambda: SettingValues({}))

    def setting(self, setting: Setting[T]) -> T:
        """The office's value for a local setting."""
        return self.settings.get(setting)

    def setting_on(self, setting: Setting[T], day: date | None) -> T:
        """The office's value as it was on a day (当时的标准); today's where the day is not known."""
        return self.settings.get(setting) if day is None else self.settings.get_on(setting, day)

    def as_of(self, day: date, today: date) -> "OfficeFacts":
        """The same with the values of a past day: what was set later changes nothing that was due or counted by then."""
        return self if day >= today else replace(self, settings=self.settings.as_of(day))

    def reckon(self, span: Span, trigger: date) -> tuple[Reckoning, str]:
        """The reckoning of `span` from `trigger`, and the basis in force on that day."""
        version = span.version_on(trigger)
        length = version.length if isinstance(version.length, int) else self.setting(version.length)
        count = self.calendar.reckon_back if span.back else self.calendar.reckon
        if span.is_by_month:
            return count(span.count, 1, trigger.replace(month=length, day=1)), version.basis
        return count(span.count, length, trigger), version.basis

    def duty(self, span: Span, trigger: date, *, title: str = "", whose: Whose | None = None, part: str = "") -> Duty:
        """The duty that `span` lays down from `trigger`."""
        reckoning, basis = self.reckon(span, trigger)
        return Duty(
            clock=span.key,
            title=title or span.title,
            trigger_on=trigger,
            due_on=reckoning.unrolled,
            last_day=reckoning.last_day,
            basis=basis,
            reckoning=reckoning.sentence,
            whose=whose or span.whose,
            part=part,
            certain=reckoning.certain,
            is_visit=span.is_visit,
        )

    def agreed_day(self, span: Span, due_on: date, *, trigger: date | None = None, title: str = "", part: str = "") -> Duty:
        """A duty whose day was agreed or written in the instrument rather than counted."""
        return Duty(
            clock=span.key,
            title=title or span.title,
            trigger_on=trigger or due_on,
            due_on=due_on,
            last_day=due_on,
            basis=span.version_on(trigger or due_on).basis,
            reckoning=f"约定或文书载明的日期为{due_on:%Y-%m-%d}",
            whose=span.whose,
            part=part,
            is_visit=span.is_visit,
        )


Rule = Callable[[Any, OfficeFacts, date], tuple[Duty, ...]]
"""The law as a pure function of (record, office, today); `()` once the duty is done or does not arise."""


@dataclass(frozen=True)
class Clock:
    """A clock of a register: its table row and the rule that applies it to a record."""

    span: Span
    rule: Rule
    also: tuple[Span, ...] = ()
    """The other rows of the same key: another trigger, another case, another period after it."""


@dataclass(frozen=True)
class StandingClock:
    """A clock of the office itself (本所常设时限), which no record carries: its rule sees every row of one table."""

    span: Span
    rows: type[Base]
    rule: Callable[[Sequence[Any], OfficeFacts, date], tuple[Duty, ...]]
