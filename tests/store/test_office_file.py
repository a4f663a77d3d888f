"""Opening an office: each wrong thing has its own sentence, and nothing of a record is readable on disk."""

import os
import shutil
import sqlite3
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from libao_desk.core.clock import FixedClock
from libao_desk.core.errors import DeskError, Refusal, Trouble
from libao_desk.store import attachments, diagnosis, search_index
from libao_desk.store.backup import backup_in_folder
from libao_desk.store.diagnosis import DATABASE
from libao_desk.store.health import PAGE_BYTES
from libao_desk.store.office_file import OfficeFile
from libao_desk.store.troubles import (
    AlreadyOpen,
    DamagedFile,
    DamagedKeyFile,
    DiskFull,
    EmptyFile,
    FolderInUse,
    ForeignFile,
    MissingFile,
    MissingFolder,
    MissingKeyFile,
    NetworkShare,
    WeakPassphrase,
    WrongPassphrase,
)

from .sample import ACTOR, CHEAP, METADATA, PASSPHRASE, SampleCase, SamplePerson
from .spoiling import flipped

CANARY = "金丝雀甲乙丙丁"


def create(folder: Path, clock: FixedClock) -> OfficeFile:
    return OfficeFile.create(folder, passphrase=PASSPHRASE, metadata=METADATA, clock=clock, cost=CHEAP)[0]


@pytest.fixture
def closed(folder: Path, clock: FixedClock) -> Path:
    with create(folder, clock) as file, file.work(ACTOR, "登记") as session:
        session.add_all(SampleCase(note=f"案{n}" * 200) for n in range(40))
    return folder


def reopen(folder: Path, clock: FixedClock, passphrase: str = PASSPHRASE) -> OfficeFile:
    return OfficeFile.open(folder, passphrase, clock=clock, metadata=METADATA)


def test_what_was_stored_is_there_after_reopening(closed: Path, clock: FixedClock) -> None:
    with reopen(closed, clock) as file, file.read() as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(SampleCase)) == 40


def test_the_recovery_code_opens(folder: Path, clock: FixedClock) -> None:
    file, code = OfficeFile.create(folder, passphrase=PASSPHRASE, metadata=METADATA, clock=clock, cost=CHEAP)
    officer = file.slot_id
    file.close()
    with reopen(folder, clock, code.lower()) as again:
        assert again.slot_id != officer


def plain_sqlite(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (a)")
    connection.close()


def cut_in_page_one(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:1000])


def flip(place: int) -> object:
    def act(path: Path) -> None:
        data = bytearray(path.read_bytes())
        data[place] ^= 1
        path.write_bytes(data)

    return act


