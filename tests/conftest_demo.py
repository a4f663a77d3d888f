"""The invented 2020 office, built once per run with a cheap key derivation; whoever changes it works on a copy."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from libao_desk.app import demo

from .conftest_office import CHEAP


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The whole invented office; copy it, do not open it. The workers of one run share one."""
    own = tmp_path_factory.getbasetemp()
    place = own if worker_id == "master" else own.parent
    folder = place / "demo" / "office"
    with _one_at_a_time(place / "demo.lock"):
        if not folder.exists():
            beside = place / "demo-unfinished"
            demo.build(beside, cost=CHEAP)
            folder.parent.mkdir()
            beside.rename(folder)
    return folder


@contextmanager
def _one_at_a_time(lock: Path) -> Iterator[None]:
    """Held by one process; the others wait for it. Where a PC has no such lock, each worker's turn is its own luck."""
    with lock.open("w") as file:
        try:
            from fcntl import LOCK_EX, flock
        except ImportError:  # Windows: runs there use one worker
            pass
        else:
            flock(file, LOCK_EX)
        yield
