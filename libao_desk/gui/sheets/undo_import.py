"""Taking an import back (撤销导入): choose one of the last thirty days, see what becomes of each record, then do it."""

from PySide6.QtWidgets import QWidget

from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.fitting_dialog import FittingDialog
from libao_desk.gui.base.plain_table import PlainTable, show_in
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.forms.ui_undo_import import Ui_UndoImport
from libao_desk.services.undoing.act import UndoLine
from libao_desk.services.undoing.undoing import IN_PART, STILL_LISTED

HEADS = ("编号", "记录", "导入时", "撤销")
NOTHING_LEFT = "这次导入没有可以撤销的内容了。"
TOLD = {True: "新增", False: "改动"}
FATE = {True: "删除", False: "恢复原样"}


def _fate(line: UndoLine) -> str:
    return line.obstacle or (f"{FATE[line.is_new]}；{line.stays}，不动" if line.stays else FATE[line.is_new])


class UndoImportDialog(FittingDialog):
    """Nothing happens before the question is answered."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.ui = Ui_UndoImport()
        self.ui.setupUi(self)
        self._lines: tuple[UndoLine, ...] = ()
        self._told = ""
        """What was just done, until what is left of it was looked at."""
        self._table = PlainTable(HEADS, self, tone_column=3)
        show_in(self.ui.lines, self._table, is_read_whole=True)
        set_tone(self.ui.notice, "muted")
        self.ui.import_box.currentIndexChanged.connect(lambda _: self._look())
        self.ui.undo_button.clicked.connect(self.undo)
        self.ui.close_button.clicked.connect(self.reject)
        self._fill()

    def _fill(self) -> None:
        box = self.ui.import_box
        box.blockSignals(True)
        box.clear()
        for past in self.context.office.undoing.imports():
            state = IN_PART if past.is_undone_in_part else ""
            box.addItem(f"{past.at.astimezone():%Y-%m-%d %H:%M}　{past.by}　{past.act}{state}", past.seq)
        box.blockSignals(False)
        self._look()

    @property
    def _seq(self) -> int | None:
        seq = self.ui.import_box.currentData()
        return seq if isinstance(seq, int) else None

    def _look(self) -> None:
        seq, undoing = self._seq, self.context.office.undoing
        self._show(())
        if seq is not None:
            task = self.context.run(lambda _: undoing.look(seq), "正在核对…")
            task.answer(self, succeeded=self._looked, refused=lambda sentence: set_tone(self.ui.problem, "late", sentence))

    def _show(self, lines: tuple[UndoLine, ...]) -> None:
        self._lines = lines
        rows = [(line.number, line.label, TOLD[line.is_new], _fate(line)) for line in lines]
        self._table.replace_rows(rows, ["late" if line.obstacle else "soon" if line.stays else "" for line in lines])
        self.ui.undo_button.setEnabled(self._free > 0)
        self.ui.undo_button.setText("只撤销未改动过的" if self._left else "撤销这次导入")
        set_tone(self.ui.problem, "soon" if self._left else "muted", self._sum() if lines else "")

    @property
    def _free(self) -> int:
        return sum(not line.obstacle for line in self._lines)

    @property
    def _left(self) -> int:
        return sum(line.is_left for line in self._lines)

    def _sum(self) -> str:
        in_part = self._left - (len(self._lines) - self._free)
        told = f"（其中{in_part}条有后来改动过的内容，那些内容不动）" if in_part else ""
        return f"共{len(self._lines)}条，可撤销{self._free}条{told}，{len(self._lines) - self._free}条不动。"

    def _looked(self, lines: tuple[UndoLine, ...]) -> None:
        self._show(lines)
        if self._told:  # of the import that was just taken back, the first time its rest is seen
            set_tone(self.ui.problem, "done", f"{self._told}{self._sum() if lines else ''}")
            self._told = ""
        elif not lines:
            set_tone(self.ui.problem, "muted", NOTHING_LEFT)

    def undo(self) -> None:
        """Ask, then take back what can be."""
        seq, undoing = self._seq, self.context.office.undoing
        left = self._left
        stays = "后来改动过的内容不动。" if left else ""
        if seq is None or not dialogs.ask(
            self, f"撤销这次导入的{self._free}条记录吗？{stays}撤销后可以重新导入。", yes="撤销", no="不撤销"
        ):
            return
        self.ui.undo_button.setEnabled(False)
        task = self.context.run(lambda _: undoing.undo(seq, leave_touched=left > 0), "正在撤销…")
        task.answer(self, succeeded=self._undone, refused=lambda sentence: set_tone(self.ui.problem, "late", sentence))

    def _undone(self, done: tuple[UndoLine, ...]) -> None:
        self._told = f"已撤销{len(done)}条。{STILL_LISTED}" if self._left else f"已撤销{len(done)}条。"
        self._fill()
        set_tone(self.ui.problem, "done", self._told)
        self.context.records_changed.emit()
