"""ID numbers and telephones that stand in a text (文字中的号码): with blanks, dashes and full-width digits, as people write them."""

import re
from collections.abc import Iterable

from .text import to_half_width

_DASHES = {ord(dash): "-" for dash in "‐‑‒–—―−－"}
_GAP = r"[\s-]{0,2}"
"""What may stand between two digits of one number."""


def _spaced(*signs: str) -> str:
    return _GAP.join(signs)


_DIGIT = "[0-9]"
_BIRTH = ("[12]", "[089]", _DIGIT, _DIGIT, "[01]", _DIGIT, "[0-3]", _DIGIT)
_CITIZEN = _spaced("[1-9]", *[_DIGIT] * 5, *_BIRTH, *[_DIGIT] * 3, "[0-9Xx]")
_MOBILE = rf"(?:(?:\+|00)?86{_GAP})?(?:1[0-9]{{10}}|1[3-9][0-9](?:{_GAP}[0-9]){{8}}|1[\s-][3-9](?:[\s-][0-9]){{9}})"
_LANDLINE = rf"\(?0[0-9]{{2,3}}\)?{_GAP}[0-9]{{3,4}}{_GAP}[0-9]{{4}}"
_LOCAL = r"(?<=电话|手机|座机|传真|号码)[:为是]?\s?[2-9][0-9]{2,3}[\s-]?[0-9]{4}"
_NUMBER = re.compile(rf"(?<![0-9])(?:[1-9][0-9]{{16}}[0-9Xx]|{_CITIZEN}|[1-9][0-9]{{14}}|{_MOBILE}|{_LANDLINE}|{_LOCAL})(?![0-9Xx])")
_COUNTRY = re.compile(r"(?:00)?86(?=1[0-9]{10}$)")


def plain_number(text: str) -> str:
    """A number without what it is written with: its digits and the X of an ID number, no country before a mobile."""
    digits = "".join(sign for sign in to_half_width(text).upper() if sign in "0123456789X")
    return _COUNTRY.sub("", digits)


def replace_numbers(text: str, own: Iterable[str], by: str) -> str:
    """The text with every number but one's own replaced. A local number, told by the word before it, is one's own by its end."""
    kept = tuple(map(plain_number, own))
    plain = to_half_width(text).translate(_DASHES)  # sign by sign: what is found stands at the same place in the text
    pieces, last = [], 0
    for found in _NUMBER.finditer(plain):
        number = plain_number(found[0])
        if not any(one == number or (len(number) < len(one) and one.endswith(number)) for one in kept):
            lead = len(found[0]) - len(found[0].lstrip(":为是 "))
            pieces += [text[last : found.start() + lead], by]
            last = found.end()
    return "".join([*pieces, text[last:]])
