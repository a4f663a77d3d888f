"""Persons, and what one card shows of them across registers (一人一档)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute, Session, class_mapper

from libao_desk.core.errors import Refusal
from libao_desk.declare.path import FieldPath
from libao_desk.declare.register import Register
from libao_desk.people import duplicates, merge
from libao_desk.people.access import Action
from libao_desk.people.models import Committee, CommitteeMember, Officer, Organisation, Person, Village
from libao_desk.services.applying import apply_values, as_ref, read_values
from libao_desk.services.desk import Desk
from libao_desk.services.drafts import RecordRef, Ref, Value
from libao_desk.services.identity import settle_people
from libao_desk.services.withheld import withheld_ids

CHOOSABLE: dict[str, type[Any]] = {
    "village": Village,
    "committee": Committee,
    "committee_member": CommitteeMember,
    "officer": Officer,
    "organisation": Organisation,
    "person": Person,
}
"""What a reference can point at, by table name."""


@dataclass(frozen=True)
class PersonHit:
    """A person found for a choice: enough to tell two of the same name apart, ID masked."""

    ref: Ref
    note: str


@dataclass(frozen=True)
class Enrolment:
    """One record of a person in one register; `ref` is None where the officer may not see that register."""

    register: str
    title: str
    ref: RecordRef | None
    label: str
    state: str


class People:
    """The person cards' door."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def choices(self, table: str) -> tuple[Ref, ...]:
        """Everything a reference to that table may point at, in the order of the list; persons are searched instead."""
        model = CHOOSABLE[table]
        with self.desk.read() as session:
            active = [model.active] if "active" in class_mapper(model).column_attrs else []
            rows = session.scalars(sa.select(model).where(*active).order_by(model.id)).all()
            return tuple(Ref(row.id, row.name) for row in rows)

    def find(self, text: str, limit: int = 50) -> tuple[PersonHit, ...]:
        """Persons by any part of name, pinyin, initials, ID number or phone."""
        wanted = text.strip()
        if not wanted:
            return ()
        like = [
            column.contains(wanted.lower() if column in (Person.pinyin, Person.initials) else wanted, autoescape=True)
            for column in (Person.name, Person.former_name, Person.id_no, Person.phone, Person.pinyin, Person.initials)
        ]
        with self.desk.read() as session:
            found = session.scalars(
                sa.select(Person).where(sa.or_(*like), Person.merged_into_id.is_(None)).order_by(Person.pinyin).limit(limit)
            )
            return tuple(PersonHit(Ref(person.id, person.name), describe(person)) for person in found)

    def values(self, person_id: int, prefix: str, fields: Sequence[FieldPath]) -> dict[str, Value]:
        """A person's stored data for the fields of a form that are reached through `prefix` ("person")."""
        with self.desk.read() as session:
            person = session.get_one(Person, person_id)
            under = [f for f in fields if f.key.startswith(prefix + ".")]
            depth = prefix.count(".") + 1
            own = {FieldPath(f.attributes[depth:]): f.key for f in under}
            read = read_values(person, tuple(own))
            return {prefix: as_ref(person)} | {key: read[f.key] for f, key in own.items()}

    def id_no(self, person_id: int) -> str | None:
        """A person's ID number, to recognise the card among what is being typed."""
        with self.desk.read() as session:
            return session.get_one(Person, person_id).id_no

    def resemblances(
        self, *, name: str, id_no: str | None, birth_date: date | None, village_id: int | None
    ) -> tuple[tuple[PersonHit, bool], ...]:
        """Persons on file that a new one may be, surest first; True where it is certain."""
        with self.desk.read() as session:
            found = duplicates.find_duplicates(session, name=name, id_no=id_no, birth_date=birth_date, village_id=village_id)
            hits = []
            for one in found:
                person = session.get_one(Person, one.person_id)
                hits.append((PersonHit(Ref(person.id, person.name), f"{describe(person)}（{one.why.label}）"), one.certain))
            return tuple(hits)

    def save(self, person_id: int | None, changed: dict[str, Value], original: dict[str, Value], fields: Sequence[FieldPath]) -> Ref:
        """Store a person's own data.

        Raises PersonExists for an ID number already on file, ChangedMeanwhile where another window was faster.
        """
        self.desk.allow("", Action.EDIT)
        with self.desk.work("登记人员" if person_id is None else "修改人员信息") as session:
            person = Person() if person_id is None else session.get_one(Person, person_id)
            with session.no_autoflush:
                apply_values(session, person, tuple(fields), changed, original)
                if not person.name:
                    raise Refusal("“姓名”不能为空。")
                settle_people(session, person, self.desk.today)
            session.flush()
            return Ref(person.id, person.name)

    def card(self, person_id: int) -> tuple[Enrolment, ...]:
        """Where the person stands in the office's registers; a register the officer may not see is only counted."""
        with self.desk.read() as session:
            return tuple(enrolment for register in self.desk.book for enrolment in self._enrolments(session, register, person_id))

    def _enrolments(self, session: Session, register: Register, person_id: int) -> Iterator[Enrolment]:
        model: Any = register.model
        found = {record_id for way in ways_to(register, Person) for record_id in _owners(session, register, way, person_id)}
        ids = sorted(found - withheld_ids(self.desk, session, register))
        if not ids:
            return
        if not self.desk.may(register.key, Action.VIEW):
            yield Enrolment(register.key, register.title, None, f"其他登记册{len(ids)}条，无权查看", "")
            return
        for record in session.scalars(sa.select(model).where(model.id.in_(ids)).order_by(model.id)):
            ref = RecordRef(register.key, record.id)
            yield Enrolment(register.key, register.title, ref, f"{record.number} {register.label(record)}", record.state.label)

    def merge_preview(self, kept: int, gone: int) -> merge.MergePreview:
        """Two persons side by side, field by field, before one card is made of them."""
        self.desk.allow("", Action.MERGE_PERSONS)
        with self.desk.read() as session:
            return merge.preview(session, kept, gone)

    def merge(self, kept: int, gone: int, chosen: dict[str, int]) -> int:
        """Make one card of two; every record moves with it. The id given back takes it back again."""
        self.desk.allow("", Action.MERGE_PERSONS)
        with self.desk.work("合并人员") as session:
            return merge.merge(session, kept, gone, chosen, at=self.desk.clock.now())

    def unmerge(self, merge_id: int) -> None:
        """Take a merge back: every row as it was."""
        self.desk.allow("", Action.MERGE_PERSONS)
        with self.desk.work("撤销合并人员") as session:
            merge.unmerge(session, merge_id, at=self.desk.clock.now())


