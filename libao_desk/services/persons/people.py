"""Persons, and what one card shows of them across registers (一人一档)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, class_mapper

from libao_desk.core.citizen_id import parse_citizen_id
from libao_desk.core.errors import Refusal
from libao_desk.core.text import squeeze, to_half_width
from libao_desk.declare.path import FieldPath
from libao_desk.declare.register import Register
from libao_desk.people import merge
from libao_desk.people.access import Action
from libao_desk.people.models import Committee, CommitteeMember, Officer, Organisation, Person, PersonMerge, Village
from libao_desk.services.desk import Desk
from libao_desk.services.records.applying import apply_values, card_values
from libao_desk.services.records.drafts import RecordRef, Ref, Value
from libao_desk.services.records.identity import settle_people
from libao_desk.services.records.standing import every_way_to_people, may_come_upon, owners
from libao_desk.services.withheld import withheld_ids
from libao_desk.store import trail

CHOOSABLE: dict[str, type[Any]] = {
    "village": Village,
    "committee": Committee,
    "committee_member": CommitteeMember,
    "officer": Officer,
    "organisation": Organisation,
}
"""What a reference can choose from a list, by table name; persons are searched instead."""
BY_NUMBER = "身份证号相符"
"""All that is told of a person whom the officer knows by the whole ID number only."""


@dataclass(frozen=True)
class PersonHit:
    """A person found for a choice: enough to tell two of the same name apart, ID masked."""

    ref: Ref
    note: str


@dataclass(frozen=True)
class Enrolment:
    """One record of a person in one register."""

    register: str
    title: str
    ref: RecordRef
    label: str
    state: str


@dataclass(frozen=True)
class PastMerge:
    """A merge of two cards that can be taken back."""

    id: int
    at: datetime
    by: str
    kept: str
    gone: str


class People:
    """The person cards' door."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def choices(self, table: str) -> tuple[Ref, ...]:
        """Everything a reference to that table may point at, in the order of the list."""
        model = CHOOSABLE[table]
        with self.desk.read() as session:
            active = [model.active] if "active" in class_mapper(model).column_attrs else []
            rows = session.scalars(sa.select(model).where(*active).order_by(model.id)).all()
            return tuple(Ref(row.id, row.name) for row in rows)

    def find(self, text: str, limit: int = 50) -> tuple[PersonHit, ...]:
        """Persons by any part of name, pinyin, initials, ID number or phone.

        Who stands in no record that the officer may list is found by the whole ID number alone: whoever has it before him must
        not make a second card, and whoever has not learns nothing of closed registers and sealed records.
        """
        wanted = text.strip()
        if not wanted:
            return ()
        like = [
            column.contains(wanted.lower() if column in (Person.pinyin, Person.initials) else wanted, autoescape=True)
            for column in (Person.name, Person.former_name, Person.id_no, Person.phone, Person.pinyin, Person.initials)
        ]
        with self.desk.read() as session:
            living = sa.select(Person).where(Person.merged_into_id.is_(None))
            named = session.scalars(living.where(sa.or_(*like), may_come_upon(self.desk)).order_by(Person.pinyin).limit(limit)).all()
            numbered = session.scalars(living.where(Person.id_no.in_(_whole_numbers(wanted, self.desk.today)))).all()
            return (*(_hit(person, True) for person in named), *(_hit(person, False) for person in numbered if person not in named))

    def note(self, person_id: int) -> str:
        """What tells a person from another of the same name."""
        with self.desk.read() as session:
            found = session.execute(sa.select(Person, may_come_upon(self.desk)).where(Person.id == person_id))
            return next((_hit(person, is_open).note for person, is_open in found), "")

    def values(self, person_id: int, prefix: str, fields: Sequence[FieldPath]) -> dict[str, Value]:
        """A person's stored data for the fields of a form that are reached through `prefix` ("person")."""
        with self.desk.read() as session:
            return card_values(session.get_one(Person, person_id), prefix, fields)

    def id_no(self, person_id: int) -> str | None:
        """A person's ID number, to recognise the card among what is being typed."""
        with self.desk.read() as session:
            return session.get_one(Person, person_id).id_no

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
        """Where the person stands in the registers that the officer may see; of the others nothing is told."""
        with self.desk.read() as session:
            seen = (register for register in self.desk.book if self.desk.look.may(register.key, Action.VIEW))
            return tuple(enrolment for register in seen for enrolment in self._enrolments(session, register, person_id))

    def _enrolments(self, session: Session, register: Register, person_id: int) -> Iterator[Enrolment]:
        model: Any = register.model
        found = {record_id for way in every_way_to_people(register) for record_id in owners(session, register, way, person_id)}
        ids = found - withheld_ids(self.desk.look, session, register)
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

    def merges(self) -> tuple[PastMerge, ...]:
        """The merges that stand, newest first, of persons whom the officer may come upon."""
        self.desk.allow("", Action.MERGE_PERSONS)
        kept, gone = sa.orm.aliased(Person), sa.orm.aliased(Person)
        with self.desk.read() as session:
            known = sa.select(Person.id).where(may_come_upon(self.desk))
            wanted = sa.select(PersonMerge, kept.name, gone.name).where(PersonMerge.undone_at.is_(None), PersonMerge.kept_id.in_(known))
            joined = wanted.join(kept, kept.id == PersonMerge.kept_id).join(gone, gone.id == PersonMerge.gone_id)
            found = session.execute(joined.order_by(PersonMerge.id.desc())).all()
            makers = _makers(session, [one.id for one, _, _ in found])
            return tuple(PastMerge(one.id, one.merged_at, makers.get(one.id, ""), stays, went) for one, stays, went in found)

    def unmerge(self, merge_id: int) -> None:
        """Take a merge back: every row as it was."""
        self.desk.allow("", Action.MERGE_PERSONS)
        with self.desk.work("撤销合并人员") as session:
            merge.unmerge(session, merge_id, at=self.desk.clock.now())


def _makers(session: Session, merge_ids: Sequence[int]) -> dict[int, str]:
    """Who made each merge, as the trail has it."""
    table = PersonMerge.__tablename__
    entries = trail.entries_for(session, *((table, one) for one in merge_ids)) if merge_ids else ()
    return {int(change.row_id): entry.officer_name for entry in reversed(entries) for change in entry.changes if change.table == table}


def _hit(person: Person, is_open: bool) -> PersonHit:
    return PersonHit(Ref(person.id, person.name), describe(person) if is_open else BY_NUMBER)


def _whole_numbers(typed: str, today: date) -> set[str]:
    """The ID numbers that were typed if it was one: as it stands, and the eighteen digits of an old one of fifteen."""
    plain = squeeze(to_half_width(typed)).upper()
    try:
        return {plain, parse_citizen_id(plain, today).number}
    except Refusal:
        return {plain}


def describe(person: Person) -> str:
    """What tells two persons of one name apart: sex, year of birth, village, end of the ID number."""
    parts = [person.sex.label if person.sex else "", f"{person.birth_date.year}年生" if person.birth_date else ""]
    parts.append(person.village.name if person.village else "")
    tail = f"身份证尾号{person.id_no[-4:]}" if person.id_no else ""
    parts.append(tail or (f"电话尾号{person.phone[-4:]}" if person.phone else ""))
    return " ".join(part for part in parts if part)
