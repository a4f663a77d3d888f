"""Whether the days of a record can have happened in their order (日期先后): told on its page, and asked of every imported row."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from libao_desk.core.dates import day_of
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.day_order import too_early
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.people.models import Person

from .people_of import people_in_parts, people_of, rows_of, ways_to_people


class DaysInOrder:
    """Knows of one register what has happened when, and who takes part."""

    def __init__(self, register: Register, facts: OfficeFacts | None = None) -> None:
        """With the office's local values it is also told where an end comes before its term has run."""
        self._register, self._facts = register, facts
        own = (field for field in register.fields if len(field.attributes) == 1 and field.fact.happened)
        self._happened = [(field.key, field.label) for field in own]
        self._ways = ways_to_people(register)
        self._parts = tuple(people_in_parts(register))

    def wrong(self, record: Any) -> Iterator[tuple[str, str]]:
        """(key of the doubtful day, sentence) for each day that lies before one it must follow, a person's birth included."""
        yield from self._register.out_of_order(record)
        yield from self.too_soon(record)
        happened = [(key, label, day_of(day)) for key, label in self._happened if (day := getattr(record, key)) is not None]
        for person in self._people(record) if happened else ():
            told = ((key, too_early(label, day, f"{person.name}的出生日期", person.birth_date)) for key, label, day in happened)
            yield from islice(((key, sentence) for key, sentence in told if sentence is not None), 1)  # the first one says it

    def too_soon(self, record: Any) -> Iterator[tuple[str, str]]:
        """The same for each end that comes before its term has run, where the office's local values are known."""
        if self._facts is not None:
            yield from self._register.too_soon(record, self._facts)

    def _people(self, record: Any) -> Iterator[Person]:
        yield from people_of(self._ways, record)
        for part, keys in self._parts:
            yield from (person for row in rows_of(record, part) for key in keys if (person := getattr(row, key)) is not None)


class Together:
    """A record as it will be once a row is stored: what the row says, and where it says nothing what is there already."""

    def __init__(self, said: Record, known: Record) -> None:
        self._said, self._known = said, known

    def __getattr__(self, name: str) -> Any:
        said = getattr(self._said, name)
        return getattr(self._known, name) if said in (None, [], "") else said
