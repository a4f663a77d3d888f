"""A value as it is compared (比对的写法): an official number however it is written, all else as it is."""

from collections.abc import Mapping, Sequence
from typing import Any

from libao_desk.core.written_numbers import number_form
from libao_desk.declare.field import Text
from libao_desk.declare.path import FieldPath


def compared(field: FieldPath, value: Any) -> Any:
    """What is compared of a field's value."""
    return number_form(value) if isinstance(value, str) and field.fact.text is Text.NUMBER else value


def key_of(fields: Sequence[FieldPath], values: Mapping[str, Any]) -> tuple[Any, ...]:
    """What is compared of some of a row's values together."""
    return tuple(compared(field, values.get(field.key)) for field in fields)
