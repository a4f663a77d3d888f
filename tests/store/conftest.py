"""A small office file of invented people, with the cheapest key derivation."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from libao_desk.core.clock import FixedClock
from libao_desk.store.office_file import OfficeFile
from libao_desk.store.unit_of_work import Actor

from .sample import ACTOR, CHEAP, METADATA, PASSPHRASE


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(date(2020, 12, 31))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "台账 数据"


@pytest.fixture
def actor() -> Actor:
    return ACTOR


@pytest.fixture
def office(folder: Path, clock: FixedClock) -> Iterator[OfficeFile]:
    file, _ = OfficeFile.create(folder, passphrase=PASSPHRASE, metadata=METADATA, clock=clock, cost=CHEAP)
    yield file
    file.close()
