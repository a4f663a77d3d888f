"""Whose ID number it is (同号异名): a number that is on file, or stands in an earlier row, under another name is never stored."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.declare.path import FieldPath
from libao_desk.declare.register import Register
from libao_desk.people.persons import Person
from libao_desk.services.standing import references_to_people


class NumberHolders:
    """Knows by ID number who has it: on file, and in the rows judged so far."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._met: dict[str, tuple[str, int]] = {}

    @cached_property
    def on_file(self) -> dict[str, str]:
        """The name on the card of each ID number."""
        cards = sa.select(Person.id_no, Person.name).where(Person.id_no.is_not(None), Person.merged_into_id.is_(None))
        return {number: name for number, name in self._session.execute(cards) if number is not None}

    def contradiction(self, people: Iterable[Person], row: int, own: Collection[str | None]) -> str:
        """Why the people of a row cannot be who their numbers say, "" where they can; `own` numbers may change their name."""
        for person in people:
            number, name = person.id_no, person.name
            if not number or not name or number in own:
                continue
            known = self.on_file.get(number)
            if known is not None and known != name:
                return f"“{name}”的证件号与已登记的“{known}”相同，请核对；确是同一人改了名，先在人员卡片上改名，再导入。"
            earlier, at = self._met.setdefault(number, (name, row))
            if earlier != name:
                return f"“{name}”的证件号与第{at}行的“{earlier}”相同，请核对。"
        return ""


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
    heads = dict.fromkeys(target.attributes[:depth] for target in register.fields for depth in range(1, len(target.attributes)))
    return tuple(way for way in map(FieldPath, heads) if way.target is Person)


def people_of(ways: Iterable[FieldPath], record: Any) -> Iterator[Person]:
    """The people to whom the ways lead from a record, each once."""
    found = (way.value_of(record) for way in ways)
    yield from {id(person): person for person in found if person is not None}.values()