def describe(person: Person) -> str:
    """What tells two persons of one name apart: sex, year of birth, village, end of the ID number."""
    parts = [person.sex.label if person.sex else "", f"{person.birth_date.year}年生" if person.birth_date else ""]
    parts.append(person.village.name if person.village else "")
    parts.append(f"身份证尾号{person.id_no[-4:]}" if person.id_no else "")
    return " ".join(part for part in parts if part)


def ways_to(register: Register, target: type[Any]) -> Iterator[tuple[InstrumentedAttribute[Any], ...]]:
    """Every way from a record, or from a row of its parts, to rows of `target`."""
    for attribute in _references(register.model, target):
        yield (attribute,)
    for part in register.parts:
        for attribute in _references(part.model, target):
            yield (part.rows, attribute)


def _references(model: type[Any], target: type[Any]) -> Iterator[InstrumentedAttribute[Any]]:
    for relationship in class_mapper(model).relationships:
        if relationship.mapper.class_ is target and not relationship.uselist:
            yield getattr(model, relationship.key)


def _owners(session: Session, register: Register, way: tuple[InstrumentedAttribute[Any], ...], person_id: int) -> list[int]:
    model: Any = register.model
    condition: Any = way[-1].has(id=person_id)
    if len(way) > 1:
        condition = way[0].any(condition)
    return list(session.scalars(sa.select(model.id).where(condition)))
