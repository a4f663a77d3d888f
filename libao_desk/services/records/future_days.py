"""Days that cannot be (日期晚于今天、早得不可能): told to the clerk, since a slip of the year moves every deadline; no save is stopped."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from libao_desk.core.dates import day_of
from libao_desk.core.errors import Refusal
from libao_desk.declare.path import FieldPath
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register

FIRST_YEAR = 1950
"""Nothing that a township's office follows happened before."""


def is_yet_to_come(field: FieldPath, value: object, today: date) -> bool:
    """Whether something that has happened is said to lie after today."""
    return field.fact.happened and isinstance(value, date) and day_of(value) > today


def refuse_to_come(field: FieldPath, value: object, today: date) -> None:
    """Raise Refusal for a day after today of what many have gone through: there is no page on which each would be told of it."""
    if is_yet_to_come(field, value, today):
        raise Refusal(f"{field.label}{value:%Y-%m-%d}晚于今天，不能登记尚未发生的事。")


def refuse_long_past(field: FieldPath, value: object) -> None:
    """Raise Refusal for a day of a ledger that no office can have recorded: a slip of the year would open a series of numbers for it."""
    if field.fact.happened and isinstance(value, date) and value.year < FIRST_YEAR:
        raise Refusal(f"{day_of(value):%Y-%m-%d}早于{FIRST_YEAR}年，请核对年份。")


def future_days(register: Register, record: Record, today: date) -> tuple[str, ...]:
    """A sentence for each day of a record and its rows that lies after today though it is of something that happened."""
    return tuple(_sentences(register, record, today))


def _sentences(register: Register, record: Record, today: date) -> Iterator[str]:
    for field in register.fields:
        yield from _of(field, record, "", today)
    for part in register.parts:
        for n, row in enumerate(getattr(record, part.key), start=1):
            for field in part.fields:
                yield from _of(field, row, f"{part.label}第{n}条的", today)


def _of(field: FieldPath, row: Any, where: str, today: date) -> Iterator[str]:
    value = field.value_of(row)
    if is_yet_to_come(field, value, today):
        yield f"{where}{field.label}{day_of(value):%Y-%m-%d}晚于今天，请核对。"
