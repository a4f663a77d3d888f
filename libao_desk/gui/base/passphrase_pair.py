"""A new passphrase typed twice (新口令), with a sentence on how good it is while it is typed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from libao_desk.gui.forms.ui_passphrase_pair import Ui_PassphrasePair

from .tone import set_tone


class PassphrasePair(QWidget):
    """Two hidden lines; shown only as long as the clerk asks for it."""

    edited = Signal()
    entered = Signal()
    """Enter was pressed in the second line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_PassphrasePair()
        self.ui.setupUi(self)
        self._hint = self.ui.strength.text()
        self.ui.first.textChanged.connect(self._judge)
        self.ui.second.textChanged.connect(self._judge)
        self.ui.first.returnPressed.connect(self.ui.second.setFocus)
        self.ui.second.returnPressed.connect(self.entered)
        self.ui.show_button.toggled.connect(self._show)
        self.setFocusProxy(self.ui.first)

    def call(self, title: str) -> None:
        """Name the first line, where another passphrase is asked for beside it."""
        self.ui.label_1.setText(f"{title}：")
        self.ui.first.setAccessibleName(title)

    def line_up(self, *labels: QLabel) -> None:
        """Let the lines beside these labels begin where the two of the pair do."""
        together = (*labels, self.ui.label_1, self.ui.label_2)
        widest = max(label.sizeHint().width() for label in together)
        for label in together:
            label.setMinimumWidth(widest)

    @property
    def passphrase(self) -> str:
        """What was typed in the first line."""
        return self.ui.first.text()

    @property
    def problem(self) -> str:
        """Why it will not do yet, empty where it will."""
        from libao_desk.services.safety.passphrases import strength

        judged = strength(self.passphrase)
        if not judged.is_usable:
            return judged.sentence
        return "" if self.ui.second.text() == self.passphrase else "两次输入的口令不一致，请重新输入。"

    def point_at_problem(self) -> None:
        """Put the cursor where the mistake is."""
        from libao_desk.services.safety.passphrases import strength

        line = self.ui.second if strength(self.passphrase).is_usable else self.ui.first
        line.setFocus()
        line.selectAll()

    def clear(self) -> None:
        """Forget what was typed."""
        self.ui.first.clear()
        self.ui.second.clear()
        self.ui.show_button.setChecked(False)

    def _judge(self) -> None:
        from libao_desk.services.safety.passphrases import strength

        typed, again = self.passphrase, self.ui.second.text()
        if not typed:
            set_tone(self.ui.strength, "muted", self._hint)
        elif again and not typed.startswith(again):
            set_tone(self.ui.strength, "late", "两次输入的口令不一致。")
        else:
            judged = strength(typed)
            set_tone(self.ui.strength, "done" if judged.is_good else "soon" if judged.is_usable else "late", judged.sentence)
        self.edited.emit()

    def _show(self, is_shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password
        self.ui.first.setEchoMode(mode)
        self.ui.second.setEchoMode(mode)
        self.ui.show_button.setText("隐藏" if is_shown else "显示")
