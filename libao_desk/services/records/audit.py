"""The trail as people read it (操作痕迹): who changed what on a record, when, from what to what, and why."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapper, Session, class_mapper

from libao_desk.core.dates import local_minute
from libao_desk.core.half_hidden import half_hidden
from libao_desk.declare.code import Code
from libao_desk.declare.field import FACT, Fact
from libao_desk.declare.part import Part
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.people.access import Action
from libao_desk.people.models import Officer, Person
from libao_desk.services.desk import Desk
from libao_desk.services.withheld import withheld_ids
from libao_desk.store import trail
from libao_desk.store.recorder import Change, table_of

from .drafts import RecordRef
from .kept_back import SEALED, kept_back
from .link_table import RecordLink, end, other_end, start, title_for, touching
from .records import load

HANDLER, HANDLER_LABEL = "handler_id", "经办人"
CAME_OR_WENT = {Change.NEW: "新增", Change.RETIRED: "删除"}
DESTROYED = "（已依法销毁）"
LINKS, LINK_LABEL = RecordLink.__tablename__, "关联"
NUMBERS = "证件号码和电话"
"""What is masked until somebody asks to see it, as the trail names the look."""


@dataclass(frozen=True)
class AuditLine:
    """One change of one datum, one row that came or went, or one act without a change."""

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
        """Every change of a record, of the rows of its parts and of its links, those taken out since included, newest first."""
        desk, register = self.desk.look, self.desk.book.get(ref.register)
        desk.allow(ref.register, Action.VIEW)
        with desk.read() as session:
            record = load(desk, session, register, ref.id)
            rows = {(register.model.__tablename__, record.id), *_part_rows(register, record), *_rows_gone(session, register, record)}
            links = _links(desk, session, ref)
            sealed = kept_back(session, desk.book, register, record)
            words = _Words(session, register, links, sealed, is_revealed=desk.may(ref.register, Action.REVEAL))
            rows |= {(LINKS, link_id) for link_id in links}
            found = sorted(trail.entries_for(session, *rows), key=lambda entry: -entry.seq)
            return tuple(line for entry in found for line in words.lines(entry))

    def seen(self, ref: RecordRef, what: str) -> None:
        """Note that the officer looked at what is otherwise masked."""
        self.desk.look.allow(ref.register, Action.REVEAL)
        register = self.desk.book.get(ref.register)
        self.desk.file.note(self.desk.actor, f"查看{what}", about=(register.model.__tablename__, ref.id))

    def reveals(self, ref: RecordRef, what: str) -> bool:
        """Whether the officer may read whole what is otherwise masked; if so, it is noted that he did."""
        if self.desk.look.may(ref.register, Action.REVEAL):
            self.seen(ref, what)
            return True
        return False

    def seen_card(self, register: str, person_id: int, what: str) -> None:
        """Note that the officer, at a record of that register, looked at what is otherwise masked on a person's card."""
        self.desk.look.allow(register, Action.REVEAL)
        self.desk.file.note(self.desk.actor, f"查看{what}", about=(Person.__tablename__, person_id))


def _part_rows(register: Register, record: Record) -> Iterator[tuple[str, int]]:
    for part in register.parts:
        for row in getattr(record, part.key):
            yield part.model.__tablename__, row.id


def _rows_gone(session: Session, register: Register, record: Record) -> Iterator[tuple[str, int]]:
    owners = {part.model.__tablename__: owner_key(part) for part in register.parts}
    for change in trail.rows_gone(session, list(owners)):
        if change.is_readable and change.old.get(owners[change.table]) == record.id:
            yield change.table, int(change.row_id)


def _links(desk: Desk, session: Session, ref: RecordRef) -> dict[int, str]:
    """What each link says, those taken away included, by its id; of a record the officer may not know of nothing is told."""
    gone = (RecordLink(**change.old) for change in trail.rows_gone(session, [LINKS]) if change.is_readable)
    ever = (*touching(session, ref), *(link for link in gone if ref in (start(link), end(link))))
    told: dict[int, str] = {}
    for link in ever:
        other = other_end(link, ref)
        register = desk.book.get(other.register)
        if not desk.may(other.register, Action.VIEW) or other.id in withheld_ids(desk, session, register):
            continue
        record = session.get(register.model, other.id)
        if record is not None:
            told[link.id] = f"{title_for(link, ref)}：{record.number} {register.label(record)}"
    return told


