"""Charts: nothing outside its frame, every value told, one drawing for paper and screen."""

import xml.etree.ElementTree as ET
from decimal import Decimal

import pytest
from reportlab.graphics.shapes import Rect, String

from libao_desk.app.found_registers import load_registers
from libao_desk.declare.blocks import ChartBlock, ChartSeries, Face, Paper, Title
from libao_desk.printing.charts import FILLS, SIZE, draw_chart, svg
from libao_desk.printing.fonts import font_book
from libao_desk.printing.page import MEASURE
from libao_desk.printing.render import render_pdf

from .readers import boxes, pdfium_text

BOOK = font_book(bundled_only=True)
MONTHS = tuple(f"{month}月" for month in range(1, 13))
CHARTS = {
    "bars": ChartBlock("受理纠纷类型", ("婚姻家庭纠纷", "环境污染(保护)纠纷"), (ChartSeries("", (178, 12)),), "件"),
    "rates": ChartBlock("比率", ("调解成功率", "协议履行率"), (ChartSeries("", (Decimal("99.89"), None)),), "%", full=100),
    "months": ChartBlock("各月", MONTHS, (ChartSeries("受理", tuple(range(12))), ChartSeries("成功", (100_000,) * 12)), "件", upright=True),
    "one month": ChartBlock("各月", ("1月",), (ChartSeries("受理", (1,)),), "件", upright=True),
    "nothing": ChartBlock("各月", ("1月", "2月"), (ChartSeries("受理", (0, 0)),), "件", upright=True),
    "no bars": ChartBlock("构成", ("甲", "乙"), (ChartSeries("", (0, 0)),), "件"),
}
every_chart = pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)


@every_chart
def test_nothing_stands_outside_the_frame(chart: ChartBlock) -> None:
    drawing = draw_chart(chart, BOOK)
    assert drawing.width == MEASURE
    for shape in drawing.contents:
        left, bottom, right, top = shape.getBounds()
        assert -0.5 <= left <= right <= MEASURE + 0.5, shape.getProperties()
        assert -0.5 <= bottom <= top <= drawing.height + 0.5, shape.getProperties()


@every_chart
def test_every_label_and_value_is_told(chart: ChartBlock) -> None:
    told = [shape.text for shape in draw_chart(chart, BOOK).contents if isinstance(shape, String)]
    for series in chart.series:
        assert {"—" if value is None else str(value) for value in series.values} <= set(told)
    assert set(chart.labels) <= set(told)


def test_bars_are_as_long_as_their_values() -> None:
    long, short = (shape for shape in draw_chart(CHARTS["bars"], BOOK).contents if isinstance(shape, Rect))
    assert short.width / long.width == pytest.approx(12 / 178)
    full, none = (shape for shape in draw_chart(CHARTS["rates"], BOOK).contents if isinstance(shape, Rect))
    assert none.width == 0
    assert 0 < full.width < MEASURE


def test_columns_of_two_series_have_two_colours_and_their_heights() -> None:
    columns = [shape for shape in draw_chart(CHARTS["months"], BOOK).contents if isinstance(shape, Rect) and shape.width != 8]
    first, second = columns[::2], columns[1::2]
    assert {shape.fillColor for shape in first} == {FILLS[0]}
    assert {shape.fillColor for shape in second} == {FILLS[1]}
    assert [round(shape.height / first[1].height) for shape in first[1:]] == list(range(1, 12))


@every_chart
def test_the_screen_gets_the_same_words_and_no_clip(chart: ChartBlock) -> None:
    root = ET.fromstring(svg(chart, BOOK, "Noto Sans SC"))
    texts = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert texts == [shape.text for shape in draw_chart(chart, BOOK).contents if isinstance(shape, String)]
    assert list(root.iter("{http://www.w3.org/2000/svg}clipPath")) == []
    assert "font-family: 'Noto Sans SC'" in svg(chart, BOOK, "Noto Sans SC").decode()


def test_a_chart_stands_on_the_paper_and_moves_whole_to_the_next_page() -> None:
    chart = CHARTS["months"]
    paper = render_pdf(Paper("统计", (Title("统计"), *(chart,) * 4)), BOOK)
    assert paper.pages == 2
    assert pdfium_text(paper.pdf).count("各月（件）") == 4
    assert max(box.right for box in boxes(paper.pdf)) < 595
    assert paper.pdf == render_pdf(Paper("统计", (Title("统计"), *(chart,) * 4)), BOOK).pdf


def test_one_font_has_every_word_of_every_declared_chart() -> None:
    """The words of a chart are drawn whole in one font, which must have all their characters."""
    font = BOOK.glyph(Face.HEI, "文").font
    for register in load_registers():
        titles = {figure.name: figure.title for figure in register.statistics}
        for chart in register.charts:
            words = chart.title + chart.unit + "".join(titles[name] for name in chart.figures)
            assert {BOOK.glyph(Face.HEI, char).font for char in words} == {font}, words
    assert {BOOK.glyph(Face.HEI, char).font for char in "0123456789.-—（）月"} == {font}
    assert SIZE > 8
