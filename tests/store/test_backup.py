"""Backups: the whole office in one file, proved before it counts, thinned with care, and brought back whole or not at all."""

import json
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from itertools import count
from pathlib import Path
from threading import Thread
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from libao_desk.core.clock import FixedClock
from libao_desk.core.errors import DeskError, Trouble
from libao_desk.store import attachments, backup
from libao_desk.store.backup import automatic_backup, backup_in_folder, restore, thin
from libao_desk.store.diagnosis import BACKUPS, BLOBS, DATABASE, FILES, KEYS, backup_day, newest_backup
from libao_desk.store.history import add_transition
from libao_desk.store.office_file import OfficeFile
from libao_desk.store.troubles import (
    DamagedBackup,
    DamagedKeyFile,
    DiskFull,
    FolderInUse,
    NetworkShare,
    NewerFile,
    NotABackup,
    WrongPassphrase,
)

from .sample import ACTOR, CHEAP, METADATA, PASSPHRASE, SampleCase
from .spoiling import MANIFEST, broken_stream, contents, flipped, repacked, said, swapped, with_password, without_recovery

SCAN = b"%PDF-1.4 invented" + bytes(range(256)) * 2000


def add_case(office: OfficeFile, note: str) -> None:
    """One case with its birth in the history, as every record of the program has."""
    with office.work(ACTOR, "登记") as session:
        case = SampleCase(note=note)
        session.add(case)
        session.flush()
        today, now = office.clock.today(), office.clock.now()
        move = {"event": "", "from_state": None, "to_state": "OPEN", "happened_on": today, "recorded_at": now}
        add_transition(session, register="samples", record_id=case.id, officer_id=1, officer_name="甲某", **move)  # type: ignore[arg-type]  # of several kinds


@pytest.fixture
def filled(office: OfficeFile) -> OfficeFile:
    """Three cases and a scan."""
    for note in ("一", "二", "三"):
        add_case(office, note)
    with office.work(ACTOR, "附件") as session:
        attachments.add(session, "samples", 1, "扫描件.pdf", SCAN)
    return office


@pytest.fixture
def kept(filled: OfficeFile, tmp_path: Path) -> Path:
    """A backup of it."""
    return filled.backup(tmp_path / "U盘.backup").file


def notes(folder: Path, clock: FixedClock, secret: str = PASSPHRASE) -> list[str | None]:
    """What a restored office holds, after it was found sound."""
    with OfficeFile.open(folder, secret, clock=clock, metadata=METADATA) as file:
        assert file.check_damage() == ()
        assert file.verify_trail().sound
        with file.read() as session:
            for attachment in attachments.attachments_of(session, "samples", 1):
                assert attachments.read_blob(file, attachment.sha256) == SCAN
            return list(session.scalars(sa.select(SampleCase.note).order_by(SampleCase.id)))


def left_over(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob(".office-*"))


def test_one_file_holds_database_keys_and_attachments_and_says_what_it_holds(filled: OfficeFile, tmp_path: Path) -> None:
    report = filled.backup(tmp_path / "U盘.backup")
    assert (report.records, report.sha256) == (3, sha256(report.file.read_bytes()).hexdigest())
    with ZipFile(report.file) as archive:
        assert sorted(archive.namelist()) == sorted((MANIFEST, *FILES))
        manifest = json.loads(archive.read(MANIFEST))
        assert {name: sha256(archive.read(name)).hexdigest() for name in FILES} == {
            name: said["sha256"] for name, said in manifest["files"].items()
        }
    assert manifest["records"] == 3
    assert manifest["made_at"].startswith("2020-12-31T09:00:00")
    assert manifest["trail"] == {"entries": 4, "head": filled.verify_trail().head}
    assert left_over(tmp_path) == []


def test_it_comes_back_whole_in_another_place(kept: Path, tmp_path: Path, clock: FixedClock) -> None:
    report = restore(kept, tmp_path / "新 电脑" / "台账", PASSPHRASE)
    assert report.records == 3
    assert notes(tmp_path / "新 电脑" / "台账", clock) == ["一", "二", "三"]


def test_the_recovery_code_of_that_day_brings_it_back(folder: Path, tmp_path: Path, clock: FixedClock) -> None:
    file, code = OfficeFile.create(folder, passphrase=PASSPHRASE, metadata=METADATA, clock=clock, cost=CHEAP)
    with file:
        add_case(file, "一")
        kept = file.backup(tmp_path / "a.backup").file
        newer = file.new_recovery_code()
    restore(kept, tmp_path / "新", code)
    assert notes(tmp_path / "新", clock, code) == ["一"]
    with pytest.raises(WrongPassphrase):
        restore(kept, tmp_path / "又", newer)


