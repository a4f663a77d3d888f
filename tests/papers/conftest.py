"""The gallery of papers, opened once per run on a copy of the invented office."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest

from libao_desk.app import demo
from libao_desk.core.clock import PinnedDayClock
from libao_desk.services.book import RegisterBook
from libao_desk.services.office import Office

from .gallery import Gallery


@pytest.fixture(scope="session")
def gallery(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory, book: RegisterBook) -> Iterator[Gallery]:
    folder = tmp_path_factory.mktemp("gallery") / "office"
    copytree(demo_folder, folder)
    with Office.unlock(folder, book, PinnedDayClock(demo.TODAY), demo.PASSPHRASE) as office:
        yield Gallery(office)
