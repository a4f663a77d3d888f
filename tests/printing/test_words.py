"""The editable draft of a paper, read back by python-docx."""

from io import BytesIO

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH

from libao_desk.declare.blocks import Cell, FactsTable, Footer, Paper, Paragraph
from libao_desk.printing.words import DRAFT_NOTE, render_docx

from .agreement import AMOUNT, FACTS, NUMBER, a_blank_form, an_agreement


def text_of(paper: Paper) -> str:
    document = Document(BytesIO(render_docx(paper)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@pytest.mark.parametrize("words", [NUMBER, AMOUNT, FACTS, "王甲喆", "当事人（签名、盖章或按指印）", "一、各方一致确认", "2020年12月31日"])
def test_the_draft_says_what_the_paper_says(words: str) -> None:
    assert words in text_of(an_agreement())


def test_the_draft_is_marked_on_every_page() -> None:
    document = Document(BytesIO(render_docx(an_agreement())))
    assert document.sections[0].header.paragraphs[0].text == DRAFT_NOTE


def test_blanks_are_underlined_and_nothing_says_none() -> None:
    document = Document(BytesIO(render_docx(a_blank_form())))
    blanks = [run for paragraph in document.paragraphs for run in paragraph.runs if run.text and not run.text.strip("\u3000")]
    assert len(blanks) > 10
    assert all(run.underline for run in blanks)
    assert "None" not in text_of(a_blank_form())


def test_the_page_is_that_of_official_papers() -> None:
    section = Document(BytesIO(render_docx(an_agreement()))).sections[0]
    assert [round(edge.mm) for edge in (section.top_margin, section.left_margin, section.right_margin, section.bottom_margin)] == [
        37,
        28,
        26,
        35,
    ]


def test_tables_keep_their_spans_and_repeat_their_head() -> None:
    table = FactsTable(((Cell("合并", span=2), "丙"), ("甲", "乙", "丙")), header=("一", "二", "三"))
    drawn = Document(BytesIO(render_docx(Paper("表", (table,))))).tables[0]
    assert drawn.rows[1].cells[0].text == drawn.rows[1].cells[1].text == "合并"
    assert "tblHeader" in drawn.rows[0]._tr.xml  # noqa: SLF001 - python-docx shows repeated heads nowhere else


def test_the_draft_names_no_person_in_its_properties() -> None:
    properties = Document(BytesIO(render_docx(an_agreement()))).core_properties
    assert (properties.title, properties.author, properties.comments) == ("人民调解协议书", "", "")


def test_the_draft_of_an_official_paper_has_its_page_numbers_outside_and_its_note_on_every_page() -> None:
    section = Document(BytesIO(render_docx(Paper("函", (Paragraph("一"),), footer=Footer.DASHED)))).sections[0]
    odd, even = section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]
    assert (odd.alignment, even.alignment) == (WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.LEFT)
    assert "PAGE" in odd._p.xml and "PAGE" in even._p.xml  # noqa: SLF001, PT018 - python-docx has no fields
    assert {each.paragraphs[0].text for each in (section.header, section.even_page_header)} == {DRAFT_NOTE}
