"""One section of a form: the fields of a line side by side, as many as there is room for (分栏)."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QGridLayout, QGroupBox, QWidget

MOST_PER_LINE = 3
BETWEEN = 10

Cell = tuple[QWidget, QWidget]
"""What names a field, and its editor."""


class SectionBox(QGroupBox):
    """Holds its fields in a grid; a form tells it how wide it may be."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self._grid = QGridLayout(self)
        self._grid.setHorizontalSpacing(BETWEEN)
        self._lines: list[Sequence[Cell]] = []
        self._per_line = 0
        self._wished: dict[int, int] = {}
        self._least: int | None = None

    def add_line(self, cells: Sequence[Cell]) -> None:
        """Fields that stand side by side where there is room for them."""
        self._lines.append(cells)

    def least_width(self) -> int:
        """The width below which something is cut off with every field on a line of its own."""
        if self._least is None:
            before = self._per_line
            self._arrange(1)
            self._least = self.minimumSizeHint().width()
            self._arrange(before or 1)
        return self._least

    def fit(self, width: int) -> None:
        """Put as many fields of a line side by side as that width holds, each as wide as it would like to be."""
        if self._per_line and self.sizeHint().width() != self._wished.get(self._per_line):
            self._forget()
        for per_line in range(MOST_PER_LINE, 0, -1):
            if self._width_with(per_line) <= width:
                break
        self._arrange(per_line)

    def changeEvent(self, event: QEvent) -> None:
        """Other letters need another width."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._forget()
        super().changeEvent(event)

    def _forget(self) -> None:
        self._wished.clear()
        self._least = None

    def _width_with(self, per_line: int) -> int:
        if per_line not in self._wished:
            self._arrange(per_line)
            self._wished[per_line] = self.sizeHint().width()
        return self._wished[per_line]

    def _arrange(self, per_line: int) -> None:
        if per_line == self._per_line:
            return
        self._per_line = per_line
        columns = 2 * per_line
        for column in range(1, 2 * MOST_PER_LINE, 2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        groups = [line[start : start + per_line] for line in self._lines for start in range(0, len(line), per_line)]
        for row, group in enumerate(groups):
            for place, (name, editor) in enumerate(group):
                self._grid.addWidget(name, row, 2 * place)
                span = columns - 1 - 2 * place if place == len(group) - 1 else 1
                self._grid.addWidget(editor, row, 2 * place + 1, 1, span)
