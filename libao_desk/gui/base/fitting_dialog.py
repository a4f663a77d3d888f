"""A dialog that opens no larger than the screen it opens on: at 200 % a notebook's screen is smaller than many a form."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog

FRAME = 48
"""What the title bar and the edges of a window take, in pixels."""


class FittingDialog(QDialog):
    """Every dialog of ours."""

    def showEvent(self, event: QShowEvent) -> None:
        """Take the size of the form, or what the screen leaves."""
        room = self.screen().availableGeometry().size()
        self.resize(self.size().boundedTo(room - QSize(FRAME, FRAME)))
        super().showEvent(event)
