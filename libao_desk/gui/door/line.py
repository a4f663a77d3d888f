"""The line for the passphrase as it stands on the screen (门): light, so that it is there before the registers are loaded."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.forms.ui_unlock import Ui_UnlockPage


class Door(QWidget):
    """Takes the passphrase and shows what is said of it; what it opens is another's matter."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_waiting = False
        """Enter was pressed, and the answer is not there yet."""
        self.ui = Ui_UnlockPage()
        self.ui.setupUi(self)
        self.ui.folder_label.setText(f"数据文件夹：{folder}")
        self.ui.caps_label.hide()
        self.ui.problem.hide()
        self.ui.advice.hide()
        self.ui.passphrase.installEventFilter(self)
        self.ui.passphrase.returnPressed.connect(self.unlock)
        self.ui.unlock_button.clicked.connect(self.unlock)
        self.ui.show_button.toggled.connect(self._show_passphrase)
        self.setFocusProxy(self.ui.passphrase)

    def unlock(self) -> None:
        """Wait for the answer to what was typed."""
        if not self.ui.passphrase.text():
            self.tell("请输入口令。", "")
            return
        self.wait(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice from the letters typed whether caps lock is on; Qt has no other way to tell."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._watch_caps(event)
        return super().eventFilter(watched, event)

    def take_over(self, other: "Door") -> None:
        """Go on where the clerk stands at another door: what was typed there is not typed again."""
        mine, theirs = self.ui, other.ui
        mine.show_button.setChecked(theirs.show_button.isChecked())
        mine.passphrase.setText(theirs.passphrase.text())
        mine.passphrase.setCursorPosition(theirs.passphrase.cursorPosition())
        mine.caps_label.setHidden(theirs.caps_label.isHidden())
        theirs.passphrase.clear()
        if other.is_waiting:
            self.unlock()

    def caption(self) -> str:
        """What the button says."""
        return "打开台账"

    def tell(self, problem: str, advice: str, tone: str = "muted") -> None:
        """Say below the line what is wrong and what to do next."""
        self.ui.problem.setText(problem)
        self.ui.problem.setVisible(bool(problem))
        set_tone(self.ui.advice, tone, advice)
        self.ui.advice.setVisible(bool(advice))

    def wait(self, is_busy: bool) -> None:
        """Take no more typing until the answer is there; then what was typed is selected, and typing replaces it."""
        self.is_waiting = is_busy
        self.ui.unlock_button.setText("请稍候…" if is_busy else self.caption())
        for widget in (self.ui.unlock_button, self.ui.passphrase, self.ui.restore_button, self.ui.show_button):
            widget.setEnabled(not is_busy)
        if not is_busy:
            self.ui.passphrase.setFocus()
            self.ui.passphrase.selectAll()

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
