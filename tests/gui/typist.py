"""Typing as a clerk does: keys for what stands on the keyboard, the input method for Chinese."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


def type_into(qtbot: QtBot, widget: QWidget, text: str) -> None:
    """Type a text into a widget; Qt's test keyboard has no Chinese keys, so those signs come as an input method commits them."""
    for run in _runs(text):
        if run.isascii():
            qtbot.keyClicks(widget, run)
        else:
            event = QInputMethodEvent()
            event.setCommitString(run)
            QCoreApplication.sendEvent(widget, event)


def _runs(text: str) -> list[str]:
    """The text cut where keyboard and input method take turns."""
    runs: list[str] = []
    for sign in text:
        if runs and runs[-1].isascii() is sign.isascii():
            runs[-1] += sign
        else:
            runs.append(sign)
    return runs
