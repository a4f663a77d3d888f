"""A register as a list (列表): find as you type, filter, sort in the file, choose columns, open."""

from array import array
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QWidget

from libao_desk.core.text import for_pasting
from libao_desk.declare.path import FieldPath
from libao_desk.gui.base import clipboard, dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.folding_row import FoldingRow
from libao_desk.gui.base.looking import SearchNote
from libao_desk.gui.base.text_size import scaled
from libao_desk.gui.base.wide_choices import drop_wide
from libao_desk.gui.forms.ui_list_page import Ui_ListPage
from libao_desk.gui.sheets.sheet_files import save_template, send_sheet
from libao_desk.people.access import Action
from libao_desk.services.lists.query import HANDLER, Filter, ListQuery
from libao_desk.services.lists.saved_views import Shown
from libao_desk.services.records.drafts import RecordRef

from .columns import search_hint, width_of
from .filters import STATE, ListFilters
from .many_at_once import batch_for, roll_for
from .model import ListModel
from .numbers import RowNumbers
from .reading import ListReading
from .views_box import ViewsBox

ROW_HEIGHT, ROW_AIR = 26, 8
ROW_NUMBER_WIDTH = 46
ANY_STATE, ANY_HANDLER = "所有状态", "所有经办人"
MINORS_STAY = "未成年人的{}条依法保密，没有复制。"
BAND = "状态是当日的状态，当日以后登记的不在内；其他各列是今天的内容。"
MORE_PLACE = 1
"""Where the row of further conditions stands, below the find line."""


