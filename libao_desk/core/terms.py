"""Stretches of time as ledgers write them in one cell (起止、期限): two days, or years, months and days."""

import re
from dataclasses import dataclass
from datetime import date

from .dates import parse_date, read_han_number, typed_year
from .errors import Refusal
from .text import to_half_width

_DAY = re.compile(
    r"(?<!\d)(?:(?:\d{4}|\d{2})\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*[日号]?|(?:\d{4}|\d{2})\s*(?P<sign>[-./])\s*\d{1,2}\s*(?P=sign)\s*\d{1,2}[日号]?|\d{8}"
    r"|[〇零○一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}[日号]?)(?!\d)"
)
_BETWEEN = re.compile(r"[自从由起至到止于共计为即\s\-~—–―─_、,，;；:：()（）。]*")
_NUMBER = r"(\d{1,3}|[一二三四五六七八九十两]{1,3})"
_LENGTH = re.compile(rf"(?:{_NUMBER}年)?(半)?(?:零|又)?(?:{_NUMBER}个?月)?(?:零|又)?(?:{_NUMBER}[日天])?")
_HALF_YEAR = 6
_AROUND = "共计为即期限"
_APART = re.compile(r"[\s()（）,，、:：;；]+")


@dataclass(frozen=True)
class Length:
    """How long something lasts, as a paper says it."""

    years: int = 0
    months: int = 0
    days: int = 0


@dataclass(frozen=True)
class Stated:
    """What a cell says of a stretch of time: its two days, its length, or both."""

    first: date | None = None
    last: date | None = None
    length: Length | None = None


def read_length(text: str) -> Length | None:
    """The length in 一年六个月, 18个月, 1年零3个月, 半年; None where the text is no length."""
    plain = "".join(to_half_width(text).split())
    if plain == "半年":
        return Length(months=_HALF_YEAR)
    match = _LENGTH.fullmatch(plain)
    if not plain or match is None:
        return None
    years, half, months, days = match.groups()
    if half and years is None:
        return None
    return Length(_count(years), _count(months) + (_HALF_YEAR if half else 0), _count(days))


def read_stretch(text: str, today: date) -> Stated:
    """What is said in 2020.1.5-2021.1.4, 自2020年1月5日起至2021年1月4日止, 一年, 一年（2020.1.5至2021.1.4）.

    Raises Refusal for anything else, and for a day that never was.
    """
    plain = to_half_width(text).strip()
    whole = read_length(plain)
    if whole is not None:
        return Stated(length=whole)
    days = [match[0] for match in _DAY.finditer(plain)]
    pieces = [(piece, read_length(piece.strip(_AROUND))) for piece in _APART.split(_DAY.sub(" ", plain))]
    lengths = [length for _, length in pieces if length is not None]
    if len(days) != 2 or len(lengths) > 1 or not all(length or _BETWEEN.fullmatch(piece) for piece, length in pieces):
        raise Refusal(f"“{text}”看不出起止两个日期，可写成2020-01-06至2022-01-05。")
    if not all(typed_year("".join(day.split())) for day in days):
        raise Refusal(f"“{text}”中有一个日期没有写年份，请写成2020-01-06至2022-01-05。")
    first, last = (parse_date("".join(day.split()), today) for day in days)
    return Stated(first, last, next(iter(lengths), None))


def _count(text: str | None) -> int:
    if text is None:
        return 0
    return int(text) if text.isdigit() else read_han_number(text)
