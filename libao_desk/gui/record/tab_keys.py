"""The keys that go to the tabs of a record (Alt+1 … Alt+9)."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from libao_desk.gui.base.side_tabs import SideTabs

from .part_tab import PartTab

TABS_BY_NUMBER = 9


class TabKeys(QObject):
    """Alt and a number brings that tab to the front; in a part the cursor goes into its row."""

    def __init__(self, page: QWidget, tabs: SideTabs) -> None:
        super().__init__(page)
        self._tabs = tabs
        for number in range(TABS_BY_NUMBER):
            QShortcut(QKeySequence(f"Alt+{number + 1}"), page, lambda number=number: self.go_to(number))

    def go_to(self, number: int) -> None:
        """Bring a tab to the front, counted from 0; one that is not there changes nothing."""
        if number < self._tabs.count():
            self._tabs.setCurrentIndex(number)
            if isinstance(tab := self._tabs.currentWidget(), PartTab):
                tab.focus_row()
