"""Taking an import back (撤销导入): every row as it was before, where nobody has worked on it since; told record by record."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, class_mapper

from libao_desk.core.errors import Refusal
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.people.access import Action
from libao_desk.services import indexing
from libao_desk.services.audit import owner_key
from libao_desk.services.desk import Desk
from libao_desk.services.drafts import RecordRef
from libao_desk.services.importing import ABOUT_IMPORT
from libao_desk.services.record_links import RecordLink
from libao_desk.services.undone_cards import CHANGED_SINCE, UNREADABLE, UndoneCards, told
from libao_desk.services.withheld import withheld_ids
from libao_desk.store import numbers, search_index, trail
from libao_desk.store.history import RecordTransition, transitions_of
from libao_desk.store.pointing import chunks, models_by_table, own_mappers, pointed_at
from libao_desk.store.recorder import Change, from_plain, table_of

ABOUT_UNDOING = "import-undone"
"""What the entry of an import wholly taken back is about, with the import's own entry."""
DAYS = 30
"""For how long an import can be taken back."""
USED_SINCE = "已有文书、附件、关联或办理记录"
RESTRICTED = "仅指定人员可见"


@dataclass(frozen=True)
class PastImport:
    """One import of the last thirty days that has not been taken back."""

    seq: int
    """Its entry in the trail."""
    at: datetime
    by: str
    act: str
    """What was imported, as the trail says it."""
    register: str


@dataclass(frozen=True)
class UndoLine:
    """What would happen to one record."""

    ref: RecordRef
    number: str
    label: str
    is_new: bool
    """Whether the import brought the record; else it changed one that was there."""
    obstacle: str
    """Why the record stays as it is; empty where it can be taken back."""
    stays: str = ""
    """What on the cards of its people stays as imported though the record is taken back, and why; empty where nothing does."""


@dataclass
class _Traces:
    """What an import did to one record: to the record's own row, and to the rows of its parts and its moves."""

    is_new: bool = False
    changes: list[trail.TrailChange] = field(default_factory=list)


