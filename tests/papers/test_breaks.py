"""Where the lines and pages of every paper end, from the PDF's own coordinates, however much is put in."""

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest

from libao_desk.declare.blocks import (
    Cell,
    FactsTable,
    PageBreak,
    Paper,
    Paragraph,
    SealArea,
    SignatureBlock,
    Style,
    Title,
)
from libao_desk.printing.page import BLOCK_HEIGHT, MEASURE, TOP_MARGIN
from tests.printing.readers import squeeze

from .gallery import Gallery, Sample, State, samples
from .measured import BLOCK_RIGHT, Measured, Row
from .put_in import flat, pieces, words_of

every_paper = pytest.mark.parametrize("sample", samples(*State), ids=lambda sample: sample.name)
CLOSING = frozenset("，。、；：？！）》〉」』】〕”’·％℃")
OPENING = frozenset("（《〈「『【〔“‘￥¥")
WHOLE = re.compile(
    r"人民币[零壹贰叁肆伍陆柒捌玖拾佰仟万亿圆元角分整正]+"  # an amount in capitals
    r"|[¥￥][\d,]+(?:\.\d\d)?"
    r"|\d{4}年\d{1,2}月\d{1,2}日"
    r"|(?<!\d)\d{17}[\dX](?!\d)"  # a citizen's number
    r"|(?<!\d)1\d{10}(?!\d)"  # a telephone
)
WITH_SIGNATURES = 2


@every_paper
def test_no_line_begins_with_a_closing_mark(sample: Sample, gallery: Gallery) -> None:
    measured = gallery.measured(sample)
    wrong = [row.text for row in measured.rows if row.text[0] in CLOSING and not measured.ruled_left_of(row.signs[0])]
    assert wrong == []


@every_paper
def test_no_line_ends_with_an_opening_mark(sample: Sample, gallery: Gallery) -> None:
    """But for the sign before an amount that is still to be written by hand."""
    measured = gallery.measured(sample)
    ends = {piece.words[-1:] for piece in pieces(gallery.paper(sample))} & OPENING
    wrong = [row.text for row in measured.rows if row.text[-1] in OPENING - ends and not measured.ruled_right_of(row.signs[-1])]
    assert wrong == []


@every_paper
def test_no_amount_date_or_number_is_split(sample: Sample, gallery: Gallery) -> None:
    """But for one that is longer than its cell is wide, or that would leave more than a quarter of a line of the body empty."""
    rows = gallery.measured(sample).rows
    lines = [row.text for row in rows]
    texts = pieces(gallery.paper(sample))
    for word in {word for text in texts for word in WHOLE.findall(text.words)}:
        width = sum(1 if char > "\u2000" else 0.6 for char in word)
        wanted = sum(text.words.count(word) for text in texts if text.room >= width)
        split = sum(_is_split_for_room(word, *pair) for pair in pairwise(rows))
        assert sum(line.count(word) for line in lines) + split >= wanted, word


def _is_split_for_room(word: str, upper: Row, lower: Row) -> bool:
    """Whether a word goes on in the next line that, moved there whole, would leave room to write something in before it."""
    for length in range(1, 0 if word.isalnum() and word.isascii() else len(word)):
        if upper.text.endswith(word[:length]) and lower.text.startswith(word[length:]):
            return BLOCK_RIGHT - upper.signs[-length].x > MEASURE / 4
    return False


@every_paper
def test_no_page_ends_with_a_heading(sample: Sample, gallery: Gallery) -> None:
    measured = gallery.measured(sample)
    headings = set(_headings(gallery.paper(sample)))
    last = {row.page: row.text for row in measured.rows if row.page < measured.pages}
    assert {page: text for page, text in last.items() if text in headings and not _is_ruled_below(measured, page)} == {}


def _headings(paper: Paper) -> Iterator[str]:
    for block in flat(paper.blocks):
        if isinstance(block, Title) or (isinstance(block, Paragraph) and (block.keep_with_next or block.style is not Style.BODY)):
            yield words_of(block.text)


@pytest.mark.parametrize("sample", samples(State.BLANK), ids=lambda sample: sample.name)
def test_no_form_with_room_to_write_ends_on_a_bare_page(sample: Sample, gallery: Gallery) -> None:
    measured = gallery.measured(sample)
    has_room = any(isinstance(block, Paragraph) and block.is_room for block in flat(gallery.paper(sample).blocks))
    if has_room and measured.pages > 1:
        lowest = max(sign.bottom for sign in measured.body if sign.page == measured.pages)
        assert (lowest - TOP_MARGIN) / BLOCK_HEIGHT > 0.5


def _is_ruled_below(measured: Measured, page: int) -> bool:
    """Whether rules to write on, or an empty table, follow the last words of a page."""
    last = max(row.y for row in measured.rows if row.page == page)
    return any(stroke.page == page and stroke.bottom > last + 8 for stroke in measured.body_strokes)


@every_paper
def test_signatures_and_seals_have_lines_of_the_body_above_them(sample: Sample, gallery: Gallery) -> None:
    paper, measured = gallery.paper(sample), gallery.measured(sample)
    for first, place in _first_signed(paper):
        rows = [row for row in measured.rows if row.text.startswith(first)]
        if not rows or any(isinstance(block, PageBreak) for block in paper.blocks):
            continue
        assert len(_levels_above(rows[place], measured)) >= WITH_SIGNATURES, first


def _first_signed(paper: Paper) -> Iterator[tuple[str, int]]:
    """The first words of each place to sign and of each seal, and which of the lines that begin so it is: the first, or the last."""
    for block in flat(paper.blocks):
        if isinstance(block, SignatureBlock) and block.rows:
            yield squeeze(block.rows[0][0].label), 0
        elif isinstance(block, SealArea):
            yield squeeze(block.unit or block.text), -1


def _levels_above(row: Row, measured: Measured) -> set[int]:
    """The lines of words and the rules to write on that stand above it on its page."""
    words = {round(other.y) for other in measured.rows if other.page == row.page and other.y < row.y - 1}
    rules = {round(each.top) for each in measured.body_strokes if each.page == row.page and not each.is_upright and each.top < row.y - 1}
    return words | rules


@every_paper
def test_tables_repeat_their_heads(sample: Sample, gallery: Gallery) -> None:
    """A page that begins inside a table with a head begins with that head."""
    paper, measured = gallery.paper(sample), gallery.measured(sample)
    tables = [block for block in flat(paper.blocks) if isinstance(block, FactsTable)]
    headed, bare = [each for each in tables if each.header], "".join(_said(each) for each in tables if not each.header)
    for page in range(2, measured.pages + 1):
        cells = _first_row(measured, page)
        if cells and not all(cell in bare for cell in cells):
            assert "".join(cells) in ["".join(map(squeeze, table.header)) for table in headed], page


def _said(table: FactsTable) -> str:
    return "".join(words_of(cell.text if isinstance(cell, Cell) else cell) for row in table.rows for cell in row)


def _first_row(measured: Measured, page: int) -> list[str]:
    """The words of the table row a page begins with, column by column; none where it begins with something else."""
    rows = [row for row in measured.rows if row.page == page]
    uprights = [stroke for stroke in measured.body_strokes if stroke.page == page and stroke.is_upright]
    if not rows or not uprights or min(stroke.top for stroke in uprights) > min(row.head for row in rows):
        return []
    top = min(stroke.top for stroke in uprights)
    foot = min(stroke.bottom for stroke in uprights if stroke.top < top + 1)
    return [row.text for row in rows if row.y < foot]
