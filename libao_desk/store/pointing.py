"""Which rows point at which (引用关系), asked of the mapped classes: nobody keeps a list of them by hand."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Mapper, Session

from .base import Base
from .recorder import table_of

K = TypeVar("K", int, str)
CHUNK = 500
"""Keys asked for in one statement."""


def own_mappers() -> Iterator[Mapper[Any]]:
    """Every class of the program that stands on a table of its own, always in the same order."""
    for mapper in sorted(Base.registry.mappers, key=lambda mapper: mapper.class_.__name__):
        if isinstance(mapper.local_table, sa.Table) and mapper.local_table.metadata is Base.metadata:
            yield mapper


def models_by_table() -> dict[str, type[Any]]:
    """The class of each table."""
    return {table_of(mapper).name: mapper.class_ for mapper in own_mappers()}


def pointing(table: str) -> Iterator[tuple[str, type[Any], str]]:
    """Every reference to a table's rows: the table that points, its class, the attribute that holds the key."""
    for mapper in own_mappers():
        own = table_of(mapper)
        for key in sorted(own.foreign_keys, key=lambda key: key.parent.name):
            if key.column.table.name == table:
                yield own.name, mapper.class_, mapper.get_property_by_column(key.parent).key


def pointed_at(session: Session, table: str, ids: Collection[int]) -> set[int]:
    """Which of these rows of a table are pointed at by any row."""
    found: set[int] = set()
    for _, model, attribute in pointing(table):
        column = getattr(model, attribute)
        for some in chunks(ids):
            found.update(session.scalars(sa.select(column).where(column.in_(some)).distinct()))
    return found


def chunks(ids: Collection[K]) -> Iterator[list[K]]:
    """The keys in portions that one statement can ask for."""
    ordered = sorted(ids)
    for start in range(0, len(ordered), CHUNK):
        yield ordered[start : start + CHUNK]


def some_of_each(rows: Collection[tuple[str, str]]) -> Iterator[tuple[str, list[str]]]:
    """Rows, told by table and id, table by table in such portions."""
    by_table: defaultdict[str, set[str]] = defaultdict(set)
    for table, row_id in rows:
        by_table[table].add(row_id)
    for table, ids in by_table.items():
        for some in chunks(ids):
            yield table, some
