"""Papers onto the printer (打印): each page of the PDF drawn from memory at the printer's own resolution, at its true size."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from libao_desk.core.errors import Trouble
from libao_desk.gui.base import dialogs

POINTS_PER_INCH = 72
SHARPEST = 600
"""Dots per inch at most: a laser printer shows no more."""
BAND_ROWS = 512
"""A page of 600 dpi is 140 MB as one picture, too much for an old PC; it is drawn in bands of 10 MB."""
NO_PRINTER = "这台电脑上没有找到打印机。请检查打印机是否开机、连线，驱动程序是否安装；也可以先另存为PDF。"
SILENT = "打印机没有响应，没有打印。文书仍在这里，请检查打印机电源、纸张和连线后再打印。"

Progress = Callable[[int, int], None]


class PdfInMemory:
    """A PDF opened from its bytes; nothing is written to disk."""

    def __init__(self, pdf: bytes) -> None:
        self._bytes = QByteArray(pdf)
        self._buffer = QBuffer(self._bytes)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document = QPdfDocument()
        self.document.load(self._buffer)
        if self.document.status() is not QPdfDocument.Status.Ready:
            raise Trouble("这份文书的PDF不能读取，请重新生成。")

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return self.document.pageCount()

    def size(self, page: int, dots_per_inch: int) -> QSize:
        """The size of a page in dots; pages count from 0."""
        return (self.document.pagePointSize(page) * dots_per_inch / POINTS_PER_INCH).toSize()

    def band(self, page: int, dots_per_inch: int, top: int, rows: int) -> QImage:
        """Some rows of a page as a picture on white."""
        whole = self.size(page, dots_per_inch)
        options = QPdfDocumentRenderOptions()
        options.setScaledSize(whole)
        # the renderer takes right minus left for the width, one less than Qt's rectangles mean
        options.setScaledClipRect(QRect(0, top, whole.width() + 1, rows + 1))
        drawn = self.document.render(page, QSize(whole.width(), rows), options)
        paper = QImage(drawn.size(), QImage.Format.Format_RGB32)
        paper.fill(0xFFFFFFFF)
        painter = QPainter(paper)
        painter.drawImage(0, 0, drawn)
        painter.end()
        return paper

    def close(self) -> None:
        """Let document and buffer go."""
        self.document.close()
        self._buffer.close()


def ask_printer(parent: QWidget, title: str, copies: int, pages: int, chosen: Callable[[QPrinter], None]) -> None:
    """Let the clerk choose printer, copies, sides, tray and pages; `chosen` is called with the printer once he agreed."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if dialogs.rehearsal is not None:
        target = dialogs.rehearsal.answer(f"打印：{title}")
        if target is not None:
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            printer.setOutputFileName(str(target))
            prepare(printer, title, copies)
            chosen(printer)
        return
    if not QPrinterInfo.availablePrinterNames():
        dialogs.warn(parent, NO_PRINTER)
        return
    prepare(printer, title, copies)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(f"打印：{title}")
    dialog.setMinMax(1, pages)
    dialog.accepted.connect(lambda: chosen(printer))
    dialog.finished.connect(dialog.deleteLater)
    dialog.setModal(True)
    dialog.show()


def prepare(printer: QPrinter, title: str, copies: int) -> None:
    """Set a printer up for our papers: A4 upright, drawn from the paper's edge, as many copies as are signed."""
    printer.setDocName(title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    printer.setCopyCount(copies)


def print_pdf(pdf: bytes, printer: QPrinter, progress: Progress = lambda _done, _total: None) -> int:
    """Print the pages and copies that were chosen; gives how many pages were sent. Runs on any thread.

    Raises Trouble where the printer does not answer or stops; what `progress` raises stops the printing.
    """
    opened = PdfInMemory(pdf)
    painter = QPainter()
    if not painter.begin(printer):
        opened.close()
        raise Trouble(SILENT)
    try:
        pages = _order(printer, opened.pages)
        for sent, page in enumerate(pages):
            progress(sent, len(pages))
            if sent and not printer.newPage():
                raise Trouble(f"打印到第{sent}页时打印机停止响应。文书仍在这里，可以重新打印。")
            _draw(painter, printer, opened, page)
        progress(len(pages), len(pages))
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
        opened.close()
    return len(pages)


def _draw(painter: QPainter, printer: QPrinter, opened: PdfInMemory, page: int) -> None:
    dots = min(printer.resolution(), SHARPEST)
    whole = opened.size(page, dots)
    scale = printer.resolution() / dots
    painter.save()
    painter.scale(scale, scale)
    for top in range(0, whole.height(), BAND_ROWS):
        painter.drawImage(0, top, opened.band(page, dots, top, min(BAND_ROWS, whole.height() - top)))
    painter.restore()


def _order(printer: QPrinter, count: int) -> list[int]:
    """The pages in the order they leave the printer: the range chosen, and the copies where the driver does not make them."""
    chosen = range(count) if printer.fromPage() == 0 else range(printer.fromPage() - 1, min(printer.toPage(), count))
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return list(chosen) * copies
    return [page for page in chosen for _ in range(copies)]
