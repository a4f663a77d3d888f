"""What is typed in 名册 and 设置 and not saved: asked about before its page, row or list goes, kept when the desk is locked."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import DIRECTORY, SETTINGS, TODO, Context
from libao_desk.gui.base.dialogs import Rehearsal
from libao_desk.gui.base.unsaved import GIVEN_BACK, TypedPage
from libao_desk.gui.main_window import MainWindow
from libao_desk.gui.recovered_drafts import RecoveredDrafts
from libao_desk.gui.settings.directory_page import DirectoryPage
from libao_desk.gui.settings.local_values import LocalValues
from libao_desk.gui.settings.office_values import OfficeValues
from libao_desk.gui.settings.officers_page import OfficersPage
from libao_desk.gui.settings.own_days import OwnDays
from libao_desk.gui.settings.own_keys import OwnKeys
from libao_desk.gui.settings.page import SettingsPage
from libao_desk.gui.sheets.export_dialog import ExportDialog
from libao_desk.people.codes import Role
from libao_desk.services.records.drafts import Ref
from libao_desk.services.settings import OFFICE_NAME
from tests.gui.conftest import Settled, enter
from tests.gui.settings_desk import LEFT, cell, child, click, tab
from tests.gui.typist import type_into
from tests.services.test_never_recorded import WORD
from tests.services.test_recent import a_case

SAVE, FORGET, STAY = 0, 1, None
VILLAGES = "村（居）"


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> DirectoryPage:
    """The villages, two of them."""
    for name in ("样例甲村", "样例乙村"):
        context.office.directory.save("village", None, {"name": name}, {})
    page = DirectoryPage(context)
    qtbot.addWidget(page)
    page.show()
    return page


def _name(page: DirectoryPage) -> QLineEdit:
    assert page.form is not None
    return child(page.form, QLineEdit, "name")


def _names(context: Context) -> set[str]:
    return {str(entry.values["name"]) for entry in context.office.directory.entries("village")}


def _other_row(page: DirectoryPage) -> None:
    page.ui.table.setCurrentCell(1, 0)


def _other_list(page: DirectoryPage) -> None:
    page.ui.list_box.setCurrentText("调解员")


def _new(page: DirectoryPage) -> None:
    page.ui.new_button.click()


@pytest.mark.parametrize("way", [_other_row, _other_list, _new])
@pytest.mark.parametrize("answer", [SAVE, FORGET, STAY])
def test_what_is_typed_in_a_list_is_asked_about_before_another_entry_takes_its_place(
    qtbot: QtBot,
    context: Context,
    page: DirectoryPage,
    settled: Settled,
    rehearsal: Rehearsal,
    way: Callable[[DirectoryPage], None],
    answer: int | None,
) -> None:
    type_into(qtbot, _name(page), "样例丙村")
    rehearsal.answers.append(answer)
    way(page)
    qtbot.waitUntil(lambda: rehearsal.asked == ["“名册”中填写的内容还没有保存。"])
    settled()
    assert ("样例丙村" in _names(context)) is (answer == SAVE)
    if answer is STAY:
        assert (page.ui.list_box.currentText(), page.ui.table.currentRow(), _name(page).text()) == (VILLAGES, -1, "样例丙村")
        return
    arrived: dict[object, bool] = {
        _other_row: page.ui.table.currentRow() >= 0,
        _other_list: page.ui.list_box.currentText() == "调解员",
        _new: True,
    }
    assert arrived[way]
    assert not page.has_unsaved()


def test_an_entry_only_looked_at_asks_nothing(page: DirectoryPage) -> None:
    for row in (0, 1, 0):
        page.ui.table.setCurrentCell(row, 0)
        assert _name(page).text() != ""
    page.ui.list_box.setCurrentText("调解员")
    assert not page.has_unsaved()


def test_a_name_that_is_refused_stays_with_the_list_that_was_wished_left(
    qtbot: QtBot, page: DirectoryPage, settled: Settled, rehearsal: Rehearsal
) -> None:
    type_into(qtbot, _name(page), "样例甲村")
    rehearsal.answers.append(SAVE)
    _other_list(page)
    settled()
    assert page.ui.list_box.currentText() == VILLAGES
    assert _name(page).text() == "样例甲村"
    assert "样例甲村" in page.ui.problem.text()


# --- the settings ------------------------------------------------------------------------------------------------------


def _type_office(qtbot: QtBot, page: SettingsPage) -> TypedPage:
    found = tab(page, OfficeValues)
    line = child(found, QLineEdit, "office_name")
    line.selectAll()
    type_into(qtbot, line, "试验司法所")
    return found


def _type_local(qtbot: QtBot, page: SettingsPage) -> TypedPage:
    found = tab(page, LocalValues)
    found.ui.table.selectRow(1)
    qtbot.keyClick(found.ui.confirmed, Qt.Key.Key_Space)
    return found


def _type_days(qtbot: QtBot, page: SettingsPage) -> TypedPage:
    found = tab(page, OwnDays)
    found.ui.lines.setPlainText("2027-02-08 休")
    return found


def _type_officer(qtbot: QtBot, page: SettingsPage) -> TypedPage:
    found = tab(page, OfficersPage)
    type_into(qtbot, found.ui.name, "陈试乙")
    return found


TYPISTS = [_type_office, _type_local, _type_days, _type_officer]
Typist = Callable[[QtBot, SettingsPage], TypedPage]


def _settings(window: MainWindow) -> SettingsPage:
    window.go(SETTINGS)
    page = window.ui.tabs.currentWidget()
    assert isinstance(page, SettingsPage)
    return page


@pytest.mark.parametrize("type_it", TYPISTS)
def test_what_is_typed_in_the_settings_is_asked_about_before_another_place_is_chosen(
    qtbot: QtBot, window: MainWindow, settled: Settled, rehearsal: Rehearsal, type_it: Typist
) -> None:
    page = _settings(window)
    typed = type_it(qtbot, page)
    rehearsal.answers.append(STAY)
    row = window.ui.navigation.currentRow()
    window.ui.navigation.setCurrentRow(0)
    qtbot.waitUntil(lambda: len(rehearsal.asked) == 1)
    assert window.ui.tabs.currentWidget() is page
    assert window.ui.navigation.currentRow() == row
    assert typed.has_unsaved()
    rehearsal.answers.append(FORGET)
    window.go(TODO)
    assert window.ui.tabs.currentWidget() is not page
    assert rehearsal.asked == [f"“{typed.page_title}”中填写的内容还没有保存。"] * 2
    settled()


def test_saving_first_leads_on_to_the_place_that_was_wished(
    qtbot: QtBot, window: MainWindow, settled: Settled, rehearsal: Rehearsal
) -> None:
    page = _settings(window)
    _type_office(qtbot, page)
    rehearsal.answers.append(SAVE)
    window.go(TODO)
    settled()
    assert window.ui.tabs.currentWidget() is not page
    assert window.context.office.settings.value(OFFICE_NAME) == "试验司法所"


@pytest.mark.parametrize("type_it", TYPISTS)
def test_the_window_is_not_closed_over_what_is_typed(qtbot: QtBot, window: MainWindow, rehearsal: Rehearsal, type_it: Typist) -> None:
    type_it(qtbot, _settings(window))
    rehearsal.answers.extend([STAY, FORGET])
    assert not window.close()
    assert window.close()


@pytest.mark.parametrize("type_it", TYPISTS)
def test_what_is_typed_in_the_settings_waits_behind_the_lock(
    qtbot: QtBot, window: MainWindow, settled: Settled, rehearsal: Rehearsal, type_it: Typist
) -> None:
    typed = type_it(qtbot, _settings(window))
    before = typed.typed()
    window.lock()
    enter(qtbot, window, settled)
    (offered,) = window.findChildren(RecoveredDrafts)
    assert offered.ui.drafts.item(0).text().endswith(typed.page_title)
    click(qtbot, offered.ui.open_button, settled)
    page = window.ui.tabs.currentWidget()
    assert isinstance(page, SettingsPage)
    again = page.pages[page.ui.tabs.currentIndex()]
    assert isinstance(again, type(typed))
    assert again.typed() == before
    assert again.has_unsaved()
    rehearsal.answers.append(FORGET)
    window.go(TODO)
    settled()
    assert window.context.office.journal.pages() == ()


def test_what_is_typed_in_a_list_waits_behind_the_lock(qtbot: QtBot, window: MainWindow, settled: Settled, rehearsal: Rehearsal) -> None:
    directory = window.context.office.directory
    village = directory.save("village", None, {"name": "样例甲村"}, {})
    committee = directory.save("committee", None, {"name": "样例甲村人民调解委员会", "village": Ref(village, "样例甲村")}, {})
    window.go(DIRECTORY)
    page = window.ui.tabs.currentWidget()
    assert isinstance(page, DirectoryPage)
    page.ui.list_box.setCurrentText("调解组织")
    page.ui.table.setCurrentCell(next(n for n, one in enumerate(directory.entries("committee")) if one.id == committee), 0)
    _name(page).clear()
    type_into(qtbot, _name(page), "样例甲村调委会")
    window.lock()
    enter(qtbot, window, settled)
    window.go(DIRECTORY)
    again = window.ui.tabs.currentWidget()
    assert isinstance(again, DirectoryPage)
    assert (again.ui.list_box.currentText(), _name(again).text()) == ("调解组织", "样例甲村调委会")
    assert again.ui.told.text() == GIVEN_BACK
    click(qtbot, again.ui.save_button, settled)
    assert "样例甲村调委会" in {entry.values["name"] for entry in window.context.office.directory.entries("committee")}
    settled()
    assert window.context.office.journal.pages() == ()


def test_a_value_typed_stays_with_its_row_and_its_filter(
    qtbot: QtBot, settings_page: SettingsPage, settled: Settled, rehearsal: Rehearsal
) -> None:
    page = tab(settings_page, LocalValues)
    _type_local(qtbot, settings_page)
    rehearsal.answers.extend([STAY, STAY, FORGET])
    page.ui.table.selectRow(2)
    qtbot.waitUntil(lambda: len(rehearsal.asked) == 1)
    assert page.ui.table.currentIndex().row() == 1
    page.ui.open_only.setChecked(True)
    assert not page.ui.open_only.isChecked()
    assert page.has_unsaved()
    title = cell(page, 2, 1)
    page.ui.table.selectRow(2)
    qtbot.waitUntil(lambda: page.ui.edit_box.title() == title)


def test_a_change_of_an_officer_is_asked_about_before_another_is_chosen(
    qtbot: QtBot, context: Context, settings_page: SettingsPage, settled: Settled, rehearsal: Rehearsal
) -> None:
    context.office.officers.add("陈试乙", Role.OFFICER, "lime tree and stone")
    page = tab(settings_page, OfficersPage)
    page.refresh()
    page.ui.table.selectRow(1)
    qtbot.mouseClick(page.ui.change_button, LEFT)
    page.ui.role.setCurrentIndex(list(Role).index(Role.READER))
    rehearsal.answers.extend([STAY, SAVE])
    page.ui.table.selectRow(0)
    qtbot.waitUntil(lambda: len(rehearsal.asked) == 1)
    assert page.ui.table.currentIndex().row() == 1
    page.ui.table.selectRow(0)
    qtbot.waitUntil(lambda: len(rehearsal.asked) == 2)
    settled()
    assert [one.role for one in context.office.officers.all() if one.name == "陈试乙"] == [Role.READER]
    assert page.ui.table.currentIndex().row() == 0


def test_a_recovery_code_nobody_has_printed_is_not_left_without_a_word(
    qtbot: QtBot, settings_page: SettingsPage, settled: Settled, rehearsal: Rehearsal
) -> None:
    page = tab(settings_page, OwnKeys)
    rehearsal.answers.extend([True, STAY, 0])
    click(qtbot, page.ui.new_button, settled)
    assert not page.may_leave(lambda: None)
    assert "还没有打印核对" in rehearsal.asked[-1]
    assert page.may_leave(lambda: None)
    assert page.typed() == {}


def test_a_recent_situation_that_is_refused_waits_behind_the_lock_of_the_window(
    qtbot: QtBot, window: MainWindow, settled: Settled, rehearsal: Rehearsal
) -> None:
    """The dialogs stand one on the other, and go with the lock; nobody is there to be asked."""
    a_case(window.context.office)
    window.export_roster()
    (export,) = window.findChildren(ExportDialog)
    export.ui.kind_box.setCurrentIndex(export.ui.kind_box.findData("aftercare"))
    export.ui.part_box.setCurrentText("1月")
    settled()
    recent = export.open_recent()
    settled()
    recent.ui.text.setPlainText(f"本月{WORD}。")
    with qtbot.waitSignal(export.destroyed):
        window.lock()
    enter(qtbot, window, settled)
    (offered,) = window.findChildren(RecoveredDrafts)
    assert offered.ui.drafts.item(0).text().endswith("2026年1月近况")
    rehearsal.answers.append(True)
    click(qtbot, offered.ui.discard_button, settled)
    assert window.context.office.journal.pages() == ()
    assert rehearsal.told == []


def test_the_lock_goes_over_a_question_that_is_open(
    qtbot: QtBot, window: MainWindow, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked and left standing, the desk locks by itself: the question goes with it, the text is kept."""
    page = _settings(window)
    typed = _type_office(qtbot, page)

    def lock_meanwhile(*_: object, **__: object) -> None:
        window.lock()

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(dialogs, "choose", lock_meanwhile)
        window.go(TODO)
        settled()
    assert not window.context.is_unlocked
    enter(qtbot, window, settled)
    (kept,) = window.context.office.journal.pages()
    assert kept.title == typed.page_title
