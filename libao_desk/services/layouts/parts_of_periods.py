"""Heads that tell of one quarter or month alone (分季、分月的列): 一季度 over 走访次数, or 1月走访次数."""

import re

from libao_desk.core.dates import read_han_number
from libao_desk.sheets.headers import plain_header

_PART = re.compile(
    r"第?(?P<quarter>[一二三四1-4])季(?:度|$)|(?P<half>[上下]半年)|(?:(?P<month>1[0-2]|0?[1-9])|(?P<han>十[一二]?|[一二三四五六七八九]))月份?"
)
_QUARTERS = dict(zip("1234", "一二三四", strict=True))


def part_said(parts: tuple[str, ...]) -> str:
    """The quarter, half or month that one row of a head names, as periods are called; "" where it names none."""
    for part in parts:
        if found := _PART.match(plain_header(part)):
            if quarter := found["quarter"]:
                return f"第{_QUARTERS.get(quarter, quarter)}季度"
            return found["half"] or f"{int(found['month'] or read_han_number(found['han']))}月"
    return ""


def without_part(parts: tuple[str, ...]) -> tuple[str, ...]:
    """What else the head says."""
    plain = (plain_header(part) for part in parts)
    return tuple(rest for part in plain if (rest := part[found.end() :] if (found := _PART.match(part)) else part))
