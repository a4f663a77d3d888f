"""The deadline calculator: every change is reckoned at once, with its basis and its sentence."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from libao_desk.core.calendar import Count
from libao_desk.declare.clock import Span
from libao_desk.gui.base.context import Context
from libao_desk.gui.calculator import CalculatorDialog

from .typist import type_into


@pytest.fixture
def calculator(qtbot: QtBot, context: Context) -> CalculatorDialog:
    """The calculator on Monday 2 March 2026."""
    dialog = CalculatorDialog(context)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def choose(calculator: CalculatorDialog, way: Count | str) -> None:
    """Choose a way of counting, or a clock by its key."""
    box = calculator.ui.way_box
    for place in range(box.count()):
        held = box.itemData(place)
        if held is way or (isinstance(held, Span) and held.key == way):
            box.setCurrentIndex(place)
            return
    raise AssertionError(f"{way} is not offered")


def start_on(qtbot: QtBot, calculator: CalculatorDialog, text: str) -> None:
    """Type the day it is counted from."""
    calculator.ui.start.selectAll()
    type_into(qtbot, calculator.ui.start, text)


def length(qtbot: QtBot, calculator: CalculatorDialog, number: int) -> None:
    """Type the length."""
    calculator.ui.length_box.selectAll()
    qtbot.keyClicks(calculator.ui.length_box, str(number))


@pytest.mark.parametrize(
    ("way", "number", "start", "last_day"),
    [
        (Count.CD, 10, "2026-03-02", "2026年03月12日　星期四"),
        (Count.CD, 30, "2026-09-01", "2026年10月08日　星期四"),  # 1 October is a holiday: rolls to the first working day
        (Count.CDX, 30, "2026-09-01", "2026年10月01日　星期四"),
        (Count.WD, 3, "2026-03-06", "2026年03月11日　星期三"),
        (Count.MON, 1, "2026-01-31", "2026年02月28日　星期六"),  # worked: a make-up day of the spring festival
        (Count.TERM, 12, "2026-03-02", "2027年03月01日　星期一"),
        (Count.HRS, 24, "3.5", "2026年03月06日　星期五"),
    ],
)
def test_each_way_of_counting(qtbot: QtBot, calculator: CalculatorDialog, way: Count, number: int, start: str, last_day: str) -> None:
    """The last day stands large, with its weekday."""
    choose(calculator, way)
    start_on(qtbot, calculator, start)
    length(qtbot, calculator, number)
    assert calculator.ui.last_day.text() == last_day
    assert calculator.ui.reckoning.text()
    assert calculator.ui.basis.text().startswith("依据：")


def test_a_clock_brings_its_own_length_and_article(qtbot: QtBot, calculator: CalculatorDialog) -> None:
    """C05: ten days to check in; the number cannot be changed."""
    choose(calculator, "C05")
    start_on(qtbot, calculator, "2026-03-02")
    assert calculator.ui.last_day.text() == "2026年03月12日　星期四"
    assert "社区矫正法" in calculator.ui.basis.text()
    assert not calculator.ui.length_box.isEnabled()
    assert calculator.ui.length_box.value() == 10


def test_a_day_that_makes_no_sense_is_told_and_shows_no_answer(qtbot: QtBot, calculator: CalculatorDialog) -> None:
    """No old answer stands beside a wrong date."""
    start_on(qtbot, calculator, "2026-02-30")
    assert calculator.ui.last_day.text() == ""
    assert "没有30日" in calculator.ui.problem.text()
    assert not calculator.ui.copy_button.isEnabled()


def test_the_answer_is_copied_whole(qtbot: QtBot, calculator: CalculatorDialog) -> None:
    """Last day, reckoning and basis, for a note or a letter."""
    qtbot.mouseClick(calculator.ui.copy_button, Qt.MouseButton.LeftButton)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines == [calculator.ui.last_day.text(), calculator.ui.reckoning.text(), calculator.ui.basis.text()]


def test_the_offices_own_holidays_count(qtbot: QtBot, context: Context, calculator: CalculatorDialog) -> None:
    """A working day made free by the office's table is not counted."""
    choose(calculator, Count.WD)
    start_on(qtbot, calculator, "2026-03-02")
    length(qtbot, calculator, 1)
    assert calculator.ui.last_day.text() == "2026年03月03日　星期二"
    context.office.settings.set_day(context.clock.today().replace(day=3), False, "试验")
    calculator.reckon()
    assert calculator.ui.last_day.text() == "2026年03月04日　星期三"
