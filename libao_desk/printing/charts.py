"""Charts (统计图) drawn once, as a reportlab drawing: it stands on the paper as it is, and as SVG on the screen."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import log10
from typing import Any

from reportlab.graphics import renderPDF, renderSVG
from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from libao_desk.declare.blocks import ChartBlock, Face

from .fonts import FontBook
from .page import LINE_GAP, MEASURE
from .paragraphs import Picture
from .strips import Strip

INK, GRID = HexColor("#1f2933"), HexColor("#d5dbe1")
FILLS = (HexColor("#1f5f99"), HexColor("#e0a030"), HexColor("#7a8b99"))
"""Dark, light, grey: told apart in black and white too."""
TITLE_SIZE, SIZE, VALUE_SIZE = 12.0, 9.0, 7.0
TITLE_ROOM, FOOT_ROOM, GAP = 26.0, 18.0, 6.0
BAR, BAR_PITCH = 10.0, 17.0
COLUMNS_HEIGHT = 130.0
STEPS = 4
HEADROOM = 1.02
"""Over the greatest value, so that its number stands below the title."""
NOTHING = "—"
_CLIP = re.compile(r"<clipPath.*?</clipPath>", re.DOTALL)


@dataclass(frozen=True)
class _Pen:
    """What every chart is drawn with."""

    font: str

    def width(self, text: str, size: float = SIZE) -> float:
        """How wide the words are."""
        return float(stringWidth(text, self.font, size))

    def words(self, x: float, y: float, text: str, size: float = SIZE, anchor: str = "start") -> String:
        """Words at a place; the anchor says which end of them stands there."""
        left = x - {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * self.width(text, size)
        return String(left, y, text, fontName=self.font, fontSize=size, fillColor=INK)


def height_of(chart: ChartBlock) -> float:
    """The height of a chart in points; its width is that of a line."""
    return TITLE_ROOM + COLUMNS_HEIGHT + 2 * FOOT_ROOM if chart.upright else TITLE_ROOM + BAR_PITCH * len(chart.labels) + GAP


def draw_chart(chart: ChartBlock, book: FontBook) -> Drawing:
    """The chart as a drawing; raises MissingGlyph for a character that no font has."""
    drawing = Drawing(MEASURE, height_of(chart))
    pen = _Pen(book.glyph(Face.HEI, "文").font)
    title = f"{chart.title}（{chart.unit}）" if chart.unit else chart.title
    drawing.add(pen.words(MEASURE / 2, drawing.height - TITLE_SIZE - 4, title, TITLE_SIZE, "middle"))
    for shape in _columns(chart, pen) if chart.upright else _bars(chart, pen):
        drawing.add(shape)
    return drawing


def chart_strip(chart: ChartBlock, book: FontBook) -> Strip:
    """The chart as a slice of a page, never cut."""
    height = height_of(chart)
    return Strip(height + LINE_GAP, (Picture(0, 0, height, draw_chart(chart, book)),), slack=LINE_GAP)


def put(picture: Picture, canvas: Canvas, left: float, top: float) -> None:
    """Draw a picture on the page whose block begins at (left, top)."""
    renderPDF.draw(picture.drawing, canvas, left + picture.x, top - picture.y - picture.height)


def svg(chart: ChartBlock, book: FontBook, family: str) -> bytes:
    """The chart as SVG, its words in a font family of the screen."""
    drawing = draw_chart(chart, book)
    text = _CLIP.sub("", renderSVG.drawToString(drawing))  # Qt's reader takes the clip for a black field
    return text.replace(book.glyph(Face.HEI, "文").font, f"'{family}'").encode()


def _bars(chart: ChartBlock, pen: _Pen) -> Iterator[Any]:
    """A bar for each label, its value at its end."""
    (series,) = chart.series
    left = max((pen.width(label) for label in chart.labels), default=0) + GAP
    room = MEASURE - left - max(pen.width(_told(value)) for value in series.values) - 2 * GAP
    full = Decimal(chart.full or max((value or 0 for value in series.values), default=1) or 1)
    top = height_of(chart) - TITLE_ROOM
    yield Line(left, GAP / 2, left, top, strokeColor=INK, strokeWidth=0.5)
    for number, (label, value) in enumerate(zip(chart.labels, series.values, strict=True)):
        y = top - (number + 1) * BAR_PITCH + (BAR_PITCH - BAR) / 2
        length = room * float((value or 0) / full)
        yield pen.words(left - GAP, y + 1.5, label, anchor="end")
        yield Rect(left, y, length, BAR, fillColor=FILLS[0], strokeColor=None)
        yield pen.words(left + length + GAP, y + 1.5, _told(value))


def _columns(chart: ChartBlock, pen: _Pen) -> Iterator[Any]:
    """A group of columns for each label, over a scale of round numbers, the series named below."""
    greatest = max((value or 0 for series in chart.series for value in series.values), default=0)
    step = _round_step(float(greatest))
    full, base = step * STEPS, 2 * FOOT_ROOM
    left = pen.width(_told(full)) + GAP
    for number in range(STEPS + 1):
        y = base + COLUMNS_HEIGHT * number / STEPS
        yield Line(left, y, MEASURE, y, strokeColor=GRID if number else INK, strokeWidth=0.5)
        yield pen.words(left - GAP / 2, y - SIZE / 3, _told(step * number), anchor="end")
    group = (MEASURE - left) / max(len(chart.labels), 1)
    width = min(group * 0.76 / len(chart.series), 30.0)
    for number, label in enumerate(chart.labels):
        middle = left + group * (number + 0.5)
        yield pen.words(middle, base - SIZE - 3, label, anchor="middle")
        for index, series in enumerate(chart.series):
            x = middle + (index - len(chart.series) / 2) * width
            height = COLUMNS_HEIGHT * float((series.values[number] or 0) / full)
            yield Rect(x, base, width - 1, height, fillColor=FILLS[index % len(FILLS)], strokeColor=None)
            told = _told(series.values[number])
            size = min(VALUE_SIZE, VALUE_SIZE * (width + GAP / 4) / pen.width(told, VALUE_SIZE))
            yield pen.words(x + (width - 1) / 2, base + height + 2, told, size, "middle")
    yield from _legend(chart, pen)


def _legend(chart: ChartBlock, pen: _Pen) -> Iterator[Any]:
    x = (MEASURE - sum(pen.width(series.name) + 10 + 3 * GAP for series in chart.series)) / 2
    for index, series in enumerate(chart.series):
        yield Rect(x, 5, 8, 8, fillColor=FILLS[index % len(FILLS)], strokeColor=None)
        yield pen.words(x + 10 + GAP / 2, 5.5, series.name)
        x += pen.width(series.name) + 10 + 3 * GAP


def _round_step(greatest: float) -> int:
    """A step of 1, 2 or 5 times a power of ten, so that four of them hold the greatest value."""
    least = max(greatest * HEADROOM / STEPS, 1)
    power = 10 ** int(log10(least))
    return next(int(factor * power) for factor in (1, 2, 2.5, 5, 10) if factor * power >= least and (factor * power) % 1 == 0)


def _told(value: Decimal | int | None) -> str:
    return NOTHING if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)
