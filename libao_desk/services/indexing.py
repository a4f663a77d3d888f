"""What of a record can be found by typing (检索): its numbers, and the declared search fields with their pinyin."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute, Session

from libao_desk.core.pinyin import pinyin_key
from libao_desk.declare.code import Code
from libao_desk.declare.field import Text
from libao_desk.declare.path import FieldPath, Kind
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.store import search_index
from libao_desk.store.pointing import chunks
from libao_desk.store.recorder import Change, table_of
from libao_desk.store.search_index import Findable
from libao_desk.store.watching import recorder_of


def put(session: Session, register: Register, record: Record) -> None:
    """Bring the index up to date with one record; a sealed one leaves it."""
    put_all(session, register, (record,))


def put_all(session: Session, register: Register, records: Sequence[Record]) -> None:
    """The same for some hundreds of records at once."""
    store(session, register, [(record, findable(register, record)) for record in records])


def findable(register: Register, record: Record) -> Findable:
    """What a record is to be found by. Asked of a new record before it is stored, it reads nothing from the file."""
    found = [(field, text) for field in register.searched for text in _texts(field, record)]
    fields = [("编号", record.number), *((field.label, text) for field, text in found)]
    names = [text for field, text in found if field.fact.text is Text.NAME]
    return Findable(record.id, register.label(record), tuple(fields), tuple(_pinyin(names)))


def store(session: Session, register: Register, found: Iterable[tuple[Record, Findable]]) -> None:
    """Put what was asked of stored records into the index; what is sealed leaves it."""
    seen: list[Findable] = []
    for record, texts in found:
        state: Code = record.state  # type: ignore[attr-defined]  # every register's model has a state of its own enum; declare.check proves it
        if state in register.sealed:
            search_index.remove(session, register.key, record.id)
        else:
            seen.append(replace(texts, record_id=record.id))
    search_index.put_many(session, register.key, seen)


def follow(session: Session, registers: Iterable[Register]) -> None:
    """Bring the index up to date with what the act changed beside records: a person's name on his card, a card merged into another.

    Inside the caller's act, at its end. A record's own columns are the concern of the door that changed them.
    """
    session.flush()
    changed: defaultdict[tuple[str, str | None], set[int]] = defaultdict(set)
    for line in recorder_of(session).lines:
        if line.kind is Change.CHANGED and line.row_id.isdecimal():
            changed[line.table, line.column].add(int(line.row_id))
    for register in registers if changed else ():
        stale = {record_id for way, ids in _changed_on_the_way(register, changed) for record_id in _owners(session, register, way, ids)}
        for some in chunks(stale):
            put_all(session, register, list(session.scalars(sa.select(register.model).where(register.model.id.in_(some)))))


Way = tuple[InstrumentedAttribute[Any], ...]


def _changed_on_the_way(register: Register, changed: Mapping[tuple[str, str | None], set[int]]) -> Iterator[tuple[Way, set[int]]]:
    """Each way from a record to rows that changed in what is searched: in the text itself, or in the key that leads to it."""
    for field in register.searched:
        for depth, attribute in enumerate(field.attributes):
            table = table_of(attribute.parent.mapper).name
            for column in _columns_of(attribute):
                if (table, column) in changed and (depth or column != attribute.key):
                    yield field.attributes[:depth], changed[table, column]


def _columns_of(attribute: InstrumentedAttribute[Any]) -> Iterator[str]:
    """The mapped names of what the attribute is stored in: its own column, or the key of the row it leads to."""
    mapper = attribute.parent.mapper
    if attribute.key in mapper.column_attrs:
        yield attribute.key
    elif not attribute.property.uselist:
        yield from (mapper.get_property_by_column(column).key for column in attribute.property.local_columns)


def _owners(session: Session, register: Register, way: Way, ids: Collection[int]) -> Iterator[int]:
    target = way[-1].property.mapper.class_ if way else register.model
    for some in chunks(ids):
        condition: Any = target.id.in_(some)
        for attribute in reversed(way):
            condition = attribute.any(condition) if attribute.property.uselist else attribute.has(condition)
        yield from session.scalars(sa.select(register.model.id).where(condition))


def _texts(field: FieldPath, record: Record) -> Iterator[str]:
    for value in field.values_of(record):
        if field.kind is Kind.REFERENCE:
            yield value.name
        elif isinstance(value, Code):
            yield value.label
        elif value not in (None, ""):
            yield str(value)


def _pinyin(names: list[str]) -> Iterator[str]:
    for name in names:
        key = pinyin_key(name)
        yield from (key.full, key.initials)
        for full, initials in key.alternatives:
            yield from (full, initials)
