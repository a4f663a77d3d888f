"""The letters and notices (责任书、督办): quarterly and yearly reviews, the end of the term, the reply to a notice."""

from collections.abc import Iterator
from datetime import timedelta

from .counting import days_after, period_of, rolled
from .reading import Due, Seen

QUARTER = 3
BEFORE_THE_LEADER = 7


def of_letter(letter: Seen) -> Iterator[Due]:
    """A signed letter is reviewed every quarter and once for the year, and ends with its term."""
    starts, ends = letter.planned("starts_on"), letter.planned("ends_on")
    if letter.state != "SIGNED" or starts is None or ends is None:
        return
    reviews = [row for row in letter.rows("reviews", "held_on") if row.text("kind") == "QUARTER"]
    held = [day for row in reviews if (day := row.happened("held_on")) is not None]
    if not [row for row in letter.rows("reviews", "held_on") if row.text("kind") == "YEAR"]:
        yield letter.due("D03", ends, days_after(ends, 30), rolled(days_after(ends, 30)))
    day = starts
    while day <= min(letter.day, ends):
        first, last = period_of(day, QUARTER)
        if not [one for one in held if first <= one <= last]:
            yield letter.due("D02", first, last, last)
        day = last + timedelta(1)
    yield letter.due("D04", ends, ends, ends, "info")


def of_notice(notice: Seen) -> Iterator[Due]:
    """A notice is replied to by the day it names; seven days later the township's leader is told."""
    due, issued = notice.planned("reply_due_on"), notice.happened("issued_on")
    if notice.state != "ISSUED" or due is None or issued is None:
        return
    yield notice.due("S01", issued, due, rolled(due))
    if notice.happened("reported_up_on") is None and notice.day > due:
        yield notice.due("S02", due, days_after(due, BEFORE_THE_LEADER), days_after(due, BEFORE_THE_LEADER))
