"""The last acts (最近操作): what was done, to which record, whether it can be undone and if not, why; the chosen one is undone."""

from PySide6.QtWidgets import QWidget

from libao_desk.core.dates import local_minute
from libao_desk.services.closing.correction_hints import hints_of
from libao_desk.services.undoing.last_acts import LastAct, Undone

from .base import dialogs
from .base.context import Context
from .base.fitting_dialog import FittingDialog
from .base.plain_table import PlainTable, chosen_row, show_in
from .base.tone import set_tone
from .forms.ui_last_acts import Ui_LastActs

HEADS = ("号", "时间", "经办人", "操作", "对象", "改动内容", "撤销")
CAN, NONE = "可以撤销", "还没有可以列出的操作。"


class LastActsDialog(FittingDialog):
    """Nothing is undone before the question is answered."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.ui = Ui_LastActs()
        self.ui.setupUi(self)
        self._acts: tuple[LastAct, ...] = ()
        self._table = PlainTable(HEADS, self, tone_column=6)
        show_in(self.ui.acts, self._table, is_read_whole=True)
        set_tone(self.ui.notice, "muted")
        self.ui.acts.selectionModel().currentRowChanged.connect(lambda *_: self._choose())
        self.ui.acts.doubleClicked.connect(lambda _: self.undo())
        self.ui.undo_button.clicked.connect(self.undo)
        self.ui.close_button.clicked.connect(self.reject)
        self._choose()
        self._read("")

    def _read(self, told: str) -> None:
        acts = self.context.office.last_acts
        task = self.context.run(lambda _: acts.acts(), "正在读取…")
        task.answer(self, succeeded=lambda found: self._show(found, told), refused=self._refuse)

    def _show(self, acts: tuple[LastAct, ...], told: str) -> None:
        self._acts = acts
        rows = [(str(act.seq), local_minute(act.at), act.by, act.act, act.what, act.contents, act.obstacle or CAN) for act in acts]
        self._table.replace_rows(rows, ["muted" if act.obstacle else "done" for act in acts])
        if acts:
            self.ui.acts.selectRow(0)
            self.ui.acts.setFocus()
        self._choose()
        if told or not acts:
            set_tone(self.ui.problem, "done" if told else "muted", told or NONE)

    @property
    def _at(self) -> LastAct | None:
        place = chosen_row(self.ui.acts)
        return self._acts[place] if place is not None and place < len(self._acts) else None

    def _choose(self) -> None:
        act = self._at
        self.ui.undo_button.setEnabled(act is not None and not act.obstacle)
        set_tone(self.ui.problem, "muted", "" if act is None or not act.obstacle else act.obstacle)

    def undo(self) -> None:
        """Ask, where it is wanted for a reason too, then undo the chosen act."""
        act, office = self._at, self.context.office
        if act is None or act.obstacle:
            return
        what = f"“{act.act}”" + (f"（{act.what}）" if act.what else "")
        reason: str | None = ""
        if act.asks_reason:
            reason = dialogs.ask_text(self, f"撤销{what}，请写明理由：")
        elif not dialogs.ask(self, f"撤销{what}吗？", yes="撤销", no="不撤销"):
            reason = None
        if reason is None:
            return
        self.ui.undo_button.setEnabled(False)

        def work(_: object) -> tuple[Undone, str]:
            done = office.last_acts.undo(act.seq, reason=reason)
            return done, hints_of(office.desk, done.refs)

        task = self.context.run(work, "正在撤销…")
        task.answer(self, succeeded=self._undone, refused=self._refuse)

    def _undone(self, outcome: tuple[Undone, str]) -> None:
        done, hints = outcome
        self._read(f"{done.sentence}{hints}")
        self.context.records_changed.emit()
        self.context.act_undone.emit()
        for ref in done.refs:
            self.context.record_saved.emit(ref)

    def _refuse(self, sentence: str) -> None:
        self._choose()
        set_tone(self.ui.problem, "late", sentence)
