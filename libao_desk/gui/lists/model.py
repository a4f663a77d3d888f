"""The table behind a list (列表模型): the ids in order, and pages of 256 rows read when they are looked at."""

from array import array
from collections import OrderedDict
from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from libao_desk.declare.path import FieldPath, Kind
from libao_desk.declare.register import Register
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.projector import projector
from libao_desk.services.records.drafts import RecordRef

PAGE = 256
PAGES_KEPT = 40
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class ListModel(QAbstractTableModel):
    """Rows of one register; sorting is done by the file, never here."""

    def __init__(self, context: Context, register: Register, columns: tuple[FieldPath, ...]) -> None:
        super().__init__()
        self.context = context
        self.register = register
        self.columns = columns
        self.on: date | None = None
        self._ids: array[int] = array("q")
        self._pages: OrderedDict[int, dict[int, tuple[str, ...]]] = OrderedDict()
        self._whole: dict[int, tuple[str, ...]] = {}
        """By record, the rows whose numbers stand open."""

    def show(self, ids: "array[int]", on: date | None = None) -> None:
        """Show these records in this order, their states as of a day."""
        self.beginResetModel()
        self._ids = ids
        self.on = on
        self._pages.clear()
        self._whole.clear()
        self.endResetModel()

    def show_columns(self, columns: tuple[FieldPath, ...]) -> None:
        """Show these columns of the same records."""
        self.beginResetModel()
        self.columns = columns
        self._pages.clear()
        self._whole.clear()
        self.endResetModel()

    def ref(self, row: int) -> RecordRef:
        """The record in a row."""
        return RecordRef(self.register.key, self._ids[row])

    def row_of(self, record_id: int) -> int | None:
        """The row of a record, None where the list does not show it."""
        return self._ids.index(record_id) if record_id in self._ids else None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many records the list shows."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """How many columns the list shows."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell's text; numbers stand at the right."""
        if role == Qt.ItemDataRole.DisplayRole or role == Qt.ItemDataRole.ToolTipRole:
            column = index.column()
            return projector.said(self.columns[column], self._shown(index.row())[column])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self.columns[index.column()])
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Column labels and row numbers."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.columns[section].label if orientation is Qt.Orientation.Horizontal else section + 1

    def show_whole(self, ids: Sequence[int]) -> None:
        """Show the numbers in these rows whole, and in no others, until the list is read again."""
        lists = self.context.office.lists
        self._whole = lists.rows(self.register.key, ids, columns=self.columns, reveal=True, on=self.on)
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(self.columns) - 1))

    def _shown(self, row: int) -> tuple[str, ...]:
        return self._whole.get(self._ids[row]) or self.cells(row)

    def cells(self, row: int) -> tuple[str, ...]:
        """The cells of a row, read with its page; numbers of people half hidden, whatever stands open on the screen."""
        number = row // PAGE
        page = self._pages.get(number)
        if page is None:
            ids = self._ids[number * PAGE : (number + 1) * PAGE]
            lists = self.context.office.lists
            page = lists.rows(self.register.key, ids, columns=self.columns, on=self.on)
            self._pages[number] = page
            if len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        self._pages.move_to_end(number)
        # a record that another window took away since the ids were read is an empty row until the next refresh
        return page.get(self._ids[row], ("",) * len(self.columns))


def _alignment(column: FieldPath) -> Qt.AlignmentFlag:
    across = Qt.AlignmentFlag.AlignRight if column.kind in (Kind.MONEY, Kind.INTEGER) else Qt.AlignmentFlag.AlignLeft
    return across | Qt.AlignmentFlag.AlignVCenter
