"""The help page is there, speaks of the keys the window has, and can be searched."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from libao_desk.gui.context import Context
from libao_desk.gui.help_window import HelpWindow
from tests.gui.typist import type_into


def test_the_help_is_found_word_by_word(qtbot: QtBot, context: Context) -> None:
    """Enter goes from hit to hit and round again; a word that is nowhere is said to be nowhere."""
    window = HelpWindow(context)
    qtbot.addWidget(window)
    type_into(qtbot, window.search_box, "恢复码")
    qtbot.keyClick(window.search_box, Qt.Key.Key_Return)
    first = window.page.textCursor().position()
    qtbot.keyClick(window.search_box, Qt.Key.Key_Return)
    assert 0 < first < window.page.textCursor().position()
    assert window.find_next()
    window.search_box.setText("没有这个词")
    assert not window.find_next()


def test_the_help_says_where_the_data_are(qtbot: QtBot, context: Context) -> None:
    """The clerk who must find the folder for the county's technician reads it here."""
    window = HelpWindow(context)
    qtbot.addWidget(window)
    assert str(context.folder) in window.page.toPlainText()
