"""Where the pages of a paper end: no row stands alone on the next."""

import pypdfium2
import pytest

from libao_desk.declare.blocks import Paper
from libao_desk.printing.fonts import FontBook
from libao_desk.printing.render import render_pdf
from libao_desk.registers.corrections.codes import SanctionKind
from libao_desk.registers.corrections.grounds import SanctionGround

from .builders import a_sanction
from .papers import a_full_case, paper


@pytest.fixture(scope="session")
def fonts() -> FontBook:
    return FontBook(bundled_only=True)


def _pages(drawn_paper: Paper, fonts: FontBook) -> list[str]:
    with pypdfium2.PdfDocument(render_pdf(drawn_paper, fonts).pdf) as drawn:
        return [page.get_textpage().get_text_range() for page in drawn]


@pytest.mark.parametrize("chars", range(20, 260, 20))
def test_the_seal_of_a_proposal_stands_on_a_page_with_what_is_proposed(chars: int, fonts: FontBook) -> None:
    row = a_sanction(SanctionKind.POLICE_PENALTY, ground=SanctionGround.PENALTY, fact="某" * chars, decided_by="海安市公安局")
    last = _pages(paper("police-penalty-proposal", a_full_case(sanctions=[row]), row), fonts)[-1]
    assert "依法予以治安管理处罚" in last.replace("\r\n", "")
    assert "本件一式三份" in last


@pytest.mark.parametrize("is_juvenile", [False, True])
def test_the_information_sheet_begins_its_second_page_with_the_life(is_juvenile: bool, fonts: FontBook) -> None:
    sheet = paper("correction-information-sheet", a_full_case(is_juvenile=is_juvenile))
    pages = _pages(sheet, fonts)
    assert len(pages) == 2
    assert "矫正小组" in pages[0]
    assert pages[1].startswith("个人简历")
