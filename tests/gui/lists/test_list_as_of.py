"""A list as of a past day: the states of that day, whoever was there then, a band that says so."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.lists.page import ListPage
from libao_desk.registers.aftercare.codes import AftercareState
from libao_desk.services.records.drafts import RecordDraft, RecordRef, draft_of

NOTIFIED, MOVED = AftercareState.NOTIFIED.label, AftercareState.MOVED.label


@pytest.fixture
def two(context: Context) -> list[RecordRef]:
    """The first was released on 3 January and moved to another office on the 20th, which ended it; the second came on the 10th."""
    records = context.office.records
    days = {"王甲一": date(2026, 1, 3), "赵乙二": date(2026, 1, 10)}
    refs = [records.save(RecordDraft("aftercare", values={"person.name": name, "released_on": day})) for name, day in days.items()]
    draft = draft_of(records.open(refs[0]))
    draft.values |= {"moved_on": date(2026, 1, 20), "moved_to": "别镇司法所"}
    records.save(draft)
    records.move(refs[0], "move")
    return refs


@pytest.fixture
def page(qtbot: QtBot, context: Context, two: list[RecordRef]) -> ListPage:
    """Their list with the further conditions open."""
    page = ListPage(context, "aftercare")
    qtbot.addWidget(page)
    page.show()
    qtbot.mouseClick(page.ui.more_button, Qt.MouseButton.LeftButton)
    return page


def _states(page: ListPage) -> dict[str, str]:
    column = [column.key for column in page.model.columns].index("state")
    return {page.model.cells(row)[1]: page.model.cells(row)[column] for row in range(page.model.rowCount())}


def _as_of(qtbot: QtBot, page: ListPage, text: str) -> None:
    line = page.more.ui.as_of_edit
    line.clear()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def test_the_list_shows_the_states_of_the_day_typed(qtbot: QtBot, page: ListPage) -> None:
    assert _states(page) == {"王甲一": MOVED, "赵乙二": NOTIFIED}
    _as_of(qtbot, page, "2026.1.19")
    assert _states(page) == {"王甲一": NOTIFIED, "赵乙二": NOTIFIED}
    _as_of(qtbot, page, "0105")
    assert _states(page) == {"王甲一": NOTIFIED}
    _as_of(qtbot, page, "2026.1.2")
    assert page.ui.empty_label.text() == "没有符合条件的档案。"


def test_a_band_says_which_day_it_is_and_goes_with_it(qtbot: QtBot, page: ListPage) -> None:
    assert not page.ui.band.isVisible()
    _as_of(qtbot, page, "2026.1.19")
    assert page.ui.band.isVisible()
    assert page.ui.band_label.text() == "截至2026-01-19的列表：状态是当日的状态，当日以后登记的不在内；其他各列是今天的内容。"
    page.ui.more_button.click()
    assert not page.ui.band.isVisible()
    assert _states(page)["王甲一"] == MOVED


def test_state_and_what_is_open_are_asked_of_that_day(qtbot: QtBot, page: ListPage) -> None:
    page.ui.open_only.setChecked(True)
    assert set(_states(page)) == {"赵乙二"}
    _as_of(qtbot, page, "2026.1.19")
    assert set(_states(page)) == {"王甲一", "赵乙二"}
    page.ui.state_box.setCurrentIndex(page.ui.state_box.findText(MOVED))
    assert _states(page) == {}


@pytest.mark.parametrize(("typed", "told"), [("2026.3.3", "2026-03-03晚于今天，列表仍是今天的。"), ("13.40", "13.40"), ("今天", "")])
def test_today_and_what_is_no_past_day_leave_the_list_as_it_is(qtbot: QtBot, page: ListPage, typed: str, told: str) -> None:
    page.more.ui.as_of_edit.setText(typed)
    page.more.ui.as_of_edit.editingFinished.emit()
    assert told in page.more.ui.as_of_problem.text()
    assert bool(told) is bool(page.more.ui.as_of_problem.text())
    assert _states(page)["王甲一"] == MOVED
    assert not page.ui.band.isVisible()


def test_a_view_keeps_its_day(qtbot: QtBot, context: Context, page: ListPage, rehearsal: dialogs.Rehearsal) -> None:
    _as_of(qtbot, page, "2026.1.19")
    rehearsal.answers.extend(["一月中旬", 0])
    page.ui.views_box.activated.emit(1)
    again = ListPage(context, "aftercare")
    qtbot.addWidget(again)
    again.ui.views_box.activated.emit(1)
    assert _states(again)["王甲一"] == NOTIFIED
    assert again.ui.more_button.isChecked()
