"""What is seen before printing is what is printed: at true size, every page, as many copies as are signed."""

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from libao_desk.core.errors import Trouble
from libao_desk.declare.blocks import Block, PageBreak, Paper, Paragraph, Title
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.dialogs import Rehearsal
from libao_desk.gui.papers.preview import LAST_FOLDER, PaperPreview
from libao_desk.gui.papers.printing_job import PdfInMemory, prepare, print_pdf
from libao_desk.printing.fonts import font_book
from libao_desk.printing.render import render_pdf
from libao_desk.services.papers.views import PaperResult
from tests.gui.conftest import Settled
from tests.gui.ledgers import a_dispute

LEFT = Qt.MouseButton.LeftButton
A4 = (595, 842)


@pytest.fixture(scope="module")
def two_pages() -> bytes:
    """A paper of two pages that say different things."""
    blocks: tuple[Block, ...] = (
        Title("试印"),
        *[Paragraph("李堡司法所试印一页文字。" * 9)] * 4,
        PageBreak(),
        Paragraph("第二页只有一行。"),
    )
    return render_pdf(Paper("试印", blocks), font_book(bundled_only=True)).pdf


@pytest.fixture
def preview(qtbot: QtBot, context: Context, two_pages: bytes) -> PaperPreview:
    """A preview of those two pages, to be signed three times."""
    result = PaperResult(
        "trial", "试印协议书", "（2026）试字第1号", "ABCDE12345", 2, 3, "", two_pages, False, ("履行方式、时限", "协议生效日")
    )
    shown = PaperPreview(context, result)
    qtbot.addWidget(shown)
    shown.show()
    return shown


class Pages:
    """A printed file, looked at page by page."""

    def __init__(self, path: Path) -> None:
        self._document = QPdfDocument()
        self._document.load(str(path))
        self.count = self._document.pageCount()

    def size(self, page: int) -> tuple[int, int]:
        """Width and height in points."""
        points = self._document.pagePointSize(page)
        return round(points.width()), round(points.height())

    def ink(self, page: int) -> float:
        """The share of the page that is dark."""
        return ink_of(self._document.render(page, QSize(298, 421)))

    def close(self) -> None:
        """Let the file go."""
        self._document.close()


def ink_of(picture: QImage) -> float:
    """How dark a picture is on the whole, 0 for white and 1 for black; what is transparent is white."""
    on_white = QImage(picture.size(), QImage.Format.Format_Grayscale8)
    on_white.fill(255)
    painter = QPainter(on_white)
    painter.drawImage(0, 0, picture)
    painter.end()
    rows = [bytes(cast(memoryview, on_white.constScanLine(y)))[: on_white.width()] for y in range(on_white.height())]
    return 1 - sum(map(sum, rows)) / (255 * on_white.width() * on_white.height())


