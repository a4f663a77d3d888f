"""The director's look into a sealed record (查阅封存记录): the request first, then the record, to be read only."""

from PySide6.QtWidgets import QTreeWidgetItem, QWidget

from libao_desk.core.errors import Refusal
from libao_desk.declare.register import Register
from libao_desk.declare.value import show
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.fitting_dialog import FittingDialog
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.forms.ui_sealed_look import Ui_SealedLook
from libao_desk.services.records.drafts import RecordView, Ref


class SealedLookDialog(FittingDialog):
    """The record goes with the dialog; looking again takes a new request."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.ui = Ui_SealedLook()
        self.ui.setupUi(self)
        self.ui.tree.setHeaderLabels(("项目", "内容"))
        self.ui.tree.setColumnWidth(0, 220)
        set_tone(self.ui.notice, "muted")
        for key, title in context.office.sealed.registers():
            self.ui.register_box.addItem(title, key)
        self.ui.look_button.clicked.connect(self.look)
        self.ui.close_button.clicked.connect(self.reject)

    def look(self) -> None:
        """Store the request and show the record; a refusal shows nothing."""
        ui, key = self.ui, str(self.ui.register_box.currentData())
        ui.tree.clear()
        try:
            view = self.context.office.sealed.look(
                key,
                ui.number_box.text().strip(),
                asked_by=ui.asked_box.text(),
                document_no=ui.document_box.text(),
                ground=ui.ground_box.text(),
            )
        except Refusal as refusal:
            set_tone(ui.problem, "late", refusal.sentence)
            return
        ui.problem.setText("")
        self._show(self.context.book.get(key), view)

    def _show(self, register: Register, view: RecordView) -> None:
        top = QTreeWidgetItem(self.ui.tree, [view.number, f"{view.label}【{view.state.label}】"])
        for section in register.form:
            branch = QTreeWidgetItem(top, [section.title])
            for field in section.fields:
                value = view.values.get(field.key)
                text = value.label if isinstance(value, Ref) else show(field, value)
                if text:
                    QTreeWidgetItem(branch, [field.label, text])
        for part in register.parts:
            rows = view.parts.get(part.key, ())
            if not rows:
                continue
            branch = QTreeWidgetItem(top, [f"{part.label}（{len(rows)}）"])
            for row in rows:
                said = (row.values.get(field.key) for field in part.fields)
                texts = (one.label if isinstance(one, Ref) else show(field, one) for field, one in zip(part.fields, said, strict=True))
                QTreeWidgetItem(branch, ["", "　".join(text for text in texts if text)])
        self.ui.tree.expandAll()
