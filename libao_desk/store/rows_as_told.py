"""Compares what stands in the tables with what the trail told of it last (逐条核对): who holds the key can pass the program by."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapper, Session

from .base import TOLD_COLUMNS, Base
from .migrations import UPGRADED, Migration
from .recorder import Change, from_plain, plain, table_of
from .trail import UNDECODABLE, TrailChange, in_clear
from .trail_keys import keys_by_id
from .trail_tables import ENTRY, LINE
from .unit_of_work import Store, store_of

PORTION = 500
"""So many rows are read and compared together: whoever saves meanwhile waits for no more than these."""

Key = tuple[Any, ...]
Process = Callable[[Any], Any]


class Difference(Enum):
    """How a row is not as the trail tells."""

    CHANGED = "changed"
    MISSING = "missing"
    """Entered, never taken out, and not there."""
    UNTOLD = "untold"
    """There, and never entered, or taken out since."""


@dataclass(frozen=True)
class RowDifference:
    """One row that is not as the trail told it last."""

    table: str
    row_id: str
    difference: Difference
    columns: tuple[str, ...] = ()
    """Which columns of a changed row; none where it cannot be read at all."""


@dataclass
class _Told:
    """What the trail tells of a row."""

    is_there: bool = False
    born: int = 0
    """The number of the act that entered it."""
    whole: dict[str, Any] | None = None
    """The values it was entered with; None where their key was destroyed."""
    since: dict[str, tuple[int, TrailChange]] = field(default_factory=dict)
    """The last change of each column and the act that made it."""


@dataclass(frozen=True)
class _Kept:
    """A table whose rows the trail tells, with the columns of which it tells the values."""

    table: sa.Table
    columns: dict[str, sa.Column[Any]]
    doubtful: dict[str, int]
    """Columns that a schema step filled by itself, with the act that took the step: what was told before it no longer counts."""


@dataclass(frozen=True)
class _Meaning:
    """What a column's values are, in the database and in Python: fen and yuan, a moment in one zone and in another."""

    column: sa.Column[Any]
    read: Process
    write: Process

    @classmethod
    def of(cls, column: sa.Column[Any], dialect: sa.Dialect) -> "_Meaning":
        kind = column.type.dialect_impl(dialect)
        return cls(column, kind.result_processor(dialect, None) or _as_is, kind.bind_processor(dialect) or _as_is)

    def same(self, stored: Any, told: Any) -> bool:
        """Whether a stored value is the told one."""
        if stored == told:
            return True
        try:
            return plain(self.read(stored)) == told or bool(self.write(from_plain(self.column, told)) == stored)
        except (LookupError, ValueError, TypeError, AttributeError, ArithmeticError):
            return False  # it is no value of this column at all


def _as_is(value: Any) -> Any:
    return value


def differences(store: Store, migrations: Iterable[Migration]) -> Iterator[RowDifference]:
    """Every row that differs from what the trail told last, is missing, or was never entered; what a destroyed key hides is not judged.

    Read in portions, each in a look of its own.
    """
    keys: dict[int, bytes] = {}
    with store.read() as session:
        tables = tuple(_kept_tables(session, migrations))
    for kept in tables:
        with store.read() as session:
            ids = _ids(session.connection(), kept.table)
        told = sorted(ids, key=lambda row_id: (len(row_id), row_id))
        for start in range(0, len(told), PORTION):
            with store.read() as session:
                yield from _compared(session, kept, {row_id: ids[row_id] for row_id in told[start : start + PORTION]}, keys)


def _kept_tables(session: Session, migrations: Iterable[Migration]) -> Iterator[_Kept]:
    connection = session.connection()
    there = set(sa.inspect(connection).get_table_names())
    filled = _filled_by_steps(connection, migrations)
    told = {table_of(mapper): _told_columns(mapper) for mapper in Base.registry.mappers}
    for table in Base.metadata.tables.values():
        if TOLD_COLUMNS in table.info:
            told[table] = {name: table.columns[name] for name in table.info[TOLD_COLUMNS]}
    for table in sorted(told, key=lambda table: table.name):
        if table.name in there:
            yield _Kept(table, told[table], {column: seq for (name, column), seq in filled.items() if name == table.name})


def _told_columns(mapper: Mapper[Any]) -> dict[str, sa.Column[Any]]:
    """By attribute, as the trail names them; the version is the database's own count, which the trail does not tell."""
    found = {prop.key: prop.columns[0] for prop in mapper.column_attrs if prop.columns[0] is not mapper.version_id_col}
    return {name: column for name, column in found.items() if isinstance(column, sa.Column)}


