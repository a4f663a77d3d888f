"""Number patterns (编号规则): of permanent local numbers, and of the official numbers an office sets itself."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeGuard

from libao_desk.core.errors import Refusal
from libao_desk.core.text import to_half_width

from .blocks import Blank, Run, Text, whole

PLACEHOLDER = re.compile(r"\{[yn][^}]*\}")
SIGN = "{字}"
"""In the pattern of several kinds of papers the sign of the kind: 告, 不, 延, 答, 转."""
_BRACKETS = str.maketrans("〔〕[]【】", "()()()")


@dataclass(frozen=True)
class NumberPattern:
    """The permanent local number every record gets at birth: prefix, year, running number (JZ2020-001)."""

    prefix: str
    width: int = 3

    def text(self, year: int, n: int) -> str:
        """The number as it is shown and stored."""
        return f"{self.prefix}{year}-{n:0{self.width}d}"


def pattern_number(pattern: str, year: int, n: int) -> str:
    """The number a pattern gives: （2020）海李调字第001号.

    Raises Refusal for a pattern that cannot be read or does not count.
    """
    try:
        found, following = (pattern.format(y=year, n=each) for each in (n, n + 1))
    except (KeyError, IndexError, ValueError):
        found = following = ""
    if found == following:
        raise Refusal(f"编号规则“{pattern}”不正确，年份写作{{y}}，序号写作{{n:03d}}。")
    return found


def is_pattern(text: object) -> TypeGuard[str]:
    """Whether a default is a number pattern: what is set in its place must be one, too."""
    return isinstance(text, str) and PLACEHOLDER.search(text) is not None


def refuse_pattern(pattern: str, like: str = "") -> None:
    """Raise Refusal for a pattern that gives no number, or the same one every year.

    `like` is the default in whose place it is set: a sign may stand where that one has a sign.
    """
    kind = pattern.replace(SIGN, "告") if SIGN in like else pattern
    if pattern_number(kind, 2020, 1) == pattern_number(kind, 2021, 1):
        raise Refusal(f"编号规则“{pattern}”里没有年份{{y}}，各年的编号会重复。")


@lru_cache(maxsize=1 << 16)
def number_key(text: str) -> str:
    """By what two spellings are one number: brackets, width, blanks and leading zeros make no other (括号、全角半角、空格、前面的0)."""
    plain = "".join(to_half_width(text).split()).translate(_BRACKETS)
    return re.sub(r"(?<!\d)0+(?=\d)", "", plain)


def number_line(pattern: str, number: str) -> Text:
    """The number line of a form (编号：（2020）海李调字第001号), with rules to fill in by hand where there is no number yet."""
    return ("编号：", *document_number(pattern, number))


def document_number(pattern: str, number: str) -> tuple[str | Run | Blank, ...]:
    """The number alone, as official papers bear it (发文字号: 李信访告〔2020〕1号; `GB/T 9704-2012` 7.2.5)."""
    if number:
        return (whole(number),)
    words = PLACEHOLDER.split(pattern)
    line: list[str | Blank] = [words[0]]
    for word in words[1:]:
        line += [Blank(3), word]
    return tuple(part for part in line if part != "")
