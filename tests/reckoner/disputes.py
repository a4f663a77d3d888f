"""M01 to M11 of people's mediation (人民调解), from the clock table."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from .counting import days_after, months_after, period_of, rolled, working_days_after
from .reading import Due, Row, Seen

AGREED = ("WRITTEN", "ORAL")
MONTH = 1


def open_duties(case: Seen) -> Iterator[Due]:
    """What is still to be done on one dispute."""
    if case.state == "FILED":
        return
    yield from _until_agreed(case)
    if case.happened("concluded_on") is not None:
        if case.text("outcome") in AGREED:
            yield from _court(case)
            yield from _performance(case)
        yield from _archive(case)
    for sign in case.rows("escalation", "found_on"):
        found = sign.happened("found_on")
        if found is not None and sign.happened("reported_on") is None:
            yield case.due("M10", found, days_after(found, 1), days_after(found, 1))


def _until_agreed(case: Seen) -> Iterator[Due]:
    """M01 and M02: taken or not within three working days, settled within a month."""
    applied, accepted = case.happened("applied_on"), case.happened("accepted_on")
    concluded = case.happened("concluded_on")
    if applied is not None and accepted is None and case.happened("declined_on") is None:
        last = working_days_after(applied, 3)
        yield case.due("M01", applied, last, last)
    if accepted is not None and concluded is None:
        due = max(months_after(accepted, 1), case.planned("extended_to") or accepted)
        yield case.due("M02", accepted, due, rolled(due))


def _court(case: Seen) -> Iterator[Due]:
    """M03 to M05 and M08: a right of the parties while it lasts, then the court's time."""
    effective = case.happened("effective_on")
    asked = [row for row in case.rows("confirmation", "applied_on")]
    if effective is not None and not asked and case.text("outcome") == "WRITTEN" and case.happened("performed_on") is None:
        yield from _right(case, "M03", effective, days_after(effective, 30))
    for request in asked:
        applied, ruled, received = request.happened("applied_on"), request.happened("ruling_on"), request.happened("received_on")
        if applied is not None and ruled is None:
            taken = request.happened("accepted_on")
            since, due = (taken, days_after(taken, 30)) if taken is not None else (applied, days_after(applied, 3))
            yield case.due("M04", since, due, rolled(due), "others")
        if received is not None:
            yield from _right(case, "M05", received, days_after(received, 15))
        if ruled is not None and request.text("result") == "OK" and case.happened("performed_on") is None:
            ends = [day for term in case.rows("terms") if (day := term.planned("due_on")) is not None]
            if ends:
                yield from _right(case, "M08", max(ends), months_after(max(ends), 24))


def _right(case: Seen, clock: str, trigger: date, due: date) -> Iterator[Due]:
    if case.day <= rolled(due):
        yield case.due(clock, trigger, due, rolled(due), "info")


def _performance(case: Seen) -> Iterator[Due]:
    """M06 and M07: each term on its agreed day, and one visit afterwards."""
    if case.happened("performed_on") is None and case.happened("breached_on") is None:
        for place, term in enumerate(case.rows("terms"), 1):
            due = term.planned("due_on")
            if due is not None and not _is_done(case, term.number("position") or place):
                yield case.due("M06", due, due, rolled(due))
    agreed = case.happened("effective_on")
    since = max([day for term in case.rows("terms") if (day := term.planned("due_on")) is not None], default=agreed)
    if since is not None and not case.rows("return_visits", "held_on"):
        due = days_after(since, 15)
        yield case.due("M07", since, due, rolled(due))


def _is_done(case: Seen, position: int) -> bool:
    rows: list[Row] = case.rows("performances", "done_on")
    return any(row.number("term_position") in (None, position) and row.text("performance_state") in ("DONE", "ONSPOT") for row in rows)


def _archive(case: Seen) -> Iterator[Due]:
    """M09: thirty days after the end, or after the performance where there was something to perform."""
    since = case.happened("concluded_on") if case.text("outcome") not in AGREED else _performed(case)
    if since is not None and not case.rows("dossier", "filed_on"):
        due = days_after(since, 30)
        yield case.due("M09", since, due, rolled(due))


def _performed(case: Seen) -> date | None:
    """When nothing was left to do: performed, given up, or carried out to the last term with no court still asked."""
    asked = [row for row in case.rows("confirmation", "applied_on") if row.happened("ruling_on") is None]
    if asked or case.state == "BREACHED":
        return case.happened("breached_on")
    if case.happened("performed_on") is not None:
        return case.happened("performed_on")
    terms = [term.number("position") or place for place, term in enumerate(case.rows("terms"), 1) if not term.holds("is_on_spot")]
    if not all(_is_done(case, place) for place in terms):
        return None
    return max(case.days("performances", "done_on"), default=case.happened("concluded_on"))


def reports_due(reports: Iterable[Seen], day: date) -> Iterator[Due]:
    """M11: every month's figures, five working days after its end, month after month since the first report."""
    rows = [row for row in reports if row.state != "VOID"]
    sent = {row.planned("period_end") for row in rows if row.happened("sent_on") is not None}
    ends = [end for end in sent if end is not None]
    if not ends:  # no such log is kept yet: reminded of the last month, never reproached with it
        end = period_of(day, MONTH)[0] - timedelta(1)
        last = working_days_after(end, 5)
        if day <= last:
            yield Due("reports", "M11", None, end, last, last, "ours")
        return
    _, end = period_of(min(ends), MONTH)
    while end <= day:
        if end not in sent:
            last = working_days_after(end, 5)
            yield Due("reports", "M11", None, end, last, last, "ours")
        _, end = period_of(end + timedelta(1), MONTH)