def _filled_by_steps(connection: sa.Connection, migrations: Iterable[Migration]) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    acts = connection.execute(sa.select(ENTRY.c.seq, ENTRY.c.act).where(ENTRY.c.act.startswith(UPGRADED))).all()
    for step in migrations:
        taken = max((seq for seq, act in acts if step.title in act), default=0)
        found |= {place: max(taken, found.get(place, 0)) for place in step.fills}
    return found


def _ids(connection: sa.Connection, table: sa.Table) -> dict[str, Key | None]:
    """Every row that is there, with its key, and every row that the trail tells of."""
    named = sa.select(LINE.c.row_id).where(LINE.c.table_name == table.name).distinct()
    found: dict[str, Key | None] = dict.fromkeys(connection.execute(named).scalars())
    keys = sa.select(*(_as_it_is(column) for column in table.primary_key))
    return found | {",".join(map(str, key)): tuple(key) for key in connection.execute(keys)}


def _as_it_is(column: sa.Column[Any]) -> sa.ColumnElement[Any]:
    """A column as the database holds it: what somebody else wrote need be no value of its type."""
    return sa.type_coerce(column, sa.types.NullType())


def _compared(session: Session, kept: _Kept, ids: dict[str, Key | None], keys: dict[int, bytes]) -> Iterator[RowDifference]:
    connection = session.connection()
    stored = _stored(connection, kept, [key for key in ids.values() if key is not None])
    told = _told(session, kept.table.name, list(ids), keys)
    meanings = {name: _Meaning.of(column, connection.dialect) for name, column in kept.columns.items()}
    for row_id, key in ids.items():
        last = told.get(row_id, _Told())
        row = None if key is None else stored.get(key)
        if row is None:
            if last.is_there:
                yield RowDifference(kept.table.name, row_id, Difference.MISSING)
        elif not last.is_there:
            yield RowDifference(kept.table.name, row_id, Difference.UNTOLD)
        elif not row:
            yield RowDifference(kept.table.name, row_id, Difference.CHANGED)
        elif differing := tuple(name for name in kept.columns if not _is_as_told(kept, meanings[name], name, row, last)):
            yield RowDifference(kept.table.name, row_id, Difference.CHANGED, differing)


def _stored(connection: sa.Connection, kept: _Kept, keys: Sequence[Key]) -> dict[Key, dict[str, Any]]:
    own = list(kept.table.primary_key)
    chosen = sa.tuple_(*map(_as_it_is, own)).in_(keys) if len(own) > 1 else _as_it_is(own[0]).in_([key[0] for key in keys])
    wanted = sa.select(*map(_as_it_is, own), *map(_as_it_is, kept.columns.values())).where(chosen)
    try:
        rows = connection.execute(wanted).all()
    except sa.exc.OperationalError as error:
        if UNDECODABLE not in str(error.orig):
            raise
        if len(keys) == 1:
            return {keys[0]: {}}
        return {key: row for one in keys for key, row in _stored(connection, kept, [one]).items()}
    return {tuple(row[: len(own)]): dict(zip(kept.columns, row[len(own) :], strict=True)) for row in rows}


def _told(session: Session, table: str, ids: Sequence[str], keys: dict[int, bytes]) -> dict[str, _Told]:
    connection = session.connection()
    mine = sa.select(LINE).where(LINE.c.table_name == table, LINE.c.row_id.in_(ids))
    lines = [row._asdict() for row in connection.execute(mine.order_by(LINE.c.row_id, LINE.c.entry_seq, LINE.c.position))]
    keys |= keys_by_id(connection, store_of(session).secrets, {line["key_id"] for line in lines} - keys.keys())
    found: dict[str, _Told] = {}
    for row_id, group in groupby(lines, key=lambda line: str(line["row_id"])):
        found[row_id] = _Told()
        for line in group:
            _follow(found[row_id], line["entry_seq"], in_clear(line, keys))
    return found


def _follow(told: _Told, seq: int, change: TrailChange) -> None:
    if change.kind is Change.CHANGED and change.column is not None:
        told.since[change.column] = (seq, change)
    elif change.kind in (Change.NEW, Change.RETIRED):
        told.is_there = change.kind is Change.NEW
        told.born, told.whole, told.since = seq, change.new, {}


def _is_as_told(kept: _Kept, meaning: _Meaning, name: str, row: dict[str, Any], told: _Told) -> bool:
    seq, change = told.since.get(name, (told.born, None))
    unreadable = told.whole is None if change is None else not change.is_readable
    if unreadable or seq < kept.doubtful.get(name, 0):
        return True
    last = (told.whole or {}).get(name) if change is None else change.new
    return meaning.same(row[name], last)
