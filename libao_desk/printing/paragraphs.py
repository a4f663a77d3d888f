"""Sets Chinese text in lines (排版): both edges straight, marks squeezed or pushed by the rules, every character in a font that has it."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from libao_desk.declare.blocks import Align, Blank, Face, Run, Text

from .fonts import FontBook, Glyph
from .linebreak import HALF_BLANK, HALF_BLANK_BEFORE, OBJECT, are_squeezed, fair_split, openings, split_of

_SQUEEZE = 0.03  # of an em between two characters: not seen, and enough to pull one mark in
_SQUEEZE_LAST = 0.06  # of an em: the most a line gives so that one character and its mark make no line of their own (避免孤字)
_STRETCH = 0.12  # beyond it a line looks torn and is left ragged
_EMPTY = 0.25  # of a justified line: what an amount that is kept whole may leave before it, else there is room to write something in
_MARKS = HALF_BLANK | HALF_BLANK_BEFORE
_INVISIBLE = re.compile("[\u200b-\u200f\u2028-\u202e\u2060\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]")


class Words(NamedTuple):
    """A stretch of characters in one font: `x` from the left and `y` (the baseline, downwards) in points; `space` between characters."""

    x: float
    y: float
    font: str
    size: float
    text: str
    space: float = 0
    red: bool = False


class Rule(NamedTuple):
    """A straight line from (x0, y0) to (x1, y1), y downwards, in points."""

    x0: float
    y0: float
    x1: float
    y1: float
    weight: float = 0.5
    dashed: bool = False
    red: bool = False


class Picture(NamedTuple):
    """A drawing of reportlab's, `height` points high, its top left corner at (x, y)."""

    x: float
    y: float
    height: float
    drawing: Any


Mark = Words | Rule | Picture

ASCENT = 0.88
"""Of the em: the box of a Chinese character stands from 0.12 below the baseline to 0.88 above it."""

UNDERLINE = 0.2
"""Of the em: how far under the baseline a rule to write on lies."""


@dataclass(frozen=True, slots=True)
class Line:
    """One set line: its text, and the marks that draw it with the baseline at y = 0."""

    text: str
    marks: tuple[Mark, ...]
    width: float


@dataclass(slots=True)
class _Shaped:
    """A paragraph's characters with what the line breaker needs of each, side by side."""

    size: float
    chars: list[str] = field(default_factory=list)
    fonts: list[str] = field(default_factory=list)
    widths: list[float] = field(default_factory=list)
    ruled: list[bool] = field(default_factory=list)
    kept: list[tuple[int, int]] = field(default_factory=list)
    squeezed: set[int] = field(default_factory=set)

    def add(self, text: str, book: FontBook, face: Face, underline: bool) -> None:
        known = book.glyphs(face)
        size = self.size
        for char in text:
            glyph: Glyph = known.get(char) or book.glyph(face, char)
            self.chars.append(char)
            self.fonts.append(glyph.font)
            self.widths.append(glyph.width * size)
        self.ruled.extend([underline] * len(text))

    def add_blank(self, chars: float) -> None:
        self.chars.append(OBJECT)
        self.fonts.append("")
        self.widths.append(chars * self.size)
        self.ruled.append(True)

    def add_part(self, part: str | Run | Blank, book: FontBook, face: Face) -> None:
        if isinstance(part, Blank):
            self.add_blank(part.chars)
            return
        if isinstance(part, str):
            self.add(part, book, face, False)
            return
        start = len(self.chars)
        self.add(part.text, book, part.face or face, part.underline)
        if part.whole:
            self.kept.append((start, len(self.chars)))

    def squeeze_marks(self) -> None:
        """Take the blank half out between two neighbouring full-width marks."""
        chars, widths = self.chars, self.widths
        for index in range(len(chars) - 1):
            if chars[index] in _MARKS and are_squeezed(chars[index], chars[index + 1]) and widths[index] > 0.9 * self.size:
                widths[index] -= self.size / 2
                self.squeezed.add(index)


class _Break(NamedTuple):
    """A line as the stretch [start, end) of its paragraph, and the width left over (negative: to be squeezed)."""

    start: int
    end: int
    spare: float
    is_last: bool


def tidy(text: str) -> str:
    """The text without what prints nothing: control characters, zero-width signs, variation selectors; a tab becomes a space."""
    if text.isprintable() and not _INVISIBLE.search(text):
        return text
    text = _INVISIBLE.sub("", text.replace("\t", " "))
    return "".join(char for char in text if char == "\n" or unicodedata.category(char) != "Cc")


