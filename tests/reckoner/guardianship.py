"""G01 to G10 of guardianship (监护), from the clock table."""

from collections.abc import Iterator
from datetime import date, timedelta

from .counting import RECORDS_BEGIN, days_after, months_after, period_of, rolled
from .reading import Due, Row, Seen

FOLLOW_UPS_A_YEAR = 4
QUARTER, YEAR = 3, 12


def open_duties(case: Seen) -> Iterator[Due]:
    """What is still to be done on one guardian's paper; the clinic's own dates are shown so that the team goes along."""
    if case.state == "CLOSED":
        return
    if case.state != "INPATIENT":
        yield from _follow_up(case)
        yield from _each_year(case)
    yield from _agreements(case)
    yield from _quarters(case)
    yield from _urgent(case)


def _by_the_doctor(case: Seen) -> list[Row]:
    rows = [row for row in case.rows("follow_ups", "held_on") if row.text("by") == "DOCTOR"]
    return sorted(rows, key=lambda row: row.happened("held_on") or date.min)


def _follow_up(case: Seen) -> Iterator[Due]:
    """G01 to G03: two weeks, one month or three months after the last, or sooner where the doctor said so."""
    rows = _by_the_doctor(case)
    last = rows[-1].happened("held_on") if rows else None
    if last is None:
        return
    agreed = rows[-1].planned("next_due")
    steady = _steadiness(case)
    if steady == "UNSTABLE":
        due = last + timedelta(14)
        yield _sooner(case, "G01", last, agreed, due, due)
    else:
        due = months_after(last, 1 if steady == "BASIC" else 3)
        yield _sooner(case, "G02" if steady == "BASIC" else "G03", last, agreed, due, rolled(due))


def _sooner(case: Seen, clock: str, last: date, agreed: date | None, due: date, rolled_to: date) -> Due:
    if agreed is not None and agreed < due:
        return case.due(clock, last, agreed, agreed, "others")
    return case.due(clock, last, due, rolled_to, "others")


def _steadiness(case: Seen) -> str:
    """As the doctor calls it or as the level of danger he notified has it, whichever brings him sooner."""
    risk, called = case.text("risk_level"), case.text("stability")
    if called == "UNSTABLE" or risk >= "3":
        return "UNSTABLE"
    return "BASIC" if called == "BASIC" or risk >= "1" else "STABLE"


def _each_year(case: Seen) -> Iterator[Due]:
    """G04 and G05: four follow-ups and, with consent, one examination in a calendar year."""
    first, last = period_of(case.day, YEAR)
    held = [day for row in _by_the_doctor(case) if (day := row.happened("held_on")) is not None and first <= day <= last]
    if len(held) < FOLLOW_UPS_A_YEAR:
        yield case.due("G04", first, last, last, "others")
    examined = [row for row in case.rows("free_care") if row.text("kind") == "PHYS" and row.number("year") == case.day.year]
    if not any(row.happened("received_on") is not None or row.denies("consented") for row in examined):
        yield case.due("G05", first, last, last, "others")


def _signed(case: Seen) -> list[Row]:
    return case.rows("years", "agreement_on")


def _agreements(case: Seen) -> Iterator[Due]:
    """G06 and G08: signed again before the year ends, settled after it."""
    years = _signed(case)
    for year in years:
        first, end = year.planned("year_from"), year.planned("year_to")
        if end is None or first is None:
            continue
        if not any((other.planned("year_from") or first) > first for other in years):
            yield case.due("G06", end, end - timedelta(30), end - timedelta(30))
        paid = [row for row in case.rows("rewards", "paid_on") if row.planned("period_to") == end]
        if end <= case.day and not paid and year.happened("denied_on") is None:
            due = days_after(end, 60)
            yield case.due("G08", end, due, rolled(due))


def _quarters(case: Seen) -> Iterator[Due]:
    """G07: every quarter of a guardianship year has its evaluation."""
    done = {(row.number("year"), row.text("quarter")) for row in case.rows("quarters", "held_on")}
    starts = [day for year in _signed(case) if (day := year.planned("year_from")) is not None and day <= case.day]
    day = max(min(starts), RECORDS_BEGIN) if starts else None
    while day is not None and day <= case.day:
        first, last = period_of(day, QUARTER)
        if (first.year, str((first.month + 2) // 3)) not in done:
            yield case.due("G07", first, last, last)
        day = last + timedelta(1)


def _urgent(case: Seen) -> Iterator[Due]:
    """G09 and G10: told at once; three days to ask for a second diagnosis."""
    for notice in case.rows("urgent_notices", "noticed_on"):
        noticed = notice.happened("noticed_on")
        if noticed is not None and notice.happened("informed_on") is None:
            yield case.due("G09", noticed, noticed, noticed, "others")
    concluded = case.happened("diagnosis_received_on")
    if concluded is not None and case.day <= rolled(days_after(concluded, 3)):
        due = days_after(concluded, 3)
        yield case.due("G10", concluded, due, rolled(due), "info")
