"""An own roster that is brought back as a ledger says nothing new of anybody."""

from pathlib import Path
from shutil import copytree

import pytest

from libao_desk.app import demo
from libao_desk.core.clock import FixedClock
from libao_desk.core.period import Period
from libao_desk.services.book import RegisterBook
from libao_desk.services.office import Office

from .test_ledgers import counts

OWN = [("petitions", "2020", 26), ("guardianship", "2020-12", 20), ("guardianship", "2020-09", 20)]


@pytest.mark.parametrize(("kind", "period", "rows"), OWN)
def test_an_own_roster_changes_nothing(demo_folder: Path, tmp_path: Path, book: RegisterBook, kind: str, period: str, rows: int) -> None:
    """The day a matter was withdrawn stood under 办结日 as if an answer's; what is paid is the last year's, beside the next one."""
    copytree(demo_folder, tmp_path / "office")
    with Office.unlock(tmp_path / "office", book, FixedClock(demo.TODAY), demo.PASSPHRASE) as office:
        (tmp_path / "roster.xlsx").write_bytes(office.rosters.write(kind, Period.parse(period), full=True, reason="核对").data)
        assert counts(office.importing.examine(kind, tmp_path / "roster.xlsx")) == {"same": rows}
