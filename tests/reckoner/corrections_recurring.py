"""C10 to C15 and C37 of community corrections: what comes back every week, month and quarter."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from .counting import RECORDS_BEGIN, months_after, period_of, rolled
from .reading import Due, Seen

PLACES = ("REGISTERED", "ACTIVE", "REVOKING")
IN_PERSON_OR_WRITTEN = 2
WEEK, MONTH, QUARTER = 0, 1, 3


def recurring_duties(case: Seen) -> Iterator[Due]:
    """The duties of every period since the announcement that have not been done."""
    announced = case.happened("intake_announced_on")
    if announced is None or case.state not in PLACES:
        return
    announced = max(announced, RECORDS_BEGIN, _kept_since(case))
    plans = case.days("plans", "made_on")
    if plans:
        yield from _each(case, "C10", max(plans[0], RECORDS_BEGIN), QUARTER, lambda first, last: _within(plans, first, last) > 0)
    yield from _reports(case, announced)
    yield from _visits(case, announced)
    yield from _each(case, "C13", announced, MONTH, lambda first, last: _within(_lessons(case), first, last) > 0)
    if case.text("category") == "04":
        health = _reported(case, "MED")
        yield from _each(case, "C14", announced, MONTH, lambda first, last: _within(health, first, last) > 0)
    yield from _review(case)
    marks = [row.happened("held_on") for row in case.rows("assessments", "held_on") if row.number("score") is not None]
    results = [row.happened("held_on") for row in case.rows("assessments", "held_on") if row.text("result")]
    yield from _each(case, "C37", announced, MONTH, lambda first, last: _within(marks, first, last) > 0)
    yield from _each(case, "C37", announced, QUARTER, lambda first, last: _within(results, first, last) > 0)


def _kept_since(case: Seen) -> date:
    """A case entered after it began answers for what is kept here: from its first contact on."""
    contacts = (("reports", "reported_on"), ("visits", "held_on"), ("educations", "held_on"))
    return min([case.entered, case.day, *(day for part, key in contacts for day in case.days(part, key))])


def _each(case: Seen, clock: str, since: date, months: int, done: Callable[[date, date], bool]) -> Iterator[Due]:
    first, last = _period(since, months)
    while first <= case.day:
        if _is_asked(first, last, since):
            yield from _one(case, clock, first, last, done)
        first, last = _period(last + timedelta(1), months)


def _period(day: date, months: int) -> tuple[date, date]:
    monday = day - timedelta(day.weekday())
    return (monday, monday + timedelta(6)) if months == WEEK else period_of(day, months)


def _is_asked(first: date, last: date, since: date) -> bool:
    """A period already under way is asked for where at least half of it is left."""
    return (since - first) * 2 <= last - first


def _one(case: Seen, clock: str, first: date, last: date, done: Callable[[date, date], bool]) -> Iterator[Due]:
    """A period ends with the term where that comes first."""
    last = min(last, case.planned("term_to") or last)
    if first <= last and not done(first, last):
        yield case.due(clock, first, last, last)


def _within(days: list[date] | list[date | None], first: date, last: date) -> int:
    return sum(day is not None and first <= day <= last for day in days)


def _reported(case: Seen, *kinds: str) -> list[date | None]:
    return [row.happened("reported_on") for row in case.rows("reports", "reported_on") if row.text("kind") in kinds]


def _lessons(case: Seen) -> list[date | None]:
    """Taught in a group; children apart from adults, in whatever form (社区矫正法 52)."""
    rows = [row for row in case.rows("educations", "held_on") if not row.holds("is_absent")]
    return [row.happened("held_on") for row in rows if row.text("kind") == "GROUP" or case.holds("is_juvenile")]


def _class_on(case: Seen, day: date) -> str:
    changes = [(at, row.text("mgmt_class")) for row in case.rows("class_changes") if (at := row.happened("starts_on")) is not None]
    past = sorted(change for change in changes if change[0] <= day)
    return past[-1][1] if past else case.text("mgmt_class")


def _reports(case: Seen, since: date) -> Iterator[Due]:
    """C11: the strict class by telephone each week and twice a month in person or in writing, the others once a month."""
    calls, regular = _reported(case, "TEL"), _reported(case, "REG", "TEL", "WRT", "VID")
    in_person = _reported(case, "REG", "WRT")
    yield from _of_class(case, "C11", since, MONTH, False, lambda first, last: _within(regular, first, last) > 0)
    yield from _of_class(case, "C11", since, MONTH, True, lambda first, last: _within(in_person, first, last) >= IN_PERSON_OR_WRITTEN)
    yield from _of_class(case, "C11", since, WEEK, True, lambda first, last: _within(calls, first, last) > 0)


def _visits(case: Seen, since: date) -> Iterator[Due]:
    """C12: the strict class every month, the others every quarter."""
    held = [row.happened("held_on") for row in case.rows("visits", "held_on") if row.text("kind") == "HOME"]
    yield from _of_class(case, "C12", since, MONTH, True, lambda first, last: _within(held, first, last) > 0)
    yield from _of_class(case, "C12", since, QUARTER, False, lambda first, last: _within(held, first, last) > 0)


def _of_class(case: Seen, clock: str, since: date, months: int, strict: bool, done: Callable[[date, date], bool]) -> Iterator[Due]:
    """The periods at whose start the subject was of the class."""
    for due in _each(case, clock, since, months, done):
        if (_class_on(case, max(due.trigger_on, since)) == "STRICT") is strict:
            yield due


def _review(case: Seen) -> Iterator[Due]:
    """C15: the illness is reviewed every three months, counted from the last review, at first from the check-in."""
    if case.text("medical_parole_kind") != "ILL":
        return
    since = max(case.days("medical_reviews", "submitted_on"), default=case.happened("checked_in_on"))
    if since is not None:
        due = months_after(since, 3)
        yield case.due("C15", since, due, rolled(due))
