"""A dialog that opens no larger than the screen it opens on: at 200 % a notebook's screen is smaller than many a form."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog

from . import dialogs
from .projector import NO_WINDOW

FRAME = 48
"""What the title bar and the edges of a window take, in pixels."""


class FittingDialog(QDialog):
    """Every dialog of ours; while many see the screen only one that veils its people opens."""

    is_veiled = False
    """Whether what it shows of people is veiled in projector mode."""

    def setVisible(self, visible: bool) -> None:
        """Come up, unless many would see whole what it shows."""
        is_refused = visible and not self.is_veiled and dialogs.refused_while_projecting(self.parentWidget(), NO_WINDOW)
        super().setVisible(visible and not is_refused)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the size of the form, or what the screen leaves."""
        self.fit()
        super().showEvent(event)

    def fit(self) -> None:
        """Be as high as lines that wrap need at this width; no larger than the screen."""
        wanted, layout = self.size(), self.layout()
        if layout is not None and layout.hasHeightForWidth():
            wanted.setHeight(max(wanted.height(), layout.totalHeightForWidth(wanted.width())))
        room = self.screen().availableGeometry().size()
        self.resize(wanted.boundedTo(room - QSize(FRAME, FRAME)))
