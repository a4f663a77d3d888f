"""Lists of a register as SQL: which ids in which order, and the cells of a page of them."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from libao_desk.core.errors import Refusal
from libao_desk.declare.field import Text
from libao_desk.declare.path import FieldPath, Kind
from libao_desk.declare.register import Register
from libao_desk.store import history

PLURAL_JOIN = "、"
HANDLER = "handler_id"
"""The filter on the officer in charge (经办人), which every record has and no form declares."""


@dataclass(frozen=True)
class Filter:
    """One condition on a column: contains (text), is one of (codes, references), or lies between (dates, numbers)."""

    key: str
    contains: str = ""
    among: tuple[object, ...] = ()
    low: object = None
    high: object = None


@dataclass(frozen=True)
class ListQuery:
    """What a list shows: conditions, order, and the ids of a text search where one was typed."""

    filters: tuple[Filter, ...] = ()
    sort: str = ""
    descending: bool = False
    only: tuple[int, ...] | None = None
    with_closed: bool = True
    on: date | None = None
    """The day whose states are shown and asked for; records born later are absent. None is today."""


@dataclass
class _Build:
    """The select under construction: outer joins made so far, by path."""

    model: Any
    source: "_Source"
    state: Any
    """The state asked for: that of the record, or the one it had on an earlier day."""
    joined: dict[tuple[str, ...], Any] = field(default_factory=dict)

    @classmethod
    def begin(cls, register: Register, on: date | None, ids: Sequence[int] | None = None) -> "_Build":
        """A select of the register's records as of a day; records born after it are left out."""
        model: Any = register.model
        source = _Source(model)
        if on is None:
            return cls(model, source, model.state)
        past = history.standing(register.key, on, ids)
        source.join(past, past.c.record_id == model.id)
        return cls(model, source, sa.type_coerce(past.c.to_state, model.state.type))

    def expression(self, path: FieldPath) -> Any:
        """The SQL expression of one path; rows on the way are gathered into one text."""
        if path.last is self.model.state:
            return self.state
        entity: Any = self.model
        for depth, attribute in enumerate(path.attributes[:-1], start=1):
            if attribute.property.uselist:
                return self._gathered(path, entity, depth - 1)
            entity = self._join(entity, attribute, tuple(a.key for a in path.attributes[:depth]))
        if path.kind is Kind.REFERENCE:
            return self._join(entity, path.last, tuple(a.key for a in path.attributes)).name
        if path.kind is Kind.ROWS:
            return self._count(entity, path.last)
        return getattr(entity, path.last.key)

    def _join(self, entity: Any, attribute: InstrumentedAttribute[Any], key: tuple[str, ...]) -> Any:
        if key not in self.joined:
            target = aliased(attribute.property.mapper.class_)
            self.source.outerjoin(target, getattr(entity, attribute.key).of_type(target))
            self.joined[key] = target
        return self.joined[key]

    def _gathered(self, path: FieldPath, entity: Any, depth: int) -> Any:
        many = path.attributes[depth]
        row = aliased(many.property.mapper.class_)
        holder: Any = row
        source: Any = row
        for attribute in path.attributes[depth + 1 : -1]:
            target = aliased(attribute.property.mapper.class_)
            source = sa.orm.outerjoin(source, target, getattr(holder, attribute.key).of_type(target))
            holder = target
        value = getattr(holder, path.last.key)
        return (
            sa.select(sa.func.aggregate_strings(value, PLURAL_JOIN))
            .select_from(source)
            .where(_owner_matches(entity, many, row))
            .correlate(entity)
            .scalar_subquery()
        )

    def _count(self, entity: Any, attribute: InstrumentedAttribute[Any]) -> Any:
        row = aliased(attribute.property.mapper.class_)
        return sa.select(sa.func.count(row.id)).where(_owner_matches(entity, attribute, row)).correlate(entity).scalar_subquery()


def _owner_matches(entity: Any, many: InstrumentedAttribute[Any], row: Any) -> Any:
    ((local, remote),) = many.property.local_remote_pairs
    mapper = many.property.mapper
    return getattr(row, mapper.get_property_by_column(remote).key) == getattr(
        entity, many.property.parent.get_property_by_column(local).key
    )


def spine(session: Session, register: Register, query: ListQuery, visible: Sequence[sa.ColumnElement[bool]]) -> "array[int]":
    """The ids of the list in order, of the records that meet `visible`.

    Raises Refusal for a column the list does not have.
    """
    build = _Build.begin(register, query.on)
    model = build.model
    conditions = [condition for item in query.filters for condition in _conditions(build, register, item)]
    conditions.extend(visible)
    if not query.with_closed:
        conditions.append(build.state.not_in(register.closed))
    if query.only is not None:
        conditions.append(model.id.in_(query.only))
    order = build.expression(_sort_key(register, query.sort)) if query.sort else model.number
    direction = sa.desc(order) if query.descending else sa.asc(order)
    statement = build.source.select(model.id).where(*conditions).order_by(direction, model.id)
    return array("q", session.connection().execute(statement).scalars())


def page(
    session: Session,
    register: Register,
    columns: Sequence[FieldPath],
    ids: Sequence[int],
    visible: Sequence[sa.ColumnElement[bool]] = (),
    *,
    on: date | None = None,
) -> Mapping[int, tuple[Any, ...]]:
    """The raw cells of some rows, by id, the state as of `on`; an id that no longer meets `visible` has none."""
    build = _Build.begin(register, on, list(ids))
    expressions = [build.expression(column) for column in columns]
    statement = build.source.select(build.model.id, *expressions).where(build.model.id.in_(list(ids)), *visible)
    return {row[0]: tuple(row[1:]) for row in session.connection().execute(statement)}


class _Source:
    """A FROM clause that grows by outer joins while expressions are built."""

    def __init__(self, model: Any) -> None:
        self._from: Any = model

    def join(self, target: Any, on: Any) -> None:
        """Join one more table, keeping only rows that have a match."""
        self._from = sa.orm.join(self._from, target, on)

    def outerjoin(self, target: Any, on: Any) -> None:
        """Join one more table, keeping rows that have no match."""
        self._from = sa.orm.outerjoin(self._from, target, on)

    def select(self, *expressions: Any) -> sa.Select[Any]:
        """A select of the expressions from everything joined so far."""
        return sa.select(*expressions).select_from(self._from)


def column_of(register: Register, key: str) -> FieldPath:
    """What the list may show of that key.

    Raises Refusal where the register has none.
    """
    for candidate in register.listed:
        if candidate.key == key:
            return candidate
    raise Refusal(f"{register.title}没有名为“{key}”的列。")


def _sort_key(register: Register, key: str) -> FieldPath:
    """A person's name sorts by its pinyin, everything else by itself."""
    column = column_of(register, key)
    target = FieldPath(column.attributes[:-1]).target if len(column.attributes) > 1 else None
    if target is not None and not column.plural and column.fact.text is Text.NAME and hasattr(target, "pinyin"):
        return FieldPath((*column.attributes[:-1], target.pinyin))
    return column


def _conditions(build: _Build, register: Register, item: Filter) -> list[Any]:
    expression = build.model.handler_id if item.key == HANDLER else build.expression(column_of(register, item.key))
    found: list[Any] = []
    if item.contains:
        found.append(expression.contains(item.contains, autoescape=True))
    if item.among:
        found.append(expression.in_(item.among))
    if item.low is not None:
        found.append(expression >= item.low)
    if item.high is not None:
        found.append(expression <= item.high)
    return found
