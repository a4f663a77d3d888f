"""The people of a record (档案中的人员): its own, and those in the rows of its parts."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from libao_desk.declare.path import FieldPath
from libao_desk.declare.register import Register
from libao_desk.people.persons import Person

from .standing import references_to_people


def people_in_parts(register: Register) -> Iterator[tuple[str, list[str]]]:
    """The parts whose rows refer to people, with the attributes that do."""
    for part in register.parts:
        keys = [attribute.key for attribute in references_to_people(part.model)]
        if keys:
            yield part.key, keys


def rows_of(record: Any, part: str) -> Sequence[Any]:
    """The rows of a part; a new record has none where nobody has put any."""
    found: Sequence[Any] = vars(record).get(part, ()) if record.id is None else getattr(record, part)
    return found


def ways_to_people(register: Register) -> tuple[FieldPath, ...]:
    """The references that lead from a record to people whose fields a sheet of the register may fill."""
    return ways_among(register.fields)


def ways_among(fields: Iterable[FieldPath]) -> tuple[FieldPath, ...]:
    """The references to people on the way to some fields."""
    heads = dict.fromkeys(target.attributes[:depth] for target in fields for depth in range(1, len(target.attributes)))
    return tuple(way for way in map(FieldPath, heads) if way.target is Person)


def ways_to_subject(register: Register) -> list[FieldPath]:
    """The way to the person whom a record is about, where the form asks for his number."""
    return [FieldPath(number.attributes[:-1]) for number in register.whose_number]


def on_own_card(register: Register, fields: Iterable[FieldPath]) -> list[FieldPath]:
    """Those of the fields that are on the card of the person whom a record is about, where the form asks for his number."""
    own = ways_to_subject(register)
    return [field for field in fields if len(field.attributes) > 1 and FieldPath(field.attributes[:-1]) in own]


def people_of(ways: Iterable[FieldPath], record: Any) -> Iterator[Person]:
    """The people to whom the ways lead from a record, each once."""
    found = (way.value_of(record) for way in ways)
    yield from {id(person): person for person in found if person is not None}.values()
