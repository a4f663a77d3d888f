"""Days that can only follow one another (日期先后): a sentence for each that lies before a day it must follow."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from libao_desk.declare.path import Field, FieldPath, path

OutOfOrder = Callable[[Any], Iterable[tuple[str, str]]]
"""Of a record: the key of the doubtful day, and one sentence that names both."""


def nothing_dated(record: object) -> tuple[tuple[str, str], ...]:
    """A register that says nothing of the order of its days."""
    return ()


def in_order(*lines: tuple[Field, ...]) -> OutOfOrder:
    """Each line names days of the record in the only order in which they can have happened; unknown ones are passed over."""
    paths = tuple(tuple(path(field) for field in line) for line in lines)

    def look(record: object) -> Iterator[tuple[str, str]]:
        for line in paths:
            yield from _in_line(line, record)

    return look


def too_early(label: str, day: date | None, first_label: str, first: date | None) -> str | None:
    """The sentence where a day lies before one that it must follow."""
    if day is not None and first is not None and day < first:
        return f"{label}{day}早于{first_label}{first}，请核对。"
    return None


def _in_line(line: Sequence[FieldPath], record: object) -> Iterator[tuple[str, str]]:
    """Each day against the last known one before it; a day that is wrong does not make the next ones wrong."""
    last: FieldPath | None = None
    for field in line:
        day = field.value_of(record)
        if day is None:
            continue
        sentence = None if last is None else too_early(field.label, day, last.label, last.value_of(record))
        if sentence is not None:
            yield field.key, sentence
        else:
            last = field
