"""One card out of two (人员合并), with a preview before and every row back after an undo."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, class_mapper, mapped_column

from libao_desk.core.errors import Refusal
from libao_desk.declare.field import FACT, Fact
from libao_desk.declare.path import FieldPath
from libao_desk.people.persons import Person
from libao_desk.store.base import Base

LEFT_ALONE = frozenset({"person_distinct", "person_merge"})
"""Tables that speak of cards as cards and keep speaking of both."""


class PersonMerge(Base):
    """One merge: what was moved and what both cards said before."""

    __tablename__ = "person_merge"

    id: Mapped[int] = mapped_column(primary_key=True)
    kept_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"))
    gone_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"))
    kept_before: Mapped[Any] = mapped_column(sa.JSON)
    moved: Mapped[Any] = mapped_column(sa.JSON)
    """[[table, column, row id], ...] of every reference that was turned to the kept card."""
    merged_at: Mapped[datetime]
    undone_at: Mapped[datetime | None]


@dataclass(frozen=True)
class MergeLine:
    """One field of both cards side by side."""

    key: str
    label: str
    kept: Any
    gone: Any


@dataclass(frozen=True)
class MergePreview:
    """What a merge would do."""

    lines: tuple[MergeLine, ...]
    references: int
    """How many rows would be turned to the kept card."""


def preview(session: Session, kept_id: int, gone_id: int) -> MergePreview:
    """The fields in which the two cards differ, and how many rows would move.

    Raises Refusal where the two cannot be one.
    """
    kept, gone = _pair(session, kept_id, gone_id)
    lines = tuple(
        MergeLine(field.key, field.label, field.value_of(kept), field.value_of(gone))
        for field in person_fields()
        if field.value_of(kept) != field.value_of(gone)
    )
    return MergePreview(lines, sum(1 for _ in _references(session, gone_id)))


def merge(session: Session, kept_id: int, gone_id: int, chosen: Mapping[str, int], *, at: datetime) -> int:
    """Make one card of two inside the caller's act; `chosen` names for each field whose value the kept card takes.

    A field not chosen keeps the kept card's value, or takes the other's where the kept one has none. Gives the id to undo it by.
    """
    kept, gone = _pair(session, kept_id, gone_id)
    before = {field.key: _plain(getattr(kept, field.last.key)) for field in person_fields()}
    for field in person_fields():
        key = field.last.key
        takes_other = chosen.get(key) == gone_id or (key not in chosen and getattr(kept, key) is None)
        if takes_other:
            setattr(kept, key, getattr(gone, key))
    moved = []
    for row, column, table in list(_references(session, gone_id)):
        setattr(row, column, kept_id)
        moved.append([table, column, row.id])
    gone.merged_into_id = kept_id
    done = PersonMerge(kept_id=kept_id, gone_id=gone_id, kept_before=before, moved=moved, merged_at=at)
    session.add(done)
    session.flush()
    return done.id


def unmerge(session: Session, merge_id: int, *, at: datetime) -> None:
    """Take a merge back inside the caller's act: both cards and every reference as they were.

    Raises Refusal where it was taken back already, or where the kept card has since gone into another.
    """
    done = session.get(PersonMerge, merge_id)
    if done is None or done.undone_at is not None:
        raise Refusal("这次合并已经撤销。")
    kept, gone = session.get_one(Person, done.kept_id), session.get_one(Person, done.gone_id)
    if kept.merged_into_id is not None:
        raise Refusal("该人员后来又被合并，请先撤销后一次合并。")
    for field in person_fields():
        setattr(kept, field.last.key, _value(field, done.kept_before[field.key]))
    models = {mapper.local_table.name: mapper.class_ for mapper in Base.registry.mappers if isinstance(mapper.local_table, sa.Table)}
    for table, column, row_id in done.moved:
        row = session.get(models[table], row_id)
        if row is not None:
            setattr(row, column, done.gone_id)
    gone.merged_into_id = None
    done.undone_at = at


def person_fields() -> tuple[FieldPath, ...]:
    """The person's own data, column by column; keys of references stand as their columns."""
    found = []
    for prop in class_mapper(Person).column_attrs:
        column = prop.columns[0]
        if isinstance(column.info.get(FACT), Fact) or prop.key in ("village_id", "guardian_id"):
            found.append(FieldPath((getattr(Person, prop.key),), _reference_label(prop.key)))
    return tuple(found)


def _reference_label(key: str) -> str:
    return {"village_id": "村（居）", "guardian_id": "监护人"}.get(key, "")


def _pair(session: Session, kept_id: int, gone_id: int) -> tuple[Person, Person]:
    kept, gone = session.get(Person, kept_id), session.get(Person, gone_id)
    if kept is None or gone is None or kept is gone:
        raise Refusal("请选择两个不同的人员。")
    if kept.merged_into_id is not None or gone.merged_into_id is not None:
        raise Refusal("所选人员已被合并过。")
    if kept.id_no and gone.id_no and kept.id_no != gone.id_no:
        raise Refusal("两人的身份证号不同，不能合并。")
    return kept, gone


def _references(session: Session, person_id: int) -> Iterator[tuple[Any, str, str]]:
    """Every mapped row that points at the person, with the attribute and the table."""
    for mapper in sorted(Base.registry.mappers, key=lambda mapper: mapper.class_.__name__):
        table = mapper.local_table
        if not isinstance(table, sa.Table) or table.name in LEFT_ALONE:
            continue
        for key in table.foreign_keys:
            attribute = mapper.get_property_by_column(key.parent).key
            if key.column.table.name == "person" and attribute != "merged_into_id":
                column = getattr(mapper.class_, attribute)
                for row in session.scalars(sa.select(mapper.class_).where(column == person_id)):
                    yield row, attribute, table.name


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return getattr(value, "value", value)


def _value(field: FieldPath, plain: Any) -> Any:
    if plain is None:
        return None
    if field.choices:
        return next(code for code in field.choices if code.value == plain)
    return date.fromisoformat(plain) if field.python_type is date else plain
