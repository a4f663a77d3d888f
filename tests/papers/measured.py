"""A paper measured from its PDF (实测): where characters and rules lie, read by pdfium; points from the page's top left corner."""

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator
from ctypes import byref, c_double, c_float
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from libao_desk.printing.page import BLOCK_HEIGHT, BLOCK_WIDTH, LEFT_MARGIN, MM, TOP_MARGIN

TOLERANCE = 0.5 * MM
BLOCK_BOTTOM = TOP_MARGIN + BLOCK_HEIGHT
BLOCK_RIGHT = LEFT_MARGIN + BLOCK_WIDTH
ASCENT = 0.88
"""Of the type size: how far the box of a Chinese character reaches above the line it stands on."""


class Sign(NamedTuple):
    """A character: where its pen began (`x`, `y` the line it stands on), its size, and the ink's box."""

    page: int
    char: str
    x: float
    y: float
    size: float
    left: float
    top: float
    right: float
    bottom: float

    @property
    def head(self) -> float:
        """The top of its box."""
        return self.y - ASCENT * self.size


class Stroke(NamedTuple):
    """A rule, as its box."""

    page: int
    left: float
    top: float
    right: float
    bottom: float

    @property
    def is_upright(self) -> bool:
        """Whether it stands between two columns."""
        return self.bottom - self.top > self.right - self.left


class Row(NamedTuple):
    """A line of text in one column, from left to right."""

    page: int
    y: float
    signs: tuple[Sign, ...]

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(sign.char for sign in self.signs)

    @property
    def head(self) -> float:
        """The top of its boxes."""
        return min(sign.head for sign in self.signs)


@dataclass(frozen=True)
class Measured:
    """All that lies on the pages of a paper."""

    pages: int
    signs: tuple[Sign, ...]
    strokes: tuple[Stroke, ...]

    @cached_property
    def body(self) -> list[Sign]:
        """The characters of the text block: neither what stands under it nor the note at the outer edge."""
        return [sign for sign in self.signs if sign.head < BLOCK_BOTTOM and sign.x < BLOCK_RIGHT]

    @cached_property
    def body_strokes(self) -> list[Stroke]:
        """The rules of the text block."""
        return [stroke for stroke in self.strokes if stroke.top < BLOCK_BOTTOM + MM]

    @cached_property
    def feet(self) -> list[Row]:
        """The lines under the text block."""
        return _rows([sign for sign in self.signs if sign.head >= BLOCK_BOTTOM], [])

    @cached_property
    def rows(self) -> list[Row]:
        """The lines of the text block, page by page, from the top; those of table cells apart."""
        return _rows(self.body, self.body_strokes)

    def ruled_left_of(self, sign: Sign) -> bool:
        """Whether a rule to write on ends where this character begins."""
        return any(self._is_under(stroke, sign) and abs(stroke.right - sign.x) < sign.size for stroke in self.strokes)

    def ruled_right_of(self, sign: Sign) -> bool:
        """Whether a rule to write on begins where this character ends."""
        return any(self._is_under(stroke, sign) and stroke.right > sign.right + sign.size for stroke in self.strokes)

    @staticmethod
    def _is_under(stroke: Stroke, sign: Sign) -> bool:
        return stroke.page == sign.page and not stroke.is_upright and 0 < stroke.bottom - sign.y < 0.35 * sign.size


def measure(pdf: bytes) -> Measured:
    """Read a PDF."""
    signs: list[Sign] = []
    strokes: list[Stroke] = []
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document, start=1):
            signs.extend(_signs(number, page))
            strokes.extend(_strokes(number, page))
        return Measured(len(document), tuple(signs), tuple(strokes))


def _signs(number: int, page: pypdfium2.PdfPage) -> Iterator[Sign]:
    height, text = page.get_height(), page.get_textpage()
    x, y = c_double(), c_double()
    for index in range(text.count_chars()):
        char = chr(pdfium.FPDFText_GetUnicode(text, index))
        if char.isspace() or pdfium.FPDFText_IsGenerated(text, index):
            continue
        left, bottom, right, top = text.get_charbox(index)
        pdfium.FPDFText_GetCharOrigin(text, index, byref(x), byref(y))
        size = pdfium.FPDFText_GetFontSize(text, index)
        yield Sign(number, char, x.value, height - y.value, size, left, height - top, right, height - bottom)


def _strokes(number: int, page: pypdfium2.PdfPage) -> Iterator[Stroke]:
    height, width = page.get_height(), c_float()
    for each in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = each.get_bounds()
        pdfium.FPDFPageObj_GetStrokeWidth(each.raw, byref(width))
        spread = width.value  # pdfium's box of a rule is wider by it on every side
        yield Stroke(number, left + spread, height - top + spread, right - spread, height - bottom - spread)


def _rows(signs: list[Sign], strokes: list[Stroke]) -> list[Row]:
    lines: defaultdict[tuple[int, int], list[Sign]] = defaultdict(list)
    for sign in signs:
        lines[sign.page, round(sign.y)].append(sign)
    rows: list[Row] = []
    for (page, _), line in sorted(lines.items()):
        y = line[0].y
        walls = sorted({stroke.left for stroke in strokes if stroke.page == page and stroke.is_upright and stroke.top < y < stroke.bottom})
        columns: defaultdict[int, list[Sign]] = defaultdict(list)
        for sign in sorted(line, key=lambda sign: sign.x):
            columns[bisect(walls, sign.x + 0.1)].append(sign)
        rows.extend(Row(page, y, tuple(column)) for _, column in sorted(columns.items()))
    return rows
