"""One import against what is stored now (撤销导入): what goes, what is as before again, what stays and why."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapper, Session, class_mapper

from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.services import indexing
from libao_desk.services.desk import Desk
from libao_desk.services.records.audit import column_label, owner_key
from libao_desk.services.records.drafts import RecordRef
from libao_desk.services.records.issued_papers import refuse_renumbering
from libao_desk.services.records.link_table import RecordLink
from libao_desk.services.records.references import read_whole
from libao_desk.services.withheld import withheld_ids
from libao_desk.store import numbers, search_index, trail
from libao_desk.store.history import RecordTransition, transitions_of
from libao_desk.store.pointing import chunks, models_by_table, own_mappers, pointed_at
from libao_desk.store.recorder import Change, from_plain, table_of

from .cards import CHANGED_SINCE, UNREADABLE, UndoneCards, told
from .rows import MOVES, LaterActs, Parted, UndoneRows, is_new_move
from .ways import settled

USED_SINCE = "已有文书、附件、关联或办理记录"
RESTRICTED = "仅指定人员可见"
NAMED = 3
"""How many values one obstacle names."""


@dataclass(frozen=True)
class OfWhat:
    """The kind of act that is taken back."""

    since: str
    """How it is said that something was changed after it."""
    void: str
    """Why the numbers are void that it gave."""


OF_IMPORT = OfWhat(CHANGED_SINCE, "撤销导入")
OF_ENTRY = OfWhat("登记后又有改动", "撤销登记")


@dataclass(frozen=True)
class UndoLine:
    """What would happen to one record."""

    ref: RecordRef
    number: str
    label: str
    is_new: bool
    """Whether the import brought the record; else it changed one that was there."""
    obstacle: str
    """Why the record stays as it is; empty where it can be taken back, at least in part."""
    stays: str = ""
    """What of the record and of the cards of its people stays as imported though the rest is taken back, and why."""

    @property
    def is_left(self) -> bool:
        """Whether anything stays."""
        return bool(self.obstacle or self.stays)

    @property
    def why(self) -> str:
        """What stays and why, in one text."""
        return self.obstacle or self.stays


@dataclass
class _Traces:
    """What an import did to one record: to the record's own row, and to the rows of its parts and its moves."""

    is_new: bool = False
    changes: list[trail.TrailChange] = field(default_factory=list)


