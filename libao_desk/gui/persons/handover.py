"""Handing over (移交工作): choose a successor, see what goes to him register by register, then one act."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.fitting_dialog import FittingDialog
from libao_desk.gui.base.plain_table import PlainTable, show_in
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.forms.ui_handover import Ui_Handover
from libao_desk.gui.papers.preview import PaperPreview
from libao_desk.services.papers.views import PaperResult
from libao_desk.services.persons.handover import HandoverLine
from libao_desk.services.safety.officers import OfficerEntry
from libao_desk.services.todo.handover_paper import TITLE, hand_over_signed, handover_paper

HEADS = ("登记册", "移交", "留下", "说明")
NOTICE = (
    "“{name}”名下未办结的记录，凡接手人有权办理的，经办人改为接手人；无权办理的留下，可再移交给别人。"
    "已办结的和没有时限的流水台账不动，办过的事仍记在原经办人名下。移交后显示移交清单，请打印，三方签名存档。"
)
NOBODY = "没有其他在用的工作人员有权接手。"


class HandoverDialog(FittingDialog):
    """Nothing happens before the question is answered."""

    def __init__(self, context: Context, leaver: OfficerEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.leaver = leaver
        self.ui = Ui_Handover()
        self.ui.setupUi(self)
        self._lines: tuple[HandoverLine, ...] = ()
        self._table = PlainTable(HEADS, self, tone_column=HEADS.index("说明"))
        show_in(self.ui.lines, self._table)
        set_tone(self.ui.notice, "muted", NOTICE.format(name=leaver.name))
        for officer in context.office.handover.successors(leaver.id):
            self.ui.successor_box.addItem(officer.label, officer.id)
        self.ui.successor_box.currentIndexChanged.connect(lambda _: self._look())
        self.ui.give_button.clicked.connect(self.give)
        self.ui.list_button.clicked.connect(self.look_at_list)
        self.ui.close_button.clicked.connect(self.reject)
        self._look()

    def give(self) -> None:
        """Ask, then hand over."""
        desk, leaver, successor, name = self.context.office.desk, self.leaver, self._successor, self.ui.successor_box.currentText()
        question = f"把“{leaver.name}”的{self._count}件在办工作移交给“{name}”吗？{self._stays()}"
        if successor is None or not dialogs.ask(self, question, yes="移交", no="不移交"):
            return
        self.ui.give_button.setEnabled(False)
        task = self.context.run(lambda _: hand_over_signed(desk, leaver.id, successor), "移交工作")
        task.answer(self, succeeded=lambda done: self._given(done[0], done[1], name), refused=self._refused)

    def look_at_list(self) -> None:
        """The list of what would go over, before anything does."""
        desk, leaver, successor = self.context.office.desk, self.leaver, self._successor
        if successor is not None:
            task = self.context.run(lambda _: handover_paper(desk, leaver.id, successor), TITLE)
            task.answer(self, succeeded=self._preview, refused=self._refused)

    def _given(self, given: int, paper: PaperResult, name: str) -> None:
        self._look()
        set_tone(self.ui.problem, "done", f"已移交{given}件给“{name}”。")
        self.context.records_changed.emit()
        self._preview(paper)

    def _preview(self, paper: PaperResult) -> None:
        self.preview = PaperPreview(self.context, paper, self)
        self.preview.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.preview.open()

    def _refused(self, sentence: str) -> None:
        self.ui.give_button.setEnabled(True)
        set_tone(self.ui.problem, "late", sentence)

    @property
    def _successor(self) -> int | None:
        found = self.ui.successor_box.currentData()
        return found if isinstance(found, int) else None

    def _look(self) -> None:
        successor = self._successor
        self._lines = () if successor is None else self.context.office.handover.look(self.leaver.id, successor)
        rows = [(line.title, str(line.given), str(line.kept or ""), line.why_kept) for line in self._lines]
        self._table.replace_rows(rows, ["late" if line.is_closed_to_successor else "soon" for line in self._lines])
        for button in (self.ui.give_button, self.ui.list_button):
            button.setEnabled(self._count > 0)
        if successor is not None:
            told = f"移交{self._count}件。{self._stays()}"
        else:
            told = NOBODY if self.context.office.handover.held(self.leaver.id) else f"“{self.leaver.name}”名下没有在办工作。"
        set_tone(self.ui.problem, "muted", told)

    @property
    def _count(self) -> int:
        return sum(line.given for line in self._lines)

    def _stays(self) -> str:
        """What cannot go to this successor, and why."""
        kept = [f"{line.title}{line.kept}件（{line.why_kept}）" for line in self._lines if line.kept]
        return f"留在原经办人名下：{'、'.join(kept)}。" if kept else ""
