"""Records of minors (未成年人的记录): how they are called on paper that goes round, and what whoever opens one must mind."""

from collections.abc import Iterator
from datetime import date

import sqlalchemy as sa

from libao_desk.core.names import published_name
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.people.models import Person
from libao_desk.people.person_card import MINOR, NO_GUARDIAN, cautions
from libao_desk.services.desk import Desk

from .people_of import people_in_parts, people_of, rows_of, ways_to_people, ways_to_subject

CONCERNED = "涉及未成年人：身份信息不得披露"


def public_label(register: Register, record: Record, day: date) -> str:
    """What a minor's record is called without naming him: 王某某; the register's title where his name is not in the label."""
    label = told = register.label(record)
    for name in sorted({person.name for person in _unnamed(register, record, day)}, key=len, reverse=True):
        told = told.replace(name, published_name(name))
    return told if told != label else register.title


def cautions_of(register: Register, record: Record, today: date) -> tuple[str, ...]:
    """What stands above the record, from the cards of those it is about: facts, never a judgement."""
    found = [one for person in people_of(ways_to_subject(register), record) for one in cautions(person, today)]
    if len(list(people_of(ways_to_people(register), record))) > 1:
        found = [one for one in found if one != NO_GUARDIAN]  # the record itself names one
    if register.is_minors(record, today) and MINOR not in found:
        found.insert(0, CONCERNED)
    return tuple(dict.fromkeys(found))


def _unnamed(register: Register, record: Record, day: date) -> Iterator[Person]:
    """Those whom such a record is about, a guardian too, by whom a minor is known, and minors among all who take part in it."""
    yield from people_of(ways_to_people(register), record)
    for part, keys in people_in_parts(register):
        for row in rows_of(record, part):
            for key in keys:
                person = getattr(row, key)
                if isinstance(person, Person) and person.is_minor_on(day):
                    yield person


def protected_people(desk: Desk, day: date) -> frozenset[int]:
    """Those whom a register that seals juveniles' records keeps as a juvenile's case, whatever their age: no roster names them."""
    found: set[int] = set()
    with desk.read() as session, session.no_autoflush:
        for register in desk.book:
            if any(offer.keeps_back is not None for offer in register.follow_ons):
                minors = (one for one in session.scalars(sa.select(register.model)) if register.is_minors(one, day))
                people = (way.value_of(one) for one in minors for way in ways_to_subject(register))
                found |= {person.id for person in people if person is not None}
    return frozenset(found)