class UndoAct:
    """One import as the trail tells it, against what is stored now."""

    def __init__(self, desk: Desk, session: Session, register: Register, seq: int, of: OfWhat = OF_IMPORT) -> None:
        self._session = session
        self._register = register
        self.seq = seq
        self._of = of
        self._models = models_by_table()
        self._changes = settled(trail.changes_of(session, seq))
        self._withheld = withheld_ids(desk, session, register)
        self._load()
        self._traces, self._others = self._sorted()
        self._later = LaterActs(session, seq, of.since)
        self._cards = UndoneCards(session, register, self._others, self._fate)
        self._add_known_by_cards()
        self._used = _used_since(session, register, self._traces, self._changes)
        self._grown = _grown_since(session, register, self._traces)
        self._rows = UndoneRows(register, self._is_untouched, self._is_back, self._later)
        self._parted = {record_id: self._rows.parted(mine.changes) for record_id, mine in self._traces.items() if not mine.is_new}
        self._put: set[tuple[str, str]] = set()

    def lines(self) -> tuple[UndoLine, ...]:
        """Each record the import brought or changed and that is still there."""
        return tuple(self._lines())

    def _lines(self) -> Iterator[UndoLine]:
        found = {record_id: record for record_id in self._traces if (record := self._row(self._register.model, record_id)) is not None}
        obstacles = {record_id: self._obstacle(record) for record_id, record in found.items()}
        hindered = {record_id for record_id, obstacle in obstacles.items() if obstacle}
        for record_id, record in found.items():
            parted, fates = self._parted.get(record_id, Parted((), ())), list(self._cards.fates(record_id, hindered))
            obstacle, stays = obstacles[record_id], told([*parted.stuck, *fates])
            is_new = self._traces[record_id].is_new
            if not (is_new or obstacle or parted.free or parted.stuck or fates):
                continue  # as before already: taken back once, or by hand
            if not (is_new or obstacle or parted.free) and all(why for _, why in fates):
                obstacle = stays
            ref = RecordRef(self._register.key, record_id)
            label = "" if record_id in self._withheld else self._register.label(record)
            yield UndoLine(ref, record.number, label, is_new, obstacle, "" if obstacle else stays)

    def _obstacle(self, record: Record) -> str:
        """Why nothing is done to the record: a new one goes whole or not at all."""
        if record.id in self._withheld:
            return RESTRICTED
        traces = self._traces[record.id]
        if not traces.is_new:
            return ""
        if not all(change.is_readable for change in traces.changes):
            return UNREADABLE
        if record.id in self._used:
            return USED_SINCE
        brought = (*traces.changes, *self._cards.brought_with(record.id))
        touched = next((change for change in brought if not self._is_untouched(change)), None)
        if touched is not None:
            return f"{self._names(touched)}{self._later.why(touched)}"
        return f"{self._grown[record.id]}{self._of.since}" if record.id in self._grown else ""

    def _names(self, change: trail.TrailChange) -> str:
        """What of a new row is not as it was brought."""
        part = next((part.label for part in self._register.parts if part.model.__tablename__ == change.table), "")
        row = self._row(self._models[change.table], int(change.row_id))
        if part or row is None or change.kind is not Change.NEW:
            return part
        mapper = class_mapper(self._models[change.table])
        labels = [column_label(mapper, key) for key in _told_keys(mapper) if not _stored_as(row, key, change.new.get(key))]
        return "、".join([label for label in labels if label][:NAMED])

    # --- taking back ---------------------------------------------------------------------------------------------------

    def take_back(self, lines: Sequence[UndoLine], hindered: Collection[int]) -> None:
        """Put back what these lines name, and what the import changed on cards that no hindered record uses."""
        cards = self._cards.to_put_back(hindered, is_whole=not hindered)
        self._kept += read_whole(self._session, self._register, [line.ref.id for line in lines if line.is_new])
        with self._session.no_autoflush:  # each record that goes asks for its moves, and nothing of them waits to be written
            for line in lines:
                if line.is_new:
                    self._remove(self._row(self._register.model, line.ref.id))
        for line in lines:
            if not line.is_new:
                self._put_all(self._parted[line.ref.id].free)
        self._session.flush()
        self._put_all(cards)

    def follow(self, later: Sequence["UndoAct"]) -> None:
        """Put back what this import, taken back before, had to leave to later ones: they have written nothing there any more."""
        hindered = {line.ref.id for line in self.lines() if line.obstacle}
        cards = self._cards.to_put_back(hindered, is_whole=False)
        for could in (*(parted.free for parted in self._parted.values()), cards):
            found = [change for change in could if any(act.found_what(change) == self.seq for act in later)]
            # the moves were left with the state that they led to, which the later import had found
            moves = [change for change in could if is_new_move(change)] if any(map(self._rows.is_state, found)) else []
            self._put_all([*found, *moves])

    def found_what(self, change: trail.TrailChange) -> int | None:
        """Which act had written what this import found in the place of a change; None where nothing of that row was put back."""
        return self._later.writer_before(change) if (change.table, change.row_id) in self._put else None

    def finish(self, done: Iterable[UndoLine]) -> None:
        """Take out the cards nobody needs any more, and make what was put back findable."""
        self._sweep()
        self._session.expire_all()
        changed = [self._row(self._register.model, line.ref.id) for line in done if not line.is_new]
        indexing.put_all(self._session, self._register, changed)

    def _put_all(self, changes: Iterable[trail.TrailChange]) -> None:
        for change in changes:
            self._put_back(change)
            self._put.add((change.table, change.row_id))
        self._session.flush()

    def _remove(self, record: Record) -> None:
        for move in transitions_of(self._session, self._register.key, record.id, withdrawn=True):
            self._session.delete(move)
        search_index.remove(self._session, self._register.key, record.id)
        numbers.void_of(self._session, self._register.key, record.id, self._of.void)
        self._session.delete(record)

    def _put_back(self, change: trail.TrailChange) -> None:
        model = self._models[change.table]
        row = self._row(model, int(change.row_id))
        if change.kind is Change.NEW:
            self._session.delete(row)
        elif change.kind is Change.RETIRED:
            self._session.add(model(**{key: from_plain(_column(model, key), value) for key, value in change.old.items()}))
        elif change.column is not None:
            with self._session.no_autoflush:
                setattr(row, change.column, from_plain(_column(model, change.column), change.old))
                if isinstance(row, self._register.model):
                    refuse_renumbering(self._session, self._register, row)

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
        return self._stands(change, change.new, whole=Change.NEW, gone=Change.RETIRED)

    def _is_back(self, change: trail.TrailChange) -> bool:
        """Whether what was there before the act is what is stored now; a move that was taken back since never was."""
        if is_new_move(change) and (move := self._row(RecordTransition, int(change.row_id))) is not None:
            return move.withdrawn_at is not None
        return self._stands(change, change.old, whole=Change.RETIRED, gone=Change.NEW)

    def _stands(self, change: trail.TrailChange, told: Any, *, whole: Change, gone: Change) -> bool:
        """Whether one side of a change is stored now: a `whole` row with all its values, no row where it is `gone`, else one value."""
        model = self._models[change.table]
        row = self._row(model, int(change.row_id))
        if row is None or change.kind is gone:
            return row is None and change.kind is gone
        values = told if change.kind is whole else {str(change.column): told}
        keys = _told_keys(class_mapper(model)) if change.kind is whole else values
        return all(_stored_as(row, key, values.get(key)) for key in keys)

    def _fate(self, change: trail.TrailChange) -> str | None:
        """Why a value stays, empty where it can be put back, None where it is as before already."""
        if not change.is_readable:
            return UNREADABLE
        if self._is_back(change):
            return None
        return "" if self._is_untouched(change) else self._later.why(change)

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
            elif change.table in self._models and change.table != MOVES and change.row_id.isdecimal():
                others.append(change)
        for change in self._changes:
            if change.table == MOVES:
                self._add_move(traces, change)
        return traces, others

    def _add_move(self, traces: defaultdict[int, _Traces], change: trail.TrailChange) -> None:
        """A move carried out with the import, or one that got another day with the date it came from."""
        move = self._row(RecordTransition, int(change.row_id))
        # a new record's moves go with the record
        if move is not None and not (is_new_move(change) and traces[move.record_id].is_new):
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


@cache
def _told_keys(mapper: Mapper[Any]) -> tuple[str, ...]:
    """The columns that say something: not how often the row was written, which a change taken back has raised too."""
    return tuple(key for key, attribute in mapper.column_attrs.items() if attribute.columns[0] is not mapper.version_id_col)


def _grown_since(session: Session, register: Register, traces: dict[int, _Traces]) -> dict[int, str]:
    """The new records that have rows of parts which the import did not bring, with what such a row is called."""
    ids = [record_id for record_id, mine in traces.items() if mine.is_new]
    own = {(change.table, int(change.row_id)) for record_id in ids for change in traces[record_id].changes}
    found: dict[int, str] = {}
    for part in register.parts:
        owner = getattr(part.model, owner_key(part))
        for some in chunks(ids):
            for row_id, record_id in session.execute(sa.select(part.model.id, owner).where(owner.in_(some))):
                if (part.model.__tablename__, row_id) not in own:
                    found[record_id] = part.label
    return found


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