@pytest.mark.parametrize("there", [True, False], ids=["an empty folder", "no folder"])
def test_a_wrong_passphrase_restores_nothing(kept: Path, tmp_path: Path, there: bool) -> None:
    target = tmp_path / "新"
    if there:
        target.mkdir()
    with pytest.raises(WrongPassphrase):
        restore(kept, target, "不是这个口令吧")
    assert target.exists() == there
    assert not there or list(target.iterdir()) == []
    assert left_over(tmp_path) == []


def test_nothing_is_restored_over_what_is_there(kept: Path, filled: OfficeFile, tmp_path: Path, clock: FixedClock) -> None:
    (tmp_path / "有物").mkdir()
    (tmp_path / "有物" / "笔记.txt").write_text("别动", encoding="utf-8")
    (tmp_path / "文件").write_text("别动", encoding="utf-8")
    filled.close()
    for target in (filled.folder, tmp_path / "有物", tmp_path / "文件"):
        with pytest.raises(FolderInUse, match="已有文件"):
            restore(kept, target, PASSPHRASE)
    assert [path.name for path in (tmp_path / "有物").iterdir()] == ["笔记.txt"]
    assert notes(filled.folder, clock) == ["一", "二", "三"]


def test_nothing_is_restored_to_a_network_share(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup, "is_network_path", lambda _path: True)
    with pytest.raises(NetworkShare):
        restore(kept, tmp_path / "新", PASSPHRASE)
    assert not (tmp_path / "新").exists()


SPOILT: dict[str, tuple[Callable[[Path], object], type[DeskError], str]] = {
    "a page of the database": (lambda p: repacked(p, {DATABASE: flipped(contents(p, DATABASE), 9000)}), DamagedBackup, "已损坏"),
    "a page of the attachments": (lambda p: repacked(p, {BLOBS: flipped(contents(p, BLOBS), 9000)}), DamagedBackup, "已损坏"),
    "the database cut short": (lambda p: repacked(p, {DATABASE: contents(p, DATABASE)[:-4096]}), DamagedBackup, "已损坏"),
    "another office's database": (lambda p: repacked(p, {DATABASE: contents(p, BLOBS)}), DamagedBackup, "已损坏"),
    "the key file": (lambda p: repacked(p, {KEYS: contents(p, KEYS).replace(b'"office"', b'"offise"')}), DeskError, "已损坏"),
    "the key file by one who knows its format": (
        lambda p: repacked(p, {KEYS: without_recovery(contents(p, KEYS))}),
        DamagedKeyFile,
        "改动",
    ),
    "a key file that reads the same": (lambda p: swapped(p, KEYS, contents(p, KEYS).replace(b"\n", b" ")), DamagedBackup, "已损坏"),
    "packed anew by hand": (lambda p: repacked(p, {}, ZIP_DEFLATED), DamagedBackup, "已损坏"),
    "said to have a password": (with_password, DamagedBackup, "已损坏"),
    "a stream that unpacks into nothing": (broken_stream, DamagedBackup, "已损坏"),
    "no size in the manifest": (lambda p: said(p, files={name: {} for name in FILES}), DamagedBackup, "已损坏"),
    "an office's file as a backup": (lambda p: p.write_bytes(contents(p, DATABASE)), NotABackup, "不是本软件的备份"),
    "a text": (lambda p: p.write_text("备份", encoding="utf-8"), NotABackup, "不是本软件的备份"),
    "an empty file": (lambda p: p.write_bytes(b""), NotABackup, "不是本软件的备份"),
    "another program's archive": (lambda p: said(p, format="另一软件"), NotABackup, "不是本软件的备份"),
    "a newer version's backup": (lambda p: said(p, version=2), NewerFile, "升级到最新版本"),
}


@pytest.mark.parametrize(("spoil", "expected", "words"), SPOILT.values(), ids=SPOILT)
def test_a_spoilt_backup_is_refused_and_restores_nothing(
    kept: Path, tmp_path: Path, spoil: Callable[[Path], object], expected: type[DeskError], words: str
) -> None:
    spoil(kept)
    with pytest.raises(expected, match=words):
        restore(kept, tmp_path / "新", PASSPHRASE)
    assert not (tmp_path / "新").exists()
    assert left_over(tmp_path) == []


def test_what_a_backup_left_that_was_killed_midway_goes_with_the_next(filled: OfficeFile, tmp_path: Path) -> None:
    left = filled.folder / BACKUPS / ".office-killed"
    left.mkdir(parents=True)
    (left / DATABASE).write_bytes(b"a whole copy")
    backup.backup(filled, tmp_path / "elsewhere.backup")
    assert left.exists()
    backup_in_folder(filled)
    assert not left.exists()


