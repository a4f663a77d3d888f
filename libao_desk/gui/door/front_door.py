"""The first window (启动窗口): on the screen before the registers are loaded; an office's passphrase can be typed meanwhile."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt, QTimer
from PySide6.QtWidgets import QLabel, QMainWindow, QProgressBar, QWidget

from libao_desk.core.paths import has_office
from libao_desk.gui.base.dialogs import TITLE

from .line import Door

GEOMETRY = "window/geometry"
SIZE = QSize(1280, 760)
"""The window's, where none was kept."""
BAR = QSize(240, 12)
PATIENCE = 1_000
"""Milliseconds before it says what is being waited for: a quick PC shows no flicker."""


class FrontDoor(QMainWindow):
    """Stands in the main window's place until that one can come."""

    def __init__(self, folder: Path, pc: QSettings) -> None:
        super().__init__()
        self.setWindowTitle(f"{TITLE}（正在载入）")
        self.resize(SIZE)
        geometry = pc.value(GEOMETRY)
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        self.door = Door(folder, self) if has_office(folder) else None
        self.setCentralWidget(self.door or _heading(self))
        self._promise_progress()
        if self.door is not None:
            self.door.ui.restore_button.setEnabled(False)
            self.door.setFocus()

    def _promise_progress(self) -> None:
        bar = QProgressBar(self)
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setFixedSize(BAR)
        for widget in (QLabel("正在载入登记册…", self), bar):
            self.statusBar().addWidget(widget)
            widget.hide()
            QTimer.singleShot(PATIENCE, widget, widget.show)


def _heading(parent: QWidget) -> QLabel:
    heading = QLabel("正在打开，请稍候…", parent)
    heading.setProperty("tone", "heading")
    heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return heading
