"""Reading the trail (操作留痕): who did what to a row, and whether anyone has touched the trail itself."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.core.dates import local_minute

from .erasing import Erasures
from .recorder import DESTROYED_KEY, MACHINE, Change, Line, entry_hash, line_context, lines_hash, reason_context
from .sealing import unseal
from .trail_keys import OFFICE, keys_by_id
from .trail_tables import ENTRY, GUARDED, HEAD, HEAD_ID, KEY, LINE, START_HASH, trigger_name, trigger_text
from .unit_of_work import store_of
from .watching import recorder_of

PAGE = 2000
UNDECODABLE = "Could not decode"
"""How the driver complains of text where bytes were sealed."""

Fields = dict[str, Any]
"""One stored row by column name."""


LAST_ACTS = 20
"""So many of them show when the office was last used: the first acts of a session may stand under a clock that is wrong already."""


@dataclass(frozen=True)
class TrailReport:
    """How many entries the chain has, the hash of the last (for printing), and what is wrong with it."""

    entries: int
    head: str
    problems: tuple[str, ...]
    clock: tuple[str, ...] = ()
    """Where the PC's clock leapt or the day was pinned: true as entered, but not at the hour that stands there."""

    @property
    def sound(self) -> bool:
        """Whether nothing was edited, taken out, put in, cut off or moved."""
        return not self.problems


@dataclass(frozen=True)
class TrailChange:
    """One line in clear: old and new of a field, or all values of a row that came or went."""

    kind: Change
    table: str
    row_id: str
    column: str | None
    old: Any
    new: Any
    is_readable: bool
    """False where the subject's key was lawfully destroyed."""


@dataclass(frozen=True)
class TrailEntry:
    """One act."""

    seq: int
    at: datetime
    officer_id: int | None
    officer_name: str
    station: str
    act: str
    reason: str | None
    about: tuple[str, str] | None
    changes: tuple[TrailChange, ...]
    machine_at: datetime | None
    """When it really was, where the day was pinned."""


@dataclass(frozen=True)
class Writing:
    """That an act wrote to a row, and where: what stood there is not read."""

    seq: int
    at: datetime
    about: tuple[str, str] | None
    row: tuple[str, str]
    """The table and the id."""
    column: str | None
    """None where the whole row came or went."""


def writings(session: Session, rows: Collection[tuple[str, str]]) -> tuple[Writing, ...]:
    """Every time an act wrote to one of the rows (table, id), oldest first."""
    told = (ENTRY.c.seq, ENTRY.c.at, ENTRY.c.about_table, ENTRY.c.about_id, LINE.c.table_name, LINE.c.row_id, LINE.c.column_name)
    touched = sa.tuple_(LINE.c.table_name, LINE.c.row_id).in_(rows)
    wanted = sa.select(*told).join(LINE, LINE.c.entry_seq == ENTRY.c.seq).where(touched).order_by(ENTRY.c.seq, LINE.c.position)
    return tuple(
        Writing(seq, at, None if about is None else (about, about_id), (table, row_id), column)
        for seq, at, about, about_id, table, row_id, column in session.connection().execute(wanted)
    )


def entries_for(session: Session, *rows: tuple[str, int | str]) -> tuple[TrailEntry, ...]:
    """Every act that changed one of the rows (table, id) or was about one, oldest first, with its changes to these rows."""
    wanted = [(table, str(row_id)) for table, row_id in rows]
    touched = sa.tuple_(LINE.c.table_name, LINE.c.row_id).in_(wanted)
    about = sa.tuple_(ENTRY.c.about_table, ENTRY.c.about_id).in_(wanted)
    mine = sa.or_(about, ENTRY.c.seq.in_(sa.select(LINE.c.entry_seq).where(touched)))
    return _read(session, sa.select(ENTRY).where(mine).order_by(ENTRY.c.seq), touched)


def days_of_change(session: Session, rows: Collection[tuple[str, str]], since: datetime) -> tuple[date, ...]:
    """The days on which one of the rows (table, id) changed, from a moment on, oldest first."""
    touched = sa.select(LINE.c.entry_seq).where(sa.tuple_(LINE.c.table_name, LINE.c.row_id).in_(rows))
    instants = session.connection().execute(
        sa.select(ENTRY.c.at).where(ENTRY.c.seq.in_(touched), ENTRY.c.at >= since).order_by(ENTRY.c.seq)
    )
    return tuple(dict.fromkeys(at.astimezone().date() for at in instants.scalars()))


