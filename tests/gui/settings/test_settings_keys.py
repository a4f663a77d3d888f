"""Settings: officers, their keys, backups and verification."""

from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from installer.update_package import build_update
from libao_desk.core.clock import FixedClock
from libao_desk.core.errors import Refusal, Trouble
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.dialogs import Rehearsal
from libao_desk.gui.settings import keeping_page
from libao_desk.gui.settings.keeping_page import KeepingPage
from libao_desk.gui.settings.officers_page import OfficersPage
from libao_desk.gui.settings.own_keys import OwnKeys
from libao_desk.gui.settings.page import SettingsPage
from libao_desk.people.codes import Role
from libao_desk.services.safety import updating
from tests.conftest_office import DAY, DIRECTOR, PASSPHRASE
from tests.gui.conftest import Settled
from tests.gui.settings_desk import LEFT, NEW_PASSPHRASE, cell, child, click, fill_pair, lock, opens, tab
from tests.gui.typist import type_into


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
    assert "时钟" not in page.ui.verify_told.text()


def test_what_was_entered_under_a_pinned_day_is_told_with_the_verification(
    qtbot: QtBot, settings_page: SettingsPage, context: Context, settled: Settled
) -> None:
    """The newest few of many, the rest where the mouse rests."""
    page = tab(settings_page, KeepingPage)
    file = context.office.desk.file
    for n in range(7):
        file.clock = FixedClock(DAY - timedelta(days=n))
        file.note(context.office.desk.actor, "试记")
    click(qtbot, page.ui.verify_button, settled)
    told = page.ui.verify_told
    assert told.text().startswith("完好")
    assert "时钟和日期有6处要留意" in told.text()
    assert (told.text().count("本机时钟由"), told.toolTip().count("本机时钟由")) == (5, 6)


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


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A newer version on a stick, signed by the makers whose key this program came with."""
    makers = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
    monkeypatch.setattr(updating, "ships_key", lambda: True)
    monkeypatch.setattr(updating, "shipped_key", makers.public_key().public_bytes_raw)
    setup = tmp_path / "LibaoDesk-99.0.0-setup.exe"
    setup.write_bytes(b"MZ")
    return build_update(setup, makers, "99.0.0", tmp_path)


def test_an_update_is_checked_and_backed_up_before_the_program_makes_way(
    qtbot: QtBot, package: Path, settings_page: SettingsPage, settled: Settled, rehearsal: Rehearsal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The installer is started only after the window has closed."""
    page = tab(settings_page, KeepingPage)
    started: list[Path] = []
    monkeypatch.setattr(keeping_page, "start_installer", started.append)
    rehearsal.answers += [package, True]
    click(qtbot, page.ui.update_button, settled)
    assert "签名无误，台账已备份" in page.ui.update_told.text()
    assert page.ui.table.model().rowCount() == 1
    assert not page.window().isVisible()
    assert [(setup.name, setup.read_bytes()) for setup in started] == [("LibaoDesk-99.0.0-setup.exe", b"MZ")]


def test_the_installer_of_an_update_put_off_does_not_stay(
    qtbot: QtBot, package: Path, settings_page: SettingsPage, context: Context, settled: Settled, rehearsal: Rehearsal
) -> None:
    """Each try would leave another seventy megabytes behind."""
    page = tab(settings_page, KeepingPage)
    rehearsal.answers += [package, False]
    click(qtbot, page.ui.update_button, settled)
    assert "签名无误" in page.ui.update_told.text()
    assert list(context.office.desk.file.folder.rglob("*setup.exe")) == []


def test_a_package_of_others_changes_nothing(
    qtbot: QtBot, package: Path, settings_page: SettingsPage, settled: Settled, rehearsal: Rehearsal
) -> None:
    """Told in a sentence; no backup is made for it."""
    page = tab(settings_page, KeepingPage)
    package.write_bytes(b"something else")
    rehearsal.answers.append(package)
    click(qtbot, page.ui.update_button, settled)
    assert "不是本程序的更新包" in page.ui.update_told.text()
    assert page.ui.table.model().rowCount() == 0
