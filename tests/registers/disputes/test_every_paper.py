"""Every paper of a dispute, whatever is known of the case: drawn, without a value that nobody entered, its keys in place."""

from datetime import date

import pytest

from libao_desk.declare.document import Document
from libao_desk.printing.fonts import FontBook
from libao_desk.printing.render import render_pdf
from libao_desk.registers.disputes.documents import DOCUMENTS
from libao_desk.registers.disputes.model import DisputeCase
from libao_desk.registers.disputes.register import DISPUTES

from ..paper_words import words
from .builders import OFFICE, paper_facts
from .full_cases import a_declined_case, a_failed_case, a_full_case, an_overlong_case, facts_of

KEYS = {
    "mediation-agreement": "人民调解协议书",
    "oral-agreement": "人民调解口头协议登记表",
    "mediation-application": "人民调解申请书",
    "mediation-intake": "人民调解受理登记表",
    "declined-notice": "人民调解不予受理告知书",
    "rights-notice": "人民调解当事人权利义务告知书",
    "authority-letter": "授权委托书",
    "investigation-record": "人民调解调查记录",
    "mediation-record": "人民调解记录",
    "termination-notice": "终止调解告知书",
    "return-visit-record": "人民调解回访记录",
    "judicial-confirmation-application": "司法确认申请书",
    "mediation-proof": "主持调解的证明",
    "dossier-cover": "调解卷宗封面",
    "dossier-contents": "卷内目录",
    "closing-report": "人民调解结案报告表",
    "dossier-statement": "卷宗情况说明（备考表）",
    "dossier-back-cover": "卷宗封底",
}
PARTS = {"investigation-record": "inquiries", "mediation-record": "sessions", "return-visit-record": "return_visits"}
every_paper = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.key)


@pytest.fixture(scope="module")
def book() -> FontBook:
    return FontBook(bundled_only=True)


def _filled(document: Document) -> DisputeCase:
    made = {"termination-notice": a_failed_case, "declined-notice": a_declined_case}
    return made.get(document.key, a_full_case)()


def test_the_papers_are_those_of_the_ministrys_set() -> None:
    assert {document.key: document.title for document in DOCUMENTS} == KEYS
    assert {document.key: document.part for document in DOCUMENTS if document.part} == PARTS
    assert DISPUTES.documents[0].key == "mediation-agreement"


@every_paper
def test_a_filled_paper_is_drawn_on_two_sides_at_most(document: Document, book: FontBook) -> None:
    case = _filled(document)
    paper = document.body(case, facts_of(document, case))
    assert 1 <= render_pdf(paper, book).pages <= 2
    assert "None" not in words(paper)


@every_paper
def test_a_blank_paper_is_drawn_and_holds_nobodys_data(document: Document, book: FontBook) -> None:
    paper = document.body(DisputeCase(), paper_facts())
    assert render_pdf(paper, book).pages <= 2
    assert "None" not in words(paper)
    assert document.blank


@every_paper
def test_an_overlong_paper_is_drawn(document: Document, book: FontBook) -> None:
    case = an_overlong_case()
    paper = document.body(case, facts_of(document, case))
    pages = render_pdf(paper, book).pages
    assert pages == 1 if document.key in {"dossier-cover", "dossier-back-cover"} else pages >= 1


@every_paper
def test_the_name_of_the_file_holds_no_person(document: Document) -> None:
    paper = document.body(a_full_case(), facts_of(document, a_full_case()))
    assert paper.title == document.title


@every_paper
def test_what_is_wanted_is_there_in_a_full_case_and_named_in_an_empty_one(document: Document) -> None:
    case = _filled(document)
    assert document.missing(case, facts_of(document, case).part_row, OFFICE) == ()
    if document.wants is not None:
        wanted = document.wants(DisputeCase(), OFFICE)
        assert len(set(wanted)) == len(wanted)
        assert wanted or document.key == "authority-letter"


@every_paper
def test_an_empty_case_is_refused_in_a_sentence_or_told_what_it_lacks(document: Document) -> None:
    told = document.refuse(DisputeCase(), OFFICE, date(2020, 12, 31)) if document.refuse is not None else None
    if document.key == "rights-notice":
        assert told is None
    else:
        assert told is not None
        assert told.endswith("。")


@every_paper
def test_a_full_case_is_given_its_papers(document: Document) -> None:
    told = document.refuse(_filled(document), OFFICE, date(2020, 12, 31)) if document.refuse is not None else None
    assert (told is None) == (document.key not in {"oral-agreement", "closing-report"}), told
