"""Keeping the file safe (备份与核验): backups that were opened before they count, verification, restore."""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from errno import ENOSPC
from pathlib import Path
from platform import node

import sqlalchemy as sa
from sqlalchemy.orm import class_mapper

from libao_desk.core.clock import Clock, SystemClock
from libao_desk.core.errors import Refusal, Trouble
from libao_desk.core.text import compact
from libao_desk.people.access import Action
from libao_desk.people.models import Officer
from libao_desk.services.desk import Desk
from libao_desk.store import backup as store_backup
from libao_desk.store.attachments import finish_erasing
from libao_desk.store.backup import BackupReport
from libao_desk.store.diagnosis import BACKUP_SUFFIX, BACKUPS
from libao_desk.store.office_file import OfficeFile
from libao_desk.store.recorder import table_of
from libao_desk.store.trail import latest
from libao_desk.store.trail_ends import holds_head
from libao_desk.store.troubles import DiskFull
from libao_desk.store.unit_of_work import Actor

from .milestones import Milestone, Reached, reaching
from .rows_checked import row_problems

__all__ = ["BackupReport", "Keeping", "KeptBackup", "Soundness", "restore_backup"]


SET_BACK, LONG_UNUSED = timedelta(days=1), timedelta(days=366)
"""How far before or after the last use the PC's clock may stand without being doubted."""
_HEAD = re.compile(r"(\d+)(?:条|[:,])[:,]?([0-9a-fA-F]{8,64})")
NAMED_BY = len("office-2026-03-02-090000")
APART, SAME_DISK = "在另一个磁盘上", "和台账在同一个磁盘上"
RECOVERY_CODE = "恢复码"
"""Who sits at the desk where the recovery code opened it."""
NOT_HELD = "月结报告上的链头（第{seq}条）不在现在的操作记录中：请先核对有没有抄错，没有抄错的，就是打印以后操作记录被换过"


@dataclass(frozen=True)
class Soundness:
    """What verification found."""

    entries: int
    head: str
    problems: tuple[str, ...]
    clock: tuple[str, ...] = ()
    """Where the PC's clock leapt or the day was pinned, in sentences; nothing is wrong with the file for it."""

    @property
    def sound(self) -> bool:
        """Whether nothing at all was found wrong."""
        return not self.problems


@dataclass(frozen=True)
class KeptBackup:
    """One backup in the data folder."""

    file: Path
    made_at: datetime
    size: int
    """In bytes."""


class Keeping:
    """The door to backups and verification."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def backup(self, target: Path) -> BackupReport:
        """One file with database, key slots and attachments, opened and counted before it counts.

        Raises Trouble where the place cannot be written.
        """
        self.desk.allow("", Action.BACKUP)
        with _place(target.parent):
            report = store_backup.backup(self.desk.file, target)
            is_apart = on_another_disk(self.desk.file.folder, target.parent)
        told = Reached(self.desk.today, is_apart, APART if is_apart else SAME_DISK)
        with reaching(self.desk, f"备份（{report.records}条，{report.sha256[:12]}）", Milestone.BACKED_UP, told):
            return report

    def automatic(self) -> BackupReport | None:
        """The day's own backup into the data folder, thinned; None where today's is there and nothing changed since."""
        with _place(self.desk.file.folder):
            if self.desk.file.set_back is None:  # beside an older database bytes of a newer one would be nobody's
                finish_erasing(self.desk.file, self.desk.file.folder)
            return store_backup.automatic_backup(self.desk.file)

    def into_folder(self) -> BackupReport:
        """A backup into the data folder's own backups, now.

        Raises Trouble where there is no room.
        """
        self.desk.allow("", Action.BACKUP)
        with _place(self.desk.file.folder):
            report = store_backup.backup_in_folder(self.desk.file)
        self.desk.file.note(self.desk.actor, f"备份（{report.records}条，{report.sha256[:12]}）")
        return report

    def kept(self) -> tuple[KeptBackup, ...]:
        """The backups in the data folder, newest first; those of a day to come, made while the PC's clock was wrong, after all others."""
        folder = self.desk.file.folder / BACKUPS
        files = folder.glob(f"*{BACKUP_SUFFIX}") if folder.is_dir() else ()
        now = self.desk.clock.now()
        return tuple(sorted(filter(None, map(_kept, files)), key=lambda one: (one.made_at <= now, one.file.name), reverse=True))

    def verify(self, printed: str = "") -> Soundness:
        """Whether pages, tables and trail are whole, and every row is as the trail told it last; with `printed` (第52条 3f9a…), a head
        on a report made earlier, also whether the trail still holds that.

        Raises Refusal where what was copied from the report is no such head.
        """
        asked = _printed_head(printed)
        damage = self.desk.file.check_damage()
        found = self.desk.file.verify_trail()
        changed = () if asked is None or self._holds(*asked) else (NOT_HELD.format(seq=asked[0]),)
        # a row is judged by the trail: only where that can be believed, and where every page can be read
        rows = () if damage or found.problems else tuple(row_problems(self.desk))
        older = (self.older.rstrip("。"),) if self.older else ()
        return Soundness(found.entries, found.head, (*damage, *found.problems, *rows, *older, *changed), found.clock)

    def verify_and_note(self, printed: str = "") -> Soundness:
        """The same as an act: when it was done and what it came to stands in the trail and on the page of health.

        A file too damaged to take the entry keeps none; what was found is given all the same.
        """
        found = self.verify(printed)
        told = "" if found.sound else f"发现{len(found.problems)}处问题"
        with (
            suppress(Trouble),
            reaching(self.desk, f"核验（{told or '完好'}）", Milestone.VERIFIED, Reached(self.desk.today, found.sound, told)),
        ):
            pass
        return found

    @property
    def clock_doubt(self) -> str:
        """Why the PC's date may be wrong: it is before the last use, or long after it; empty where the day is pinned on purpose.

        Deadlines, the years of numbers and the thinning of backups go by it.
        """
        if not isinstance(self.desk.clock, SystemClock):
            return ""
        with self.desk.read() as session:
            used = latest(session)
        now = self.desk.clock.now()
        if used is None or used - SET_BACK <= now <= used + LONG_UNUSED:
            return ""
        way = "早于" if now < used else "比"
        after = "" if now < used else "晚了一年以上"
        return f"本机日期是{now:%Y-%m-%d}，{way}上次使用台账的{used.astimezone():%Y-%m-%d}{after}，电脑的日期可能不对。"

    @property
    def older(self) -> str:
        """The sentence that says how the database is older than the one that was used last; empty where it is not."""
        return "" if self.desk.file.set_back is None else self.desk.file.set_back.sentence

    def go_on_with_older(self) -> None:
        """Take the older database as the one to go on with; noted in its trail.

        Raises Trouble where that cannot be stored.
        """
        self.desk.file.go_on_with_older(self.desk.actor)

    def _holds(self, seq: int, hash_start: str) -> bool:
        with self.desk.read() as session:
            return holds_head(session, seq, hash_start)


