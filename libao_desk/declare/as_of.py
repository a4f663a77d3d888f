"""A record as it stood on an earlier day (历史时点): what had not happened yet is not seen."""

from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy.orm import Mapper, class_mapper
from sqlalchemy.orm.attributes import set_committed_value

from .code import Code
from .field import FACT, Fact
from .part import Part
from .register import Register


def look_back(register: Register, record: Any, day: date, state: Code) -> None:
    """Make a loaded record of a read-only session look as it did at the end of `day`.

    Dates marked as happened later become None with what holds since them, later part rows go, the state is the one the history gives.
    """
    set_committed_value(record, "state", state)
    _forget_later(record, day)
    for part in register.parts:
        rows = getattr(record, part.key)
        kept = [row for row in rows if _has_begun(part, row, day)]
        for row in kept:
            _forget_later(row, day)
        if len(kept) < len(rows):
            set_committed_value(record, part.key, kept)


def _has_begun(part: Part, row: object, day: date) -> bool:
    """A row is of the day on which the first thing of it happened: an application written down late hides no decision."""
    known = [value for field in part.happened if (value := field.value_of(row)) is not None]
    return not known or any(_not_after(value, day) for value in known)


def _not_after(value: date | datetime | None, day: date) -> bool:
    return value is None or (value.date() if isinstance(value, datetime) else value) <= day


def _forget_later(row: object, day: date) -> None:
    for key, told_with_it in _happened(class_mapper(type(row))):
        if not _not_after(getattr(row, key), day):
            for gone in (key, *told_with_it):
                set_committed_value(row, gone, None)


@cache
def _happened(mapper: Mapper[Any]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The attributes of a class that say when something happened, each with those that hold since that day."""
    columns = [(prop.key, prop.columns[0], prop.columns[0].info.get(FACT)) for prop in mapper.column_attrs]
    told = [(key, column, fact) for key, column, fact in columns if isinstance(fact, Fact)]
    return tuple(
        (key, tuple(other for other, _, beside in told if beside.since is column))
        for key, column, fact in told
        if fact.happened and not fact.seen_before
    )
