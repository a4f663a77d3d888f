"""Closing a month in the window: seen first, closed with one press, corrected by numbered sheets; Cancel leaves nothing."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from libao_desk.core.clock import FixedClock
from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.sheets.closing_dialog import CHECK_FIRST, LAST_FOLDER, ClosingDialog
from libao_desk.gui.tools import TOOLS
from libao_desk.people.access import Rights
from libao_desk.people.codes import Role
from tests.gui.conftest import Settled
from tests.services.builders import change
from tests.services.closings import FEBRUARY, closed, staffed

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dialog(qtbot: QtBot, context: Context) -> ClosingDialog:
    """The dialog of an office with a few people, on the 2nd of March."""
    staffed(context.office)
    return _shown(qtbot, context)


def _shown(qtbot: QtBot, context: Context) -> ClosingDialog:
    dialog = ClosingDialog(context)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def _rows(view: QTableView) -> list[tuple[str, ...]]:
    model = view.model()
    return [tuple(str(model.data(model.index(row, column))) for column in range(model.columnCount())) for row in range(model.rowCount())]


def test_last_month_is_proposed_and_its_changes_are_shown_before_anything_is_stored(
    qtbot: QtBot, dialog: ClosingDialog, settled: Settled
) -> None:
    assert dialog.period == FEBRUARY
    qtbot.mouseClick(dialog.ui.look_button, LEFT)
    settled()
    counts = {row[0]: row[1:] for row in _rows(dialog.ui.counts)}
    assert counts["安置帮教对象花名册"] == ("0", "1", "0", "1")
    assert counts["信访事项台账"] == ("0", "", "", "1")
    (came,) = [row for row in _rows(dialog.ui.lines) if row[0] == "安置帮教对象花名册"]
    assert came[1:3] == ("新增", "AB2026-001　王丙三")
    assert came[3].startswith("2026-02-03")
    assert dialog.context.office.closing.months() == ()
    dialog.ui.month_box.setCurrentIndex(0)
    assert _rows(dialog.ui.counts) == []


def test_one_press_closes_the_month_into_a_folder(
    qtbot: QtBot, dialog: ClosingDialog, settled: Settled, rehearsal: dialogs.Rehearsal, tmp_path: Path
) -> None:
    rehearsal.answers.append(False)
    qtbot.mouseClick(dialog.ui.close_button, LEFT)
    assert "2026年2月月结后各花名册即固定" in rehearsal.asked[0]
    rehearsal.answers.extend((True, str(tmp_path)))
    qtbot.mouseClick(dialog.ui.close_button, LEFT)
    settled()
    folder = tmp_path / "2026年2月月结"
    assert dialog.ui.told.text() == f"2026年2月已月结，11个文件存入{folder}"
    assert len(list(folder.iterdir())) == 11
    assert dialog.context.pc.value(LAST_FOLDER) == str(tmp_path)
    assert [row[0::4] for row in _rows(dialog.ui.months)] == [("2026年2月", "未检查")]
    qtbot.mouseClick(dialog.ui.close_button, LEFT)
    assert "不能重复月结；此后的改动请出更正表" in dialog.ui.told.text()
    dialog.ui.tabs.setCurrentWidget(dialog.ui.closed_tab)
    assert dialog.ui.told.text() == ""


def test_a_month_to_come_is_refused_before_anything_is_asked(qtbot: QtBot, dialog: ClosingDialog) -> None:
    dialog.ui.month_box.setCurrentIndex(3)
    qtbot.mouseClick(dialog.ui.close_button, LEFT)
    assert dialog.ui.told.text() == "2026年4月还没有开始，不能月结。"


def test_a_running_month_is_asked_about(
    qtbot: QtBot, dialog: ClosingDialog, settled: Settled, rehearsal: dialogs.Rehearsal, tmp_path: Path
) -> None:
    dialog.ui.month_box.setCurrentIndex(2)
    rehearsal.answers.append(False)
    qtbot.mouseClick(dialog.ui.close_button, LEFT)
    settled()
    assert "2026年3月到2026-03-31才结束" in rehearsal.asked[0]
    assert dialog.context.office.closing.months() == ()
    rehearsal.answers.extend((True, str(tmp_path)))
    qtbot.mouseClick(dialog.ui.close_button, LEFT)
    settled()
    assert (tmp_path / "2026年3月月结").is_dir()


def test_cancel_leaves_neither_folder_nor_closing_and_the_window_open(
    qtbot: QtBot, dialog: ClosingDialog, settled: Settled, rehearsal: dialogs.Rehearsal, tmp_path: Path
) -> None:
    rehearsal.answers.extend((True, str(tmp_path / "here")))
    (tmp_path / "here").mkdir()
    dialog.close_month()
    assert dialog.ui.cancel_button.text() == "取消"
    qtbot.mouseClick(dialog.ui.cancel_button, LEFT)
    settled()
    assert dialog.ui.told.text() == "已取消，什么也没有存，没有占用编号。"
    assert (list((tmp_path / "here").iterdir()), dialog.context.office.closing.months()) == ([], ())
    assert dialog.isVisible()
    qtbot.mouseClick(dialog.ui.cancel_button, LEFT)
    assert not dialog.isVisible()


def test_a_desk_that_is_locked_while_a_month_is_computed_shows_nothing_more(qtbot: QtBot, dialog: ClosingDialog, settled: Settled) -> None:
    dialog.look()
    dialog.close()
    assert not dialog.isVisible()
    settled()


def test_what_differs_is_listed_and_a_sheet_saved_in_both_forms(
    qtbot: QtBot, context: Context, settled: Settled, rehearsal: dialogs.Rehearsal, tmp_path: Path
) -> None:
    office, refs = context.office, staffed(context.office)
    closed(office, tmp_path / "out")
    office.desk.clock = FixedClock(date(2026, 3, 5))
    change(office, refs["adult"], offence="盗窃罪")
    dialog = _shown(qtbot, context)
    dialog.ui.tabs.setCurrentWidget(dialog.ui.closed_tab)
    qtbot.mouseClick(dialog.ui.make_button, LEFT)
    assert dialog.ui.told.text() == CHECK_FIRST
    qtbot.mouseClick(dialog.ui.check_button, LEFT)
    settled()
    assert dialog.ui.told.text() == "1个月份需要出更正表。"
    assert _rows(dialog.ui.months)[0][3:] == ("", "1处")
    (differing,) = _rows(dialog.ui.due)
    assert differing[:5] == ("社区矫正对象花名册", "1", "1", "JZ2026-001　张甲一", "罪名")
    assert differing[6:] == ("（空）", "盗窃罪")
    rehearsal.answers.append(False)
    qtbot.mouseClick(dialog.ui.make_button, LEFT)
    assert rehearsal.asked == ["为2026年2月制作更正表吗？更正表编号后不能撤回。"]
    assert office.correction_sheets.made(FEBRUARY) == ()
    rehearsal.answers.extend((True, str(tmp_path)))
    qtbot.mouseClick(dialog.ui.make_button, LEFT)
    settled()
    names = sorted(path.name for path in tmp_path.glob("*更正表*"))
    assert names == [f"2026年2月月报更正表（2026年更正表第1号）{suffix}" for suffix in (".pdf", ".xlsx")]
    assert _rows(dialog.ui.months)[0][3:] == ("1张", "无")
    assert dialog.ui.sheet_box.currentText() == "2026年更正表第1号"
    qtbot.mouseClick(dialog.ui.make_button, LEFT)
    assert dialog.ui.told.text() == "2026年2月与已报送的（含更正表）一致，没有需要更正的内容。"


def test_a_reason_goes_onto_the_sheet_it_was_written_for_and_onto_no_other(
    qtbot: QtBot, context: Context, settled: Settled, rehearsal: dialogs.Rehearsal, tmp_path: Path
) -> None:
    office, refs = context.office, staffed(context.office)
    closed(office, tmp_path / "out")
    change(office, refs["adult"], offence="盗窃罪")
    dialog = _shown(qtbot, context)
    dialog.ui.tabs.setCurrentWidget(dialog.ui.closed_tab)
    dialog.check()
    settled()
    dialog.ui.reason_edit.setText("据判决书更正")
    rehearsal.answers.extend((True, str(tmp_path)))
    qtbot.mouseClick(dialog.ui.make_button, LEFT)
    settled()
    assert rehearsal.asked[0] == "为2026年2月制作更正表吗？更正表编号后不能撤回。\n更正理由：据判决书更正"
    (made,) = office.correction_sheets.made(FEBRUARY)
    assert (made.reason, dialog.ui.reason_edit.text()) == ("据判决书更正", "")


def test_a_reason_that_may_not_stand_there_is_told_and_stays_to_be_mended(
    qtbot: QtBot, context: Context, settled: Settled, rehearsal: dialogs.Rehearsal, tmp_path: Path
) -> None:
    office, refs = context.office, staffed(context.office)
    closed(office, tmp_path / "out")
    change(office, refs["adult"], offence="盗窃罪")
    dialog = _shown(qtbot, context)
    dialog.check()
    settled()
    dialog.ui.reason_edit.setText("字" * 201)
    rehearsal.answers.extend((True, str(tmp_path)))
    dialog.make()
    settled()
    assert dialog.ui.told.text() == "更正理由最多200字，现在201字，请写短一些。"
    assert (len(dialog.ui.reason_edit.text()), office.correction_sheets.made(FEBRUARY)) == (201, ())


def test_a_sheet_whose_file_could_not_be_written_is_on_file_and_saved_again(
    qtbot: QtBot, context: Context, settled: Settled, rehearsal: dialogs.Rehearsal, tmp_path: Path
) -> None:
    """Else its number is used up and the clerk cannot get at it."""
    office, refs = context.office, staffed(context.office)
    closed(office, tmp_path / "out")
    change(office, refs["adult"], offence="盗窃罪")
    dialog = _shown(qtbot, context)
    dialog.ui.tabs.setCurrentWidget(dialog.ui.closed_tab)
    dialog.check()
    settled()
    rehearsal.answers.extend((True, str(tmp_path / "没有这个文件夹")))
    qtbot.mouseClick(dialog.ui.make_button, LEFT)
    settled()
    assert "2026年更正表第1号已编号，有效；只是文件没有存成，请点“再存一份”" in dialog.ui.told.text()
    assert "写不了" in dialog.ui.told.text()
    assert _rows(dialog.ui.months)[0][3:] == ("1张", "无")
    rehearsal.answers.append(str(tmp_path))
    qtbot.mouseClick(dialog.ui.again_button, LEFT)
    settled()
    assert len(list(tmp_path.glob("*更正表第1号*"))) == 2


def test_a_sheet_made_before_is_saved_again_and_takes_no_number(
    qtbot: QtBot, context: Context, settled: Settled, rehearsal: dialogs.Rehearsal, tmp_path: Path
) -> None:
    office, refs = context.office, staffed(context.office)
    closed(office, tmp_path / "out")
    change(office, refs["adult"], offence="盗窃罪")
    office.correction_sheets.make(FEBRUARY)
    dialog = _shown(qtbot, context)
    dialog.ui.tabs.setCurrentWidget(dialog.ui.closed_tab)
    rehearsal.answers.append(str(tmp_path))
    qtbot.mouseClick(dialog.ui.again_button, LEFT)
    settled()
    assert len(list(tmp_path.glob("*更正表第1号*"))) == 2
    assert len(office.correction_sheets.made(FEBRUARY)) == 1


def test_the_menu_opens_it_for_whoever_may_close(qtbot: QtBot, dialog: ClosingDialog, rehearsal: dialogs.Rehearsal) -> None:
    opened = TOOLS["action_closing"](dialog.context, dialog)
    assert isinstance(opened, ClosingDialog)
    dialog.context.office.desk.rights = Rights(Role.RECORDER)
    assert TOOLS["action_closing"](dialog.context, dialog) is None
    assert rehearsal.told == ["月结由所长或负责全部登记册的工作人员办理。"]
