"""Files that were asked for: whole or not at all, whoever else writes them and wherever they go."""

import errno
import os
from pathlib import Path
from stat import S_ISDIR

import pytest

from libao_desk.core.errors import Trouble
from libao_desk.services.files import write_file


def on_a_folder(monkeypatch: pytest.MonkeyPatch, trouble: int) -> None:
    """What the disk answers when a folder's names are to be brought to it."""
    sync = os.fsync

    def answer(handle: int) -> None:
        if S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(trouble, "")
        sync(handle)

    monkeypatch.setattr(os, "fsync", answer)


def test_two_who_write_one_file_do_not_write_into_each_other(tmp_path: Path) -> None:
    (tmp_path / ".a.pdf.part").write_bytes(b"half of another")
    write_file(tmp_path / "a.pdf", b"whole")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {".a.pdf.part": b"half of another", "a.pdf": b"whole"}


def test_a_stick_that_knows_no_syncing_of_folders_takes_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    on_a_folder(monkeypatch, errno.EINVAL)
    write_file(tmp_path / "a.pdf", b"whole")
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_a_disk_that_loses_the_name_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    on_a_folder(monkeypatch, errno.EIO)
    with pytest.raises(Trouble, match="写不了“a"):
        write_file(tmp_path / "a.pdf", b"whole")
