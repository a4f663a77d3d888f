"""What every screen is given: the unlocked office, the registers, the clock, the worker, and the wishes of other screens."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSettings, Signal

from libao_desk.core.clock import Clock
from libao_desk.services.book import RegisterBook
from libao_desk.services.office import Office

from .tasks import Task, Tasks

TODO, STATISTICS, DIRECTORY, SETTINGS = ":todo", ":statistics", ":directory", ":settings"
"""Pages that are no register; a register's key never begins with a colon."""


class Context(QObject):
    """Lives as long as the program; `office` comes and goes with unlocking and locking."""

    record_saved = Signal(object)
    """RecordRef: a record was stored, here or by an import of one row."""
    records_changed = Signal()
    """Many records may have changed (import, merge, settings): every list reads again."""
    act_undone = Signal()
    """An act was undone: the office's own lists and its settings are shown anew as they are stored."""
    records_gone = Signal(object)
    """frozenset of RecordRef: these records were destroyed; no page of theirs stays open."""
    open_record = Signal(object)
    """RecordRef, RecordDraft or the key of a page: a page wishes it to be opened; the main window does it."""
    open_part = Signal(object, str)
    """RecordRef and the key of a part: a duty wishes the form opened where it is answered."""
    entry_added = Signal(str, object)
    """(table, Ref): one of the office's own lists has one entry more; every open form offers it."""
    card_wished = Signal(object)
    """Ref of a person: a form wishes his card opened."""
    glass_changed = Signal()
    """Something was opened or ended in an emergency, or the director has read of it: the band above the desk follows."""
    lock_wished = Signal()
    projecting_changed = Signal()
    """Many see the screen from now on, or no longer do; or those to be hidden are others."""

    def __init__(self, book: RegisterBook, clock: Clock, folder: Path, pc: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.book = book
        self.clock = clock
        self.folder = folder
        self.pc = pc
        """Window places, fonts and last folders of this PC; nothing personal."""
        self.settings_tab = ""
        """The title of the tab that is wished for when the settings are opened next."""
        self.tasks = Tasks(self)
        self._office: Office | None = None

    @property
    def office(self) -> Office:
        """The unlocked office; asking while it is locked is our bug."""
        if self._office is None:
            raise RuntimeError("the office is locked")
        return self._office

    @property
    def is_unlocked(self) -> bool:
        """Whether an officer sits at the desk."""
        return self._office is not None

    def seat(self, office: Office) -> None:
        """An officer has unlocked the office."""
        self._office = office

    def leave(self) -> Task | None:
        """Lock: wait for what is being stored, make the day's backup where anything changed, then drop every key."""
        office, self._office = self._office, None
        return None if office is None else self.run(lambda _: _close(office), "锁定")

    def run(self, work: Callable[[Task], Any], title: str = "") -> Task:
        """Start work on the worker thread; connect the task's signals to hear how it ended."""
        return self.tasks.start(Task(work, title))


def _close(office: Office) -> None:
    try:
        office.keeping.automatic()
    finally:
        office.close()
