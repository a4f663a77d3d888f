"""An office that holds the invented subjects of correction, built once per run and copied for each test that opens it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from libao_desk.app import demo
from libao_desk.core.clock import FixedClock
from libao_desk.services.book import RegisterBook
from libao_desk.services.office import Office
from tests.conftest_office import CHEAP

from .builders import TODAY

OpenOn = Callable[[date], Office]


@pytest.fixture(scope="session")
def corrections_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's office with its corrections alone; copy it, do not open it."""
    folder = tmp_path_factory.mktemp("corrections") / "office"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(demo, "folders", lambda: ("corrections",))
        demo.build(folder, cost=CHEAP)
    return folder


@pytest.fixture
def open_on(tmp_path: Path, corrections_folder: Path, book: RegisterBook) -> Iterator[OpenOn]:
    """Opens the invented office as of a day; what one opening stores, the next one of the same test finds."""
    folder = tmp_path / "office"
    copytree(corrections_folder, folder)
    with ExitStack() as offices:
        yield lambda day: offices.enter_context(Office.unlock(folder, book, FixedClock(day), demo.PASSPHRASE))


@pytest.fixture
def year_end(open_on: OpenOn) -> Office:
    """The invented office on the last day of 2020."""
    return open_on(TODAY)
