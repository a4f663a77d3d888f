"""A form of the county's (县里的表): dropped on the window, its heads read, what stands under each confirmed, seen and kept."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QTableWidgetItem, QWidget

from libao_desk.core.errors import Refusal, Trouble
from libao_desk.core.period import Period
from libao_desk.gui.base import dialogs
from libao_desk.gui.base.calm_boxes import CalmBox
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.fitting_dialog import FittingDialog
from libao_desk.gui.base.plain_table import PlainTable, show_in
from libao_desk.gui.base.tasks import Task
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.forms.ui_layout_dialog import Ui_LayoutDialog
from libao_desk.services.files import write_file
from libao_desk.services.layouts.forms import LayoutDraft, shared_file
from libao_desk.services.rosters.rosters import RosterTable
from libao_desk.sheets.form_build import FormColumn

from .export_preview import cell_text

LAST_FOLDER = "layouts/folder"
SHARED = ".json"
HEADS = ("列", "表头", "填写内容", "说明")
KEY = 2
LEFT_EMPTY = "不填"
PREVIEW_ROWS = 100


class LayoutDialog(FittingDialog):
    """Nothing is kept before the button is pressed; `kept` gives the form's name, or nothing where it was put out of use."""

    kept = Signal(str)

    def __init__(self, context: Context, kind: str, table: RosterTable, period: Period, parent: QWidget | None = None) -> None:
        """`table` holds the rows of the preview: what the roster has in the period."""
        super().__init__(parent)
        self.context = context
        self.kind, self._table, self._period = kind, table, period
        self.draft: LayoutDraft | None = None
        self.ui = Ui_LayoutDialog()
        self.ui.setupUi(self)
        self.setWindowTitle(f"县里的表：{table.roster.title}")
        self._choices = context.office.layouts.choices(kind)
        self._preview = PlainTable((), self)
        show_in(self.ui.preview, self._preview)
        set_tone(self.ui.hint, "muted")
        self.ui.progress.hide()
        self._connect()
        self.show_draft(None)

    # --- the form ------------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file dragged over the window is welcome."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A file dropped is read like one chosen."""
        if path := event.mimeData().urls()[0].toLocalFile():
            event.acceptProposedAction()
            self.read(Path(path))

    def choose(self) -> None:
        """Choose the blank form."""
        self._choose("选择县里的空白表", "Excel (*.xlsx);;所有文件 (*)")

    def take(self) -> None:
        """Choose a form that another office gave."""
        self._choose("选择别所给的表样文件", f"表样文件 (*{SHARED});;所有文件 (*)")

    def read(self, source: Path) -> None:
        """Read a blank form, or a form that another office gave; stores nothing, and what was shown before goes."""
        self.show_draft(None)
        self.context.pc.setValue(LAST_FOLDER, str(source.parent))
        layouts, kind = self.context.office.layouts, self.kind
        if source.suffix.lower() == SHARED:
            self._run(lambda _: _of_kind(layouts.read_shared(_bytes_of(source)), kind), self.show_draft)
        else:
            self._run(lambda _: layouts.read(kind, source), partial(self.show_draft, proposed=source.stem))

    def show_kept(self, name: str) -> None:
        """Look at a form that is kept."""
        layouts, kind = self.context.office.layouts, self.kind
        self._run(lambda _: layouts.opened(kind, name), self.show_draft)

    def keep(self) -> None:
        """Keep the form under its name."""
        draft, name, layouts = self.draft, self.ui.name_box.text(), self.context.office.layouts
        if draft is not None:
            self._run(lambda _: layouts.save(draft, name), lambda view: self._done(view.name))

    def remove(self) -> None:
        """Put the form out of use."""
        draft, layouts = self.draft, self.context.office.layouts
        if draft is not None and dialogs.ask(self, f"停用表样“{draft.name}”吗？", yes="停用", no="不停用"):
            self._run(lambda _: layouts.remove(draft.kind, draft.name), lambda _: self._done(""))

    def share(self) -> None:
        """Save the form as a small file for another office."""
        draft = self.draft
        if draft is None:
            return
        folder = Path(str(self.context.pc.value(LAST_FOLDER, str(Path.home()))))
        chosen = dialogs.save_file(self, "存成表样文件", str(folder / f"{draft.name}{SHARED}"), f"表样文件 (*{SHARED})")
        if chosen is not None:
            told = f"已存为{chosen}，其中没有任何人员信息。"
            self._run(lambda _: write_file(Path(chosen), shared_file(draft)), lambda _: set_tone(self.ui.told, "done", told))

    def show_draft(self, draft: LayoutDraft | None, proposed: str = "") -> None:
        """Show a form that was read; one without a name is proposed one."""
        self.draft, ui = draft, self.ui
        is_kept = draft is not None and draft.version > 0
        ui.remove_button.setVisible(is_kept)
        ui.share_button.setVisible(is_kept)
        ui.keep_button.setEnabled(self._may_keep)
        if draft is None:
            ui.columns.setRowCount(0)
            ui.name_box.clear()
            ui.preview_label.clear()
            self._preview.replace_rows((), heads=())
            ui.found_label.setText("请选择县里发的空白表（xlsx）。软件认出表头，提出每列填什么，核对后保存，以后直接选用。")
            return
        ui.name_box.setText(draft.name or proposed)
        ui.columns.clear()
        ui.columns.setColumnCount(len(HEADS))
        ui.columns.setHorizontalHeaderLabels(list(HEADS))
        ui.columns.setRowCount(len(draft.form.columns))
        ui.columns.verticalHeader().hide()
        ui.columns.horizontalHeader().setStretchLastSection(True)
        for place, column in enumerate(draft.form.columns):
            self._show_column(draft, place, column)
        ui.columns.resizeColumnToContents(0)
        ui.columns.resizeColumnToContents(1)
        ui.columns.setColumnWidth(KEY, 260)
        self._show_preview()
        ui.name_box.setFocus()

    # --- inside --------------------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        ui = self.ui
        ui.choose_button.clicked.connect(self.choose)
        ui.take_button.clicked.connect(self.take)
        ui.keep_button.clicked.connect(self.keep)
        ui.remove_button.clicked.connect(self.remove)
        ui.share_button.clicked.connect(self.share)
        ui.close_button.clicked.connect(self.reject)

    def _choose(self, title: str, filters: str) -> None:
        chosen = dialogs.open_file(self, title, str(self.context.pc.value(LAST_FOLDER, str(Path.home()))), filters)
        if chosen is not None:
            self.read(Path(chosen))

    def _run(self, work: Callable[[Task], Any], succeeded: Callable[[Any], object]) -> None:
        set_tone(self.ui.told, "muted", "")
        self._busy(True)
        task = self.context.run(work, "县里的表")
        refused = partial(set_tone, self.ui.told, "late")
        task.answer(self, succeeded=succeeded, refused=refused, ended=lambda: self._busy(False))

    def _busy(self, is_busy: bool) -> None:
        self.ui.progress.setRange(0, 0 if is_busy else 1)
        self.ui.progress.setVisible(is_busy)
        for widget in (self.ui.choose_button, self.ui.take_button, self.ui.columns, self.ui.remove_button, self.ui.share_button):
            widget.setEnabled(not is_busy)
        self.ui.keep_button.setEnabled(not is_busy and self._may_keep)

    @property
    def _may_keep(self) -> bool:
        """A form of which no column is known would be written as a sheet of empty rows."""
        return self.draft is not None and any(self.draft.keys.values())

    def _done(self, name: str) -> None:
        self.kept.emit(name)
        self.accept()

    def _show_column(self, draft: LayoutDraft, place: int, column: FormColumn) -> None:
        ui, forbidden = self.ui, draft.forbidden.get(column.column)
        note = f"不得记录：{forbidden}" if forbidden else f"表中原有“{column.standing}”" if column.standing else ""
        for number, text in ((0, column.letter), (1, column.text), (3, note)):
            ui.columns.setItem(place, number, QTableWidgetItem(text))
        if forbidden:
            ui.columns.setItem(place, KEY, QTableWidgetItem(LEFT_EMPTY))
            return
        box = CalmBox(ui.columns)
        box.setAccessibleName(f"{column.text}填写内容")
        box.addItem("保留原有内容" if column.standing else LEFT_EMPTY, "")
        for key, label in self._choices:
            box.addItem(label, key)
        key = draft.keys.get(column.column, "")
        if box.findData(key) < 0:  # one quarter or month alone, of which there would be too many in every list
            box.addItem(key, key)
        box.setCurrentIndex(box.findData(key))
        box.activated.connect(lambda _: self._choose_key(column.column, str(box.currentData())))
        ui.columns.setCellWidget(place, KEY, box)

    def _choose_key(self, column: int, key: str) -> None:
        if self.draft is not None:
            self.draft = self.draft.with_key(column, key)
            self.ui.keep_button.setEnabled(self._may_keep)
            self._show_preview()

    def _show_preview(self) -> None:
        draft, ui = self.draft, self.ui
        if draft is None:
            return
        sheet = self.context.office.layouts.shown(draft, self._table, self._period)
        lines = sheet.lines(self._table.roster.ended_title)[:PREVIEW_ROWS]
        self._preview.replace_rows([tuple(cell_text(cell) for cell in row) for row in lines], heads=sheet.heads)
        ui.preview_label.setText(f"按{self._table.title}预览，共{len(sheet.rows) + len(sheet.ended)}行：")
        empty = f"“{'”“'.join(draft.empty)}”没有对应的内容，将留空。" if draft.empty else "每一列都有对应的内容。"
        if not self._may_keep:
            empty = "没有一列认得，请核对是否选错了表；确是这张表的，请在“填写内容”中逐列选定，再保存。"
        place = (
            f"第{draft.form.head_top}至{draft.form.head_bottom}行"
            if draft.form.head_bottom > draft.form.head_top
            else f"第{draft.form.head_top}行"
        )
        ui.found_label.setText(f"在工作表“{draft.form.sheet}”{place}找到表头，{len(draft.form.columns)}列。{empty}{''.join(draft.notes)}")


def _of_kind(draft: LayoutDraft, kind: str) -> LayoutDraft:
    if draft.kind != kind:
        raise Refusal("这个表样是另一种花名册的，请先在导出窗口选择那种花名册。")
    return draft


def _bytes_of(source: Path) -> bytes:
    try:
        return source.read_bytes()
    except OSError as error:
        raise Trouble(f"读不到文件“{source.name}”。") from error
