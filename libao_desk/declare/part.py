"""Parts of a record (子记录): visits, reports, parties, terms; drawn as tabs with small forms of their own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy.orm import InstrumentedAttribute

from libao_desk.core.dates import day_of

from .path import Field, FieldPath, Kind, path


@dataclass(frozen=True)
class Roll:
    """What a roll call says of one who was to come and did not (点名): that he was absent, and why."""

    absent: InstrumentedAttribute[Any]
    reason: InstrumentedAttribute[Any]

    def lacks_reason(self, row: object) -> bool:
        """Whether a row says that he was absent, and not why."""
        absent, reason = FieldPath((self.absent,)).value_of(row), FieldPath((self.reason,)).value_of(row)
        return bool(absent) and not (reason or "").strip()


@dataclass(frozen=True)
class Numbering:
    """The number by which the rows follow one another (版本): a new row that says none gets the next."""

    number: InstrumentedAttribute[Any]
    unless: InstrumentedAttribute[Any]
    """What says of a row that it is none of those that count (经评估不作调整)."""


@dataclass(frozen=True)
class Part:
    """The rows of one relationship: what is typed, what the tab shows, which date puts a row on the time line."""

    rows: InstrumentedAttribute[Any]
    form: tuple[tuple[Field, ...], ...]
    table: tuple[Field, ...] = ()
    """The columns of the tab; empty means all fields of the form."""
    dated: Field | None = None
    """The date that puts a row on the time line; rows after the day looked at are not seen."""
    summary: Callable[[Any], str] | None = None
    single: bool = False
    """At most one row (司法确认, 卷宗)."""
    title: str = ""
    roll: Roll | None = None
    """Set where one row each can be entered for many records at once (集体登记)."""
    numbering: Numbering | None = None
    again: tuple[Field, ...] = ()
    """Where and by whom: what the next row begins with of the one typed before it (接着录入), beside the day of a row of one day."""

    reached: Callable[[Any], str] | None = None
    """Set where a row tells how whom the record is about was met or spoken to (联系上): 走访, 通信联络; "" where he was not."""

    @property
    def key(self) -> str:
        """The part's name: the attribute of the record that holds its rows."""
        return self.rows.key

    @property
    def label(self) -> str:
        """The tab's title."""
        return self.title or FieldPath((self.rows,)).label

    @property
    def model(self) -> type[Any]:
        """The class of its rows."""
        return FieldPath((self.rows,)).target

    @cached_property
    def fields(self) -> tuple[FieldPath, ...]:
        """Every field of the form, in order."""
        return tuple(path(field) for line in self.form for field in line)

    @cached_property
    def happened(self) -> tuple[FieldPath, ...]:
        """The days on which something of a row happened, the one that it is dated by first; none where no day puts it on the time line."""
        first = () if self.dated is None else (path(self.dated),)
        return (*first, *(field for field in self.fields if first and field.fact.happened and field.key != first[0].key))

    def how_reached(self, row: object) -> str:
        """How he was met or spoken to by what the row tells of; "" where he was not."""
        return "" if self.reached is None else self.reached(row)

    def told_day(self, values: Mapping[str, object]) -> tuple[FieldPath, date] | None:
        """The first day that is known of a row with these values, and the field that says it: there it stands on the time line."""
        days = ((field, day_of(day)) for field in self.happened if isinstance(day := values.get(field.key), date))
        return next(days, None)

    @cached_property
    def is_of_one_day(self) -> bool:
        """Whether a row tells of one act on one day, so that a new one may begin with today.

        Where an application, a decision and what came of it have a day each, nothing says that any of them was today.
        """
        days = [field for field in self.fields if field.kind in (Kind.DATE, Kind.INSTANT)]
        return len(self.happened) == 1 and days[:1] == list(self.happened)

    @cached_property
    def handed_on(self) -> tuple[FieldPath, ...]:
        """What the next row takes over of the one typed before it, its day first."""
        return (*(self.happened if self.is_of_one_day else ()), *map(path, self.again))

    @property
    def form_of_all(self) -> tuple[tuple[Field, ...], ...]:
        """The form of what a group entry says of everybody: the part's own without the roll."""
        own = () if self.roll is None else (self.roll.absent.key, self.roll.reason.key)
        lines = (tuple(field for field in line if path(field).key not in own) for line in self.form)
        return tuple(line for line in lines if line)
