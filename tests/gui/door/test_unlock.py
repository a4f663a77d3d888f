"""The door: opens with a passphrase, tells each trouble in its own sentence, and brings back a backup."""

import json
from pathlib import Path
from shutil import rmtree

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from libao_desk.gui.base.context import Context
from libao_desk.gui.base.dialogs import Rehearsal
from libao_desk.gui.door.unlock import UnlockPage
from libao_desk.services.office import Office
from tests.conftest_office import DIRECTOR, PASSPHRASE
from tests.gui.typist import type_into

ENTER = Qt.Key.Key_Return


@pytest.fixture
def page(qtbot: QtBot, locked_context: Context) -> UnlockPage:
    """The door of an office that waits to be unlocked."""
    shown = UnlockPage(locked_context)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def try_passphrase(qtbot: QtBot, page: UnlockPage, text: str) -> None:
    """Type and press Enter; returns when the answer is there."""
    type_into(qtbot, page.ui.passphrase, text)
    qtbot.keyClick(page.ui.passphrase, ENTER)
    qtbot.waitUntil(lambda: not page.context.tasks.is_busy, timeout=10_000)


def told(page: UnlockPage) -> str:
    """What stands below the line."""
    return page.ui.problem.text() + page.ui.advice.text()


def test_the_passphrase_and_enter_open_the_office(qtbot: QtBot, page: UnlockPage) -> None:
    """Nothing but the passphrase is asked, and it does not stay on the screen."""
    with qtbot.waitSignal(page.unlocked, timeout=10_000):
        try_passphrase(qtbot, page, PASSPHRASE)
    assert page.context.office.officer.name == DIRECTOR
    assert page.ui.passphrase.text() == ""


def test_a_wrong_passphrase_is_told_and_the_next_try_replaces_it(qtbot: QtBot, page: UnlockPage) -> None:
    """What was typed stays selected, so that typing again replaces it."""
    try_passphrase(qtbot, page, "not the passphrase")
    assert "口令不正确" in told(page)
    assert not page.context.is_unlocked
    with qtbot.waitSignal(page.unlocked, timeout=10_000):
        try_passphrase(qtbot, page, PASSPHRASE)


def test_nothing_typed_opens_nothing(qtbot: QtBot, page: UnlockPage) -> None:
    """Enter in an empty line asks for the passphrase without trying."""
    qtbot.keyClick(page.ui.passphrase, ENTER)
    assert told(page) == "请输入口令。"
    assert not page.context.tasks.is_busy


def test_a_mistyped_recovery_code_is_told_from_a_wrong_passphrase(qtbot: QtBot, page: UnlockPage) -> None:
    """The check sign of the code says that it was copied with a slip."""
    try_passphrase(qtbot, page, "ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345-6780")
    assert "抄写有误" in told(page)


def empty_database(folder: Path) -> None:
    """A copy that broke off."""
    (folder / "office.db").write_bytes(b"")


def damaged_keys(folder: Path) -> None:
    """A key file that is not what was written."""
    (folder / "office.keys").write_text("{}", encoding="utf-8")


def damaged_database(folder: Path) -> None:
    """Pages that the key cannot read."""
    whole = (folder / "office.db").read_bytes()
    (folder / "office.db").write_bytes(whole[:64] + bytes(4032) + whole[4096:])


def foreign_database(folder: Path) -> None:
    """A file of another program under our name."""
    (folder / "office.db").write_bytes(b"%PDF-1.7\n" + bytes(8192))


def newer_keys(folder: Path) -> None:
    """A key file as a later version of the program may write it."""
    document = json.loads((folder / "office.keys").read_text(encoding="utf-8"))
    (folder / "office.keys").write_text(json.dumps({**document, "version": document["version"] + 1}), encoding="utf-8")


def no_keys(folder: Path) -> None:
    """The key file was left behind when the folder was copied."""
    (folder / "office.keys").unlink()


def no_folder(folder: Path) -> None:
    """The folder is gone."""
    rmtree(folder)


@pytest.mark.parametrize(
    ("harm", "sentence", "advice"),
    [
        (empty_database, "0字节", "选择最近的备份"),
        (damaged_keys, "密钥文件office.keys已损坏", "选择最近的备份"),
        (damaged_database, "已损坏", "选择最近的备份"),
        (foreign_database, "PDF文件", "核对数据文件夹"),
        (newer_keys, "更新版本的程序", "请安装新版本后再打开，数据没有改动"),
        (no_keys, "缺少密钥文件", "选择最近的备份"),
        (no_folder, "找不到数据文件夹", "核对数据文件夹"),
    ],
)
def test_each_trouble_has_its_sentence_and_its_next_step(qtbot: QtBot, page: UnlockPage, harm: object, sentence: str, advice: str) -> None:
    """Wrong passphrase, damage, a foreign file and a lost folder are never mistaken for each other."""
    assert callable(harm)
    harm(page.context.folder)
    try_passphrase(qtbot, page, PASSPHRASE)
    assert sentence in page.ui.problem.text()
    assert advice in page.ui.advice.text()
    assert not page.context.is_unlocked


