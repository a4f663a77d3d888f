"""Where everything lies on every paper, by the PDF's own coordinates: the figures of GB/T 9704-2012, half a millimetre either way."""

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest

from libao_desk.declare.blocks import (
    Block,
    Clauses,
    Footer,
    Paragraph,
    RedHead,
    SignatureBlock,
    Size,
    Space,
    Title,
    plain,
)
from libao_desk.printing.page import MM
from tests.printing.readers import squeeze

from .gallery import Gallery, Sample, State, samples
from .measured import BLOCK_BOTTOM, BLOCK_RIGHT, TOLERANCE, Row
from .put_in import flat, words_of

every_paper = pytest.mark.parametrize("sample", samples(*State), ids=lambda sample: sample.name)
LEFT, TOP, RED_HEAD, FOOT = 28 * MM, 37 * MM, 72 * MM, 269 * MM
BODY, TITLE, FOOT_SIZE = 15.75, 21.0, 13.75
PITCH = 15.75 * 15 / 8
"""A 3号 character and seven eighths of one."""
WRITTEN_ON = 15.75 * (0.88 + 0.2)
"""From the top of a line to the rule it is written on."""
STUB = "（存根）"


@every_paper
def test_nothing_of_the_text_lies_outside_the_block(sample: Sample, gallery: Gallery) -> None:
    measured = gallery.measured(sample)
    for sign in measured.body:
        assert sign.x >= LEFT - TOLERANCE, sign
        assert sign.right <= BLOCK_RIGHT + TOLERANCE, sign
        assert sign.top >= TOP - TOLERANCE, sign
        assert sign.bottom <= BLOCK_BOTTOM + TOLERANCE, sign
    for stroke in measured.body_strokes:
        assert stroke.left >= LEFT - TOLERANCE, stroke
        assert stroke.right <= BLOCK_RIGHT + TOLERANCE, stroke
        assert stroke.top >= TOP - TOLERANCE, stroke
        assert stroke.bottom <= BLOCK_BOTTOM + TOLERANCE, stroke


@every_paper
def test_the_left_edge_is_where_the_binding_margin_ends(sample: Sample, gallery: Gallery) -> None:
    measured = gallery.measured(sample)
    edges = [sign.x for sign in measured.body] + [stroke.left for stroke in measured.body_strokes]
    assert min(edges) == pytest.approx(LEFT, abs=TOLERANCE)


@every_paper
def test_every_page_begins_at_the_top_of_the_block(sample: Sample, gallery: Gallery) -> None:
    """With a line of text, the frame of a table, or a rule to write on; a place to sign has room above it for the hand."""
    measured = gallery.measured(sample)
    first = next(flat(gallery.paper(sample).blocks))
    blocks = [block for block in flat(gallery.paper(sample).blocks) if isinstance(block, SignatureBlock)]
    signing = [squeeze(one.label) for block in blocks for row in block.rows for one in row]
    for page in range(1, measured.pages + 1):
        if page == 1 and isinstance(first, Space):
            continue
        rows = [row for row in measured.rows if row.page == page]
        heads = [row.head for row in rows]
        heads += [stroke.top for stroke in measured.body_strokes if stroke.page == page and stroke.is_upright]
        heads += [stroke.top - WRITTEN_ON for stroke in measured.body_strokes if stroke.page == page and not stroke.is_upright]
        wanted = RED_HEAD if page == 1 and isinstance(first, RedHead) else TOP
        top = min(head for head in heads if head > wanted - 2 * TOLERANCE)
        room = PITCH / 2 if page > 1 and top > wanted + TOLERANCE and any(rows[0].text.startswith(label) for label in signing) else 0
        assert top == pytest.approx(wanted + room, abs=TOLERANCE), page


@every_paper
def test_the_page_number_stands_seven_millimetres_under_the_block(sample: Sample, gallery: Gallery) -> None:
    measured, footer = gallery.measured(sample), gallery.paper(sample).footer
    for page in range(1, measured.pages + 1):
        lines = [
            row._replace(signs=tuple(sign for sign in row.signs if sign.size == FOOT_SIZE)) for row in measured.feet if row.page == page
        ]
        feet = [row for row in lines if row.signs]  # without the initials beside the number
        if footer is Footer.NONE:
            assert feet == []
            continue
        (row,) = feet
        numbers = f"第{page}页共{measured.pages}页" if footer is Footer.PAGE_OF else f"—{page}—"
        assert row.text == numbers
        top = row.head if footer is Footer.PAGE_OF else min(sign.top for sign in row.signs if sign.char == "—")
        assert top == pytest.approx(FOOT, abs=TOLERANCE)


@every_paper
def test_titles_are_of_size_two_and_stand_in_the_middle(sample: Sample, gallery: Gallery) -> None:
    """A stub's title is smaller: it stays in the office."""
    measured = gallery.measured(sample)
    for block in flat(gallery.paper(sample).blocks):
        if isinstance(block, Title):
            size = block.size.value if block.text.endswith(STUB) else TITLE
            rows = list(_rows_of(squeeze(block.text), [row for row in measured.rows if row.signs[0].size == size]))
            assert "".join(row.text for row in rows) == squeeze(block.text)
            for row in rows:
                middle = (row.signs[0].x + row.signs[-1].x + size) / 2
                assert middle == pytest.approx((LEFT + LEFT + 28 * BODY) / 2, abs=size / 2), "a mark at the end may hang over"


@every_paper
def test_the_body_is_of_size_three_and_its_lines_lie_one_pitch_apart(sample: Sample, gallery: Gallery) -> None:
    measured = gallery.measured(sample)
    for text in _body_texts(gallery.paper(sample).blocks):
        rows = list(_rows_of(text, measured.rows))
        assert "".join(row.text for row in rows) == text
        assert {sign.size for row in rows for sign in row.signs} <= {BODY}
        for upper, lower in pairwise(rows):
            if upper.page == lower.page:
                apart = (lower.y - upper.y) / PITCH  # a line of nothing but a rule holds no words
                assert abs(apart - round(apart)) * PITCH <= TOLERANCE, (upper.text, lower.text)
                assert round(apart) == 1 or measured.strokes, (upper.text, lower.text)


def _body_texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    """The words of each paragraph of the body, as they are read; clauses without their numbers count as such."""
    for block in flat(blocks):
        if isinstance(block, Paragraph) and block.size is Size.THREE:
            texts = plain(block.text).split("\n")
        elif isinstance(block, Clauses):
            texts = [part for item in block.items for part in plain(item).split("\n")[1:]]
        else:
            continue
        for text in texts:
            words = words_of(text)
            if words:
                yield words


def _rows_of(text: str, rows: list[Row]) -> Iterator[Row]:
    """The lines that together say a text, the first ones that do."""
    for start in range(len(rows)):
        said = ""
        for row in rows[start:]:
            said += row.text
            if not text.startswith(said):
                break
            if said == text:
                end = rows.index(row)
                yield from rows[start : end + 1]
                return


@every_paper
def test_a_full_line_holds_twenty_eight_characters(sample: Sample, gallery: Gallery) -> None:
    """Squeezed marks let one or two more stand on a line, never more."""
    for row in gallery.measured(sample).rows:
        if {sign.size for sign in row.signs} == {BODY}:
            han = re.findall("[\u4e00-\u9fff]", row.text)
            assert len(han) <= 29, row.text
