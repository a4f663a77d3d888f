"""A passphrase that belongs to nobody (无主口令) opens nothing, however it came to be; the recovery code alone needs no officer."""

from collections.abc import Callable
from pathlib import Path

import pytest

from libao_desk.core.clock import FixedClock
from libao_desk.core.errors import Refusal, Trouble
from libao_desk.people.officers import Role
from libao_desk.services.book import RegisterBook
from libao_desk.services.office import Founding, Office
from libao_desk.store import trail
from libao_desk.store.keyfile import KeyFile
from libao_desk.store.recorder import Recorder
from libao_desk.store.troubles import DiskFull, FileBusy, WrongPassphrase
from tests.conftest_office import DAY, PASSPHRASE

LEAVER = "将要离开的人-26"


def _held(self: KeyFile, path: Path, key: bytes) -> None:
    raise PermissionError(13, "held by a guard against viruses")


def _full(self: Recorder, *_: object) -> None:
    raise OSError(28, "no space left")


def _busy(*_: object) -> None:
    raise FileBusy


def _unlock(office: Office, book: RegisterBook, passphrase: str) -> Office:
    folder = office.desk.file.folder
    office.close()
    return Office.unlock(folder, book, FixedClock(DAY), passphrase)


def test_the_passphrase_of_an_officer_whose_adding_failed_opens_nothing(
    office: Office, book: RegisterBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(Recorder, "write", _full)
        with pytest.raises(DiskFull):
            office.officers.add("郑试庚", Role.RECORDER, LEAVER, ("disputes",))
    with pytest.raises(WrongPassphrase):
        _unlock(office, book, LEAVER)


def test_a_passphrase_of_an_adding_that_failed_is_free_again(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(Recorder, "write", _full)
        with pytest.raises(DiskFull):
            office.officers.add("郑试庚", Role.RECORDER, LEAVER)
    office.officers.add("郑试庚", Role.RECORDER, LEAVER)


@pytest.mark.parametrize("again", ["deactivate", "reset"])
def test_an_officer_whose_slot_went_with_an_act_that_failed_can_still_be_put_out_or_let_in(
    office: Office, again: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    leaver = office.officers.add("郑试庚", Role.RECORDER, LEAVER)
    with monkeypatch.context() as broken:
        broken.setattr(Recorder, "write", _full)
        with pytest.raises(DiskFull):
            office.officers.deactivate(leaver)
    if again == "reset":
        office.officers.reset(leaver, "重设以后的口令-1")
    else:
        office.officers.deactivate(leaver)
    assert [one.active for one in office.officers.all() if one.id == leaver] == [again == "reset"]


def test_a_reset_is_done_though_the_old_slot_cannot_be_taken_away(
    office: Office, book: RegisterBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer = office.officers.add("郑试庚", Role.RECORDER, LEAVER, ("disputes",))
    with monkeypatch.context() as broken:
        broken.setattr(type(office.desk.file), "remove_slot", _busy)
        office.officers.reset(officer, "重设以后的口令-1")
    opened = _unlock(office, book, "重设以后的口令-1")
    opened.close()


def test_who_cannot_be_shut_out_is_not_told_to_have_left(office: Office, book: RegisterBook, monkeypatch: pytest.MonkeyPatch) -> None:
    leaver = office.officers.add("郑试庚", Role.RECORDER, LEAVER, ("disputes",))
    with monkeypatch.context() as broken:
        broken.setattr(KeyFile, "save", _held)
        with pytest.raises((PermissionError, Trouble)):
            office.officers.deactivate(leaver)
    assert [one.active for one in office.officers.all() if one.id == leaver] == [True]
    office.officers.deactivate(leaver)
    with pytest.raises(Trouble, match="口令不正确"):
        _unlock(office, book, LEAVER)


def test_the_passphrase_before_a_reset_opens_nothing_though_its_slot_stayed(
    office: Office, book: RegisterBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer = office.officers.add("郑试庚", Role.RECORDER, LEAVER, ("disputes",))
    with monkeypatch.context() as broken:
        broken.setattr(type(office.desk.file), "remove_slot", lambda *_: None)
        office.officers.reset(officer, "重设以后的口令-1")
    with pytest.raises(Refusal, match="不属于任何在用的工作人员"):
        _unlock(office, book, LEAVER)


@pytest.mark.parametrize(("typed", "stored"), [("郑\n试\x07庚", "郑试庚"), ("\u202e郑试庚 ", "郑试庚"), ("阿依·努尔", "阿依·努尔")])
def test_an_officers_name_is_stored_as_a_persons_is(office: Office, typed: str, stored: str) -> None:
    office.officers.add(typed, Role.RECORDER, LEAVER)
    assert stored in [one.name for one in office.officers.all()]
    with office.desk.read() as session:
        assert trail.entries(session)[0].act == f"增加工作人员：{stored}"
    with pytest.raises(Refusal, match=f"已有名为“{stored}”的工作人员"):
        office.officers.add(typed, Role.RECORDER, "另一个人的口令-27")


@pytest.mark.parametrize(("typed", "said"), [("长" * 80, "姓名不能超过50个字"), ("郑试庚2", "中有数字"), ("\u200b\n", "请填写姓名")])
def test_what_is_no_name_is_no_officers_either(office: Office, book: RegisterBook, tmp_path: Path, typed: str, said: str) -> None:
    with pytest.raises(Refusal, match=said):
        office.officers.add(typed, Role.RECORDER, LEAVER)
    with pytest.raises(Refusal, match=said):
        Office.found(tmp_path / "new", book, FixedClock(DAY), Founding("测试司法所", "320699103", typed, LEAVER))
    assert not (tmp_path / "new").exists()


NEW = "换过以后的口令-28"


def _changed(office: Office) -> None:
    office.officers.change_passphrase(PASSPHRASE, NEW)


def _new_code(office: Office) -> None:
    office.officers.new_recovery_code()


@pytest.mark.parametrize(("change", "act"), [(_changed, "修改本人口令"), (_new_code, "更换恢复码")], ids=["passphrase", "code"])
@pytest.mark.parametrize("is_linked", [True, False], ids=["linked", "copied"])
def test_a_change_of_keys_whose_act_cannot_be_stored_is_none(
    office: Office, book: RegisterBook, monkeypatch: pytest.MonkeyPatch, change: Callable[[Office], None], act: str, is_linked: bool
) -> None:
    """The disk was full for the entry: "nothing was saved" was said, and the old passphrase, the printed code opened nothing any more."""
    folder = office.desk.file.folder
    before = (folder / "office.keys").read_bytes()
    with monkeypatch.context() as broken:
        broken.setattr(Recorder, "write", _full)
        if not is_linked:
            broken.setattr("os.link", lambda *_: (_ for _ in ()).throw(OSError(1, "no links on a stick")))
        with pytest.raises(DiskFull, match="没有保存"):
            change(office)
    assert (folder / "office.keys").read_bytes() == before
    assert not [file.name for file in folder.iterdir() if file.name.endswith((".new", ".before"))]
    change(office)
    assert (folder / "office.keys").read_bytes() != before
    with office.desk.read() as session:
        assert trail.entries(session)[0].act == act


def test_what_a_crash_left_of_files_is_swept(office: Office, book: RegisterBook) -> None:
    folder = office.desk.file.folder
    left = [folder / f"office.{name}.0123abcd.{kind}" for name in ("keys", "head") for kind in ("new", "before")]
    stays = folder / "office.notes.old"
    for file in (*left, stays):
        file.write_bytes(b"half")
    _unlock(office, book, PASSPHRASE).close()
    assert [file.name for file in (*left, stays) if file.exists()] == [stays.name]