class Undoing:
    """The door to imports that may be taken back."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def imports(self) -> tuple[PastImport, ...]:
        """The imports of the last thirty days in the registers the officer may import to, newest first."""
        since = self.desk.clock.now() - timedelta(days=DAYS)
        with self.desk.read() as session:
            undone = {entry.about[1] for entry in trail.entries_about(session, ABOUT_UNDOING, since) if entry.about is not None}
            found = [entry for entry in trail.entries_about(session, ABOUT_IMPORT, since) if str(entry.seq) not in undone]
        return tuple(
            PastImport(entry.seq, entry.at, entry.officer_name, entry.act, entry.about[1])
            for entry in found
            if entry.about is not None and self.desk.may(entry.about[1], Action.IMPORT)
        )

    def look(self, seq: int) -> tuple[UndoLine, ...]:
        """What taking the import back would do to each record it brought or changed; nothing is changed by looking.

        Raises Refusal where there is no such import, or it is older than thirty days or taken back already.
        """
        past = self._find(seq)
        with self.desk.read() as session:
            return _Act(self.desk, session, self.desk.book.get(past.register), seq).lines()

    def undo(self, seq: int, *, leave_touched: bool = False) -> tuple[UndoLine, ...]:
        """Take the import back in one act; gives what was done. Numbers given by it are void and stay in the ledger.

        Cards of people, firms and names that it brought go with it where nothing else points at them; what it changed on other
        cards is as before, unless somebody changed it since or a record that stays uses the card: a line tells that. Raises
        Refusal where a record was worked on since, unless `leave_touched` says that those stay as they are.
        """
        past = self._find(seq)
        self.desk.allow(past.register, Action.EDIT)
        with self.desk.work(f"撤销{past.act}", about=(ABOUT_UNDOING, str(seq)) if not leave_touched else None) as session:
            act = _Act(self.desk, session, self.desk.book.get(past.register), seq)
            lines = act.lines()
            hindered = [line for line in lines if line.obstacle]
            if hindered and not leave_touched:
                first = hindered[0]
                raise Refusal(f"有{len(hindered)}条记录不能撤销（{first.number}：{first.obstacle}），请逐条核对后只撤销其余各条。")
            done = tuple(line for line in lines if not line.obstacle)
            act.take_back(done, {line.ref.id for line in hindered})
        return done

    def _find(self, seq: int) -> PastImport:
        for past in self.imports():
            if past.seq == seq:
                return past
        raise Refusal(f"没有第{seq}号导入，或者它已超过{DAYS}日、已经撤销、您无权撤销。")


class _Act:
    """One import as the trail tells it, against what is stored now."""

    def __init__(self, desk: Desk, session: Session, register: Register, seq: int) -> None:
        self._session = session
        self._register = register
        self._models = models_by_table()
        self._changes = trail.changes_of(session, seq)
        self._withheld = withheld_ids(desk, session, register)
        self._load()
        self._traces, self._others = self._sorted()
        self._cards = UndoneCards(session, register, self._others, self._is_untouched)
        self._add_known_by_cards()
        self._used = _used_since(session, register, self._traces, self._changes)

    def lines(self) -> tuple[UndoLine, ...]:
        """Each record the import brought or changed and that is still there."""
        return tuple(self._lines())

    def _lines(self) -> Iterator[UndoLine]:
        found = {record_id: record for record_id in self._traces if (record := self._row(self._register.model, record_id)) is not None}
        obstacles = {record_id: self._obstacle(record, self._traces[record_id]) for record_id, record in found.items()}
        hindered = {record_id for record_id, obstacle in obstacles.items() if obstacle}
        for record_id, record in found.items():
            fates = list(self._cards.fates(record_id, hindered))
            obstacle, stays = obstacles[record_id], told(fates)
            if not obstacle and not self._traces[record_id].changes and all(why for _, why in fates):
                obstacle = stays
            ref = RecordRef(self._register.key, record_id)
            label = "" if record_id in self._withheld else self._register.label(record)
            yield UndoLine(ref, record.number, label, self._traces[record_id].is_new, obstacle, "" if obstacle else stays)

    def _obstacle(self, record: Record, traces: _Traces) -> str:
        if record.id in self._withheld:
            return RESTRICTED
        if not all(change.is_readable for change in traces.changes):
            return UNREADABLE
        if traces.is_new and record.id in self._used:
            return USED_SINCE
        return "" if all(self._is_untouched(change) for change in traces.changes) else CHANGED_SINCE

    # --- taking back ---------------------------------------------------------------------------------------------------

    def take_back(self, lines: Sequence[UndoLine], hindered: Collection[int]) -> None:
        """Put back what these lines name, and what the import changed on cards that no hindered record uses."""
        cards = self._cards.to_put_back(hindered, is_whole=not hindered)
        changed: list[Record] = []
        for line in lines:
            traces = self._traces[line.ref.id]
            record = self._row(self._register.model, line.ref.id)
            if traces.is_new:
                self._remove(record)
                continue
            for change in traces.changes:
                self._put_back(change)
            changed.append(record)
        self._session.flush()
        for change in cards:
            self._put_back(change)
        self._session.flush()
        self._sweep()
        self._session.expire_all()
        indexing.put_all(self._session, self._register, changed)

    def _remove(self, record: Record) -> None:
        for move in transitions_of(self._session, self._register.key, record.id):
            self._session.delete(move)
        search_index.remove(self._session, self._register.key, record.id)
        numbers.void_of(self._session, self._register.key, record.id, "撤销导入")
        self._session.delete(record)

    def _put_back(self, change: trail.TrailChange) -> None:
        model = self._models[change.table]
        row = self._row(model, int(change.row_id))
        if change.kind is Change.NEW:
            self._session.delete(row)
        elif change.kind is Change.RETIRED:
            self._session.add(model(**{key: from_plain(_column(model, key), value) for key, value in change.old.items()}))
        elif change.column is not None:
            setattr(row, change.column, from_plain(_column(model, change.column), change.old))

    def _sweep(self) -> None:
        """Take out the cards the import brought that nobody changed and nothing points at any more; one may point at another."""
        brought = [change for change in self._others if change.kind is Change.NEW and change.is_readable]
        while brought:
            by_table: defaultdict[str, set[int]] = defaultdict(set)
            for change in brought:
                by_table[change.table].add(int(change.row_id))
            needed = {table: pointed_at(self._session, table, ids) for table, ids in by_table.items()}
            free = [change for change in brought if int(change.row_id) not in needed[change.table] and self._is_untouched(change)]
            for change in free:
                self._session.delete(self._row(self._models[change.table], int(change.row_id)))
            self._session.flush()
            if not free:
                return
            gone = {(change.table, change.row_id) for change in free}
            brought = [change for change in brought if (change.table, change.row_id) not in gone]

    # --- reading -------------------------------------------------------------------------------------------------------

    def _load(self) -> None:
        """Fetch the rows the act touched in portions; what is asked for one by one afterwards is there already."""
        by_table: defaultdict[str, set[int]] = defaultdict(set)
        for change in self._changes:
            if change.table in self._models and change.row_id.isdecimal():
                by_table[change.table].add(int(change.row_id))
        self._kept = [
            row
            for table, ids in by_table.items()
            for some in chunks(ids)
            for row in self._session.scalars(sa.select(self._models[table]).where(self._models[table].id.in_(some)))
        ]

    def _add_known_by_cards(self) -> None:
        """A row that changed nothing but a card left no trace on its record: the card tells which records those are."""
        known = self._cards.records(self._traces.keys())
        model = self._register.model
        for some in chunks(known):
            self._kept += self._session.scalars(sa.select(model).where(model.id.in_(some)))
        for record_id in sorted(known):
            self._traces[record_id] = _Traces()

    def _row(self, model: type[Any], row_id: int) -> Any:
        return self._session.get(model, row_id)

    def _is_untouched(self, change: trail.TrailChange) -> bool:
        """Whether what the act left is what is stored now."""
        model = self._models[change.table]
        row = self._row(model, int(change.row_id))
        if row is None or change.kind is Change.RETIRED:
            return row is None and change.kind is Change.RETIRED
        told = change.new if change.kind is Change.NEW else {change.column: change.new}
        keys = class_mapper(model).column_attrs.keys() if change.kind is Change.NEW else [str(change.column)]
        return all(_stored_as(row, key, told.get(key)) for key in keys)

    def _sorted(self) -> tuple[dict[int, _Traces], list[trail.TrailChange]]:
        """The act's changes by the record they belong to, and those that belong to none: cards of people, firms, names."""
        traces: defaultdict[int, _Traces] = defaultdict(_Traces)
        others: list[trail.TrailChange] = []
        main = self._register.model.__tablename__
        parts = {part.model.__tablename__: owner_key(part) for part in self._register.parts}
        for change in self._changes:
            if change.table == main:
                mine = traces[int(change.row_id)]
                mine.is_new = mine.is_new or change.kind is Change.NEW
                mine.changes.append(change)
            elif change.table in parts and (owner := self._owner(change, parts[change.table])) is not None:
                traces[owner].changes.append(change)
            elif change.table == RecordTransition.__tablename__:
                self._add_redated(traces, change)
            elif change.table in self._models:
                others.append(change)
        return traces, others

    def _add_redated(self, traces: defaultdict[int, _Traces], change: trail.TrailChange) -> None:
        """A move that got another day with the date it came from; a new record's moves go with the record."""
        move = None if change.kind is Change.NEW else self._row(RecordTransition, int(change.row_id))
        if move is not None:
            traces[move.record_id].changes.append(change)

    def _owner(self, change: trail.TrailChange, key: str) -> int | None:
        told = change.new if change.kind is Change.NEW else change.old if change.kind is Change.RETIRED else None
        if isinstance(told, dict):
            return told.get(key)
        row = self._row(self._models[change.table], int(change.row_id))
        return None if row is None else getattr(row, key)


