"""Records every change of a mapped row into the trail of the act it belongs to, without anyone asking for it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from functools import cache
from hashlib import sha256
from types import SimpleNamespace
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Mapper

from .connection import TOLD
from .row_writing import insert_bound
from .sealing import digest, framed, framed_field, new_key, seal
from .trail_keys import OFFICE, TrailSecrets, keys_for
from .trail_tables import ENTRY, HEAD, HEAD_ID, KEY, LINE

PERSON_KEY = "person_id"
_FIELDS = tuple(LINE.columns.keys())
_AS_THEY_ARE = frozenset({type(None), str, int, float, bool})
_TO_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
ERASED = b"erased:"
"""What stands before the hash of a line whose values were erased, and in the place of a reason that was (`erasing`)."""
LOST = "lost"
"""In the place of a subject: the values are sealed under a key that nobody keeps."""
DESTROYED_KEY = 0
"""The key id of a line whose values were never to be read again."""


CLOCK_SLACK = timedelta(minutes=5)
"""A clock set back by less is the PC keeping time."""
A_LEAP = timedelta(days=1)
"""So far a clock runs ahead of the time that passed only where it was set."""
LONGEST_SHUT = timedelta(days=15)
"""No holidays keep an office shut for longer: what passed while the file was closed nobody has counted."""
MACHINE = "machine"
"""In the place of a column: the line holds when an entry was really made whose day was pinned."""


class Change(Enum):
    """What a line of the trail tells."""

    NEW = "new"
    CHANGED = "changed"
    RETIRED = "retired"
    DESTROYED = "destroyed"
    """A subject's key was destroyed (依法销毁)."""
    CLOCK = "clock"
    """The PC's clock was set back or forward since the act before, or the day was pinned."""


class Line(NamedTuple):
    """One line before it is sealed: [old, new] of a field, or all values of a row."""

    kind: Change
    table: str
    row_id: str
    column: str | None
    subject: str
    payload: object


@dataclass(frozen=True)
class EntryFacts:
    """Who did what, when, from where and why."""

    at: datetime
    officer_id: int | None
    officer_name: str
    station: str
    act: str
    reason: str | None
    about: tuple[str, str] | None
    machine_at: datetime | None = None
    """When it really was, where the day was pinned."""
    passed: timedelta | None = None
    """The time that passed since the act before, whatever the clock says; None for the first since the file was opened."""


