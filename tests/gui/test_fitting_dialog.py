"""Dialogs on a screen that is smaller than their form."""

from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from libao_desk.gui.fitting_dialog import FRAME, FittingDialog


class _Screen:
    def availableGeometry(self) -> QRect:
        return QRect(0, 0, 683, 384)


class _OnSmallScreen(FittingDialog):
    def screen(self) -> _Screen:  # type: ignore[override]
        return _Screen()


def test_a_dialog_opens_no_larger_than_the_screen(qtbot: QtBot) -> None:
    dialog = _OnSmallScreen()
    qtbot.addWidget(dialog)
    dialog.resize(1080, 300)
    dialog.show()
    assert (dialog.width(), dialog.height()) == (683 - FRAME, 300)
