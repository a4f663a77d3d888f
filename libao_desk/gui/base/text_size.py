"""How large the screen's letters are (文字大小): one of three, for this PC alone."""

from PySide6.QtCore import QSettings
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

KEY = "view/text_size"
SIZES = (("标准", 10), ("大", 12), ("特大", 14))
"""The names shown and their sizes in points."""


def chosen_size(pc: QSettings) -> int:
    """The place of the chosen size in SIZES."""
    kept = str(pc.value(KEY, SIZES[0][0]))
    return next((n for n, (name, _) in enumerate(SIZES) if name == kept), 0)


def apply_text_size(pc: QSettings) -> None:
    """Give the whole program letters of the size chosen on this PC."""
    font = QFont(QApplication.font())
    font.setPointSize(SIZES[chosen_size(pc)][1])
    QApplication.setFont(font)


def scaled(width: int) -> int:
    """A width that is right for letters of the standard size, for the letters now in use; never less."""
    return max(width, round(width * QApplication.font().pointSizeF() / SIZES[0][1]))


def choose_size(pc: QSettings, place: int) -> None:
    """Keep another size and use it at once."""
    pc.setValue(KEY, SIZES[place][0])
    apply_text_size(pc)
