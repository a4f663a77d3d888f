"""One lesson or day of service for a whole group (集体登记): typed once, a tick for each who came, a reason for each who did not."""

from collections.abc import Sequence

from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QLineEdit, QTableWidgetItem, QWidget

from libao_desk.declare.form import Section
from libao_desk.declare.part import Part
from libao_desk.gui.base import dialogs
from libao_desk.gui.base.calm_boxes import CalmBox
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.fitting_dialog import FittingDialog
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.forms.ui_roll_dialog import Ui_RollDialog
from libao_desk.gui.record.form import RecordForm
from libao_desk.gui.record.new_entry import form_needs
from libao_desk.services.records.drafts import RecordRef

CAME, ABSENT, LEFT_OUT = "参加", "缺席", "不登记"
COLUMNS = ("编号", "姓名", "到场", "缺席原因")
WIDTHS = (110, 250, 100)


class RollDialog(FittingDialog):
    """Nothing is stored before the button is pressed, and then all of it or none."""

    def __init__(
        self, context: Context, parts: Sequence[Part], refs: Sequence[RecordRef], parent: QWidget | None = None, *, about: str = ""
    ) -> None:
        """`about` says whom the list stands for."""
        super().__init__(parent)
        self.context = context
        self.ui = Ui_RollDialog()
        self.ui.setupUi(self)
        self._parts = tuple(parts)
        self._refs: list[RecordRef] = []
        self.form = RecordForm(self)
        for part in self._parts:
            self.ui.part_box.addItem(part.label)
        set_tone(self.ui.about_label, "soon", about)
        self.ui.about_label.setVisible(bool(about))
        self._dress()
        self._fill(refs)
        self._show_form()
        self.ui.part_box.currentIndexChanged.connect(self._show_form)
        self.ui.enter_button.clicked.connect(self.enter)
        self.ui.cancel_button.clicked.connect(self.reject)

    @property
    def part(self) -> Part:
        """What is being entered."""
        return self._parts[self.ui.part_box.currentIndex()]

    def enter(self) -> None:
        """Store a row for everybody called; a refusal is told and nothing is lost."""
        problems = self.form.problems()
        if problems:
            self.form.focus(problems[0][0])
            set_tone(self.ui.problem, "late", problems[0][1])
            return
        came = [ref for row, ref in enumerate(self._refs) if self._said(row) == CAME]
        absent = {ref: self._reason(row).text() for row, ref in enumerate(self._refs) if self._said(row) == ABSENT}
        part, values, roll = self.part, self.form.values(), self.context.office.roll
        self.ui.enter_button.setEnabled(False)
        task = self.context.run(lambda _: roll.enter(part, values, came, absent), "集体登记")
        task.answer(
            self,
            succeeded=lambda _: self._entered(f"已登记{part.label}：参加{len(came)}人，缺席{len(absent)}人。"),
            refused=lambda sentence: set_tone(self.ui.problem, "late", sentence),
            ended=lambda: self.ui.enter_button.setEnabled(True),
        )

    def _entered(self, sentence: str) -> None:
        self.context.records_changed.emit()
        self.accept()
        dialogs.tell(self, sentence)

    def _show_form(self) -> None:
        self.form.deleteLater()
        self.form = RecordForm(self)
        self.form.build((Section(self.part.label, self.part.form_of_all),), form_needs(self.context))
        self.ui.form_column.addWidget(self.form)
        self.ui.problem.setText("")
        self.form.focus_first()

    def _dress(self) -> None:
        table = self.ui.names
        table.setColumnCount(len(COLUMNS))
        table.setHorizontalHeaderLabels(COLUMNS)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(32)
        table.horizontalHeader().setStretchLastSection(True)
        self.ui.column.setStretchFactor(table, 1)
        for number, width in enumerate(WIDTHS):
            table.setColumnWidth(number, width)

    def _fill(self, refs: Sequence[RecordRef]) -> None:
        found = self.context.office.roll.names(refs)
        self.ui.names.setRowCount(len(found))
        for row, (ref, number, label) in enumerate(found):
            self._refs.append(ref)
            self.ui.names.setItem(row, 0, QTableWidgetItem(number))
            self.ui.names.setItem(row, 1, QTableWidgetItem(label))
            box, reason = CalmBox(self), QLineEdit(self)
            box.addItems((CAME, ABSENT, LEFT_OUT))
            box.setAccessibleName(f"{label}到场")
            reason.setAccessibleName(f"{label}缺席原因")
            reason.setEnabled(False)
            box.currentTextChanged.connect(lambda text, reason=reason: self._was_said(text, reason))
            self.ui.names.setCellWidget(row, 2, box)
            self.ui.names.setCellWidget(row, 3, reason)
        self._count()

    def _was_said(self, text: str, reason: QLineEdit) -> None:
        reason.setEnabled(text == ABSENT)
        if text == ABSENT:
            reason.setFocus()
        self._count()

    def _count(self) -> None:
        said = [self._said(row) for row in range(len(self._refs))]
        self.ui.count_label.setText(f"参加{said.count(CAME)}人，缺席{said.count(ABSENT)}人")

    def _said(self, row: int) -> str:
        box = self.ui.names.cellWidget(row, 2)
        return box.currentText() if isinstance(box, QComboBox) else LEFT_OUT

    def _reason(self, row: int) -> QLineEdit:
        box = self.ui.names.cellWidget(row, 3)
        if not isinstance(box, QLineEdit):
            raise LookupError(f"row {row} of the roll has no place for a reason")
        return box
