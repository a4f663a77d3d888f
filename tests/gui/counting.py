"""A clerk whose key presses and clicks are counted, beyond the text that must be typed in any case."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from libao_desk.gui.base.dialogs import Rehearsal
from libao_desk.gui.main_window import MainWindow

from .typist import type_into

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


class CountedClerk:
    """Keys go where the focus is, as they do at a real desk."""

    def __init__(self, qtbot: QtBot, window: MainWindow, rehearsal: Rehearsal) -> None:
        self._qtbot = qtbot
        self._window = window
        self._rehearsal = rehearsal
        self.presses = 0
        self.ledger: list[tuple[str, int]] = []
        """What each stage of the work had cost when it ended."""

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        """A key, alone or with Ctrl or Alt: one press."""
        for _ in range(times):
            self._qtbot.keyClick(self.here(), key, modifier)
            self.presses += 1
        self.wait()

    def click(self, widget: QWidget) -> None:
        """A click into a box or on a button."""
        self.here()  # the window in front is the one that is clicked
        self._qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.presses += 1
        self.wait()

    def click_at(self, widget: QWidget, place: QPoint) -> None:
        """A click at a place of a widget, such as a line of a list."""
        self.here()
        self._qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)
        self.presses += 1
        self.wait()

    def write(self, text: str) -> None:
        """The text itself is not counted."""
        type_into(self._qtbot, self.here(), text)
        self.wait()

    def will_answer(self, answer: object) -> None:
        """A question or a system dialog to come, answered by one press; a file's name is text."""
        self._rehearsal.answers.append(answer)
        self.presses += 1

    def stage(self, title: str) -> None:
        """Note what the work has cost so far."""
        self.ledger.append((title, self.presses))

    def here(self) -> QWidget:
        """Where the keys go: into the dialog in front, else into the window; here no window manager hands the turn over."""
        self._qtbot.waitUntil(self._take_turn, timeout=20_000)
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def _take_turn(self) -> None:
        """Fails, with who has the keys instead, until the window in front has them; whatever was shown last may still take them away."""
        front, found = QApplication.activeModalWidget() or self._window, QApplication.focusWidget()
        if found is None or found.window() is not front:
            front.activateWindow()
            raise AssertionError(
                f"the keys go to {found} in {QApplication.activeWindow()}, in front is {front}, in it {front.focusWidget()}"
            )

    def wait(self) -> None:
        """Until what was begun has ended and its answers were delivered."""
        tasks = self._window.context.tasks
        self._qtbot.waitUntil(lambda: not tasks.is_busy, timeout=20_000)
