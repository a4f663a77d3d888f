"""Keeping the file safe (备份与核验): backups that were opened before they count, verification, restore."""

from dataclasses import dataclass
from pathlib import Path

from libao_desk.people.access import Action
from libao_desk.services.desk import Desk
from libao_desk.store import backup as store_backup
from libao_desk.store.backup import BackupReport


@dataclass(frozen=True)
class Soundness:
    """What verification found."""

    entries: int
    head: str
    problems: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing at all was found wrong."""
        return not self.problems


class Keeping:
    """The door to backups and verification."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def backup(self, target: Path) -> BackupReport:
        """One file with database, key slots and attachments, opened and counted before it counts.

        Raises Trouble where the place cannot be written.
        """
        self.desk.allow("", Action.BACKUP)
        report = store_backup.backup(self.desk.file, target)
        self.desk.file.note(self.desk.actor, f"备份（{report.records}条，{report.sha256[:12]}）")
        return report

    def automatic(self) -> BackupReport | None:
        """The day's own backup into the data folder, thinned; None where today's is there and nothing changed since."""
        return store_backup.automatic_backup(self.desk.file)

    def verify(self) -> Soundness:
        """Whether pages, tables and the trail are whole."""
        damage = self.desk.file.check_damage()
        found = self.desk.file.verify_trail()
        return Soundness(found.entries, found.head, (*damage, *found.problems))


def restore_backup(file: Path, folder: Path, passphrase: str) -> BackupReport:
    """Put a backup into an empty folder; it is opened with the passphrase before it counts.

    Raises Refusal for a folder that is not empty, Trouble for a damaged backup or a wrong passphrase.
    """
    return store_backup.restore(file, folder, passphrase)
