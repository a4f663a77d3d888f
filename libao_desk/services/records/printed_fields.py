"""Whether a paper prints a field (文书所载), found by asking for the paper with another value in it."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy.orm.attributes import set_committed_value

from libao_desk.declare.path import FieldPath, Kind

FAR = 1000
"""A count far from any other, so that a row put by it changes its place."""
SAMPLE_DAY = date(2000, 1, 1)


def is_printed(field: FieldPath, row: object, said: Callable[[], str]) -> bool:
    """Whether what a paper says depends on the field of a row; the row has its own value again afterwards.

    Where no other value can be thought of, it is taken to be printed.
    """
    holder = row
    for head in field.attributes[:-1]:
        holder = getattr(holder, head.key)
        if holder is None:
            return True
    value, before = getattr(holder, field.last.key), said()
    others = tuple(_others(field, value))
    try:
        for other in others:
            # set as if it had been read, so that nothing is ever written
            set_committed_value(holder, field.last.key, other)
            if said() != before:
                return True
    finally:
        set_committed_value(holder, field.last.key, value)
    return not others


def _others(field: FieldPath, value: Any) -> Iterator[Any]:
    """Values of the same kind that are not this one."""
    match field.kind:
        case Kind.TEXT | Kind.LONG_TEXT:
            yield f"{value or ''}〇"
        case Kind.INTEGER:
            yield from ((value or 0) + FAR, (value or 0) - FAR)
        case Kind.MONEY:
            yield (value or Decimal(0)) + FAR
        case Kind.DATE:
            yield (value or SAMPLE_DAY) + timedelta(days=FAR)
        case Kind.BOOLEAN:
            yield from (one for one in (True, False) if one is not value)
        case Kind.CHOICE:
            yield from (one for one in field.choices if one is not value)
        case Kind.REFERENCE if value is not None and field.nullable:
            yield None
