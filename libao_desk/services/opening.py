"""Opening the office and what to do where it will not open (打开台账与补救)."""

from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from pathlib import Path
from shutil import rmtree

from libao_desk.core.clock import Clock
from libao_desk.core.errors import DeskError, Trouble
from libao_desk.core.paths import has_office
from libao_desk.services.safety.keeping import restore_backup
from libao_desk.store import troubles
from libao_desk.store.backup import BackupReport
from libao_desk.store.diagnosis import BACKUPS
from libao_desk.store.instance import InstanceLock
from libao_desk.store.recovery_code import MistypedRecoveryCode

from .book import RegisterBook
from .office import Office

UNFINISHED = "office.restored"
"""Stands in a restored office until it is in its place and has the backups that were there; it names the folder of what stood there."""


class Remedy(Enum):
    """What helps where the office does not open."""

    TYPE_AGAIN = auto()
    RESTORE = auto()
    """Bring back a backup; the files that are there are kept aside."""
    LOOK_AT_FOLDER = auto()
    CLOSE_OTHER = auto()
    UPGRADE = auto()
    WAIT = auto()


ADVICE = {
    Remedy.TYPE_AGAIN: "请重新输入。",
    Remedy.RESTORE: "请选择最近的备份文件恢复；现有文件会原样留在旁边的文件夹里。",
    Remedy.LOOK_AT_FOLDER: "请核对数据文件夹，或恢复备份。",
    Remedy.CLOSE_OTHER: "关闭另一个窗口后再试。",
    Remedy.UPGRADE: "请安装新版本后再打开，数据没有改动。",
    Remedy.WAIT: "请稍候再试；一再出现时请重新启动电脑。",
}

_REMEDIES: tuple[tuple[tuple[type[DeskError], ...], Remedy], ...] = (
    ((troubles.WrongPassphrase, MistypedRecoveryCode), Remedy.TYPE_AGAIN),
    ((troubles.DamagedFile, troubles.DamagedKeyFile, troubles.EmptyFile, troubles.MissingFile), Remedy.RESTORE),
    ((troubles.ForeignFile, troubles.MissingFolder, troubles.NetworkShare), Remedy.LOOK_AT_FOLDER),
    ((troubles.AlreadyOpen,), Remedy.CLOSE_OTHER),
    ((troubles.NewerFile,), Remedy.UPGRADE),
    ((troubles.FileBusy, troubles.DiskFull, troubles.DiskFailure, troubles.ReadOnlyFile), Remedy.WAIT),
)


@dataclass(frozen=True)
class Hindrance:
    """Why the office did not open, and what to do next."""

    sentence: str
    remedy: Remedy

    @property
    def advice(self) -> str:
        """The next step in one sentence."""
        return ADVICE[self.remedy]


@dataclass(frozen=True)
class BroughtBack:
    """A backup that was restored, and where the files that stood there before are now."""

    report: BackupReport
    aside: Path | None


def open_office(folder: Path, book: RegisterBook, clock: Clock, secret: str) -> Office | Hindrance:
    """Unlock with a passphrase or the recovery code; what the user or the world did wrong comes back as a hindrance."""
    try:
        return Office.unlock(folder, book, clock, secret)
    except DeskError as error:
        return Hindrance(error.sentence, _remedy(error))


def bring_back(backup_file: Path, folder: Path, secret: str, now: datetime, clock: Clock | None = None) -> BroughtBack:
    """Restore a backup to where the office lies; what stands there is moved aside whole, its own backups come along.

    The backup is unlocked, checked and counted first, so that nothing is moved for a file that does not open.
    Raises what `restore` raises, AlreadyOpen where a window has the office open, and Trouble where a file is held by another program
    or the restored folder cannot be put in its place: what stood there then stands there again.
    """
    if not folder.is_dir() or not any(folder.iterdir()):
        return BroughtBack(restore_backup(backup_file, folder, secret, clock), None)
    fresh = folder.with_name(f"{folder.name}-{now:%Y%m%d-%H%M%S}-new")
    aside = folder.with_name(f"{folder.name}-{now:%Y%m%d-%H%M%S}")
    with ExitStack() as held:
        with suppress(troubles.ReadOnlyFile):
            held.callback(InstanceLock(folder, now).release)  # nobody opens what is going to be moved
        report = restore_backup(backup_file, fresh, secret, clock, aside.name)
    (fresh / UNFINISHED).write_text(aside.name, encoding="utf-8")
    try:
        folder.rename(aside)
    except OSError as error:
        rmtree(fresh, ignore_errors=True)
        raise Trouble(f"文件夹“{folder}”正被另一程序占用，没有恢复。请关闭占用它的程序后再试。") from error
    try:
        fresh.rename(folder)
    except OSError as error:
        aside.rename(folder)
        rmtree(fresh, ignore_errors=True)
        raise troubles.trouble_of_disk(error) from error
    _bring_backups(aside, folder)
    return BroughtBack(report, aside)


def finish_bringing_back(folder: Path) -> None:
    """Where a restore was cut off between its last steps, take them: the restored office gets its name, and the backups that were there.

    Until then the folder would be missing, as if there had never been an office.
    """
    fresh = max(folder.parent.glob(f"{folder.name}-*-new/{UNFINISHED}"), default=None)
    with suppress(OSError):
        if fresh is not None and not folder.exists():
            fresh.parent.rename(folder)
        if (folder / UNFINISHED).exists():
            _bring_backups(folder.with_name((folder / UNFINISHED).read_text(encoding="utf-8")), folder)


def find_office(folder: Path) -> bool:
    """Whether an office lies there, a restore that was cut off being finished first."""
    finish_bringing_back(folder)
    return has_office(folder)


def _bring_backups(aside: Path, folder: Path) -> None:
    if (aside / BACKUPS).is_dir():
        (aside / BACKUPS).rename(folder / BACKUPS)
    (folder / UNFINISHED).unlink()


def _remedy(error: DeskError) -> Remedy:
    return next((remedy for classes, remedy in _REMEDIES if isinstance(error, classes)), Remedy.TYPE_AGAIN)
