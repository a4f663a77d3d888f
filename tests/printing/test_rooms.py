"""Rooms to write in on forms to fill by hand: they save a nearly bare page, or fill it."""

import pytest

from libao_desk.declare.blocks import Blank, Block, Clauses, Paper, Paragraph, SealArea, Signature, SignatureBlock, Title
from libao_desk.declare.phrases import opened_room, room
from libao_desk.printing.fonts import FontBook
from libao_desk.printing.page import BLOCK_HEIGHT, MEASURE, MM, TOP_MARGIN
from libao_desk.printing.render import render_pdf
from tests.papers.measured import Measured, measure

ENDING = (Paragraph("以上属实。"), SignatureBlock(((Signature("本人（签名）："),),)), SealArea("（印章）"))


def drawn(*, words: int, by_hand: bool = True) -> Measured:
    """A form with so many lines of words, a room for facts, and one for a suggestion."""
    text = [Paragraph("正文一行。") for _ in range(words)]
    suggestion = (Paragraph("意见：", indent=0, keep_with_next=True), *room(2))
    blocks: tuple[Block, ...] = (Title("建议书"), *text, *opened_room("经查，", 22, 6), *suggestion, *ENDING)
    return measure(render_pdf(Paper("建议书", blocks, by_hand=by_hand), FontBook(bundled_only=True)).pdf)


def rules(form: Measured) -> int:
    """How many rules to write on reach the right edge, the signature's not counted."""
    wide = [stroke for stroke in form.body_strokes if stroke.right - stroke.left > MEASURE / 2]
    return len(wide) - 1


def reach(form: Measured) -> float:
    """How far down the last page is used."""
    signs = [sign.bottom for sign in form.body if sign.page == form.pages]
    return (max(signs) - TOP_MARGIN) / BLOCK_HEIGHT


@pytest.mark.parametrize(("words", "left"), [(4, 8), (6, 6), (7, 5)], ids=["as it was", "two rules fewer", "three fewer"])
def test_a_few_lines_too_many_are_saved_in_the_rooms(words: int, left: int) -> None:
    form = drawn(words=words)
    assert (form.pages, rules(form)) == (1, left)


def test_every_room_keeps_half_of_its_rules() -> None:
    forms = [drawn(words=words) for words in range(5, 12)]
    assert min(rules(form) for form in forms) >= 4


@pytest.mark.parametrize("words", [9, 12, 14])
def test_where_a_second_page_is_needed_the_rooms_fill_it(words: int) -> None:
    form, plain = drawn(words=words), drawn(words=words, by_hand=False)
    assert form.pages == plain.pages == 2
    assert reach(plain) < 0.5 < reach(form)
    assert rules(form) > rules(plain)


def test_a_paper_that_is_not_to_be_filled_by_hand_stays_as_it_was_composed() -> None:
    assert (drawn(words=6, by_hand=False).pages, rules(drawn(words=6, by_hand=False))) == (2, 8)


def test_a_clause_to_write_is_a_room_too(book: FontBook) -> None:
    clauses = Clauses(((Blank(22),),) * 3)
    text = [Paragraph("正文一行。") for _ in range(14)]
    form = measure(render_pdf(Paper("责任书", (*text, clauses, *ENDING), by_hand=True), book).pdf)
    assert form.pages == 2
    assert rules(form) > 3
    assert [row.text for row in form.rows if row.text in ("一、", "二、", "三、")] == ["一、", "二、", "三、"]


def test_the_rules_added_are_those_of_the_room(book: FontBook) -> None:
    form = drawn(words=12)
    lines = [stroke for stroke in form.body_strokes if stroke.right - stroke.left > MEASURE - MM]
    assert len({(round(line.left, 1), round(line.right, 1)) for line in lines}) == 1