def paragraphs_of(text: Text) -> Iterator[tuple[str | Run | Blank, ...]]:
    """The paragraphs of a text: one, or more where it holds line breaks."""
    parts: list[str | Run | Blank] = []
    for part in (text,) if isinstance(text, str) else text:
        if isinstance(part, Blank):
            parts.append(part)
            continue
        first, *others = tidy(part if isinstance(part, str) else part.text).split("\n")
        parts.append(_like(part, first))
        for other in others:
            yield tuple(parts)
            parts = [_like(part, other)]
    yield tuple(parts)


def _like(part: str | Run, text: str) -> str | Run:
    return text if isinstance(part, str) else Run(text, part.underline, part.face, part.whole)


def width_of(text: Text, book: FontBook, face: Face, size: float) -> float:
    """The width of a text set on one line, in points."""
    return sum(sum(_shape(parts, book, face, size).widths) for parts in paragraphs_of(text))


def widest_piece(text: Text, book: FontBook, face: Face, size: float) -> float:
    """The width of the text's longest stretch that stays on one line where it can, squeezed as lines may be, in points."""
    return max(max(_pieces(_shape(parts, book, face, size)), default=0.0) for parts in paragraphs_of(text))


def _pieces(shaped: _Shaped) -> Iterator[float]:
    may_start = openings("".join(shaped.chars), shaped.kept)
    start = 0
    for end in range(1, len(shaped.chars) + 1):
        if may_start[end]:
            is_cut = shaped.chars[end - 1] in HALF_BLANK and end - 1 not in shaped.squeezed
            squeezed = _SQUEEZE * shaped.size * (end - start - 1)
            yield sum(shaped.widths[start:end]) - squeezed - (shaped.widths[end - 1] / 2 if is_cut else 0.0)
            start = end


def set_text(
    text: Text, book: FontBook, face: Face, size: float, measure: float, *, indent: float = 0, align: Align = Align.JUSTIFY
) -> list[list[Line]]:
    """The text's paragraphs, each as its lines of at most `measure` points; `indent` of the first line in points.

    Raises MissingGlyph for a character that no font has.
    """
    result = []
    for parts in paragraphs_of(text):
        shaped = _shape(parts, book, face, size)
        breaks = _break_lines(shaped, measure, indent, _EMPTY * measure if align is Align.JUSTIFY else measure)
        result.append([_set_line(shaped, each, measure, indent if index == 0 else 0.0, align) for index, each in enumerate(breaks)])
    return result


def _shape(parts: tuple[str | Run | Blank, ...], book: FontBook, face: Face, size: float) -> _Shaped:
    shaped = _Shaped(size)
    for part in parts:
        shaped.add_part(part, book, face)
    shaped.squeeze_marks()
    return shaped


def _break_lines(shaped: _Shaped, measure: float, indent: float, empty: float) -> list[_Break]:
    count = len(shaped.chars)
    used = sum(shaped.widths)
    if used <= measure - indent + 0.01:  # most are labels and values that fit as they are
        return [_Break(0, count, measure - indent - used, True)]
    may_start = openings("".join(shaped.chars), shaped.kept)
    breaks: list[_Break] = []
    start, room = 0, measure - indent
    while True:
        line = _unless_empty(shaped, _fill(shaped, may_start, start, room), empty)
        breaks.append(line)
        start, room = line.end, measure
        while start < count and shaped.chars[start] == " ":
            start += 1
        if start >= count:
            breaks[-1] = line._replace(is_last=True)
            return breaks


def _fill(shaped: _Shaped, may_start: list[bool], start: int, room: float) -> _Break:
    """The next line: as much as fits, one mark squeezed in or the last characters pushed out, whichever moves the others less."""
    widths, count = shaped.widths, len(shaped.chars)
    end, used = start, 0.0
    while end < count and used + widths[end] <= room + 0.01:
        used += widths[end]
        end += 1
    if end >= count:
        return _Break(start, end, room - used, True)
    if count - end <= 2 and (absorbed := _squeezed_to(shaped, start, count, room, _SQUEEZE_LAST)) is not None:
        return absorbed
    pushed = end
    while pushed > start and not may_start[pushed]:
        pushed -= 1
    pulled = _pull_in(shaped, may_start, _Break(start, end, room - used, False))
    if pushed == start:  # one stretch longer than the line: it has to be split somewhere
        return pulled or _split(shaped, start, end, room)
    spare = room - sum(widths[start:pushed])
    return pulled if pulled is not None and -pulled.spare < spare else _Break(start, pushed, spare, False)


