"""Editors that are chosen from: code lists, yes and no, villages, committees, officers."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QGridLayout, QHBoxLayout, QPushButton, QWidget

from libao_desk.declare.code import Code
from libao_desk.declare.path import FieldPath
from libao_desk.gui.base.calm_boxes import CalmBox
from libao_desk.gui.base.text_size import scaled
from libao_desk.gui.base.wide_choices import drop_wide
from libao_desk.services.records.drafts import Ref, Value

from .frame import Editor

CHECKS_PER_LINE = 4
ROOM_FOR_ARROW = 40
WIDE_ENOUGH = 180
"""A box need not be wider for its longest entry, a ground of whole sentences: the list that drops down shows it whole."""


class _ListBox(CalmBox):
    """Narrower than a very long entry; what it cuts off is read in the list that drops down, and as a tip."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.currentTextChanged.connect(self._tell_whole)

    def sizeHint(self) -> QSize:
        """Room for its entries, within reason."""
        return super().sizeHint().boundedTo(self._most())

    def minimumSizeHint(self) -> QSize:
        """Room for its entries, within reason."""
        return super().minimumSizeHint().boundedTo(self._most())

    def showPopup(self) -> None:
        """The list is as wide as its entries."""
        drop_wide(self)
        super().showPopup()

    def _most(self) -> QSize:
        return QSize(scaled(WIDE_ENOUGH), super().sizeHint().height())

    def _tell_whole(self, text: str) -> None:
        line = self.lineEdit()
        if line is not None:
            line.setToolTip(text if self.fontMetrics().horizontalAdvance(text) > scaled(WIDE_ENOUGH) - ROOM_FOR_ARROW else "")
            line.setCursorPosition(0)


class ListEditor(Editor):
    """A box to choose one entry by typing part of it, its code, or with the arrow keys; empty means nothing chosen."""

    def __init__(self, field: FieldPath, entries: Sequence[tuple[str, Value]], parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.box = _ListBox(self)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
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

    def unread(self) -> str:
        """Words that were typed over the entry last chosen."""
        text = self.box.currentText()
        return "" if text == self.box.itemText(self.box.currentIndex()) else text

    def type_again(self, text: str) -> None:
        """Put them back; they are looked up when the box is left."""
        self.box.setEditText(text)
        self._typed()

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


class _Checks(QWidget):
    """Boxes to tick, as many on a line as there is room for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._boxes: list[QCheckBox] = []

    def take(self, boxes: list[QCheckBox]) -> None:
        """Show these; called once."""
        self._boxes = boxes
        self._arrange(CHECKS_PER_LINE)

    def minimumSizeHint(self) -> QSize:
        """Room for the longest of them."""
        return QSize(max((box.sizeHint().width() for box in self._boxes), default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other room, other lines."""
        super().resizeEvent(event)
        widest = self.minimumSizeHint().width() + self._grid.horizontalSpacing()
        self._arrange(max(1, min(CHECKS_PER_LINE, (self.width() + self._grid.horizontalSpacing()) // max(1, widest))))

    def _arrange(self, per_line: int) -> None:
        for n, box in enumerate(self._boxes):
            self._grid.addWidget(box, n // per_line, n % per_line)


class CodesEditor(Editor):
    """Several entries of a code list, as boxes to tick."""

    def __init__(self, field: FieldPath, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        holder = _Checks(self)
        self._boxes: list[tuple[Code, QCheckBox]] = []
        for code in field.choices:
            if code.offered:
                box = QCheckBox(code.label, holder)
                box.clicked.connect(self.edited)
                self._boxes.append((code, box))
        holder.take([box for _, box in self._boxes])
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

    entry_wished = Signal(object)
    """This editor: the clerk misses an entry and wants to add it."""

    def __init__(self, field: FieldPath, choices: Callable[[str], tuple[Ref, ...]], parent: QWidget | None = None) -> None:
        self._button: QPushButton | None = None
        self.table = str(field.target.__tablename__)
        super().__init__(field, [(ref.label, ref) for ref in choices(self.table)], parent)

    def offer_adding(self) -> None:
        """Put a button beside the box for an entry that is missing; called once."""
        button = QPushButton("新增…", self)
        button.setAccessibleName(f"新增{self.field.label}")
        button.setAutoDefault(False)
        button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        button.clicked.connect(lambda: self.entry_wished.emit(self))
        row = QHBoxLayout()
        row.addWidget(self.box, 1)
        row.addWidget(button)
        self._layout.insertLayout(0, row)
        self._button = button

    def missing(self) -> str:
        """What was typed and is in no entry."""
        text = self.box.currentText().strip()
        return text if self._index_of(text) is None else ""

    def offer(self, entry: Ref) -> None:
        """Offer one entry more."""
        if entry not in self._values:
            typed, at = self.box.currentText(), self.box.currentIndex()
            self.box.addItem(entry.label)
            self._values.append(entry)
            self.box.setCurrentIndex(at)
            self.box.setEditText(typed)

    def choose(self, entry: Ref) -> None:
        """Take an entry as the clerk's own choice."""
        self.set_value(entry)
        self.edited.emit()

    def tell(self, sentence: str) -> None:
        """Show why the text cannot be understood; only then does Tab stop at the button that adds what is missing."""
        super().tell(sentence)
        if self._button is not None:
            self._button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if sentence else Qt.FocusPolicy.ClickFocus)
