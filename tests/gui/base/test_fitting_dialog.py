"""Dialogs on a screen that is smaller than their form."""

import pytest
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from libao_desk.gui.base.fitting_dialog import FRAME, FittingDialog


class _Screen:
    def availableGeometry(self) -> QRect:
        return QRect(0, 0, 683, 384)


def test_a_dialog_opens_no_larger_than_the_screen(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FittingDialog, "screen", lambda _: _Screen())
    dialog = FittingDialog()
    qtbot.addWidget(dialog)
    dialog.resize(1080, 300)
    dialog.show()
    assert (dialog.width(), dialog.height()) == (683 - FRAME, 300)
