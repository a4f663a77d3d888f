"""An office with every register, made once per run with a cheap key derivation and copied for each test that changes it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from libao_desk.app.found_registers import load_registers
from libao_desk.core.clock import FixedClock
from libao_desk.services.book import RegisterBook
from libao_desk.services.office import Founding, Office
from libao_desk.store.keyfile import KdfCost

CHEAP = KdfCost(memory_kib=8, passes=1, lanes=1)
PASSPHRASE = "测试口令-2026"
DIRECTOR = "冯测试"
FOUNDING = Founding("李堡司法所", "320685103", DIRECTOR, PASSPHRASE)
DAY = date(2026, 3, 2)
"""A Monday with no holiday near."""


@pytest.fixture(scope="session")
def book() -> RegisterBook:
    """Every register of the program."""
    return load_registers()


@pytest.fixture(scope="session")
def empty_office_folder(tmp_path_factory: pytest.TempPathFactory, book: RegisterBook) -> Path:
    """A founded office without a record; copy it, do not open it."""
    folder = tmp_path_factory.mktemp("office") / "office"
    office, _ = Office.found(folder, book, FixedClock(DAY), FOUNDING, CHEAP)
    office.close()
    return folder


@pytest.fixture
def office(tmp_path: Path, empty_office_folder: Path, book: RegisterBook) -> Iterator[Office]:
    """A freshly founded office, unlocked by its director."""
    folder = tmp_path / "office"
    copytree(empty_office_folder, folder)
    with Office.unlock(folder, book, FixedClock(DAY), PASSPHRASE) as opened:
        yield opened