def rows_gone(session: Session, tables: Collection[str]) -> tuple[TrailChange, ...]:
    """Every row that was ever taken out of these tables, with its last values."""
    gone = sa.and_(LINE.c.kind == Change.RETIRED.value, LINE.c.table_name.in_(tables))
    found = _read(session, sa.select(ENTRY).where(ENTRY.c.seq.in_(sa.select(LINE.c.entry_seq).where(gone))), gone)
    return tuple(change for entry in found for change in entry.changes)


def entries(
    session: Session,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    officer_id: int | None = None,
    acts: Collection[str] = (),
    limit: int = 500,
) -> tuple[TrailEntry, ...]:
    """The newest acts of a time and an officer, of these names alone where some are given, newest first, without their changes."""
    wanted = sa.select(ENTRY).order_by(ENTRY.c.seq.desc()).limit(limit)
    if acts:
        wanted = wanted.where(ENTRY.c.act.in_(acts))
    if since is not None:
        wanted = wanted.where(ENTRY.c.at >= since)
    if until is not None:
        wanted = wanted.where(ENTRY.c.at < until)
    if officer_id is not None:
        wanted = wanted.where(ENTRY.c.officer_id == officer_id)
    return _read(session, wanted, sa.false())


def entries_about(session: Session, kind: str, since: datetime | None = None) -> tuple[TrailEntry, ...]:
    """Every act that was about something of this kind, newest first, without its changes."""
    wanted = sa.select(ENTRY).where(ENTRY.c.about_table == kind).order_by(ENTRY.c.seq.desc())
    return _read(session, wanted if since is None else wanted.where(ENTRY.c.at >= since), sa.false())


def changes_of(session: Session, seq: int) -> tuple[TrailChange, ...]:
    """Every change of one act.

    Raises LookupError where there is no such entry.
    """
    found = _read(session, sa.select(ENTRY).where(ENTRY.c.seq == seq), sa.true())
    if not found:
        raise LookupError(f"no entry {seq}")
    return found[0].changes


def change_of(session: Session, seq: int, row: tuple[str, str], column: str) -> TrailChange | None:
    """What one act did to one field of a row (table, id), at last."""
    here = sa.and_(LINE.c.table_name == row[0], LINE.c.row_id == row[1], LINE.c.column_name == column)
    found = _read(session, sa.select(ENTRY).where(ENTRY.c.seq == seq), here)
    return next((change for entry in found for change in reversed(entry.changes)), None)


def destroy_subject(session: Session, subject: str) -> None:
    """Destroy the key of a subject's values in the trail, for good; that it was done is itself recorded.

    What the same act still changes of the subject is recorded as unreadable, too. Older backups keep the key.
    """
    if subject == OFFICE:
        raise ValueError("the office's own key is not destroyed")
    recorder = recorder_of(session)
    recorder.destroyed.add(subject)
    recorder.lines.append(Line(Change.DESTROYED, KEY.name, subject, None, OFFICE, None))


def head(session: Session) -> tuple[int, str]:
    """The number of entries and the hash of the last: what is printed on the monthly report."""
    row = session.connection().execute(sa.select(HEAD).where(HEAD.c.id == HEAD_ID)).one()
    return row.seq, row.hash.hex()


def latest(session: Session) -> datetime | None:
    """The latest instant of the last acts, the machine's own where the day was pinned; None of a trail without any."""
    last = sa.select(ENTRY).order_by(ENTRY.c.seq.desc()).limit(LAST_ACTS)
    return max((entry.machine_at or entry.at for entry in _read(session, last, sa.false())), default=None)


def verify(session: Session) -> TrailReport:
    """Recompute the whole chain from what is stored; needs no subject's key."""
    try:
        return _verified(session)
    except sa.exc.OperationalError as error:
        if UNDECODABLE not in str(error.orig):
            raise
        # a sealed value that is no bytes any more was put there by somebody else
        return TrailReport(0, "", ("留痕中有内容被改成了不能读取的样子",))


def _verified(session: Session) -> TrailReport:
    connection = session.connection()
    problems = _guard_problems(connection)
    lines = _Lines(connection)
    count, last, previous = 0, 0, START_HASH
    for entry in _rows(connection, sa.select(ENTRY).order_by(ENTRY.c.seq)):
        problems += _entry_problems(entry, last, previous, lines)
        count, last, previous = count + 1, entry["seq"], entry["hash"]
    problems += [f"第{seq}条留痕已不在，明细还在" for seq in lines.left()]
    problems += _key_problems(session, lines.keys, lines.erasures.keys)
    problems += lines.erasures.problems()
    problems += _head_problems(session, last, previous)
    return TrailReport(count, previous.hex(), tuple(problems), _clock_notes(session))


