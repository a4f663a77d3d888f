"""The window as a whole: the door, navigation, records in tabs, every action by its key, locking, bugs told and survived."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from libao_desk.gui.base import clipboard, dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.door.first_run import FirstRunWizard
from libao_desk.gui.door.unlock import UnlockPage
from libao_desk.gui.find_box import FindBox
from libao_desk.gui.help_window import HelpWindow
from libao_desk.gui.lists.page import ListPage
from libao_desk.gui.main_window import MainWindow
from libao_desk.gui.navigation import COUNT
from libao_desk.gui.record.page import RecordPage
from libao_desk.gui.sheets.export_dialog import ExportDialog
from libao_desk.gui.todo_page import TodoPage
from libao_desk.people.access import Rights
from libao_desk.people.codes import Role
from libao_desk.services.records.drafts import RecordDraft, RecordRef
from tests.conftest_office import PASSPHRASE

from .conftest import Settled
from .typist import type_into


@pytest.fixture
def window(qtbot: QtBot, locked_context: Context, settled: Settled) -> Iterator[MainWindow]:
    """The window with the director at the desk, who came in by the door."""
    window = MainWindow(locked_context)
    qtbot.addWidget(window)
    window.show()
    (door,) = window.findChildren(UnlockPage)
    type_into(qtbot, door.ui.passphrase, PASSPHRASE)
    qtbot.keyClick(door.ui.passphrase, Qt.Key.Key_Return)
    settled()
    settled()
    assert locked_context.is_unlocked
    yield window
    settled()


@pytest.fixture
def one(window: MainWindow) -> RecordRef:
    """A record to open."""
    return window.context.office.records.save(RecordDraft("aftercare", values={"person.name": "欧阳甲一"}))


def test_a_new_office_begins_with_the_first_run(qtbot: QtBot, bare_context: Context) -> None:
    window = MainWindow(bare_context)
    qtbot.addWidget(window)
    assert len(window.findChildren(FirstRunWizard)) == 1
    assert not window.ui.action_new.isEnabled()


def test_the_desk_shows_today_s_duties_first(window: MainWindow) -> None:
    assert isinstance(window.ui.tabs.currentWidget(), TodoPage)
    places = [window.ui.navigation.item(n).text() for n in range(window.ui.navigation.count())]
    assert places[0] == "今日待办"
    assert places[-3:] == ["统计", "名册", "设置"]
    assert "社区矫正" in places
    assert not window.ui.band.isHidden()


def test_every_register_has_its_list(window: MainWindow, settled: Settled) -> None:
    for register in window.context.book:
        window.go(register.key)
        page = window.ui.tabs.currentWidget()
        assert isinstance(page, ListPage)
        assert page.register is register


def test_a_record_opens_once(window: MainWindow, one: RecordRef) -> None:
    window.context.open_record.emit(one)
    window.context.open_record.emit(one)
    assert window.ui.tabs.count() == 2
    assert window.ui.tabs.tabText(1) == "AB2026-001 欧阳甲一"


def test_each_register_shows_how_many_records_it_holds(window: MainWindow, one: RecordRef, settled: Settled) -> None:
    window.context.record_saved.emit(one)
    settled()
    counts = {item.text(): item.data(COUNT) for item in map(window.ui.navigation.item, range(window.ui.navigation.count()))}
    assert (counts["安置帮教"], counts["人民调解"], counts["统计"]) == (1, 0, None)


def test_a_duty_opens_the_form_that_answers_it(window: MainWindow, one: RecordRef) -> None:
    window.context.open_part.emit(one, "visits")
    page = window.ui.tabs.currentWidget()
    assert isinstance(page, RecordPage)
    assert page.ui.tabs.currentWidget() is page.parts["visits"]
    window.context.open_part.emit(one, "")
    assert window.ui.tabs.count() == 2


def test_find_leads_to_the_record(qtbot: QtBot, window: MainWindow, one: RecordRef) -> None:
    window.ui.action_find.trigger()
    (box,) = window.findChildren(FindBox)
    type_into(qtbot, box.ui.search_box, "oyjy")
    qtbot.keyClick(box.ui.search_box, Qt.Key.Key_Return)
    page = window.ui.tabs.currentWidget()
    assert isinstance(page, RecordPage)
    assert page.ref == one


def test_new_save_and_close_by_their_actions(qtbot: QtBot, window: MainWindow, settled: Settled) -> None:
    window.go("aftercare")
    window.ui.action_new.trigger()
    page = window.ui.tabs.currentWidget()
    assert isinstance(page, RecordPage)
    name = page.form.findChild(QLineEdit, "person_name")
    assert name is not None
    type_into(qtbot, name, "张甲三")
    assert window.ui.tabs.tabText(1).startswith("●")
    window.ui.action_save.trigger()
    settled()
    settled()
    assert window.ui.tabs.tabText(1) == "AB2026-001 张甲三"
    window.ui.action_close_tab.trigger()
    assert window.ui.tabs.count() == 1


def test_nothing_is_new_where_no_register_is_at_hand(window: MainWindow, rehearsal: dialogs.Rehearsal) -> None:
    window.ui.action_new.trigger()
    assert rehearsal.told == ["请先在左侧选择登记册。"]


def test_unsaved_text_is_kept_when_the_desk_is_locked(qtbot: QtBot, window: MainWindow, settled: Settled) -> None:
    window.go("aftercare")
    window.ui.action_new.trigger()
    page = window.ui.tabs.currentWidget()
    assert isinstance(page, RecordPage)
    name = page.form.findChild(QLineEdit, "person_name")
    assert name is not None
    type_into(qtbot, name, "没有保存的人")
    name.editingFinished.emit()
    window.ui.action_lock.trigger()
    settled()
    assert not window.context.is_unlocked
    door = window._door  # noqa: SLF001  # the door is rebuilt by the lock
    assert isinstance(door, UnlockPage)
    type_into(qtbot, door.ui.passphrase, PASSPHRASE)
    qtbot.keyClick(door.ui.passphrase, Qt.Key.Key_Return)
    settled()
    settled()
    (kept,) = window.context.office.journal.left()
    assert kept.draft.values["person.name"] == "没有保存的人"


def test_closing_with_unsaved_text_can_be_called_off(qtbot: QtBot, window: MainWindow, rehearsal: dialogs.Rehearsal) -> None:
    window.go("aftercare")
    window.ui.action_new.trigger()
    page = window.ui.tabs.currentWidget()
    assert isinstance(page, RecordPage)
    name = page.form.findChild(QLineEdit, "person_name")
    assert name is not None
    type_into(qtbot, name, "张")
    rehearsal.answers.extend([None, 1])
    assert not window.close()
    assert window.isVisible()
    assert window.close()


def test_a_record_that_stays_after_all_is_as_unsaved_as_before(
    window: MainWindow, one: RecordRef, settled: Settled, rehearsal: dialogs.Rehearsal
) -> None:
    """Of two unsaved records the first is to be kept as a draft, at the second the clerk thinks better of closing."""
    other = window.context.office.records.save(RecordDraft("aftercare", values={"person.name": "欧阳乙二"}))
    pages = [window.open_record(ref) for ref in (one, other)]
    for page in pages:
        page.form.take_values({"person.phone": "19900000001"})
    for answer in (2, 1):
        rehearsal.answers.extend([answer, None])
        assert not window.close()
        assert [page.has_unsaved() for page in pages] == [True, True]
    rehearsal.answers.extend([2, 2])
    assert window.close()
    settled()


def test_saved_is_not_said_of_what_is_typed_after_it(
    qtbot: QtBot, window: MainWindow, one: RecordRef, settled: Settled, rehearsal: dialogs.Rehearsal
) -> None:
    page, bar = window.open_record(one), window.ui.status_bar
    page.form.take_values({"person.phone": "19900000001"})
    page.save()
    settled()
    assert bar.currentMessage() == "已保存"
    page.form.take_values({"person.phone": "19900000002"})
    rehearsal.answers.extend([None, 1])
    window.ui.action_close_tab.trigger()
    assert (page.has_unsaved(), bar.currentMessage()) == (True, "")
    assert window.close()


@pytest.mark.expects_log
def test_a_bug_is_told_without_what_it_was_about(window: MainWindow, settled: Settled, rehearsal: dialogs.Rehearsal) -> None:
    def work(_: object) -> None:
        raise ValueError("欧阳甲一 320699")

    window.context.run(work)
    settled()
    assert "内部错误" in rehearsal.told[0]
    assert "ValueError" in rehearsal.told[0]
    assert "欧阳" not in rehearsal.told[0]
    assert window.isVisible()


def test_help_opens_beside_the_work(window: MainWindow) -> None:
    window.ui.action_help.trigger()
    (page,) = window.findChildren(HelpWindow)
    assert page.isWindow()
    page.close()


def test_every_action_that_is_used_often_has_a_key_of_its_own(window: MainWindow) -> None:
    actions = window.findChildren(QAction)
    keys = [action.shortcut().toString() for action in actions if action.shortcut().toString()]
    assert len(keys) == len(set(keys))
    assert {"Ctrl+K", "Ctrl+N", "Ctrl+S", "Ctrl+P", "Ctrl+E", "Ctrl+I", "Ctrl+L", "F1", "F5"} <= set(keys)


def test_what_a_role_may_not_do_is_told_before_a_file_is_asked_for(
    window: MainWindow, settled: Settled, rehearsal: dialogs.Rehearsal
) -> None:
    window.go("disputes")
    settled()
    window.context.office.desk.rights = Rights(Role.READER)
    window.import_ledger()
    window.export_roster()
    assert rehearsal.told == ["您的角色不能导入“人民调解”台账。", "您的角色没有可以导出的花名册。"]


def test_a_long_title_ends_in_dots_on_its_tab_and_is_whole_in_its_tip(window: MainWindow) -> None:
    name = "欧阳甲一乙二丙三丁四戊五己六庚七辛八"
    ref = window.context.office.records.save(RecordDraft("aftercare", values={"person.name": name}))
    page = window.open_record(ref)
    place = window.ui.tabs.indexOf(page)
    assert window.ui.tabs.tabText(place).endswith("…")
    assert window.ui.tabs.tabToolTip(place) == page.title()


def test_no_dialog_stays_on_the_screen_of_a_locked_desk(qtbot: QtBot, window: MainWindow, settled: Settled) -> None:
    """Locked by itself while a roster was looked at."""
    window.export_roster()
    settled()
    (dialog,) = window.findChildren(ExportDialog)
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.destroyed):
        window.context.lock_wished.emit()
    settled()
    assert not window.context.is_unlocked


@pytest.mark.parametrize("leave", [MainWindow.lock, MainWindow.close])
def test_what_was_copied_goes_when_the_desk_is_left(window: MainWindow, settled: Settled, leave: Callable[[MainWindow], object]) -> None:
    """A list's row with name and offence could be pasted from a locked desk."""
    clipboard.put("张甲一\t盗窃罪")
    assert QGuiApplication.clipboard().text() == "张甲一\t盗窃罪"
    leave(window)
    settled()
    assert QGuiApplication.clipboard().text() == ""


def test_what_a_crash_left_without_a_backup_gets_one_at_the_next_unlocking(window: MainWindow, settled: Settled) -> None:
    """The desk was never locked; the officer who comes back has his backup all the same."""
    settled()
    assert [path.suffix for path in (window.context.folder / "backups").iterdir()] == [".backup"]


def test_a_backup_that_fails_is_told(window: MainWindow, settled: Settled, rehearsal: dialogs.Rehearsal) -> None:
    """Locking goes on, the keys are gone, and the officer reads why there is no backup."""
    settled()
    window.context.office.records.save(RecordDraft("aftercare", values={"person.name": "欧阳甲一"}))
    for made in (window.context.folder / "backups").iterdir():
        made.unlink()
    (window.context.folder / "backups").rmdir()
    (window.context.folder / "backups").write_text("in the way", encoding="utf-8")
    window.lock()
    settled()
    assert rehearsal.told[-1].startswith("自动备份没有做成：")
    assert not window.context.is_unlocked
