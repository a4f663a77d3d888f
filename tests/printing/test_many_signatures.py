"""Papers that many people sign (多方签名): the rows go on from page to page, and no page stays largely empty."""

from datetime import date
from functools import cache
from itertools import groupby

import pytest

from libao_desk.declare.blocks import Paper, Paragraph, SealArea, Signature, SignatureBlock, Size
from libao_desk.printing.fonts import FontBook
from libao_desk.printing.forms import signature_strips
from libao_desk.printing.page import BLOCK_HEIGHT, MM, TOP_MARGIN
from libao_desk.printing.paragraphs import Rule, Words
from libao_desk.printing.render import render_pdf

from .readers import Box, boxes

TEXT_LINES = range(2, 26)
LONG_LISTS = (7, 9, 12, 20)
HAND, CLOSING, SEAL = "署", "文", "章"
"""Signs that stand once in each row to sign, once in each line of the text, and once over the seal."""


def a_paper(places: int, lines: int) -> Paper:
    rows = tuple((Signature(f"当事人（{HAND}名）："),) for _ in range(places))
    text = [Paragraph(f"正{CLOSING}一行。") for _ in range(lines)]
    return Paper("协议", (*text, SignatureBlock(rows), SealArea(f"（印{SEAL}）", on=date(2020, 12, 31))))


@cache
def sheets(places: int, lines: int, book: FontBook) -> list[list[Box]]:
    """The characters of each page's text block."""
    drawn = [box for box in boxes(render_pdf(a_paper(places, lines), book).pdf) if box.bottom < TOP_MARGIN + BLOCK_HEIGHT]
    return [list(page) for _, page in groupby(drawn, key=lambda box: box.page)]


def count(sign: str, page: list[Box]) -> int:
    return sum(box.char == sign for box in page)


@pytest.mark.parametrize("places", LONG_LISTS)
def test_no_page_but_the_last_stays_largely_empty(places: int, book: FontBook) -> None:
    for lines in TEXT_LINES:
        *full, _ = sheets(places, lines, book)
        used = [(max(box.bottom for box in page) - TOP_MARGIN) / BLOCK_HEIGHT for page in full]
        assert all(part > 0.6 for part in used), (lines, used)


@pytest.mark.parametrize("places", LONG_LISTS)
def test_the_first_rows_stand_under_lines_of_the_text_and_the_last_over_the_seal(places: int, book: FontBook) -> None:
    for lines in TEXT_LINES:
        pages = sheets(places, lines, book)
        signed = [page for page in pages if count(HAND, page)]
        assert count(CLOSING, signed[0]) >= 2, lines
        assert count(SEAL, pages[-1]) == 1, lines
        assert count(HAND, pages[-1]) >= 2, lines
        assert sum(count(HAND, page) for page in pages) == places, lines


@pytest.mark.parametrize("places", [2, 3, 4, 5, 6])
def test_six_parties_and_fewer_sign_on_one_page(places: int, book: FontBook) -> None:
    for lines in TEXT_LINES:
        assert [count(HAND, page) for page in sheets(places, lines, book) if count(HAND, page)] == [places], lines


def test_seven_sign_on_one_page_where_that_leaves_little_of_the_page_before_empty(book: FontBook) -> None:
    assert [count(HAND, page) for page in sheets(7, 18, book)] == [0, 7]


@pytest.mark.parametrize("rows", [1, 2, 3])
def test_how_to_sign_is_readable_where_few_sign_and_each_side_stands_together(rows: int, book: FontBook) -> None:
    """The line reads 当事人（签名、盖章或按指印）： as such, with room for name and finger."""
    block = SignatureBlock(tuple((Signature("当事人（签名、盖章或按指印）："), Signature("人民调解员（签名）：")) for _ in range(rows)))
    strips = list(signature_strips(block, book))
    marks = [mark for strip in strips for mark in strip.marks]
    assert min(mark.size for mark in marks if isinstance(mark, Words)) >= Size.SMALL_FOUR.value
    assert min(mark.x1 - mark.x0 for mark in marks if isinstance(mark, Rule)) >= 40 * MM
    said = ["".join(mark.text for mark in strip.marks if isinstance(mark, Words))[:3] for strip in strips]
    assert said == ["当事人"] * rows + ["人民调"] * rows
