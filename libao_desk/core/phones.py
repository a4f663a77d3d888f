"""Telephone numbers (联系电话): stored as digits, shown in groups, masked in lists."""

import re

from .errors import Refusal
from .text import squeeze, to_half_width

HOTLINES = frozenset({"110", "119", "120", "122", "12345", "12348"})
_MOBILE = re.compile(r"(?:\+?86|0086)?(1[3-9]\d{9})")
_LANDLINE = re.compile(r"(?:\((0\d{2,3})\)|(0\d{2,3}))-?(\d{7,8})(?:[-转](\d{1,6}))?")
_EIGHT_DIGITS = frozenset({"0513"})
"""Area codes (南通) behind which every number has eight digits."""
_LOCAL = re.compile(r"([2-8]\d{7})(?:[-转](\d{1,6}))?")
_IN_TEXT = re.compile(r"(?<![\d-])(?:1[3-9]\d{9}|0\d{9,11}(?:-\d{1,6})?)(?![\dXx])")
_BETWEEN = re.compile(r"[\s、,;/或和]+")
_NONE = frozenset({"无", "没有", "/", "-", "—"})


def parse_phone(text: str) -> str | None:
    """The number as stored (digits, a hyphen before an extension); None for 无.

    Raises Refusal for what is no mobile, landline or hotline.
    """
    cleaned = squeeze(to_half_width(text)).replace(" ", "").replace("—", "-")
    if cleaned in _NONE:
        return None
    if cleaned in HOTLINES:
        return cleaned
    if match := _MOBILE.fullmatch(cleaned.replace("-", "")):
        return match[1]
    if match := _LANDLINE.fullmatch(cleaned):
        area = match[1] or match[2]
        if area in _EIGHT_DIGITS and len(match[3]) != 8:
            raise Refusal(f"“{text}”不是电话号码：区号{area}后面的号码为8位。")
        return area + match[3] + (f"-{match[4]}" if match[4] else "")
    if match := _LOCAL.fullmatch(cleaned):
        return match[1] + (f"-{match[2]}" if match[2] else "")
    raise Refusal(f"“{text}”不是电话号码：手机为11位，固定电话写区号，没有电话填“无”。")


def several_phones(text: str) -> tuple[str, ...]:
    """The numbers in a text, each whole; none where something else stands there as well."""
    found: list[str] = []
    digits = ""
    for piece in _BETWEEN.split(to_half_width(text)):
        digits += piece
        try:
            phone = parse_phone(digits) if digits else None
        except Refusal:
            continue
        found += [phone] if phone else []
        digits = ""
    return () if digits else tuple(found)


def show_phone(digits: str) -> str:
    """139 1234 5678; a landline as 0513-88888888; one that is half hidden as it is."""
    if "*" in digits:
        return digits
    if _MOBILE.fullmatch(digits):
        return f"{digits[:3]} {digits[3:7]} {digits[7:]}"
    if digits.startswith("0") and len(digits) > 9:
        area = 3 if digits[1] in "12" else 4
        return f"{digits[:area]}-{digits[area:]}"
    return digits


def show_phones(text: str | None) -> str | None:
    """The text with every telephone in it as papers show it (王某，139 1234 5678); a telephone alone is such a text."""
    return None if text is None else _IN_TEXT.sub(lambda found: show_phone(found[0]), text)


def mask_phone(digits: str) -> str:
    """139****5678; of a landline the area code and the last four: 0513****3456, ****3456."""
    if len(digits) < 7:
        return digits
    number, _, extension = digits.partition("-")
    if not _MOBILE.fullmatch(number):
        area = 0 if not number.startswith("0") else 3 if number[1] in "12" else 4
        return f"{number[:area]}{'*' * (len(number) - area - 4)}{number[-4:]}{'-***' if extension else ''}"
    return f"{digits[:3]}{'*' * (len(digits) - 7)}{digits[-4:]}"
