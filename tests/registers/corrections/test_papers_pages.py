"""Where the pages of a paper end: no row stands alone on the next."""

import pypdfium2
import pytest

from libao_desk.printing.fonts import FontBook
from libao_desk.printing.render import render_pdf

from .papers import a_full_case, paper


@pytest.fixture(scope="session")
def fonts() -> FontBook:
    return FontBook(bundled_only=True)


@pytest.mark.parametrize("is_juvenile", [False, True])
def test_the_information_sheet_begins_its_second_page_with_the_life(is_juvenile: bool, fonts: FontBook) -> None:
    sheet = paper("correction-information-sheet", a_full_case(is_juvenile=is_juvenile))
    with pypdfium2.PdfDocument(render_pdf(sheet, fonts).pdf) as drawn:
        pages = [page.get_textpage().get_text_range() for page in drawn]
    assert len(pages) == 2
    assert "矫正小组" in pages[0]
    assert pages[1].startswith("个人简历")