def _column(model: type[Any], key: str) -> sa.ColumnElement[Any]:
    return class_mapper(model).column_attrs[key].columns[0]


def _stored_as(row: Any, key: str, told: Any) -> bool:
    return bool(getattr(row, key) == from_plain(_column(type(row), key), told))


def _used_since(session: Session, register: Register, traces: dict[int, _Traces], changes: Sequence[trail.TrailChange]) -> frozenset[int]:
    """The new records that something speaks of which the import did not bring: papers, scans, links, moves, attempts."""
    ids = [record_id for record_id, mine in traces.items() if mine.is_new]
    own = {(change.table, int(change.row_id)) for change in changes if change.kind is Change.NEW and change.row_id.isdecimal()}
    found: set[int] = set()
    for model, of_register, of_record in _speaking_of_records():
        name = table_of(class_mapper(model)).name
        for some in chunks(ids):
            told = sa.select(model.id, of_record).where(of_register == register.key, of_record.in_(some))
            found.update(record_id for row_id, record_id in session.execute(told) if (name, row_id) not in own)
    return frozenset(found)


def _speaking_of_records() -> Iterator[tuple[Any, Any, Any]]:
    """Every class whose rows name a record by register and id, with the two columns."""
    yield RecordLink, RecordLink.from_register, RecordLink.from_id
    yield RecordLink, RecordLink.to_register, RecordLink.to_id
    for mapper in own_mappers():
        model = mapper.class_
        if {"register", "record_id"} <= set(mapper.column_attrs.keys()):
            yield model, model.register, model.record_id
