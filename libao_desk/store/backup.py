"""Backups (备份): the whole office in one file, opened and counted before it counts; and the way back."""

import json
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from hashlib import file_digest, sha256
from pathlib import Path
from shutil import copyfileobj, rmtree
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

from libao_desk.core.dates import local_minute
from libao_desk.core.errors import Trouble
from libao_desk.core.paths import is_network_path

from .blobs import BLOB
from .connection import FileKey, connect, world_failures
from .diagnosis import (
    BACKUP_SUFFIX,
    BACKUPS,
    BLOBS,
    BLOBS_KEY,
    DATABASE,
    DATABASE_KEY,
    FILES,
    KEYS,
    damage,
    refuse_office_file,
)
from .health import check_damage
from .keyfile import KeyFile, check_mac
from .looks import last_change
from .trail import head as trail_head
from .trail_ends import holds_head
from .troubles import DamagedBackup, FolderInTheWay, FolderInUse, NetworkShare, NewerFile, NotABackup, is_of_disk
from .whole_file import move_into_place, sync_file, sync_folder

if TYPE_CHECKING:
    from .office_file import OfficeFile

MANIFEST = "manifest.json"
FORMAT = "libao-desk backup"
VERSION = 1
MANIFEST_LIMIT = 100_000
BEFORE_UPGRADE = "-before-upgrade"
"""Marks a copy made before a schema step; it is never thinned."""
SCRATCH = ".office-"
NAME_FORMAT = "office-%Y-%m-%d-%H%M%S"

KEEP: tuple[tuple[Callable[[datetime], object], int], ...] = (
    (lambda at: at.date(), 7),
    (lambda at: at.isocalendar()[:2], 4),
    (lambda at: (at.year, at.month), 12),
    (lambda at: at.year, 5),
)
"""The newest backup of each of the last 7 days, 4 weeks, 12 months and 5 years that have one."""


@dataclass(frozen=True)
class BackupReport:
    """A backup that was opened and counted."""

    file: Path
    sha256: str
    records: int


@dataclass(frozen=True)
class _Content:
    """What a copied office holds."""

    records: int
    entries: int
    head: str


def backup(file: "OfficeFile", target: Path) -> BackupReport:
    """Write the whole office into one file; it gets its name only after it was opened and counted.

    Raises Trouble where the disk fails or what was written does not read back, OfficeFileInTheWay for a file of an office, FolderInTheWay
    for a folder.
    """
    refuse_office_file(target)
    if target.is_dir():
        raise FolderInTheWay(target.name)
    with file.turn(), world_failures(file.damaged), _scratch(target.parent) as scratch:
        if target.parent == file.folder / BACKUPS:
            _sweep(target.parent, but=scratch)
        for name, key in ((DATABASE, file.database_key), (BLOBS, file.blobs_key)):
            with world_failures(partial(damage, file.folder, name)):
                _copy(file.folder / name, key, scratch / name)
        (scratch / KEYS).write_bytes((file.folder / KEYS).read_bytes())
        content = _counted(scratch, file.database_key, file.blobs_key)
        if content is None or content != _content(file.folder / DATABASE, file.database_key):
            raise Trouble("备份没有通过检查，未保存。请先检查数据文件是否完好。")
        packed = scratch / "packed"
        _pack(scratch, packed, content, file.clock.now())
        _read_manifest(packed)
        sync_file(packed)
        move_into_place(packed, target)
    return BackupReport(target, _hash_of(target), content.records)


def backup_in_folder(file: "OfficeFile", mark: str = "") -> BackupReport:
    """A backup in the office's own folder, named by the day and time."""
    folder = file.folder / BACKUPS
    folder.mkdir(exist_ok=True)
    return backup(file, folder / f"{file.clock.now().strftime(NAME_FORMAT)}{mark}{BACKUP_SUFFIX}")


def automatic_backup(file: "OfficeFile") -> BackupReport | None:
    """The daily backup: made only where something has changed since the last one, then old ones are thinned.

    Gives None where nothing has changed, whatever was looked at; looks are in the next one.
    """
    made, now = _made(file.folder / BACKUPS), file.clock.now()
    newest = max((at for at in made if at <= now), default=None)  # what bears a day to come was made while the clock was wrong
    if newest is not None and _only_looked_at(file, made[newest]):
        return None
    report = backup_in_folder(file)
    made = _made(file.folder / BACKUPS)
    for at in thin(made, max(made)):
        made[at].unlink()
    return report


