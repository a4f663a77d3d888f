"""A table of plain texts (表格): rows are replaced as a whole, nothing is queried and nothing formatted here."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QTableView

from .theme import DONE, LATE, MUTED, SOON
from .tone import KeptColour

Index = QModelIndex | QPersistentModelIndex
NOWHERE: Final = QModelIndex()
TONES = {"late": LATE, "soon": SOON, "done": DONE, "muted": MUTED}
SEEN_ROWS = 60
"""Rows looked at to find a column's width."""
WIDEST = 420
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
            return QColor(TONES[tone]) if tone else None
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
        model.modelReset.connect(lambda: fit_last(view))
        model.modelReset.connect(later.start)
        view.horizontalHeader().sectionResized.connect(lambda *_: later.start())


def fit_columns(view: QTableView) -> None:
    """Make columns as wide as their first rows need, within reason."""
    view.horizontalHeader().setResizeContentsPrecision(SEEN_ROWS)
    view.resizeColumnsToContents()
    for column in range(view.model().columnCount()):
        view.setColumnWidth(column, min(view.columnWidth(column) + 12, WIDEST))


def fit_last(view: QTableView) -> None:
    """Leave the last column the width that the others do not take: it is never wider than there is room for.

    The rows are fitted once it has that width: at its least they would be as high as the window.
    """
    view.setColumnWidth(view.model().columnCount() - 1, view.horizontalHeader().minimumSectionSize())


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
