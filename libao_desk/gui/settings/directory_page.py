"""The office's own lists on the screen (名册): villages, committees, mediators, organisations."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QAbstractItemView, QTableWidgetItem, QWidget

from libao_desk.core.errors import ChangedMeanwhile
from libao_desk.declare.value import masked
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.hold import Hold
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.base.unsaved import GIVEN_BACK, Then, TypedPage, after_the_click
from libao_desk.gui.base.veiled_cells import VeiledCells
from libao_desk.gui.forms.ui_directory_page import Ui_DirectoryPage
from libao_desk.gui.record.clash_settling import LOOK_FIRST, SETTLED, settle_values, unless_changed
from libao_desk.gui.record.form import RecordForm
from libao_desk.gui.record.new_entry import form_needs
from libao_desk.people.access import Action
from libao_desk.services.persons.directory import DirectoryList
from libao_desk.services.records.drafts import Ref, RowView, Value
from libao_desk.services.records.typing_journal import pack, unpack

COLUMN_WIDTH = 150


class DirectoryPage(TypedPage):
    """A list above, the entry at hand below; what is typed is asked about before another entry takes its place."""

    page_title = "名册"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.ui = Ui_DirectoryPage()
        self.ui.setupUi(self)
        self.form: RecordForm | None = None
        self._hold = Hold(self, self)
        self._entries: tuple[RowView, ...] = ()
        self._at: RowView | None = None
        self._place = 0
        """The list shown."""
        self._shown: dict[str, Value] = {}
        """What the form showed before anything was typed."""
        self._was: dict[str, Value] = {}
        """What stood where something was typed, as it was typed: of what is put back another may have changed it since."""
        set_tone(self.ui.told, "muted")
        set_tone(self.ui.problem, "late", "")
        table = self.ui.table
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setAlternatingRowColors(True)
        for listed in context.office.directory.lists:
            self.ui.list_box.addItem(listed.title)
        self.ui.list_box.currentIndexChanged.connect(self._wish_list)
        table.currentCellChanged.connect(lambda row, *_: after_the_click(self, self, partial(self._wish_row, row)))
        self.ui.new_button.clicked.connect(lambda: self.begin() if self.may_leave(self.begin) else None)
        self.ui.save_button.clicked.connect(lambda: self.save())
        self.setFocusProxy(self.ui.list_box)
        context.act_undone.connect(self._read_again)
        self._show_list()
        self.take_back()

    def begin(self) -> None:
        """An empty form for a new entry."""
        self._show_entry(None)
        if self.form is not None:
            self.form.focus_first()

    def has_unsaved(self) -> bool:
        """Whether the form shows something that is not in the list."""
        return self.form is not None and bool(self.form.unread_texts() or self.form.settled_values() != self._shown)

    def typed(self) -> dict[str, Any]:
        """The list, the entry, what is typed over it and what stood there."""
        if self.form is None:
            return {}
        over = {key: value for key, value in self.form.settled_values().items() if value != self._shown.get(key)}
        entry, unread = None if self._at is None else self._at.id, self.form.unread_texts()
        was = {key: value for key, value in self._original().items() if key in over or key in unread}
        return {"list": self._listed().key, "entry": entry, "values": pack(over), "unread": unread, "was": pack(was)}

    def type_again(self, typed: dict[str, Any]) -> None:
        """Show list and entry, and what was typed over it."""
        self._turn_to(next((n for n, one in enumerate(self.context.office.directory.lists) if one.key == typed["list"]), 0))
        self._go_to(typed["entry"])
        if self.form is not None:
            fields = {field.key: field for field in self.form.fields}
            self._was = unpack(typed.get("was", {}), fields)  # what earlier versions kept has none
            self.form.take_values(unpack(typed["values"], fields))
            self.form.type_again(typed["unread"])
        set_tone(self.ui.told, "soon", GIVEN_BACK)

    def forget_typed(self) -> None:
        """Show the entry as it is stored."""
        self._show_entry(self._at)

    def save(self, then: Then | None = None) -> None:
        """Store the entry at hand."""
        if self.form is None or self._hold.is_on:
            return
        problems = self.form.problems()
        if problems:
            self.ui.problem.setText(problems[0][1])
            self.form.focus(problems[0][0])
            return
        original, at = self._original(), self._at
        stored = {} if at is None else at.values
        changed = {key: value for key, value in self.form.values().items() if value != stored.get(key)}
        listed, directory, entry_id = self._listed(), self.context.office.directory, None if at is None else at.id
        release = self._hold.begin()
        task = self.context.run(lambda _: unless_changed(lambda: directory.save(listed.key, entry_id, changed, original)), "保存名册")
        task.answer(
            self,
            succeeded=lambda saved: self._saved(listed.key, saved, changed, release, then),
            refused=self.ui.problem.setText,
            ended=release,
        )

    def _saved(
        self, key: str, saved: int | ChangedMeanwhile, changed: dict[str, Value], release: Callable[[], None], then: Then | None
    ) -> None:
        release()
        self.ui.problem.clear()
        if isinstance(saved, ChangedMeanwhile):
            self._settle(changed, then)
            return
        added = Ref(saved, str(changed.get("name"))) if self._at is None else None
        if added is not None:
            self.context.entry_added.emit(key, added)
        self._fill_table()
        self.begin()
        self.stored(then)

    def _settle(self, typed: dict[str, Value], then: Then | None) -> None:
        """Another was faster: for each datum changed by both the clerk says whose value stays."""
        original, at = self._original(), self._at
        self._fill_table()
        now = next((entry for entry in self._entries if at is not None and entry.id == at.id), None)
        if self.form is None or now is None:
            return
        stays = settle_values(self, self.form.fields, typed, original, now.values)
        if stays is None:
            self._mark_row()
            self.ui.problem.setText(LOOK_FIRST)
            return
        self._go_to(now.id)
        self.form.take_values(stays)
        if stays:
            self.save(then)
        else:
            self.stored(then)
            set_tone(self.ui.told, "done", SETTLED)

    def _original(self) -> dict[str, Value]:
        """What the entry said as it was begun to be typed over."""
        return {} if self._at is None else {**self._at.values, **self._was}

    def _wish_list(self, place: int) -> None:
        go = partial(self._turn_to, place)
        self._mark_list()
        if self.may_leave(go):
            go()

    def _read_again(self) -> None:
        """Show the list as it is stored, where nothing is being typed."""
        if not self.has_unsaved():
            at = self._at
            self._fill_table()
            self._go_to(None if at is None else at.id)

    def _turn_to(self, place: int) -> None:
        self._place = place
        self._mark_list()
        self._show_list()

    def _mark_list(self) -> None:
        with QSignalBlocker(self.ui.list_box):
            self.ui.list_box.setCurrentIndex(self._place)

    def _wish_row(self, row: int) -> None:
        if not 0 <= row < len(self._entries):
            return
        go = partial(self._go_to, self._entries[row].id)
        if self.has_unsaved():
            self._mark_row()
        if self.may_leave(go):
            go()

    def _go_to(self, entry_id: int | None) -> None:
        self._show_entry(next((entry for entry in self._entries if entry.id == entry_id), None))
        self._mark_row()

    def _mark_row(self) -> None:
        row = -1 if self._at is None else next((n for n, one in enumerate(self._entries) if one.id == self._at.id), -1)
        with QSignalBlocker(self.ui.table):
            self.ui.table.setCurrentCell(row, max(0, self.ui.table.currentColumn()) if row >= 0 else -1)

    def _allow(self, entry: RowView | None) -> None:
        """What would be refused in the end is not typed first."""
        directory, key = self.context.office.directory, self._listed().key
        may_save = directory.may_add(key) if entry is None else directory.may_change(key)
        self.ui.save_button.setEnabled(may_save)
        if self.form is not None:
            self.form.setEnabled(may_save)

    def _listed(self) -> DirectoryList:
        return self.context.office.directory.lists[self._place]

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
        table.setItemDelegate(VeiledCells(table, fields=listed.fields))
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
        set_tone(self.ui.told, "muted", f"共{len(self._entries)}条；不再使用的，把“在用”改为“否”。")

    def _show_entry(self, entry: RowView | None) -> None:
        """Show an entry as it is stored, or an empty form for a new one."""
        self._at, self._was = entry, {}
        if self.form is None:
            return
        self._allow(entry)
        self.form.set_values({} if entry is None else entry.values)
        if entry is not None:
            self.form.hide_sensitive(not self.context.office.desk.may("", Action.REVEAL))
            self.ui.problem.clear()
        self._shown = self.form.settled_values()