class ListPage(QWidget):
    """The list of one register, or of the records behind a figure."""

    new_wished = Signal()
    import_wished = Signal()

    def __init__(self, context: Context, register_key: str, parent: QWidget | None = None, *, only: Sequence[int] | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.register = context.book.get(register_key)
        self._only = None if only is None else tuple(only)
        self._sort, self._descending = "", False
        self.ui = Ui_ListPage()
        self.ui.setupUi(self)
        FoldingRow.over(self.ui.column, self.ui.bar)
        FoldingRow.over(self.ui.column, self.ui.foot)
        self.more = ListFilters(context, self.register, self)
        self.more.hide()
        self.ui.column.insertWidget(MORE_PLACE, self.more)
        self.ui.search_box.setPlaceholderText(hint := search_hint(self.register))
        self.ui.search_box.setToolTip(hint)
        self.model = ListModel(context, self.register, self._kept_columns())
        self._reading = ListReading(context, register_key, self)
        self._opens_when_read = False
        self._told = ""
        self._dress_table()
        self._fill_filters()
        self._connect()
        self.numbers = RowNumbers(self)
        self.setFocusProxy(self.ui.search_box)
        self.refresh()

    # --- what is shown -------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the ids again."""
        query = ListQuery(
            filters=self._filters(),
            sort=self._sort,
            descending=self._descending,
            only=self._only,
            with_closed=not self.ui.open_only.isChecked(),
            on=self.more.as_of(),
        )
        self._opens_when_read = False
        self._reading.ask(query, self.ui.search_box.text())

    def _take(self, ids: "array[int]", query: ListQuery) -> None:
        """Show what was read; the row at hand stays chosen where it is still there."""
        chosen = self.selected()
        self.model.show(ids, query.on)
        self._say_count()
        self._say_day(query.on)
        if chosen:
            self._choose(chosen[0].id)
        if self._opens_when_read:
            self._opens_when_read = False
            self.open_selected()

    def selected(self) -> list[RecordRef]:
        """The records chosen, in the order of the list."""
        return [self.model.ref(index.row()) for index in self._chosen_rows()]

    def _chosen_rows(self) -> list[QModelIndex]:
        return sorted(self.ui.table.selectionModel().selectedRows(), key=lambda index: index.row())

    def open_selected(self) -> None:
        """Open what is chosen; with nothing chosen the first row. What was just typed is waited for."""
        if self._reading.is_waiting:
            self._opens_when_read = True
            return
        chosen = self.selected() or ([self.model.ref(0)] if self.model.rowCount() else [])
        for ref in chosen[:10]:
            self.context.open_record.emit(ref)

    def call_roll(self) -> None:
        """Enter one lesson or day of service for those chosen; with nobody chosen for all the list shows."""
        if (dialog := roll_for(self)) is not None:
            self.roll = dialog
            dialog.open()

    def print_many(self) -> None:
        """One paper for each record chosen; with none chosen for all the list shows."""
        if (dialog := batch_for(self)) is not None:
            self.batch = dialog
            dialog.open()

    def chosen_or_all(self) -> list[RecordRef]:
        """The records chosen, be it a single one; with none chosen all the list shows."""
        return self.selected() or [self.model.ref(row) for row in range(self.model.rowCount())]

    def copy(self) -> None:
        """Copy the chosen rows as they are shown, ID numbers half hidden, minors left out, for pasting into a sheet."""
        heads = [column.label for column in self.model.columns]
        chosen = {ref.id: index.row() for ref, index in zip(self.selected(), self._chosen_rows(), strict=True)}
        minors = self.context.office.lists.minors(self.register.key, list(chosen))
        clipboard.put(for_pasting([heads, *(self.model.cells(row) for key, row in chosen.items() if key not in minors)]))
        if minors:
            dialogs.tell(self, MINORS_STAY.format(len(minors)))

    def send_sheet(self) -> None:
        """Send what is chosen, or all the list shows, to be mended in a sheet that comes back."""
        refs = self.chosen_or_all()
        own = self.model.columns if self.model.columns != self.register.columns else ()
        send_sheet(self.context, self.register.key, [ref.id for ref in refs], own, self)

    def _save_template(self) -> None:
        save_template(self.context, self.register.key, self)

    def _filters(self) -> tuple[Filter, ...]:
        state, handler = self.ui.state_box.currentData(), self.ui.handler_box.currentData()
        found = [Filter(STATE, among=(state,))] if state is not None else []
        if handler is not None:
            found.append(Filter(HANDLER, among=(handler,)))
        return (*found, *self.more.filters())

    def _show_more(self, is_shown: bool) -> None:
        """The row of further conditions; hidden it sets none, so that no list is short for a reason nobody sees."""
        self.more.setVisible(is_shown)
        if not is_shown:
            self.more.clear()

    def _say_day(self, day: date | None) -> None:
        """The band over a list of a past day."""
        self.ui.band.setVisible(day is not None)
        if day is not None:
            self.ui.band_label.setText(f"截至{day:%Y-%m-%d}的列表：{BAND}")

    def _say_count(self) -> None:
        count = self.model.rowCount()
        filtered = bool(self.ui.search_box.text().strip() or self._filters() or self.ui.open_only.isChecked() or self.model.on)
        self._told = f"共{count}条" + ("（已筛选）" if filtered else "")
        self._say_chosen()
        self.ui.table.setVisible(count > 0)
        self.ui.send_button.setVisible(count > 0 and self.context.office.desk.may(self.register.key, Action.EXPORT))
        self.ui.empty_place.setVisible(count == 0)
        self.ui.empty_label.setText("没有符合条件的档案。" if filtered else f"{self.register.title}还没有档案。")

    def _say_chosen(self) -> None:
        """How many are chosen, where it is more than the one that is stood on: acts on many take these."""
        chosen = len(self.ui.table.selectionModel().selectedRows())
        self.ui.count_label.setText(f"{self._told}，已选{chosen}条" if chosen > 1 else self._told)

    def _choose(self, record_id: int) -> None:
        row = self.model.row_of(record_id)
        if row is not None:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.ui.table.selectionModel().setCurrentIndex(self.model.index(row, 0), flags)

    # --- the table --------------------------------------------------------------------------------------------------------

    def _dress_table(self) -> None:
        table = self.ui.table
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setAlternatingRowColors(True)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        rows = table.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(max(ROW_HEIGHT, table.fontMetrics().height() + ROW_AIR))
        rows.setFixedWidth(scaled(ROW_NUMBER_WIDTH))
        columns = table.horizontalHeader()
        columns.setSectionsClickable(True)
        columns.setHighlightSections(False)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setSortIndicatorShown(True)
        columns.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._set_widths()

    def _set_widths(self) -> None:
        kept = self._pc_value("widths").split(",")
        for number, column in enumerate(self.model.columns):
            width = int(kept[number]) if len(kept) == len(self.model.columns) and kept[number].isdigit() else width_of(column)
            self.ui.table.setColumnWidth(number, width)
        self.ui.table.horizontalHeader().setStretchLastSection(True)

    def _keep_widths(self) -> None:
        widths = (str(self.ui.table.columnWidth(number)) for number in range(len(self.model.columns)))
        self.context.pc.setValue(self._pc_key("widths"), ",".join(widths))

    def _sort_by(self, section: int) -> None:
        key = self.model.columns[section].key
        self._descending = key == self._sort and not self._descending
        self._sort = key
        self._mark_order()
        self.refresh()

    def _mark_order(self) -> None:
        """The arrow over the column by which the list is sorted, wherever that stands now."""
        section = next((place for place, column in enumerate(self.model.columns) if column.key == self._sort), -1)
        order = Qt.SortOrder.DescendingOrder if self._descending else Qt.SortOrder.AscendingOrder
        self.ui.table.horizontalHeader().setSortIndicator(section, order)

    # --- columns and saved views --------------------------------------------------------------------------------------

    def _kept_columns(self) -> tuple[FieldPath, ...]:
        known = {column.key: column for column in self.register.listed}
        kept = [known[key] for key in self._pc_value("columns").split(",") if key in known]
        return tuple(kept) or self.register.columns

    def _choose_columns(self) -> None:
        menu = QMenu(self)
        shown = {column.key for column in self.model.columns}
        for column in self.register.listed:
            action = menu.addAction(column.label)
            action.setCheckable(True)
            action.setChecked(column.key in shown)
            action.triggered.connect(lambda checked, column=column: self.show_column(column, checked))
        menu.popup(self.ui.columns_button.mapToGlobal(self.ui.columns_button.rect().bottomLeft()))

    def show_column(self, column: FieldPath, is_shown: bool) -> None:
        """Add a column at the right, or take one away; the last one stays."""
        others = tuple(kept for kept in self.model.columns if kept.key != column.key)
        columns = (*others, column) if is_shown else others
        if columns:
            self._use_columns(columns)
            self._mark_order()
            self.refresh()

    def _use_columns(self, columns: tuple[FieldPath, ...]) -> None:
        chosen = self.selected()
        self.model.show_columns(columns)
        if chosen:
            self._choose(chosen[0].id)
        self.context.pc.setValue(self._pc_key("columns"), ",".join(kept.key for kept in columns))
        self._set_widths()

    def shown(self) -> Shown:
        """What the list shows, to be kept as a view."""
        ui = self.ui
        return Shown(
            text=ui.search_box.text(),
            state=ui.state_box.currentText(),
            handler=ui.handler_box.currentText(),
            open_only=ui.open_only.isChecked(),
            more=tuple(self.more.said()),
            columns=tuple(column.key for column in self.model.columns),
            sort=self._sort,
            descending=self._descending,
        )

    def show_view(self, shown: Shown) -> list[str]:
        """Show what a view says; columns that are no more are left out. The words of conditions that are no more."""
        ui, known = self.ui, {column.key: column for column in self.register.listed}
        self._sort, self._descending = shown.sort if shown.sort in known else "", shown.descending
        if columns := tuple(known[key] for key in shown.columns if key in known):
            self._use_columns(columns)
        ui.search_box.setText(shown.text)
        ui.state_box.setCurrentIndex(max(0, ui.state_box.findText(shown.state)))
        ui.handler_box.setCurrentIndex(max(0, ui.handler_box.findText(shown.handler)))
        ui.open_only.setChecked(shown.open_only)
        self.more.say(list(shown.more))
        used = (ui.state_box.currentText(), ui.handler_box.currentText(), *self.more.said())
        wanted = (shown.state, shown.handler, *shown.more)
        lost = [word for word, now in zip(wanted, used, strict=False) if word and word != now]
        ui.more_button.setChecked(self.more.is_set())
        self._mark_order()
        self.refresh()
        return lost

    def _pc_key(self, what: str) -> str:
        return f"list/{self.register.key}/{what}"

    def _pc_value(self, what: str) -> str:
        return str(self.context.pc.value(self._pc_key(what), ""))

    # --- wiring ------------------------------------------------------------------------------------------------------------

    def _fill_filters(self) -> None:
        self.ui.state_box.addItem(ANY_STATE, None)
        for state in self.register.states:
            if state not in self.register.sealed:
                self.ui.state_box.addItem(state.label, state)
        self.ui.handler_box.addItem(ANY_HANDLER, None)
        for officer in self.context.office.officers.all():
            self.ui.handler_box.addItem(officer.name, officer.id)
        self.views = ViewsBox(self)
        drop_wide(self.ui.state_box, self.ui.handler_box, self.ui.views_box)
        self.ui.papers_button.setVisible(bool(self.context.office.batches.kinds(self.register.key)))
        self.ui.roll_button.setVisible(bool(self.context.office.roll.parts(self.register.key)))
        may_edit = self.context.office.desk.may(self.register.key, Action.EDIT)
        for button in (self.ui.new_button, self.ui.empty_new):
            button.setVisible(may_edit and self._only is None)
        may_import = self.context.office.desk.may(self.register.key, Action.IMPORT)
        for button in (self.ui.empty_import, self.ui.empty_template):
            button.setVisible(may_import and self._only is None)

    def _connect(self) -> None:
        ui = self.ui
        self._reading.done.connect(self._take)
        SearchNote(self.context, ui.search_box)
        ui.search_box.textChanged.connect(self.refresh)
        ui.search_box.returnPressed.connect(self.open_selected)
        ui.state_box.currentIndexChanged.connect(self.refresh)
        ui.handler_box.currentIndexChanged.connect(self.refresh)
        ui.open_only.toggled.connect(self.refresh)
        ui.more_button.toggled.connect(self._show_more)
        self.more.changed.connect(self.refresh)
        ui.columns_button.clicked.connect(self._choose_columns)
        ui.roll_button.clicked.connect(self.call_roll)
        ui.papers_button.clicked.connect(self.print_many)
        ui.new_button.clicked.connect(self.new_wished)
        ui.empty_new.clicked.connect(self.new_wished)
        ui.empty_import.clicked.connect(self.import_wished)
        ui.empty_template.clicked.connect(self._save_template)
        ui.send_button.clicked.connect(self.send_sheet)
        ui.table.selectionModel().selectionChanged.connect(lambda *_: self._say_chosen())
        ui.table.activated.connect(self._open_index)  # Enter and double click
        ui.table.customContextMenuRequested.connect(self._show_menu)
        ui.table.horizontalHeader().sectionClicked.connect(self._sort_by)
        ui.table.horizontalHeader().sectionResized.connect(lambda *_: self._keep_widths())
        copy = QShortcut(QKeySequence.StandardKey.Copy, ui.table)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self.copy)
        ui.search_box.stepped.connect(self._enter_table)
        self.context.record_saved.connect(self._saved)
        self.context.records_changed.connect(self.refresh)

    def _saved(self, ref: object) -> None:
        if isinstance(ref, RecordRef) and ref.register == self.register.key:
            self.refresh()

    def _enter_table(self, rows: int) -> None:
        """Down leads from the find line into the table."""
        if rows > 0 and self.model.rowCount():
            if not self.selected():
                self._choose(self.model.ref(0).id)
            self.ui.table.setFocus()

    def _open_index(self, index: QModelIndex) -> None:
        self.context.open_record.emit(self.model.ref(index.row()))

    def _show_menu(self, place: object) -> None:
        menu = QMenu(self)
        menu.addAction("打开", self.open_selected)
        menu.addAction("复制", self.copy)
        if self.context.office.batches.kinds(self.register.key):
            menu.addAction("批量打印文书…", self.print_many)
        menu.popup(self.cursor().pos())
