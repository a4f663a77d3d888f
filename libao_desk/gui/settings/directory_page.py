"""The office's own lists on the screen (名册): villages, committees, mediators, organisations."""

from collections.abc import Callable

from PySide6.QtWidgets import QAbstractItemView, QTableWidgetItem, QWidget

from libao_desk.declare.value import masked
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.hold import Hold
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.forms.ui_directory_page import Ui_DirectoryPage
from libao_desk.gui.record.form import RecordForm
from libao_desk.gui.record.new_entry import form_needs
from libao_desk.people.access import Action
from libao_desk.services.persons.directory import DirectoryList
from libao_desk.services.records.drafts import Ref, RowView

COLUMN_WIDTH = 150


class DirectoryPage(QWidget):
    """A list above, the entry at hand below."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.ui = Ui_DirectoryPage()
        self.ui.setupUi(self)
        self.form: RecordForm | None = None
        self._hold = Hold(self, self)
        self._entries: tuple[RowView, ...] = ()
        self._at: RowView | None = None
        set_tone(self.ui.told, "muted")
        set_tone(self.ui.problem, "late", "")
        table = self.ui.table
        table.setAccessibleName("名册内容")
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setAlternatingRowColors(True)
        for listed in context.office.directory.lists:
            self.ui.list_box.addItem(listed.title)
        self.ui.list_box.currentIndexChanged.connect(lambda _: self._show_list())
        table.currentCellChanged.connect(lambda row, *_: self._choose(row))
        self.ui.new_button.clicked.connect(self.begin)
        self.ui.save_button.clicked.connect(self.save)
        self.setFocusProxy(self.ui.list_box)
        self._show_list()

    def begin(self) -> None:
        """An empty form for a new entry."""
        self._at = None
        self._allow(self.context.office.directory.may_add(self._listed().key))
        if self.form is not None:
            self.form.set_values({})
            self.form.focus_first()

    def save(self) -> None:
        """Store the entry at hand."""
        if self.form is None or self._hold.is_on:
            return
        problems = self.form.problems()
        if problems:
            self.ui.problem.setText(problems[0][1])
            self.form.focus(problems[0][0])
            return
        original = {} if self._at is None else dict(self._at.values)
        changed = {key: value for key, value in self.form.values().items() if value != original.get(key)}
        listed, directory = self._listed(), self.context.office.directory
        entry_id = None if self._at is None else self._at.id
        release = self._hold.begin()
        task = self.context.run(lambda _: directory.save(listed.key, entry_id, changed, original), "保存名册")
        is_new, name = entry_id is None, str(changed.get("name"))
        task.answer(
            self,
            succeeded=lambda saved: self._saved(listed.key, Ref(saved, name) if is_new else None, release),
            refused=self.ui.problem.setText,
            ended=release,
        )

    def _saved(self, key: str, added: Ref | None, release: Callable[[], None]) -> None:
        release()
        self.ui.problem.clear()
        if added is not None:
            self.context.entry_added.emit(key, added)
        self._fill_table()
        self.begin()

    def _allow(self, may_save: bool) -> None:
        """What would be refused in the end is not typed first."""
        self.ui.save_button.setEnabled(may_save)
        if self.form is not None:
            self.form.setEnabled(may_save)

    def _listed(self) -> DirectoryList:
        return self.context.office.directory.lists[self.ui.list_box.currentIndex()]

    def _show_list(self) -> None:
        listed = self._listed()
        if self.form is not None:
            self.form.setParent(None)
            self.form.deleteLater()
        self.form = RecordForm(self)
        self.form.build(listed.form, form_needs(self.context))
        self.ui.form_column.addWidget(self.form)
        self.ui.new_button.setEnabled(self.context.office.directory.may_add(listed.key))
        self._fill_table()
        self.begin()

    def _fill_table(self) -> None:
        table, listed = self.ui.table, self._listed()
        self._entries = self.context.office.directory.entries(listed.key)
        table.blockSignals(True)
        table.setColumnCount(len(listed.fields))
        table.setHorizontalHeaderLabels([field.label for field in listed.fields])
        table.setRowCount(len(self._entries))
        for row, entry in enumerate(self._entries):
            for column, field in enumerate(listed.fields):
                value = entry.values.get(field.key)
                table.setItem(row, column, QTableWidgetItem(value.label if isinstance(value, Ref) else masked(field, value)))
        for column in range(len(listed.fields)):
            table.setColumnWidth(column, COLUMN_WIDTH)
        table.setCurrentCell(-1, -1)
        table.blockSignals(False)
        self.ui.told.setText(f"共{len(self._entries)}条；不再使用的，把“在用”改为“否”。")

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._entries) and self.form is not None:
            self._at = self._entries[row]
            self._allow(self.context.office.directory.may_change(self._listed().key))
            self.form.set_values(self._at.values)
            self.form.hide_sensitive(not self.context.office.desk.may("", Action.REVEAL))
            self.ui.problem.clear()