def on_another_disk(folder: Path, place: Path) -> bool:
    """Whether two folders lie on different disks (drives), as far as the system says."""
    return folder.stat().st_dev != place.stat().st_dev


def _printed_head(typed: str) -> tuple[int, str] | None:
    if not typed.strip():
        return None
    said = _HEAD.search(compact(typed))
    if said is None:
        raise Refusal("链头请照月结报告抄写，如“第52条 3f9a04c1”：条数，和后面一串字母数字（至少前8位）。")
    return int(said[1]), said[2].lower()


def _kept(file: Path) -> KeptBackup | None:
    """A backup as it lies there; None where it was thinned out since it was listed."""
    try:
        about = file.stat()
    except FileNotFoundError:
        return None
    try:  # its name says when by the office's own clock, and a copy of it keeps its name
        made_at = datetime.strptime(file.name[:NAMED_BY], store_backup.NAME_FORMAT).astimezone()
    except ValueError:
        made_at = datetime.fromtimestamp(about.st_mtime, UTC).astimezone()
    return KeptBackup(file, made_at, about.st_size)


def restore_backup(file: Path, folder: Path, passphrase: str, clock: Clock | None = None, aside: str = "") -> BackupReport:
    """Put a backup into an empty folder; it is opened with the passphrase before it counts, and its trail tells of it.

    `aside` names the folder where the files that stood there before are kept.

    Raises Refusal for a folder that is not empty, Trouble for a damaged backup or a wrong passphrase.
    """
    if not file.is_file():
        raise Trouble(f"找不到备份文件“{file.name}”。")

    def enter(fresh: Path, of_backup: str) -> None:
        with OfficeFile.open(fresh, passphrase, clock=clock or SystemClock()) as office:
            left = f"；原来的文件留在“{aside}”文件夹" if aside else ""
            office.note(_whose(office), f"从备份恢复（{of_backup}{left}）")

    with _place(folder.parent):
        return store_backup.restore(file, folder, passphrase, enter)


def _whose(office: OfficeFile) -> Actor:
    """The officer whose passphrase opened a file, or the recovery code."""
    table = table_of(class_mapper(Officer))
    with office.read() as session:
        mine = sa.select(table.c.id, table.c.name).where(table.c.slot_id == office.slot_id)
        found = session.connection().execute(mine).one_or_none()
    return Actor(None, RECOVERY_CODE, node()) if found is None else Actor(found.id, found.name, node())


@contextmanager
def _place(folder: Path) -> Iterator[None]:
    """Say in a sentence that a folder cannot be written, or that its disk is full."""
    try:
        yield
    except OSError as error:
        if error.errno == ENOSPC:
            raise DiskFull from error
        raise Trouble(f"不能写入“{folder}”。请检查U盘或磁盘是否还在、是否只读。") from error
