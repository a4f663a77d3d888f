"""Projector mode (投影模式) in the main window: its entry in the menu, the band that says so, and whom it hides."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractItemView, QMainWindow

from libao_desk.core.clock import SystemClock
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.projector import BAND, projector
from libao_desk.gui.forms.ui_main_window import Ui_MainWindow
from libao_desk.services.persons.veil import veil_of


class Projecting(QObject):
    """Stays as it was left, whoever locks the desk or sits down at it, until it is put off or the program ends."""

    def __init__(self, context: Context, ui: Ui_MainWindow, window: QMainWindow) -> None:
        super().__init__(window)
        self._context, self._ui, self._window = context, ui, window
        ui.action_projector.setChecked(projector.is_on)
        ui.action_projector.toggled.connect(self._turn)
        context.record_saved.connect(lambda _: self.look_again())
        context.records_changed.connect(self.look_again)
        self._show_band()

    def look_again(self) -> None:
        """Somebody sat down, or somebody's data changed: hide who is on file now."""
        context = self._context
        if projector.is_on and context.is_unlocked:
            projector.take(veil_of(context.office.desk))
            context.projecting_changed.emit()

    def forget(self) -> None:
        """The desk is left: no name is kept behind the lock."""
        projector.take(None)

    def _turn(self, is_on: bool) -> None:
        projector.is_on = is_on
        self.forget()
        self.look_again()
        self._show_band()
        self._context.projecting_changed.emit()
        for view in self._window.findChildren(QAbstractItemView):
            view.viewport().update()

    def _show_band(self) -> None:
        """A clock pinned to a day is told all the time, too: nobody shall take the demo for today."""
        clock, ui = self._context.clock, self._ui
        pinned = "" if isinstance(clock, SystemClock) else f"演示日期：{clock.today():%Y-%m-%d}"
        said = [part for part in (pinned, BAND if projector.is_on else "") if part]
        ui.band.setVisible(bool(said))
        ui.band_label.setText("　".join(said))
