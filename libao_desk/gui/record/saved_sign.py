"""已保存 in the status bar: said for a moment, and taken back as soon as something is typed that is not."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStatusBar

from libao_desk.gui.base.context import Context

from .page import RecordPage

SAVED = "已保存"
SAID_FOR = 4_000
"""Milliseconds that the status bar says what was done."""


class SavedSign(QObject):
    """Says that a record was saved."""

    def __init__(self, bar: QStatusBar, context: Context) -> None:
        super().__init__(bar)
        self._bar = bar
        context.record_saved.connect(lambda _: bar.showMessage(SAVED, SAID_FOR))

    def watch(self, page: RecordPage) -> None:
        """Take it back where something is typed on that page."""
        page.title_changed.connect(lambda _: self._take_back(page))

    def _take_back(self, page: RecordPage) -> None:
        if page.has_unsaved() and self._bar.currentMessage() == SAVED:
            self._bar.clearMessage()
