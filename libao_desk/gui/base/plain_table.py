"""A table of plain texts (表格): rows are replaced as a whole, nothing is queried and nothing formatted here."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QTableView

from .theme import colours
from .tone import KeptColour

Index = QModelIndex | QPersistentModelIndex
NOWHERE: Final = QModelIndex()
SEEN_ROWS = 60
"""Rows looked at to find a column's width."""
WIDEST = 420
WORDS = 8
"""How many letters a line of a sentence has at least."""
LOW = 28


class PlainTable(QAbstractTableModel):
    """Texts in rows and columns; a row may have a tone, shown in one column or, without `tone_column`, in all."""

    def __init__(self, heads: Sequence[str], parent: QObject | None = None, *, tone_column: int | None = None) -> None:
        super().__init__(parent)
        self._tone_column = tone_column
        self._heads = tuple(heads)
        self._rows: list[tuple[str, ...]] = []
        self._tones: list[str] = []

    def replace_rows(self, rows: Sequence[Sequence[str]], tones: Sequence[str] = (), heads: Sequence[str] | None = None) -> None:
        """Show these rows, with a tone for each where tones are given."""
        self.beginResetModel()
        if heads is not None:
            self._heads = tuple(heads)
        self._rows = [tuple(row) for row in rows]
        self._tones = list(tones)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of a cell, whole as its tip; its row's tone as colour."""
        if not index.isValid():
            return None
        text = self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return text or None
        if role == Qt.ItemDataRole.ForegroundRole and self._tone_column in (None, index.column()):
            tone = self._tones[index.row()] if index.row() < len(self._tones) else ""
            return QColor(getattr(colours(), tone)) if tone else None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The head of a column; rows have none."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal and section < len(self._heads):
            return self._heads[section]
        return None


def show_in(view: QTableView, model: PlainTable, *, stretch_last: bool = True, is_read_whole: bool = False) -> None:
    """Put a model into a view with fixed row heights; where it `is_read_whole`, its first rows are as high as their sentences need."""
    view.setModel(model)
    view.setItemDelegate(KeptColour(view))
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(max(LOW, view.fontMetrics().height() + 10))
    view.horizontalHeader().setStretchLastSection(stretch_last)
    view.horizontalHeader().setHighlightSections(False)
    view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    model.modelReset.connect(lambda: fit_columns(view))
    fit_columns(view)
    if is_read_whole:
        view.setWordWrap(True)
        later = QTimer(view, singleShot=True, interval=0)  # the header tells of a new width before the view has it
        later.timeout.connect(lambda: fit_rows(view))
        view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)  # a row may be higher than the view
        shared = SharedWidth(view)
        model.modelReset.connect(shared.share)
        model.modelReset.connect(later.start)
        view.horizontalHeader().sectionResized.connect(lambda *_: later.start())


def fit_columns(view: QTableView) -> None:
    """Make columns as wide as their first rows need, within reason."""
    view.horizontalHeader().setResizeContentsPrecision(SEEN_ROWS)
    view.resizeColumnsToContents()
    for column in range(view.model().columnCount()):
        view.setColumnWidth(column, min(view.columnWidth(column) + 12, WIDEST))


class SharedWidth(QObject):
    """Shares the width of a view among its columns: what is short is read in one line, what is long takes what that leaves, in several.

    A column of sentences is never narrower than some words; where there is no room for that, the view scrolls sideways.
    """

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another width is shared anew."""
        if event.type() is QEvent.Type.Resize:
            self.share()
        return False

    def share(self) -> None:
        """Give every column its width; the last one is stretched where there is room to spare."""
        view, header = self._view, self._view.horizontalHeader()
        least = WORDS * view.fontMetrics().horizontalAdvance("字")
        wished = [_width(view, column) for column in range(view.model().columnCount())]
        widths = shares(wished, least, view.viewport().width())
        header.setStretchLastSection(sum(widths) <= view.viewport().width())
        for column, width in enumerate(widths):
            view.setColumnWidth(column, width)


def shares(wished: Sequence[int], least: int, room: int) -> list[int]:
    """What each gets of a room: all that it wishes where that is little, and an equal share of the rest, never under its `least`."""
    widths, left = [0] * len(wished), room
    for done, column in enumerate(sorted(range(len(wished)), key=lambda one: wished[one])):
        share = left // (len(wished) - done)
        widths[column] = min(wished[column], max(least, share))
        left -= widths[column]
    return widths


def _width(view: QTableView, column: int) -> int:
    return min(max(view.sizeHintForColumn(column), view.horizontalHeader().sectionSizeHint(column)) + 12, WIDEST)


def fit_rows(view: QTableView) -> None:
    """Make the first rows as high as their texts need at the width there is; a page that is not seen has none yet."""
    if not view.isVisible():
        return
    low = view.verticalHeader().defaultSectionSize()
    for row in range(min(SEEN_ROWS, view.model().rowCount())):
        view.resizeRowToContents(row)
        view.setRowHeight(row, max(low, view.rowHeight(row)))


def chosen_row(view: QTableView) -> int | None:
    """The row the clerk stands on."""
    index = view.currentIndex()
    return index.row() if index.isValid() else None
