"""More conditions of a list (更多条件): one column by its value, one date between two days, and the day whose states are shown."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from libao_desk.core.dates import parse_date
from libao_desk.core.errors import Refusal
from libao_desk.declare.path import FieldPath, Kind
from libao_desk.declare.register import Register
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.forms.ui_list_filters import Ui_ListFilters
from libao_desk.services.lists.query import Filter

STATE = "state"
"""The state has a box of its own beside the find line."""
PERSON = "person"
"""Persons are found by typing, never chosen from a list."""
ANY = "不限"


class ListFilters(QWidget):
    """Says `changed` when the list is to be read again; `said` and `say` are how a view is kept and used again."""

    changed = Signal()

    def __init__(self, context: Context, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.ui = Ui_ListFilters()
        self.ui.setupUi(self)
        for column in _filterable(register):
            box = self.ui.day_box if column.kind is Kind.DATE else self.ui.field_box
            box.addItem(column.label, column)
        self._offer_values()
        self._connect()

    def filters(self) -> tuple[Filter, ...]:
        """The conditions set; a day that cannot be read sets none and is told."""
        self.ui.problem.clear()
        found: list[Filter] = []
        column, value = self.ui.field_box.currentData(), self.ui.value_box.currentData()
        if column is not None and value is not None:
            found.append(Filter(column.key, among=(value,)))
        try:
            low, high = self._day(self.ui.from_edit), self._day(self.ui.to_edit)
        except Refusal as refusal:
            self.ui.problem.setText(refusal.sentence)
            return tuple(found)
        column = self.ui.day_box.currentData()
        if column is not None and (low or high):
            found.append(Filter(column.key, low=low, high=high))
        return tuple(found)

    def as_of(self) -> date | None:
        """The past day whose states are wanted, None for today; a day that cannot be read is told and wants none."""
        today, told = self.context.office.today, ""
        try:
            day = self._day(self.ui.as_of_edit)
        except Refusal as refusal:
            day, told = None, refusal.sentence
        if day is not None and day > today:
            day, told = None, f"{day:%Y-%m-%d}晚于今天，列表仍是今天的。"
        set_tone(self.ui.as_of_problem, "late", told)
        return None if day == today else day

    def clear(self) -> None:
        """Set no condition."""
        self.say([])

    def is_set(self) -> bool:
        """Whether the list is narrowed, or shown as of a past day."""
        return bool(self.filters()) or self.as_of() is not None

    def said(self) -> list[str]:
        """What is chosen and typed, in the words on the screen."""
        ui = self.ui
        chosen = [box.currentText() for box in (ui.field_box, ui.value_box, ui.day_box)]
        return [*chosen, *(line.text() for line in (ui.from_edit, ui.to_edit, ui.as_of_edit))]

    def say(self, said: list[str]) -> None:
        """Choose and type what was said; words no longer offered set no condition."""
        field, value, day, low, high, as_of = (*said, *[""] * 6)[:6]
        with QSignalBlocker(self):
            _choose(self.ui.field_box, field)
            _choose(self.ui.value_box, value)
            _choose(self.ui.day_box, day)
            self.ui.from_edit.setText(low)
            self.ui.to_edit.setText(high)
            self.ui.as_of_edit.setText(as_of)
        self.changed.emit()

    def _day(self, line: QLineEdit) -> date | None:
        text = line.text().strip()
        return parse_date(text, self.context.office.today) if text else None

    def _offer_values(self) -> None:
        box, column = self.ui.value_box, self.ui.field_box.currentData()
        with QSignalBlocker(box):
            box.clear()
            box.addItem(ANY, None)
            for label, value in self._values_of(column) if column is not None else ():
                box.addItem(label, value)
        self.changed.emit()

    def _values_of(self, column: FieldPath) -> Iterator[tuple[str, object]]:
        if column.kind is Kind.REFERENCE:
            for ref in self.context.office.people.choices(str(column.target.__tablename__)):
                yield ref.label, ref.label
        for code in column.choices:
            yield code.label, code

    def _connect(self) -> None:
        ui = self.ui
        ui.field_box.currentIndexChanged.connect(self._offer_values)
        ui.value_box.currentIndexChanged.connect(self.changed)
        ui.day_box.currentIndexChanged.connect(self.changed)
        ui.from_edit.editingFinished.connect(self.changed)
        ui.to_edit.editingFinished.connect(self.changed)
        ui.as_of_edit.editingFinished.connect(self.changed)
        ui.clear_button.clicked.connect(self.clear)


def _choose(box: QComboBox, text: str) -> None:
    box.setCurrentIndex(max(0, box.findText(text)))


def _filterable(register: Register) -> Iterator[FieldPath]:
    """Dates, code lists and entries of the office's own lists, each column once, those of the list first."""
    offered: set[str] = set()
    for column in register.listed:
        if column.key in offered or column.plural or column.key == STATE:
            continue
        chosen = column.kind is Kind.REFERENCE and column.target.__tablename__ != PERSON
        if chosen or column.kind in (Kind.DATE, Kind.CHOICE):
            offered.add(column.key)
            yield column
