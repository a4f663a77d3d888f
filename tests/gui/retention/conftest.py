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
from tests.services.retention.conftest import FIRST_FREE, filed_once, folder

__all__ = ["filed_once", "folder"]


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
