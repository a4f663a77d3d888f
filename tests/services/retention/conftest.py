"""An office whose first disputes were filed long ago."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from libao_desk.core.clock import FixedClock
from libao_desk.services.book import RegisterBook
from libao_desk.services.office import Office
from tests.conftest_office import DAY, PASSPHRASE
from tests.services.builders import concluded, filed

LAST_DAY = date(2036, 12, 31)
"""Of a volume that was filed in 2026 and is kept for ten years."""
FIRST_FREE = date(2037, 1, 5)


@contextmanager
def opened(folder: Path, book: RegisterBook, day: date, passphrase: str = PASSPHRASE) -> Iterator[Office]:
    """The same office on another day."""
    with Office.unlock(folder, book, FixedClock(day), passphrase) as office:
        yield office


@pytest.fixture(scope="session")
def filed_once(tmp_path_factory: pytest.TempPathFactory, empty_office_folder: Path, book: RegisterBook) -> Path:
    """Two disputes filed in 2026 for a short time, and one that is still open; copy it."""
    folder = tmp_path_factory.mktemp("filed") / "office"
    copytree(empty_office_folder, folder)
    with opened(folder, book, DAY) as office:
        for n in (1, 2):
            filed(office, concluded(office, n))
        concluded(office, 3)
    return folder


@pytest.fixture
def folder(tmp_path: Path, filed_once: Path) -> Path:
    """A copy of it."""
    return Path(copytree(filed_once, tmp_path / "filed"))


@pytest.fixture
def later(folder: Path, book: RegisterBook) -> Iterator[Office]:
    """The office in January 2037."""
    with opened(folder, book, FIRST_FREE) as office:
        yield office
