"""The editor of a reference to a person: search first, then choose (人员选择)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from libao_desk.declare.path import FieldPath
from libao_desk.services.records.drafts import Ref, Value

from .frame import Editor


class PersonEditor(Editor):
    """Shows the chosen person; the button wishes for the search, whose answer comes back by `set_value`."""

    search_wished = Signal(object)
    cleared = Signal()
    """The chosen person was given up, and what stands of his card in the form with him."""
    card_wished = Signal(object)
    """Ref of the chosen person: the clerk wants his whole card."""

    def __init__(self, field: FieldPath, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        self.shown = QLineEdit(holder)
        self.shown.setReadOnly(True)
        self.shown.setAccessibleName(field.label)
        self.shown.setPlaceholderText("未选择")
        self.button = QPushButton("查找…", holder)
        self.button.setAccessibleName(f"查找{field.label}")
        self.clear_button = QPushButton("清除", holder)
        self.clear_button.setAccessibleName(f"清除{field.label}")
        self.card_button = QPushButton("卡片…", holder)
        self.card_button.setAccessibleName(f"{field.label}的人员卡片")
        self.card_button.hide()
        for widget, stretch in ((self.shown, 1), (self.card_button, 0), (self.button, 0), (self.clear_button, 0)):
            row.addWidget(widget, stretch)
        self.place(holder)
        holder.setFocusProxy(self.button)
        self._value: Ref | None = None
        self.button.clicked.connect(self._wish)
        self.clear_button.clicked.connect(self._clear)
        self.card_button.clicked.connect(lambda: self.card_wished.emit(self._value))

    def value(self) -> Value:
        """The chosen person."""
        return self._value

    def set_value(self, value: Value) -> None:
        """Show the chosen person."""
        self._value = value if isinstance(value, Ref) else None
        self.shown.setText(self._value.label if self._value else "")
        self.card_button.setVisible(self._value is not None)

    def choose(self, person: Ref) -> None:
        """Take the answer of a search as the clerk's own edit."""
        self.set_value(person)
        self.edited.emit()

    def _wish(self) -> None:
        self.search_wished.emit(self)

    def _clear(self) -> None:
        was_chosen = self._value is not None
        self.set_value(None)
        if was_chosen:
            self.cleared.emit()
        self.edited.emit()
