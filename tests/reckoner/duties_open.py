"""Every duty that the records leave open on a day, and within thirty days after."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta

from . import aftercare, corrections, corrections_recurring, disputes, duties, guardianship, petitions
from .reading import Due, Seen, Values, seen

HORIZON = timedelta(30)

Rules = tuple[Callable[[Seen], Iterator[Due]], ...]
RULES: dict[str, Rules] = {
    "corrections": (corrections.open_duties, corrections_recurring.recurring_duties),
    "aftercare": (aftercare.open_duties,),
    "guardianship": (guardianship.open_duties,),
    "disputes": (disputes.open_duties,),
    "petitions": (petitions.open_duties,),
    "duties": (duties.of_letter,),
    "notices": (duties.of_notice,),
}

READ = (*RULES, "reports")
"""The registers whose records say something of a clock."""


def duties_open(records: Mapping[str, Iterable[Values]], day: date) -> list[Due]:
    """What is open on `day` and falls due until thirty days later, by register."""
    found = [due for register, rows in records.items() for due in _of_register(register, rows, day)]
    return sorted(
        (due for due in found if due.last_day <= day + HORIZON), key=lambda due: (due.register, due.clock, due.record or "", due.due_on)
    )


def _of_register(register: str, rows: Iterable[Values], day: date) -> Iterator[Due]:
    there = [record for row in rows if (record := seen(row, day)) is not None]
    for rule in RULES.get(register, ()):
        for record in there:
            yield from rule(record)
    if register == "reports":
        yield from disputes.reports_due(there, day)