def _clock_notes(session: Session) -> tuple[str, ...]:
    """Every leap of the clock and every run of entries under a pinned day, oldest first, in sentences."""
    noted = sa.select(LINE.c.entry_seq).where(LINE.c.kind == Change.CLOCK.value)
    found = _read(session, sa.select(ENTRY).where(ENTRY.c.seq.in_(noted)).order_by(ENTRY.c.seq), LINE.c.kind == Change.CLOCK.value)
    notes = [(entry.seq, _leap_note(entry, change)) for entry in found for change in entry.changes]
    pinned = [entry for entry in found if entry.machine_at is not None]
    # numbers that follow each other all differ from their place in the list by the same
    for _, run in groupby(enumerate(pinned), key=lambda placed: (placed[1].seq - placed[0], placed[1].at.astimezone().date())):
        entries_of_run = [entry for _, entry in run]
        notes.append((entries_of_run[0].seq, _pinned_note(entries_of_run[0], entries_of_run[-1])))
    return tuple(note for _, note in sorted(notes))


def _leap_note(entry: TrailEntry, change: TrailChange) -> str:
    if not change.is_readable:
        return f"第{entry.seq}条留痕登记前，本机时钟有跳变"
    before, at = (datetime.fromisoformat(value) for value in (change.old, change.new))
    if at < before:
        return f"第{entry.seq}条留痕登记前，本机时钟由{local_minute(before)}退回到{local_minute(at)}"
    return f"第{entry.seq}条留痕登记前，本机时钟由{local_minute(before)}跳到{local_minute(at)}（其间台账一直没有打开的，不是时钟问题）"


def _pinned_note(first: TrailEntry, last: TrailEntry) -> str:
    which = f"第{first.seq}条" if first.seq == last.seq else f"第{first.seq}至{last.seq}条"
    real = " 至 ".join(dict.fromkeys(local_minute(entry.machine_at) for entry in (first, last) if entry.machine_at is not None))
    return f"{which}留痕登记时日期被固定为{first.at.astimezone():%Y-%m-%d}，本机时间是{real}"


class _Lines:
    """All lines in order, handed out entry by entry."""

    def __init__(self, connection: sa.Connection) -> None:
        ordered = sa.select(LINE).order_by(LINE.c.entry_seq, LINE.c.position)
        self._groups = groupby(_rows(connection, ordered), key=lambda line: int(line["entry_seq"]))
        self._passed: list[int] = []
        self.keys: set[int] = set()
        """Every key that a value was sealed with."""
        self.erasures = Erasures()
        self._next = self._step()

    def of(self, seq: int) -> list[Fields]:
        """The lines of an entry; those of entries that are not there are set aside."""
        while self._next is not None and self._next[0] < seq:
            self._passed.append(self._next[0])
            self._next = self._step()
        if self._next is None or self._next[0] != seq:
            return []
        found = self._next[1]
        self._next = self._step()
        return found

    def left(self) -> list[int]:
        """The numbers of entries whose lines nobody asked for."""
        while self._next is not None:
            self._passed.append(self._next[0])
            self._next = self._step()
        return self._passed

    def _step(self) -> tuple[int, list[Fields]] | None:
        for seq, group in self._groups:
            found = list(group)
            self.keys.update(line["key_id"] for line in found)
            for line in found:
                self.erasures.see_line(line)
            return seq, found
        return None


def _entry_problems(entry: Fields, last: int, previous: bytes, lines: _Lines) -> Iterator[str]:
    seq = entry["seq"]
    if seq != last + 1:
        yield f"第{last + 1}条至第{seq - 1}条留痕缺失"
    elif entry["previous_hash"] != previous:
        yield f"第{seq}条留痕与前一条不相接"
    if entry["hash"] != entry_hash(entry) and not lines.erasures.is_erased(entry):
        yield f"第{seq}条留痕被改动"
    found = lines.of(seq)
    if len(found) != entry["line_count"] or lines_hash(found) != entry["lines_hash"]:
        yield f"第{seq}条留痕的明细被改动"


def _head_problems(session: Session, last: int, last_hash: bytes) -> list[str]:
    row = session.connection().execute(sa.select(HEAD).where(HEAD.c.id == HEAD_ID)).one_or_none()
    if row is None or not store_of(session).secrets.is_head(row.seq, row.hash, row.mac):
        return ["留痕链头缺失或被改动"]
    if row.seq > last:
        return [f"留痕末尾被截去{row.seq - last}条"]
    if (row.seq, row.hash) != (last, last_hash):
        return ["留痕末尾与链头不符"]
    return []


