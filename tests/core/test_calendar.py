"""How Chinese law counts time: every worked example, the holiday tables of 2019 to 2026, the office's own days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libao_desk.core.calendar import Count, WorkCalendar, months_after, term_end

CALENDAR = WorkCalendar()
DAYS = st.dates(date(2004, 1, 1), date(2060, 12, 31))
WORKED = (
    (Count.CD, "2020-09-01", 30, "2020-10-01", "2020-10-09"),
    (Count.CD, "2020-01-10", 15, "2020-01-25", "2020-02-03"),
    (Count.CD, "2020-08-03", 60, "2020-10-02", "2020-10-09"),
    (Count.CD, "2020-07-06", 10, "2020-07-16", "2020-07-16"),
    (Count.CD, "2020-12-02", 30, "2021-01-01", "2021-01-04"),
    (Count.CD, "2026-09-10", 15, "2026-09-25", "2026-09-28"),
    (Count.CDX, "2020-09-01", 30, "2020-10-01", "2020-10-01"),
    (Count.WD, "2020-09-28", 5, "2020-10-12", "2020-10-12"),
    (Count.WD, "2020-04-27", 10, "2020-05-13", "2020-05-13"),
    (Count.TERM, "2020-07-15", 12, "2021-07-14", "2021-07-14"),
    (Count.TERM, "2020-02-29", 12, "2021-02-27", "2021-02-27"),
    (Count.TERM, "2020-01-31", 1, "2020-02-28", "2020-02-28"),
    (Count.TERM, "2020-08-31", 6, "2021-02-27", "2021-02-27"),
    (Count.TERM, "2020-07-15", 18, "2022-01-14", "2022-01-14"),
    (Count.MON, "2020-01-31", 1, "2020-02-29", "2020-03-02"),
    (Count.MON, "2020-09-01", 1, "2020-10-01", "2020-10-09"),
    (Count.HRS, "2020-10-01", 24, "2020-10-02", "2020-10-02"),
    (Count.HRS, "2020-10-01", 48, "2020-10-03", "2020-10-03"),
    (Count.PER, "2020-02-10", 1, "2020-02-29", "2020-02-29"),
    (Count.PER, "2020-08-20", 3, "2020-09-30", "2020-09-30"),
    (Count.PER, "2020-09-01", 6, "2020-12-31", "2020-12-31"),
    (Count.PER, "2020-09-01", 12, "2020-12-31", "2020-12-31"),
    (Count.PER, "2020-10-01", 3, "2020-12-31", "2020-12-31"),
)


def _day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(("count", "start", "length", "unrolled", "last_day"), WORKED)
def test_worked_examples(count: Count, start: str, length: int, unrolled: str, last_day: str) -> None:
    found = CALENDAR.reckon(count, length, _day(start))
    assert (f"{found.unrolled}", f"{found.last_day}") == (unrolled, last_day)
    assert found.certain
    assert unrolled in found.sentence
    assert (last_day in found.sentence) is (last_day == unrolled or "顺延" in found.sentence)


@pytest.mark.parametrize(
    ("count", "day", "length", "found"),
    [
        (Count.CDX, "2020-10-04", 3, "2020-10-01"),
        (Count.CD, "2020-10-04", 3, "2020-10-01"),
        (Count.WD, "2020-10-12", 2, "2020-10-09"),
        (Count.MON, "2020-03-31", 1, "2020-02-29"),
    ],
)
def test_counted_backwards_nothing_rolls(count: Count, day: str, length: int, found: str) -> None:
    back = CALENDAR.reckon_back(count, length, _day(day))
    assert (back.unrolled, back.last_day) == (_day(found), _day(found))


HOLIDAYS = {
    2019: ("01-01; 02-04…10; 04-05…07; 05-01…04; 06-07…09; 09-13…15; 10-01…07", "02-02 02-03 04-28 05-05 09-29 10-12"),
    2020: ("01-01; 01-24…02-02; 04-04…06; 05-01…05; 06-25…27; 10-01…08", "01-19 04-26 05-09 06-28 09-27 10-10"),
    2021: (
        "01-01…03; 02-11…17; 04-03…05; 05-01…05; 06-12…14; 09-19…21; 10-01…07",
        "02-07 02-20 04-25 05-08 09-18 09-26 10-09",
    ),
    2022: (
        "01-01…03; 01-31…02-06; 04-03…05; 04-30…05-04; 06-03…05; 09-10…12; 10-01…07; 12-31",
        "01-29 01-30 04-02 04-24 05-07 10-08 10-09",
    ),
    2023: (
        "01-01…02; 01-21…27; 04-05; 04-29…05-03; 06-22…24; 09-29…10-06; 12-30…31",
        "01-28 01-29 04-23 05-06 06-25 10-07 10-08",
    ),
    2024: (
        "01-01; 02-10…17; 04-04…06; 05-01…05; 06-10; 09-15…17; 10-01…07",
        "02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12",
    ),
    2025: ("01-01; 01-28…02-04; 04-04…06; 05-01…05; 05-31…06-02; 10-01…08", "01-26 02-08 04-27 09-28 10-11"),
    2026: ("01-01…03; 02-15…23; 04-04…06; 05-01…05; 06-19…21; 09-25…27; 10-01…07", "01-04 02-14 02-28 05-09 09-20 10-10"),
}


def _spans(year: int, text: str) -> set[date]:
    found: set[date] = set()
    for span in text.split("; "):
        first, _, last = span.partition("…")
        start = _day(f"{year}-{first}")
        end = start if not last else _day(f"{year}-{last}" if "-" in last else f"{year}-{first[:3]}{last}")
        found |= {start + timedelta(days=n) for n in range((end - start).days + 1)}
    return found


@pytest.mark.parametrize("year", HOLIDAYS)
def test_every_day_of_a_known_year(year: int) -> None:
    off, worked = HOLIDAYS[year]
    days_off, weekends_worked = _spans(year, off), {_day(f"{year}-{day}") for day in worked.split()}
    day = date(year, 1, 1)
    while day.year == year:
        expected = day in weekends_worked or (day.weekday() < 5 and day not in days_off)
        assert CALENDAR.is_working_day(day) is expected, day
        day += timedelta(days=1)


def test_the_office_s_own_table_goes_before_the_library_s() -> None:
    own = WorkCalendar({date(2020, 12, 31): False, date(2021, 1, 2): True})
    assert not own.is_working_day(date(2020, 12, 31))
    assert own.next_working_day(date(2020, 12, 31)) == date(2021, 1, 2)
    assert own.reckon(Count.CD, 30, date(2020, 12, 2)).last_day == date(2021, 1, 2)


def test_a_year_nobody_knows_counts_weekends_and_says_so() -> None:
    found = CALENDAR.reckon(Count.CD, 10, date(2049, 9, 25))
    assert not found.certain
    assert "2049年节假日安排未知" in found.sentence
    plan = [*(date(2049, 10, day) for day in range(1, 8)), date(2049, 1, 1), *(date(2049, 5, day) for day in range(1, 4))]
    known = WorkCalendar(dict.fromkeys(plan, False)).reckon(Count.CD, 10, date(2049, 9, 25))
    assert known.certain


def test_counts_without_holidays_are_certain_in_any_year() -> None:
    for count in (Count.CDX, Count.TERM, Count.HRS, Count.PER):
        assert CALENDAR.reckon(count, 1, date(2049, 9, 25)).certain


def test_a_term_may_have_years_months_and_days() -> None:
    assert term_end(date(2020, 7, 15), years=1, months_=6) == date(2022, 1, 14)
    assert term_end(date(2020, 3, 1), months_=1, days=15) == date(2020, 4, 15)
    assert term_end(date(2020, 3, 1), days=15) == date(2020, 3, 15)


@given(DAYS, st.integers(1, 400))
def test_the_day_of_the_event_is_not_counted(start: date, length: int) -> None:
    found = CALENDAR.reckon(Count.CD, length, start)
    assert (found.unrolled - start).days == length
    assert found.last_day >= found.unrolled
    assert CALENDAR.is_working_day(found.last_day)


@given(DAYS, st.integers(1, 60))
def test_working_days_there_and_back(start: date, count: int) -> None:
    end = CALENDAR.add_working_days(start, count)
    between = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    assert sum(CALENDAR.is_working_day(day) for day in between) == count
    assert CALENDAR.is_working_day(end)


@given(DAYS, st.integers(-600, 600))
def test_months_keep_the_day_where_there_is_one(day: date, count: int) -> None:
    found = months_after(day, count)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == count
    assert found.day == day.day or (found + timedelta(days=1)).day == 1
