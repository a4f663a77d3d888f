"""Many rows at once (成批写入): each table in one statement, each row with its line in the trail, past the session's bookkeeping."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Mapper, RelationshipDirection, RelationshipProperty, Session

from .base import Base
from .recorder import table_of
from .row_writing import insert_rows, new_ids
from .watching import recorder_of


def bulk_insert(session: Session, model: type[Base], rows: Sequence[Mapping[str, object]]) -> list[int]:
    """Insert many rows fast, each with its line in the trail; gives their ids in order.

    Values are by attribute name; attributes left out or None take the column's default.
    """
    mapper = _mapper(model)
    ids = new_ids(session.connection(), table_of(mapper), len(rows))
    _insert(session, mapper, [{**row, _key(mapper): row_id} for row, row_id in zip(rows, ids, strict=True)])
    return list(ids)


M = TypeVar("M", bound=Base)


def blank(model: type[M]) -> M:
    """A new object for `insert_new` that knows it has nothing: asked for what it lacks, the ORM need not look for it each time."""
    one = model()
    vars(one).update(_nothing(_mapper(model)) | vars(one))
    return one


def insert_new(session: Session, heads: Iterable[Base]) -> None:
    """Store new objects and every new one that hangs on them; each gets its id, and the keys of those it refers to.

    The session does not know them afterwards: whoever wants to change one of them asks the session for it. An object that has its id
    already is left as it is. Raises TypeError for a class that cannot be written so.
    """
    session.flush()  # what they refer to and the session is still to write
    found = _gathered(heads)
    mappers = sorted(found, key=_place)
    for mapper in mappers:
        for one, row_id in zip(found[mapper], new_ids(session.connection(), table_of(mapper), len(found[mapper])), strict=True):
            one.__dict__[_key(mapper)] = row_id
    for mapper in mappers:
        _tie(mapper, found[mapper])
    for mapper in mappers:
        names, _ = _columns(mapper)
        _insert(session, mapper, [{name: held[name] for name in names if name in held} for held in map(vars, found[mapper])])


def _gathered(heads: Iterable[Base]) -> dict[Mapper[Any], list[Base]]:
    """The new objects by class, each after those of its own class that it refers to."""
    found: dict[Mapper[Any], list[Base]] = {}
    seen: set[int] = set()

    def visit(one: Base) -> None:
        mapper = _mapper(type(one))
        if id(one) in seen or one.__dict__.get(_key(mapper)) is not None:
            return
        seen.add(id(one))
        ways = _ways(mapper)
        later = []
        for way in ways:
            linked = one.__dict__.get(way.key)
            if linked is None:
                continue
            if way.uselist:
                later += linked
            else:
                visit(linked)
        found.setdefault(mapper, []).append(one)
        for row in later:
            visit(row)

    for head in heads:
        visit(head)
    return found


def _tie(mapper: Mapper[Any], objects: Iterable[Base]) -> None:
    """Give each object's keys the ids of what it refers to, and its rows the key of it."""
    for way in _ways(mapper):
        pairs = [
            (mapper.get_property_by_column(own).key, way.mapper.get_property_by_column(other).key) for own, other in way.local_remote_pairs
        ]
        for one in objects:
            linked = one.__dict__.get(way.key)
            if linked is None:
                continue
            for own, other in pairs:
                if way.uselist:
                    for row in linked:
                        row.__dict__[other] = one.__dict__[own]
                else:
                    one.__dict__[own] = getattr(linked, other)


def _insert(session: Session, mapper: Mapper[Any], rows: Sequence[Mapping[str, object]]) -> None:
    """Write rows that have their ids, and their lines in the trail."""
    if not rows:
        return
    recorder, connection = recorder_of(session), session.connection()
    names, defaults = _columns(mapper)
    used = {*(name for row in rows for name, value in row.items() if value is not None), *defaults}
    blank = {name: defaults.get(name) for name in names if name in used}
    whole = [blank | {name: value for name, value in row.items() if value is not None} for row in rows]
    insert_rows(connection, table_of(mapper), whole)
    for row in whole:
        recorder.new_row(connection, mapper, row)


@cache
def _mapper(model: type[Base]) -> Mapper[Any]:
    return sa.inspect(model)


@cache
def _key(mapper: Mapper[Any]) -> str:
    table = table_of(mapper)
    if table.autoincrement_column is None:
        raise TypeError(f"{mapper.class_.__name__} has no id that the database gives")
    return table.autoincrement_column.key


@cache
def _ways(mapper: Mapper[Any]) -> tuple[RelationshipProperty[Any], ...]:
    ways = tuple(mapper.relationships)
    if any(way.direction is RelationshipDirection.MANYTOMANY for way in ways):
        raise TypeError(f"{mapper.class_.__name__} refers through a table between")
    return ways


@cache
def _columns(mapper: Mapper[Any]) -> tuple[tuple[str, ...], dict[str, object]]:
    """The attributes that are columns, which bear the columns' names, and the defaults there are."""
    found = {prop.key: prop.columns[0] for prop in mapper.column_attrs}
    if any(name != column.key for name, column in found.items()):
        raise TypeError(f"an attribute of {mapper.class_.__name__} has another name than its column")
    defaults = {name: column.default for name, column in found.items() if isinstance(column, sa.Column) and column.default is not None}
    plain = {name: default.arg for name, default in defaults.items() if isinstance(default, sa.ColumnDefault) and default.is_scalar}
    if len(plain) < len(defaults):
        raise TypeError(f"a default of {mapper.class_.__name__} is no plain value")
    return tuple(found), plain


@cache
def _nothing(mapper: Mapper[Any]) -> dict[str, None]:
    return dict.fromkeys((*_columns(mapper)[0], *(way.key for way in _ways(mapper) if not way.uselist)))


@cache
def _place(mapper: Mapper[Any]) -> int:
    """Where a class stands so that what is referred to comes before what refers."""
    table = table_of(mapper)
    return _order(table.metadata, len(table.metadata.tables))[table]


@cache
def _order(metadata: sa.MetaData, _count: int) -> dict[sa.Table, int]:
    """Every table's place; found once for so many tables, since sorting them takes as long as writing a hundred records."""
    return {table: place for place, table in enumerate(metadata.sorted_tables)}
