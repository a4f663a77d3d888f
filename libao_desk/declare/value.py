"""One datum typed, shown, masked and exported: the same words for the form, the sheet and the command line."""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from libao_desk.core.citizen_id import mask_citizen_id, parse_document_no
from libao_desk.core.credit_code import parse_credit_code
from libao_desk.core.dates import local_minute, typed_day
from libao_desk.core.errors import Refusal
from libao_desk.core.money import parse_amount
from libao_desk.core.names import normalise_name, refuse_figures
from libao_desk.core.phones import mask_phone, parse_phone, show_phone
from libao_desk.core.text import squeeze, to_half_width

from .code import Code
from .field import Text
from .path import FieldPath, Kind

_WHOLE_NUMBER = re.compile(r"-?[0-9]{1,9}")
"""What every database's integer can hold."""
HALF_HIDDEN = (Text.CITIZEN_ID, Text.PHONE)
"""Numbers of people, which nobody reads whole who has not asked to."""
LONGEST_LINE = 200
"""Signs in a line that is no long text: a title, a number, a place."""
YES = ("是", "有", "对", "√", "y", "yes", "true", "1")
NO = ("否", "无", "不", "×", "n", "no", "false", "0")


def parse(field: FieldPath, text: str, today: date) -> Any:
    """The value that `text` means for this field; None for an empty text.

    Raises Refusal with one clear sentence where it means nothing. References are resolved elsewhere, by name.
    """
    cleaned = text.strip()
    if not cleaned:
        return None
    if field.kind is Kind.TEXT and len(cleaned) > LONGEST_LINE:
        raise Refusal(f"“{field.label}”最多{LONGEST_LINE}字，现有{len(cleaned)}字。")
    return _PARSERS[field.kind](field, cleaned, today)


def show(field: FieldPath, value: Any) -> str:
    """The value as the staff read it; empty for a missing one."""
    for kind, words in _SHOWN:
        if isinstance(value, kind):
            return words(value)
    if isinstance(value, str) and field.kind is Kind.TEXT and field.fact.text is Text.PHONE:
        return show_phone(value)
    return "" if value is None else getattr(value, "label", None) or str(value)


_SHOWN: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (Code, lambda code: str(code.label)),
    (tuple, lambda codes: "、".join(code.label for code in codes)),
    (bool, lambda flag: "是" if flag else "否"),
    (datetime, local_minute),
    (date, lambda day: str(day.isoformat())),
    (Decimal, lambda amount: f"{amount:,.2f}"),
)
"""How each kind of value reads; the first that fits is used, so an instant comes before a date."""


def masked(field: FieldPath, value: Any) -> str:
    """The value with ID numbers and phones half hidden, for lists."""
    if isinstance(value, str) and value and field.kind is Kind.TEXT:
        if field.fact.text is Text.CITIZEN_ID:
            return mask_citizen_id(value)
        if field.fact.text is Text.PHONE:
            return mask_phone(value)
    return show(field, value)


def to_json(value: Any) -> Any:
    """The value as the command line prints it: codes, ISO dates, numbers; a reference by its name."""
    if isinstance(value, Code):
        return value.value
    if isinstance(value, tuple):
        return [to_json(item) for item in value]
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    return getattr(value, "label", value)


def _text(field: FieldPath, text: str, today: date) -> str:
    match field.fact.text:
        case Text.CITIZEN_ID:
            return parse_document_no(text, today)
        case Text.CREDIT_CODE:
            return parse_credit_code(text)
        case Text.NAME:
            return _name(field, text)
        case Text.PHONE:
            return parse_phone(text) or ""
        case Text.NUMBER | Text.DIVISION:
            return squeeze(text)
        case _:
            return squeeze(text)


def _name(field: FieldPath, text: str) -> str:
    name = normalise_name(text)
    refuse_figures(name, field.label)
    return name


def _long(field: FieldPath, text: str, today: date) -> str:
    return text


def _integer(field: FieldPath, text: str, today: date) -> int:
    cleaned = to_half_width(text).replace(",", "").removesuffix("人").removesuffix("次").strip()
    if cleaned.endswith(".0"):
        cleaned = cleaned[:-2]
    if not _WHOLE_NUMBER.fullmatch(cleaned):
        raise Refusal(f"“{field.label}”应为整数（不超过九位），不能是“{text}”。")
    return in_span(field, int(cleaned))


def in_span(field: FieldPath, number: int) -> int:
    """The number, where the datum can be so much. Raises Refusal where it cannot: −3 people, the year 20220."""
    least, most = field.fact.span
    if number < 0 <= least:
        raise Refusal(f"“{field.label}”不能是负数。")
    if not least <= number <= most:
        raise Refusal(f"“{field.label}”应在{least}到{most}之间，不能是{number}。")
    return number


def _money(field: FieldPath, text: str, today: date) -> Decimal:
    return parse_amount(text)


def _date(field: FieldPath, text: str, today: date) -> date:
    return typed_day(text, today, has_happened=field.fact.happened)


def _instant(field: FieldPath, text: str, today: date) -> datetime:
    cleaned = to_half_width(text)
    try:
        return datetime.fromisoformat(cleaned).astimezone()
    except ValueError:
        raise Refusal(f"“{field.label}”应为日期和时间，例如2020-03-05 09:30，不能是“{text}”。") from None


def _boolean(field: FieldPath, text: str, today: date) -> bool:
    lowered = to_half_width(text).lower()
    if lowered in YES:
        return True
    if lowered in NO:
        return False
    raise Refusal(f"“{field.label}”应填是或否，不能是“{text}”。")


def _choice(field: FieldPath, text: str, today: date) -> Code:
    for code in field.choices:
        if text in (code.label, code.value) or squeeze(to_half_width(text)) in (code.label, code.value):
            return code
    raise Refusal(f"“{field.label}”没有“{text}”这一项，可填：{type(field.choices[0]).choices_told()}。")


def _choices(field: FieldPath, text: str, today: date) -> tuple[Code, ...]:
    parts = [part for part in to_half_width(text).replace("，", ",").replace("、", ",").replace(";", ",").split(",") if part.strip()]
    return tuple(_choice(field, part.strip(), today) for part in parts)


def _reference(field: FieldPath, text: str, today: date) -> Any:
    raise LookupError(f"{field.key} is a reference: resolve it by name")


_PARSERS: dict[Kind, Callable[[FieldPath, str, date], Any]] = {
    Kind.TEXT: _text,
    Kind.LONG_TEXT: _long,
    Kind.INTEGER: _integer,
    Kind.MONEY: _money,
    Kind.DATE: _date,
    Kind.INSTANT: _instant,
    Kind.BOOLEAN: _boolean,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.REFERENCE: _reference,
    Kind.ROWS: _reference,
}