def _key_problems(session: Session, used: set[int], destroyed: int) -> Iterator[str]:
    """Without its key a value cannot be read, and no change of it be noticed: a key goes only where that is recorded."""
    there = set(session.connection().execute(sa.select(KEY.c.id)).scalars())
    gone = len(used - there - {DESTROYED_KEY}) - destroyed
    if gone > 0:
        yield f"留痕的密钥少了{gone}个，没有依法销毁的记录"
    closed = len(there & used) - len(keys_by_id(session.connection(), store_of(session).secrets, there & used))
    if closed:
        yield f"留痕的密钥有{closed}个被改动"


def _rows(connection: sa.Connection, wanted: sa.Select[Any]) -> Iterator[Fields]:
    for row in connection.execute(wanted.execution_options(yield_per=PAGE)):
        yield row._asdict()


def _guard_problems(connection: sa.Connection) -> list[str]:
    """The triggers that keep the trail append-only, each by its whole text: one of the same name may refuse nothing."""
    if connection.dialect.name != "sqlite":
        return []
    there = {name: text for name, text in connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")}
    wanted = {trigger_name(table, change): trigger_text(table, change) for table, change in GUARDED}
    missing = [f"留痕的保护触发器“{name}”被删除" for name in wanted if name not in there]
    return missing + [f"留痕的保护触发器“{name}”被改动" for name, text in wanted.items() if there.get(name, text) != text]


def _read(session: Session, wanted: sa.Select[Any], which_lines: sa.ColumnElement[bool]) -> tuple[TrailEntry, ...]:
    connection = session.connection()
    rows = list(_rows(connection, wanted))
    found = wanted.with_only_columns(ENTRY.c.seq).subquery()
    which = sa.or_(which_lines, sa.and_(LINE.c.kind == Change.CLOCK.value, LINE.c.column_name == MACHINE))
    chosen = sa.select(LINE).where(LINE.c.entry_seq.in_(sa.select(found.c.seq)), which).order_by(LINE.c.entry_seq, LINE.c.position)
    lines = list(_rows(connection, chosen))
    ids = {line["key_id"] for line in lines} | {row["reason_key_id"] for row in rows if row["reason_key_id"] is not None}
    keys = keys_by_id(connection, store_of(session).secrets, ids)
    by_entry = {seq: tuple(in_clear(line, keys) for line in group) for seq, group in groupby(lines, key=lambda line: line["entry_seq"])}
    return tuple(_entry(row, keys, by_entry.get(row["seq"], ())) for row in rows)


def _entry(row: Fields, keys: Mapping[int, bytes], changes: Sequence[TrailChange]) -> TrailEntry:
    reason = None
    if row["reason"] is not None and row["reason_key_id"] in keys:
        plain = unseal(keys[row["reason_key_id"]], row["reason"], reason_context(row["seq"]))
        reason = None if plain is None else plain.decode()
    return TrailEntry(
        seq=row["seq"],
        at=row["at"],
        officer_id=row["officer_id"],
        officer_name=row["officer_name"],
        station=row["station"],
        act=row["act"],
        reason=reason,
        about=None if row["about_table"] is None else (row["about_table"], row["about_id"]),
        changes=tuple(change for change in changes if not _is_of_machine(change)),
        machine_at=next((datetime.fromisoformat(change.old) for change in changes if _is_of_machine(change) and change.old), None),
    )


def _is_of_machine(change: TrailChange) -> bool:
    return change.kind is Change.CLOCK and change.column == MACHINE


def in_clear(line: Fields, keys: Mapping[int, bytes]) -> TrailChange:
    """One stored line, with its values where their key is among these."""
    place = (line["kind"], line["table_name"], line["row_id"], line["column_name"])
    key = keys.get(line["key_id"])
    plain = None if key is None else unseal(key, line["payload"], line_context(line["entry_seq"], line["position"], *place))
    kind = Change(line["kind"])
    old, new = (None, None) if plain is None else _old_and_new(kind, json.loads(plain))
    return TrailChange(kind, *place[1:], old, new, plain is not None)


def _old_and_new(kind: Change, payload: Any) -> tuple[Any, Any]:
    if kind is Change.NEW:
        return None, payload
    if kind is Change.RETIRED:
        return payload, None
    return tuple(payload) if isinstance(payload, list) else (None, None)
