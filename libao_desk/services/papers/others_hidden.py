"""Whoever else a paper about one person would name, taken out of it (遮去第三人): names shortened, numbers and addresses left out."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy.orm import RelationshipProperty, class_mapper

from libao_desk.core.numbers_in_text import replace_numbers
from libao_desk.core.text import squeeze, without_blanks
from libao_desk.declare.field import FACT, Fact, Sensitivity, Text
from libao_desk.declare.path import FieldPath, Kind
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.declare.value import show
from libao_desk.people.models import Person

HIDDEN = "（涉及他人，不提供）"
STAR = "＊"
_ONES_OWN = (Text.NAME, Text.PHONE, Text.CITIZEN_ID)


def shortened(name: str) -> str:
    """The family name alone: 王＊＊."""
    return name[:1] + STAR * (len(name) - 1)


class Others:
    """What of a record is another's than the person's, and any text without it."""

    def __init__(
        self,
        person: Person,
        records: Iterable[tuple[Register, Record]],
        *,
        officers: Iterable[str],
        also: Iterable[str] = (),
        former: Iterable[str] = (),
    ) -> None:
        """`officers` of the office stay by name, `former` telephones are his own.

        `also`: words that are to go besides, such as a name that stands in a free text only.
        """
        self._person = person
        self._own = {name for name in _names_of(person) if name}
        self._numbers = {number for number in (person.id_no, person.id_original, person.phone, *former) if number}
        self.taken: Counter[str] = Counter({word: 0 for word in map(squeeze, also) if word})
        """How often each of the words that were to go besides was taken out so far."""
        self._also = {without_blanks(word): word for word in self.taken}
        names = {name for register, record in records for name in names_in(register, record)} | set(_names_of(person.guardian))
        self._officers = frozenset(officers)
        self._names = {name for name in names if len(name) > 1} - self._own - self._officers
        self._own_written = {without_blanks(name) for name in self._own}
        self._pattern = _any_of({*self._own, *self._names, *self._also})
        self._wished = _any_of(self._also)

    def hide(self, text: str) -> str:
        """The text with the others' names shortened, and without their numbers and without the words that were to go besides."""
        return replace_numbers(self._pattern.sub(self._word, text), self._numbers, HIDDEN)

    def without(self, text: str) -> str:
        """A text that names no other person, such as an office's name, without the words that were to go besides."""
        return self._wished.sub(self._word, text)

    def said(self, field: FieldPath, holder: object) -> str:
        """What one field says of the person; "" where it says nothing."""
        value = field.value_of(holder)
        if field.kind is Kind.REFERENCE:
            return "" if value is None else self._referred(value)
        told = show(field, value)
        if not told:
            return ""
        whose = FieldPath(field.attributes[:-1]).value_of(holder) if len(field.attributes) > 1 else None
        if isinstance(whose, Person) and whose is not self._person:
            return shortened(told) if field.fact.text is Text.NAME else HIDDEN
        if whose is None and field.fact.text in _ONES_OWN and value not in self._own | self._numbers:
            return self._typed(field, told)
        return self.hide(told)

    def _typed(self, field: FieldPath, told: str) -> str:
        """A name or number that was typed: that of whoever acted for an office stays."""
        if field.fact.text is not Text.NAME:
            return HIDDEN
        is_of_office = field.fact.sensitivity is Sensitivity.ORDINARY or told in self._officers
        return self.without(told) if is_of_office else shortened(told)

    def _referred(self, value: Any) -> str:
        if isinstance(value, Person):
            return value.name if value is self._person else shortened(value.name)
        return self.without(str(value.name))

    def _word(self, found: re.Match[str]) -> str:
        word = without_blanks(found[0])
        if word in self._also:
            self.taken[self._also[word]] += 1
            return STAR * len(word)
        return found[0] if word in self._own_written else shortened(word)


def _any_of(words: Collection[str]) -> re.Pattern[str]:
    """Any of some words, the longest first, with blanks between their signs or without; of no words nothing."""
    ordered = sorted({without_blanks(word) for word in words}, key=len, reverse=True)
    return re.compile("|".join(r"\s*".join(map(re.escape, word)) for word in ordered) or r"(?!)")


def names_in(register: Register, record: Record) -> Iterator[str]:
    """Every name that a record holds, of whoever acted for an office none: of the people it refers to and typed ones, its rows' too."""
    for row in (record, *(row for part in register.parts for row in getattr(record, part.key))):
        for attribute in class_mapper(type(row)).attrs:
            value = getattr(row, attribute.key)
            if isinstance(value, Person):
                yield from filter(None, _names_of(value))
            elif isinstance(value, str) and not isinstance(attribute, RelationshipProperty) and _is_name(attribute):
                yield value


def _is_name(attribute: Any) -> bool:
    fact = attribute.columns[0].info.get(FACT)
    return isinstance(fact, Fact) and fact.text is Text.NAME and fact.sensitivity is not Sensitivity.ORDINARY


def _names_of(person: Person | None) -> tuple[str, ...]:
    return () if person is None else tuple(filter(None, (person.name, person.former_name, person.other_names)))
