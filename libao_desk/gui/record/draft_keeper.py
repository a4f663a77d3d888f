"""Keeps one open form inside the encrypted file (草稿保留), so that a crash or a power cut loses seconds at most."""

from copy import deepcopy

from PySide6.QtCore import QObject

from libao_desk.gui.base.context import Context
from libao_desk.services.records.drafts import RecordDraft


class DraftKeeper(QObject):
    """Writes only what changed since the last time, on the worker."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._slot: int | None = None
        self._kept_as = ""
        self._is_over = False

    def adopt(self, slot: int) -> None:
        """Go on with a draft that was kept before."""
        self._slot = slot

    def keep(self, draft: RecordDraft) -> None:
        """Keep the draft as it stands."""
        said = repr((draft.values, draft.unread, draft.parts))
        if said == self._kept_as or not self._context.is_unlocked:
            return
        self._kept_as, self._is_over = said, False
        copy, slot, office = deepcopy(draft), self._slot, self._context.office
        self._context.run(lambda _: office.journal.keep(copy, slot), "保留草稿").succeeded.connect(self._remember)

    def drop(self) -> None:
        """The form was saved or given up: nothing of it is kept."""
        slot, self._slot = self._slot, None
        self._kept_as, self._is_over = "", True
        if slot is not None and self._context.is_unlocked:
            office = self._context.office
            self._context.run(lambda _: office.journal.drop(slot), "清除草稿")

    def _remember(self, slot: int) -> None:
        self._slot = slot
        if self._is_over:
            self.drop()
