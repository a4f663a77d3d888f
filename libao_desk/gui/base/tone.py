"""The tone of a sentence on the screen (语气): good news, a caution or a problem, told in words and in colour."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QPalette
from PySide6.QtWidgets import QLabel, QStyleOptionViewItem

from .projector import projector
from .veiled_cells import VeiledCells


def set_tone(label: QLabel, tone: str, text: str | None = None) -> None:
    """Give a label one of the theme's tones ("late", "soon", "done", "muted" or ""), and its text where one is given."""
    if text is not None:
        label.setText(projector.hide(text))
    if label.property("tone") != tone:
        label.setProperty("tone", tone)
        label.style().unpolish(label)
        label.style().polish(label)


class KeptColour(VeiledCells):
    """A cell that has a colour of its own keeps it while its line is chosen: what is late stays red."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Write the chosen line's letters in the cell's colour."""
        super().initStyleOption(option, index)
        colour = index.data(Qt.ItemDataRole.ForegroundRole)
        if isinstance(colour, QBrush | QColor):
            option.palette.setBrush(QPalette.ColorRole.HighlightedText, QBrush(colour))
