"""Whether the days of a record can have happened in their order (日期先后): told on its page, and asked of every imported row."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from libao_desk.core.dates import day_of
from libao_desk.declare.day_order import too_early
from libao_desk.declare.path import FieldPath
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.people.models import Person
from libao_desk.services.import_people import people_in_parts, people_of, rows_of


def days_out_of_order(register: Register, record: Any) -> Iterator[tuple[str, str]]:
    """(key of the doubtful day, sentence) for each day that lies before one it must follow, a person's birth included."""
    yield from register.out_of_order(record)
    happened = [field for field in register.fields if len(field.attributes) == 1 and field.fact.happened]
    for person in _people(register, record):
        found = _before_birth(happened, record, person)
        if found is not None:
            yield found


class Together:
    """A record as it will be once a row is stored: what the row says, and where it says nothing what is there already."""

    def __init__(self, said: Record, known: Record) -> None:
        self._said, self._known = said, known

    def __getattr__(self, name: str) -> Any:
        said = getattr(self._said, name)
        return getattr(self._known, name) if said in (None, [], "") else said


def _people(register: Register, record: Any) -> Iterator[Person]:
    yield from people_of(register, record)
    for part, keys in people_in_parts(register):
        yield from (person for row in rows_of(record, part) for key in keys if (person := getattr(row, key)) is not None)


def _before_birth(happened: list[FieldPath], record: Any, person: Person) -> tuple[str, str] | None:
    """The first thing said to have happened before somebody who takes part was born."""
    for field in happened:
        day: date | None = field.value_of(record)
        told = None if day is None else too_early(field.label, day_of(day), f"{person.name}的出生日期", person.birth_date)
        if told is not None:
            return field.key, told
    return None
