"""Who may read a record is ticked from the menu of the window, and told above the record."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.main_window import MainWindow
from libao_desk.gui.record.readers_dialog import ReadersDialog
from libao_desk.services.records.drafts import RecordDraft
from tests.gui.conftest import Settled
from tests.services.closings import a_subject
from tests.services.staff import hire, sit


@pytest.fixture
def window(qtbot: QtBot, context: Context, settled: Settled) -> Iterator[MainWindow]:
    """The window with the director at the desk."""
    window = MainWindow(context)
    qtbot.addWidget(window)
    window.show()
    window.enter()
    settled()
    yield window
    settled()


def test_the_director_names_an_officer_and_the_record_says_so(qtbot: QtBot, window: MainWindow, settled: Settled) -> None:
    office = window.context.office
    named, colleague = hire(office, "郑试庚"), hire(office, "钱试辛")
    ref = a_subject(office, "张甲三")
    page = window.open_record(ref)
    window.ui.action_readers.trigger()
    (dialog,) = window.findChildren(ReadersDialog)
    rows = {dialog.ui.officers.item(row).text(): dialog.ui.officers.item(row) for row in range(dialog.ui.officers.count())}
    rows["郑试庚"].setCheckState(Qt.CheckState.Checked)
    qtbot.mouseClick(dialog.ui.keep_button, Qt.MouseButton.LeftButton)
    assert "请写明" in dialog.ui.problem.text()
    dialog.ui.reason_box.setText("涉及个人隐私")
    qtbot.mouseClick(dialog.ui.keep_button, Qt.MouseButton.LeftButton)
    settled()
    assert "仅限指定人员查阅：郑试庚" in page.ui.warning_label.text()
    sit(office, colleague)
    assert not office.records.is_open(ref)
    sit(office, named)
    assert office.records.is_open(ref)


def test_it_is_said_who_may_and_that_a_record_has_to_be_open(window: MainWindow, rehearsal: dialogs.Rehearsal) -> None:
    office = window.context.office
    ref = a_subject(office, "张甲三")
    window.ui.action_readers.trigger()
    window.open_record(RecordDraft("aftercare"))
    window.ui.action_readers.trigger()
    sit(office, hire(office, "郑试庚"))
    window.open_record(ref)
    window.ui.action_readers.trigger()
    first = "请先打开要限定查阅人员的档案，新登记的先保存。"
    assert rehearsal.told == [first, first, "限定查阅人员由所长或者这条记录的经办人办理。"]
    assert window.findChildren(ReadersDialog) == []


def test_who_may_not_see_a_record_is_told_why_he_closes_no_month(window: MainWindow, rehearsal: dialogs.Rehearsal) -> None:
    office = window.context.office
    named, colleague = hire(office, "郑试庚"), hire(office, "钱试辛")
    office.restricting.name(a_subject(office, "张甲三"), {named}, "涉及个人隐私")
    sit(office, colleague)
    window.ui.action_closing.trigger()
    assert rehearsal.told == ["台账中有1条记录仅限指定人员查阅，您不在其中，月结和更正表请由所长办理。"]