def test_every_flipped_byte_and_every_cut_is_noticed(kept: Path, tmp_path: Path) -> None:
    sound = kept.read_bytes()
    bodies = [sound.index(contents(kept, name)[:64]) for name in FILES]
    spoilt = [flipped(sound, place + step) for place in bodies for step in (0, 500)]
    spoilt += [sound[:length] for length in range(0, len(sound), len(sound) // 40)]
    for data in spoilt:
        kept.write_bytes(data)
        with pytest.raises((DamagedBackup, NotABackup)):
            restore(kept, tmp_path / "新", PASSPHRASE)
    assert not (tmp_path / "新").exists()


def test_every_bit_of_the_end_that_is_flipped_is_called_damage_and_no_trouble_of_the_disk(kept: Path, tmp_path: Path) -> None:
    sound = kept.read_bytes()
    target = tmp_path / "back"
    for place in range(len(sound) - 40, len(sound)):
        for bit in (1, 16, 128):
            kept.write_bytes(sound[:place] + bytes([sound[place] ^ bit]) + sound[place + 1 :])
            try:
                restore(kept, target, PASSPHRASE)
            except (DamagedBackup, NotABackup):
                continue
            shutil.rmtree(target)  # a bit that says nothing of the files


def test_a_damaged_office_is_not_backed_up_over_the_last_good_one(kept: Path, filled: OfficeFile, tmp_path: Path) -> None:
    good = kept.read_bytes()
    path = filled.folder / BLOBS
    sound = path.read_bytes()
    path.write_bytes(flipped(sound, len(sound) - 3000))
    with pytest.raises(Trouble, match="文件attachments"):
        filled.backup(kept)
    assert kept.read_bytes() == good
    assert left_over(tmp_path) == []
    path.write_bytes(sound)
    assert filled.backup(kept).records == 3


def test_a_copy_that_counts_otherwise_is_no_backup(filled: OfficeFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    early = shutil.copy(filled.folder / DATABASE, tmp_path / "早.db")
    add_case(filled, "四")

    def copies_what_was(source: Path, _key: object, target: Path) -> None:
        shutil.copy(early if source.name == DATABASE else source, target)

    monkeypatch.setattr(backup, "_copy", copies_what_was)
    with pytest.raises(Trouble, match="没有通过检查，未保存"):
        filled.backup(tmp_path / "U盘.backup")
    assert not (tmp_path / "U盘.backup").exists()


def test_a_copy_that_does_not_read_back_is_no_backup(filled: OfficeFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def one_bit_wrong(scratch: Path, packed: Path, *about: object) -> None:
        pack(scratch, packed, *about)
        packed.write_bytes(flipped(packed.read_bytes(), 9000))

    pack = vars(backup)["_pack"]
    monkeypatch.setattr(backup, "_pack", one_bit_wrong)
    with pytest.raises(DamagedBackup):
        filled.backup(tmp_path / "U盘.backup")
    assert not (tmp_path / "U盘.backup").exists()


def test_a_disk_that_fails_leaves_the_last_backup_and_no_scrap(
    kept: Path, filled: OfficeFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = kept.read_bytes()

    def no_room(_path: Path) -> None:
        raise OSError(28, "no room")

    add_case(filled, "四")
    monkeypatch.setattr(backup, "sync_file", no_room)
    with pytest.raises(DiskFull):
        filled.backup(kept)
    with pytest.raises(DiskFull):
        restore(kept, tmp_path / "新", PASSPHRASE)
    assert kept.read_bytes() == good
    assert not (tmp_path / "新").exists()
    assert left_over(tmp_path) == []


def test_a_backup_made_while_others_write_stands_between_two_acts(filled: OfficeFile, tmp_path: Path, clock: FixedClock) -> None:
    stop: list[bool] = []

    def write_pairs() -> None:
        for n in count():
            if stop:
                return
            with filled.work(ACTOR, "成对登记") as session:
                session.add_all((SampleCase(note=f"左{n}"), SampleCase(note=f"右{n}")))

    writer = Thread(target=write_pairs)
    writer.start()
    try:
        for n in range(3):
            filled.backup(tmp_path / f"{n}.backup")
    finally:
        stop.append(True)
        writer.join()
    for n in range(3):
        restore(tmp_path / f"{n}.backup", tmp_path / f"新{n}", PASSPHRASE)
        assert len(notes(tmp_path / f"新{n}", clock)) % 2 == 1


def at(day: date, hour: int = 18) -> datetime:
    return datetime.combine(day, time(hour), UTC)


def test_of_three_years_of_days_seven_days_four_weeks_twelve_months_and_the_years_stay() -> None:
    days = [date(2018, 1, 1) + timedelta(days=n) for n in range(3 * 365 + 1)]
    assert days[-1] == date(2020, 12, 31)
    gone = {moment.date() for moment in thin(map(at, days), at(days[-1]))}
    month_ends = {date(2020, month, 1) - timedelta(days=1) for month in range(2, 13)}
    assert set(days) - gone == {
        *(date(2020, 12, day) for day in range(25, 32)),
        *(date(2020, 12, day) for day in (13, 20, 27)),
        *month_ends,
        date(2019, 12, 31),
        date(2018, 12, 31),
    }


def test_of_one_day_the_newest_stays() -> None:
    day = date(2020, 12, 31)
    assert set(thin([at(day, 9), at(day, 12), at(day, 18)], at(day, 18))) == {at(day, 9), at(day, 12)}


def test_a_clock_that_jumped_ahead_thins_nothing_away() -> None:
    days = [at(date(2020, 12, day)) for day in range(25, 32)]
    assert thin(days, at(date(2035, 1, 1))) == ()
    assert thin([*days, at(date(2035, 1, 1))], at(date(2020, 12, 31))) == ()


moments = st.lists(st.datetimes(datetime(2016, 1, 1), datetime(2026, 1, 1), timezones=st.just(UTC)), min_size=1, unique=True)  # noqa: DTZ001  # bounds of a strategy bear no zone


@given(moments, st.integers(0, 200))
def test_thinning_spares_the_newest_and_whatever_is_later_and_is_done_once(made: list[datetime], ahead: int) -> None:
    now = sorted(made)[-1 - min(ahead, len(made) - 1)]
    gone = thin(made, now)
    kept = set(made) - set(gone)
    assert {moment for moment in made if moment >= now} <= kept
    assert len([moment for moment in kept if moment <= now]) <= 7 + 4 + 12 + 5
    assert thin(kept, now) == ()


@pytest.fixture
def worked_days(filled: OfficeFile) -> OfficeFile:
    """Ten days with one case and the day's backup each."""
    for day in range(1, 11):
        filled.clock = FixedClock(date(2021, 3, day))
        add_case(filled, f"三月{day}日")
        automatic_backup(filled)
    return filled


def names(office: OfficeFile) -> list[str]:
    return sorted(path.name for path in (office.folder / "backups").iterdir())


def test_the_days_backups_are_thinned_and_the_newest_holds_all(worked_days: OfficeFile, tmp_path: Path, clock: FixedClock) -> None:
    kept = [name[len("office-") :][:10] for name in names(worked_days)]
    # of the week before (to Sunday 7 March) and of the days the same seven answer; 1 to 3 March are in nobody's need
    assert kept == [f"2021-03-{day:02d}" for day in range(4, 11)]
    restore(worked_days.folder / "backups" / names(worked_days)[-1], tmp_path / "新", PASSPHRASE)
    assert len(notes(tmp_path / "新", clock)) == 13


def test_a_backup_of_a_day_to_come_is_not_the_newest(worked_days: OfficeFile) -> None:
    """The clock stood wrong for a day: months later the damaged file's sentence named that backup, and each lock made another one."""
    folder = worked_days.folder / "backups"
    newest = max(folder.iterdir())
    wrong = newest.with_name("office-2999-01-01-120000.backup")
    shutil.copy(min(folder.iterdir()), wrong)
    assert automatic_backup(worked_days) is None
    assert newest_backup(worked_days.folder) == backup_day(newest)
    for path in folder.iterdir():
        if path != wrong:
            path.unlink()
    assert newest_backup(worked_days.folder) == backup_day(wrong)


def test_what_is_not_a_days_backup_is_never_thinned(worked_days: OfficeFile) -> None:
    folder = worked_days.folder / "backups"
    worked_days.clock = FixedClock(date(2019, 1, 1))
    backup_in_folder(worked_days, backup.BEFORE_UPGRADE)
    (folder / "我的备份.backup").write_bytes(b"")
    (folder / "office-2019-01-02.txt").write_bytes(b"")
    others = set(names(worked_days)) - {name for name in names(worked_days) if name.startswith("office-2021")}
    worked_days.clock = FixedClock(date(2021, 4, 1))
    add_case(worked_days, "四月")
    automatic_backup(worked_days)
    assert len(others) == 3
    assert others <= set(names(worked_days))


def test_nothing_new_no_backup_and_a_spoilt_last_one_is_made_again(worked_days: OfficeFile) -> None:
    before = names(worked_days)
    worked_days.clock = FixedClock(date(2021, 3, 11))
    assert automatic_backup(worked_days) is None
    assert names(worked_days) == before
    (worked_days.folder / "backups" / before[-1]).write_bytes(b"PK\x03\x04")
    report = automatic_backup(worked_days)
    assert report is not None
    assert report.records == 13
