"""A row of controls that goes on in a line below where there is no room for all of them (换行工具栏)."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget


class FoldingRow(QWidget):
    """One line as long as everything fits at its least width, then as many as it takes: a small screen pushes no button off."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held: list[QWidget | None] = []
        """In their order; None is a space that takes what room is left."""
        self._shares: dict[QWidget, int] = {}
        """How much of that room a control takes where it was drawn so."""
        self._lines: list[list[QWidget | None]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @classmethod
    def over(cls, column: QBoxLayout, bar: QBoxLayout) -> "FoldingRow":
        """Take the place of a drawn row in the column that it stands in, with all it holds."""
        row = cls(column.parentWidget())
        shares = [bar.stretch(place) for place in range(bar.count())]
        while (item := bar.takeAt(0)) is not None:
            held, share = item.widget(), shares.pop(0)
            row._held.append(held)
            row._shares |= {held: share} if held is not None else {}
        place = next(n for n in range(column.count()) if (one := column.itemAt(n)) is not None and one.layout() is bar)
        column.takeAt(place)
        column.insertWidget(place, row)
        row._fold()
        return row

    def insert(self, place: int, held: QWidget | None) -> None:
        """Put a control, or a space, before what is at that place."""
        self._held.insert(place, held)
        self._fold()

    def count(self) -> int:
        """How many controls and spaces it holds."""
        return len(self._held)

    def minimumSizeHint(self) -> QSize:
        """No narrower than its widest control."""
        return QSize(max((_least(one) for one in self._held), default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other room, other lines."""
        super().resizeEvent(event)
        self._fold()

    def showEvent(self, event: QShowEvent) -> None:
        """The width is known now."""
        super().showEvent(event)
        self._fold()

    def event(self, event: QEvent) -> bool:
        """A control was shown, hidden or grew."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fold()
        return super().event(event)

    def _fold(self) -> None:
        """Deal the controls out anew; what nobody sees yet does not know its width and stays one line high."""
        lines = self._dealt(self.width()) if self.isVisible() else [list(self._held)]
        if lines != self._lines:
            self._lines = lines
            self._draw(lines)
        tallest = max((one.sizeHint().height() for one in self._held if one is not None and not _is_hidden(one)), default=0)
        self.setFixedHeight(len(lines) * tallest + (len(lines) - 1) * max(0, self._column.spacing()))

    def _draw(self, lines: list[list[QWidget | None]]) -> None:
        while (old := self._column.takeAt(0)) is not None:
            while (kept := old.layout()) is not None and kept.takeAt(0) is not None:
                pass
        for line in lines:
            row = QHBoxLayout()
            for held in line:
                if held is None:
                    row.addStretch(1)
                else:
                    row.addWidget(held, self._shares.get(held, 0))
            if line is not lines[0]:
                row.addStretch(1)
            self._column.addLayout(row)

    def _dealt(self, width: int) -> list[list[QWidget | None]]:
        """What stands in which line."""
        lines: list[list[QWidget | None]] = [[]]
        between, used = max(0, self._column.spacing()), 0
        for held in self._held:
            least = _least(held)
            if used and least and used + between + least > width:
                lines.append([])
                used = 0
            lines[-1].append(held)
            used += least + (between if used and least else 0)
        return lines


def _least(held: QWidget | None) -> int:
    """The width below which it is cut off; nothing for a space and for what is hidden."""
    return 0 if held is None or _is_hidden(held) else max(held.minimumWidth(), held.minimumSizeHint().width())


def _is_hidden(held: QWidget) -> bool:
    """Whether it was hidden by us; one that waits for its window to come up is none of that."""
    return held.isHidden() and held.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