def _unless_empty(shaped: _Shaped, line: _Break, empty: float) -> _Break:
    """The line, or where more than `empty` of it would be left, as much more as makes a fair split of what comes next."""
    if line.is_last or line.spare <= empty:
        return line
    end, spare = line.end, line.spare
    least = end
    while end < len(shaped.chars) and spare >= shaped.widths[end] - 0.01:
        spare -= shaped.widths[end]
        end += 1
        if spare > empty:
            least = end
    split = fair_split("".join(shaped.chars), least + 1, end)
    return line if split is None else line._replace(end=split, spare=line.spare - sum(shaped.widths[line.end : split]))


def _split(shaped: _Shaped, start: int, end: int, room: float) -> _Break:
    split = split_of("".join(shaped.chars), start, max(end, start + 1))
    return _Break(start, split, room - sum(shaped.widths[start:split]), False)


def _pull_in(shaped: _Shaped, may_start: list[bool], full: _Break) -> _Break | None:
    """The line with the marks that may not start the next one, if squeezing makes room for them."""
    end = full.end
    while not may_start[end]:
        end += 1
    if end == full.end:
        return None
    return _squeezed_to(shaped, full.start, end, full.spare + sum(shaped.widths[full.start : full.end]), _SQUEEZE)


def _squeezed_to(shaped: _Shaped, start: int, end: int, room: float, limit: float) -> _Break | None:
    """The line up to `end`, its characters moved together by at most `limit` of an em and its last mark cut; None if it does not fit."""
    is_cut = shaped.chars[end - 1] in HALF_BLANK and end - 1 not in shaped.squeezed
    cut = shaped.widths[end - 1] / 2 if is_cut else 0.0
    spare = room - sum(shaped.widths[start:end]) + cut
    return _Break(start, end, spare, False) if -spare <= limit * shaped.size * (end - start - 1) else None


def _set_line(shaped: _Shaped, line: _Break, measure: float, indent: float, align: Align) -> Line:
    space = _char_space(shaped, line, align)
    x = indent
    if align in (Align.CENTRE, Align.RIGHT):
        x += max(0.0, line.spare) / (2 if align is Align.CENTRE else 1)
    marks: list[Mark] = []
    start = line.start
    while start < line.end:
        end = _stretch_end(shaped, start, line.end)
        width = sum(shaped.widths[start:end]) + space * (end - start)
        if shaped.fonts[start]:
            marks.append(Words(x, 0, shaped.fonts[start], shaped.size, "".join(shaped.chars[start:end]), space))
        if shaped.ruled[start]:
            # the empty half of a mark that ends the line lies beyond the measure; nobody underlines it
            right = min(measure, x + width - (space if end == line.end else 0))
            _rule(marks, x, right, UNDERLINE * shaped.size)
        x += width
        start = end
    text = "".join(char for char in shaped.chars[line.start : line.end] if char != OBJECT)
    return Line(text, tuple(marks), min(measure, x))


def _char_space(shaped: _Shaped, line: _Break, align: Align) -> float:
    """What is added between two characters so that the line ends at the right edge."""
    gaps = line.end - line.start - 1
    if gaps < 1 or (line.spare > 0 and (align is not Align.JUSTIFY or line.is_last)):
        return 0.0
    space = line.spare / gaps
    return 0.0 if space > _STRETCH * shaped.size else space


def _stretch_end(shaped: _Shaped, start: int, limit: int) -> int:
    """Where the stretch of one font and one manner that begins at `start` ends; a squeezed mark ends it."""
    font, ruled = shaped.fonts[start], shaped.ruled[start]
    end = start + 1
    while end < limit and shaped.fonts[end] == font and shaped.ruled[end] == ruled and end - 1 not in shaped.squeezed:
        end += 1
    return end


def _rule(marks: list[Mark], x0: float, x1: float, y: float) -> None:
    """Add a rule, or lengthen the one it continues, so that an underline has no seams."""
    for index in range(len(marks) - 1, -1, -1):
        mark = marks[index]
        if isinstance(mark, Rule):
            if abs(mark.x1 - x0) < 0.1:
                marks[index] = mark._replace(x1=x1)
                return
            break
    marks.append(Rule(x0, y, x1, y))