def thin(made: Iterable[datetime], now: datetime) -> tuple[datetime, ...]:
    """Which backups may go: 7 daily, 4 weekly, 12 monthly and 5 yearly ones stay, and any from after `now`.

    It counts days that have a backup, not days gone by, so a clock that jumps thins nothing away; the newest always stays.
    """
    past = sorted((at for at in made if at <= now), reverse=True)
    kept: set[datetime] = set(past[:1])
    for period, number in KEEP:
        newest: dict[object, datetime] = {}
        for at in past:
            newest.setdefault(period(at), at)
        kept.update(list(newest.values())[:number])
    return tuple(at for at in past if at not in kept)


def _leave_as_it_is(_folder: Path, _of_backup: str) -> None:
    """Nothing is entered in the trail of what was brought back."""


def restore(backup_file: Path, folder: Path, secret: str, enter: Callable[[Path, str], None] = _leave_as_it_is) -> BackupReport:
    """Bring an office back into an empty or new folder, with a passphrase or the recovery code of the day of the backup.

    It is unlocked, checked and counted before it counts; `enter` is called with the unlocked folder and a word on the backup before
    that gets its name, to enter the restore in the trail. Raises NotABackup, DamagedBackup, NewerFile, FolderInUse,
    NetworkShare or WrongPassphrase; the folder is then as it was.
    """
    if is_network_path(folder):
        raise NetworkShare
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderInUse(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with world_failures(DamagedBackup), _scratch(folder.parent) as scratch:
        manifest = _read_manifest(backup_file)
        _unpack(backup_file, scratch)
        _, data_key = KeyFile.load(scratch / KEYS).open(secret)
        check_mac(scratch / KEYS, data_key)
        content = _counted(scratch, FileKey(data_key, DATABASE_KEY), FileKey(data_key, BLOBS_KEY))
        if content is None:
            raise DamagedBackup
        enter(scratch, f"备份做于{_minute(manifest.get('made_at'))}，{content.records}条记录")
        if folder.exists():
            folder.rmdir()
        scratch.rename(folder)
        sync_folder(folder.parent)
    return BackupReport(backup_file, _hash_of(backup_file), content.records)


@dataclass(frozen=True)
class Rehearsed:
    """What came out of a backup that was brought back for the sake of it (恢复演练), and what the office holds now."""

    made_at: str
    records: int
    live_records: int
    rows: dict[str, int]
    """How many rows each table has, and the store of attachments."""
    live_rows: dict[str, int]
    acts_since: int | None
    """How many acts the office's trail has more than the backup's; None where the one does not go on from the other."""


def rehearse(file: "OfficeFile", backup_file: Path, tables: Sequence[str]) -> Rehearsed:
    """Bring a backup back beside the office's own, encrypted as it is, open it, count it, and take it away again.

    Raises NotABackup, DamagedBackup, DamagedKeyFile or NewerFile where it would not come back, Trouble where the disk fails.
    """
    place = file.folder / BACKUPS
    place.mkdir(exist_ok=True)
    with file.turn(), world_failures(DamagedBackup), _scratch(place) as scratch:
        _sweep(place, but=scratch)
        manifest = _read_manifest(backup_file)
        _unpack(backup_file, scratch)
        file.check_keys(scratch / KEYS)
        content = _counted(scratch, file.database_key, file.blobs_key)
        live = _content(file.folder / DATABASE, file.database_key)
        if content is None:
            raise DamagedBackup
        rows, live_rows = (_rows(folder, file, tables) for folder in (scratch, file.folder))
    with file.read() as session:
        goes_on = holds_head(session, content.entries, content.head)
    since = live.entries - content.entries if goes_on or live == content else None
    return Rehearsed(_minute(manifest.get("made_at")), content.records, live.records, rows, live_rows, since)


def _rows(folder: Path, file: "OfficeFile", tables: Sequence[str]) -> dict[str, int]:
    """The rows of each table that is there, and the files among the attachments."""
    found: dict[str, int] = {}
    for name, key, wanted in ((DATABASE, file.database_key, tables), (BLOBS, file.blobs_key, (BLOB.name,))):
        connection = connect(folder / name, key, query_only=True)
        try:
            there = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()}
            for table in wanted:
                if table in there:
                    (found[table],) = connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()
        finally:
            connection.close()
    return found


def _minute(made_at: object) -> str:
    """When a backup was made, as its manifest says; a manifest can say anything."""
    try:
        return local_minute(datetime.fromisoformat(str(made_at)))
    except (ValueError, OverflowError):
        return "不明时间"


@contextmanager
def _scratch(parent: Path) -> Iterator[Path]:
    """A folder for the encrypted copies while they are made and checked."""
    folder = Path(mkdtemp(prefix=SCRATCH, dir=parent))
    try:
        yield folder
    finally:
        rmtree(folder, ignore_errors=True)


