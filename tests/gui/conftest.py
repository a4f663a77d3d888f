"""What the screens' tests share: a dressed application, an unlocked office behind a context, answers given in advance."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from libao_desk.core.clock import FixedClock
from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.kept_constants import keep_constants
from libao_desk.gui.base.language import speak_chinese
from libao_desk.gui.base.theme import dress
from libao_desk.gui.door.unlock import UnlockPage
from libao_desk.gui.main_window import MainWindow
from libao_desk.gui.settings.page import SettingsPage
from libao_desk.services.book import RegisterBook
from libao_desk.services.office import Office
from tests.conftest_office import DAY, PASSPHRASE
from tests.gui.typist import type_into


@pytest.fixture(scope="session", autouse=True)
def desk_app(qapp: QApplication) -> QApplication:
    """The application in Chinese and in its own look, for every screen alike: what fits and what breaks hangs on its font."""
    keep_constants()
    speak_chinese(qapp)
    dress(qapp)
    return qapp


@pytest.fixture(autouse=True)
def _leave_no_window(desk_app: QApplication) -> Iterator[None]:
    """A dialog that a test leaves open would stand in front of the next test's window, until its page happens to be collected."""
    yield
    for left in desk_app.topLevelWidgets():
        if left.isVisible():
            left.hide()


@pytest.fixture(autouse=True)
def rehearsal(monkeypatch: pytest.MonkeyPatch) -> dialogs.Rehearsal:
    """Answers to questions, given in advance; a question nobody answered fails the test."""
    prepared = dialogs.Rehearsal()
    monkeypatch.setattr(dialogs, "rehearsal", prepared)
    return prepared


@pytest.fixture
def bare_context(tmp_path: Path, book: RegisterBook, desk_app: QApplication) -> Iterator[Context]:
    """A context whose office folder does not exist yet: first run."""
    pc = QSettings(str(tmp_path / "pc.ini"), QSettings.Format.IniFormat)
    context = Context(book, FixedClock(DAY), tmp_path / "office", pc)
    yield context
    context.leave()
    context.tasks.stop()


@pytest.fixture
def locked_context(bare_context: Context, empty_office_folder: Path) -> Context:
    """A context before an office that waits to be unlocked."""
    copytree(empty_office_folder, bare_context.folder)
    return bare_context


@pytest.fixture
def context(locked_context: Context) -> Context:
    """A context with the director at the desk."""
    locked_context.seat(Office.unlock(locked_context.folder, locked_context.book, locked_context.clock, PASSPHRASE))
    return locked_context


@pytest.fixture
def settled(qtbot: QtBot, bare_context: Context) -> "Settled":
    """Wait until the worker has nothing left to do."""
    return Settled(qtbot, bare_context)


class Settled:
    """Called after an act: returns once the worker is idle and its answers were delivered."""

    def __init__(self, qtbot: QtBot, context: Context) -> None:
        self._qtbot = qtbot
        self._context = context

    def __call__(self) -> None:
        """Wait, at most half a minute: a busy machine may take its time."""
        self._qtbot.waitUntil(lambda: not self._context.tasks.is_busy, timeout=30_000)


@pytest.fixture
def settings_page(qtbot: QtBot, context: Context) -> SettingsPage:
    """The settings as the director sees them."""
    page = SettingsPage(context)
    qtbot.addWidget(page)
    page.show()
    return page


@pytest.fixture
def window(qtbot: QtBot, locked_context: Context, settled: Settled) -> Iterator[MainWindow]:
    """The window with the director at the desk."""
    window = MainWindow(locked_context)
    qtbot.addWidget(window)
    window.show()
    enter(qtbot, window, settled)
    yield window
    settled()


def enter(qtbot: QtBot, window: MainWindow, settled: Settled) -> None:
    """Give the passphrase at the door that stands there."""
    settled()
    door = next(found for found in window.findChildren(UnlockPage) if found.isVisible())
    type_into(qtbot, door.ui.passphrase, PASSPHRASE)
    qtbot.keyClick(door.ui.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.context.is_unlocked, timeout=30_000)
    settled()
