"""Where persons stand in the registers (人员所在登记册), and so whom an officer may come upon without knowing the whole ID number."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute, Session, class_mapper

from libao_desk.declare.register import Register
from libao_desk.people.access import Action
from libao_desk.people.models import Person
from libao_desk.services.desk import Desk
from libao_desk.services.withheld import visible

Way = tuple[InstrumentedAttribute[Any], ...]
Standing = tuple[Way, Register, tuple[sa.ColumnElement[bool], ...]]
"""A way to persons from the records of a register that meet the conditions."""


def may_come_upon(desk: Desk) -> sa.ColumnElement[bool]:
    """The condition a person meets who stands in a register that the officer may list, or in none at all.

    Sealed records count for nobody, and for who stands in no other record it is as if he were not on file.
    """
    listed = [register for register in desk.book if desk.may(register.key, Action.VIEW)]
    seen = [(way, register, visible(desk, register)) for register in listed for way in every_way_to_people(register)]
    anywhere: list[Standing] = [(way, register, ()) for register in desk.book for way in every_way_to_people(register)]
    return sa.or_(_stands_or_guards(seen), sa.not_(_stands_or_guards(anywhere)))


def stands_somewhere(desk: Desk) -> sa.ColumnElement[bool]:
    """The condition a person meets who stands in any record, or guards one who does: a card that was given up stands in none."""
    return _stands_or_guards([(way, register, ()) for register in desk.book for way in every_way_to_people(register)])


def every_way_to_people(register: Register) -> Iterator[Way]:
    """Every way from a record, or from a row of its parts, to a person."""
    for attribute in references_to_people(register.model):
        yield (attribute,)
    for part in register.parts:
        for attribute in references_to_people(part.model):
            yield (part.rows, attribute)


def owners(session: Session, register: Register, way: Way, person_id: int) -> list[int]:
    """The records of a register from which that way leads to the person."""
    model: Any = register.model
    condition: Any = way[-1].has(id=person_id)
    if len(way) > 1:
        condition = way[0].any(condition)
    return list(session.scalars(sa.select(model.id).where(condition)))


def references_to_people(model: type[Any]) -> Iterator[InstrumentedAttribute[Any]]:
    """The attributes of a class that each lead to one person."""
    for relationship in class_mapper(model).relationships:
        if relationship.mapper.class_ is Person and not relationship.uselist:
            yield getattr(model, relationship.key)


def _stands_or_guards(standings: list[Standing]) -> sa.ColumnElement[bool]:
    """Whether a person, or one whose guardian he is, stands in one of these places.

    Each place is asked for one person by the index of its key: only who answers to what was typed is looked up.
    """
    ward = sa.orm.aliased(Person)
    guards = sa.exists().where(ward.guardian_id == Person.id, _stands(ward, standings))
    return sa.or_(_stands(Person, standings), guards)


def _stands(person: Any, standings: list[Standing]) -> sa.ColumnElement[bool]:
    return sa.or_(sa.false(), *(_stands_at(person, *standing) for standing in standings))


def _stands_at(person: Any, way: Way, register: Register, conditions: tuple[sa.ColumnElement[bool], ...]) -> sa.ColumnElement[bool]:
    (key,) = way[-1].property.local_columns
    records = sa.select(sa.literal(1)).select_from(register.model)
    for step in way[:-1]:
        records = records.join(step)
    return records.where(key == person.id, *conditions).correlate(person).exists()
