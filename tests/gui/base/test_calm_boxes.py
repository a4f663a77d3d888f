"""The wheel changes no box that is only scrolled past: whoever did that changed who is in charge of a record, and stored it."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from libao_desk.gui.base.calm_boxes import CalmBox, CalmSpin

ROOT = Path(__file__).resolve().parents[3]


def wheel(box: QWidget) -> bool:
    """One step down over a box; whether it took it."""
    middle = QPointF(box.rect().center())
    event = QWheelEvent(
        middle,
        box.mapToGlobal(middle),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, event)
    return event.isAccepted()


@pytest.mark.parametrize("kind", [CalmBox, CalmSpin])
def test_a_box_without_the_focus_stays_as_it_is(qtbot: QtBot, kind: type[CalmBox] | type[CalmSpin]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    line, box = QLineEdit(window), kind(window)
    if isinstance(box, QComboBox):
        box.addItems(["一", "二", "三"])
    column.addWidget(line)
    column.addWidget(box)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    before = box.currentText() if isinstance(box, QComboBox) else box.text()
    assert not wheel(box)
    assert (box.currentText() if isinstance(box, QComboBox) else box.text()) == before
    assert box.focusPolicy() is Qt.FocusPolicy.StrongFocus  # WheelFocus gives the focus first, and then the same turn changes the box
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    if isinstance(box, QSpinBox):
        box.setValue(5)
    wheel(box)
    assert (box.currentText() if isinstance(box, QComboBox) else box.text()) in ("二", "4")


def test_every_box_is_such_a_one() -> None:
    drawn = [f"{frame.name}: {found}" for frame in (ROOT / "ui").glob("*.ui") for found in _drawn(frame.read_text("utf-8"))]
    gui = ROOT / "libao_desk" / "gui"
    sources = [source for source in gui.rglob("*.py") if "forms" not in source.parts and source.name != "calm_boxes.py"]
    made = [f"{source.name}: {found}" for source in sources for found in _made(source.read_text("utf-8"))]
    assert drawn + made == []


BARE = "QComboBox|QSpinBox|QDoubleSpinBox|QDateEdit|QDateTimeEdit|QTimeEdit|QFontComboBox|QSlider|QDial"


def _drawn(frame: str) -> list[str]:
    return re.findall(rf'<widget class="(?:{BARE})" name="\w+"', frame)


def _made(source: str) -> list[str]:
    return re.findall(rf"(?<!case )\b(?:{BARE})\((?!\):)[^)]*\)|class \w+\((?:{BARE})\)", source)
