"""The office's smallest screen, 1366 × 768, where Windows shows everything half as large again: nothing is pushed off it."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea
from pytestqt.qtbot import QtBot

from libao_desk.app.found_registers import load_registers
from libao_desk.declare.path import Kind
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.text_size import SIZES
from libao_desk.gui.lists.page import ListPage
from libao_desk.gui.main_window import MainWindow
from libao_desk.gui.record.form import RecordForm
from libao_desk.gui.record.page import RecordPage
from libao_desk.services.records.drafts import RecordDraft

from .conftest import Settled

AT_150 = QSize(911, 512)
"""1366 × 768 in the units of a screen shown at 150 %."""
AT_200 = QSize(960, 540)
"""1920 × 1080 at 200 %."""
SCREEN = QSize(1366, 768)
STANDARD, LARGEST = SIZES[0][1], SIZES[-1][1]


@pytest.fixture
def window(qtbot: QtBot, context: Context, settled: Settled) -> MainWindow:
    """The desk on that screen."""
    shown = MainWindow(context)
    qtbot.addWidget(shown)
    shown.resize(AT_150)
    shown.show()
    shown.enter()
    settled()
    return shown


@pytest.mark.parametrize("register", ["corrections", "aftercare", "guardianship", "disputes", "petitions", "sweeps", "duties"])
def test_the_buttons_of_a_list_and_of_a_record_are_on_it(window: MainWindow, context: Context, settled: Settled, register: str) -> None:
    window.go(register)
    settled()
    page = window.open_record(context.office.records.save(RecordDraft(register, values={})))
    page.ui.title_label.setText("TJ2026-0001 " + "名字很长的当事人与另一个名字很长的当事人" * 3)
    settled()
    assert window.minimumSizeHint().width() <= AT_150.width()
    assert window.size() == AT_150
    button = page.ui.save_button
    assert button.mapTo(window, QPoint(button.width(), 0)).x() <= AT_150.width()


def test_a_long_title_is_cut_and_read_whole_as_a_tip(window: MainWindow, context: Context, settled: Settled) -> None:
    page = window.open_record(context.office.records.save(RecordDraft("petitions", values={})))
    page.ui.title_label.setText("很长的标题" * 20)
    settled()
    page.ui.title_label.grab()
    assert page.ui.title_label.toolTip() == "很长的标题" * 20


def test_a_number_in_a_narrow_box_begins_with_its_first_letter(window: MainWindow, context: Context, settled: Settled) -> None:
    ref = context.office.records.save(RecordDraft("disputes", values={"case_no": "（2026）海李调字第001号"}))
    page = window.open_record(ref)
    settled()
    box = page.form.editor("case_no").focusProxy()
    assert isinstance(box, QLineEdit)
    assert box.cursorPosition() == 0


@pytest.mark.parametrize("register", ["corrections", "aftercare", "guardianship", "disputes", "petitions"])
def test_a_day_is_read_whole_whatever_stands_beside_it(window: MainWindow, context: Context, settled: Settled, register: str) -> None:
    window.go(register)
    settled()
    page = window.open_record(context.office.records.save(RecordDraft(register, values={})))
    settled()
    days = [field.key for field in page.form.fields if field.kind is Kind.DATE]
    boxes = {key: box for key in days if isinstance(box := page.form.editor(key).focusProxy(), QLineEdit)}
    assert boxes.keys() == {*days}
    assert {key: box.width() for key, box in boxes.items() if box.width() < box.fontMetrics().horizontalAdvance("2020-12-30") + 16} == {}


def test_the_entries_of_a_narrow_box_drop_down_whole(window: MainWindow, settled: Settled) -> None:
    window.go("petitions")
    settled()
    (page,) = window.findChildren(ListPage)
    for box in (page.ui.state_box, page.ui.handler_box, page.ui.views_box):
        assert box.view().minimumWidth() > box.view().sizeHintForColumn(0)


@pytest.fixture
def letters(desk_app: QApplication) -> Iterator[Callable[[int], None]]:
    """Gives the program letters of a size."""
    before = QApplication.font()

    def give(size: int) -> None:
        font = QApplication.font()
        font.setPointSize(size)
        QApplication.setFont(font)

    yield give
    QApplication.setFont(before)


def off_to_the_side(page: RecordPage, settled: Settled) -> dict[str, int]:
    """By page of the record, how far its form must be scrolled sideways to be seen whole."""
    found = {}
    for place in range(page.ui.tabs.count()):
        page.ui.tabs.setCurrentIndex(place)
        settled()
        page.grab()
        shown = page.ui.tabs.currentWidget()
        assert shown is not None
        areas = [shown] if isinstance(shown, QScrollArea) else shown.findChildren(QScrollArea)
        for area in areas:
            if isinstance(area.widget(), RecordForm):
                found[page.ui.tabs.tabText(place)] = area.horizontalScrollBar().maximum()
    return found


@pytest.mark.parametrize(("size", "points"), [(AT_150, STANDARD), (AT_200, STANDARD), (SCREEN, LARGEST)], ids=["150", "200", "letters"])
@pytest.mark.parametrize("register", [one.key for one in load_registers()])
def test_nothing_of_a_record_is_off_to_the_side(
    window: MainWindow, context: Context, settled: Settled, letters: Callable[[int], None], register: str, size: QSize, points: int
) -> None:
    letters(points)
    window.resize(size)
    page = window.open_record(context.office.records.save(RecordDraft(register, values={})))
    settled()
    found = off_to_the_side(page, settled)
    assert found.keys() >= {"基本信息"}
    assert {name: far for name, far in found.items() if far} == {}


def test_where_there_is_room_the_fields_of_a_line_stand_side_by_side(qtbot: QtBot, window: MainWindow, context: Context) -> None:
    page = window.open_record(context.office.records.save(RecordDraft("corrections", values={})))

    def lines() -> int:
        """On how many lines sex, birth and ethnic group stand."""
        return len({page.form.editor(f"person.{key}").geometry().center().y() for key in ("sex", "birth_date", "ethnic")})

    qtbot.waitUntil(lambda: lines() > 1)
    window.resize(1600, 900)
    qtbot.waitUntil(lambda: lines() == 1)
    window.resize(AT_150)
    qtbot.waitUntil(lambda: lines() > 1)
