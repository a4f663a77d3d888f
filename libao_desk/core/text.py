"""Text as people type it and sheets hold it: widths, blanks, invisible and control characters."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

HAN = r"[\u4e00-\u9fff]"
"""The pattern of one Han sign."""
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_BLANKS = re.compile(r"[\s\u3000]+")
_FORMULA, _NUMBER = ("=", "+", "-", "@"), re.compile(r"[+-]?[\d.,\- ]+%?")
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


def to_half_width(text: str) -> str:
    """Full-width letters, digits, signs and blanks as their half-width forms (全角转半角)."""
    return text.translate(_WIDE)


def squeeze(text: str) -> str:
    """Composed (NFC), without invisible or control characters, every run of blanks one blank, none at the ends."""
    if not text.isprintable() or " " in text:  # most texts have nothing invisible, no control, no blank
        text = _BLANKS.sub(" ", _CONTROLS.sub("", _INVISIBLE.sub("", text))).strip()
    return unicodedata.normalize("NFC", text)


def without_controls(text: str) -> str:
    """The text without the control characters that no sheet and no paper can hold; line breaks and tabs stay."""
    return _CONTROLS.sub("", text)


def without_blanks(text: str) -> str:
    """The text without any blank, for comparing."""
    return squeeze(text).replace(" ", "")


@lru_cache(maxsize=512)  # one cell of a sheet is asked so by every rule that reads its words
def compact(text: str) -> str:
    """The text in half width and without any blank: the form in which words of a sheet are compared."""
    return without_blanks(to_half_width(text))


def visible_length(text: str) -> int:
    """How wide the text is in half-width columns: a Han character counts two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text if not unicodedata.combining(sign))


def for_pasting(rows: Iterable[Iterable[str]]) -> str:
    """Rows of cells as a sheet takes them from the clipboard: each in one cell of one line, and no text a formula."""
    return "\n".join("\t".join(map(_one_cell, row)) for row in rows)


def _one_cell(text: str) -> str:
    plain = squeeze(text)
    return f"'{plain}" if plain.startswith(_FORMULA) and not _NUMBER.fullmatch(plain) else plain