def pdf_printer(path: Path, copies: int = 1) -> QPrinter:
    """A printer that prints into a file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    prepare(printer, "试印", copies)
    return printer


def test_the_printer_gets_every_page_of_every_copy_at_true_size(
    qtbot: QtBot, preview: PaperPreview, rehearsal: Rehearsal, settled: Settled, tmp_path: Path, two_pages: bytes
) -> None:
    """Three copies of two A4 pages, neither blank, each as black as the original."""
    (tmp_path / "original.pdf").write_bytes(two_pages)
    rehearsal.answers.append(tmp_path / "printed.pdf")
    qtbot.mouseClick(preview.ui.print_button, LEFT)
    settled()
    assert preview.ui.told.text() == "已送打印机，共6页。"
    original, out = Pages(tmp_path / "original.pdf"), Pages(tmp_path / "printed.pdf")
    assert [out.size(page) for page in range(out.count)] == [A4] * 6
    for page in range(6):
        assert out.ink(page) == pytest.approx(original.ink(page % 2), rel=0.25)
    assert original.ink(0) > 3 * original.ink(1) > 0
    original.close()
    out.close()


def test_only_the_chosen_pages_are_printed(two_pages: bytes, tmp_path: Path) -> None:
    """Page two alone, as the print dialog would say it."""
    printer = pdf_printer(tmp_path / "second.pdf")
    printer.setFromTo(2, 2)
    assert print_pdf(two_pages, printer) == 1
    out = Pages(tmp_path / "second.pdf")
    assert out.count == 1
    assert out.ink(0) < 0.01
    out.close()


def test_a_page_drawn_in_bands_is_the_page_drawn_at_once(two_pages: bytes) -> None:
    """No seam and no shift where one band ends and the next begins."""
    opened = PdfInMemory(two_pages)
    whole = opened.band(0, 100, 0, opened.size(0, 100).height())
    pieces = [opened.band(0, 100, top, 100) for top in range(0, 1100, 100)]
    for number, piece in enumerate(pieces):
        assert piece == whole.copy(0, number * 100, whole.width(), 100)
    opened.close()


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_cannot_write_leaves_the_paper_where_it_is(
    qtbot: QtBot, preview: PaperPreview, rehearsal: Rehearsal, settled: Settled, tmp_path: Path
) -> None:
    """The sentence says so, and the button prints again."""
    rehearsal.answers.append(tmp_path / "no such folder" / "printed.pdf")
    qtbot.mouseClick(preview.ui.print_button, LEFT)
    settled()
    assert "打印机没有响应" in preview.ui.told.text()
    assert preview.isVisible()
    assert preview.ui.print_button.isEnabled()


def test_printing_given_up_prints_nothing(qtbot: QtBot, preview: PaperPreview, rehearsal: Rehearsal, settled: Settled) -> None:
    """Cancel in the print dialog."""
    rehearsal.answers.append(None)
    qtbot.mouseClick(preview.ui.print_button, LEFT)
    settled()
    assert preview.ui.told.text() == ""


def test_what_is_missing_stands_beside_the_paper(preview: PaperPreview) -> None:
    """Number, copies, check code, and each value that would print as a rule."""
    assert [preview.ui.missing.item(n).text() for n in range(preview.ui.missing.count())] == ["履行方式、时限", "协议生效日"]
    for said in ("（2026）试字第1号", "共2页，应签3份", "ABCDE12345"):
        assert said in preview.ui.facts.text()


def test_the_saved_file_is_the_paper_itself(
    qtbot: QtBot, preview: PaperPreview, rehearsal: Rehearsal, tmp_path: Path, two_pages: bytes
) -> None:
    """The same bytes; the folder is remembered."""
    rehearsal.answers.append(tmp_path / "paper.pdf")
    qtbot.mouseClick(preview.ui.save_button, LEFT)
    assert (tmp_path / "paper.pdf").read_bytes() == two_pages
    assert preview.context.pc.value(LAST_FOLDER) == str(tmp_path)


def test_a_place_that_cannot_be_written_is_told(qtbot: QtBot, preview: PaperPreview, rehearsal: Rehearsal, tmp_path: Path) -> None:
    """A sentence, not an exception."""
    rehearsal.answers.append(tmp_path)
    qtbot.mouseClick(preview.ui.save_button, LEFT)
    assert "写不了" in preview.ui.told.text()


def test_pages_are_turned_by_the_buttons(qtbot: QtBot, preview: PaperPreview) -> None:
    """Forward to the last page and no further."""
    assert preview.ui.page_label.text() == "第1页，共2页"
    qtbot.mouseClick(preview.ui.on_button, LEFT)
    qtbot.waitUntil(lambda: preview.ui.page_label.text() == "第2页，共2页")
    assert not preview.ui.on_button.isEnabled()


def test_zoom_begins_from_what_is_shown(qtbot: QtBot, preview: PaperPreview) -> None:
    """Larger is larger than the fitted page, smaller takes it back."""
    qtbot.mouseClick(preview.ui.larger_button, LEFT)
    larger = preview.ui.view.zoomFactor()
    qtbot.mouseClick(preview.ui.smaller_button, LEFT)
    assert preview.ui.view.zoomFactor() == pytest.approx(larger / 1.2)


def test_an_issued_intake_form_is_shown_and_printed(
    qtbot: QtBot, context: Context, rehearsal: Rehearsal, settled: Settled, tmp_path: Path
) -> None:
    """From the record to the printer, with nothing in between on disk."""
    ref = a_dispute(context, tmp_path)
    paper = context.office.documents.issue("mediation-intake", ref)
    shown = PaperPreview(context, paper)
    qtbot.addWidget(shown)
    shown.show()
    rehearsal.answers.append(tmp_path / "intake.pdf")
    qtbot.keyClick(shown.ui.print_button, Qt.Key.Key_Return)
    settled()
    out = Pages(tmp_path / "intake.pdf")
    assert out.count == paper.pages * paper.copies
    assert out.ink(0) > 0.005
    out.close()
    shown.close()


def test_bytes_that_are_no_pdf_are_a_trouble() -> None:
    """Damage is told, not drawn as an empty page."""
    with pytest.raises(Trouble, match="不能读取"):
        PdfInMemory(b"no pdf")


def test_the_word_draft_can_be_saved_where_it_is_offered(
    qtbot: QtBot, context: Context, rehearsal: Rehearsal, settled: Settled, tmp_path: Path
) -> None:
    """An editable file to discuss, made from the same record."""
    ref = a_dispute(context, tmp_path)
    documents = context.office.documents
    shown = PaperPreview(context, documents.draft("mediation-intake", ref), word=lambda: documents.word_draft("mediation-intake", ref))
    qtbot.addWidget(shown)
    shown.show()
    rehearsal.answers.append(tmp_path / "draft.docx")
    qtbot.mouseClick(shown.ui.word_button, LEFT)
    settled()
    assert (tmp_path / "draft.docx").read_bytes()[:2] == b"PK"
    shown.close()


def test_no_word_draft_is_offered_for_a_paper_that_is_issued(preview: PaperPreview) -> None:
    """What is signed is the PDF."""
    assert preview.ui.word_button.isHidden()
