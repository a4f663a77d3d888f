"""Naming who may read a record (限定查阅人员): a tick for each officer, and the reason."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidgetItem, QWidget

from libao_desk.core.errors import Refusal
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.fitting_dialog import FittingDialog
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.forms.ui_readers_dialog import Ui_ReadersDialog
from libao_desk.services.records.drafts import RecordRef, Ref

OFFICER = Qt.ItemDataRole.UserRole


class ReadersDialog(FittingDialog):
    """Shows who is named by now; what is chosen holds once it is stored."""

    def __init__(self, context: Context, ref: RecordRef, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.ref = context, ref
        self.ui = Ui_ReadersDialog()
        self.ui.setupUi(self)
        set_tone(self.ui.notice, "muted")
        view = context.office.restricting.of(ref)
        for one in dict.fromkeys((*view.choices, *view.named)):
            item = QListWidgetItem(one.label, self.ui.officers)
            item.setData(OFFICER, one)
            item.setCheckState(Qt.CheckState.Checked if one in view.named else Qt.CheckState.Unchecked)
        self.ui.officers.setCurrentRow(0)
        self.ui.keep_button.clicked.connect(self.keep)
        self.ui.close_button.clicked.connect(self.reject)

    def keep(self) -> None:
        """Store it, and show the record as it is told now."""
        items = [self.ui.officers.item(row) for row in range(self.ui.officers.count())]
        chosen: list[Ref] = [item.data(OFFICER) for item in items if item.checkState() is Qt.CheckState.Checked]
        try:
            self.context.office.restricting.name(self.ref, {one.id for one in chosen}, self.ui.reason_box.text())
        except Refusal as refusal:
            set_tone(self.ui.problem, "late", refusal.sentence)
            return
        self.accept()
        self.context.record_saved.emit(self.ref)
