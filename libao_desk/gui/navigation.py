"""How a place at the left is drawn (导航): its name, and at the right how many records it holds."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from libao_desk.gui.theme import MUTED

COUNT = Qt.ItemDataRole.UserRole + 1
"""The number of records of a register, None for what is no register."""
MARGIN = 12


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
        painter.setPen(QColor(MUTED))
        place = option.rect.adjusted(0, 0, -MARGIN, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(count))
        painter.restore()