def _sweep(folder: Path, *, but: Path) -> None:
    """What a backup left that was killed midway: whole copies of the office. Called by whoever writes alone."""
    for left in folder.glob(f"{SCRATCH}*"):
        if left != but:
            rmtree(left, ignore_errors=True)


def _copy(source: Path, key: FileKey, target: Path) -> None:
    connection = connect(source, key)
    try:
        connection.execute("VACUUM INTO ?", (str(target),))
    finally:
        connection.close()


def _counted(folder: Path, database_key: FileKey, blobs_key: FileKey) -> _Content | None:
    """What a copy holds, None where a page of it is damaged."""
    if check_damage(folder / DATABASE, database_key) or check_damage(folder / BLOBS, blobs_key):
        return None
    return _content(folder / DATABASE, database_key)


def _content(path: Path, key: FileKey) -> _Content:
    connection = connect(path, key, query_only=True)
    try:
        born = "SELECT count(*) FROM (SELECT DISTINCT register, record_id FROM record_transition)"
        (records,) = connection.execute(born).fetchone()
        seq, head = connection.execute("SELECT seq, hash FROM trail_head").fetchone()
    finally:
        connection.close()
    return _Content(records, seq, head.hex())


def _pack(scratch: Path, packed: Path, content: _Content, at: datetime) -> None:
    files = {name: {"sha256": _hash_of(scratch / name), "size": (scratch / name).stat().st_size} for name in FILES}
    manifest = {
        "format": FORMAT,
        "version": VERSION,
        "made_at": at.isoformat(timespec="seconds"),
        "records": content.records,
        "trail": {"entries": content.entries, "head": content.head},
        "files": files,
    }
    with zipfile.ZipFile(packed, "x", zipfile.ZIP_STORED) as archive:
        archive.writestr(MANIFEST, json.dumps(manifest, indent=1))
        for name in FILES:
            archive.write(scratch / name, name)


def _read_manifest(path: Path) -> dict[str, Any]:
    """The manifest of a backup whose files are what it says.

    Raises NotABackup, NewerFile or DamagedBackup.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = _manifest(archive)
            for name in FILES:
                _check_packed(archive, name, manifest["files"][name])
    except (zipfile.BadZipFile, zlib.error, KeyError, TypeError, ValueError, RuntimeError):  # RuntimeError: a member has a password
        raise (DamagedBackup if _starts_like_zip(path) else NotABackup) from None
    except OSError as error:
        if is_of_disk(error) or not _starts_like_zip(path):
            raise
        raise DamagedBackup from None  # its own table of contents sends the reader to a place that is not there
    return manifest


def _manifest(archive: zipfile.ZipFile) -> dict[str, Any]:
    if MANIFEST not in archive.namelist() or archive.getinfo(MANIFEST).file_size > MANIFEST_LIMIT:
        raise NotABackup
    manifest = json.loads(archive.read(MANIFEST))
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise NotABackup
    if manifest.get("version") != VERSION:
        raise NewerFile
    return manifest


def _check_packed(archive: zipfile.ZipFile, name: str, said: dict[str, Any]) -> None:
    info = archive.getinfo(name)
    if info.compress_type != zipfile.ZIP_STORED or info.file_size != said["size"]:
        raise DamagedBackup
    with archive.open(name) as stream:
        found = sha256()
        while piece := stream.read(1 << 20):
            found.update(piece)
    if found.hexdigest() != said["sha256"]:
        raise DamagedBackup


def _unpack(path: Path, folder: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        for name in FILES:
            with archive.open(name) as packed, (folder / name).open("xb") as target:
                copyfileobj(packed, target, 1 << 20)
            sync_file(folder / name)


def _made(folder: Path) -> dict[datetime, Path]:
    """The automatic backups of a folder by the moment in their names."""
    found: dict[datetime, Path] = {}
    for path in folder.glob(f"*{BACKUP_SUFFIX}"):
        try:
            found[datetime.strptime(path.stem, NAME_FORMAT).astimezone()] = path
        except ValueError:
            continue
    return found


def _only_looked_at(file: "OfficeFile", path: Path) -> bool:
    """Whether the backup's last entry is one of this trail, and nothing but looks came after it."""
    try:
        with zipfile.ZipFile(path) as archive:
            said = _manifest(archive)["trail"]
            seq, head = int(said["entries"]), str(said["head"])
    except (zipfile.BadZipFile, NotABackup, NewerFile, KeyError, ValueError):
        return False
    with file.read() as session:
        return last_change(session)[0] <= seq and (holds_head(session, seq, head) or trail_head(session) == (seq, head))


def _starts_like_zip(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(4) == b"PK\x03\x04"


def _hash_of(path: Path) -> str:
    with path.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()
