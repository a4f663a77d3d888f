"""Who is on file as dead (已登记死亡): nobody begins a new record of him without being asked."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.core.dates import day_of
from libao_desk.core.errors import Refusal
from libao_desk.declare.code import Code
from libao_desk.declare.path import FieldPath, path
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.people.access import Action
from libao_desk.people.models import Person
from libao_desk.services.desk import Desk
from libao_desk.services.withheld import visible

from .people_of import people_in_parts, people_of, rows_of, ways_to_people, ways_to_subject

DEAD = "死亡"
SENTENCE = "“{name}”在记录{number}中已于{day:%Y-%m-%d}死亡，请核对是不是本人；是那条记录登记错的，先改正它。"


class OnFileAsDead(Refusal):
    """Somebody in a new record died earlier, as another record says; who enters it may say that it is so."""


class Death(NamedTuple):
    """When somebody died, and in which record that stands."""

    day: date
    number: str


def refuse_dead(desk: Desk, session: Session, register: Register, record: Record) -> None:
    """Raise OnFileAsDead where a new record is about somebody who is dead, or tells of anybody after his death."""
    if says_death(register, record):
        return
    told = (field.value_of(record) for field in register.fields if len(field.attributes) == 1 and field.fact.happened)
    days, subject = [day_of(day) for day in told if day is not None], subject_of(register)
    for person in _everybody(register, record):
        death = death_of(desk, session, person)
        if death is None:
            continue
        is_subject = subject is not None and subject.value_of(record) is person
        if is_subject or not days or min(days) > death.day:
            raise OnFileAsDead(SENTENCE.format(name=person.name, number=death.number, day=death.day))


def death_of(desk: Desk, session: Session, person: Person) -> Death | None:
    """The earliest death that a record tells of somebody, as far as the officer may know of it; None where none does."""
    return min((one for register in desk.book for one in _deaths(desk, session, register, person)), default=None)


def _everybody(register: Register, record: Record) -> Iterator[Person]:
    """Those in the record who were on file before it."""
    own = people_of(ways_to_people(register), record)
    of_parts = (getattr(row, key) for part, keys in people_in_parts(register) for row in rows_of(record, part) for key in keys)
    yield from {person.id: person for person in (*own, *of_parts) if person is not None and person.id is not None}.values()


def subject_of(register: Register) -> FieldPath | None:
    """The way to whom a record is about, where its register tells how its records end."""
    return next(iter(ways_to_subject(register)), None) if register.end is not None else None


def way_of_death(register: Register) -> Code | None:
    """The entry by which a register says that whom a record is about has died; None where it says no such thing."""
    ways = () if register.end is None else path(register.end.way).choices
    return next((way for way in ways if way.label == DEAD), None)


def says_death(register: Register, record: Record) -> bool:
    """Whether a record tells of the death itself."""
    way = way_of_death(register)
    return way is not None and register.end is not None and path(register.end.way).value_of(record) is way


def _deaths(desk: Desk, session: Session, register: Register, person: Person) -> Iterator[Death]:
    """The deaths of a person in one register's records, as far as the officer may know of them."""
    way, subject = way_of_death(register), subject_of(register)
    if register.end is None or way is None or subject is None or not desk.may(register.key, Action.VIEW):
        return
    is_his = subject.last.has(Person.id == person.id)
    conditions = (path(register.end.way).last == way, is_his, *visible(desk, register))
    for found in session.scalars(sa.select(register.model).where(*conditions)):
        days = [day for field in register.end.days if (day := path(field).value_of(found)) is not None]
        if days:
            yield Death(min(map(day_of, days)), found.number)
