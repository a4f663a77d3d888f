"""Cells of a table or a list that are veiled while the screen is shown to many (投影模式)."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from libao_desk.core.half_hidden import UNREAD

from .projector import projector

if TYPE_CHECKING:
    from libao_desk.declare.path import FieldPath


class VeiledCells(QStyledItemDelegate):
    """Veils what is drawn, never what is held: names and numbers known to the office, of a column whose field is known all that it says."""

    def __init__(self, parent: QObject | None = None, *, fields: "Sequence[FieldPath]" = (), free: Collection[int] = ()) -> None:
        """`fields` of the columns in their order; `free`: the numbers of columns that hold free texts, of which nothing is shown."""
        super().__init__(parent)
        self.fields = tuple(fields)
        self._free = frozenset(free)

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Draw the cell without what belongs to people."""
        super().initStyleOption(option, index)
        if projector.is_on:
            option.text = self._veiled(option.text, index.column())

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """A tip would say whole what the cell hides."""
        return projector.is_on or super().helpEvent(event, view, option, index)

    def _veiled(self, text: str, column: int) -> str:
        if column in self._free:
            return UNREAD if text else ""
        return projector.said(self.fields[column], text) if column < len(self.fields) else projector.hide(text)
