"""A01 to A09 of help after release (安置帮教), from the clock table."""

from collections.abc import Iterator
from datetime import timedelta

from .counting import RECORDS_BEGIN, days_after, months_after, period_of, rolled
from .reading import Due, Seen

FETCHED = ("01", "02", "03", "05")
MONTH, QUARTER, HALF_YEAR = 1, 3, 6


def open_duties(case: Seen) -> Iterator[Due]:
    """What is still to be done for one released person."""
    if case.state in ("MOVED", "CLOSED"):
        return
    if case.text("source") != "CORR":
        yield from _before_release(case)
    yield from _at_home(case)
    yield from _visits(case)
    yield from _term(case)


def _before_release(case: Seen) -> Iterator[Due]:
    planned, notice, released = case.planned("planned_release_on"), case.happened("notice_received_on"), case.happened("released_on")
    handed = case.happened("handed_on")
    if planned is not None and notice is None and released is None:
        due = months_after(planned, -1)
        yield case.due("A01", planned, due, due, "others")
    if notice is not None and case.happened("family_told_on") is None and handed is None:
        due = days_after(notice, 7)
        yield case.due("A02", notice, due, rolled(due))
    release = released or planned
    if release is not None and case.text("level") == "01" and (handed is None or case.text("handover") not in FETCHED):
        yield case.due("A03", release, release, release)


def _at_home(case: Seen) -> Iterator[Due]:
    handed = case.happened("handed_on")
    if handed is None:
        return
    if not [day for day in case.days("visits", "held_on") if day >= handed]:
        due = days_after(handed, 7)
        yield case.due("A04", handed, due, rolled(due))
    if case.happened("filed_on") is None or not case.rows("team"):
        due = days_after(handed, 30)
        yield case.due("A05", handed, due, rolled(due))


def _visits(case: Seen) -> Iterator[Due]:
    """A06 and A07: the key level every month, the general one every quarter of the first year, then every half-year.

    The first days have their own visit (A04), so the first period asked for is the first whole one.
    """
    since = case.happened("handed_on")
    if since is None:
        return
    visits, level = case.days("visits", "held_on"), case.text("level")
    day = max(since, RECORDS_BEGIN)
    while day <= case.day:
        months = MONTH if level == "01" else QUARTER if day < months_after(since, 12) else HALF_YEAR
        first, last = period_of(day, months)
        if first > since and not [visit for visit in visits if first <= visit <= last]:
            yield case.due("A06" if level == "01" else "A07", first, last, last)
        day = last + timedelta(1)


def _term(case: Seen) -> Iterator[Due]:
    """A08 and A09: five years after prison, three after correction, looked back on thirty days before."""
    released = case.happened("released_on")
    if released is None:
        return
    end = months_after(released, 36 if case.text("source") == "CORR" else 60)
    yield case.due("A08", released, end, rolled(end))
    yield case.due("A09", end, end - timedelta(30), end - timedelta(30))
