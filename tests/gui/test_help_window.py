"""The help page is there, speaks of the keys the window has, and can be searched."""

import re
from html import unescape

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from libao_desk.core.paths import resource
from libao_desk.gui.base.context import Context
from libao_desk.gui.help_window import HelpWindow

from .typist import type_into


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


def test_every_bold_word_ends_where_its_mark_ends(qtbot: QtBot, context: Context) -> None:
    """A mark after … is not seen as the end: its stars would be printed, or the rest of the paragraph be bold."""
    window = HelpWindow(context)
    qtbot.addWidget(window)
    assert "**" not in window.page.toPlainText()
    written = resource("help", "help.md").read_text(encoding="utf-8")
    marked = re.findall(r"\*\*(.+?)\*\*", written)
    assert marked
    html = window.page.toHtml()
    bold = re.findall(r"<span style=\"[^\"]*font-weight:[6-9]00[^\"]*\">([^<]*)</span>", html)
    assert set(marked) <= set(map(unescape, bold))