@dataclass
class Recorder:
    """The lines of one act, gathered while it runs and written with it."""

    lines: list[Line] = field(default_factory=list)
    destroyed: set[str] = field(default_factory=set)
    erased: set[tuple[str, str]] = field(default_factory=set)
    """(table, row id) of every row of which nothing may be told any more, by this act neither."""
    flushing: bool = False
    """Whether the ORM is writing: its statements are recorded row by row."""
    _persons: dict[tuple[str, object], int | None] = field(default_factory=dict)

    def new_row(self, connection: sa.Connection, mapper: Mapper[Any], values: Mapping[str, object]) -> None:
        """A row was born."""
        self._row(Change.NEW, connection, mapper, values)

    def retired_row(self, connection: sa.Connection, mapper: Mapper[Any], values: Mapping[str, object]) -> None:
        """A row goes; the line keeps all of it."""
        self._row(Change.RETIRED, connection, mapper, values)

    def changed_row(
        self, connection: sa.Connection, mapper: Mapper[Any], values: Mapping[str, object], changes: Mapping[str, tuple[object, object]]
    ) -> None:
        """Fields of a row changed, each from old to new."""
        subject = self.subject(connection, mapper, values)
        row_id = identity(mapper, values)
        for column, (old, new) in changes.items():
            self.lines.append(Line(Change.CHANGED, table_of(mapper).name, row_id, column, subject, [plain(old), plain(new)]))

    def subject(self, connection: sa.Connection, mapper: Mapper[Any], values: Mapping[str, object]) -> str:
        """Whose key the values bear: what the class says, else its person, else its owner's person, else the office."""
        declared = getattr(mapper.class_, "trail_subject", None)
        if isinstance(declared, property) and declared.fget is not None:
            return str(declared.fget(SimpleNamespace(**values)))
        if isinstance(declared, str):
            return declared.format_map(values)
        person = values[PERSON_KEY] if PERSON_KEY in values else self._person_of_owner(connection, mapper, values)
        return OFFICE if person is None else f"person:{person}"

    def _person_of_owner(self, connection: sa.Connection, mapper: Mapper[Any], values: Mapping[str, object]) -> object:
        way = _way_to_owner(mapper)
        return None if way is None else self._person_of(connection, way[0], way[1], values.get(way[2]))

    def _person_of(self, connection: sa.Connection, owner: Any, key: Any, value: object) -> int | None:
        place = (owner.name, value)
        if place not in self._persons:
            self._persons[place] = connection.execute(sa.select(owner.columns[PERSON_KEY]).where(key == value)).scalar()
        return self._persons[place]

    def _row(self, kind: Change, connection: sa.Connection, mapper: Mapper[Any], values: Mapping[str, object]) -> None:
        payload = {key: value if type(value) in _AS_THEY_ARE else plain(value) for key, value in values.items() if value is not None}
        subject = self.subject(connection, mapper, values)
        self.lines.append(Line(kind, table_of(mapper).name, identity(mapper, values), None, subject, payload))

    @property
    def touched(self) -> frozenset[tuple[str, str]]:
        """(table, row id) of every row the act changed."""
        return frozenset((line.table, line.row_id) for line in self.lines if line.kind is not Change.CLOCK)

    def write(self, connection: sa.Connection, secrets: TrailSecrets, facts: EntryFacts) -> tuple[int, bytes]:
        """Seal the lines, chain the entry to the one before and move the head, which is given; inside the act's transaction."""
        head = connection.execute(sa.select(HEAD).where(HEAD.c.id == HEAD_ID).with_for_update()).one()
        seq = head.seq + 1
        self._note_clock(connection, seq, facts)
        self._lose_erased()
        keys = self._keys(connection, secrets)
        reason_key, reason = self._sealed_reason(keys, seq, facts.reason)
        rows, hashed = _sealed(seq, self.lines, keys)
        about_table, about_id = facts.about or (None, None)
        entry = {
            "seq": seq,
            "at": facts.at,
            "officer_id": facts.officer_id,
            "officer_name": facts.officer_name,
            "station": facts.station,
            "act": facts.act,
            "about_table": about_table,
            "about_id": about_id,
            "reason_key_id": reason_key,
            "reason": reason,
            "line_count": len(rows),
            "lines_hash": hashed,
            "previous_hash": head.hash,
        }
        entry["hash"] = entry_hash(entry)
        _execute(connection, sa.insert(ENTRY), entry)
        insert_bound(connection, LINE, _FIELDS, rows)
        moved = {"seq": seq, "hash": entry["hash"], "mac": secrets.head_code(seq, entry["hash"])}
        _execute(connection, sa.update(HEAD).where(HEAD.c.id == HEAD_ID), moved)
        return seq, entry["hash"]

    def _note_clock(self, connection: sa.Connection, seq: int, facts: EntryFacts) -> None:
        before = connection.execute(sa.select(ENTRY.c.at).where(ENTRY.c.seq == seq - 1)).scalar()
        if before is not None and _leapt(facts.at - before, facts.passed):
            self.lines.append(Line(Change.CLOCK, ENTRY.name, str(seq), None, OFFICE, [plain(before), plain(facts.at)]))
        if facts.machine_at is not None:
            self.lines.append(Line(Change.CLOCK, ENTRY.name, str(seq), MACHINE, OFFICE, [plain(facts.machine_at), plain(facts.at)]))

    def _keys(self, connection: sa.Connection, secrets: TrailSecrets) -> dict[str, tuple[int, bytes]]:
        subjects, gone = {line.subject for line in self.lines} | {OFFICE}, self.destroyed | {LOST}
        for subject in self.destroyed:
            _execute(connection, sa.delete(KEY).where(KEY.c.subject == subject))
        lost = {subject: (DESTROYED_KEY, new_key()) for subject in subjects & gone}
        return keys_for(connection, secrets, subjects - gone) | lost

    def _lose_erased(self) -> None:
        if self.erased:
            told = (line.kind is Change.DESTROYED or (line.table, line.row_id) not in self.erased for line in self.lines)
            self.lines = [line if stays else line._replace(subject=LOST) for line, stays in zip(self.lines, told, strict=True)]

    def _sealed_reason(self, keys: Mapping[str, tuple[int, bytes]], seq: int, reason: str | None) -> tuple[int | None, bytes | None]:
        if reason is None:
            return None, None
        persons = {line.subject for line in self.lines} - {OFFICE, LOST} - self.destroyed
        key_id, key = keys[persons.pop() if len(persons) == 1 else OFFICE]
        return key_id, seal(key, reason.encode(), reason_context(seq))


def _leapt(step: timedelta, passed: timedelta | None) -> bool:
    """Whether the clock went from one entry to the next as no clock does that was left alone."""
    return -step > CLOCK_SLACK or (step > LONGEST_SHUT if passed is None else step - passed > A_LEAP)


