"""The last acts in the window: listed in words, the chosen one undone after a question, what cannot be undone told why."""

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from libao_desk.gui.base.context import Context
from libao_desk.gui.base.dialogs import Rehearsal
from libao_desk.gui.last_acts import CAN, LastActsDialog
from libao_desk.gui.main_window import MainWindow
from libao_desk.gui.record.page import RecordPage
from libao_desk.gui.settings.directory_page import DirectoryPage
from libao_desk.gui.settings.office_values import OfficeValues
from libao_desk.gui.settings.page import SettingsPage
from libao_desk.people.access import Rights
from libao_desk.people.codes import Role
from libao_desk.services.records.drafts import RecordRef
from tests.gui.conftest import Settled
from tests.services.builders import a_dispute, change
from tests.services.closings import a_subject, closed


@pytest.fixture
def ref(context: Context) -> RecordRef:
    return a_dispute(context.office)


@pytest.fixture
def dialog(qtbot: QtBot, context: Context, ref: RecordRef, settled: Settled) -> LastActsDialog:
    """The dialog after a change of a record."""
    change(context.office, ref, facts="另一条水沟。")
    return opened(qtbot, context, settled)


def opened(qtbot: QtBot, context: Context, settled: Settled) -> LastActsDialog:
    made = LastActsDialog(context)
    qtbot.addWidget(made)
    made.show()
    settled()
    return made


def shown(dialog: LastActsDialog) -> list[list[str]]:
    """The rows without number, time and officer."""
    model = dialog.ui.acts.model()
    return [[str(model.data(model.index(row, column))) for column in range(3, 7)] for row in range(model.rowCount(QModelIndex()))]


def facts(context: Context, ref: RecordRef) -> object:
    return context.office.records.open(ref).values["facts"]


def test_a_change_is_undone_and_the_undoing_too(
    qtbot: QtBot, context: Context, ref: RecordRef, dialog: LastActsDialog, rehearsal: Rehearsal, settled: Settled
) -> None:
    label = "TJ2026-0001 张试甲一与李试乙一邻里纠纷"
    assert shown(dialog)[0] == ["修改人民调解", label, "纠纷简要情况", CAN]
    rehearsal.answers += [False, True, True]
    qtbot.mouseClick(dialog.ui.undo_button, Qt.MouseButton.LeftButton)
    settled()
    assert facts(context, ref) == "另一条水沟。"
    qtbot.mouseClick(dialog.ui.undo_button, Qt.MouseButton.LeftButton)
    settled()
    assert rehearsal.asked[-1] == f"撤销“修改人民调解”（{label}）吗？"
    assert facts(context, ref) == "双方因排水沟发生争执。"
    assert dialog.ui.problem.text() == "已撤销“修改人民调解”。"
    assert shown(dialog)[0][0].endswith("号操作：修改人民调解")
    qtbot.mouseClick(dialog.ui.undo_button, Qt.MouseButton.LeftButton)
    settled()
    assert facts(context, ref) == "另一条水沟。"


def test_what_cannot_be_undone_says_why_and_offers_nothing(context: Context, dialog: LastActsDialog) -> None:
    rows = shown(dialog)
    place = next(row for row, cells in enumerate(rows) if cells[0] == "建立台账")
    dialog.ui.acts.selectRow(place)
    assert (dialog.ui.problem.text(), dialog.ui.undo_button.isEnabled()) == ("台账的建立不能撤销。", False)
    dialog.undo()


def test_a_step_is_asked_a_reason_for_and_the_open_record_follows(
    qtbot: QtBot, context: Context, ref: RecordRef, rehearsal: Rehearsal, settled: Settled
) -> None:
    page = RecordPage(context, ref)
    qtbot.addWidget(page)
    context.office.records.move(ref, "accept")
    page.reload()
    dialog = opened(qtbot, context, settled)
    rehearsal.answers += [None, "", "点错了"]
    for problem in ("", "撤销办理的步骤、添加的附件须写明理由。", "已撤回“受理”。"):
        qtbot.mouseClick(dialog.ui.undo_button, Qt.MouseButton.LeftButton)
        settled()
        assert dialog.ui.problem.text().startswith(problem)
    assert rehearsal.asked[-1].startswith("撤销“人民调解：受理”（TJ2026-0001")
    assert page.view is not None
    assert page.view.last_move == ""


def test_a_closed_month_is_told(qtbot: QtBot, context: Context, rehearsal: Rehearsal, settled: Settled, tmp_path: Path) -> None:
    subject = a_subject(context.office, "张甲一")
    change(context.office, subject, offence="危险驾驶罪")
    change(context.office, subject, offence="盗窃罪")
    closed(context.office, tmp_path / "月结")
    dialog = opened(qtbot, context, settled)
    dialog.ui.acts.selectRow(next(row for row, cells in enumerate(shown(dialog)) if cells[3] == CAN))
    rehearsal.answers.append(True)
    qtbot.mouseClick(dialog.ui.undo_button, Qt.MouseButton.LeftButton)
    settled()
    assert dialog.ui.problem.text().startswith("已撤销“修改社区矫正”。2026年2月已月结")


def test_a_list_and_a_setting_on_the_screen_follow(qtbot: QtBot, context: Context, rehearsal: Rehearsal, settled: Settled) -> None:
    office = context.office
    office.directory.save("village", None, {"name": "杨庄村"}, {})
    office.settings.change(office.settings.declared[0], "东桥司法所", confirmed=True)
    directory, settings = DirectoryPage(context), SettingsPage(context)
    qtbot.addWidget(directory)
    qtbot.addWidget(settings)
    values = next(page for page in settings.pages if isinstance(page, OfficeValues))
    assert directory.ui.table.rowCount() == 1
    dialog = opened(qtbot, context, settled)
    rehearsal.answers += [True, True]
    for row in (0, 2):
        dialog.ui.acts.selectRow(row)
        qtbot.mouseClick(dialog.ui.undo_button, Qt.MouseButton.LeftButton)
        settled()
    assert directory.ui.table.rowCount() == 0
    assert not values.has_unsaved()


def test_who_may_not_change_is_told_so(qtbot: QtBot, context: Context, ref: RecordRef, settled: Settled) -> None:
    context.office.desk.rights = Rights(Role.READER)
    dialog = opened(qtbot, context, settled)
    assert {cells[3] for cells in shown(dialog)} & {CAN} == set()
    assert not dialog.ui.undo_button.isEnabled()


def test_it_opens_by_its_keys_from_a_text_box_too(qtbot: QtBot, context: Context, settled: Settled) -> None:
    """Ctrl+Shift+Z would be the box's own: it brings back what Ctrl+Z took."""
    window = MainWindow(context)
    qtbot.addWidget(window)
    window.show()
    window.enter()
    window.go("disputes")
    settled()
    box = next(box for box in window.findChildren(QLineEdit) if box.isVisible())
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    settled()
    (dialog,) = window.findChildren(LastActsDialog)
    assert dialog.isVisible()
    dialog.close()
