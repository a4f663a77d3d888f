"""The band above the desk (应急查阅提示): red while something closed is open, with the minutes left; else what a director has to read."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QBoxLayout, QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QWidget

from libao_desk.gui.base import clipboard
from libao_desk.gui.base.context import TODO, Context
from libao_desk.gui.base.unsaved import keep_all
from libao_desk.gui.lists.page import ListPage
from libao_desk.gui.record.page import RecordPage
from libao_desk.people.access import Action
from libao_desk.services.safety.emergencies import OpenGlass

from .week_dialog import EmergencyWeekDialog

TICK = 1_000
"""Milliseconds between two looks at the clock."""


class EmergencyBand(QFrame):
    """Stands above the pages of the desk; what it tells ends with the time or the lock, and the pages that hung on it go."""

    def __init__(
        self,
        context: Context,
        desk: QStackedWidget,
        desk_page: QWidget,
        *,
        fill_places: Callable[[], None],
        take_away: Callable[[RecordPage], None],
    ) -> None:
        """`fill_places` fills the places at the left anew, `take_away` closes a record's tab without a question."""
        super().__init__(desk.parentWidget())
        self.setObjectName("emergency_band")
        self.context = context
        self._desk, self._desk_page = desk, desk_page
        self._fill_places, self._take_away = fill_places, take_away
        self._open: tuple[OpenGlass, ...] = ()
        self._dialog: EmergencyWeekDialog | None = None
        self.label = QLabel(self)
        self.label.setWordWrap(True)
        self.go_button = QPushButton("转到", self)
        self.end_button = QPushButton("结束应急查阅", self)
        self.week_button = QPushButton("看应急查阅周报", self)
        if (around := desk.parentWidget()) is not None and isinstance(column := around.layout(), QBoxLayout):
            column.insertWidget(column.indexOf(desk), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.addWidget(self.label, 1)
        for button in (self.go_button, self.end_button, self.week_button):
            row.addWidget(button)
        self.timer = QTimer(self)
        self.timer.setInterval(TICK)
        self.hide()
        self.timer.timeout.connect(self.tick)
        self.go_button.clicked.connect(self._go)
        self.end_button.clicked.connect(self._end)
        self.week_button.clicked.connect(self._show_week)
        context.glass_changed.connect(self.follow)
        desk.currentChanged.connect(lambda _: self.follow())

    def follow(self) -> None:
        """Something was opened, ended or read, or somebody sat down or left: say what is so now."""
        if self._desk.currentWidget() is not self._desk_page or not self.context.is_unlocked:
            self._open = ()
            self.timer.stop()
            self.hide()
            return
        before, self._open = {one.id for one in self._open}, self.context.office.emergencies.open_now()
        now = {one.id for one in self._open}
        if before != now:
            self._fill_places()
        if before - now:
            self._leave_closed()
        self._say()

    def tick(self) -> None:
        """The minutes run; the last one closes everything."""
        self.follow()

    def _say(self) -> None:
        unread = 0 if self._open else self.context.office.emergencies.unread()
        self.label.setText(_of_open(self._open) if self._open else f"有{unread}次应急查阅您还没有看。")
        for button in (self.go_button, self.end_button):
            button.setVisible(bool(self._open))
        self.week_button.setVisible(not self._open)
        self.setProperty("grave", bool(self._open))
        for part in (self, self.label):
            part.style().unpolish(part)
            part.style().polish(part)
        self.setVisible(bool(self._open or unread))
        if self._open:
            self.timer.start()
        else:
            self.timer.stop()

    def _leave_closed(self) -> None:
        """Whatever showed what is closed again goes; what was typed in a dialog meanwhile is kept as at the lock."""
        window, desk = self.window(), self.context.office.desk
        keep_all(window)
        clipboard.forget()
        for dialog in window.findChildren(QDialog):
            dialog.close()
        for page in self._desk_page.findChildren(RecordPage):
            if page.ref is not None and not self.context.office.records.is_open(page.ref):
                self._take_away(page)
        if any(not desk.may(page.register.key, Action.LIST) for page in self._desk_page.findChildren(ListPage)):
            self.context.open_record.emit(TODO)

    def _go(self) -> None:
        first = self._open[0]
        self.context.open_record.emit(first.record or first.register)

    def _end(self) -> None:
        self.context.office.emergencies.end()
        self.follow()

    def _show_week(self) -> None:
        self._dialog = EmergencyWeekDialog(self.context, self.window())
        self._dialog.open()


def _of_open(glasses: tuple[OpenGlass, ...]) -> str:
    told = "；".join(f"{one.what}，剩余{one.minutes}分钟" for one in glasses)
    return f"应急查阅中：{told}。只能查看，每次打开都留痕并告知所长。"
