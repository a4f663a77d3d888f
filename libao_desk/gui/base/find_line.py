"""The line one finds with (查找行): what is typed stays in it, the arrows lead to what was found."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

STEPS = {Qt.Key.Key_Up.value: -1, Qt.Key.Key_Down.value: 1, Qt.Key.Key_PageUp.value: -8, Qt.Key.Key_PageDown.value: 8}
"""By number, since a keyboard may send keys that Qt has no name for."""


class FindLine(QLineEdit):
    """An ordinary line whose up and down belong to the list below it."""

    stepped = Signal(int)
    """So many rows down, less than none for up."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Report a step, type everything else."""
        step = STEPS.get(event.key())
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)
