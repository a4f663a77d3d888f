"""Rows of records that an import changed (撤销导入): which of its values can be put back, and who changed the others since."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session, class_mapper

from libao_desk.declare.register import Register
from libao_desk.services.ledgers.acts import is_import, taken_back
from libao_desk.services.records.audit import column_label
from libao_desk.store import trail
from libao_desk.store.history import RecordTransition
from libao_desk.store.pointing import models_by_table
from libao_desk.store.recorder import Change

from .cards import CHANGED_SINCE, UNREADABLE
from .ways import ways

Told = Callable[[trail.TrailChange], bool]
COURSE = "办理经过"
MOVES = RecordTransition.__tablename__
Row = tuple[str, str]
"""A table and an id, as the trail has them."""


def is_new_move(change: trail.TrailChange) -> bool:
    """Whether a change is a move that was carried out in its act."""
    return change.kind is Change.NEW and change.table == MOVES


@dataclass(frozen=True)
class Parted:
    """What an import did to one record, without what is as before already: the free part goes back, the rest stays."""

    free: tuple[trail.TrailChange, ...]
    stuck: tuple[tuple[str, str], ...]
    """What it is called, and why it stays."""


class LaterActs:
    """Who wrote to a row after a certain import."""

    def __init__(self, session: Session, seq: int, since: str = CHANGED_SINCE) -> None:
        self._session = session
        self._seq = seq
        self._since = since
        self._known: dict[Row, tuple[trail.TrailEntry, ...]] = {}

    def why(self, change: trail.TrailChange) -> str:
        """Why a value is not put back: the last act that changed it since."""
        entry = self._last_standing(change)
        if entry is None:
            return self._since
        undo = "，请先撤销那次导入" if is_import(entry) else ""
        return f"{self._since}（{entry.at.astimezone():%Y-%m-%d}{entry.officer_name}{entry.act}{undo}）"

    def is_by_import(self, change: trail.TrailChange) -> bool:
        """Whether an import was the last act that changed a value since."""
        entry = self._last_standing(change)
        return entry is not None and is_import(entry)

    def writer_before(self, change: trail.TrailChange) -> int | None:
        """The act that had written the value that the import of this look-up found."""
        return next((entry.seq for entry in self._touching(change) if entry.seq < self._seq), None)

    def _last_standing(self, change: trail.TrailChange) -> trail.TrailEntry | None:
        """The last act since that still stands: an import that was taken back, and its taking back, are no work of anybody's."""
        since = [entry for entry in self._touching(change) if entry.seq > self._seq]
        gone = {seq for entry in since if (seq := taken_back(entry)) is not None}
        standing = (entry for entry in since if entry.seq not in gone and taken_back(entry) is None)
        return next(standing, since[0] if since else None)

    def _touching(self, change: trail.TrailChange) -> Iterable[trail.TrailEntry]:
        """The acts that wrote to the value, the last first."""
        row = change.table, change.row_id
        if row not in self._known:
            self._known[row] = trail.entries_for(self._session, row)
        return (entry for entry in reversed(self._known[row]) if any(_touches(change, one) for one in entry.changes))


def _touches(change: trail.TrailChange, other: trail.TrailChange) -> bool:
    """Whether another change of the same row is of the same value, or of the whole row."""
    return change.column is None or other.column is None or change.column == other.column


class UndoneRows:
    """Parts what an import did to a record that was there before: value by value, and a row of its parts whole or not at all."""

    def __init__(self, register: Register, is_untouched: Told, is_back: Told, later: LaterActs) -> None:
        self._parts = {part.model.__tablename__: part.label for part in register.parts} | {MOVES: COURSE}
        self._table = register.model.__tablename__
        self._is_untouched, self._is_back, self._later = is_untouched, is_back, later

    def parted(self, changes: Iterable[trail.TrailChange]) -> Parted:
        """What goes back of these changes of one record, and what stays."""
        free: list[trail.TrailChange] = []
        stuck: list[tuple[str, str]] = []
        kept = ""
        for unit in self._units(changes):
            left = [change for change in unit if not change.is_readable or not self._is_back(change)]
            why = self._why(unit, left)
            if why:
                stuck.append((self._label(left[0]), why))
                kept = kept or self._why_told(unit, left)
            else:
                free += left
        if kept:  # where the record stands stays for good, and with it what its steps were told by: a case settled without a result is none
            stuck += [(self._label(change), kept) for change in free if change.table == self._table]
            free = [change for change in free if change.table != self._table]
        return Parted(tuple(free), tuple(dict.fromkeys(stuck)))

    def _why_told(self, unit: Sequence[trail.TrailChange], left: Sequence[trail.TrailChange]) -> str:
        """Why the steps of an import stay, where that was done by hand: what a later import did goes back with that."""
        has_moved = any(map(is_new_move, unit))
        touched = self._touched(unit, left) if has_moved else []
        return self._later.why(touched[0]) if touched and not any(map(self._later.is_by_import, touched)) else ""

    def _units(self, changes: Iterable[trail.TrailChange]) -> Iterable[Sequence[trail.TrailChange]]:
        by_place: defaultdict[tuple[str, ...], list[trail.TrailChange]] = defaultdict(list)
        for change in ways(changes):
            if is_new_move(change) or self.is_state(change):
                by_place[COURSE,].append(change)  # where a record stands, and how it came there
                continue
            whole = change.table in self._parts or change.column is None
            by_place[(change.table, change.row_id) if whole else (change.table, change.row_id, str(change.column))].append(change)
        return by_place.values()

    def is_state(self, change: trail.TrailChange) -> bool:
        """Whether a change is of the state of a record that was there before."""
        return change.column == "state" and change.table == self._table

    def _why(self, unit: Sequence[trail.TrailChange], left: Sequence[trail.TrailChange]) -> str:
        if not all(change.is_readable for change in left):
            return UNREADABLE
        return next(map(self._later.why, self._touched(unit, left)), "")

    def _touched(self, unit: Sequence[trail.TrailChange], left: Sequence[trail.TrailChange]) -> list[trail.TrailChange]:
        """What somebody has written since; where a step was taken back and the record is not where it was, it was moved again."""
        was_taken_back = any(is_new_move(change) and self._is_back(change) for change in unit)
        return [change for change in left if was_taken_back or not self._is_untouched(change)]

    def _label(self, change: trail.TrailChange) -> str:
        if change.table in self._parts:
            return self._parts[change.table]
        return column_label(class_mapper(models_by_table()[change.table]), str(change.column))
