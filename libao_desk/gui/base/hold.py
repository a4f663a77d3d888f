"""A form that waits for its save (保存中): what is typed into it meanwhile comes after, since what comes back replaces what it shows."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

_TYPED = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.InputMethod})
_POINTED = frozenset(
    {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick, QEvent.Type.Wheel, QEvent.Type.Drop}
)


class Hold(QObject):
    """Keeps back what is done to some widgets while something is on its way into the file: keys for later, the mouse for good."""

    def __init__(self, owner: QObject, *widgets: QWidget) -> None:
        super().__init__(owner)
        self._widgets = widgets
        self._typed: list[QEvent] = []
        self._number = 0
        self.is_on = False

    def begin(self) -> Callable[[], None]:
        """Hold the widgets; what is returned sets them free, and does nothing once that was done."""
        self._number += 1
        self.is_on, number = True, self._number
        if (app := QCoreApplication.instance()) is not None:
            app.installEventFilter(self)
        return lambda: self._release(number)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Nothing reaches the widgets; what is typed is kept."""
        kind = event.type()
        if not (kind in _TYPED or kind in _POINTED) or not isinstance(watched, QWidget) or not self._holds(watched):
            return False
        if kind in _TYPED:
            self._typed.append(event.clone())
        return True

    def _holds(self, widget: QWidget | None) -> bool:
        return widget is not None and any(one is widget or one.isAncestorOf(widget) for one in self._widgets)

    def _release(self, number: int) -> None:
        if not self.is_on or number != self._number:
            return
        self.is_on = False
        if (app := QCoreApplication.instance()) is not None:
            app.removeEventFilter(self)
        QTimer.singleShot(0, self, self._type_after)

    def _type_after(self) -> None:
        """Type what was kept back, where the cursor stands then: a Tab among it moves on."""
        typed, self._typed = self._typed, []
        for event in typed:
            focus = QApplication.focusWidget()
            if focus is not None and self._holds(focus):
                QApplication.sendEvent(focus, event)
