"""An older office.db in the place of the one used last: asked at the door, gone on with or not, and told by verification."""

from pathlib import Path
from shutil import copy

import pytest
from pytestqt.qtbot import QtBot

from libao_desk.gui.base.context import Context
from libao_desk.gui.base.dialogs import Rehearsal
from libao_desk.gui.door.unlock import UnlockPage
from libao_desk.services.office import Office
from libao_desk.store.recorder import Recorder
from tests.conftest_office import PASSPHRASE

from .test_unlock import told, try_passphrase


@pytest.fixture
def page(qtbot: QtBot, locked_context: Context, tmp_path: Path) -> UnlockPage:
    """The door of an office whose database is the one before the last act."""
    context = locked_context
    copy(context.folder / "office.db", tmp_path / "older.db")
    with Office.unlock(context.folder, context.book, context.clock, PASSPHRASE) as office:
        office.officers.new_recovery_code()
    copy(tmp_path / "older.db", context.folder / "office.db")
    shown = UnlockPage(context)
    qtbot.addWidget(shown)
    return shown


def test_an_older_file_is_asked_about_and_not_opened_on_a_no(qtbot: QtBot, page: UnlockPage, rehearsal: Rehearsal) -> None:
    rehearsal.answers.append(False)
    try_passphrase(qtbot, page, PASSPHRASE)
    assert rehearsal.asked[0].startswith("数据文件office.db比上次用的旧：上次已有2条操作记录，这个文件只到第1条")
    assert "没有打开" in told(page)
    assert not page.context.is_unlocked
    rehearsal.answers.append(False)
    try_passphrase(qtbot, page, PASSPHRASE)
    assert len(rehearsal.asked) == 2


def test_what_cannot_be_noted_is_not_gone_on_with(
    qtbot: QtBot, page: UnlockPage, rehearsal: Rehearsal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "no room")

    monkeypatch.setattr(Recorder, "write", full)
    rehearsal.answers.append(True)
    try_passphrase(qtbot, page, PASSPHRASE)
    assert "磁盘空间不足" in told(page)
    assert not page.context.is_unlocked


def test_an_older_file_that_is_gone_on_with_is_asked_about_once_and_noted(qtbot: QtBot, page: UnlockPage, rehearsal: Rehearsal) -> None:
    rehearsal.answers.append(True)
    with qtbot.waitSignal(page.unlocked, timeout=10_000):
        try_passphrase(qtbot, page, PASSPHRASE)
    office = page.context.office
    assert office.keeping.verify().sound
    office.close()
    with Office.unlock(page.context.folder, page.context.book, page.context.clock, PASSPHRASE) as again:
        assert again.keeping.older == ""
        assert again.keeping.verify().entries == 2
