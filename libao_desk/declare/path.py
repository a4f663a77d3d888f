"""Fields by reference: from a record's class to one datum, directly or through a reference (取值路径)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache, cached_property
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import ColumnProperty, InstrumentedAttribute, QueryableAttribute, RelationshipProperty

from .code import Code
from .field import FACT, CodeListType, Fact, Text


class Kind(Enum):
    """How a datum is typed and shown."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    INTEGER = "integer"
    MONEY = "money"
    DATE = "date"
    INSTANT = "instant"
    BOOLEAN = "boolean"
    CHOICE = "choice"
    CHOICES = "choices"
    REFERENCE = "reference"
    ROWS = "rows"


_KIND_OF_TYPE: tuple[tuple[type, Kind], ...] = (
    (bool, Kind.BOOLEAN),
    (int, Kind.INTEGER),
    (Decimal, Kind.MONEY),
    (datetime, Kind.INSTANT),
    (date, Kind.DATE),
    (Enum, Kind.CHOICE),
    (str, Kind.TEXT),
)


@dataclass(frozen=True)
class FieldPath:
    """A datum of a record, reached through zero or more references."""

    attributes: tuple[InstrumentedAttribute[Any], ...]
    own_label: str = ""

    @cached_property
    def key(self) -> str:
        """The name used at the border: in drafts, in JSON, in settings ("person.name")."""
        return ".".join(attribute.key for attribute in self.attributes)

    @property
    def last(self) -> InstrumentedAttribute[Any]:
        """The attribute that holds the datum."""
        return self.attributes[-1]

    @cached_property
    def fact(self) -> Fact:
        """What the column says of itself.

        Raises LookupError where the column was declared without one; `declare.check` turns that into a sentence.
        """
        prop = self.last.property
        info = prop.columns[0].info if isinstance(prop, ColumnProperty) else prop.info
        fact = info.get(FACT)
        if not isinstance(fact, Fact):
            raise LookupError(f"{self.last} has no fact: declare it with column() or reference()")
        return fact

    @cached_property
    def wanted(self) -> bool:
        """Whether a record is incomplete without this datum: one of a person who need not be there is not."""
        return self.fact.wanted and all(FieldPath((head,)).fact.wanted for head in self.attributes[:-1])

    @cached_property
    def label(self) -> str:
        """The Chinese label shown for this datum."""
        return self.own_label or self.fact.label

    @cached_property
    def kind(self) -> Kind:
        """How the datum is typed and shown, from its Python type."""
        prop = self.last.property
        if isinstance(prop, RelationshipProperty):
            return Kind.ROWS if prop.uselist else Kind.REFERENCE
        column_type = prop.columns[0].type
        if isinstance(column_type, CodeListType):
            return Kind.CHOICES
        kind = next(kind for python_type, kind in _KIND_OF_TYPE if issubclass(self.python_type, python_type))
        return Kind.LONG_TEXT if kind is Kind.TEXT and self.fact.text is Text.LONG else kind

    @cached_property
    def python_type(self) -> type:
        """The Python type of the stored value (of one entry, for a code list)."""
        column_type = self.last.property.columns[0].type
        if isinstance(column_type, CodeListType):
            return column_type.codes
        if isinstance(column_type, sa.Enum) and column_type.enum_class is not None:
            return column_type.enum_class
        found: type = column_type.python_type
        return found

    @property
    def choices(self) -> tuple[Code, ...]:
        """Every entry of the field's code list, old ones included; empty where there is none."""
        if self.kind not in (Kind.CHOICE, Kind.CHOICES):
            return ()
        codes = self.python_type
        return tuple(codes) if issubclass(codes, Code) else ()

    @property
    def target(self) -> type[Any]:
        """The class a reference points at."""
        found: type[Any] = self.last.property.mapper.class_
        return found

    @property
    def nullable(self) -> bool:
        """Whether the datum may be missing."""
        prop = self.last.property
        if isinstance(prop, RelationshipProperty):
            return all(column.nullable for column in prop.local_columns)
        return bool(prop.columns[0].nullable)

    @property
    def plural(self) -> bool:
        """Whether the path passes through rows, so that a record has any number of values."""
        return any(isinstance(a.property, RelationshipProperty) and a.property.uselist for a in self.attributes)

    def values_of(self, record: object) -> Iterator[Any]:
        """Every value this path reaches from `record`, missing ones left out."""
        return iter(_reached(record, self._keys))

    @cached_property
    def _keys(self) -> tuple[str, ...]:
        return tuple(attribute.key for attribute in self.attributes)

    def value_of(self, record: object) -> Any:
        """The value, None where it is missing; for a plural path the first one."""
        if len(self._keys) == 1:  # asked some hundred times a record, and most paths are one step long
            value = getattr(record, self._keys[0])
            if not isinstance(value, list):
                return value
        return next(self.values_of(record), None)

    def __eq__(self, other: object) -> bool:
        """The same way to the same datum; attributes are compared as objects, since `==` between them means SQL."""
        return isinstance(other, FieldPath) and self._identity == other._identity

    def __hash__(self) -> int:
        return hash(self._identity)

    @cached_property
    def _identity(self) -> tuple[object, ...]:
        return (*((attribute.class_, attribute.key) for attribute in self.attributes), self.own_label)

    def __truediv__(self, attribute: InstrumentedAttribute[Any]) -> "FieldPath":
        return FieldPath((*self.attributes, attribute))


Field = InstrumentedAttribute[Any] | QueryableAttribute[Any] | FieldPath
"""What a declaration may name: a mapped attribute, or a path through references."""


def via(*attributes: InstrumentedAttribute[Any], label: str = "") -> FieldPath:
    """The datum reached through references: `via(CorrectionCase.person, Person.name)`."""
    return FieldPath(attributes, label)


@cache
def path(field: Field) -> FieldPath:
    """Any field as a path; the same object each time, since it remembers what it found out about its column."""
    if isinstance(field, FieldPath):
        return field
    if isinstance(field, InstrumentedAttribute):
        return FieldPath((field,))
    raise TypeError(f"{field!r} is no mapped attribute")


def _reached(start: object, keys: tuple[str, ...]) -> list[Any]:
    found = _present(start)
    for key in keys:
        found = [value for holder in found for value in _present(getattr(holder, key))]
    return found


def _present(value: object) -> list[Any]:
    if isinstance(value, list):
        return [item for item in value if item is not None]
    return [] if value is None else [value]
