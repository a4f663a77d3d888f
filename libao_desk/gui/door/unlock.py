"""The door (解锁): one line for the passphrase or the recovery code, and what to do when it does not open."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from libao_desk.core.errors import Trouble
from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.tasks import Task
from libao_desk.services.office import Office
from libao_desk.services.opening import BroughtBack, Hindrance, Remedy, bring_back, open_office

from .line import Door

BACKUP_FILTER = "台账备份 (*.backup);;所有文件 (*)"
ASK_OLDER = "其后录入的内容不在里面，已用过的编号会再用一次。要继续使用这个文件吗？"
ASK_DAY = "期限、编号的年份和备份都按本机日期算。日期没有错吗？"
RECOVERED = "已用恢复码进入。请打开“设置”→“工作人员”，为忘记口令的人员重设口令。"


class UnlockPage(Door):
    """Asks for the passphrase; the key is derived off the window's thread, and a refusal leaves what was typed selected."""

    unlocked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.folder, parent)
        self.context = context
        self._backup: Path | None = None
        """The backup that waits for its passphrase."""
        self.ui.restore_button.clicked.connect(self._choose_backup)

    def unlock(self) -> None:
        """Try what was typed: for the office, or for the backup that was chosen."""
        super().unlock()
        if not self.is_waiting:
            return
        secret = self.ui.passphrase.text()
        task = self._opening(secret) if self._backup is None else self._restoring(self._backup, secret)
        task.answer(self, refused=lambda sentence: self.tell(sentence, "没有改动任何文件。"), ended=lambda: self.wait(False))

    def caption(self) -> str:
        """What the button says."""
        return super().caption() if self._backup is None else "恢复备份"

    def _opening(self, secret: str) -> Task:
        context = self.context
        task = context.run(lambda _: open_office(context.folder, context.book, context.clock, secret), "打开台账")
        task.answer(self, succeeded=self._opened)
        return task

    def _opened(self, found: Office | Hindrance) -> None:
        if isinstance(found, Hindrance):
            self.tell(found.sentence, found.advice)
            self.ui.restore_button.setDefault(found.remedy is Remedy.RESTORE)
            return
        if not self._is_the_newest(found) or not self._is_the_right_day(found):
            return
        self.ui.passphrase.clear()
        self.ui.show_button.setChecked(False)
        self.tell("", "")
        self.context.seat(found)
        self.unlocked.emit()
        if found.officer.id is None:
            dialogs.tell(self, RECOVERED)

    def _is_the_newest(self, office: Office) -> bool:
        """Whether the file is the one that was used last, or the officer wishes to go on with an older one."""
        older = office.keeping.older
        if not older:
            return True
        hindrance = older, "没有打开。请找回上次用的office.db放回数据文件夹，或从最近的备份恢复。"
        if dialogs.ask(self, f"{older}{ASK_OLDER}", yes="继续使用", no="不打开"):
            try:
                office.keeping.go_on_with_older()
                return True
            except Trouble as trouble:
                hindrance = trouble.sentence, "没有打开，请稍后再试。"
        office.close()
        self.tell(*hindrance)
        return False

    def _is_the_right_day(self, office: Office) -> bool:
        """Whether the PC's date is beyond doubt, or the officer says that it is right."""
        doubt = office.keeping.clock_doubt
        if not doubt or dialogs.ask(self, f"{doubt}{ASK_DAY}", yes="日期没有错，打开", no="先改日期"):
            return True
        office.close()
        self.tell(doubt, "没有打开。请改正电脑的日期和时间，再输入口令。")
        return False

    # --- restoring a backup --------------------------------------------------------------------------------------------

    def _choose_backup(self) -> None:
        folder = self.context.folder
        start = folder / "backups" if (folder / "backups").is_dir() else folder.parent
        chosen = dialogs.open_file(self, "选择备份文件", str(start), BACKUP_FILTER)
        self._backup = None if chosen is None else Path(chosen)
        self.ui.unlock_button.setText(self.caption())
        if self._backup is not None:
            self.tell("", f"将恢复{self._backup.name}。请输入备份当时的口令或恢复码，回车恢复。", "soon")
        else:
            self.tell("", "")
        self.ui.passphrase.setFocus()
        self.ui.passphrase.selectAll()

    def _restoring(self, backup: Path, secret: str) -> Task:
        context = self.context
        task = context.run(lambda _: bring_back(backup, context.folder, secret, context.clock.now(), context.clock), "恢复备份")
        task.answer(self, succeeded=self._restored)
        return task

    def _restored(self, back: BroughtBack) -> None:
        self._backup = None
        where = "" if back.aside is None else f"原来的文件留在“{back.aside.name}”文件夹，确认无误前请勿删除。"
        self.tell("", f"已恢复{back.report.records}条记录。{where}请输入口令打开。", "done")
        self.ui.passphrase.clear()
