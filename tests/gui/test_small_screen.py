"""The office's smallest screen, 1366 × 768, where Windows shows everything half as large again: nothing is pushed off it."""

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from libao_desk.declare.path import Kind
from libao_desk.gui.base.context import Context
from libao_desk.gui.lists.page import ListPage
from libao_desk.gui.main_window import MainWindow
from libao_desk.services.records.drafts import RecordDraft

from .conftest import Settled

AT_150 = QSize(911, 512)
"""1366 × 768 in the units of a screen shown at 150 %."""


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
