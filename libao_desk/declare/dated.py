"""Fields whose every change is an event with a day (变动须有日期): typed over without one, they would alter what past months said."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy.orm import InstrumentedAttribute

from .path import Field, FieldPath, path
from .record import PartRow


@dataclass(frozen=True)
class DatedRows:
    """The field that shows what the last of the dated rows says (管理类别调整)."""

    day: InstrumentedAttribute[Any]
    value: InstrumentedAttribute[Any]
    begins: Callable[[Any], date | None]
    """Since when the field's first value held: when the first row comes, that value becomes a row of that day."""


@dataclass(frozen=True)
class DatedChange:
    """Fields that change by an entry with its day, and where in the window it is made."""

    fields: tuple[Field, ...]
    part: InstrumentedAttribute[Any] | None = None
    """The rows that tell the changes; without them the change is a move of the lifecycle."""
    event: str = ""
    """That move."""
    shows: DatedRows | None = None
    """Set where the field follows the rows; elsewhere it keeps the first value."""

    @cached_property
    def paths(self) -> tuple[FieldPath, ...]:
        """The fields as paths."""
        return tuple(path(field) for field in self.fields)


@dataclass(frozen=True)
class Recurring:
    """What can happen again while the record's own fields tell of the last time only (住院, 变更监护人): the time before becomes a row."""

    part: InstrumentedAttribute[Any]
    kept: tuple[tuple[Field, InstrumentedAttribute[Any]], ...]
    """Each of those fields, and where in the row it is kept; the first is the day that tells one time from another."""
    is_again: Callable[[Mapping[str, Any], Any], bool]
    """(what the fields said before by their keys, the record): whether it is another time, not a day put right."""

    @cached_property
    def fields(self) -> tuple[FieldPath, ...]:
        """The fields as paths."""
        return tuple(path(field) for field, _ in self.kept)

    def row(self, held: Mapping[str, Any]) -> PartRow:
        """The time before as a row."""
        row: PartRow = path(self.part).target()
        for field, (_, place) in zip(self.fields, self.kept, strict=True):
            setattr(row, place.key, held[field.key])
        return row
