"""Mediation agreements as PDF, one and many, against the same glyphs at the same places on a bare canvas."""

from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from itertools import count, islice
from random import Random
from typing import Any
from unittest.mock import patch

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from benchmarks.measure import Ratio, compare
from benchmarks.township import DAY
from libao_desk.app.found_registers import load_registers
from libao_desk.declare.blocks import Paper
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.people.invented import InventedWorld
from libao_desk.printing.fonts import FontBook
from libao_desk.printing.page import PAGE_HEIGHT, PAGE_WIDTH
from libao_desk.printing.render import render_pdf
from libao_desk.registers.disputes.invented import invent
from libao_desk.registers.disputes.model import DisputeCase

Run = tuple[str, Any]
"""One call of the text object: its method and what it was given."""
DRAWN = ("setFont", "setCharSpace", "setTextOrigin", "textOut")


ROUNDS_OF_A_BATCH = 3


def benches(batch: int) -> Iterator[Ratio]:
    """The claims about papers: one drawn again and again, and `batch` of them from their records, no two alike."""
    fonts = FontBook(bundled_only=True)
    paper = next(_agreements())()
    glyphs = _recorded(paper, fonts)
    yield compare(
        "a mediation agreement as PDF",
        lambda: render_pdf(paper, fonts),
        lambda: _bare(glyphs),
        floor_name="same glyphs, bare canvas",
        goal=1.3,
        repeat=5,
    )
    yield _batch(batch, fonts)


def _batch(size: int, fonts: FontBook) -> Ratio:
    """The cost of one paper of many: its blocks from the record, its lines, its PDF."""
    bodies = list(islice(_agreements(), size))
    glyphs = [_recorded(body(), fonts) for body in bodies]

    def ours() -> None:
        for body in bodies:
            render_pdf(body(), fonts)

    def floor() -> None:
        for pages in glyphs:
            _bare(pages)

    name = f"{size:,} mediation agreements, no two alike"
    return compare(name, ours, floor, floor_name="same glyphs, bare canvas", goal=1.3, rounds=ROUNDS_OF_A_BATCH)


def _bare(pages: list[list[Run]]) -> None:
    """Put recorded glyphs on a canvas that knows nothing of papers."""
    canvas = Canvas(BytesIO(), pagesize=(PAGE_WIDTH, PAGE_HEIGHT), invariant=1, pageCompression=1)
    for page in pages:
        text = canvas.beginText()
        for method, given in page:
            getattr(text, method)(*given)
        canvas.drawText(text)
        canvas.showPage()
    canvas.save()


def _agreements() -> Iterator[Callable[[], Paper]]:
    """Agreements of one invented year after another, each to be composed from its record."""
    _, document = load_registers().document("mediation-agreement")
    office = OfficeFacts()
    for seed in count(2020):
        rng = Random(seed)
        for record in invent(InventedWorld(rng), rng):
            if isinstance(record, DisputeCase) and document.refusal(record, None, office, DAY) is None:
                facts = PaperFacts(
                    office=office, office_name="李堡司法所", township="李堡镇", county="海安市", today=DAY, number="（2020）海李调字第001号"
                )
                yield partial(document.body, record, facts)


def _recorded(paper: Paper, fonts: FontBook) -> list[list[Run]]:
    """What the program itself draws, page by page, as plain calls."""
    pages: list[list[Run]] = []

    def recorder(method: str) -> Any:
        original = getattr(PDFTextObject, method)

        def record(self: PDFTextObject, *given: Any) -> Any:
            if not hasattr(self, "recorded"):
                self.recorded = []
                pages.append(self.recorded)
            self.recorded.append((method, given))
            return original(self, *given)

        return record

    with patch.multiple(PDFTextObject, **{method: recorder(method) for method in DRAWN}):
        render_pdf(paper, fonts)
    return pages
