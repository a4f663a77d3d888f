"""Destroying what was approved (销毁档案): which of the list, on whose approval, how many; then one more question."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QWidget

from libao_desk.core.dates import typed_day
from libao_desk.core.errors import Refusal
from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.fitting_dialog import FittingDialog
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.forms.ui_destroy_records import Ui_DestroyRecords
from libao_desk.services.papers.views import PaperResult
from libao_desk.services.records.drafts import RecordRef
from libao_desk.services.retention.appraisals import PastList
from libao_desk.services.retention.destructions import Approval, Candidate

NOTICE = (
    "照签字批准的{number}办理。销毁以后，档案、附件、存档文书、只在其中的人员卡片和操作记录里的内容都不能恢复；"
    "编号、月结时报送的花名册、此前的备份和纸质材料不在其内。"
)
QUESTION = "确定销毁这{count}件档案吗？销毁以后不能恢复。"
NUMBER = Qt.ItemDataRole.UserRole
GOES, STAYS = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class DestroyDialog(FittingDialog):
    """Nothing goes before the count was typed and the question answered."""

    destroyed_records = Signal(object)
    """PaperResult: the certificate."""

    def __init__(self, context: Context, drawn: PastList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.drawn = drawn
        self._refs: dict[str, RecordRef] = {}
        self._gone: frozenset[RecordRef] = frozenset()
        self.ui = Ui_DestroyRecords()
        self.ui.setupUi(self)
        set_tone(self.ui.notice, "muted", NOTICE.format(number=drawn.number))
        self.ui.destroy_button.setEnabled(False)
        self.ui.destroy_button.clicked.connect(self.destroy_records)
        self.ui.close_button.clicked.connect(self.reject)
        door = context.office.destructions
        task = context.run(lambda _: door.look(drawn.id), "正在核对清单…")
        task.answer(self, succeeded=self._show, refused=self._refused)

    def destroy_records(self) -> None:
        """Ask once more, then destroy off the window's thread."""
        ui, door, chosen, typed = self.ui, self.context.office.destructions, self._chosen(), self.ui.count_box.text()
        try:
            day = typed_day(ui.day_box.text(), self.context.office.today, has_happened=True)
        except Refusal as refusal:
            self._refused(refusal.sentence)
            return
        if typed.strip() != str(len(chosen)):
            self._refused(f"打勾的有{len(chosen)}件，请在“件数”里照样填写以确认。")
            return
        if not dialogs.ask(self, QUESTION.format(count=len(chosen)), yes="销毁", no="不销毁"):
            return
        self._gone = frozenset(self._refs[number] for number in chosen)
        approval = Approval(ui.number_box.text(), day, ui.approvers_box.text())
        ui.destroy_button.setEnabled(False)
        task = self.context.run(lambda _: door.destroy(self.drawn.id, chosen, approval, typed_count=typed), "正在销毁…")
        task.answer(self, succeeded=self._done, refused=self._refused)

    def _chosen(self) -> frozenset[str]:
        items = [self.ui.records.item(row) for row in range(self.ui.records.count())]
        return frozenset(item.data(NUMBER) for item in items if item.checkState() == GOES)

    def _show(self, candidates: tuple[Candidate, ...]) -> None:
        for one in candidates:
            item = QListWidgetItem(f"{one.number}　{one.obstacle or one.label}", self.ui.records)
            item.setData(NUMBER, one.number)
            if one.record is not None:
                self._refs[one.number] = one.record.ref
            item.setCheckState(STAYS if one.obstacle else GOES)
            if one.obstacle:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable & ~Qt.ItemFlag.ItemIsEnabled)
        self.ui.destroy_button.setEnabled(any(not one.obstacle for one in candidates))

    def _done(self, certificate: PaperResult) -> None:
        self.context.records_gone.emit(self._gone)
        self.context.records_changed.emit()
        self.destroyed_records.emit(certificate)
        self.accept()

    def _refused(self, sentence: str) -> None:
        self.ui.destroy_button.setEnabled(bool(self.ui.records.count()))
        set_tone(self.ui.problem, "late", sentence)
