"""Good news is not told in the colour of problems, whatever the label is called."""

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from libao_desk.gui.base.theme import QUIET, dress
from libao_desk.gui.base.tone import set_tone


@pytest.mark.parametrize("name", ["problem", "told"])
def test_a_tone_has_its_colour_in_every_label(qtbot: QtBot, qapp: QApplication, name: str) -> None:
    dress(qapp)
    label = QLabel("已办理")
    label.setObjectName(name)
    qtbot.addWidget(label)
    label.ensurePolished()
    for tone, colour in (("done", QUIET.done), ("soon", QUIET.soon), ("muted", QUIET.muted), ("late", QUIET.late)):
        set_tone(label, tone)
        assert label.palette().color(QPalette.ColorRole.WindowText).name() == colour.lower()
