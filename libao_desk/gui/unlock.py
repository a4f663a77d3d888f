"""The door (解锁): one line for the passphrase or the recovery code, and what to do when it does not open."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from libao_desk.gui import dialogs
from libao_desk.gui.context import Context
from libao_desk.gui.forms.ui_unlock import Ui_UnlockPage
from libao_desk.gui.tasks import Task
from libao_desk.gui.tone import set_tone
from libao_desk.services.office import Office
from libao_desk.services.opening import BroughtBack, Hindrance, Remedy, bring_back, open_office

BACKUP_FILTER = "台账备份 (*.backup);;所有文件 (*)"
RECOVERED = "已用恢复码进入。请打开“设置”→“工作人员”，为忘记口令的人员重设口令。"


class UnlockPage(QWidget):
    """Asks for the passphrase; the key is derived off the window's thread, and a refusal leaves what was typed selected."""

    unlocked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.ui = Ui_UnlockPage()
        self.ui.setupUi(self)
        self._backup: Path | None = None
        """The backup that waits for its passphrase."""
        self._show_folder()
        self.ui.caps_label.hide()
        self.ui.problem.hide()
        self.ui.advice.hide()
        self.ui.passphrase.installEventFilter(self)
        self.ui.passphrase.returnPressed.connect(self.unlock)
        self.ui.unlock_button.clicked.connect(self.unlock)
        self.ui.show_button.toggled.connect(self._show_passphrase)
        self.ui.restore_button.clicked.connect(self._choose_backup)
        self.setFocusProxy(self.ui.passphrase)

    def unlock(self) -> None:
        """Try what was typed: for the office, or for the backup that was chosen."""
        secret = self.ui.passphrase.text()
        if not secret:
            self._tell("请输入口令。", "")
            return
        self._wait(True)
        task = self._opening(secret) if self._backup is None else self._restoring(self._backup, secret)
        task.answer(self, refused=lambda sentence: self._tell(sentence, "没有改动任何文件。"), ended=lambda: self._wait(False))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice from the letters typed whether caps lock is on; Qt has no other way to tell."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._watch_caps(event)
        return super().eventFilter(watched, event)

    def _opening(self, secret: str) -> Task:
        context = self.context
        task = context.run(lambda _: open_office(context.folder, context.book, context.clock, secret), "打开台账")
        task.answer(self, succeeded=self._opened)
        return task

    def _opened(self, found: Office | Hindrance) -> None:
        if isinstance(found, Hindrance):
            self._tell(found.sentence, found.advice)
            self.ui.restore_button.setDefault(found.remedy is Remedy.RESTORE)
            return
        self.ui.passphrase.clear()
        self.ui.show_button.setChecked(False)
        self._tell("", "")
        self.context.seat(found)
        self.unlocked.emit()
        if found.officer.id is None:
            dialogs.tell(self, RECOVERED)

    # --- restoring a backup --------------------------------------------------------------------------------------------

    def _choose_backup(self) -> None:
        folder = self.context.folder
        start = folder / "backups" if (folder / "backups").is_dir() else folder.parent
        chosen = dialogs.open_file(self, "选择备份文件", str(start), BACKUP_FILTER)
        self._backup = None if chosen is None else Path(chosen)
        self.ui.unlock_button.setText(self._caption())
        if self._backup is not None:
            self._tell("", f"将恢复{self._backup.name}。请输入备份当时的口令或恢复码，回车恢复。", "soon")
        else:
            self._tell("", "")
        self.ui.passphrase.setFocus()
        self.ui.passphrase.selectAll()

    def _restoring(self, backup: Path, secret: str) -> Task:
        context = self.context
        task = context.run(lambda _: bring_back(backup, context.folder, secret, context.clock.now()), "恢复备份")
        task.answer(self, succeeded=self._restored)
        return task

    def _restored(self, back: BroughtBack) -> None:
        self._backup = None
        where = "" if back.aside is None else f"原来的文件留在“{back.aside.name}”文件夹，确认无误前请勿删除。"
        self._tell("", f"已恢复{back.report.records}条记录。{where}请输入口令打开。", "done")
        self.ui.passphrase.clear()

    # --- showing -------------------------------------------------------------------------------------------------------

    def _show_folder(self) -> None:
        self.ui.folder_label.setText(f"数据文件夹：{self.context.folder}")

    def _show_passphrase(self, is_shown: bool) -> None:
        self.ui.passphrase.setEchoMode(QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password)
        self.ui.show_button.setText("隐藏" if is_shown else "显示")
        self.ui.passphrase.setFocus()

    def _watch_caps(self, event: QKeyEvent) -> None:
        letter = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self.ui.caps_label.hide()
        elif len(letter) == 1 and letter.isascii() and letter.isalpha():
            has_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.ui.caps_label.setVisible(letter.isupper() != has_shift)

    def _caption(self) -> str:
        return "打开台账" if self._backup is None else "恢复备份"

    def _tell(self, problem: str, advice: str, tone: str = "muted") -> None:
        self.ui.problem.setText(problem)
        self.ui.problem.setVisible(bool(problem))
        set_tone(self.ui.advice, tone, advice)
        self.ui.advice.setVisible(bool(advice))

    def _wait(self, is_busy: bool) -> None:
        self.ui.unlock_button.setText("请稍候…" if is_busy else self._caption())
        for widget in (self.ui.unlock_button, self.ui.passphrase, self.ui.restore_button, self.ui.show_button):
            widget.setEnabled(not is_busy)
        if not is_busy:
            self.ui.passphrase.setFocus()
            self.ui.passphrase.selectAll()
