"""Asking for a look in an emergency (应急查阅): which register, which record, and why."""

from PySide6.QtWidgets import QWidget

from libao_desk.core.errors import Refusal
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.fitting_dialog import FittingDialog
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.forms.ui_emergency_look import Ui_EmergencyLook


class EmergencyLookDialog(FittingDialog):
    """Closes once it is open, and leads there."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.ui = Ui_EmergencyLook()
        self.ui.setupUi(self)
        set_tone(self.ui.notice, "muted")
        for register in context.book:
            self.ui.register_box.addItem(register.title, register.key)
        self.ui.open_button.clicked.connect(self.look)
        self.ui.close_button.clicked.connect(self.reject)

    def look(self) -> None:
        """Open it; a refusal is told and opens nothing."""
        ui = self.ui
        try:
            glass = self.context.office.emergencies.ask(
                str(ui.register_box.currentData()), ui.record_box.text(), ui.reason_box.toPlainText()
            )
        except Refusal as refusal:
            set_tone(ui.problem, "late", refusal.sentence)
            return
        self.accept()
        self.context.glass_changed.emit()
        self.context.open_record.emit(glass.record or glass.register)
