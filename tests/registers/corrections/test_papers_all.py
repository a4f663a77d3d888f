"""Every paper of corrections, whatever the record holds: drawn filled, empty and far too full, and never a word of the program's own."""

from dataclasses import replace
from itertools import zip_longest

import pytest

from libao_desk.declare.blocks import Blank, Clauses, Paper, SignatureBlock
from libao_desk.declare.document import Document
from libao_desk.printing.compose import compose
from libao_desk.printing.fonts import FontBook
from libao_desk.printing.page import BLOCK_HEIGHT, BLOCK_WIDTH
from libao_desk.printing.paragraphs import Rule
from libao_desk.printing.render import render_pdf
from libao_desk.printing.strips import paginate
from libao_desk.registers.corrections.model import CorrectionCase
from libao_desk.services.office import Office

from ..paper_words import words
from .builders import CORRECTIONS, a_juvenile
from .papers import PAPER, a_full_case, an_overlong_case

OF_NOBODY = ("corrections-privacy-assessment", "corrections-privacy-incident")
"""Papers of the register as a whole."""
every_paper = pytest.mark.parametrize(
    "document", [one for one in CORRECTIONS.documents if one.key not in OF_NOBODY], ids=lambda document: document.key
)
FILLED, EMPTY, OVERLONG = "filled", "empty", "overlong"
CASES = {FILLED: a_full_case, EMPTY: CorrectionCase, OVERLONG: an_overlong_case}
COUNTYS = "（代拟稿）"
OWN = frozenset(
    {
        "corrections-privacy-notice",
        "correction-information-sheet",
        "correction-responsibility-letter",
        "correction-plan",
        "search-record",
        "term-summary",
        "conduct-assessment",
        "leave-application",
        "release-appraisal",
    }
)
"""Papers this office or the subject signs, and forms with a place for the opinion of each level, the county's among them."""


@pytest.fixture(scope="session")
def fonts() -> FontBook:
    return FontBook(bundled_only=True)


def _papers(document: Document, case: CorrectionCase) -> list[Paper]:
    rows = getattr(case, document.part) if document.part else ()
    return [document.body(case, replace(PAPER, part_row=row)) for row in rows or (None,)]


@every_paper
@pytest.mark.parametrize("kind", CASES)
def test_every_paper_is_drawn_and_says_nothing_of_the_programs_own(document: Document, kind: str, fonts: FontBook) -> None:
    for paper in _papers(document, CASES[kind]()):
        assert render_pdf(paper, fonts).pages >= 1
        told = words(paper)
        assert "None" not in told
        assert "Correction" not in told
        assert "王小甲" not in paper.title


@every_paper
@pytest.mark.parametrize("kind", CASES)
def test_nothing_is_drawn_outside_the_page(document: Document, kind: str, fonts: FontBook) -> None:
    for paper in _papers(document, CASES[kind]()):
        for page in paginate(compose(paper.blocks, fonts)):
            for strip in page:
                for mark in strip.marks:
                    left, right, bottom = (mark.x0, mark.x1, mark.y1) if isinstance(mark, Rule) else (mark.x, mark.x, mark.y)
                    assert -0.01 <= left <= right <= BLOCK_WIDTH + 0.01
                    assert strip.y + bottom <= BLOCK_HEIGHT + 0.01


@every_paper
def test_an_empty_form_is_short_enough_to_be_filled_by_hand(document: Document, fonts: FontBook) -> None:
    (paper,) = _papers(document, CorrectionCase())
    assert document.blank
    assert render_pdf(paper, fonts).pages <= 3


@every_paper
def test_what_another_body_decides_is_marked_as_a_draft_for_its_seal(document: Document) -> None:
    for paper in _papers(document, a_full_case()):
        assert (COUNTYS in words(paper)) is (document.key not in OWN)


@every_paper
def test_a_minors_paper_is_marked_as_secret_and_an_adults_is_not(document: Document) -> None:
    full = a_full_case()
    parts = {document.part: getattr(full, document.part)} if document.part else {}
    child = a_juvenile(**parts)
    assert all("依法保密" in words(paper) for paper in _papers(document, child))
    assert not any("依法保密" in words(paper) for paper in _papers(document, a_full_case()))


@every_paper
def test_nothing_is_filled_in_where_a_hand_signs(document: Document) -> None:
    for paper in _papers(document, a_full_case()):
        for block in paper.blocks:
            if isinstance(block, SignatureBlock):
                assert not [one.name for row in block.rows for one in row if one.name]


def test_a_paper_of_each_row_is_offered_with_that_rows_refusal_and_wants(year_end: Office) -> None:
    """In the invented office: a note that nothing changed is no plan, and what one leave lacks is not said of another."""
    ref = next(
        ref
        for number in range(1, 60)
        if (ref := year_end.records.find("corrections", f"JZ2020-{number:03d}")) is not None
        and len(year_end.records.open(ref).parts["plans"]) > 1
    )
    plans = year_end.records.open(ref).parts["plans"]
    offers = [offer for offer in year_end.documents.offers(ref) if offer.kind == "correction-plan"]
    assert [offer.row for offer in offers] == [plan.id for plan in plans]
    for offer, plan in zip_longest(offers, plans):
        assert (offer.refusal is not None) is bool(plan.values["is_unchanged"])


def test_a_responsibility_letter_to_fill_by_hand_has_room_for_what_the_member_s_own_place_adds() -> None:
    letter = next(document for document in CORRECTIONS.documents if document.key == "correction-responsibility-letter")
    full = a_full_case()
    by_hand = _education(letter.body(CorrectionCase(), PAPER))
    of_a_member = _education(letter.body(full, replace(PAPER, part_row=full.team[0])))
    assert by_hand[2:] == ((Blank(22),),) * 2
    assert all(isinstance(item, str) for item in of_a_member)


def _education(paper: Paper) -> tuple[object, ...]:
    """What the member undertakes for education and help."""
    return [block for block in paper.blocks if isinstance(block, Clauses)][1].items
