"""What the operating system refuses at the key file and the folder (磁盘故障) has its sentence, as what the database meets has."""

import errno
import os
from datetime import date
from pathlib import Path

import pytest

from libao_desk.core.clock import FixedClock
from libao_desk.core.errors import Trouble
from libao_desk.services.book import RegisterBook
from libao_desk.services.office import Office
from libao_desk.store import keyfile
from libao_desk.store.diagnosis import BACKUP_SUFFIX, BACKUPS, KEYS
from libao_desk.store.troubles import DiskFailure, DiskFull, FileBusy, ReadOnlyFile, trouble_of_disk
from tests.conftest_office import DAY, PASSPHRASE


@pytest.mark.parametrize(
    ("number", "trouble"), [(errno.ENOSPC, DiskFull), (errno.EACCES, ReadOnlyFile), (errno.EROFS, ReadOnlyFile), (errno.EIO, DiskFailure)]
)
def test_the_key_file_tells_why_it_could_not_be_written(
    office: Office, number: int, trouble: type[Trouble], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    before = (office.desk.file.folder / KEYS).read_bytes()
    monkeypatch.setattr(keyfile, "write_whole", refuse)
    with pytest.raises(trouble):
        office.officers.change_passphrase(PASSPHRASE, "换过以后的口令-77")
    assert (office.desk.file.folder / KEYS).read_bytes() == before


def test_the_proof_of_the_key_file_tells_why_it_could_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> bytes:
        raise OSError(errno.EIO, "input/output error")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(DiskFailure):
        keyfile.check_mac(tmp_path / KEYS, b"0" * 32)


def test_a_full_disk_within_an_act_is_told_as_one(office: Office) -> None:
    with pytest.raises(DiskFull), office.desk.work("试办"):
        raise OSError(errno.ENOSPC, "no space left")


def test_a_file_that_nobody_has_is_no_trouble_of_the_disk(office: Office) -> None:
    with pytest.raises(FileNotFoundError), office.desk.work("试办"):
        raise FileNotFoundError(errno.ENOENT, "no such file")


def test_a_file_held_by_another_program_on_windows_is_busy() -> None:
    held = PermissionError(errno.EACCES, "held")
    held.winerror = 32  # type: ignore[attr-defined]
    assert isinstance(trouble_of_disk(held), FileBusy)


def test_a_folder_that_cannot_be_written_is_told_at_the_door(office: Office, book: RegisterBook, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = office.desk.file.folder
    office.close()

    def refuse(*_: object) -> int:
        raise PermissionError(errno.EACCES, "read-only")

    monkeypatch.setattr("libao_desk.store.instance.os.open", refuse)
    with pytest.raises(ReadOnlyFile):
        Office.unlock(folder, book, FixedClock(DAY), PASSPHRASE)


def test_a_backup_thinned_out_while_it_is_listed_is_left_out(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.keeping.into_folder()
    assert len(office.keeping.kept()) == 1
    gone = office.desk.file.folder / BACKUPS / f"{date.min}{BACKUP_SUFFIX}"
    listed = Path.glob
    monkeypatch.setattr(Path, "glob", lambda self, pattern: [*listed(self, pattern), gone])
    assert len(office.keeping.kept()) == 1
