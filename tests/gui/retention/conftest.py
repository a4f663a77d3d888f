"""A director's desk in January 2037, eleven years after two disputes were filed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from libao_desk.core.clock import FixedClock
from libao_desk.gui.base.context import Context
from libao_desk.services.book import RegisterBook
from libao_desk.services.office import Office
from tests.conftest_office import PASSPHRASE
from tests.services.retention.conftest import FIRST_FREE, SECOND_PASSPHRASE, filed_once, folder, opened, planted, planted_once

__all__ = ["filed_once", "folder", "planted", "planted_once"]


@pytest.fixture
def bare_context(tmp_path: Path, book: RegisterBook, desk_app: QApplication, folder: Path) -> Iterator[Context]:
    """The office of that day, still locked."""
    pc = QSettings(str(tmp_path / "pc.ini"), QSettings.Format.IniFormat)
    context = Context(book, FixedClock(FIRST_FREE), folder, pc)
    yield context
    context.leave()
    context.tasks.stop()


@pytest.fixture
def context(bare_context: Context) -> Context:
    """With the director at the desk."""
    bare_context.seat(Office.unlock(bare_context.folder, bare_context.book, bare_context.clock, PASSPHRASE))
    return bare_context


@pytest.fixture
def listed_context(tmp_path: Path, book: RegisterBook, desk_app: QApplication, planted: Path) -> Iterator[Context]:
    """The director before a list that another officer drew."""
    with opened(planted, book, FIRST_FREE, SECOND_PASSPHRASE) as office:
        office.appraisals.draw()
    context = Context(book, FixedClock(FIRST_FREE), planted, QSettings(str(tmp_path / "pc.ini"), QSettings.Format.IniFormat))
    context.seat(Office.unlock(planted, book, context.clock, PASSPHRASE))
    yield context
    context.leave()
    context.tasks.stop()
