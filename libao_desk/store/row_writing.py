"""Rows of one table written by the driver itself (批量写行): SQLAlchemy says once what the statement is, not once for each row."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa

_SEQUENCES = sa.table("sqlite_sequence", sa.column("name"), sa.column("seq"))

Process = Callable[[Any], Any]
Writer = tuple[str, tuple[tuple[str, Process | None], ...]]
"""The statement, and each column's name with what turns its value into the database's, in the order of the statement."""


def insert_rows(connection: sa.Connection, table: sa.Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows, each with a value for the same columns by name; what belongs in the trail is the caller's to tell.

    Raises KeyError for a row that lacks a column which the first row has.
    """
    if rows:
        statement, columns = _writer(table, tuple(rows[0]), connection.dialect)
        processes = [(place, process) for place, (_, process) in enumerate(columns) if process is not None]
        connection.exec_driver_sql(statement, list(_bound([name for name, _ in columns], processes, rows)))


def insert_bound(connection: sa.Connection, table: sa.Table, names: tuple[str, ...], rows: Sequence[tuple[Any, ...]]) -> None:
    """The same for rows whose values stand in the order of `names`, the table's own, each as the driver takes it."""
    if rows:
        statement, columns = _writer(table, names, connection.dialect)
        if tuple(name for name, _ in columns) != names:
            raise TypeError(f"{table.name} has its columns in another order")
        connection.exec_driver_sql(statement, list(rows))


def new_ids(connection: sa.Connection, table: sa.Table, count: int) -> range:
    """Ids that no row of the table has ever had: the database remembers the highest it gave, rows that are gone included."""
    last = connection.execute(sa.select(_SEQUENCES.c.seq).where(_SEQUENCES.c.name == table.name)).scalar() or 0
    return range(int(last) + 1, int(last) + 1 + count)


def _bound(names: Sequence[str], processes: Iterable[tuple[int, Process]], rows: Iterable[Mapping[str, Any]]) -> Iterator[tuple[Any, ...]]:
    """The values of each row in the order of the statement, as the driver takes them."""
    for row in rows:
        values = [row[name] for name in names]
        for place, process in processes:
            values[place] = process(values[place])
        yield tuple(values)


@cache
def _writer(table: sa.Table, names: tuple[str, ...], dialect: sa.Dialect) -> Writer:
    compiled = sa.insert(table).compile(dialect=dialect, column_keys=list(names))
    order = compiled.positiontup if isinstance(compiled, sa.sql.compiler.SQLCompiler) else None
    types = {name: table.columns[name].type.dialect_impl(dialect) for name in names}
    return str(compiled), tuple((name, types[name].bind_processor(dialect)) for name in order or names)
