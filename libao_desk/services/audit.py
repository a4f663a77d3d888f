"""The trail as people read it (操作痕迹): who changed what on a record, when, from what to what, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from libao_desk.declare.code import Code
from libao_desk.declare.field import FACT, Fact
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.people.access import Action
from libao_desk.services.desk import Desk
from libao_desk.services.drafts import RecordRef
from libao_desk.services.records import load
from libao_desk.store import trail
from libao_desk.store.base import Base


@dataclass(frozen=True)
class AuditLine:
    """One change of one datum, or one act without a change."""

    at: datetime
    by: str
    act: str
    reason: str
    label: str
    old: str
    new: str


class Audit:
    """The history page's door."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def of(self, ref: RecordRef) -> tuple[AuditLine, ...]:
        """Every change of a record and of the rows of its parts, newest first."""
        self.desk.allow(ref.register, Action.VIEW)
        register = self.desk.book.get(ref.register)
        with self.desk.read() as session:
            record = load(session, register, ref.id)
            rows = [(register.model.__tablename__, record.id), *_part_rows(register, record)]
            found = trail.entries_for(session, *rows)
        return tuple(line for entry in sorted(found, key=lambda entry: -entry.seq) for line in _lines(entry))

    def seen(self, ref: RecordRef, what: str) -> None:
        """Note that the officer looked at what is otherwise masked."""
        self.desk.allow(ref.register, Action.REVEAL)
        register = self.desk.book.get(ref.register)
        self.desk.file.note(self.desk.actor, f"查看{what}", about=(register.model.__tablename__, ref.id))


def _part_rows(register: Register, record: Record) -> Iterator[tuple[str, int]]:
    for part in register.parts:
        for row in getattr(record, part.key):
            yield part.model.__tablename__, row.id


def _lines(entry: trail.TrailEntry) -> Iterator[AuditLine]:
    reason = entry.reason or ""
    shown = False
    for change in entry.changes:
        if change.column is None:
            title = "新增" if change.old is None else "删除"
            yield AuditLine(entry.at, entry.officer_name, entry.act, reason, title, "", "" if change.is_readable else "（已依法销毁）")
        else:
            label, codes = _meaning(change.table, change.column)
            yield AuditLine(entry.at, entry.officer_name, entry.act, reason, label, _words(codes, change.old), _words(codes, change.new))
        shown = True
    if not shown:
        yield AuditLine(entry.at, entry.officer_name, entry.act, reason, "", "", "")


def _meaning(table: str, column: str) -> tuple[str, Any]:
    """The column's Chinese label, and the code list its stored values are of."""
    for mapper in Base.registry.mappers:
        if getattr(mapper.local_table, "name", "") == table and column in mapper.column_attrs:
            stored = mapper.column_attrs[column].columns[0]
            fact = stored.info.get(FACT)
            return (fact.label if isinstance(fact, Fact) else column), getattr(stored.type, "enum_class", None)
    return column, None


def _words(codes: Any, value: Any) -> str:
    if value is None:
        return ""
    if codes is not None and issubclass(codes, Code):
        return str(codes.of(value).label)
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value)
