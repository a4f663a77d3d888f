"""Number patterns (编号规则): of permanent local numbers, and of the official numbers an office sets itself."""

import re
from dataclasses import dataclass

from libao_desk.core.errors import Refusal

from .blocks import Blank, Run, Text, whole

PLACEHOLDER = re.compile(r"\{[yn][^}]*\}")


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

    Raises Refusal for a pattern that cannot be read.
    """
    try:
        return pattern.format(y=year, n=n)
    except (KeyError, IndexError, ValueError):
        raise Refusal(f"编号规则“{pattern}”不正确，年份写作{{y}}，序号写作{{n:03d}}。") from None


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
