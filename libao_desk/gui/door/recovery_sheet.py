"""The recovery code on the screen (恢复码单): shown once, printed, and typed back in part before it is left."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from libao_desk.core.errors import Trouble
from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.forms.ui_recovery_sheet import Ui_RecoverySheet
from libao_desk.gui.papers.printing_job import ask_printer, print_pdf
from libao_desk.services.files import write_file
from libao_desk.services.safety.recovery_paper import is_typed_back, recovery_groups

TITLE = "恢复码单"
GROUPS_A_LINE = 4


class RecoverySheet(QWidget):
    """Holds the code for as long as it is shown, and forgets it with `clear`."""

    confirmed = Signal(bool)
    """Whether the last group was typed back as it is printed."""
    entered = Signal()
    """Enter was pressed behind the last group."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.ui = Ui_RecoverySheet()
        self.ui.setupUi(self)
        self.ui.code.setProperty("tone", "code")
        self._groups: tuple[str, ...] = ()
        self._pdf = b""
        self.ui.print_button.clicked.connect(self._choose_printer)
        self.ui.save_button.clicked.connect(self._save)
        self.ui.last_group.textChanged.connect(self._compare)
        self.ui.last_group.returnPressed.connect(self.entered)
        self.setFocusProxy(self.ui.last_group)

    def show_code(self, code: str, pdf: bytes) -> None:
        """Show a fresh code and the sheet to print."""
        self._groups, self._pdf = recovery_groups(code), pdf
        lines = (self._groups[start : start + GROUPS_A_LINE] for start in range(0, len(self._groups), GROUPS_A_LINE))
        self.ui.code.setText("\n".join("  -  ".join(line) for line in lines))

    def clear(self) -> None:
        """Forget the code."""
        self._groups, self._pdf = (), b""
        self.ui.code.clear()
        self.ui.last_group.clear()

    @property
    def is_confirmed(self) -> bool:
        """Whether the last group was typed back, capitals and look-alikes aside."""
        return bool(self._groups) and is_typed_back(self._groups[-1], self.ui.last_group.text())

    def _compare(self, typed: str) -> None:
        if self.is_confirmed:
            set_tone(self.ui.check_label, "done", "核对无误。")
        elif self._groups and len(typed.strip()) >= len(self._groups[-1]):
            set_tone(self.ui.check_label, "late", "与恢复码最后一组不一致。")
        else:
            set_tone(self.ui.check_label, "muted", "")
        self.confirmed.emit(self.is_confirmed)

    def _choose_printer(self) -> None:
        ask_printer(self, TITLE, 1, 1, self._print)

    def _print(self, printer: QPrinter) -> None:
        pdf = self._pdf
        task = self.context.run(lambda task: print_pdf(pdf, printer, task.progress), "打印恢复码单")
        task.answer(
            self,
            succeeded=lambda _: set_tone(self.ui.done_label, "done", "已送打印机。"),
            refused=lambda sentence: dialogs.warn(self, sentence),
        )

    def _save(self) -> None:
        chosen = dialogs.save_file(self, "另存恢复码单（请存到U盘，不要留在本机）", f"{TITLE}.pdf", "PDF (*.pdf)")
        if chosen is None:
            return
        try:
            write_file(Path(chosen), self._pdf)
        except Trouble as trouble:
            dialogs.warn(self, trouble.sentence)
        else:
            set_tone(self.ui.done_label, "done", "已保存，请打印后删除该文件。")
