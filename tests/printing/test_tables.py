"""Tables: rows stay whole, heads are repeated, frames are closed on every page."""

import pytest

from libao_desk.declare.blocks import Align, Cell, FactsTable
from libao_desk.printing.fonts import FontBook
from libao_desk.printing.linebreak import NO_END, NO_START
from libao_desk.printing.page import BLOCK_HEIGHT, MEASURE
from libao_desk.printing.paragraphs import Rule, Words
from libao_desk.printing.strips import Page, Strip, paginate
from libao_desk.printing.tables import table_strips

LONG = "试验村民委员会会同有关单位现场核实情况并逐项记录在案。" * 90


def pages_of(table: FactsTable, book: FontBook) -> list[Page]:
    return paginate(list(table_strips(table, book)))


def words(page: Page) -> str:
    return "".join(mark.text for placed in page for mark in placed.marks if isinstance(mark, Words))


def test_a_long_table_repeats_its_head(book: FontBook) -> None:
    table = FactsTable(tuple((f"第{n}件", "说明") for n in range(80)), header=("序号", "事项"))
    pages = pages_of(table, book)
    assert len(pages) > 2
    assert all(words(page).startswith("序号事项") for page in pages)
    assert sum(words(page).count("说明") for page in pages) == 80


@pytest.mark.parametrize("above", range(4))
def test_the_last_row_of_a_table_is_never_alone_on_a_page(above: int, book: FontBook) -> None:
    for rows in range(3, 60):
        strips = [Strip(above * 6.0), *table_strips(FactsTable(tuple((f"第{n}件", "说明") for n in range(rows))), book)]
        pages = paginate(strips)
        assert words(pages[-1]).count("说明") > 1


def test_a_row_taller_than_a_page_is_cut_between_lines(book: FontBook) -> None:
    pages = pages_of(FactsTable((("简要情况", LONG),), widths=(1, 5)), book)
    assert len(pages) > 1
    assert "".join(words(page) for page in pages).replace("简要情况", "", 1) == LONG


@pytest.mark.parametrize("table", [FactsTable(tuple(("甲", "乙") for _ in range(80))), FactsTable((("甲", LONG),), widths=(1, 5))])
def test_the_frame_is_closed_on_every_page(table: FactsTable, book: FontBook) -> None:
    for page in pages_of(table, book):
        level = [placed.y + mark.y0 for placed in page for mark in placed.marks if isinstance(mark, Rule) and mark.y0 == mark.y1]
        upright = [placed.y + mark.y1 for placed in page for mark in placed.marks if isinstance(mark, Rule) and mark.x0 == mark.x1]
        assert min(level) == 0
        assert max(level) == pytest.approx(max(upright))
        assert max(level) <= BLOCK_HEIGHT + 0.02


def test_spanning_cells_cover_their_columns(book: FontBook) -> None:
    table = FactsTable(((Cell("合并", span=2), "丙"), ("甲", "乙", "丙")))
    first, second = list(table_strips(table, book))[:2]
    uprights = [{mark.x0 for mark in strip.marks if isinstance(mark, Rule) and mark.x0 == mark.x1} for strip in (first, second)]
    assert [len(edges) for edges in uprights] == [3, 4]
    assert max(uprights[0]) == pytest.approx(MEASURE)


def test_a_short_row_is_completed_with_empty_cells(book: FontBook) -> None:
    first = next(iter(table_strips(FactsTable((("甲",), ("甲", "乙", "丙"))), book)))
    assert len({mark.x0 for mark in first.marks if isinstance(mark, Rule) and mark.x0 == mark.x1}) == 4


def test_a_cell_is_as_high_as_it_asks(book: FontBook) -> None:
    low, high = (next(iter(table_strips(FactsTable(((Cell(None, lines=lines),),)), book))).height for lines in (1, 6))
    assert high > 4 * low


def _cell_words(text: str | Cell, points: float, book: FontBook) -> list[Words]:
    """The lines of a cell so many points wide between its paddings."""
    table = FactsTable(((text, None),), widths=(points + 8, MEASURE - points - 8))
    return [mark for strip in table_strips(table, book) for mark in strip.marks if isinstance(mark, Words)]


@pytest.mark.parametrize(
    ("text", "points", "lines", "size"),
    [
        ("2020年10月8日", 82, ["2020年10月8日"], 12),
        ("2020年10月8日", 72, ["2020年10月8日"], 10.5),
        ("2020年10月8日", 62, ["2020年10月8日"], 9),
        ("2020年10月8日", 50, ["2020年", "10月8日"], 12),
        ("赵一二三四五六七八九", 50, ["赵一二三", "四五六七", "八九"], 12),
        ("证号320699196003051015、电话", 123, ["证号", "320699196003051015、", "电话"], 12),
        ("证号320699196003051015、电话", 109, ["证号", "320699196003051015、", "电话"], 10.5),
    ],
)
def test_a_cell_too_narrow_for_a_date_or_number_is_set_smaller_or_splits_it_well(
    text: str, points: float, lines: list[str], size: float, book: FontBook
) -> None:
    drawn = _cell_words(text, points, book)
    by_line: dict[float, str] = {}
    for mark in drawn:
        by_line[mark.y] = by_line.get(mark.y, "") + mark.text
    assert list(by_line.values()) == lines
    assert {mark.size for mark in drawn} == {size}


@pytest.mark.parametrize("align", [Align.JUSTIFY, Align.CENTRE, Align.RIGHT])
def test_a_label_in_two_lines_leaves_no_character_by_itself(align: Align, book: FontBook) -> None:
    drawn = _cell_words(Cell("期初在矫", align=align), 38, book)
    assert [mark.text for mark in drawn] == ["期初", "在矫"]
    left, right = drawn[0].x - 4, 38 + 4 - drawn[0].x - 24
    assert (left > 1, right > 1) == {Align.JUSTIFY: (False, True), Align.CENTRE: (True, True), Align.RIGHT: (True, False)}[align]


@pytest.mark.parametrize("points", range(40, 200, 3))
def test_no_line_of_a_narrow_cell_begins_with_a_closing_mark_or_ends_with_an_opening_one(points: int, book: FontBook) -> None:
    drawn = _cell_words(
        "身份证号320699196003051015、联系电话19900001234（2020年10月8日登记）、共人民币壹万陆仟元整（¥16000.00）。", points, book
    )
    lines: dict[float, str] = {}
    for mark in drawn:
        lines[mark.y] = lines.get(mark.y, "") + mark.text
    assert not [line for line in lines.values() if line[0] in NO_START or line[-1] in NO_END]
