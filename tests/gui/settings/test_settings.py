"""Settings: what each role is offered, the office's data, local values, letters, its own working days."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QSpinBox
from pytestqt.qtbot import QtBot

from libao_desk.gui.base.context import Context
from libao_desk.gui.base.text_size import apply_text_size
from libao_desk.gui.settings.local_values import LocalValues
from libao_desk.gui.settings.office_values import OfficeValues
from libao_desk.gui.settings.own_days import OwnDays
from libao_desk.gui.settings.own_keys import OwnKeys
from libao_desk.gui.settings.page import SettingsPage
from libao_desk.people.codes import Role
from libao_desk.registers.disputes.settings import RETURN_VISIT_DAYS
from libao_desk.registers.petitions.settings import REPORT_READERS
from libao_desk.services.settings import DIVISION, IDLE_MINUTES, OFFICE_NAME
from tests.conftest_office import DIRECTOR
from tests.gui.conftest import Settled
from tests.gui.settings_desk import LEFT, cell, child, click, enter_as, tab
from tests.gui.typist import type_into


@pytest.mark.parametrize(
    ("role", "tabs"),
    [
        (Role.OFFICER, ["单位与本机", "口令与恢复码", "备份与核验", "健康检查"]),
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


def test_a_third_reader_of_reports_is_refused_in_a_sentence(
    qtbot: QtBot, settings_page: SettingsPage, context: Context, settled: Settled
) -> None:
    """Typed, saved, told; what was in force stays."""
    page = tab(settings_page, LocalValues)
    page.ui.register_box.setCurrentText("信访登记")
    place = next(n for n in range(page.ui.table.model().rowCount()) if cell(page, n, 1) == REPORT_READERS.title)
    page.ui.table.selectRow(place)
    type_into(qtbot, child(page, QLineEdit, REPORT_READERS.key.replace(".", "_")), f"{DIRECTOR}、李试员、王试员")
    click(qtbot, page.ui.save_button, settled)
    assert page.ui.told.text() == f"“检举控告事项查阅人”最多指定两人，现在写了3人：{DIRECTOR}、李试员、王试员。"
    assert context.office.settings.value(REPORT_READERS) == ""


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
    assert "2027年只录入了8天，安排不全，其余暂按周末计算" in page.ui.known_label.text()
    assert page.ui.told.text() == "已加入2027年8天，期限按新的安排计算。"


def test_a_line_without_a_year_is_told_the_year_it_was_taken_for(
    qtbot: QtBot, settings_page: SettingsPage, context: Context, settled: Settled
) -> None:
    """Next year's plan is pasted in autumn: whoever leaves its year out reads which one it went to."""
    page = tab(settings_page, OwnDays)
    page.ui.lines.setPlainText("10月1日 休\n2027-01-01 休")
    click(qtbot, page.ui.add_button, settled)
    assert page.ui.told.text() == "已加入2026年1天、2027年1天，期限按新的安排计算。"


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