def test_an_office_open_in_another_window_is_told(qtbot: QtBot, page: UnlockPage) -> None:
    """The second window does not open the file a second time."""
    context = page.context
    with Office.unlock(context.folder, context.book, context.clock, PASSPHRASE):
        try_passphrase(qtbot, page, PASSPHRASE)
    assert "已在另一个窗口中打开" in page.ui.problem.text()
    assert "关闭另一个窗口" in page.ui.advice.text()


def test_the_passphrase_is_hidden_until_asked_for(qtbot: QtBot, page: UnlockPage) -> None:
    """The button shows and hides it again."""
    assert page.ui.passphrase.echoMode() is QLineEdit.EchoMode.Password
    qtbot.mouseClick(page.ui.show_button, Qt.MouseButton.LeftButton)
    assert page.ui.passphrase.echoMode() is QLineEdit.EchoMode.Normal
    qtbot.mouseClick(page.ui.show_button, Qt.MouseButton.LeftButton)
    assert page.ui.passphrase.echoMode() is QLineEdit.EchoMode.Password


def test_capitals_without_shift_mean_caps_lock(qtbot: QtBot, page: UnlockPage) -> None:
    """A capital typed without the shift key is told; a small letter takes the hint away."""
    qtbot.keyClick(page.ui.passphrase, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    assert page.ui.caps_label.isHidden()
    qtbot.keyClicks(page.ui.passphrase, "B")
    assert not page.ui.caps_label.isHidden()
    qtbot.keyClicks(page.ui.passphrase, "b")
    assert page.ui.caps_label.isHidden()


def test_a_damaged_office_comes_back_from_a_backup_and_the_damaged_files_stay(
    qtbot: QtBot, page: UnlockPage, rehearsal: Rehearsal, tmp_path: Path
) -> None:
    """Choose the backup, type its passphrase, then open; nothing that was there is deleted."""
    context = page.context
    with Office.unlock(context.folder, context.book, context.clock, PASSPHRASE) as office:
        office.keeping.backup(tmp_path / "usb.backup")
    damaged_database(context.folder)
    broken = (context.folder / "office.db").read_bytes()
    rehearsal.answers.append(str(tmp_path / "usb.backup"))
    qtbot.mouseClick(page.ui.restore_button, Qt.MouseButton.LeftButton)
    assert page.ui.unlock_button.text() == "恢复备份"
    try_passphrase(qtbot, page, PASSPHRASE)
    assert "已恢复0条记录" in page.ui.advice.text()
    aside = [path for path in tmp_path.iterdir() if path.name.startswith("office-2026")]
    assert [(path / "office.db").read_bytes() for path in aside] == [broken]
    with qtbot.waitSignal(page.unlocked, timeout=10_000):
        try_passphrase(qtbot, page, PASSPHRASE)


def test_a_backup_with_a_wrong_passphrase_moves_nothing(qtbot: QtBot, page: UnlockPage, rehearsal: Rehearsal, tmp_path: Path) -> None:
    """The office stays as it is until the backup has been opened and counted."""
    context = page.context
    with Office.unlock(context.folder, context.book, context.clock, PASSPHRASE) as office:
        office.keeping.backup(tmp_path / "usb.backup")
    rehearsal.answers.append(str(tmp_path / "usb.backup"))
    qtbot.mouseClick(page.ui.restore_button, Qt.MouseButton.LeftButton)
    try_passphrase(qtbot, page, "not the passphrase")
    assert "口令不正确" in told(page)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("office")] == ["office"]


def test_the_recovery_code_opens_and_says_what_to_do(qtbot: QtBot, page: UnlockPage, rehearsal: Rehearsal) -> None:
    """Typed as people type it: small letters, blanks, the letter O for zero."""
    context = page.context
    with Office.unlock(context.folder, context.book, context.clock, PASSPHRASE) as office:
        code = office.officers.new_recovery_code()
    with qtbot.waitSignal(page.unlocked, timeout=10_000):
        try_passphrase(qtbot, page, code.lower().replace("-", " ").replace("0", "o"))
    assert "重设口令" in rehearsal.told[-1]
