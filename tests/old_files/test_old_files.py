"""Every released schema opens in today's program with everything in it, and is sound."""

from pathlib import Path
from shutil import copytree

import pytest

from libao_desk.app.found_registers import load_registers
from libao_desk.core.clock import FixedClock
from libao_desk.services.lists.query import ListQuery
from libao_desk.services.office import Office

from .make import DAY, HERE, NAMES, PASSPHRASE, SCAN

RELEASES = sorted(path.name for path in HERE.iterdir() if (path / "office.db").exists())
HELD = {"0.1.0": {"corrections", "aftercare", "disputes", "sweeps", "receptions"}}
"""The registers of each release, every one with a record; a register that came later opens empty."""


def test_there_is_an_old_file() -> None:
    assert "0.1.0" in RELEASES


@pytest.mark.parametrize("release", RELEASES)
def test_an_old_office_opens_whole(tmp_path: Path, release: str) -> None:
    folder = tmp_path / "office"
    copytree(HERE / release, folder)
    with Office.unlock(folder, load_registers(), FixedClock(DAY), PASSPHRASE) as office:
        assert office.keeping.verify().sound
        ids = office.lists.ids("aftercare", ListQuery())
        names = {cells[1] for cells in office.lists.rows("aftercare", list(ids)).values()}
        assert set(NAMES) <= names
        hit = office.search.find(NAMES[2]).hits
        view = office.records.open(hit[0].ref)
        assert view.values["person.name"] == NAMES[2]
        assert len(view.parts["visits"]) == 1
        (attachment,) = office.attachments.of(view.ref)
        assert office.attachments.read(view.ref, attachment.id) == (SCAN, b"%PDF-1.4 invented")
        filled = {register.key for register in office.desk.book if len(office.lists.ids(register.key, ListQuery()))}
        assert filled == HELD[release]
