"""A paper on the screen before it is printed (打印预览): the very bytes that are kept, and what is still missing."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPalette
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from libao_desk.core.errors import Trouble
from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.fitting_dialog import FittingDialog
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.forms.ui_paper_preview import Ui_PaperPreview
from libao_desk.services.files import write_file
from libao_desk.services.papers.views import PaperResult

from .printing_job import PdfInMemory, ask_printer, print_pdf

ZOOM_STEP = 1.2
ZOOM_RANGE = (0.25, 5.0)
LAST_FOLDER = "papers/folder"
UNSAFE_IN_NAMES = '\\/:*?"<>|'


class PaperPreview(FittingDialog):
    """Shows a paper, prints it as often as wished, saves it; closing it loses nothing, since an issued paper is kept."""

    def __init__(
        self,
        context: Context,
        result: PaperResult,
        parent: QWidget | None = None,
        *,
        word: Callable[[], bytes] | None = None,
        to_read: bool = False,
        lacking: str = "",
    ) -> None:
        """`word` makes the editable draft of the same paper, where one is offered; `to_read` shows it and no more.

        `lacking` heads what is missing where it is no blank to fill.
        """
        super().__init__(parent)
        self.context = context
        self.paper = result
        self._word = word
        self.ui = Ui_PaperPreview()
        self.ui.setupUi(self)
        if lacking:
            self.ui.missing_label.setText(lacking)
        self._pdf = PdfInMemory(result.pdf)
        self._show_pages()
        self._say()
        self._connect()
        for button in (self.ui.print_button, self.ui.save_button):
            button.setVisible(not to_read)
        self.ui.print_button.setFocus()

    def print_paper(self) -> None:
        """Choose printer, copies, sides, tray and pages, then print."""
        ask_printer(self, self.paper.title, self.paper.copies, self.paper.pages, self._send)

    def save(self) -> None:
        """Save the same bytes as a file."""
        proposed = self._folder() / file_name(self.paper, ".pdf")
        chosen = dialogs.save_file(self, "另存为PDF", str(proposed), "PDF (*.pdf)")
        if chosen is None:
            return
        try:
            write_file(Path(chosen), self.paper.pdf)
        except Trouble as trouble:
            set_tone(self.ui.told, "late", trouble.sentence)
            return
        self._saved(Path(chosen))

    def save_word(self) -> None:
        """Save the editable draft (草稿), made only now."""
        make = self._word
        proposed = self._folder() / file_name(self.paper, ".docx")
        chosen = None if make is None else dialogs.save_file(self, "另存为Word草稿", str(proposed), "Word (*.docx)")
        if make is None or chosen is None:
            return
        task = self.context.run(lambda _: write_file(Path(chosen), make()), "另存为Word草稿")
        task.answer(self, succeeded=lambda _: self._saved(Path(chosen)), refused=lambda sentence: set_tone(self.ui.told, "late", sentence))

    def done(self, result: int) -> None:
        """Let the document go before its bytes do."""
        self._pdf.close()
        super().done(result)

    def _folder(self) -> Path:
        return Path(str(self.context.pc.value(LAST_FOLDER, str(Path.home()))))

    def _saved(self, path: Path) -> None:
        self.context.pc.setValue(LAST_FOLDER, str(path.parent))
        set_tone(self.ui.told, "done", f"已保存：{path.name}")

    # --- printing ------------------------------------------------------------------------------------------------------

    def _send(self, printer: QPrinter) -> None:
        pdf = self.paper.pdf
        self.ui.print_button.setEnabled(False)
        self.ui.progress.setRange(0, 0)
        self.ui.progress.show()
        set_tone(self.ui.told, "muted", "正在送打印机…")
        task = self.context.run(lambda task: print_pdf(pdf, printer, task.progress), f"打印{self.paper.title}")
        task.progressed.connect(self._advance)
        task.answer(
            self,
            succeeded=lambda pages: set_tone(self.ui.told, "done", f"已送打印机，共{pages}页。"),
            refused=lambda sentence: set_tone(self.ui.told, "late", sentence),
            ended=self._printed,
        )

    def _advance(self, done: int, total: int) -> None:
        self.ui.progress.setRange(0, total)
        self.ui.progress.setValue(done)

    def _printed(self) -> None:
        self.ui.progress.hide()
        self.ui.print_button.setEnabled(True)

    # --- showing -------------------------------------------------------------------------------------------------------

    def _show_pages(self) -> None:
        view = self.ui.view
        palette = view.palette()
        palette.setBrush(QPalette.ColorRole.Dark, palette.midlight())
        view.setPalette(palette)
        view.setPageMode(QPdfView.PageMode.MultiPage)
        view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        view.setDocument(self._pdf.document)
        view.pageNavigator().currentPageChanged.connect(self._say_page)
        self._say_page(0)

    def _say(self) -> None:
        ui, paper = self.ui, self.paper
        self.setWindowTitle(f"打印预览：{paper.title}")
        ui.title.setText(paper.title)
        facts = [f"编号：{paper.number}"] if paper.number else []
        facts.append(f"共{paper.pages}页，应签{paper.copies}份" if paper.copies > 1 else f"共{paper.pages}页")
        if paper.code:
            facts.append(f"核对码：{paper.code}")
        if paper.reprint:
            facts.append("签发时的原件，内容完全相同")
        ui.facts.setText("\n".join(facts))
        ui.missing.addItems(list(paper.missing))
        ui.missing.setVisible(bool(paper.missing))
        ui.missing_label.setVisible(bool(paper.missing))
        ui.word_button.setVisible(self._word is not None)
        ui.progress.hide()

    def _connect(self) -> None:
        ui = self.ui
        ui.print_button.clicked.connect(self.print_paper)
        ui.save_button.clicked.connect(self.save)
        ui.word_button.clicked.connect(self.save_word)
        ui.close_button.clicked.connect(self.accept)
        ui.smaller_button.clicked.connect(lambda: self._zoom(1 / ZOOM_STEP))
        ui.larger_button.clicked.connect(lambda: self._zoom(ZOOM_STEP))
        ui.width_button.clicked.connect(lambda: ui.view.setZoomMode(QPdfView.ZoomMode.FitToWidth))
        ui.page_button.clicked.connect(lambda: ui.view.setZoomMode(QPdfView.ZoomMode.FitInView))
        ui.back_button.clicked.connect(lambda: self._turn(-1))
        ui.on_button.clicked.connect(lambda: self._turn(1))

    def _zoom(self, factor: float) -> None:
        view = self.ui.view
        now = view.zoomFactor() if view.zoomMode() is QPdfView.ZoomMode.Custom else self._fitted_zoom()
        view.setZoomMode(QPdfView.ZoomMode.Custom)
        view.setZoomFactor(min(max(now * factor, ZOOM_RANGE[0]), ZOOM_RANGE[1]))

    def _fitted_zoom(self) -> float:
        """The zoom that the view has found for itself: it does not say, so it is reckoned from the width of a page."""
        view = self.ui.view
        points = self._pdf.document.pagePointSize(0)
        margins = view.documentMargins()
        by_width = (view.viewport().width() - margins.left() - margins.right()) / (points.width() * view.logicalDpiX() / 72)
        by_height = (view.viewport().height() - margins.top() - margins.bottom()) / (points.height() * view.logicalDpiY() / 72)
        return by_width if view.zoomMode() is QPdfView.ZoomMode.FitToWidth else min(by_width, by_height)

    def _turn(self, pages: int) -> None:
        navigator = self.ui.view.pageNavigator()
        page = min(max(navigator.currentPage() + pages, 0), self.paper.pages - 1)
        navigator.jump(page, QPointF())

    def _say_page(self, page: int) -> None:
        self.ui.page_label.setText(f"第{page + 1}页，共{self.paper.pages}页")
        self.ui.back_button.setEnabled(page > 0)
        self.ui.on_button.setEnabled(page < self.paper.pages - 1)


def file_name(paper: PaperResult, suffix: str) -> str:
    """A name for the saved file: title and number, no person's name."""
    name = f"{paper.title}{paper.number}"
    return "".join("-" if sign in UNSAFE_IN_NAMES else sign for sign in name) + suffix
