"""The head kept beside the database: an older office.db in its place is noticed, and nothing that is no replacement is."""

from collections.abc import Callable
from pathlib import Path
from shutil import copy, copytree

import pytest

from libao_desk.core.clock import FixedClock
from libao_desk.store.backup import restore
from libao_desk.store.kept_head import HEAD_FILE
from libao_desk.store.keyfile import KeyFile
from libao_desk.store.office_file import OfficeFile
from libao_desk.store.sealing import seal, sub_key
from libao_desk.store.trail import entries
from libao_desk.store.troubles import OlderFile

from .sample import ACTOR, METADATA, PASSPHRASE, SampleCase


def act(file: OfficeFile, times: int = 1) -> None:
    for _ in range(times):
        with file.work(ACTOR, "登记") as session:
            session.add(SampleCase(note="一件"))


def opened(folder: Path, clock: FixedClock) -> OfficeFile:
    return OfficeFile.open(folder, PASSPHRASE, clock=clock, metadata=METADATA)


@pytest.fixture
def older(office: OfficeFile, tmp_path: Path) -> Path:
    """A copy of a closed office after two acts; the office itself goes on to five and is closed."""
    act(office, 2)
    office.close()
    copytree(office.folder, tmp_path / "older")
    with opened(office.folder, office.clock) as file:  # type: ignore[arg-type]  # the fixture's own
        act(file, 3)
    return tmp_path / "older"


def test_last_weeks_copy_is_noticed_until_somebody_goes_on_with_it(older: Path, office: OfficeFile, clock: FixedClock) -> None:
    copy(older / "office.db", office.folder)
    for _ in range(2):
        with opened(office.folder, clock) as file:
            assert file.set_back is not None
            assert (file.set_back.kept, file.set_back.there) == (5, 2)
    with opened(office.folder, clock) as file:
        file.go_on_with_older(ACTOR)
        with file.read() as session:
            assert entries(session)[0].act.startswith("确认继续使用：数据文件office.db比上次用的旧：上次已有5条操作记录，这个文件只到第2条")
    with opened(office.folder, clock) as file:
        assert file.set_back is None
        act(file)
        assert file.verify_trail().sound


def test_a_copy_in_which_work_went_on_elsewhere_is_noticed(older: Path, office: OfficeFile, clock: FixedClock) -> None:
    with opened(older, clock) as elsewhere:
        act(elsewhere, 9)
    copy(older / "office.db", office.folder)
    with opened(office.folder, clock) as file:
        assert file.set_back is not None
        assert file.set_back.sentence.startswith("数据文件office.db不是上次用的那一个：它的第5条操作记录与上次的不同")


def test_what_is_done_before_anybody_answered_does_not_wipe_the_trace(older: Path, office: OfficeFile, clock: FixedClock) -> None:
    copy(older / "office.db", office.folder)
    with opened(office.folder, clock) as file:
        act(file, 4)
    with opened(office.folder, clock) as file:
        assert file.set_back is not None


def _made_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


LOST: dict[str, Callable[[Path], object]] = {
    "lost": Path.unlink,
    "torn by a power cut": lambda path: path.write_bytes(path.read_bytes()[:30]),
    "empty": lambda path: path.write_bytes(b""),
    "noise": lambda path: path.write_bytes(bytes(68)),
    "a folder": _made_a_folder,
}


@pytest.mark.parametrize("lose", LOST.values(), ids=LOST)
def test_a_lost_head_hinders_nothing(older: Path, office: OfficeFile, clock: FixedClock, lose: Callable[[Path], object]) -> None:
    lose(office.folder / HEAD_FILE)
    with opened(office.folder, clock) as file:
        assert file.set_back is None
        act(file)
    with opened(office.folder, clock) as file:
        assert file.set_back is None


def test_a_crash_between_the_act_and_its_head_is_no_alarm(office: OfficeFile, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> None:
    act(office)
    monkeypatch.setattr(OfficeFile, "keep_head", lambda *_: None)
    act(office, 2)
    office.close()
    monkeypatch.undo()
    with opened(office.folder, clock) as file:
        assert file.set_back is None
        assert file.verify_trail().entries == 3


def test_a_backup_brought_back_elsewhere_is_no_alarm(office: OfficeFile, clock: FixedClock, tmp_path: Path) -> None:
    act(office)
    office.backup(tmp_path / "o.backup")
    act(office)
    restore(tmp_path / "o.backup", tmp_path / "back", PASSPHRASE)
    with opened(tmp_path / "back", clock) as file:
        assert file.set_back is None
        act(file)
    with opened(tmp_path / "back", clock) as file:
        assert file.set_back is None


def test_an_older_key_file_put_back_is_noticed_until_somebody_goes_on_with_it(office: OfficeFile, clock: FixedClock) -> None:
    """Its passphrase was replaced, and opened the office again."""
    keys = office.folder / "office.keys"
    before = keys.read_bytes()
    with office.keys_with_act(ACTOR, "修改本人口令"):
        office.change_passphrase(office.slot_id, PASSPHRASE, "明月何时照我还2")
    office.close()
    OfficeFile.open(office.folder, "明月何时照我还2", clock=clock).close()
    keys.write_bytes(before)
    with opened(office.folder, clock) as file:
        assert file.set_back is not None
        assert file.set_back.sentence.startswith("密钥文件office.keys不是上次用的那一个")
        with pytest.raises(OlderFile), file.keys_with_act(ACTOR, "更换恢复码"):
            pytest.fail("the stopped passphrase makes itself the right one")
        file.go_on_with_older(ACTOR)
    with opened(office.folder, clock) as file:
        assert file.set_back is None


@pytest.mark.parametrize("cut", ["before", "after"])
def test_a_crash_at_a_change_of_keys_is_no_alarm(office: OfficeFile, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, cut: str) -> None:
    act(office)
    save = KeyFile.save

    def killed(self: KeyFile, path: Path, key: bytes) -> None:
        if cut == "after":
            save(self, path, key)
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(KeyFile, "save", killed)
        with pytest.raises(KeyboardInterrupt):
            office.add_slot("明月何时照我还2")
    office.close()
    with opened(office.folder, clock) as file:
        assert file.set_back is None


def test_a_head_of_the_versions_before_is_still_read(older: Path, office: OfficeFile, clock: FixedClock) -> None:
    """It is shorter, for it knew of no key file."""
    with opened(office.folder, clock) as file:
        seq, last_hash = file.verify_trail().entries, bytes.fromhex(file.verify_trail().head)
        _, data_key = KeyFile.load(office.folder / "office.keys").open(PASSPHRASE)
        sealed = seal(sub_key(data_key, "kept head"), seq.to_bytes(8, "big") + last_hash, b"office head")
    (office.folder / "office.head").write_bytes(sealed)
    with opened(office.folder, clock) as file:
        assert file.set_back is None
    copy(older / "office.db", office.folder)
    with opened(office.folder, clock) as file:
        assert file.set_back is not None
