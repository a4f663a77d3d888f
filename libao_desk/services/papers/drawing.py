"""What every paper of the office is drawn with (文书绘制): its facts besides the record, its fonts."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from libao_desk.declare.blocks import Paper
from libao_desk.declare.document import PaperFacts
from libao_desk.services.desk import Desk
from libao_desk.services.settings import BUNDLED_FONTS, COUNTY, OFFICE_NAME, TOWNSHIP

if TYPE_CHECKING:
    from libao_desk.printing.fonts import FontBook
    from libao_desk.printing.render import RenderedPaper


def paper_facts(desk: Desk, number: str = "", part_row: Any = None, *, on: date | None = None) -> PaperFacts:
    """What a paper knows besides its record, as of today or of the day it was issued."""
    office = desk.facts()
    return PaperFacts(
        office=office,
        office_name=office.setting(OFFICE_NAME),
        township=office.setting(TOWNSHIP),
        county=office.setting(COUNTY),
        today=on or desk.today,
        number=number,
        part_row=part_row,
    )


def fonts(desk: Desk) -> "FontBook":
    """The fonts the office prints with."""
    from libao_desk.printing.fonts import font_book

    return font_book(bundled_only=desk.facts().setting(BUNDLED_FONTS))


def draw(desk: Desk, paper: Paper, code: str | None = None) -> "RenderedPaper":
    """The paper as PDF, with its check code where it is issued.

    Raises Refusal where a character has no glyph in any font.
    """
    from libao_desk.printing.render import render_pdf

    return render_pdf(replace(paper, code=code), fonts(desk))
