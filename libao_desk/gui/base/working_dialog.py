"""A dialog that works (后台办理中的对话框): Cancel stops the work first and closes second; a locked desk closes it at once."""

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QWidget

from .fitting_dialog import FittingDialog
from .tasks import Task


class WorkingDialog(FittingDialog):
    """`_task` is what runs now, None while nothing does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task: Task | None = None

    def reject(self) -> None:
        """Stop what runs; with nothing running close."""
        if self._task is not None:
            self._task.cancel()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The desk is locked or the window shut: nothing stays on the screen."""
        if self._task is not None:
            self._task.cancel()
        event.accept()
        self.done(QDialog.DialogCode.Rejected)
