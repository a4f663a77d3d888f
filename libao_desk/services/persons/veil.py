"""What is not to be read off a screen that many see (投影模式): the names, numbers and addresses that the office holds."""

from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.core.half_hidden import COVERED, UNREAD, covered
from libao_desk.core.names import published_name
from libao_desk.declare.field import FACT, Fact, Sensitivity, Text
from libao_desk.declare.path import FieldPath, Kind
from libao_desk.declare.value import HALF_HIDDEN, show
from libao_desk.people.models import Person
from libao_desk.services.desk import Desk
from libao_desk.services.records.drafts import Ref, Value
from libao_desk.store.pointing import own_mappers

BETWEEN = "、"
SIGNS = 3
"""How many signs of an address must agree before it is looked for."""


class Veil:
    """Takes out of any text what belongs to people, 王某某 for a name; officers of the office and mediators of a village stay by name."""

    def __init__(self, names: Iterable[str] = (), places: Iterable[str] = ()) -> None:
        self._names = frozenset(name for name in names if len(name) > 1)
        self._lengths = sorted({len(name) for name in self._names}, reverse=True)
        self._first = frozenset(name[0] for name in self._names)
        self._places: dict[str, list[str]] = {}
        for place in sorted({place for place in places if len(place) > SIGNS}, key=len, reverse=True):
            self._places.setdefault(place[:SIGNS], []).append(place)

    def hide(self, text: str) -> str:
        """The text without what belongs to people."""
        told, at = [], 0
        while at < len(text):
            length, instead = self._found(text, at)
            told.append(instead)
            at += length
        return covered("".join(told))

    def said(self, field: FieldPath, text: str) -> str:
        """What a datum, told in these words, may show of itself."""
        if not text:
            return ""
        kind = field.fact.text
        if field.kind is Kind.LONG_TEXT:
            return UNREAD
        if kind in (*HALF_HIDDEN, Text.ADDRESS) or (field.kind is Kind.DATE and field.last.class_ is Person):
            return COVERED
        is_person = field.kind is Kind.REFERENCE and field.target is Person
        if is_person or (kind is Text.NAME and field.fact.sensitivity is not Sensitivity.ORDINARY):
            return BETWEEN.join(published_name(name) for name in text.split(BETWEEN))
        return self.hide(text)

    def shown(self, field: FieldPath, value: Value) -> str:
        """What a value may show of itself."""
        return self.said(field, value.label if isinstance(value, Ref) else show(field, value))

    def _found(self, text: str, at: int) -> tuple[int, str]:
        """How many signs from here are one thing, and what stands for them."""
        for place in self._places.get(text[at : at + SIGNS], ()):
            if text.startswith(place, at):
                return len(place), COVERED
        if text[at] in self._first:
            for length in self._lengths:
                if text[at : at + length] in self._names:
                    return length, published_name(text[at : at + length])
        return 1, text[at]


def veil_of(desk: Desk) -> Veil:
    """A veil for all that is on file now, what the officer may not open included."""
    with desk.read() as session:
        names, places = set(_held(session, Text.NAME)), set(_held(session, Text.ADDRESS))
        others = {other for told in session.scalars(sa.select(Person.other_names).distinct()) if told for other in told.split(BETWEEN)}
    return Veil(names | others, places)


def _held(session: Session, kind: Text) -> Iterable[str]:
    """Every text of that kind that any table holds."""
    for mapper in own_mappers():
        for attribute in mapper.column_attrs:
            fact = attribute.columns[0].info.get(FACT)
            if isinstance(fact, Fact) and fact.text is kind and (kind is not Text.NAME or fact.sensitivity is not Sensitivity.ORDINARY):
                found = session.connection().execute(sa.select(attribute.columns[0]).distinct()).scalars()
                yield from (text for text in found if text)
