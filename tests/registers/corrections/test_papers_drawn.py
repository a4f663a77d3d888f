"""Every paper of decisions and of the end is drawn blank, filled and overlong, and bears only whose seal it may."""

import pytest

from libao_desk.declare.blocks import Block, Paper, SealArea, Together
from libao_desk.declare.document import Document
from libao_desk.printing.fonts import FontBook
from libao_desk.printing.render import render_pdf
from libao_desk.registers.corrections.documents_decisions import DECISION_DOCUMENTS, DECISION_KEYS, PROPOSAL_KEYS
from libao_desk.registers.corrections.model import CorrectionCase
from tests.printing.readers import pages_of

from ..paper_words import words
from .decision_cases import CATEGORIES, a_full_case, an_overlong_case, paper_facts, row_for

KINDS = {key: kind for kind, key in (DECISION_KEYS | PROPOSAL_KEYS).items()}
FORMS = {"term-summary", "release-appraisal", "entry-permit", "meeting-permit", "conduct-assessment"}
"""Papers on which every level signs its own opinion: no room for a seal beside the cells."""
COUNTYS = {"entry-permit", "meeting-permit"}
"""Those of them that the county body decides: a draft until it has signed."""
each_paper = pytest.mark.parametrize("document", DECISION_DOCUMENTS, ids=lambda document: document.key)


@pytest.fixture(scope="session")
def fonts() -> FontBook:
    return FontBook(bundled_only=True)


def _papers(document: Document) -> dict[str, Paper]:
    kind = KINDS.get(document.key)
    category = {"category": CATEGORIES[kind]} if kind in CATEGORIES else {}
    return {
        "blank": document.body(CorrectionCase(), paper_facts()),
        "filled": document.body(a_full_case(**category), paper_facts(row_for(document.key, kind))),
        "overlong": document.body(an_overlong_case(**category), paper_facts(row_for(document.key, kind, long=True))),
    }


def _seals(blocks: tuple[Block, ...]) -> list[SealArea]:
    inner = [seal for block in blocks if isinstance(block, Together) for seal in _seals(block.blocks)]
    return [block for block in blocks if isinstance(block, SealArea)] + inner


@each_paper
def test_it_is_drawn_whatever_it_holds(document: Document, fonts: FontBook) -> None:
    for name, paper in _papers(document).items():
        rendered = render_pdf(paper, fonts)
        assert len(pages_of(rendered.pdf)) == rendered.pages
        assert rendered.pages <= (4 if name == "overlong" else 2 if name == "blank" else 1)


@each_paper
def test_it_never_says_none_and_its_title_names_nobody(document: Document) -> None:
    for paper in _papers(document).values():
        said = words(paper)
        assert "None" not in said
        assert "王小甲" not in paper.title
        assert paper.title in said.replace("\n", "")


@each_paper
def test_the_office_seals_nothing_the_county_decides(document: Document) -> None:
    for paper in _papers(document).values():
        seals, draft = _seals(paper.blocks), "（代拟稿）" in words(paper)
        assert draft == (document.key not in FORMS or document.key in COUNTYS)
        assert [seal.unit for seal in seals] == ([] if document.key in FORMS else ["海安市社区矫正机构"])
