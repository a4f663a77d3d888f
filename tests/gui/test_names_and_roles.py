"""What a screen reader is told of every control that the keyboard reaches: a role, and a name."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QScrollArea, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from libao_desk.gui.base.context import Context
from libao_desk.gui.main_window import MainWindow
from libao_desk.gui.papers.preview import PaperPreview
from libao_desk.gui.record.page import RecordPage

from .conftest import Settled
from .ledgers import a_dispute
from .test_fits_the_screen import ALONE, BESIDE, PAGES, SCREEN, shown

NO_ROLE = (QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Window)
"""A page of a paper has a name, and of Qt no role of its own."""
HOLDERS = (QScrollArea, QTabBar)
"""What holds controls and takes the keyboard only to move among them."""


def controls(page: QWidget) -> list[QWidget]:
    """Everything on a page that the keyboard reaches, in tables and lists the table alone."""
    found = [one for one in page.findChildren(QWidget) if one.isVisibleTo(page) and one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    inside = [one for one in found if isinstance(one.parentWidget(), QAbstractItemView) or one.focusProxy() is not None]
    return [one for one in found if one not in inside and not isinstance(one, HOLDERS)]


def silent(page: QWidget) -> list[str]:
    """The controls that have no role or no name."""
    told = []
    for one in controls(page):
        spoken = QAccessible.queryAccessibleInterface(one)
        role, name = (QAccessible.Role.NoRole, "") if spoken is None else (spoken.role(), spoken.text(QAccessible.Text.Name))
        if (role in NO_ROLE and not isinstance(one, QPdfView)) or not (name or (isinstance(one, QAbstractButton) and one.text())):
            told.append(f"{type(one).__name__} {one.objectName()} {role.name} “{name}”")
    return told


@pytest.mark.parametrize("name", [*ALONE, *PAGES])
def test_every_control_says_what_it_is(qtbot: QtBot, context: Context, settled: Settled, name: str) -> None:
    page = shown(qtbot, (ALONE | PAGES)[name](context), BESIDE)
    settled()
    assert silent(page) == []


def test_a_record_says_what_its_controls_are(qtbot: QtBot, context: Context, settled: Settled, tmp_path: Path) -> None:
    ref = a_dispute(context, tmp_path)
    page = shown(qtbot, RecordPage(context, ref), BESIDE)
    assert isinstance(page, RecordPage)
    for place in range(page.ui.tabs.count()):
        page.ui.tabs.setCurrentIndex(place)
        settled()
        assert (page.ui.tabs.tabText(place), silent(page)) == (page.ui.tabs.tabText(place), [])
    preview = shown(qtbot, PaperPreview(context, context.office.documents.draft("mediation-intake", ref)), SCREEN)
    assert silent(preview) == []
    preview.close()


def test_the_window_says_what_its_controls_are(qtbot: QtBot, context: Context, settled: Settled) -> None:
    window = shown(qtbot, MainWindow(context), SCREEN)
    assert isinstance(window, MainWindow)
    window.enter()
    settled()
    assert silent(window) == []
    assert controls(window) != []
