"""The places at the left (导航): which there are, each with its name, and at the right how many records it holds."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem

from libao_desk.gui.base.context import DIRECTORY, SETTINGS, STATISTICS, TODO, Context
from libao_desk.gui.base.theme import colours
from libao_desk.people.access import Action

KEY = Qt.ItemDataRole.UserRole
COUNT = Qt.ItemDataRole.UserRole + 1
"""The number of records of a register, None for what is no register."""
MARGIN = 12


def fill_places(places: QListWidget, context: Context) -> None:
    """Every page there is; a register that is closed to the officer stands there with its count and opens nothing.

    The page at hand stays chosen. What is opened in an emergency is open here too.
    """
    office, row = context.office, places.currentRow()
    desk = office.desk.look
    places.clear()
    _add_place(places, "今日待办", TODO)
    for register in context.book:
        if desk.may(register.key, Action.LIST):
            _add_place(places, register.title, register.key)
        elif desk.may(register.key, Action.COUNT):
            item = _add_place(places, f"{register.title}\n无权查看，{office.lists.count(register)}条", register.key)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
    for title, key in (("统计", STATISTICS), ("名册", DIRECTORY), ("设置", SETTINGS)):
        _add_place(places, title, key)
    places.setCurrentRow(row)


def show_counts(places: QListWidget, counts: dict[str, int]) -> None:
    """How many records each register holds, beside its name."""
    for row in range(places.count()):
        item = places.item(row)
        item.setData(COUNT, counts.get(str(item.data(KEY))))


def _add_place(places: QListWidget, title: str, key: str) -> QListWidgetItem:
    item = QListWidgetItem(title, places)
    item.setData(KEY, key)
    item.setToolTip(title)
    return item


class CountBeside(QStyledItemDelegate):
    """The name as ever, the count small and grey beside it."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """A name that would run into its count ends in dots."""
        super().initStyleOption(option, index)
        count = index.data(COUNT)
        if count is not None:
            metrics, width = option.fontMetrics, option.rect.width()
            room = width - 3 * MARGIN - metrics.horizontalAdvance(str(count))
            option.text = metrics.elidedText(option.text, Qt.TextElideMode.ElideRight, room)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Draw the item, then its count."""
        super().paint(painter, option, index)
        count = index.data(COUNT)
        if count is None:
            return
        painter.save()
        painter.setPen(QColor(colours().muted))
        place = option.rect.adjusted(0, 0, -MARGIN, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(count))
        painter.restore()
