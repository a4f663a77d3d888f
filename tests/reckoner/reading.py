"""A record as its JSON shows it, read at the end of one day: what happened later is not seen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeGuard

Values = Mapping[str, object]


@dataclass(frozen=True, order=True)
class Due:
    """One open duty, in the terms of the to-do list."""

    register: str
    clock: str
    record: str | None
    trigger_on: date
    due_on: date
    last_day: date
    whose: str


@dataclass(frozen=True)
class Row:
    """Values of a record or of one of its rows, seen from a day."""

    values: Values
    day: date

    def planned(self, key: str) -> date | None:
        """A date that may lie ahead: an end of a term, an agreed day."""
        value = self.values.get(key)
        return date.fromisoformat(value) if isinstance(value, str) else None

    def happened(self, key: str) -> date | None:
        """The day something was done, if that was on the day looked at or before."""
        found = self.planned(key)
        return found if found is not None and found <= self.day else None

    def text(self, key: str) -> str:
        """A code or a text, empty where there is none."""
        value = self.values.get(key)
        return value if isinstance(value, str) else ""

    def holds(self, key: str) -> bool:
        """Whether yes was answered."""
        return self.values.get(key) is True

    def denies(self, key: str) -> bool:
        """Whether no was answered."""
        return self.values.get(key) is False

    def number(self, key: str) -> int | None:
        """A whole number, if there is one."""
        value = self.values.get(key)
        return value if isinstance(value, int) and not isinstance(value, bool) else None


@dataclass(frozen=True)
class Seen(Row):
    """A record seen from a day: its values, its rows, and the state its history gives."""

    register: str
    record: str
    state: str
    entered: date
    parts: Mapping[str, object]

    def rows(self, part: str, dated: str | None = None) -> list[Row]:
        """The rows of a part; with `dated`, those whose day is not after the day looked at."""
        listed = self.parts.get(part)
        found = [Row(row, self.day) for row in listed if _is_values(row)] if isinstance(listed, list) else []
        return found if dated is None else [row for row in found if row.happened(dated) is not None]

    def days(self, part: str, dated: str) -> list[date]:
        """The days of a part's rows, oldest first."""
        return sorted(day for row in self.rows(part) if (day := row.happened(dated)) is not None)

    def due(self, clock: str, trigger: date, due: date, last: date, whose: str = "ours") -> Due:
        """A duty of this record."""
        return Due(self.register, clock, self.record, trigger, due, last, whose)


def seen(record: Values, day: date) -> Seen | None:
    """The record at the end of `day`; None before its first move."""
    moves = record["history"]
    fields, parts = record["fields"], record["parts"]
    assert isinstance(moves, list)
    assert _is_values(fields)
    assert _is_values(parts)
    entered = date.fromisoformat(str(moves[0]["recorded_at"])[:10])
    past = [move for move in moves if date.fromisoformat(move["happened_on"]) <= day]
    if not past:
        return None
    return Seen(fields, day, str(record["register"]), str(record["record"]), past[-1]["to"], entered, parts)


def _is_values(value: object) -> TypeGuard[Values]:
    return isinstance(value, dict)