def owner_key(part: Part) -> str:
    ((_, remote),) = part.rows.property.local_remote_pairs
    key: str = class_mapper(part.model).get_property_by_column(remote).key
    return key


class _Words:
    """What the tables and columns of one register are called, and their values."""

    def __init__(self, session: Session, register: Register, links: Mapping[int, str], sealed: Set[str], *, is_revealed: bool) -> None:
        self._session = session
        self._sealed = {(register.model.__tablename__, key) for key in sealed}
        self._links = links
        self._is_revealed = is_revealed
        self._tables: dict[str, tuple[Mapper[Any], str]] = {
            part.model.__tablename__: (class_mapper(part.model), part.label) for part in register.parts
        }
        self._tables[register.model.__tablename__] = (class_mapper(register.model), "")

    def lines(self, entry: trail.TrailEntry) -> Iterator[AuditLine]:
        """One line for each change of the act that a reader can name; one for the act where there is none."""
        shown = [line for change in entry.changes if (line := self._of_change(change)) is not None]
        act = entry.act if entry.machine_at is None else f"{entry.act}（日期被固定，本机时间是{local_minute(entry.machine_at)}）"
        for label, old, new in shown or [("", "", "")]:
            yield AuditLine(entry.at, entry.officer_name, act, entry.reason or "", label, old, new)

    def _of_change(self, change: trail.TrailChange) -> tuple[str, str, str] | None:
        if change.table == LINKS:
            said = self._links[int(change.row_id)]
            return f"{CAME_OR_WENT.get(change.kind, '')}{LINK_LABEL}", *(("", said) if change.old is None else (said, ""))
        mapper, title = self._tables[change.table]
        if change.column is None:
            old, new = (self._whole(mapper, values) if change.is_readable else DESTROYED for values in (change.old, change.new))
            return f"{CAME_OR_WENT.get(change.kind, '')}{title}", old, new
        label = self._label(mapper, change.column)
        if not label:
            return None
        named = f"{title} {label}".strip()
        if not change.is_readable:
            return named, DESTROYED, DESTROYED
        if (change.table, change.column) in self._sealed:
            return named, SEALED if change.old else "", SEALED if change.new else ""
        return named, self._text(mapper, change.column, change.old), self._text(mapper, change.column, change.new)

    def _whole(self, mapper: Mapper[Any], values: dict[str, Any] | None) -> str:
        said = (
            (self._label(mapper, column), self._text(mapper, column, value))
            for column, value in (values or {}).items()
            if (table_of(mapper).name, column) not in self._sealed
        )
        return "；".join(f"{label}：{text}" for label, text in said if label and text)

    def _label(self, mapper: Mapper[Any], column: str) -> str:
        """What the column, or the reference that it is the key of, is called; empty for what only the machine knows."""
        if column == HANDLER:
            return HANDLER_LABEL
        return column_label(mapper, column)

    def _text(self, mapper: Mapper[Any], column: str, value: Any) -> str:
        reference = _reference(mapper, column)
        target = Officer if column == HANDLER else None if reference is None else reference.mapper.class_
        if target is not None and value is not None:
            found: Any = self._session.get(target, value)
            return f"（已不在册，{value}）" if found is None else str(found.name)
        stored = mapper.column_attrs[column].columns[0].type
        codes = getattr(stored, "enum_class", None)
        if codes is None and isinstance(value, str) and stored.python_type is datetime:
            return local_minute(datetime.fromisoformat(value))
        told = _words(codes, value)
        return told if self._is_revealed else half_hidden(told)


def column_label(mapper: Mapper[Any], column: str) -> str:
    """What a column, or the reference that it is the key of, is called; empty for what only the machine knows."""
    reference = _reference(mapper, column)
    fact = reference.info.get(FACT) if reference is not None else mapper.column_attrs[column].columns[0].info.get(FACT)
    return fact.label if isinstance(fact, Fact) else ""


def _reference(mapper: Mapper[Any], column: str) -> Any:
    stored = mapper.column_attrs[column].columns[0]
    for reference in mapper.relationships:
        if not reference.uselist and stored in reference.local_columns:
            return reference
    return None


def _words(codes: Any, value: Any) -> str:
    if value is None:
        return ""
    if codes is not None and issubclass(codes, Code):
        return str(codes.of(value).label)
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value)
