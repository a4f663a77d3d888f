"""What one cell of a ledger says for its field: the words a clerk writes, put in order with a note, never guessed (单元格读法)."""

import re
from datetime import date
from typing import Any

from libao_desk.core.citizen_id import whole_number
from libao_desk.core.dates import read_han_number
from libao_desk.core.errors import Refusal
from libao_desk.core.names import is_nobody
from libao_desk.core.phones import several_phones, show_phone
from libao_desk.core.text import compact, squeeze, to_half_width, without_blanks
from libao_desk.declare.code import Code
from libao_desk.declare.field import FACT, Text
from libao_desk.declare.path import FieldPath, Kind, path
from libao_desk.declare.value import parse
from libao_desk.services.never_recorded import entries_meant
from libao_desk.sheets.cells import Cell, DaySense, Reading, as_amount, as_date, as_identifier, as_number, as_text

IDENTIFIERS = (Text.CITIZEN_ID, Text.CREDIT_CODE, Text.PHONE, Text.NUMBER)
"""Texts whose every digit counts: a cell that lost some is refused."""
_FIFTEEN = re.compile(r"(?<![0-9A-Za-z])[0-9]{15}(?![0-9A-Za-z])")
BESIDE = re.compile(r"([^()]+)\(([^()]+)\)")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_SIGNS = re.compile(r"[\s、,，.。·;；:：“”\"《》()（）\-—/]+")
_STROKES = frozenset("/\\|-—–―─－_~·.×")
_NOTHING = frozenset({"无", "暂无", "没有", "未填", "空", "n/a", "na", "null", "none"})
_WORDS_OF_THEIR_OWN = (Kind.TEXT, Kind.LONG_TEXT, Kind.BOOLEAN)
"""Kinds of field in which 无 may be what is meant."""
_BETWEEN_ENTRIES = re.compile(r"[、;；。]+|[，,](?!\d{3})")
_WITH_IT = re.compile(r"^(?:并处|并|附加|另处|单处)(?=.)")
_HOW_MUCH = re.compile(
    r"(?:人民币)?(?:[\d.,]+|[零一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟]+)余?(?:万元|元|圆|万|年|个月|月|天|日)?整?$"
)
_HAN_COUNT = re.compile(r"([一二两三四五六七八九十]{1,3})(?:人次|[人名个户件次])?")
_NAMES_AND_NUMBERS = (*IDENTIFIERS, Text.NAME)


def read_value(cell: Cell, field: FieldPath, sense: DaySense) -> Reading[Any]:
    """The value of a field, None where the cell says nothing; a reference is still a name.

    Raises Refusal where the cell cannot be understood.
    """
    if says_nothing(cell, field):
        return Reading(None)
    if field.fact.text is Text.NAME and is_nobody(cell.text):
        return Reading(None, f"{cell.address}的“{cell.text}”不是姓名，按没有姓名读。")
    if field.fact.text is Text.PHONE and (phones := _phones(cell)) is not None:
        return phones
    is_day = field.kind is Kind.DATE
    reading = as_date(cell, sense) if is_day else _reading(cell, field)
    if not isinstance(reading.value, str) or field.kind is Kind.REFERENCE:
        return reading
    if field.kind is Kind.CHOICE:
        return _choice(cell, field, reading.value, sense.today)
    if field.kind is Kind.CHOICES:
        return _choices(cell, field, reading.value, sense.today)
    value = parse(field, reading.value, sense.today)
    if field.fact.text is Text.PHONE and reading.value == without_blanks(cell.text):
        return Reading(value)  # 199 0000 0051 is how our own sheets print it
    return Reading(value, reading.note + lengthened(cell, reading.value) if field.fact.text is Text.CITIZEN_ID else reading.note)


def _phones(cell: Cell) -> Reading[Any] | None:
    """The first of several telephones, or one with a word in brackets: what is left out is told; None where it is plainly one."""
    if not isinstance(cell.value, str):
        return None
    beside = _IN_BRACKETS.findall(to_half_width(cell.text))
    numbers = several_phones(_IN_BRACKETS.sub(" ", to_half_width(cell.text)))
    left_out = [show_phone(number) for number in numbers[1:]] + [word.strip("()") for word in beside]
    if not numbers or not left_out:
        return None
    return Reading(numbers[0], f"{cell.address}只登记第一个电话{show_phone(numbers[0])}，{'、'.join(left_out)}未导入。")


def says_nothing(cell: Cell, field: FieldPath) -> bool:
    """Whether the cell is empty, or a stroke or 无 stands where there is nothing to say."""
    if cell.is_empty:
        return True
    if not isinstance(cell.value, str):
        return False
    word = compact(cell.text).lower()
    if field.kind is Kind.BOOLEAN and word == "×":
        return False
    if is_stroke(word):
        return True
    own_words = field.kind in _WORDS_OF_THEIR_OWN and field.fact.text not in _NAMES_AND_NUMBERS
    return word in _NOTHING and not own_words and all(code.label != word for code in field.choices or ())


