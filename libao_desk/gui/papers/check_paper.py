"""Whether a paper somebody brings is ours and still true (核对文书): the code at its foot, typed or scanned, tells."""

from PySide6.QtWidgets import QWidget

from libao_desk.core.errors import Refusal
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.fitting_dialog import FittingDialog
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.forms.ui_check_paper import Ui_CheckPaper
from libao_desk.services.papers.views import PaperCheck, PaperResult

TONES = {"same": "done", "reissued": "soon", "altered": "late", "unknown": "late"}


class CheckPaperDialog(FittingDialog):
    """The code goes in, the verdict comes out; the record and the paper as issued are one press away."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.ui = Ui_CheckPaper()
        self.ui.setupUi(self)
        self._found: PaperCheck | None = None
        set_tone(self.ui.notice, "muted")
        self.ui.check_button.clicked.connect(self.check)
        self.ui.open_button.clicked.connect(self.open_record)
        self.ui.again_button.clicked.connect(self.show_original)
        self.ui.close_button.clicked.connect(self.reject)
        self._show(None)
        self.ui.code_box.setFocus()

    def check(self) -> None:
        """Look the code up."""
        code = self.ui.code_box.text().strip()
        self._show(None)
        if not code:
            return
        try:
            self._show(self.context.office.documents.check(code))
        except Refusal as refusal:
            set_tone(self.ui.verdict, "late", refusal.sentence)
        self.ui.code_box.selectAll()  # the next scan types over it

    def _show(self, found: PaperCheck | None) -> None:
        ui, self._found = self.ui, found
        known = found is not None and found.ref is not None
        ui.open_button.setEnabled(known)
        ui.again_button.setEnabled(known)
        fields = found.fields if found is not None and not found.void_reason else ()
        ui.fields.clear()
        ui.fields.addItems(list(fields))
        ui.fields.setVisible(bool(fields))
        set_tone(ui.verdict, "muted", "")
        ui.facts.setText("")
        if found is None:
            return
        set_tone(ui.verdict, "late" if found.void_reason else TONES[found.result], found.sentence)
        if found.issued_at is not None:
            when = f"{found.issued_at.astimezone():%Y年%m月%d日 %H:%M}签发"
            ui.facts.setText("　".join(text for text in (found.title, found.number, when) if text))

    def open_record(self) -> None:
        """Go to the record the paper is about."""
        if self._found is not None and self._found.ref is not None:
            self.context.open_record.emit(self._found.ref)
            self.accept()

    def show_original(self) -> None:
        """The paper as it left the office, to be laid beside the one brought."""
        if self._found is None:
            return
        documents, code = self.context.office.documents, self._found.code
        task = self.context.run(lambda _: documents.look(code), "查看原件")
        task.answer(self, succeeded=self._preview, refused=lambda sentence: set_tone(self.ui.verdict, "late", sentence))

    def _preview(self, paper: PaperResult) -> None:
        from .preview import PaperPreview

        PaperPreview(self.context, paper, self, to_read=True).open()