@cache
def _way_to_owner(mapper: Mapper[Any]) -> tuple[Any, Any, str] | None:
    """The table of what a row belongs to, if that has a person; the owner's key there, and the attribute that holds it here."""
    for column in table_of(mapper).columns:
        for key in column.foreign_keys:
            if key.ondelete == "CASCADE" and PERSON_KEY in key.column.table.columns:
                return key.column.table, key.column, mapper.get_property_by_column(column).key
    return None


def entry_hash(entry: Mapping[str, Any]) -> bytes:
    """The hash of an entry: every field of it, the hash of its lines and the hash before."""
    return digest(
        entry["previous_hash"],
        entry["seq"],
        entry["at"].astimezone(UTC).isoformat(),
        entry["officer_id"],
        entry["officer_name"],
        entry["station"],
        entry["act"],
        entry["about_table"],
        entry["about_id"],
        entry["reason_key_id"],
        entry["reason"],
        entry["line_count"],
        entry["lines_hash"],
    )


def lines_hash(rows: list[dict[str, Any]]) -> bytes:
    """The hash of an entry's lines in order, over what is stored, so that it can be checked without any key."""
    return digest(*(line_digest(row) for row in rows))


def line_digest(row: Mapping[str, Any]) -> bytes:
    """The hash of one line as stored, or as it was before its values were erased."""
    if row["payload"].startswith(ERASED):
        return bytes(row["payload"][len(ERASED) :])
    return digest(*map(row.__getitem__, _FIELDS))


def line_context(seq: int, position: int, kind: str, table: str, row_id: str, column: str | None) -> bytes:
    """What a line's values are bound to: they open in no other place."""
    return framed("trail line", seq, position, kind, table, row_id, column)


def reason_context(seq: int) -> bytes:
    """What an entry's reason is bound to."""
    return framed("trail reason", seq)


def table_of(mapper: Mapper[Any]) -> sa.Table:
    """The table of a mapped class."""
    table = mapper.local_table
    if not isinstance(table, sa.Table):
        raise TypeError(f"{mapper.class_.__name__} is not mapped to a table")
    return table


def identity(mapper: Mapper[Any], values: Mapping[str, object]) -> str:
    """The primary key as text."""
    return ",".join(str(plain(values[key])) for key in _keys_of(mapper))


@cache
def _keys_of(mapper: Mapper[Any]) -> tuple[str, ...]:
    return tuple(mapper.get_property_by_column(column).key for column in mapper.primary_key)


def plain(value: Any) -> object:
    """A column's value as JSON can hold it."""
    if value is None or isinstance(value, str | int | float | bool):
        return value.value if isinstance(value, Enum) else value
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list | set | frozenset):
        return [plain(item) for item in value]
    raise TypeError(f"the trail cannot record a {type(value).__name__}")


def from_plain(column: sa.ColumnElement[Any], kept: Any) -> Any:
    """A column's value again, from what `plain` made of it."""
    codes = getattr(column.type, "enum_class", None)
    if kept is None:
        return None
    if codes is not None:
        return codes(kept)
    several = getattr(column.type, "codes", None)
    if several is not None:
        return tuple(map(several, kept))
    wanted = column.type.python_type
    if wanted in (date, datetime):
        return wanted.fromisoformat(kept)
    return bytes.fromhex(kept) if wanted is bytes else Decimal(kept) if wanted is Decimal else kept


def _sealed(seq: int, lines: Sequence[Line], keys: Mapping[str, tuple[int, bytes]]) -> tuple[list[tuple[Any, ...]], bytes]:
    """The lines as they are stored, by `_FIELDS`, and their `lines_hash`.

    Says the same as `line_context` and `lines_hash`; what many lines of one act have in common is framed once.
    """
    opening, number = framed("trail line", seq), framed(seq)
    kinds = {(line.kind, line.table): framed(line.kind.value, line.table) for line in lines}
    rows: list[tuple[Any, ...]] = []
    hashed = sha256()
    for position, (kind, table, row_id, column, subject, payload) in enumerate(lines):
        key_id, secret = keys[subject]
        place = framed_field(position) + kinds[kind, table] + framed_field(row_id) + framed_field(column)
        sealed = seal(secret, _TO_JSON(payload).encode(), opening + place)
        rows.append((seq, position, kind.value, table, row_id, column, key_id, sealed))
        hashed.update(framed_field(sha256(number + place + framed_field(key_id) + framed_field(sealed)).digest()))
    return rows, hashed.digest()


def _execute(connection: sa.Connection, statement: sa.Executable, values: Any = None) -> None:
    connection.execute(statement.execution_options(**{TOLD: True}), values)
