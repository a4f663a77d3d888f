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


def may_come_upon(desk: Desk) -> sa.ColumnElement[bool]:
    """The condition a person meets who stands in a register that the officer may list, or in none at all.

    Sealed records count for nobody, and for who stands in no other record it is as if he were not on file.
    """
    seen = [
        _standing(way, register, *visible(desk, register))
        for register in desk.book
        if desk.may(register.key, Action.LIST)
        for way in ways_to_people(register)
    ]
    anywhere = [_standing(way, register) for register in desk.book for way in ways_to_people(register)]
    return sa.or_(_among(seen), sa.not_(_among(anywhere)))


def ways_to_people(register: Register) -> Iterator[Way]:
    """Every way from a record, or from a row of its parts, to a person."""
    for attribute in _references(register.model):
        yield (attribute,)
    for part in register.parts:
        for attribute in _references(part.model):
            yield (part.rows, attribute)


def owners(session: Session, register: Register, way: Way, person_id: int) -> list[int]:
    """The records of a register from which that way leads to the person."""
    model: Any = register.model
    condition: Any = way[-1].has(id=person_id)
    if len(way) > 1:
        condition = way[0].any(condition)
    return list(session.scalars(sa.select(model.id).where(condition)))


def _references(model: type[Any]) -> Iterator[InstrumentedAttribute[Any]]:
    for relationship in class_mapper(model).relationships:
        if relationship.mapper.class_ is Person and not relationship.uselist:
            yield getattr(model, relationship.key)


def _standing(way: Way, register: Register, *conditions: sa.ColumnElement[bool]) -> sa.Select[Any]:
    """The keys of the persons to whom that way leads from the records that meet the conditions."""
    (key,) = way[-1].property.local_columns
    people = sa.select(key).select_from(register.model)
    for step in way[:-1]:
        people = people.join(step)
    return people.where(key.is_not(None), *conditions)


def _among(standing: list[sa.Select[Any]]) -> sa.ColumnElement[bool]:
    """Whether a person is one of them or the guardian of one."""
    if not standing:
        return sa.false()
    people = sa.union_all(*standing)
    ward = sa.orm.aliased(Person)
    guardians = sa.select(ward.guardian_id).where(ward.guardian_id.is_not(None), ward.id.in_(people))
    return sa.or_(Person.id.in_(people), Person.id.in_(guardians))
