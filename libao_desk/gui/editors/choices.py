"""Editors that are chosen from: code lists, yes and no, villages, committees, officers."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QGridLayout, QWidget

from libao_desk.declare.code import Code
from libao_desk.declare.path import FieldPath
from libao_desk.gui.editors.frame import Editor
from libao_desk.services.drafts import Ref, Value

CHECKS_PER_LINE = 4


class WheelGuard(QObject):
    """Keeps the mouse wheel from changing a box that the clerk only scrolls past (滚轮不改值)."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow wheel events of a box without the focus, so that the page scrolls instead."""
        if event.type() is QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


class ListEditor(Editor):
    """A box to choose one entry by typing part of it, its code, or with the arrow keys; empty means nothing chosen."""

    def __init__(self, field: FieldPath, entries: Sequence[tuple[str, Value]], parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.box = QComboBox(self)
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._guard = WheelGuard(self)
        self.box.installEventFilter(self._guard)
        self._values: list[Value] = []
        self.fill(entries)
        completer = QCompleter(self.box.model(), self.box)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.box.setCompleter(completer)
        self.place(self.box)
        line = self.box.lineEdit()
        assert line is not None  # an editable combo box always has one
        line.editingFinished.connect(self._read)
        line.textEdited.connect(self._typed)
        self.box.activated.connect(self._chosen)

    def fill(self, entries: Sequence[tuple[str, Value]]) -> None:
        """Offer these entries, an empty one first."""
        self.box.clear()
        self.box.addItem("")
        self._values = [None]
        for label, value in entries:
            self.box.addItem(label)
            self._values.append(value)
        self.box.setCurrentIndex(0)

    def value(self) -> Value:
        """The entry chosen or typed."""
        self._read()
        return self._values[self.box.currentIndex()] if self.box.currentIndex() >= 0 else None

    def settled_value(self) -> Value:
        """The entry last chosen."""
        return self._values[self.box.currentIndex()] if self.box.currentIndex() >= 0 else None

    def set_value(self, value: Value) -> None:
        """Show a stored entry; one that is no longer offered is shown all the same."""
        if value not in self._values:
            self.box.addItem(value.label if isinstance(value, Ref | Code) else str(value))
            self._values.append(value)
        self.box.setCurrentIndex(self._values.index(value))
        self.tell("")

    def _typed(self) -> None:
        self.edited.emit()

    def _chosen(self) -> None:
        self.tell("")
        self.edited.emit()

    def _read(self) -> None:
        text = self.box.currentText().strip()
        index = self._index_of(text)
        if index is None:
            self.tell(f"“{self.field.label}”没有“{text}”这一项。")
            return
        if index != self.box.currentIndex() or self.box.currentText() != self.box.itemText(index):
            self.box.setCurrentIndex(index)
        self.tell("")

    def _index_of(self, text: str) -> int | None:
        labels = [self.box.itemText(row) for row in range(self.box.count())]
        if text in labels:
            return labels.index(text)
        by_code = [row for row, value in enumerate(self._values) if isinstance(value, Code) and value.value == text]
        partly = [row for row, label in enumerate(labels) if text and text in label]
        found = by_code or (partly if len(partly) == 1 else [])
        return found[0] if found else None


class CodeEditor(ListEditor):
    """One entry of a code list."""

    def __init__(self, field: FieldPath, parent: QWidget | None = None) -> None:
        super().__init__(field, [(code.label, code) for code in field.choices if code.offered], parent)


class YesNoEditor(ListEditor):
    """Yes, no, or not known yet."""

    def __init__(self, field: FieldPath, parent: QWidget | None = None) -> None:
        super().__init__(field, [("是", True), ("否", False)], parent)


class CodesEditor(Editor):
    """Several entries of a code list, as boxes to tick."""

    def __init__(self, field: FieldPath, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        holder = QWidget(self)
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        self._boxes: list[tuple[Code, QCheckBox]] = []
        for n, code in enumerate(code for code in field.choices if code.offered):
            box = QCheckBox(code.label, holder)
            box.clicked.connect(self.edited)
            grid.addWidget(box, n // CHECKS_PER_LINE, n % CHECKS_PER_LINE)
            self._boxes.append((code, box))
        self.place(holder)

    def value(self) -> Value:
        """The ticked entries in the order of the list, None where none is ticked."""
        return tuple(code for code, box in self._boxes if box.isChecked()) or None

    def set_value(self, value: Value) -> None:
        """Tick the stored entries."""
        chosen = value if isinstance(value, tuple) else ()
        for code, box in self._boxes:
            box.setChecked(code in chosen)


class ReferenceEditor(ListEditor):
    """A village, committee, mediator, officer or organisation from the office's own list."""

    def __init__(self, field: FieldPath, choices: Callable[[str], tuple[Ref, ...]], parent: QWidget | None = None) -> None:
        table = str(field.target.__tablename__)
        super().__init__(field, [(ref.label, ref) for ref in choices(table)], parent)
