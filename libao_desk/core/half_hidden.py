"""Numbers of people that stand in a sentence (遮盖号码): ID numbers and telephones half hidden, for whoever may not read them whole."""

import re
from collections.abc import Collection

from .citizen_id import mask_citizen_id
from .phones import mask_phone
from .text import to_half_width

_ID = r"[1-9][0-9]{16}[0-9Xx]|[1-9][0-9]{14}"
_PHONE = r"1[3-9][0-9] ?[0-9]{4} ?[0-9]{4}|0[0-9]{2,3}-?[0-9]{7,8}"
_NUMBER = re.compile(rf"(?<![0-9])(?:(?P<id>{_ID})|(?P<phone>{_PHONE}))(?![0-9Xx])")
COVERED = "******"
"""What stands for a number or an address of which nothing is shown."""
UNREAD = "（投影模式下不显示）"
"""What stands for a free text on a screen that many see: nobody knows whom it names."""
_HALF = re.compile(r"[0-9]{3,6}\*{3,}[0-9Xx]{4}")


def numbers_in(text: str) -> frozenset[str]:
    """The ID numbers and telephones that stand in a text, without blanks and hyphens."""
    return frozenset(_bare(found) for found in _NUMBER.finditer(to_half_width(text)))


def half_hidden(text: str, known: Collection[str] = ()) -> str:
    """The text with its numbers half hidden, but for those that whoever reads it has given himself."""
    return _NUMBER.sub(lambda found: found[0] if _bare(found) in known else _masked(found), text)


def covered(text: str) -> str:
    """The text without its numbers, those that are half hidden already too."""
    return _HALF.sub(COVERED, _NUMBER.sub(COVERED, text))


def _masked(found: re.Match[str]) -> str:
    return mask_phone(_bare(found)) if found["id"] is None else mask_citizen_id(found["id"])


def _bare(found: re.Match[str]) -> str:
    return found[0].replace(" ", "").replace("-", "").upper()
