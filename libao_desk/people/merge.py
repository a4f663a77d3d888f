"""One card out of two (人员合并), with a preview before and every row back after an undo."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, class_mapper, mapped_column

from libao_desk.core.errors import Refusal
from libao_desk.declare.field import FACT, Fact
from libao_desk.declare.path import FieldPath
from libao_desk.declare.record import Record
from libao_desk.store.base import Base
from libao_desk.store.pointing import models_by_table, pointing
from libao_desk.store.recorder import from_plain, plain

from .duplicates import are_told_apart
from .persons import Person, complete, guards_himself

LEFT_ALONE = frozenset({"person_distinct", "person_merge"})
"""Tables that speak of cards as cards and keep speaking of both."""
FOLLOWS_NUMBER = frozenset({"id_type", "id_original"})
"""Fields that belong to the ID number: unless picked, they come from the card whose number is taken."""
FOLLOWS_NAME = frozenset({"pinyin", "initials"})
"""Fields that the name sets itself."""


class PersonMerge(Base):
    """One merge: what the kept card said before, and which rows were turned to it. The card that went stays as it was."""

    __tablename__ = "person_merge"

    id: Mapped[int] = mapped_column(primary_key=True)
    kept_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"))
    gone_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"))
    changed: Mapped[Any] = mapped_column(sa.JSON)
    """{field: [before, after]} of every field of the kept card that the merge changed."""
    moved: Mapped[Any] = mapped_column(sa.JSON)
    """[[table, attribute, [row's key, ...]], ...] of every reference that was turned to the kept card."""
    merged_at: Mapped[datetime]
    undone_at: Mapped[datetime | None]

    @property
    def trail_subject(self) -> str:
        """The values are the kept person's: they go when his key is destroyed."""
        return f"person:{self.kept_id}"


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
    both_in: tuple[str, ...] = ()
    """Numbers of the records in which both stand: they would be both sides of a dispute, patient and guardian."""
    told_apart: bool = False
    """Whether it was answered once, when the later one was entered, that they are two."""


def preview(session: Session, kept_id: int, gone_id: int) -> MergePreview:
    """The fields in which the two cards differ, and how many rows would move.

    Raises Refusal where the two cannot be one.
    """
    kept, gone = _pair(session, kept_id, gone_id)
    lines = tuple(
        MergeLine(field.key, field.label, _shown(kept, field), _shown(gone, field))
        for field in person_fields()
        if field.key != "id_original" and field.value_of(kept) != field.value_of(gone)
    )
    return MergePreview(
        lines, sum(1 for _ in _references(session, gone_id)), _both_in(session, kept_id, gone_id), are_told_apart(session, kept_id, gone_id)
    )


def _shown(person: Person, field: FieldPath) -> object:
    """A datum as it is told: a village and a guardian by name."""
    row = {"village_id": person.village, "guardian_id": person.guardian}.get(field.key)
    return field.value_of(person) if row is None else row.name


def _both_in(session: Session, kept_id: int, gone_id: int) -> tuple[str, ...]:
    shared = _records_of(session, kept_id) & _records_of(session, gone_id)
    found = (session.get(models_by_table()[table], key) for table, key in shared)
    return tuple(sorted(record.number for record in found if isinstance(record, Record)))


def _records_of(session: Session, person_id: int) -> set[tuple[str, int]]:
    """The records that refer to somebody, themselves or by a row of a part, by table and id."""
    found = set()
    for row, _, table in _references(session, person_id):
        mapper = sa.inspect(row).mapper
        keys = ((key, mapper.get_property_by_column(column).key) for column in mapper.local_table.c for key in column.foreign_keys)
        owner = next(((key.column.table.name, getattr(row, name)) for key, name in keys if key.ondelete == "CASCADE"), None)
        found.add(owner or (table, row.id))
    return found


def merge(session: Session, kept_id: int, gone_id: int, chosen: Mapping[str, int], *, at: datetime) -> int:
    """Make one card of two inside the caller's act; `chosen` names for each field the card whose value is kept.

    A field not chosen keeps the kept card's value, or takes the other's where the kept one has none. Gives the id to undo it by.
    Raises Refusal where the two cannot be one, or where sex or birth date as chosen contradict the ID number.
    """
    kept, gone = _pair(session, kept_id, gone_id)
    before = _values(kept)
    for key in [key for key in before if _takes_other(key, kept, gone, chosen)]:
        setattr(kept, key, getattr(gone, key))
    complete(kept, at.date())
    after = _values(kept)
    changed = {key: [before[key], after[key]] for key in before if before[key] != after[key]}
    moved = []
    for row, attribute, table in list(_references(session, gone_id)):
        setattr(row, attribute, kept_id)
        moved.append([table, attribute, list(sa.inspect(row).identity)])
    gone.merged_into_id = kept_id
    done = PersonMerge(kept_id=kept_id, gone_id=gone_id, changed=changed, moved=moved, merged_at=at)
    session.add(done)
    session.flush()
    _refuse_ring(session, kept)
    return done.id


def _refuse_ring(session: Session, kept: Person) -> None:
    """One card of two may close a ring of guardians that was open before."""
    session.expire_all()  # guardians were turned to the kept card by its key
    if guards_himself(kept):
        raise Refusal(f"合并后“{kept.name}”会与自己的监护人互为监护人，不能合并。如登记有误，请先改正监护人。")


def unmerge(session: Session, merge_id: int, *, at: datetime) -> None:
    """Take a merge back inside the caller's act: both cards and every reference as they were.

    What was changed by hand since the merge stays as it was changed. Raises Refusal where there was no such merge, where it was
    taken back already, or where the kept card has since gone into another.
    """
    done = session.get(PersonMerge, merge_id)
    if done is None:
        raise Refusal(f"没有编号为“{merge_id}”的合并。")
    if done.undone_at is not None:
        raise Refusal("这次合并已经撤销。")
    kept, gone = session.get_one(Person, done.kept_id), session.get_one(Person, done.gone_id)
    if kept.merged_into_id is not None:
        raise Refusal("该人员后来又被合并，请先撤销后一次合并。")
    now, columns = _values(kept), class_mapper(Person).column_attrs
    for key, (before, after) in done.changed.items():
        if now[key] == after:
            setattr(kept, key, from_plain(columns[key].columns[0], before))
    _turn_back(session, done)
    gone.merged_into_id = None
    done.undone_at = at


def person_fields() -> tuple[FieldPath, ...]:
    """The person's own data, column by column; keys of references stand as their columns. The reading comes with the name."""
    found = []
    for prop in class_mapper(Person).column_attrs:
        known = isinstance(prop.columns[0].info.get(FACT), Fact) or prop.key in _KEY_LABELS
        if known and prop.key not in FOLLOWS_NAME:
            found.append(FieldPath((getattr(Person, prop.key),), _KEY_LABELS.get(prop.key, "")))
    return tuple(found)


_KEY_LABELS = {"village_id": "村（居）", "guardian_id": "监护人"}


def _values(person: Person) -> dict[str, object]:
    """The card as JSON can keep it."""
    return {field.key: plain(getattr(person, field.key)) for field in person_fields()}


def _takes_other(key: str, kept: Person, gone: Person, chosen: Mapping[str, int]) -> bool:
    if key not in chosen and key in FOLLOWS_NUMBER:
        key = "id_no"
    if key in chosen:
        return chosen[key] == gone.id
    return getattr(kept, key) is None and getattr(gone, key) is not None


def _turn_back(session: Session, done: PersonMerge) -> None:
    models = models_by_table()
    for table, attribute, key in done.moved:
        row = session.get(models[table], tuple(key))
        if row is not None and getattr(row, attribute) == done.kept_id:
            setattr(row, attribute, done.gone_id)


def _pair(session: Session, kept_id: int, gone_id: int) -> tuple[Person, Person]:
    kept, gone = session.get(Person, kept_id), session.get(Person, gone_id)
    if kept is None or gone is None or kept is gone:
        raise Refusal("请选择两个不同的人员。")
    if kept.merged_into_id is not None or gone.merged_into_id is not None:
        raise Refusal("所选人员已被合并过。")
    if kept.id_no and gone.id_no and kept.id_no != gone.id_no:
        raise Refusal("两人的身份证号不同，不能合并。")
    if kept.guardian_id == gone.id or gone.guardian_id == kept.id:
        raise Refusal("两人登记为监护人和被监护人，不能合并。如登记有误，请先改正监护人。")
    return kept, gone


def _references(session: Session, person_id: int) -> Iterator[tuple[Any, str, str]]:
    """Every mapped row that points at the person, with the attribute and the table."""
    for table, model, attribute in pointing(Person.__tablename__):
        if table not in LEFT_ALONE and attribute != "merged_into_id":
            for row in session.scalars(sa.select(model).where(getattr(model, attribute) == person_id)):
                yield row, attribute, table
