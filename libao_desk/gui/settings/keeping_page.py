"""Backups, verification and updates (备份、核验与更新)."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QWidget

from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.plain_table import PlainTable, show_in
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.forms.ui_keeping_page import Ui_KeepingPage
from libao_desk.services.safety import updating
from libao_desk.services.safety.keeping import Soundness

from .proofs import ask_target, told_of

HEADS = ("文件", "时间", "大小")
MEBIBYTE = 1 << 20
NEWEST = 5
"""So many of what verification says of the clock stand on the page."""
UPDATE_FILTER = "更新包 (*.update);;所有文件 (*)"
ASK_RESTORE = (
    "恢复备份会用备份中的内容代替现在的台账（现有文件另存在旁边，不删除）。先锁定，再在打开台账的页面点“从备份恢复…”。现在锁定吗？"
)


class KeepingPage(QWidget):
    """Every backup was opened and counted before it is told as made."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.ui = Ui_KeepingPage()
        self.ui.setupUi(self)
        self._table = PlainTable(HEADS, self)
        show_in(self.ui.table, self._table)
        self.ui.backup_button.clicked.connect(self.back_up)
        self.ui.folder_button.clicked.connect(self.back_up_here)
        self.ui.drill_button.clicked.connect(self.drill)
        self.ui.restore_button.clicked.connect(self.restore)
        self.ui.verify_button.clicked.connect(self.verify)
        self.ui.update_button.clicked.connect(self.update_program)
        self.ui.update_box.setVisible(updating.ships_key())
        self.refresh()

    def refresh(self) -> None:
        """List the backups of the data folder, newest first."""
        kept = self.context.office.keeping.kept()
        self._table.replace_rows(
            [(one.file.name, f"{one.made_at.astimezone():%Y-%m-%d %H:%M}", f"{one.size / MEBIBYTE:.1f} MB") for one in kept]
        )

    def back_up(self) -> None:
        """A backup to a place the clerk chooses: a USB stick, another disk."""
        target, keeping = ask_target(self.context, self), self.context.office.keeping
        if target is not None:
            self._start(lambda _: keeping.backup(target))

    def back_up_here(self) -> None:
        """A backup into the data folder, as is made every day."""
        keeping = self.context.office.keeping
        self._start(lambda _: keeping.into_folder())

    def drill(self) -> None:
        """Bring the newest backup back into a place of its own, and tell what came of it."""
        office = self.context.office
        self._start(lambda _: office.drill.hold(), "恢复演练", "正在把最近的备份在临时位置打开、清点…")

    def restore(self) -> None:
        """A backup is restored at the door, where no file is open."""
        if dialogs.ask(self, ASK_RESTORE, yes="锁定", no="取消"):
            self.context.lock_wished.emit()

    def verify(self) -> None:
        """Read every page and the whole trail."""
        keeping, printed = self.context.office.keeping, self.ui.printed_head.text()
        self.ui.verify_button.setEnabled(False)
        set_tone(self.ui.verify_told, "muted", "正在核验…")
        task = self.context.run(lambda _: keeping.verify_and_note(printed), "核验")
        task.answer(
            self,
            succeeded=self._verified,
            refused=lambda sentence: set_tone(self.ui.verify_told, "late", sentence),
            ended=lambda: self.ui.verify_button.setEnabled(True),
        )

    def update_program(self) -> None:
        """A signed package from a stick: checked, the office backed up, then the program makes way for the installer."""
        chosen = dialogs.open_file(self, "选择更新包", str(Path.home()), UPDATE_FILTER)
        if chosen is None:
            return
        keeping = self.context.office.keeping
        self.ui.update_button.setEnabled(False)
        set_tone(self.ui.update_told, "muted", "正在核对更新包，并备份台账…")
        task = self.context.run(lambda _: updating.prepare(keeping, Path(chosen), updating.shipped_key()), "更新")
        task.answer(
            self,
            succeeded=self._update_ready,
            refused=lambda sentence: set_tone(self.ui.update_told, "late", sentence),
            ended=lambda: self.ui.update_button.setEnabled(True),
        )

    def _update_ready(self, prepared: tuple[updating.Update, Path]) -> None:
        update, setup = prepared
        set_tone(self.ui.update_told, "done", f"{update.version}版的更新包签名无误，台账已备份。")
        self.refresh()
        if dialogs.ask(self, f"现在关闭程序，安装{update.version}版吗？", yes="安装", no="以后") and self.window().close():
            start_installer(setup)
        else:
            updating.put_away(setup)

    def _start(self, work: Callable[[Any], object], title: str = "备份", doing: str = "正在备份，并打开核对…") -> None:
        self._lock(True)
        set_tone(self.ui.told, "muted", doing)
        task = self.context.run(work, title)
        ready = partial(self._lock, False)
        task.answer(self, succeeded=self._done, refused=lambda sentence: set_tone(self.ui.told, "late", sentence), ended=ready)

    def _lock(self, is_locked: bool) -> None:
        for button in (self.ui.backup_button, self.ui.folder_button, self.ui.drill_button):
            button.setEnabled(not is_locked)

    def _done(self, result: object) -> None:
        set_tone(self.ui.told, *told_of(result))
        self.refresh()

    def _verified(self, found: Soundness) -> None:
        self.ui.verify_told.setToolTip("\n".join(found.clock))
        if found.sound:
            held = "打印的链头在操作记录中。" if self.ui.printed_head.text().strip() else ""
            told = f"完好。操作记录{found.entries}条，链头{found.head[:16]}。{held}"
            set_tone(self.ui.verify_told, "done", "\n".join((told, *_of_clock(found))))
        else:
            set_tone(self.ui.verify_told, "late", f"发现问题：{'；'.join(found.problems)}。请勿继续录入，先恢复备份。")


def _of_clock(found: Soundness) -> tuple[str, ...]:
    """How often the clock leapt or the day was pinned, and the newest of these."""
    if not found.clock:
        return ()
    rest = "" if len(found.clock) <= NEWEST else f"，最近{NEWEST}处如下，鼠标停在这里可看全部"
    return (f"时钟和日期有{len(found.clock)}处要留意{rest}：", *found.clock[-NEWEST:])


def start_installer(setup: Path) -> None:
    """Start it on its own: this program ends."""
    QProcess.startDetached(str(setup))
