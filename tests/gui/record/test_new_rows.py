"""A new row of a part: what is filled in before anybody types."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from libao_desk.gui.base.context import Context
from libao_desk.gui.editors.lines import NoteEditor
from libao_desk.gui.record.page import RecordPage
from libao_desk.gui.record.part_tab import PartTab
from libao_desk.registers.corrections.codes import VisitKind
from libao_desk.services.records.drafts import RecordDraft, Value
from tests.conftest_office import DAY

THEN = date(2026, 2, 15)
VISIT: dict[str, Value] = {
    "kind": VisitKind.HOME,
    "held_on": THEN,
    "place": "样例村1组2号",
    "visitors": "冯一柏、褚二菱",
    "finding": "在家务农。",
}


@pytest.mark.parametrize(
    ("register", "part", "dated", "filled"),
    [
        ("corrections", "visits", "held_on", True),
        ("aftercare", "visits", "held_on", True),
        ("corrections", "team", "starts_on", False),
        ("corrections", "leaves", "applied_on", False),
        ("corrections", "sanctions", "proposed_on", False),
        ("corrections", "meeting_permits", "decided_on", False),
        ("aftercare", "helps", "applied_on", False),
        ("guardianship", "rewards", "approved_on", False),
        ("disputes", "performances", "done_on", False),
    ],
)
def test_a_row_begins_with_today_only_where_it_tells_of_one_day(
    qtbot: QtBot, context: Context, register: str, part: str, dated: str, filled: bool
) -> None:
    """Most rows are written down later: of an application, a decision and what came of it nobody said that one of them was today."""
    page = RecordPage(context, RecordDraft(register))
    qtbot.addWidget(page)
    box = page.parts[part].form.findChild(QLineEdit, dated)
    assert box is not None
    assert box.text() == (f"{DAY}" if filled else "")


@pytest.fixture
def visits(qtbot: QtBot, context: Context) -> PartTab:
    """The visits of a new correction, one of a past day typed."""
    page = RecordPage(context, RecordDraft("corrections"))
    qtbot.addWidget(page)
    page.show()
    tab = page.parts["visits"]
    page.ui.tabs.setCurrentWidget(tab)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    tab.focus_row()
    tab.form.take_values(VISIT)
    return tab


def test_the_next_row_goes_on_with_day_place_and_visitors(qtbot: QtBot, visits: PartTab) -> None:
    qtbot.keyClick(visits.form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [row.values for row in visits.rows] == [VISIT]
    going_on = {key: VISIT[key] for key in ("held_on", "place", "visitors")}
    assert visits.form.values() == dict.fromkeys(VISIT) | going_on
    assert visits.ui.told.text() == "共1行，正在填：新的一行（日期、地点、查访人同上一行）"
    assert visits.take()
    assert len(visits.rows) == 1, "a row that nobody typed into is none"


def test_a_row_begun_afresh_begins_with_today(qtbot: QtBot, visits: PartTab) -> None:
    qtbot.mouseClick(visits.ui.new_button, Qt.MouseButton.LeftButton)
    assert visits.form.values() == dict.fromkeys(VISIT) | {"held_on": DAY}
    assert visits.ui.told.text() == "共1行，正在填：新的一行"


def test_the_last_row_is_copied_but_for_its_day(qtbot: QtBot, visits: PartTab) -> None:
    assert not visits.ui.copy_button.isEnabled()
    qtbot.keyClick(visits.form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.mouseClick(visits.ui.copy_button, Qt.MouseButton.LeftButton)
    assert visits.form.values() == VISIT | {"held_on": DAY}
    assert visits.take()
    assert [row.values["finding"] for row in visits.rows] == ["在家务农。"] * 2


def test_a_copied_plan_is_not_the_same_version(qtbot: QtBot, visits: PartTab) -> None:
    page = visits.window()
    assert isinstance(page, RecordPage)
    plans = page.parts["plans"]
    plans.form.take_values({"edition": 1, "made_on": THEN, "other": "每周电话报告。"})
    for button in (plans.ui.keep_button, plans.ui.copy_button):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    copied = plans.form.values()
    assert (copied["edition"], copied["made_on"], copied["other"]) == (None, DAY, "每周电话报告。")


@pytest.mark.parametrize(
    ("length", "told"),
    [(9_999, ""), (11_990, "11,990/12,000字"), (12_000, "12,000/12,000字"), (12_001, "已有12001字，最多12000字，请分开记录。")],
)
def test_a_long_text_counts_while_it_is_typed(visits: PartTab, length: int, told: str) -> None:
    editor = visits.form.editor("finding")
    assert isinstance(editor, NoteEditor)
    editor.box.setPlainText("字" * length)
    line = editor.findChild(QLabel, "problem")
    assert isinstance(line, QLabel)
    assert line.text() == told
    assert line.isHidden() is not bool(told)
    assert bool(editor.problem) is (length > 12_000)


@pytest.mark.parametrize(("part", "is_offered"), [("reports", True), ("team", False), ("leaves", False), ("plans", True)])
def test_only_what_tells_of_one_day_is_copied(visits: PartTab, part: str, is_offered: bool) -> None:
    """Decisions that were taken on an earlier application are none on the next."""
    page = visits.window()
    assert isinstance(page, RecordPage)
    assert page.parts[part].ui.copy_button.isVisibleTo(page.parts[part]) is is_offered
