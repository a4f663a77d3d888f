"""P01 to P16 of the petition log (信访), from the clock table."""

from collections.abc import Iterator
from datetime import date

from .counting import days_after, period_of, rolled, working_days_after
from .reading import Due, Seen

ENDED = ("FORWARDED", "DIRECTED", "REFUSED", "CLOSED", "WITHDRAWN", "SETTLED")
MONTH = 1


def open_duties(matter: Seen) -> Iterator[Due]:
    """What is still to be done on one matter."""
    yield from _urgent(matter)
    if matter.state not in ENDED:
        yield from _taken_in(matter)
        yield from _told(matter)
        yield from _answered(matter)
    yield from _reviewed(matter)


def _counted(matter: Seen, clock: str, trigger: date | None, days: int, done: date | None, whose: str = "ours") -> Iterator[Due]:
    if trigger is not None and done is None:
        due = days_after(trigger, days)
        yield matter.due(clock, trigger, due, rolled(due), whose)


def _taken_in(matter: Seen) -> Iterator[Due]:
    """P01: registered and entered on the same working day."""
    received = matter.happened("received_on")
    if received is not None and (matter.happened("registered_on") is None or matter.happened("entered_on") is None):
        last = working_days_after(received, 0)
        yield matter.due("P01", received, received, last)


def _told(matter: Seen) -> Iterator[Due]:
    """P02 to P05: whether it is taken, within fifteen days; sent back within five working days."""
    received, told = matter.happened("received_on"), matter.happened("notified_on")
    direct = matter.text("route_in") == "DIRECT"
    if not matter.holds("is_address_unclear") and matter.text("petitioner"):
        yield from _counted(matter, "P02" if direct else "P03", received, 15, told)
    if (
        received is not None
        and not direct
        and matter.happened("objected_on") is None
        and matter.happened("accepted_on") is None
        and told is None
    ):
        last = working_days_after(received, 5)
        if matter.day <= last:
            yield matter.due("P04", received, last, last, "info")
    if not direct and received is None:
        yield from _counted(matter, "P05", matter.happened("organ_received_on"), 15, None, "others")


def _answered(matter: Seen) -> Iterator[Due]:
    """P06 to P08, P13 and P14: the answer, served; the report to whoever assigned it."""
    accepted, served = matter.happened("accepted_on"), matter.happened("opinion_served_on")
    kind, route = matter.text("kind"), matter.text("legal_route")
    if kind == "APPEAL" and route == "R6":
        yield from _sixty_days(matter, accepted, served)
    if kind == "SUGGEST":
        yield from _counted(matter, "P13", accepted, 60, served)
    if route == "R5":
        yield from _counted(matter, "P14", accepted, 60, served)
    asked = matter.planned("report_due_on")
    if matter.text("route_in") == "ASSIGN" and asked is not None and matter.happened("reported_on") is None:
        received = matter.happened("received_on")
        if received is not None:
            yield matter.due("P08", received, asked, rolled(asked))
    if matter.text("leader") and accepted is not None and served is None:
        first, last = period_of(matter.day, MONTH)
        if not [day for day in matter.days("leader_notes", "held_on") if first <= day <= last]:
            yield matter.due("P16", first, last, last)


def _sixty_days(matter: Seen, accepted: date | None, served: date | None) -> Iterator[Due]:
    """P06 and P07: an extension holds of at most thirty days more holds where the petitioner was told before the sixty days ended."""
    extended, told = matter.planned("extended_to"), matter.happened("extension_notified_on")
    if accepted is None or served is not None:
        return
    end = days_after(accepted, 60)
    if extended is not None and told is not None and told <= rolled(end) and end < extended <= days_after(end, 30):
        yield matter.due("P07", end, extended, rolled(extended))
        return
    yield matter.due("P06", accepted, end, rolled(end))
    if extended is not None and told is None:
        yield matter.due("P07", accepted, end, rolled(end))


def _reviewed(matter: Seen) -> Iterator[Due]:
    """P09 to P11: the petitioner's rights while they last, and what the levels above have to answer."""
    served = matter.happened("opinion_served_on")
    reviews, rechecks = matter.rows("reviews", "asked_on"), matter.rows("rechecks", "asked_on")
    if served is not None and matter.happened("invited_on") is None and matter.happened("rated_on") is None:
        yield from _counted(matter, "P15", served, 7, None)
    if served is not None and not reviews and matter.text("legal_route") in ("", "R6"):
        yield from _right(matter, "P09", served)
    for review in reviews:
        yield from _counted(matter, "P10", review.happened("asked_on"), 30, review.happened("result_on"), "others")
        answered = review.happened("received_on")
        if answered is not None and not rechecks:
            yield from _right(matter, "P11", answered)
    for recheck in rechecks:
        days = 30 + (recheck.number("hearing_days") or 0)
        yield from _counted(matter, "P11", recheck.happened("asked_on"), days, recheck.happened("result_on"), "others")


def _right(matter: Seen, clock: str, trigger: date) -> Iterator[Due]:
    due = days_after(trigger, 30)
    if matter.day <= rolled(due):
        yield matter.due(clock, trigger, due, rolled(due), "info")


def _urgent(matter: Seen) -> Iterator[Due]:
    """P12: told upwards at once."""
    found = matter.happened("urgent_found_on")
    if found is not None and matter.happened("urgent_reported_on") is None:
        yield matter.due("P12", found, found, found)
