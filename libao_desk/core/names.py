"""Names of people (姓名): kept as the ID card prints them, shown masked where a list needs no more."""

import re

from .errors import Refusal
from .text import squeeze

MIDDLE_DOT = "·"
_OTHER_DOTS = str.maketrans(dict.fromkeys("・•‧．●∙⋅", MIDDLE_DOT))
_PRIVATE_USE = str.maketrans({"\ue863": "䶮"})
"""Signs that old systems kept in the private use area, with the code point the standard has since given them."""
_BLANK_BETWEEN_HAN = re.compile(r"(?<=[^\x00-\xff]) (?=[^\x00-\xff])")
LONGEST = 50


def normalise_name(text: str) -> str:
    """A name as stored: no blanks between Han signs, one kind of middle dot, rare signs untouched.

    Raises Refusal for a name of more than 50 signs or with a dot at its end.
    """
    name = squeeze(text).translate(_OTHER_DOTS).translate(_PRIVATE_USE)
    name = _BLANK_BETWEEN_HAN.sub("", name)
    name = re.sub(rf"\s*{MIDDLE_DOT}\s*", MIDDLE_DOT, name)
    if name.startswith(MIDDLE_DOT) or name.endswith(MIDDLE_DOT):
        raise Refusal(f"姓名“{text}”的首尾不能是间隔号。")
    if len(name) > LONGEST:
        raise Refusal(f"姓名不能超过{LONGEST}个字。")
    return name


def mask_name(name: str) -> str:
    """王* on screen."""
    return name[:1] + "*" * min(2, max(1, len(name) - 1)) if name else ""


UNNAMED = "某某"
"""What stands for the name itself on such papers."""


def published_name(name: str) -> str:
    """王某某 on papers that leave the office: the surname alone."""
    return name[:1] + UNNAMED if name else ""
