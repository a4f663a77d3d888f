"""What happened while no officer was at the desk stands in the trail afterwards: passphrases that did not open, a backup brought back."""

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from libao_desk.core.clock import FixedClock
from libao_desk.core.errors import Trouble
from libao_desk.services.book import RegisterBook
from libao_desk.services.office import Office
from libao_desk.services.opening import bring_back
from libao_desk.services.safety.keeping import restore_backup
from libao_desk.store import office_file, tries
from libao_desk.store.trail import entries
from libao_desk.store.tries import TRIES_FILE
from libao_desk.store.unit_of_work import Store
from tests.conftest_office import DAY, DIRECTOR, PASSPHRASE

CLOCK = FixedClock(DAY)
NOON = datetime(2026, 3, 2, 12).astimezone()


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long each try waited, without waiting."""
    waited: list[float] = []
    monkeypatch.setattr(tries, "sleep", waited.append)
    monkeypatch.setattr(office_file, "machine_now", lambda: NOON)
    return waited


def acts(office: Office) -> list[str]:
    with office.desk.read() as session:
        return [entry.act for entry in entries(session)]


def fail(folder: Path, book: RegisterBook) -> str:
    with pytest.raises(Trouble) as told:
        Office.unlock(folder, book, CLOCK, "不是这个口令-2026")
    return told.value.sentence


def test_failed_unlocks_are_entered_after_the_next_good_one_and_each_waits_longer(
    office: Office, book: RegisterBook, slept: list[float]
) -> None:
    folder = office.desk.file.folder
    before = len(acts(office))
    office.close()
    told = [fail(folder, book) for _ in range(10)]
    assert "下一次要等" not in told[1]
    assert "已连续输错5次，下一次要等4秒" in told[4]
    assert slept == [0, 0, 1, 2, 4, 8, 16, 30, 30]
    with Office.unlock(folder, book, CLOCK, PASSPHRASE) as again:
        assert len(acts(again)) == before + 1
        assert acts(again)[0].startswith("口令输错10次后打开（")
    with Office.unlock(folder, book, CLOCK, PASSPHRASE) as once_more:
        assert len(acts(once_more)) == before + 1
    assert len(slept) == 10


def test_the_count_outlives_a_full_disk(office: Office, book: RegisterBook, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "no room")

    folder = office.desk.file.folder
    office.close()
    fail(folder, book)
    with monkeypatch.context() as broken:
        broken.setattr(Store, "_facts", full)
        Office.unlock(folder, book, CLOCK, PASSPHRASE).close()
    with Office.unlock(folder, book, CLOCK, PASSPHRASE) as again:
        assert acts(again)[0].startswith("口令输错1次后打开（")


SPOILT = (
    b"",
    b"noise",
    b"[]",
    b'{"count": "x"}',
    b'{"count": 1e400, "first": "2026-01-01", "last": "2026-01-01"}',
    b'{"count": 9, "first": "2026-01-01", "last": "9999-12-31T23:59:59"}',
)


@pytest.mark.parametrize("kept", SPOILT)
def test_a_spoilt_count_hinders_nothing(office: Office, book: RegisterBook, slept: list[float], kept: bytes) -> None:
    folder = office.desk.file.folder
    office.close()
    (folder / TRIES_FILE).write_bytes(kept)
    Office.unlock(folder, book, CLOCK, PASSPHRASE).close()
    assert slept == []


def test_a_clock_set_back_after_failed_tries_locks_nobody_out(office: Office, book: RegisterBook, slept: list[float]) -> None:
    folder = office.desk.file.folder
    office.close()
    (folder / TRIES_FILE).write_text(json.dumps({"count": 99, "first": "2090-01-01T00:00", "last": "2090-01-01T00:00"}))
    Office.unlock(folder, book, CLOCK, PASSPHRASE).close()
    assert slept == [tries.LONGEST.total_seconds()]
    assert tries.LONGEST <= timedelta(seconds=30)


def test_a_backup_brought_back_says_so_in_its_trail(office: Office, book: RegisterBook, tmp_path: Path) -> None:
    folder = office.desk.file.folder
    office.keeping.backup(tmp_path / "o.backup")
    office.close()
    restore_backup(tmp_path / "o.backup", tmp_path / "back", PASSPHRASE, CLOCK)
    with Office.unlock(tmp_path / "back", book, CLOCK, PASSPHRASE) as back, back.desk.read() as session:
        told = entries(session)[0]
        assert told.act == "从备份恢复（备份做于2026-03-02 09:00，0条记录）"
        assert (told.officer_name, told.at.date()) == (DIRECTOR, DAY)
    bring_back(tmp_path / "o.backup", folder, PASSPHRASE, CLOCK.now(), CLOCK)
    with Office.unlock(folder, book, CLOCK, PASSPHRASE) as again:
        assert acts(again)[0] == "从备份恢复（备份做于2026-03-02 09:00，0条记录；原来的文件留在“office-20260302-090000”文件夹）"
        assert again.keeping.verify().sound
