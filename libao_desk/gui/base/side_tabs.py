"""Pages chosen from a list at their left (侧边页签): a record has more of them than a row of tabs can show."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QWidget

WIDTH = 128


class SideTabs(QWidget):
    """Used like a tab widget."""

    currentChanged = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names = QListWidget(self)
        self.names.setFixedWidth(WIDTH)
        self.names.setAccessibleName("档案各页")
        self.names.setWordWrap(True)
        self.names.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pages = QStackedWidget(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.names)
        row.addWidget(self._pages, 1)
        self.names.currentRowChanged.connect(self._pages.setCurrentIndex)
        self.names.currentRowChanged.connect(self.currentChanged)
        self.setFocusProxy(self.names)

    def addTab(self, page: QWidget, title: str) -> int:
        """Add a page; gives its place."""
        QListWidgetItem(title, self.names)
        place = self._pages.addWidget(page)
        if place == 0:
            self.names.setCurrentRow(0)
        return place

    def count(self) -> int:
        """How many pages there are."""
        return self._pages.count()

    def widget(self, place: int) -> QWidget | None:
        """The page at a place."""
        return self._pages.widget(place)

    def indexOf(self, page: QWidget) -> int:
        """The place of a page, -1 where it is none of ours."""
        return self._pages.indexOf(page)

    def currentWidget(self) -> QWidget | None:
        """The page shown."""
        return self._pages.currentWidget()

    def setCurrentIndex(self, place: int) -> None:
        """Show the page at a place."""
        self.names.setCurrentRow(place)

    def setCurrentWidget(self, page: QWidget) -> None:
        """Show a page."""
        self.names.setCurrentRow(self._pages.indexOf(page))

    def tabText(self, place: int) -> str:
        """The title of a page."""
        return self.names.item(place).text()

    def setTabText(self, place: int, title: str) -> None:
        """Change the title of a page."""
        self.names.item(place).setText(title)
