"""The last move taken back in the window: asked why, the state goes back, the time line says who did it."""

from datetime import date

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.record.page import RecordPage
from libao_desk.services.records.drafts import RecordDraft, RecordRef
from tests.gui.conftest import Settled


@pytest.fixture
def moved(context: Context) -> RecordRef:
    values = {"received_on": date(2026, 2, 2), "registered_on": date(2026, 2, 3)}
    ref = context.office.records.save(RecordDraft("petitions", values=dict(values)))
    context.office.records.move(ref, "register")
    return ref


def back(page: RecordPage) -> list[QAction]:
    return [action for action in page.moves.menu().actions() if action.text().startswith("撤回“")]


def test_the_last_move_is_taken_back_with_a_reason(
    qtbot: QtBot, context: Context, moved: RecordRef, settled: Settled, rehearsal: dialogs.Rehearsal
) -> None:
    page = RecordPage(context, moved)
    qtbot.addWidget(page)
    page.show()
    before = page.ui.state_label.text()
    (action,) = back(page)
    assert action.text() == "撤回“登记”…"
    rehearsal.answers.append(None)
    action.trigger()
    settled()
    assert page.ui.state_label.text() == before
    rehearsal.answers.append("点错了")
    action.trigger()
    settled()
    assert page.ui.problem.text().startswith("已撤回“登记”。为这一步填写的日期、结果还在表单里")
    assert page.ui.state_label.text() != before
    assert back(page) == []
    lines = context.office.records.open(moved).history
    assert [bool(line.withdrawn) for line in lines] == [False, True]
    assert [line.reason for line in lines if line.withdrawn] == [None]


def test_a_page_that_is_not_fresh_takes_back_nothing_else(
    qtbot: QtBot, context: Context, moved: RecordRef, settled: Settled, rehearsal: dialogs.Rehearsal
) -> None:
    page = RecordPage(context, moved)
    qtbot.addWidget(page)
    page.show()
    (action,) = back(page)
    context.office.records.take_back(moved, reason="点错了")
    context.office.records.move(moved, "register")
    rehearsal.answers.append("又点错了")
    action.trigger()
    settled()
    assert "最后一步已经不是要撤回的那一步" in page.ui.problem.text()
    assert context.office.records.open(moved).last_move == "登记"
