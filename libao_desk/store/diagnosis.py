"""What an office folder is, found out before anything is opened: each wrong thing has its own sentence."""

from datetime import date
from pathlib import Path

from libao_desk.core.clock import machine_now
from libao_desk.core.paths import KEY_FILE, is_network_path

from .connection import SALT_BYTES, FileKey
from .troubles import (
    DamagedFile,
    EmptyFile,
    FolderInUse,
    ForeignFile,
    MissingFile,
    MissingFolder,
    MissingKeyFile,
    NetworkShare,
    OfficeFileInTheWay,
)

DATABASE = "office.db"
BLOBS = "attachments.db"
KEYS = KEY_FILE
BACKUPS = "backups"
BACKUP_SUFFIX = ".backup"
FILES = (DATABASE, BLOBS, KEYS)
DATABASE_KEY = "office"
BLOBS_KEY = "attachments"
"""Purposes of the two files' keys."""

_KNOWN_HEADS = (
    (b"SQLite format 3\0", "是未加密的SQLite数据库"),
    (b"PK\x03\x04", "是压缩包或备份文件，备份请用“恢复”打开"),
    (b"\xd0\xcf\x11\xe0", "是旧版Office文件"),
    (b"%PDF", "是PDF文件"),
)
_ALIKE = SALT_BYTES - 4
"""So many equal bytes in the head cannot be chance: it is our file with a damaged head."""


def refuse_wrong_folder(folder: Path) -> None:
    """Refuse a folder that cannot hold an open office, or does not hold a whole one.

    Raises MissingFolder, NetworkShare, MissingKeyFile, MissingFile, EmptyFile or ForeignFile.
    """
    if not folder.is_dir():
        raise MissingFolder(folder)
    if is_network_path(folder):
        raise NetworkShare
    if not (folder / KEYS).is_file():
        raise MissingKeyFile
    for name in (DATABASE, BLOBS):
        if not (folder / name).is_file():
            raise MissingFile(name)
        if (folder / name).stat().st_size == 0:
            raise EmptyFile(name)
        _refuse_known_head(folder / name)


def _refuse_known_head(path: Path) -> None:
    for known, what in _KNOWN_HEADS:
        if _head(path).startswith(known):
            raise ForeignFile(path.name, what)


def refuse_used_folder(folder: Path) -> None:
    """Refuse to found an office where there is one, or on a network share.

    Raises NetworkShare or FolderInUse.
    """
    if is_network_path(folder):
        raise NetworkShare
    if any((folder / name).exists() for name in FILES) or (folder.exists() and not folder.is_dir()):
        raise FolderInUse(folder)


def refuse_office_file(target: Path) -> None:
    """Refuse to write a paper, a sheet or a backup over a file that an office lives in.

    Raises OfficeFileInTheWay.
    """
    if target.name.lower() in FILES and (target.parent / KEYS).is_file():
        raise OfficeFileInTheWay(target.name)


def refuse_wrong_head(folder: Path, name: str, key: FileKey) -> None:
    """With the key known, tell another office's file from a damaged one by the file's first bytes.

    Raises ForeignFile or DamagedFile.
    """
    head = _head(folder / name)
    alike = sum(one == other for one, other in zip(head, key.head, strict=False))
    if alike < _ALIKE:
        raise ForeignFile(name, "属于另一个台账，或文件开头已损坏")
    if head != key.head:
        raise damage(folder, name)


def damage(folder: Path, name: str) -> DamagedFile:
    """The trouble of a damaged file, naming the newest backup there is."""
    return DamagedFile(name, newest_backup(folder))


def newest_backup(folder: Path) -> date | None:
    """The day of the newest backup in the office's own folder, by its name; of a day to come only where there is no other."""
    days = [day for day in (backup_day(path) for path in (folder / BACKUPS).glob(f"*{BACKUP_SUFFIX}")) if day is not None]
    today = machine_now().astimezone().date()
    return max(days, key=lambda day: (day <= today, day), default=None)


def backup_day(path: Path) -> date | None:
    """The day in a backup's name (office-2020-12-31-180500.backup), None where it has none."""
    try:
        return date.fromisoformat(path.name.removeprefix("office-")[:10])
    except ValueError:
        return None


def _head(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(SALT_BYTES)
