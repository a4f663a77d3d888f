"""Whoever is admitted to one register reads of the others that there are so many records, and no figure more."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest

from libao_desk.app import demo
from libao_desk.core.clock import FixedClock
from libao_desk.core.period import Period
from libao_desk.people.access import Rights
from libao_desk.people.codes import Role
from libao_desk.services.book import RegisterBook
from libao_desk.services.office import Office

YEAR = Period(2020, 1, 12)


@pytest.fixture(scope="module")
def year_end(tmp_path_factory: pytest.TempPathFactory, demo_folder: Path, book: RegisterBook) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("fenced") / "office"
    copytree(demo_folder, folder)
    with Office.unlock(folder, book, FixedClock(demo.TODAY), demo.PASSPHRASE) as office:
        yield office


def test_figures_tables_and_the_paragraph_are_of_the_open_registers(year_end: Office) -> None:
    """A recorder of disputes read how many had reoffended and been sanctioned."""
    whole = year_end.statistics.report(YEAR)
    year_end.desk.rights = Rights(Role.RECORDER, frozenset({"disputes"}))
    own = year_end.statistics.report(YEAR)
    year_end.desk.rights = Rights(Role.DIRECTOR)
    named = {one.value.name for one in own.figures}
    assert named
    assert all(name.startswith("disputes.") for name in named)
    assert named < {one.value.name for one in whole.figures}
    assert 0 < len(own.tables) < len(whole.tables)
    told = "".join(piece.text for piece in own.digest)
    assert not any(word in told for word in ("社区矫正", "安置帮教", "监护"))
