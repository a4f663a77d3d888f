"""Working days and the ways Chinese law counts time (期间计算)."""

import calendar as months
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from functools import cache

ONE_DAY = timedelta(days=1)
ALWAYS_FREE = {(1, 1), (5, 1), (10, 1), (10, 2), (10, 3)}
LEAST_FREE = 11
"""Holidays that fall on the same day each year, and how many there are in all at least (全国年节及纪念日放假办法 2)."""


class Count(Enum):
    """A way of counting; the value is its Chinese name."""

    CD = "日历日，当日不计，末日遇节假日顺延"
    CDX = "日历日，当日不计，不顺延"
    WD = "工作日"
    MON = "按月，末日遇节假日顺延"
    TERM = "刑期、考验期，当日计入，不顺延"
    PER = "周期"
    HRS = "小时"


@dataclass(frozen=True)
class Reckoning:
    """One period counted out, with the sentence that shows how."""

    count: Count
    length: int
    start: date
    unrolled: date
    last_day: date
    certain: bool
    """False where a year's holidays are known to neither table, so that weekends alone were counted."""
    sentence: str


@cache
def _library_years() -> tuple[int, int]:
    """The first and last year the library's table covers."""
    from chinese_calendar import constants

    years = {day.year for day in (*constants.holidays, *constants.workdays)}
    return min(years), max(years)


@cache
def _library_says(day: date) -> bool:
    """The library's answer, remembered: it looks through its whole table for every question."""
    from chinese_calendar import is_workday

    return bool(is_workday(day))


def months_after(day: date, count: int) -> date:
    """The corresponding date `count` months later (earlier when negative), the month's last day where there is none (民法典 202)."""
    total = day.year * 12 + day.month - 1 + count
    year, month = divmod(total, 12)
    return date(year, month + 1, min(day.day, months.monthrange(year, month + 1)[1]))


def term_end(start: date, *, years: int = 0, months_: int = 0, days: int = 0) -> date:
    """The last day of a sentence or probation term; the day of start is counted (刑诉法解释 202).

    One month runs to the day before the same date next month; a start on the last day of a month, or a month without the
    date, ends the day before the last day of the end month. Days (half a month is 15) are added after the months.
    """
    total = years * 12 + months_
    if total == 0:
        return start + timedelta(days=days - 1)
    end = months_after(start, total)
    last_of_end = months.monthrange(end.year, end.month)[1]
    if start.day == months.monthrange(start.year, start.month)[1]:
        end = end.replace(day=last_of_end)
    return end - ONE_DAY + timedelta(days=days)


