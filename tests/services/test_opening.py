"""A backup is brought back over what stands there only while nobody has it open, and what stood there is never lost."""

import os
import stat
from pathlib import Path

import pytest

from libao_desk.core.clock import FixedClock
from libao_desk.services.book import RegisterBook
from libao_desk.services.office import Office
from libao_desk.services.opening import bring_back, finish_bringing_back
from libao_desk.store.troubles import AlreadyOpen, DiskFailure
from tests.conftest_office import DAY, PASSPHRASE

NOW = FixedClock(DAY).now()


@pytest.fixture
def kept(office: Office, tmp_path: Path) -> Path:
    file = tmp_path / "一份.backup"
    office.keeping.backup(file)
    return file


def test_an_office_that_is_open_is_not_moved_aside(office: Office, kept: Path) -> None:
    folder = office.desk.file.folder
    with pytest.raises(AlreadyOpen):
        bring_back(kept, folder, PASSPHRASE, NOW)
    assert [one.name for one in folder.parent.iterdir() if one.name.startswith(folder.name)] == [folder.name]


def test_what_cannot_be_put_in_its_place_leaves_what_stood_there(
    office: Office, kept: Path, book: RegisterBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = office.desk.file.folder
    office.close()
    rename = Path.rename

    def held(self: Path, target: Path) -> Path:
        if self.name.endswith("-new"):
            raise OSError(5, "input/output error")
        return rename(self, target)

    with monkeypatch.context() as broken:
        broken.setattr(Path, "rename", held)
        with pytest.raises(DiskFailure):
            bring_back(kept, folder, PASSPHRASE, NOW)
    Office.unlock(folder, book, FixedClock(DAY), PASSPHRASE).close()
    assert [one.name for one in folder.parent.iterdir() if one.name.startswith(folder.name)] == [folder.name]


@pytest.mark.skipif(os.name == "nt", reason="rights of Windows come from the folder above")
def test_nobody_else_on_the_machine_reads_a_new_or_a_restored_office(office: Office, kept: Path, tmp_path: Path) -> None:
    report = bring_back(kept, tmp_path / "恢复", PASSPHRASE, NOW)
    assert report.aside is None
    for folder in (office.desk.file.folder, tmp_path / "恢复"):
        assert stat.S_IMODE(folder.stat().st_mode) & 0o077 == 0


@pytest.mark.parametrize("cut", ["before the new one has its name", "before the backups came along"])
def test_a_restore_cut_off_between_its_last_steps_is_finished(
    office: Office, kept: Path, book: RegisterBook, monkeypatch: pytest.MonkeyPatch, cut: str
) -> None:
    """The folder was missing, and the window offered to found an office for the first time."""
    folder = office.desk.file.folder
    office.keeping.into_folder()
    names = {one.name for one in (folder / "backups").iterdir()}
    office.close()
    rename = Path.rename

    def killed(self: Path, target: Path) -> Path:
        if self.name.endswith("-new") if cut.startswith("before the new") else self.name == "backups":
            raise KeyboardInterrupt
        return rename(self, target)

    with monkeypatch.context() as broken:
        broken.setattr(Path, "rename", killed)
        with pytest.raises(KeyboardInterrupt):
            bring_back(kept, folder, PASSPHRASE, NOW)
    finish_bringing_back(folder)
    Office.unlock(folder, book, FixedClock(DAY), PASSPHRASE).close()
    assert {one.name for one in (folder / "backups").iterdir()} == names
    beside = [one.name for one in folder.parent.iterdir() if one.name.startswith(f"{folder.name}-")]
    assert len(beside) == 1
    assert not beside[0].endswith("-new")


def test_nothing_is_put_in_the_place_of_an_office_that_is_there(office: Office) -> None:
    folder = office.desk.file.folder
    other = folder.with_name(f"{folder.name}-20260101-120000-new")
    other.mkdir()
    folder.with_name(f"{folder.name}-20260101-120000").mkdir()
    finish_bringing_back(folder)
    assert other.is_dir()
    assert (folder / "office.db").exists()


def test_an_office_is_locked_while_a_backup_takes_its_place(
    office: Office, kept: Path, book: RegisterBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second window opened it meanwhile, and was moved aside with it."""
    folder = office.desk.file.folder
    office.close()
    met: list[object] = []

    def opened_meanwhile(*given: object, **_: object) -> object:
        try:
            Office.unlock(folder, book, FixedClock(DAY), PASSPHRASE).close()
        except AlreadyOpen as refused:
            met.append(refused)
        raise DiskFailure

    monkeypatch.setattr("libao_desk.services.opening.restore_backup", opened_meanwhile)
    with pytest.raises(DiskFailure):
        bring_back(kept, folder, PASSPHRASE, NOW)
    assert len(met) == 1
    Office.unlock(folder, book, FixedClock(DAY), PASSPHRASE).close()