def lengthened(cell: Cell, text: str) -> str:
    """What is told of ID numbers of fifteen digits, as they were before 1999: what was made of each, and that it was supposed."""
    numbers = _FIFTEEN.findall(compact(text))
    return "".join(f"{cell.address}的15位旧号补成{whole_number(number)}（19{number[6:8]}年生），请核对。" for number in numbers)


def is_stroke(text: str) -> bool:
    """Whether only strokes stand in a cell: /, —."""
    return set(compact(text)) <= _STROKES


def _reading(cell: Cell, field: FieldPath) -> Reading[Any]:
    """The cell as its field wants it: an amount, an identifier whose digits are all there, or text."""
    match field.kind:
        case Kind.MONEY:
            return as_amount(cell)
        case Kind.INTEGER:
            return _whole_number(cell)
        case Kind.TEXT if field.fact.text in IDENTIFIERS and not (field.fact.text is Text.NUMBER and isinstance(cell.value, str)):
            return as_identifier(cell)  # an official number keeps its full-width brackets: （2020）海李调字第001号
        case _:
            return as_text(cell)


def _whole_number(cell: Cell) -> Reading[str]:
    """The digits of a count, its measure word left out (3人次, 2020年, 二人); the field's own rule judges them."""
    if (said := _HAN_COUNT.fullmatch(without_blanks(cell.text))) is not None:
        return Reading(str(read_han_number(said[1])))
    try:
        number = as_number(cell).value
    except Refusal:
        return as_text(cell)
    return Reading(f"{number:f}") if number is not None else Reading(None)


def _choice(cell: Cell, field: FieldPath, text: str, today: date) -> Reading[Code]:
    """The entry of a code list: its label or code, or the one entry of which the word is a part (汉 for 汉族), with a note."""
    word = without_blanks(squeeze(to_half_width(text)))
    try:
        return Reading(parse(field, word, today))
    except Refusal as refusal:
        code = _entry(field, word) or _entry_beside(field, word)
        if code is None and (none := type(field.choices[0]).none_of_them(word)):
            return Reading(None, f"{cell.address}的“{text}”{none}")
        if code is None:
            unclear = type(field.choices[0]).unclear(word) or f"{refusal.sentence}{_said_elsewhere(field, word)}"
            raise Refusal(unclear) from None
        return Reading(code, "" if code.label == text else f"{cell.address}的“{text}”读作“{code.label}”。")


def _choices(cell: Cell, field: FieldPath, text: str, today: date) -> Reading[tuple[Code, ...]]:
    """Several entries of a code list; how much or how long beside one (并处罚金5000元) is told and left out."""
    pieces = [_WITH_IT.sub("", piece) for piece in _BETWEEN_ENTRIES.split(compact(text)) if piece]
    words = [_HOW_MUCH.sub("", piece) or piece for piece in pieces]
    readings = [_choice(cell, field, word, today) for word in words]
    found = tuple(dict.fromkeys(code for one in readings for code in _as_several(one.value)))
    beside = [piece.removeprefix(word) for piece, word in zip(pieces, words, strict=True) if piece != word]
    left_out = f"{cell.address}的“{text}”读作“{'、'.join(code.label for code in found)}”，{'、'.join(beside)}未导入。" if beside else ""
    return Reading(found, left_out or "".join(one.note for one in readings))


def _as_several(value: Any) -> tuple[Code, ...]:
    return value if isinstance(value, tuple) else (value,)


def _said_elsewhere(field: FieldPath, word: str) -> str:
    """The way out for a word that is an entry of another code list of the record: the whole column may be that one."""
    mapper = field.last.parent
    named = (path(getattr(mapper.class_, prop.key)) for prop in mapper.column_attrs if FACT in prop.columns[0].info)
    others = (one for one in named if one.kind is Kind.CHOICE and one != field)
    found = next((one for one in others if any(word in (code.label, *code.also) for code in one.choices)), None)
    return "" if found is None else f"“{word}”是“{found.label}”的内容：整列都是的，请在列的对应中改选“{found.label}”。"


def _entry(field: FieldPath, word: str) -> Code | None:
    """The one entry that a word means: one of its other words, its label but for the signs in it, or a part of it."""
    word = entries_meant().get(word, word)
    plain = _plain(word)
    alike = (
        [code for code in field.choices if word in code.also]
        or [code for code in field.choices if code.offered and plain and _plain(code.label) == plain]
        or [code for code in field.choices if code.offered and word in compact(code.label)]
    )
    return alike[0] if len(alike) == 1 else type(field.choices[0]).meant(word) if field.choices and not alike else None


def _entry_beside(field: FieldPath, word: str) -> Code | None:
    """The entry of 婚姻家庭(赡养): what stands in brackets says no other one."""
    found = BESIDE.fullmatch(word)
    if found is None:
        return None
    codes = [field.choices[0].from_label(part) or _entry(field, part) for part in found.groups()]
    return codes[0] if codes[1] in (None, codes[0]) else None


def _plain(word: str) -> str:
    return _SIGNS.sub("", to_half_width(word))
