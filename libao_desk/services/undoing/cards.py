"""Cards of people, firms and villages that an import changed: which records each belongs to, and which of its values are put back."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, class_mapper

from libao_desk.declare.register import Register
from libao_desk.people.merge import FOLLOWS_NAME
from libao_desk.people.models import Person
from libao_desk.services.records.audit import column_label, owner_key
from libao_desk.store.pointing import chunks, models_by_table, pointing
from libao_desk.store.recorder import Change
from libao_desk.store.trail import TrailChange

from .ways import ways

CHANGED_SINCE = "导入后又有改动"
UNREADABLE = "留痕已依法销毁，无从恢复"
SHARED = "由不撤销的记录同用"
AGREE = frozenset({"id_type", "id_no", "id_original", "sex", "birth_date"})
"""What must agree with itself on a person's card: it is put back together or not at all."""

CardKey = tuple[str, int]


class UndoneCards:
    """What one import did to cards, by the card: its table and id."""

    def __init__(
        self, session: Session, register: Register, others: Iterable[TrailChange], fate: Callable[[TrailChange], str | None]
    ) -> None:
        others = tuple(others)
        self._brought = {_card(change): change for change in others if change.kind is Change.NEW}
        fates = {key: [(change, fate(change)) for change in changes] for key, changes in _by_card(others).items()}
        left = {key: [(change, why) for change, why in told if why is not None] for key, told in fates.items()}
        self._changes = {key: [change for change, _ in told] for key, told in left.items() if told}
        self._stuck = {key: dict(_stuck(told)) for key, told in left.items()}
        self._owners = _owners(session, register, self._changes)
        shown = _tables_shown(register)
        owners = _owners(session, register, [key for key in self._brought if key[0] in shown])
        self._brought_with: defaultdict[int, list[TrailChange]] = defaultdict(list)
        for key, records in owners.items():
            for record_id in records:
                self._brought_with[record_id].append(self._brought[key])

    def brought_with(self, record_id: int) -> Iterator[TrailChange]:
        """The cards the import brought whose data are read on this record: what is written there since is written on the record."""
        return iter(self._brought_with.get(record_id, ()))

    def records(self, known: Collection[int]) -> set[int]:
        """The records whose row bore nothing but what stands on a card: the trail tells the card alone."""
        alone = (owners for key, owners in self._owners.items() if key not in self._brought and owners.isdisjoint(known))
        return set().union(*alone)

    def fates(self, record_id: int, hindered: Collection[int]) -> Iterator[tuple[str, str]]:
        """(what it is called, why it stays, empty where it is put back) of every value on a card of the record."""
        for key, changes in self._changes.items():
            if key in self._brought or record_id not in self._owners[key]:
                continue
            shared = "" if self._owners[key].isdisjoint(hindered) else SHARED
            for change in changes:
                model = models_by_table()[change.table]
                yield column_label(class_mapper(model), str(change.column)), self._stuck[key].get(str(change.column), shared)

    def to_put_back(self, hindered: Collection[int], *, is_whole: bool) -> list[TrailChange]:
        """The changes to take back, where the hindered records stay; what no record points at only with the whole import."""
        found: list[TrailChange] = []
        for key, changes in self._changes.items():
            owners = self._owners[key]
            if owners.isdisjoint(hindered) and (owners or is_whole):
                found += [change for change in changes if str(change.column) not in self._stuck[key]]
        return found


def _tables_shown(register: Register) -> set[str]:
    """The tables of the cards whose data stand on the form of a record, and of the people in its parts."""
    shown = {attribute.property.mapper for field in register.fields for attribute in field.attributes[:-1]}
    return {str(mapper.local_table.name) for mapper in shown} | {Person.__tablename__}


def told(fates: Iterable[tuple[str, str]]) -> str:
    """The values that stay, by the reason why."""
    by_reason: defaultdict[str, list[str]] = defaultdict(list)
    for label, why in fates:
        if label and why:
            by_reason[why].append(label)
    return "；".join("、".join(labels) + why for why, labels in by_reason.items())


def _card(change: TrailChange) -> CardKey:
    return change.table, int(change.row_id)


def _by_card(others: Iterable[TrailChange]) -> dict[CardKey, list[TrailChange]]:
    """What was changed on each card; how a name is read follows the name."""
    found: dict[CardKey, list[TrailChange]] = defaultdict(list)
    for change in ways(others):
        if change.kind is Change.CHANGED and change.column is not None and change.column not in FOLLOWS_NAME:
            found[_card(change)].append(change)
    return found


def _stuck(told: Sequence[tuple[TrailChange, str]]) -> Iterator[tuple[str, str]]:
    """The values that cannot be put back, with the reason."""
    why = {str(change.column): reason for change, reason in told}
    for change, _ in told:
        column = str(change.column)
        together = AGREE if change.table == Person.__tablename__ and column in AGREE else {column}
        reason = why[column] or next((why[other] for other in sorted(together & why.keys()) if why[other]), "")
        if reason:
            yield column, reason


def _owners(session: Session, register: Register, keys: Collection[CardKey]) -> dict[CardKey, set[int]]:
    """The records of the register that use each card: by themselves, by a part, or by a person whose card points at it."""
    found: dict[CardKey, set[int]] = {key: set() for key in keys}
    by_table: defaultdict[str, set[int]] = defaultdict(set)
    for table, row_id in keys:
        by_table[table].add(row_id)
    for table, ids in by_table.items():
        for row_id, owner in (*_using(session, register, table, ids), *_using_behind(session, register, table, ids)):
            found[table, row_id].add(owner)
    return found


def _using_behind(session: Session, register: Register, table: str, ids: Collection[int]) -> Iterator[tuple[int, int]]:
    """By a person whose guardian or village the card is."""
    behind: defaultdict[int, set[int]] = defaultdict(set)
    for own, model, attribute in pointing(table):
        if own == Person.__tablename__ and attribute != Person.merged_into_id.key:
            for row_id, person in _pairs(session, getattr(model, attribute), model.id, ids):
                behind[person].add(row_id)
    for person, owner in _using(session, register, Person.__tablename__, behind):
        yield from ((row_id, owner) for row_id in behind[person])


def _using(session: Session, register: Register, table: str, ids: Collection[int]) -> Iterator[tuple[int, int]]:
    owner_of = {part.model.__tablename__: owner_key(part) for part in register.parts} | {register.model.__tablename__: "id"}
    for own, model, attribute in pointing(table):
        if own in owner_of:
            yield from _pairs(session, getattr(model, attribute), getattr(model, owner_of[own]), ids)


def _pairs(session: Session, pointer: Any, owner: Any, ids: Collection[int]) -> Iterator[tuple[int, int]]:
    for some in chunks(ids):
        yield from session.execute(sa.select(pointer, owner).where(pointer.in_(some)))
