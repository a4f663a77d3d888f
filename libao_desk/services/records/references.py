"""Reading at once what many records point at (引用预读): one question to the file for each table instead of one for each name."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, class_mapper, selectinload

from libao_desk.declare.part import Part
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.store.pointing import chunks

AT_ONCE = 5000
"""Ids in one question; every engine takes so many parameters."""


def read_references(session: Session, register: Register, records: Sequence[Record], parts: Sequence[Part] | None = None) -> list[object]:
    """Everything the records and the rows of their parts point at; while the caller keeps the list, naming them asks nothing more.

    `parts` says of which parts the rows are meant, of all where it is left out.
    """
    wanted: dict[type[Any], set[int]] = defaultdict(set)
    for target, key in _pointers(register, records, register.parts if parts is None else parts):
        wanted[target].add(key)
    kept: list[object] = []
    for target, keys in wanted.items():
        ordered = sorted(keys)
        for start in range(0, len(ordered), AT_ONCE):
            kept += session.scalars(sa.select(target).where(target.id.in_(ordered[start : start + AT_ONCE])))
    return kept


def read_whole(session: Session, register: Register, ids: Collection[int], parts: Sequence[Part] | None = None) -> list[object]:
    """Records with the rows of their parts and all that these point at; while the caller keeps the list, nothing more is asked for them."""
    eager = [selectinload(part.rows) for part in (register.parts if parts is None else parts)]
    records: list[Record] = []
    for some in chunks(ids):
        records += session.scalars(sa.select(register.model).options(*eager).where(register.model.id.in_(some)))
    return [*records, *read_references(session, register, records, parts)]


def _pointers(register: Register, records: Sequence[Record], parts: Sequence[Part]) -> Iterator[tuple[type[Any], int]]:
    models = ((register.model, ""), *((part.model, part.key) for part in parts))
    for model, part in models:
        ways = tuple(_ways(model))
        for record in records:
            for row in getattr(record, part) if part else (record,):
                for target, attribute in ways:
                    key = getattr(row, attribute)
                    if key is not None:
                        yield target, key


def _ways(model: type[Any]) -> Iterator[tuple[type[Any], str]]:
    """Each reference of a class: what it points at, and the attribute that holds the key."""
    mapper = class_mapper(model)
    for reference in mapper.relationships:
        if not reference.uselist:
            (column,) = reference.local_columns
            yield reference.mapper.class_, mapper.get_property_by_column(column).key
