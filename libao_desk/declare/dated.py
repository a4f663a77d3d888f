"""Fields whose every change is an event with a day (变动须有日期): typed over without one, they would alter what past months said."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy.orm import InstrumentedAttribute

from .path import Field, FieldPath, path


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
