"""What of a record can be found by typing (检索): its numbers, and the declared search fields with their pinyin."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from libao_desk.core.pinyin import pinyin_key
from libao_desk.declare.code import Code
from libao_desk.declare.field import Text
from libao_desk.declare.path import FieldPath, Kind
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.store import search_index
from libao_desk.store.search_index import Findable


def put(session: Session, register: Register, record: Record) -> None:
    """Bring the index up to date with one record; a sealed one leaves it."""
    put_all(session, register, (record,))


def put_all(session: Session, register: Register, records: Sequence[Record]) -> None:
    """The same for some hundreds of records at once."""
    store(session, register, [(record, findable(register, record)) for record in records])


def findable(register: Register, record: Record) -> Findable:
    """What a record is to be found by. Asked of a new record before it is stored, it reads nothing from the file."""
    fields = [("编号", record.number), *((field.label, text) for field in register.searched for text in _texts(field, record))]
    names = [text for field in register.searched if field.fact.text is Text.NAME for text in _texts(field, record)]
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
