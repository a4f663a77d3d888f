"""1366 × 768 where Windows shows everything twice as large: the window is no wider than the screen, and no button is pushed off it."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from libao_desk.app.found_registers import load_registers
from libao_desk.gui.base.context import DIRECTORY, SETTINGS, STATISTICS, TODO, Context
from libao_desk.gui.base.folding_row import FoldingRow
from libao_desk.gui.lists.page import ListPage
from libao_desk.gui.main_window import MainWindow
from libao_desk.services.records.drafts import RecordDraft

from .conftest import Settled

AT_200 = QSize(683, 384)
"""1366 × 768 in the units of a screen shown at 200 %."""


@pytest.fixture
def window(qtbot: QtBot, context: Context, settled: Settled) -> MainWindow:
    """The desk on that screen."""
    shown = MainWindow(context)
    qtbot.addWidget(shown)
    shown.resize(AT_200)
    shown.show()
    shown.enter()
    settled()
    return shown


def off_the_screen(window: MainWindow, page: QWidget) -> list[str]:
    """The buttons of the page shown that do not lie within the window's width, or on one another."""
    rows = [row for row in page.findChildren(FoldingRow) if row.isVisible()]
    buttons = [one for row in rows for one in row.findChildren(QPushButton) if one.isVisible()]
    assert all(row.height() >= button.height() > 0 for row in rows for button in row.findChildren(QPushButton) if button.isVisible())
    places = {one: QRect(one.mapTo(window, QPoint()), one.size()) for one in buttons}
    far = [one.text() for one, place in places.items() if place.right() > window.width() or one.width() < one.minimumSizeHint().width()]
    piled = [one.text() for one, place in places.items() if any(place.intersects(other) for two, other in places.items() if two is not one)]
    return far + piled


@pytest.mark.parametrize("place", [TODO, STATISTICS, DIRECTORY, SETTINGS])
def test_a_page_is_no_wider_than_the_screen(window: MainWindow, settled: Settled, place: str) -> None:
    window.go(place)
    settled()
    page = window.ui.tabs.currentWidget()
    assert page is not None
    assert (window.width(), off_the_screen(window, page)) == (AT_200.width(), [])


@pytest.mark.parametrize("register", [one.key for one in load_registers()])
def test_a_list_and_a_record_are_no_wider_than_the_screen(window: MainWindow, context: Context, settled: Settled, register: str) -> None:
    window.go(register)
    settled()
    shown = window.ui.tabs.currentWidget()
    assert shown is not None
    assert (window.width(), off_the_screen(window, shown)) == (AT_200.width(), [])
    page = window.open_record(context.office.records.save(RecordDraft(register, values={})))
    for place in range(page.ui.tabs.count()):
        page.ui.tabs.setCurrentIndex(place)
        settled()
        assert (page.ui.tabs.tabText(place), window.width(), off_the_screen(window, page)) == (
            page.ui.tabs.tabText(place),
            AT_200.width(),
            [],
        )


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """An empty page."""
    page = QWidget()
    qtbot.addWidget(page)
    return page


@pytest.fixture
def row(qtbot: QtBot, page: QWidget) -> FoldingRow:
    """Four buttons with a space between the second and the third."""
    column, row = QVBoxLayout(page), FoldingRow(page)
    column.addWidget(row)
    column.addStretch(1)
    for place, title in enumerate(("新登记", "保存", "", "打印清单", "送出回填表")):
        row.insert(place, QPushButton(title, row) if title else None)
    page.resize(600, 200)
    page.show()
    qtbot.waitExposed(page)
    return row


def lines(row: FoldingRow) -> list[int]:
    """How many buttons stand in each line."""
    tops = [one.y() for one in row.findChildren(QPushButton) if one.isVisible()]
    return [tops.count(top) for top in sorted(set(tops))]


def test_a_row_folds_where_it_has_no_room_and_opens_again(qtbot: QtBot, row: FoldingRow) -> None:
    assert lines(row) == [4]
    row.window().resize(220, 200)
    qtbot.waitUntil(lambda: len(lines(row)) > 1)
    assert row.height() > 2 * row.findChildren(QPushButton)[0].height()
    row.window().resize(600, 200)
    qtbot.waitUntil(lambda: lines(row) == [4])


def test_what_is_hidden_takes_no_room(qtbot: QtBot, row: FoldingRow) -> None:
    row.window().resize(220, 200)
    qtbot.waitUntil(lambda: len(lines(row)) > 1)
    for one in row.findChildren(QPushButton)[1:3]:
        one.hide()
    qtbot.waitUntil(lambda: lines(row) == [2])


def test_a_button_is_as_wide_as_it_was_drawn(qtbot: QtBot, window: MainWindow, context: Context, settled: Settled) -> None:
    context.office.records.save(RecordDraft("disputes", values={}))
    window.resize(1366, 768)
    window.go("disputes")
    settled()
    page = window.ui.tabs.currentWidget()
    assert isinstance(page, ListPage)
    qtbot.waitUntil(lambda: page.ui.papers_button.width() == page.ui.papers_button.sizeHint().width())


def test_the_keyboard_goes_through_it_in_the_order_drawn(row: FoldingRow) -> None:
    buttons = row.findChildren(QPushButton)
    assert [one.text() for one in buttons] == ["新登记", "保存", "打印清单", "送出回填表"]
    assert all(one.focusPolicy() & Qt.FocusPolicy.TabFocus for one in buttons)
