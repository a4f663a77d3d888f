"""Days that can only follow one another (日期先后): a sentence for each that lies before a day it must follow."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy.orm import InstrumentedAttribute

from .clock import OfficeFacts
from .path import path

OutOfOrder = Callable[[Any], Iterable[tuple[str, str]]]
"""Of a record: the key of the doubtful day, and one sentence that names both."""

TooSoon = Callable[[Any, OfficeFacts], Iterable[tuple[str, str]]]
"""The same of a day that comes before a term has run which the office's local values lay down."""


def nothing_dated(record: object) -> tuple[tuple[str, str], ...]:
    """A register that says nothing of the order of its days."""
    return ()


def no_term(record: object, office: OfficeFacts) -> tuple[tuple[str, str], ...]:
    """A register whose records have no term to run."""
    return ()


def in_order(*lines: tuple[InstrumentedAttribute[date | None], ...]) -> OutOfOrder:
    """Each line names days of the record itself in the only order in which they can have happened; unknown ones are passed over."""
    named = tuple(tuple((path(field).key, path(field).label) for field in line) for line in lines)

    def look(record: object) -> Iterator[tuple[str, str]]:
        for line in named:
            yield from _in_line([(key, label, day) for key, label in line if (day := getattr(record, key)) is not None])

    return look


def rows_in_order(rows: InstrumentedAttribute[Any], *lines: tuple[InstrumentedAttribute[date | None], ...]) -> OutOfOrder:
    """The same of the rows of a part; the sentence says which part it is."""
    part, look = path(rows), in_order(*lines)

    def look_at_rows(record: object) -> Iterator[tuple[str, str]]:
        for row in getattr(record, part.key):
            yield from ((f"{part.key}.{key}", f"{part.label}：{sentence}") for key, sentence in look(row))

    return look_at_rows


def all_of(*looks: OutOfOrder) -> OutOfOrder:
    """What each of several looks finds."""
    return lambda record: (found for look in looks for found in look(record))


def too_early(label: str, day: date | None, first_label: str, first: date | None) -> str | None:
    """The sentence where a day lies before one that it must follow."""
    if day is not None and first is not None and day < first:
        return f"{label}{day}早于{first_label}{first}，请核对。"
    return None


def _in_line(days: Sequence[tuple[str, str, date]]) -> Iterator[tuple[str, str]]:
    """Each day against the last one before it; a day that is wrong does not make the next ones wrong."""
    last: tuple[str, date] | None = None
    for key, label, day in days:
        sentence = None if last is None else too_early(label, day, *last)
        if sentence is None:
            last = label, day
        else:
            yield key, sentence
