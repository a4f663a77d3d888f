"""How the law counts time, from its words: days, working days, months, terms of a sentence, forwards and backwards."""

from calendar import monthrange
from datetime import date, timedelta

OFF = {
    2019: "0101 0204-0210 0405-0407 0501-0504 0607-0609 0913-0915 1001-1007",
    2020: "0101 0124-0202 0404-0406 0501-0505 0625-0627 1001-1008",
    2021: "0101-0103 0211-0217 0403-0405 0501-0505 0612-0614 0919-0921 1001-1007",
}
"""The days off of each year's notice (国务院办公厅放假通知)."""

WORKED = {
    2019: "0202 0203 0428 0505 0929 1012",
    2020: "0119 0426 0509 0628 0927 1010",
    2021: "0207 0220 0425 0508 0918 0926 1009",
}
"""The weekend days that are worked for them (调休)."""

SATURDAY = 5

RECORDS_BEGIN = date(2020, 1, 1)
"""What recurs is asked for from the year the office's records begin."""


def _days(table: dict[int, str]) -> frozenset[date]:
    found: set[date] = set()
    for year, text in table.items():
        for stretch in text.split():
            first, _, last = stretch.partition("-")
            day, end = (date(year, int(mark[:2]), int(mark[2:])) for mark in (first, last or first))
            while day <= end:
                found.add(day)
                day += timedelta(1)
    return frozenset(found)


DAYS_OFF, DAYS_WORKED = _days(OFF), _days(WORKED)


def is_worked(day: date) -> bool:
    """Whether offices are open: no weekend and no holiday, or a weekend day worked in exchange."""
    return day in DAYS_WORKED or (day not in DAYS_OFF and day.weekday() < SATURDAY)


def rolled(day: date) -> date:
    """The first working day from `day` on (民法典 203)."""
    while not is_worked(day):
        day += timedelta(1)
    return day


def days_after(day: date, n: int) -> date:
    """The day of the event is not counted (民法典 201)."""
    return day + timedelta(n)


def working_days_after(day: date, n: int) -> date:
    """The n-th working day after the event; none at all: the day itself, or the first working day after it."""
    day = rolled(day) if n == 0 else day
    while n > 0:
        day = rolled(day + timedelta(1))
        n -= 1
    return day


def months_after(day: date, n: int) -> date:
    """The corresponding date, or the last day of a month that has none (民法典 202); n may be negative."""
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def term_of_months(day: date, n: int) -> date:
    """The last day of a term that begins on `day`, which counts: the day before the corresponding date (刑诉法解释 202).

    A term that begins on the last day of a month ends on the day before the last of its month.
    """
    end = months_after(day, n)
    if (day + timedelta(1)).day == 1:
        end = end.replace(day=monthrange(end.year, end.month)[1])
    return end - timedelta(1)


def period_of(day: date, months: int) -> tuple[date, date]:
    """First and last day of the calendar month, quarter, half-year or year that holds `day`."""
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    return first, months_after(first, months) - timedelta(1)