def block_start(day: date, count: int) -> date:
    """The first day of the block of `count` whole months in which `day` lies, counted from January: month, quarter, half-year, year."""
    year, month = divmod((day.year * 12 + day.month - 1) // count * count, 12)
    return date(year, month + 1, 1)


def block_label(first: date, last: date) -> str:
    """How such a block is called: 2020年7月至9月."""
    is_one = (first.year, first.month) == (last.year, last.month)
    end = "" if is_one else f"至{last.month}月" if last.year == first.year else f"至{last.year}年{last.month}月"
    return f"{first.year}年{first.month}月{end}"


@dataclass(frozen=True)
class WorkCalendar:
    """Which days are worked: the office's own table first, then the library's, then weekends alone."""

    own_days: Mapping[date, bool] = field(default_factory=dict)

    def is_working_day(self, day: date) -> bool:
        """Whether offices are open on `day`; 调休 weekend days count as working."""
        if day in self.own_days:
            return self.own_days[day]
        first, last = _library_years()
        if first <= day.year <= last:
            return _library_says(day)
        return day.weekday() < 5

    def knows(self, year: int) -> bool:
        """Whether the year's holidays are in the library's table, or whole in the office's own: a day or two of them are not the plan."""
        first, last = _library_years()
        return first <= year <= last or self._holds_plan(year)

    def _holds_plan(self, year: int) -> bool:
        free = {(day.month, day.day) for day, works in self.own_days.items() if day.year == year and not works}
        return len(free) >= LEAST_FREE and free >= ALWAYS_FREE

    def next_working_day(self, day: date) -> date:
        """`day` itself if it is worked, else the first worked day after it."""
        while not self.is_working_day(day):
            day += ONE_DAY
        return day

    def add_working_days(self, start: date, count: int) -> date:
        """The `count`-th working day after `start` (before it when negative); the day of start is not counted."""
        step, left, day = (ONE_DAY if count >= 0 else -ONE_DAY), abs(count), start
        while left:
            day += step
            left -= self.is_working_day(day)
        return day

    def reckon(self, count: Count, length: int, start: date) -> Reckoning:
        """Count `length` forward from `start`: days, working days, months, months of a term, hours; PER gives the end of
        the month, quarter, half-year or year."""
        unrolled = _FORWARD[count](self, start, length)
        rolls = count in (Count.CD, Count.MON)
        last_day = self.next_working_day(unrolled) if rolls else unrolled
        return self._told(count, length, start, unrolled, last_day, "起")

    def reckon_back(self, count: Count, length: int, day: date) -> Reckoning:
        """Count `length` backwards from `day` ("at least three days before"); such a last day never rolls."""
        if count is Count.WD:
            found = self.add_working_days(day, -length)
        elif count in (Count.MON, Count.TERM):
            found = months_after(day, -length)
        else:
            found = day - timedelta(days=length)
        return self._told(count, length, day, found, found, "前")

    def _told(self, count: Count, length: int, start: date, unrolled: date, last_day: date, way: str) -> Reckoning:
        low, high = sorted((start, last_day))
        unknown = [year for year in range(low.year, high.year + 1) if not self.knows(year)]
        matters = count in (Count.CD, Count.MON, Count.WD) and bool(unknown)
        sentence = _SENTENCES[count](start, length, way)
        if way == "起" and count is Count.PER:
            sentence = f"{block_label(block_start(start, length), unrolled)}内"
        sentence += f"，末日{unrolled:%Y-%m-%d}"
        if last_day != unrolled:
            sentence += f"，遇节假日顺延至{last_day:%Y-%m-%d}"
        if matters:
            sentence += f"（{'、'.join(map(str, unknown))}年节假日安排未知，仅按周末计算）"
        return Reckoning(count, length, start, unrolled, last_day, not matters, sentence)


def _days(_: WorkCalendar, start: date, length: int) -> date:
    return start + timedelta(days=length)


def _working(calendar: WorkCalendar, start: date, length: int) -> date:
    if length == 0:  # the same day, where it is one on which anybody works
        return calendar.next_working_day(start)
    return calendar.add_working_days(start, length)


def _months(_: WorkCalendar, start: date, length: int) -> date:
    return months_after(start, length)


def _term(_: WorkCalendar, start: date, length: int) -> date:
    return term_end(start, months_=length)


def _period(_: WorkCalendar, start: date, length: int) -> date:
    return months_after(block_start(start, length), length) - ONE_DAY


def _hours(_: WorkCalendar, start: date, length: int) -> date:
    return start + timedelta(days=-(-length // 24))


_FORWARD: dict[Count, Callable[[WorkCalendar, date, int], date]] = {
    Count.CD: _days,
    Count.CDX: _days,
    Count.WD: _working,
    Count.MON: _months,
    Count.TERM: _term,
    Count.PER: _period,
    Count.HRS: _hours,
}

_SENTENCES: dict[Count, Callable[[date, int, str], str]] = {
    Count.CD: lambda start, n, way: f"自{start:%Y-%m-%d}{way}{n}日（当日不计）",
    Count.CDX: lambda start, n, way: f"自{start:%Y-%m-%d}{way}{n}日（当日不计，不顺延）",
    Count.WD: lambda start, n, way: f"自{start:%Y-%m-%d}{way}{n}个工作日（当日不计）",
    Count.MON: lambda start, n, way: f"自{start:%Y-%m-%d}{way}{n}个月",
    Count.TERM: lambda start, n, way: f"自{start:%Y-%m-%d}{way}{n}个月（当日计入，不顺延）",
    Count.PER: lambda start, n, way: f"自{start:%Y-%m-%d}所在月{way}{n}个月内",
    Count.HRS: lambda start, n, way: f"自{start:%Y-%m-%d}{way}{n}小时",
}
