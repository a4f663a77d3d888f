"""One part of a record as a tab (子表页): its rows above, the form of the row at hand below."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QTableWidgetItem, QWidget

from libao_desk.declare.form import Section
from libao_desk.declare.part import Part
from libao_desk.declare.path import FieldPath, Kind, path
from libao_desk.declare.value import HALF_HIDDEN, masked
from libao_desk.gui.base.folding_row import FoldingRow
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.base.veiled_cells import VeiledCells
from libao_desk.gui.forms.ui_part_tab import Ui_PartTab
from libao_desk.services.records.drafts import Ref, RowDraft, Value

from .form import FormNeeds, RecordForm

ROWS_SEEN = 2
"""So many of the rows are seen whatever the size of the letters: one is chosen there."""
COLUMN_WIDTH = 130


class PartTab(QWidget):
    """Rows are typed into the form; Ctrl+Enter puts the row into the table and begins the next, at the same place on the same day."""

    edited = Signal()
    row_shown = Signal()
    """A row that is not stored yet came into the form."""
    person_wished = Signal(object, str)
    """(this tab, key of the reference): the clerk looks for a person for the row at hand."""

    def __init__(self, part: Part, needs: FormNeeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.part = part
        self.ui = Ui_PartTab()
        self.ui.setupUi(self)
        FoldingRow.over(self.ui.column, self.ui.bar)
        self.rows: list[RowDraft] = []
        self._at: int | None = None
        self._is_typed = False
        self._is_revealed = False
        self._is_open = True
        self._same = ""
        self._columns = tuple(path(field) for field in part.table) or tuple(field for field in part.fields if not field.plural)
        self.form = RecordForm(self)
        self.form.build((Section(part.label, part.form),), needs)
        self.ui.scroll.setWidget(self.form)
        self._dress(needs)
        self._connect()
        self.begin()

    # --- rows in and out ------------------------------------------------------------------------------------------------

    def set_rows(self, rows: list[RowDraft]) -> None:
        """Show the rows of a draft."""
        self.rows = rows
        self._show_rows()
        if self.part.single and self._living():
            self.choose(0)
        else:
            self.begin()

    def let_type(self, *, is_open: bool) -> None:
        """Whether rows can be typed, added and removed, or only looked at."""
        self._is_open = is_open
        self.form.setEnabled(is_open)
        self._say()

    def count(self) -> int:
        """How many rows there are, removed ones left out."""
        return len(self._living())

    def take(self) -> bool:
        """Put what stands in the form into its row; False where something typed cannot be understood."""
        if not self._is_typed:
            return True
        problems = self.form.problems()
        if problems:
            self.form.focus(problems[0][0])
            return False
        values = self.form.values()
        if self._at is None:
            if not any(value not in (None, "") for value in values.values()):
                return True
            self.rows.append(RowDraft())
            self._at = len(self.rows) - 1
        self.rows[self._at].values |= values
        self._is_typed = False
        self._show_rows()
        return True

    def rows_as_typed(self) -> list[RowDraft]:
        """The rows with what stands in the form, for keeping; nothing of the tab changes."""
        if not self._is_typed:
            return self.rows
        at = len(self.rows) if self._at is None else self._at
        row = RowDraft() if self._at is None else self.rows[at]
        typed = replace(row, values=row.values | self.form.settled_values(), unread=self.form.unread_texts())
        return [*self.rows[:at], typed, *self.rows[at + 1 :]]

    def type_again(self) -> None:
        """Bring the row that was being typed when it was kept back into the form, as it stood."""
        for index, row in enumerate(self._living()):
            if row.unread:
                self.choose(index)
                self.form.type_again(row.unread)
                row.unread = {}

    def begin(self, before: Mapping[str, Value] | None = None) -> None:
        """An empty form for a new row, with what is obvious filled in, and where there is one before it, what goes on from that."""
        self._at = None
        going_on = [field for field in self.part.handed_on if (before or {}).get(field.key) is not None]
        self._same = "、".join(field.label for field in going_on)
        self.form.set_values(self._defaults() | {field.key: (before or {})[field.key] for field in going_on})
        self._is_typed = False
        self._say()

    def choose(self, index: int) -> None:
        """Bring one of the rows shown into the form."""
        living = self._living()
        if not 0 <= index < len(living):
            return
        self._at = self.rows.index(living[index])
        self.form.set_values(living[index].values)
        self.form.hide_sensitive(living[index].id is not None and not self._is_revealed)
        if living[index].id is None:
            self.row_shown.emit()
        self._is_typed = False
        self._say()

    def reveal(self) -> None:
        """Show ID numbers and phones whole from now on."""
        self._is_revealed = True
        self.form.hide_sensitive(False)

    def set_person(self, values: Mapping[str, Value]) -> None:
        """Take a person that was looked for."""
        self.form.take_values(values)
        self._typed()

    def focus_row(self) -> None:
        """Put the cursor into the form."""
        self.form.focus_first()

    # --- the buttons ----------------------------------------------------------------------------------------------------

    def _keep(self) -> None:
        if self.take():
            self.edited.emit()
            if not self.part.single:
                self.begin(self.form.values())
            self.focus_row()

    def _new(self) -> None:
        if self.take():
            self.begin()
            self.focus_row()

    def _copy(self) -> None:
        """A new row that says the same as the last but for its days, numbers and phones."""
        living = self._living()
        if living and self.take():
            self.begin()
            said, numbering = living[-1].values, self.part.numbering
            copied = [field.key for field in self.form.fields if _is_copied(field) and field.key in said]
            self.form.take_values({key: said[key] for key in copied if numbering is None or key != numbering.number.key})
            self.focus_row()

    def _remove(self) -> None:
        if self._at is None:
            self.begin()
            return
        row = self.rows[self._at]
        if row.id is None:
            del self.rows[self._at]
        else:
            row.removed = True
        self._at = None
        self._show_rows()
        self.begin()
        self.edited.emit()

    def _select(self) -> None:
        chosen = self.ui.table.currentRow()
        if chosen >= 0 and self.take():
            self.choose(chosen)

    def _typed(self) -> None:
        self._is_typed = True
        self.edited.emit()

    # --- drawing ----------------------------------------------------------------------------------------------------------

    def _living(self) -> list[RowDraft]:
        return [row for row in self.rows if not row.removed]

    def _show_rows(self) -> None:
        table, living = self.ui.table, self._living()
        table.blockSignals(True)
        table.setRowCount(len(living))
        for number, row in enumerate(living):
            for column, field in enumerate(self._columns):
                value = row.values.get(field.key)
                text = value.label if isinstance(value, Ref) else masked(field, value)
                table.setItem(number, column, QTableWidgetItem(text))
        table.clearSelection()
        table.setCurrentCell(-1, -1)
        table.blockSignals(False)
        table.setVisible(bool(living))
        seen = sum(table.rowHeight(number) for number in range(min(len(living), ROWS_SEEN)))
        table.setMinimumHeight(table.horizontalHeader().sizeHint().height() + seen + 2 * table.frameWidth())
        self._say()

    def _say(self) -> None:
        count = len(self._living())
        new = f"新的一行（{self._same}同上一行）" if self._same else "新的一行"
        place = new if self._at is None else f"第{self._living().index(self.rows[self._at]) + 1}行"
        full = self.part.single and count > 0
        self.ui.told.setText(f"共{count}行，正在填：{place}" if not full else "只有一条")
        for button in (self.ui.keep_button, self.ui.remove_button):
            button.setVisible(self._is_open)
        self.ui.new_button.setVisible(self._is_open and not self.part.single)
        self.ui.remove_button.setEnabled(self._at is not None)
        self.ui.copy_button.setVisible(self._is_open and self.part.is_of_one_day and not self.part.single)
        self.ui.copy_button.setEnabled(count > 0)

    def _defaults(self) -> dict[str, Value]:
        found: dict[str, Value] = {}
        for field in self.form.fields:
            choices = self._needs.choices(field.target.__tablename__) if _is_listed(field) else ()
            if len(choices) == 1:
                found[field.key] = choices[0]
        if self.part.is_of_one_day and not self.part.single:
            found[self.part.happened[0].key] = self._needs.today()
        return found

    def _dress(self, needs: FormNeeds) -> None:
        self._needs = needs
        table = self.ui.table
        table.setColumnCount(len(self._columns))
        table.setHorizontalHeaderLabels([field.label for field in self._columns])
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setAlternatingRowColors(True)
        table.setTabKeyNavigation(False)
        table.setAccessibleName(self.part.label)
        table.setItemDelegate(VeiledCells(table, fields=self._columns))
        for column in range(len(self._columns)):
            table.setColumnWidth(column, COLUMN_WIDTH)
        table.horizontalHeader().setStretchLastSection(True)
        set_tone(self.ui.told, "muted")

    def _connect(self) -> None:
        self.ui.table.currentCellChanged.connect(lambda *_: self._select())
        self.ui.keep_button.clicked.connect(self._keep)
        self.ui.new_button.clicked.connect(self._new)
        self.ui.remove_button.clicked.connect(self._remove)
        self.ui.copy_button.clicked.connect(self._copy)
        self.form.edited.connect(self._typed)
        self.form.person_wished.connect(lambda key, _: self.person_wished.emit(self, key))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._keep)


def _is_copied(field: FieldPath) -> bool:
    """Whether a field says the same in a copy: a day does not, and whose number it is nobody should copy unseen."""
    is_day = field.kind in (Kind.DATE, Kind.INSTANT)
    return not (is_day or field.fact.computed or len(field.attributes) > 1 or field.fact.text in HALF_HIDDEN)


def _is_listed(field: FieldPath) -> bool:
    """Whether a field points at one of the office's own short lists."""
    return field.kind is Kind.REFERENCE and field.target.__tablename__ in ("committee", "village")