def cut_by_one(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


WRONG_FILES: dict[str, tuple[str, object, type[DeskError], str]] = {
    "plain SQLite": ("office.db", plain_sqlite, ForeignFile, "未加密的SQLite"),
    "a zip": ("office.db", lambda path: path.write_bytes(b"PK\x03\x04" + bytes(5000)), ForeignFile, "备份"),
    "noise": ("office.db", lambda path: path.write_bytes(os.urandom(8192)), ForeignFile, "另一个台账"),
    "0 bytes": ("office.db", lambda path: path.write_bytes(b""), EmptyFile, "0字节"),
    "no database": ("office.db", Path.unlink, MissingFile, "office.db"),
    "no attachments": ("attachments.db", Path.unlink, MissingFile, "attachments.db"),
    "no keys": ("office.keys", Path.unlink, MissingKeyFile, "office.keys"),
    "keys are noise": ("office.keys", lambda path: path.write_bytes(b"{}"), DamagedKeyFile, "office.keys"),
    "a bit in the head": ("office.db", flip(3), DamagedFile, "已损坏"),
    "a bit in page 1": ("office.db", flip(500), DamagedFile, "已损坏"),
    "cut short": ("office.db", cut_in_page_one, DamagedFile, "已损坏"),
    "cut in the last page": ("office.db", cut_by_one, DamagedFile, "office.db已损坏"),
    "attachments cut in the last page": ("attachments.db", cut_by_one, DamagedFile, "attachments.db已损坏"),
    "attachments are text": ("attachments.db", lambda path: path.write_bytes(b"hello" * 1000), ForeignFile, r"^attachments\.db不是"),
    "attachments are a PDF": ("attachments.db", lambda path: path.write_bytes(b"%PDF-1.7" * 999), ForeignFile, r"^attachments\.db不是"),
    "a bit in the attachments": ("attachments.db", flip(500), DamagedFile, "attachments.db已损坏"),
}


@pytest.mark.parametrize(("name", "spoil", "expected", "words"), WRONG_FILES.values(), ids=WRONG_FILES)
def test_each_wrong_file_has_its_own_sentence(
    closed: Path, clock: FixedClock, name: str, spoil: object, expected: type[DeskError], words: str
) -> None:
    assert callable(spoil)
    spoil(closed / name)
    with pytest.raises(expected, match=words):
        reopen(closed, clock)


def test_an_office_cannot_be_opened_with_another_ones_keys(closed: Path, clock: FixedClock, tmp_path: Path) -> None:
    create(tmp_path / "其他", clock).close()
    shutil.copy(closed / "office.db", tmp_path / "其他")
    with pytest.raises(ForeignFile, match="另一个台账"):
        reopen(tmp_path / "其他", clock)


def test_a_wrong_passphrase_is_told_from_damage(closed: Path, clock: FixedClock) -> None:
    with pytest.raises(WrongPassphrase, match="口令不正确"):
        reopen(closed, clock, "不是这个口令吧")


def test_damage_names_the_newest_backup(folder: Path, clock: FixedClock) -> None:
    with create(folder, clock) as file:
        backup_in_folder(file)
    flip(500)(folder / "office.db")  # type: ignore[operator]  # declared as object in the table above
    with pytest.raises(DamagedFile, match="2020年12月31日") as caught:
        reopen(folder, clock)
    assert caught.value.newest_backup == date(2020, 12, 31)


def test_a_missing_folder_is_not_created(tmp_path: Path, clock: FixedClock) -> None:
    with pytest.raises(MissingFolder):
        reopen(tmp_path / "没有", clock)
    assert not (tmp_path / "没有").exists()


def test_a_network_share_is_refused(closed: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagnosis, "is_network_path", lambda _path: True)
    with pytest.raises(NetworkShare, match="本机磁盘"):
        reopen(closed, clock)
    with pytest.raises(NetworkShare):
        create(closed.parent / "新", clock)


def test_the_second_instance_is_told_who_has_it(office: OfficeFile, clock: FixedClock) -> None:
    with pytest.raises(AlreadyOpen, match=f"进程{os.getpid()}，12月31日"):
        reopen(office.folder, clock)


def test_a_lock_left_by_a_crash_does_not_stand_in_the_way(closed: Path, clock: FixedClock) -> None:
    (closed / "office.lock").write_text('{"pid": 1, "host": "旧", "since": "2020-01-01T00:00+08:00"}')
    reopen(closed, clock).close()


def test_a_failed_opening_gives_the_folder_free(closed: Path, clock: FixedClock) -> None:
    with pytest.raises(WrongPassphrase):
        reopen(closed, clock, "不是这个口令吧")
    reopen(closed, clock).close()


def test_a_new_office_is_refused_where_one_is(closed: Path, clock: FixedClock) -> None:
    with pytest.raises(FolderInUse):
        create(closed, clock)
    reopen(closed, clock).close()


def test_a_weak_passphrase_creates_nothing(folder: Path, clock: FixedClock) -> None:
    with pytest.raises(WeakPassphrase):
        OfficeFile.create(folder, passphrase="12345678", metadata=METADATA, clock=clock, cost=CHEAP)
    assert not folder.exists()


def test_a_failed_creation_leaves_nothing(folder: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "no room")

    monkeypatch.setattr("libao_desk.store.keyfile.write_whole", fail)
    with pytest.raises(DiskFull):
        create(folder, clock)
    assert [path.name for path in folder.iterdir()] == ["office.lock"]
    monkeypatch.undo()
    create(folder, clock).close()


def test_passphrases_are_added_changed_reset_and_removed(office: OfficeFile, clock: FixedClock) -> None:
    second = office.add_slot("明月何时照我还2")
    office.change_passphrase(second, "明月何时照我还2", "千里共婵娟何似3")
    with pytest.raises(WrongPassphrase):
        office.change_passphrase(second, "明月何时照我还2", "起舞弄清影人间4")
    office.reset_passphrase(office.slot_id, "起舞弄清影人间4")
    office.close()
    with reopen(office.folder, clock, "千里共婵娟何似3") as file:
        assert file.slot_id == second
        file.remove_slot(office.slot_id)
        with pytest.raises(Refusal, match="最后一个"):
            file.remove_slot(second)
    with pytest.raises(WrongPassphrase):
        reopen(office.folder, clock, "起舞弄清影人间4")


def test_no_file_in_the_folder_holds_what_was_typed(office: OfficeFile) -> None:
    with office.work(ACTOR, f"登记{CANARY}", reason=CANARY) as session:
        person = SamplePerson(name=CANARY, phone="19900001234")
        session.add(person)
        session.flush()
        search_index.put(session, "samples", person.id, label=CANARY, fields=[("姓名", CANARY)])
        attachments.add(session, "samples", person.id, f"{CANARY}.pdf", b"%PDF-" + CANARY.encode())
        leaks_while_open = leaks(office.folder)
    office.automatic_backup()
    office.close()
    assert leaks_while_open == []
    assert leaks(office.folder) == []
    assert sorted(path.name for path in office.folder.iterdir()) == [
        "attachments.db",
        "backups",
        "office.db",
        "office.head",
        "office.keys",
        "office.lock",
    ]


def leaks(folder: Path) -> list[Path]:
    needles = (CANARY.encode(), CANARY.encode("utf-16-le"), b"19900001234", "甲某".encode(), b"sample_person")
    return [path for path in folder.rglob("*") if path.is_file() and any(needle in path.read_bytes() for needle in needles)]


def test_the_file_looks_like_noise(closed: Path) -> None:
    data = (closed / "office.db").read_bytes()
    counts = [data.count(bytes([value])) for value in range(256)]
    assert max(counts) < 1.5 * len(data) / 256
    assert not data.startswith(b"SQLite")


def test_a_copy_of_the_single_database_file_is_complete(office: OfficeFile, clock: FixedClock, tmp_path: Path) -> None:
    with office.work(ACTOR, "登记") as session:
        session.add(SampleCase(note="一"))
    for name in ("office.db", "attachments.db", "office.keys"):
        (tmp_path / "copy").mkdir(exist_ok=True)
        shutil.copy(office.folder / name, tmp_path / "copy")
    with reopen(tmp_path / "copy", clock) as copy, copy.read() as session:
        assert session.scalar(sa.select(SampleCase.note)) == "一"


def test_no_key_shows_in_representations(office: OfficeFile) -> None:
    shown = " ".join(map(repr, (office, office.secrets, office.database_key, office.blobs, *vars(office).values())))
    keys = [value for value in (vars(office)["_data_key"], *vars(office.database_key).values()) if isinstance(value, bytes)]
    shown = shown.replace(repr(vars(office)["_data_key"]), "")
    assert len(keys) == 3
    assert not any(repr(key) in shown or key.hex() in shown for key in keys)


def test_every_flipped_page_is_named(closed: Path, clock: FixedClock) -> None:
    with reopen(closed, clock) as file:
        database = closed / "office.db"
        sound = database.read_bytes()
        assert file.check_damage() == ()
        for page in range(len(sound) // 4096):
            place = page * 4096 + 100 + page
            database.write_bytes(sound[:place] + bytes([sound[place] ^ 0x10]) + sound[place + 1 :])
            assert file.check_damage() == (f"office.db的第{page + 1}页已损坏",)
        database.write_bytes(sound)


def test_a_cut_file_is_named_by_the_check(closed: Path, clock: FixedClock) -> None:
    with reopen(closed, clock) as file:
        database = closed / "office.db"
        sound = database.read_bytes()
        for length in range(512, len(sound), 512 * 7):
            database.write_bytes(sound[:length])
            assert file.check_damage() != ()
        database.write_bytes(sound)


def test_whatever_page_is_damaged_is_told_in_a_sentence(closed: Path, clock: FixedClock) -> None:
    """The first look at the file, for the steps it lacks, was the one that told nothing but the driver's own words."""
    sound = (closed / DATABASE).read_bytes()
    found: Counter[str] = Counter()
    for page in range(len(sound) // PAGE_BYTES):
        (closed / DATABASE).write_bytes(flipped(sound, page * PAGE_BYTES + 1000))
        try:
            with reopen(closed, clock) as file:
                found["checked"] += bool(file.check_damage())
        except Trouble as trouble:
            found["opened"] += DATABASE in trouble.sentence
    assert found.total() == len(sound) // PAGE_BYTES
    assert found["opened"] > 1


def _change_all(file: OfficeFile) -> None:
    with file.work(ACTOR, "修改") as session:
        for case in session.scalars(sa.select(SampleCase)):
            case.note = "改"


def test_after_a_damaged_page_every_act_says_so(closed: Path, clock: FixedClock) -> None:
    """The cipher answers out of memory for every page once it met a damaged one: a crash report where the sentence was wanted."""
    with reopen(closed, clock) as file:
        sound = (closed / DATABASE).read_bytes()
        broken = bytearray(sound)
        for page in range(8, len(sound) // PAGE_BYTES):
            broken[page * PAGE_BYTES + 1000] ^= 1
        (closed / DATABASE).write_bytes(broken)
        for _ in range(4):
            with pytest.raises(DamagedFile):
                _change_all(file)
        (closed / DATABASE).write_bytes(sound)
        with file.work(ACTOR, "修改") as session:
            assert len(session.scalars(sa.select(SampleCase)).all()) == 40
