"""The page of a record that was destroyed (已销毁): it closes, and nothing typed on it is kept."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from .page import RecordPage


class GoneWatch(QObject):
    """Lives with its page."""

    def __init__(self, page: "RecordPage") -> None:
        super().__init__(page)
        self._page = page
        page.context.records_gone.connect(self._leave)

    def _leave(self, gone: object) -> None:
        page = self._page
        if isinstance(gone, frozenset) and page.view is not None and page.ref in gone:
            page.leave(f"{page.view.number}已依法销毁，打开的页面已关闭。")
