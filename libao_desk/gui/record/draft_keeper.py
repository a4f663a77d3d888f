"""Keeps one open form inside the encrypted file (草稿保留), so that a crash or a power cut loses seconds at most."""

from copy import deepcopy
from dataclasses import dataclass

from PySide6.QtCore import QObject

from libao_desk.gui.base.context import Context
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft


@dataclass
class _Place:
    """Where one form's draft lies; known to the worker alone, which takes what is asked of it in turn."""

    slot: int | None = None

    def keep(self, office: Office, draft: RecordDraft) -> None:
        self.slot = office.journal.keep(draft, self.slot)

    def drop(self, office: Office) -> None:
        if self.slot is not None:
            office.journal.drop(self.slot)


class DraftKeeper(QObject):
    """Writes only what changed since the last time, on the worker."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._place: _Place | None = None
        self._kept_as = ""

    def adopt(self, slot: int) -> None:
        """Go on with a draft that was kept before."""
        self._place = _Place(slot)

    def keep(self, draft: RecordDraft) -> None:
        """Keep the draft as it stands."""
        said = repr((draft.values, draft.unread, draft.parts, draft.handler))
        if said == self._kept_as or not self._context.is_unlocked:
            return
        self._kept_as = said
        place = self._place = self._place or _Place()
        copy, office = deepcopy(draft), self._context.office
        self._context.run(lambda _: place.keep(office, copy), "保留草稿")

    def drop(self) -> None:
        """The form was saved or given up: nothing of it is kept."""
        place, self._place = self._place, None
        self._kept_as = ""
        if place is not None and self._context.is_unlocked:
            office = self._context.office
            self._context.run(lambda _: place.drop(office), "清除草稿")
