"""Papers nobody would write: whatever the blocks hold, they are drawn, and drawn inside the page's block."""

import random
from collections.abc import Callable

import pytest

from libao_desk.declare.blocks import (
    Align,
    Blank,
    Block,
    Cell,
    Clauses,
    CutLine,
    FactsTable,
    Field,
    Fields,
    NumberLine,
    PageBreak,
    Paper,
    Paragraph,
    RedHead,
    SealArea,
    Signature,
    SignatureBlock,
    Size,
    Space,
    Style,
    Title,
    Together,
)
from libao_desk.printing.compose import compose
from libao_desk.printing.fonts import FontBook
from libao_desk.printing.page import BLOCK_HEIGHT, BLOCK_WIDTH
from libao_desk.printing.paragraphs import Rule
from libao_desk.printing.render import render_pdf
from libao_desk.printing.strips import paginate
from libao_desk.printing.words import render_docx

from .readers import pages_of

SIGNS = "甲乙丙丁，。；：“”（）《》1234567890abc ·…—\n元年月日䶮"


class Chooser:
    """Random blocks of a seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def text(self, most: int) -> str:
        return "".join(self._random.choice(SIGNS) for _ in range(self._random.randrange(most)))

    def count(self, most: int) -> range:
        return range(self._random.randrange(most))

    def block(self) -> Block:
        pick = self._random.choice
        makers: list[Callable[[], Block]] = [
            lambda: Title(self.text(70)),
            lambda: RedHead(self.text(30), self.text(20)),
            lambda: NumberLine(self.text(20)),
            lambda: Paragraph(
                (self.text(300), Blank(9), self.text(200)), pick(list(Style)), align=pick(list(Align)), size=pick(list(Size))
            ),
            lambda: Clauses(tuple(self.text(90) for _ in self.count(5))),
            lambda: Fields(tuple(tuple(self._field() for _ in range(n + 1)) for n in self.count(4))),
            lambda: FactsTable(
                tuple((self._cell(), self._cell(), self._cell()) for _ in self.count(6)), header=pick([(), ("一", "二", "三")])
            ),
            lambda: Space(self._random.random() * 30),
            lambda: SignatureBlock(tuple(tuple(Signature(self.text(20)) for _ in range(n % 3 + 1)) for n in self.count(9))),
            lambda: SealArea(self.text(20), unit=pick([None, self.text(25)])),
            lambda: CutLine(self.text(8)),
            PageBreak,
            lambda: Together((Paragraph(self.text(200)), Paragraph(self.text(200)))),
        ]
        return pick(makers)()

    def _field(self) -> Field:
        return Field(self.text(9), self._random.choice([None, self.text(60)]))

    def _cell(self) -> Cell | str | None:
        return self._random.choice([None, self.text(300), Cell(self.text(40), lines=3.5)])

    def paper(self) -> Paper:
        return Paper("任意", tuple(self.block() for _ in self.count(9)), straddle_seal=True, initials=True)


@pytest.mark.parametrize("seed", range(60))
def test_any_paper_lies_inside_the_block(seed: int, book: FontBook) -> None:
    for page in paginate(compose(Chooser(seed).paper().blocks, book)):
        for placed in page:
            for mark in placed.marks:
                left, right, bottom = (mark.x0, mark.x1, mark.y1) if isinstance(mark, Rule) else (mark.x, mark.x, mark.y)
                assert -0.01 <= left <= right <= BLOCK_WIDTH
                assert placed.y + bottom <= BLOCK_HEIGHT


@pytest.mark.parametrize("seed", range(0, 60, 6))
def test_any_paper_is_written(seed: int, book: FontBook) -> None:
    paper = Chooser(seed).paper()
    rendered = render_pdf(paper, book)
    assert len(pages_of(rendered.pdf)) == rendered.pages
    assert render_docx(paper).startswith(b"PK")
