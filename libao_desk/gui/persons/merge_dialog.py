"""One card out of two (合并人员): both side by side, field by field; every merge made can be taken back at any time."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QTableWidgetItem, QWidget

from libao_desk.core.dates import local_minute
from libao_desk.core.errors import Refusal
from libao_desk.declare.code import Code
from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.fitting_dialog import FittingDialog
from libao_desk.gui.base.plain_table import PlainTable, chosen_row, show_in
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.forms.ui_merge_dialog import Ui_MergeDialog
from libao_desk.gui.record.person_picker import PersonPicker
from libao_desk.people.merge import MergePreview
from libao_desk.services.persons.people import PastMerge
from libao_desk.services.records.drafts import Ref

HEADS = ("项目", "保留的卡片", "并入的卡片")
LABEL, KEPT, GONE = range(3)
COLUMN_WIDTH = 220
MERGE_HEADS = ("合并时间", "经办人", "保留的卡片", "并入的卡片")
BOTH_IN = "两张卡片都在{numbers}中（如双方当事人、患者和监护人），合并后成为同一个人。确实是同一个人吗？"
ASK_UNDO = "撤销{by}于{at}所作的合并，恢复“{gone}”的卡片吗？原来的记录转回去，合并以后手工改动过的内容不变。"


class MergeDialog(FittingDialog):
    """A tick in a line says whose value stays; nothing happens before the button is pressed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.ui = Ui_MergeDialog()
        self.ui.setupUi(self)
        self.kept: Ref | None = None
        self.gone: Ref | None = None
        self._preview: MergePreview | None = None
        self._picker: PersonPicker | None = None
        self._merges: tuple[PastMerge, ...] = ()
        self._merge_table = PlainTable(MERGE_HEADS, self)
        show_in(self.ui.merges, self._merge_table)
        set_tone(self.ui.told, "muted")
        self._dress()
        self.ui.kept_button.clicked.connect(lambda: self._look_for(self.choose_kept))
        self.ui.gone_button.clicked.connect(lambda: self._look_for(self.choose_gone))
        self.ui.merge_button.clicked.connect(self._merge)
        self.ui.undo_button.clicked.connect(self._undo)
        self.ui.close_button.clicked.connect(self.accept)
        self._list_merges()

    def choose_kept(self, person: Ref) -> None:
        """The card that stays."""
        self.kept = person
        self._name(self.ui.kept_label, person)

    def choose_gone(self, person: Ref) -> None:
        """The card that goes into it."""
        self.gone = person
        self._name(self.ui.gone_label, person)

    def _name(self, label: QLabel, person: Ref) -> None:
        label.setText(f"{person.label}　{self.context.office.people.note(person.id)}")
        self._compare()

    def _look_for(self, chosen: object) -> None:
        self._picker = PersonPicker(self.context, self)
        self._picker.chosen.connect(chosen)
        self._picker.open()

    def _compare(self) -> None:
        self._preview = None
        self.ui.table.setRowCount(0)
        self.ui.merge_button.setEnabled(False)
        if self.kept is None or self.gone is None:
            return
        try:
            self._preview = self.context.office.people.merge_preview(self.kept.id, self.gone.id)
        except Refusal as refusal:
            set_tone(self.ui.problem, "late", refusal.sentence)
            return
        apart = "登记时曾答复这是两个人，请核对。" if self._preview.told_apart else ""
        told = f"{apart}将有{self._preview.references}处记录转到保留的卡片。在要保留的一格打勾。"
        set_tone(self.ui.problem, "soon" if apart else "muted", told)
        self._fill(self._preview)
        self.ui.merge_button.setEnabled(True)

    def _fill(self, preview: MergePreview) -> None:
        table = self.ui.table
        table.blockSignals(True)
        table.setRowCount(len(preview.lines))
        for row, line in enumerate(preview.lines):
            table.setItem(row, LABEL, QTableWidgetItem(line.label))
            for column, value, is_kept in ((KEPT, line.kept, line.kept is not None), (GONE, line.gone, line.kept is None)):
                item = QTableWidgetItem(_said(value))
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked if is_kept else Qt.CheckState.Unchecked)
                table.setItem(row, column, item)
        table.blockSignals(False)

    def _tick(self, item: QTableWidgetItem) -> None:
        """One of the two is always ticked."""
        other = self.ui.table.item(item.row(), GONE if item.column() == KEPT else KEPT)
        if item.column() == LABEL or other is None:
            return
        self.ui.table.blockSignals(True)
        other.setCheckState(Qt.CheckState.Unchecked if item.checkState() == Qt.CheckState.Checked else Qt.CheckState.Checked)
        self.ui.table.blockSignals(False)

    def _chosen(self, preview: MergePreview, kept: Ref, gone: Ref) -> dict[str, int]:
        chosen: dict[str, int] = {}
        for row, line in enumerate(preview.lines):
            item = self.ui.table.item(row, KEPT)
            is_kept = item is not None and item.checkState() == Qt.CheckState.Checked
            chosen[line.key] = kept.id if is_kept else gone.id
        return chosen

    def _merge(self) -> None:
        if self._preview is None or self.kept is None or self.gone is None:
            return
        office, kept, gone = self.context.office, self.kept.id, self.gone.id
        both_in = "、".join(self._preview.both_in)
        if both_in and not dialogs.ask(self, BOTH_IN.format(numbers=both_in), yes="仍要合并", no="返回核对"):
            return
        chosen = self._chosen(self._preview, self.kept, self.gone)
        self.ui.merge_button.setEnabled(False)
        task = self.context.run(lambda _: office.people.merge(kept, gone, chosen), "合并人员")
        task.answer(self, succeeded=lambda _: self._merged(), refused=lambda sentence: set_tone(self.ui.problem, "late", sentence))

    def _merged(self) -> None:
        self.ui.table.setRowCount(0)
        self._list_merges()
        set_tone(self.ui.problem, "done", "已合并。")
        self.context.records_changed.emit()

    def _list_merges(self) -> None:
        """The merges that stand, newest first; the newest is chosen."""
        self._merges = self.context.office.people.merges()
        self._merge_table.replace_rows([(_when(one), one.by, one.kept, one.gone) for one in self._merges])
        self.ui.merges.selectRow(0)
        for widget in (self.ui.merges_label, self.ui.merges, self.ui.undo_button):
            widget.setVisible(bool(self._merges))

    def _undo(self) -> None:
        row, office = chosen_row(self.ui.merges), self.context.office
        if row is None or row >= len(self._merges):
            return
        made = self._merges[row]
        if not dialogs.ask(self, ASK_UNDO.format(by=made.by, at=_when(made), gone=made.gone), yes="撤销合并", no="不撤销"):
            return
        task = self.context.run(lambda _: office.people.unmerge(made.id), "撤销合并")
        task.answer(self, succeeded=lambda _: self._undone(), refused=lambda sentence: set_tone(self.ui.problem, "late", sentence))

    def _undone(self) -> None:
        self._compare()
        self._list_merges()
        set_tone(self.ui.problem, "done", "合并已撤销，两张卡片都已恢复。")
        self.context.records_changed.emit()

    def _dress(self) -> None:
        table = self.ui.table
        table.setColumnCount(len(HEADS))
        table.setHorizontalHeaderLabels(HEADS)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setAlternatingRowColors(True)
        for column in range(len(HEADS)):
            table.setColumnWidth(column, COLUMN_WIDTH)
        table.itemChanged.connect(self._tick)
        self.ui.merge_button.setEnabled(False)


def _when(made: PastMerge) -> str:
    return local_minute(made.at)


def _said(value: object) -> str:
    if value is None:
        return "（空）"
    return value.label if isinstance(value, Code) else str(value)
