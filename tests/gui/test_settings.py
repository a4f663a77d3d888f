"""The settings: what a role may change is offered, what is changed is in force at once, and every key can be renewed."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from libao_desk.core.errors import Refusal, Trouble
from libao_desk.gui.context import Context
from libao_desk.gui.dialogs import Rehearsal
from libao_desk.gui.keeping_page import KeepingPage
from libao_desk.gui.local_values import LocalValues
from libao_desk.gui.office_values import OfficeValues
from libao_desk.gui.officers_page import OfficersPage
from libao_desk.gui.own_days import OwnDays
from libao_desk.gui.own_keys import OwnKeys
from libao_desk.gui.settings_page import SettingsPage
from libao_desk.gui.text_size import apply_text_size
from libao_desk.people.codes import Role
from libao_desk.registers.disputes.settings import RETURN_VISIT_DAYS
from libao_desk.services.office import Office
from libao_desk.services.own_days import read_plan
from libao_desk.services.settings import DIVISION, IDLE_MINUTES, OFFICE_NAME
from tests.conftest_office import DIRECTOR, PASSPHRASE
from tests.gui.conftest import Settled
from tests.gui.typist import type_into

LEFT = Qt.MouseButton.LeftButton
NEW_PASSPHRASE = "lime tree and stone"
P = TypeVar("P", bound=QWidget)
W = TypeVar("W", bound=QWidget)


@pytest.fixture
def settings_page(qtbot: QtBot, context: Context) -> SettingsPage:
    """The settings as the director sees them."""
    page = SettingsPage(context)
    qtbot.addWidget(page)
    page.show()
    return page


def tab(page: SettingsPage, kind: type[P]) -> P:
    """Turn to the tab of that kind."""
    for place in range(page.ui.tabs.count()):
        found = page.ui.tabs.widget(place)
        if isinstance(found, kind):
            page.ui.tabs.setCurrentIndex(place)
            return found
    raise AssertionError(f"no tab {kind.__name__}")


def child(page: QWidget, kind: type[W], name: str) -> W:
    """The widget of that name."""
    found = page.findChild(kind, name)
    assert found is not None
    return found


def click(qtbot: QtBot, button: QAbstractButton, settled: Settled) -> None:
    """Press a button and wait for what it started."""
    qtbot.mouseClick(button, LEFT)
    settled()


def opens(context: Context, secret: str) -> str:
    """Who sits at the desk with that secret, after the office was locked."""
    with Office.unlock(context.folder, context.book, context.clock, secret) as office:
        return office.officer.name


def lock(context: Context, settled: Settled) -> None:
    """The desk is left."""
    context.leave()
    settled()


def enter_as(context: Context, role: Role) -> None:
    """Another officer takes the desk."""
    context.office.officers.add("陈试乙", role, NEW_PASSPHRASE)
    context.office.close()
    context.seat(Office.unlock(context.folder, context.book, context.clock, NEW_PASSPHRASE))


# --- roles -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "tabs"),
    [
        (Role.OFFICER, ["单位与本机", "口令与恢复码", "备份与核验"]),
        (Role.READER, ["单位与本机", "口令与恢复码"]),
    ],
)
def test_what_a_role_may_not_do_is_not_offered(qtbot: QtBot, context: Context, role: Role, tabs: list[str]) -> None:
    """No tab, no save button, no new recovery code for those who may not."""
    enter_as(context, role)
    page = SettingsPage(context)
    qtbot.addWidget(page)
    page.show()
    assert [page.ui.tabs.tabText(n) for n in range(page.ui.tabs.count())] == tabs
    assert tab(page, OfficeValues).ui.save_button.isHidden()
    assert tab(page, OwnKeys).ui.recovery_box.isHidden()


# --- office and local values -----------------------------------------------------------------------------------------


def test_the_offices_name_and_idle_minutes_are_changed(
    qtbot: QtBot, settings_page: SettingsPage, context: Context, settled: Settled
) -> None:
    """Typed, saved, in force, and noted as confirmed by the director."""
    page = tab(settings_page, OfficeValues)
    line, minutes = child(page, QLineEdit, "office_name"), child(page, QSpinBox, "desk_idle_minutes")
    line.selectAll()
    type_into(qtbot, line, "试验司法所")
    minutes.selectAll()
    qtbot.keyClicks(minutes, "5")
    with qtbot.waitSignal(context.records_changed):
        qtbot.mouseClick(page.ui.save_button, LEFT)
    settings = context.office.settings
    assert (settings.value(OFFICE_NAME), settings.value(IDLE_MINUTES)) == ("试验司法所", 5)
    assert page.ui.told.text() == "已保存2项。"


def test_a_wrong_division_code_is_not_stored(qtbot: QtBot, settings_page: SettingsPage, context: Context, settled: Settled) -> None:
    """The sentence says what a code looks like."""
    page = tab(settings_page, OfficeValues)
    line = child(page, QLineEdit, "office_division")
    line.selectAll()
    qtbot.keyClicks(line, "32068")
    click(qtbot, page.ui.save_button, settled)
    assert "6、9或12位" in page.ui.told.text()
    assert context.office.settings.value(DIVISION) == "320685103"


def test_a_local_value_is_confirmed_with_name_and_day(
    qtbot: QtBot, settings_page: SettingsPage, context: Context, settled: Settled
) -> None:
    """Chosen in the table, typed, ticked, saved; the list of open ones grows shorter."""
    page = tab(settings_page, LocalValues)
    page.ui.register_box.setCurrentText("人民调解")
    place = next(n for n in range(page.ui.table.model().rowCount()) if cell(page, n, 1) == RETURN_VISIT_DAYS.title)
    page.ui.table.selectRow(place)
    box = child(page, QSpinBox, RETURN_VISIT_DAYS.key.replace(".", "_"))
    box.selectAll()
    qtbot.keyClicks(box, "20")
    qtbot.keyClick(page.ui.confirmed, Qt.Key.Key_Space)
    click(qtbot, page.ui.save_button, settled)
    assert context.office.settings.value(RETURN_VISIT_DAYS) == 20
    assert (cell(page, place, 2), cell(page, place, 3)) == ("20日", f"{DIRECTOR}　2026-03-02")
    page.ui.open_only.setChecked(True)
    shown = [cell(page, n, 1) for n in range(page.ui.table.model().rowCount())]
    assert shown
    assert RETURN_VISIT_DAYS.title not in shown


def cell(page: LocalValues | OwnDays | OfficersPage | KeepingPage, row: int, column: int) -> str:
    """What a table shows there."""
    model = page.ui.table.model()
    return str(model.data(model.index(row, column)))


@pytest.fixture
def usual_letters() -> Iterator[None]:
    """Other tests want letters of the usual size."""
    font = QApplication.font()
    yield
    QApplication.setFont(font)


@pytest.mark.usefixtures("usual_letters")
def test_larger_letters_at_once_and_at_the_next_start(qtbot: QtBot, settings_page: SettingsPage, context: Context) -> None:
    """Chosen by the keyboard, kept for this PC."""
    page = tab(settings_page, OfficeValues)
    before = QApplication.font().pointSize()
    page.ui.text_size.setFocus()
    qtbot.keyClick(page.ui.text_size, Qt.Key.Key_Down)
    assert QApplication.font().pointSize() == before + 2
    font = QApplication.font()
    font.setPointSize(before)
    QApplication.setFont(font)
    apply_text_size(context.pc)
    assert QApplication.font().pointSize() == before + 2


# --- working days ----------------------------------------------------------------------------------------------------


def test_a_years_plan_is_pasted_and_counts_at_once(qtbot: QtBot, settings_page: SettingsPage, context: Context, settled: Settled) -> None:
    """Stretches and single days; a Saturday that is worked counts as worked."""
    page = tab(settings_page, OwnDays)
    page.ui.lines.setPlainText("2027-02-06至2027-02-12 休\n2027-02-20 班\n")
    type_into(qtbot, page.ui.source, "国办发明电〔2026〕1号")
    click(qtbot, page.ui.add_button, settled)
    calendar = context.office.desk.facts().calendar
    assert page.ui.table.model().rowCount() == 8
    assert (calendar.is_working_day(date(2027, 2, 8)), calendar.is_working_day(date(2027, 2, 20))) == (False, True)
    assert "2027年已知" in page.ui.known_label.text()


def test_one_day_is_taken_out_again(qtbot: QtBot, settings_page: SettingsPage, context: Context, settled: Settled) -> None:
    """Chosen in the table, removed by the button."""
    page = tab(settings_page, OwnDays)
    page.ui.lines.setPlainText("2027-02-08 休\n2027-02-09 休")
    click(qtbot, page.ui.add_button, settled)
    page.ui.table.selectRow(1)
    click(qtbot, page.ui.remove_button, settled)
    assert [day for day, _, _ in context.office.settings.own_days()] == [date(2027, 2, 8)]


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ("2027-02-08 休\n随便写的", "第2行"),
        ("2027-02-12至2027-02-06 休", "颠倒"),
        ("2027-02-08 休\n2027-02-08 班", "不一致"),
        ("  \n", "请先粘贴"),
        ("2027-02-30 休", "没有30日"),
    ],
)
def test_lines_that_make_no_sense_change_nothing(
    qtbot: QtBot, settings_page: SettingsPage, context: Context, settled: Settled, lines: str, sentence: str
) -> None:
    """The line is named and what was typed stays."""
    page = tab(settings_page, OwnDays)
    page.ui.lines.setPlainText(lines)
    click(qtbot, page.ui.add_button, settled)
    assert sentence in page.ui.told.text()
    assert child(page, QPlainTextEdit, "lines").toPlainText() == lines
    assert context.office.settings.own_days() == ()


@pytest.mark.parametrize("line", ["2027-02-06至2027-02-07 放假", "2027年2月6日到2027年2月7日，休", "20270206~20270207 休息"])
def test_a_stretch_may_be_written_in_several_ways(line: str) -> None:
    """Each of these means the same two days."""
    plan = read_plan(line, date(2026, 3, 2))
    assert [(entry.day.day, entry.is_working) for entry in plan] == [(6, False), (7, False)]


# --- officers --------------------------------------------------------------------------------------------------------


def fill_pair(qtbot: QtBot, page: OfficersPage | OwnKeys, passphrase: str) -> None:
    """The same passphrase twice."""
    for line in (page.ui.pair.ui.first, page.ui.pair.ui.second):
        line.clear()
        type_into(qtbot, line, passphrase)


def test_an_officer_is_added_with_role_and_registers(qtbot: QtBot, settings_page: SettingsPage, context: Context, settled: Settled) -> None:
    """His passphrase opens the office; he sees the one register he was given."""
    page = tab(settings_page, OfficersPage)
    type_into(qtbot, page.ui.name, "陈试乙")
    page.ui.role.setCurrentIndex(list(Role).index(Role.RECORDER))
    child(page, QCheckBox, "register_disputes").setChecked(True)
    fill_pair(qtbot, page, NEW_PASSPHRASE)
    click(qtbot, page.ui.save_button, settled)
    assert [cell(page, 1, column) for column in range(4)] == ["陈试乙", "录入员", "人民调解", "在用"]
    lock(context, settled)
    assert opens(context, NEW_PASSPHRASE) == "陈试乙"


def test_an_officer_needs_a_passphrase_that_will_do(qtbot: QtBot, settings_page: SettingsPage, context: Context, settled: Settled) -> None:
    """Nobody is added, and the sentence says why."""
    page = tab(settings_page, OfficersPage)
    type_into(qtbot, page.ui.name, "陈试乙")
    fill_pair(qtbot, page, "short")
    click(qtbot, page.ui.save_button, settled)
    assert "至少8位" in page.ui.told.text()
    assert len(context.office.officers.all()) == 1


def test_a_forgotten_passphrase_is_reset(qtbot: QtBot, settings_page: SettingsPage, context: Context, settled: Settled) -> None:
    """The old one opens nothing any more."""
    page = tab(settings_page, OfficersPage)
    context.office.officers.add("陈试乙", Role.OFFICER, "forgotten for good")
    page.refresh()
    page.ui.table.selectRow(1)
    qtbot.mouseClick(page.ui.reset_button, LEFT)
    fill_pair(qtbot, page, NEW_PASSPHRASE)
    click(qtbot, page.ui.save_button, settled)
    lock(context, settled)
    assert opens(context, NEW_PASSPHRASE) == "陈试乙"
    with pytest.raises(Trouble):
        opens(context, "forgotten for good")


def test_a_role_is_changed_and_the_last_director_stays(
    qtbot: QtBot, settings_page: SettingsPage, context: Context, settled: Settled
) -> None:
    """An officer becomes a reader; the only director cannot become anything else."""
    page = tab(settings_page, OfficersPage)
    context.office.officers.add("陈试乙", Role.OFFICER, NEW_PASSPHRASE)
    page.refresh()
    for row in (1, 0):
        page.ui.table.selectRow(row)
        qtbot.mouseClick(page.ui.change_button, LEFT)
        page.ui.role.setCurrentIndex(list(Role).index(Role.READER))
        click(qtbot, page.ui.save_button, settled)
    assert [one.role for one in context.office.officers.all()] == [Role.DIRECTOR, Role.READER]
    assert "至少要有一名" in page.ui.told.text()


def test_an_officer_who_left_opens_nothing(
    qtbot: QtBot, settings_page: SettingsPage, context: Context, settled: Settled, rehearsal: Rehearsal
) -> None:
    """Asked once, then his key slot is gone; one cannot deactivate oneself."""
    page = tab(settings_page, OfficersPage)
    assert not page.ui.leave_button.isEnabled()
    context.office.officers.add("陈试乙", Role.OFFICER, NEW_PASSPHRASE)
    page.refresh()
    page.ui.table.selectRow(1)
    rehearsal.answers.append(True)
    click(qtbot, page.ui.leave_button, settled)
    assert cell(page, 1, 3) == "已停用"
    lock(context, settled)
    with pytest.raises((Trouble, Refusal)):
        opens(context, NEW_PASSPHRASE)


# --- keys ------------------------------------------------------------------------------------------------------------


def test_ones_own_passphrase_is_changed(qtbot: QtBot, settings_page: SettingsPage, context: Context, settled: Settled) -> None:
    """The old one is asked for; afterwards the new one opens."""
    page = tab(settings_page, OwnKeys)
    type_into(qtbot, page.ui.old, PASSPHRASE)
    fill_pair(qtbot, page, NEW_PASSPHRASE)
    click(qtbot, page.ui.change_button, settled)
    assert "口令已修改" in page.ui.own_told.text()
    lock(context, settled)
    assert opens(context, NEW_PASSPHRASE) == DIRECTOR


def test_a_wrong_old_passphrase_changes_nothing(qtbot: QtBot, settings_page: SettingsPage, context: Context, settled: Settled) -> None:
    """Whoever finds an open desk cannot take it over."""
    page = tab(settings_page, OwnKeys)
    type_into(qtbot, page.ui.old, "not the passphrase")
    fill_pair(qtbot, page, NEW_PASSPHRASE)
    click(qtbot, page.ui.change_button, settled)
    assert "口令不正确" in page.ui.own_told.text()
    lock(context, settled)
    assert opens(context, PASSPHRASE) == DIRECTOR


def test_a_new_recovery_sheet_replaces_the_old_one(
    qtbot: QtBot, settings_page: SettingsPage, context: Context, settled: Settled, rehearsal: Rehearsal
) -> None:
    """Shown, typed back, forgotten by the screen; the code before it opens nothing."""
    old = context.office.officers.new_recovery_code()
    page = tab(settings_page, OwnKeys)
    rehearsal.answers.append(True)
    click(qtbot, page.ui.new_button, settled)
    code = page.sheet.ui.code.text()
    click(qtbot, page.ui.done_button, settled)
    assert "输入最后一组" in page.ui.recovery_told.text()
    qtbot.keyClicks(page.sheet.ui.last_group, code[-4:])
    click(qtbot, page.ui.done_button, settled)
    assert page.sheet.ui.code.text() == ""
    lock(context, settled)
    assert opens(context, code) == "恢复码"
    with pytest.raises(Trouble):
        opens(context, old)


# --- backups ---------------------------------------------------------------------------------------------------------


def test_a_backup_goes_where_the_clerk_says(
    qtbot: QtBot, settings_page: SettingsPage, settled: Settled, rehearsal: Rehearsal, tmp_path: Path
) -> None:
    """It was opened and counted before it is told."""
    page = tab(settings_page, KeepingPage)
    rehearsal.answers.append(tmp_path / "usb.backup")
    click(qtbot, page.ui.backup_button, settled)
    assert "已备份0条记录，打开核对无误" in page.ui.told.text()
    assert (tmp_path / "usb.backup").is_file()


def test_backups_of_the_folder_are_listed(qtbot: QtBot, settings_page: SettingsPage, settled: Settled) -> None:
    """The newest stands first."""
    page = tab(settings_page, KeepingPage)
    assert page.ui.table.model().rowCount() == 0
    click(qtbot, page.ui.folder_button, settled)
    assert cell(page, 0, 0) == "office-2026-03-02-090000.backup"


def test_a_place_that_cannot_be_written_is_told(
    qtbot: QtBot, settings_page: SettingsPage, settled: Settled, rehearsal: Rehearsal, tmp_path: Path
) -> None:
    """The stick was pulled out."""
    page = tab(settings_page, KeepingPage)
    rehearsal.answers.append(tmp_path / "no stick" / "usb.backup")
    click(qtbot, page.ui.backup_button, settled)
    assert "不能写入" in page.ui.told.text()


def test_the_file_is_verified(qtbot: QtBot, settings_page: SettingsPage, settled: Settled) -> None:
    """Pages and trail are whole."""
    page = tab(settings_page, KeepingPage)
    click(qtbot, page.ui.verify_button, settled)
    assert page.ui.verify_told.text().startswith("完好")


def test_restoring_begins_by_locking(qtbot: QtBot, settings_page: SettingsPage, context: Context, rehearsal: Rehearsal) -> None:
    """No file is replaced under an open desk."""
    page = tab(settings_page, KeepingPage)
    rehearsal.answers.append(True)
    with qtbot.waitSignal(context.lock_wished):
        qtbot.mouseClick(page.ui.restore_button, LEFT)


def test_locking_makes_the_days_backup(context: Context, settled: Settled) -> None:
    """Where anything changed since the last one, one more backup stands in the folder."""
    assert context.office.keeping.kept() == ()
    lock(context, settled)
    assert [path.name for path in (context.folder / "backups").iterdir()] == ["office-2026-03-02-090000.backup"]
