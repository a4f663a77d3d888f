"""Locks the desk when nobody works at it (自动锁定): after some minutes without a key or a click, at Ctrl+L, and where the PC slept."""

from datetime import timedelta
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow

from libao_desk.core.clock import Clock, SystemClock
from libao_desk.gui.base.context import Context
from libao_desk.services.settings import IDLE_MINUTES

SIGNS_OF_WORK: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)
MINUTE = 60_000
HEARTBEAT = 10_000
"""Milliseconds between two looks whether the PC slept meanwhile: a notebook that is opened again shows nobody's records."""
ASLEEP = timedelta(minutes=1)


class IdleLock(QObject):
    """Watches the program's windows for signs of work while an officer is at the desk; sends `context.lock_wished`.

    Keys and clicks reach a window before its boxes, so each window is watched, not each event of each box; what an input
    method types shows by the cursor it moves. Work under way (a long import, a backup) is not cut off: the clock starts
    again when it has ended.
    """

    def __init__(self, context: Context, parent: QObject | None = None, machine: Clock | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self._lock)
        self.heartbeat = QTimer(self)
        self.heartbeat.setInterval(HEARTBEAT)
        self.heartbeat.timeout.connect(self.beat)
        self._machine = SystemClock() if machine is None else machine
        self._last_beat = self._machine.now()
        context.records_changed.connect(self._settings_may_have_changed)
        if isinstance(app := QGuiApplication.instance(), QGuiApplication):
            app.focusWindowChanged.connect(self._watch)
        QGuiApplication.inputMethod().cursorRectangleChanged.connect(self._put_off)

    def start(self) -> None:
        """An officer has unlocked the office: begin to watch."""
        self._settings_may_have_changed()
        for window in QGuiApplication.allWindows():
            self._watch(window)

    def stop(self) -> None:
        """The desk is locked: nothing to watch."""
        self.timer.stop()
        self.heartbeat.stop()
        for window in QGuiApplication.allWindows():
            window.removeEventFilter(self)

    def beat(self) -> None:
        """Lock where far more time has gone by than between two beats: at once, or with the beat after the work that went on."""
        now = self._machine.now()
        if now - self._last_beat <= ASLEEP:
            self._last_beat = now
        elif not self.context.tasks.is_busy:
            self._lock()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Every key and click puts the lock off; nothing is ever swallowed."""
        if event.type() in SIGNS_OF_WORK:
            self._put_off()
        return False

    def _watch(self, window: QWindow | None) -> None:
        if window is not None and self.context.is_unlocked:
            window.installEventFilter(self)

    def _put_off(self) -> None:
        if self.timer.isActive():
            self.timer.start()

    def _settings_may_have_changed(self) -> None:
        if not self.context.is_unlocked:
            return
        minutes = self.context.office.settings.value(IDLE_MINUTES)
        if minutes > 0:
            self.timer.start(minutes * MINUTE)
            if not self.heartbeat.isActive():
                self._last_beat = self._machine.now()
                self.heartbeat.start()
        else:  # 0 minutes: the office wishes no lock by itself
            self.timer.stop()
            self.heartbeat.stop()

    def _lock(self) -> None:
        if self.context.tasks.is_busy:
            self.timer.start()
            return
        self.stop()
        self.context.lock_wished.emit()
