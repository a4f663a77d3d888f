"""A ledger in (导入台账): choose the file, look at its columns, look at every row's verdict, and only then store."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QTableWidgetItem, QWidget

from libao_desk.core.period import Period
from libao_desk.gui.base import dialogs
from libao_desk.gui.base.calm_boxes import CalmBox
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.fitting_dialog import FittingDialog
from libao_desk.gui.base.plain_table import PlainTable, show_in
from libao_desk.gui.base.tasks import Task
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.forms.ui_import_wizard import Ui_ImportWizard
from libao_desk.services.closing.correction_hints import hint, months_touched_by
from libao_desk.services.ledgers.guess import doubt_of
from libao_desk.services.ledgers.heads.column_uses import DROPPED, NOT_IMPORTED, ColumnUse, column_uses, field_choices
from libao_desk.services.ledgers.importing import ImportPlan, ImportResult, Verdict
from libao_desk.services.ledgers.lines import Line, counts_of, lines_of, what_goes

from .import_lines import FILTERS, HEADS, in_order, tone_of
from .remembered_columns import remember, remembered
from .sheet_files import save_template

SHEET_FILTER = "表格 (*.xlsx *.xls *.et *.ods *.csv *.xlsm);;所有文件 (*)"
LAST_FOLDER = "imports/folder"
COLUMNS = ("表中的列", "第一格内容", "导入为", "说明")
COLUMN, SAMPLE, FIELD, NOTE = range(len(COLUMNS))
WIDEST_SAMPLE = 160
GOOD = (Verdict.NEW, Verdict.CHANGED)


class ImportWizard(FittingDialog):
    """Four steps; everything before the last press is a look, and Cancel stops each of them."""

    def __init__(self, context: Context, register_key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.register = context.book.get(register_key)
        self.ui = Ui_ImportWizard()
        self.ui.setupUi(self)
        self.plan: ImportPlan | None = None
        """What the last look found; nothing of it is stored yet."""
        self._source: Path | None = None
        self._sheet: str | None = None
        """The sheet that the clerk chose; None leaves it to the program."""
        self._done: set[str] = set()
        """The sheets of the file that were stored already."""
        self.running: Task | None = None
        """What Cancel would stop."""
        self._lines: list[Line] = []
        self._chosen = remembered(context, register_key)
        self._looked_with: dict[str, str] = {}
        self._rows = PlainTable(HEADS, self, tone_column=1)
        show_in(self.ui.rows, self._rows, is_read_whole=True)
        self.ui.filter_box.addItems(list(FILTERS))
        self.setWindowTitle(f"导入{self.register.title}台账")
        self.ui.progress.hide()
        self._connect()
        self._go_to(self.ui.file_step)

    # --- the file ------------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file dragged over the window is welcome while no file is being read."""
        if self.running is None and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A file dropped is looked at like one chosen."""
        path = event.mimeData().urls()[0].toLocalFile()
        if path:
            event.acceptProposedAction()
            self.look_at(Path(path))

    def choose_file(self) -> None:
        """Choose the ledger."""
        folder = str(self.context.pc.value(LAST_FOLDER, str(Path.home())))
        chosen = dialogs.open_file(self, f"选择{self.register.title}台账", folder, SHEET_FILTER)
        if chosen is not None:
            self.look_at(Path(chosen))

    def look_at(self, source: Path) -> None:
        """Read the file and judge its rows; stores nothing."""
        self._source, self._sheet, self._done = source, None, set()
        self.context.pc.setValue(LAST_FOLDER, str(source.parent))
        self._examine(self.ui.columns_step)

    def _examine(self, then: QWidget) -> None:
        source, register, importing = self._source, self.register.key, self.context.office.importing
        if source is None:
            return
        self._looked_with = dict(self._chosen)
        chosen, sheet = self._looked_with, self._sheet
        task = self._start(
            lambda task: importing.examine(register, source, chosen=chosen, sheet=sheet, progress=task.progress), "正在读取和核对…"
        )
        task.answer(self, succeeded=partial(self._examined, then))

    def _examined(self, then: QWidget, plan: ImportPlan) -> None:
        self.plan = plan
        self._show_sheets(plan)
        self._show_columns(plan)
        self._show_rows(plan)
        self._tell(doubt_of(self.context.office.desk, plan))
        self._go_to(then)

    # --- the sheets of the file ----------------------------------------------------------------------------------------

    def _show_sheets(self, plan: ImportPlan) -> None:
        ui, several = self.ui, len(plan.ledgers) > 1
        ui.sheet_box.clear()
        ui.sheet_box.addItems(list(plan.ledgers))
        ui.sheet_box.setCurrentText(plan.sheet)
        ui.sheets_label.setText(f"文件中有{len(plan.ledgers)}张像台账的工作表，一张一张导入。")
        for widget in (ui.sheet_label, ui.sheet_box, ui.sheets_label):
            widget.setVisible(several)

    def _choose_sheet(self, sheet: str) -> None:
        if self.plan is not None and sheet != self.plan.sheet:
            self._sheet = sheet
            self._examine(self.ui.columns_step)

    def _next_sheet(self) -> str | None:
        """The first sheet of the file that is still to be imported."""
        return None if self.plan is None else next((sheet for sheet in self.plan.ledgers if sheet not in self._done), None)

    def _go_on(self) -> None:
        if (sheet := self._next_sheet()) is not None:
            self._choose_sheet(sheet)

    # --- the columns ---------------------------------------------------------------------------------------------------

    def _show_columns(self, plan: ImportPlan) -> None:
        uses = column_uses(plan.columns, plan.heads)
        self._tell_columns(plan, uses)
        table = self.ui.columns
        table.clear()
        table.setColumnCount(len(COLUMNS))
        table.setRowCount(len(uses))
        table.setHorizontalHeaderLabels(COLUMNS)
        table.verticalHeader().hide()
        table.horizontalHeader().setStretchLastSection(True)
        choices = field_choices(self.register)
        for place, use in enumerate(uses):
            table.setItem(place, COLUMN, QTableWidgetItem(f"{plan.letters[place]} {use.head}".replace("\n", "")))
            if use.key != DROPPED:  # what may not be recorded is not shown either
                table.setItem(place, SAMPLE, QTableWidgetItem(plan.samples[place].replace("\n", " ")))
            note = QTableWidgetItem(use.note)
            note.setToolTip(use.note)  # the next step has room for all of it
            table.setItem(place, NOTE, note)
            if use.may_be_changed:
                table.setCellWidget(place, FIELD, self._field_box(use, choices))
            else:
                table.setItem(place, FIELD, QTableWidgetItem(use.label))
        table.resizeColumnToContents(COLUMN)
        table.setColumnWidth(SAMPLE, WIDEST_SAMPLE)
        table.setColumnWidth(FIELD, 200)

    def _field_box(self, use: ColumnUse, choices: tuple[tuple[str, str], ...]) -> QComboBox:
        box = CalmBox(self.ui.columns)
        box.setAccessibleName(f"{use.head}导入为")
        box.addItem("不导入", NOT_IMPORTED)
        for key, label in choices:
            box.addItem(label, key)
        box.setCurrentIndex(max(0, box.findData(use.key)))
        box.activated.connect(lambda _: self._choose_field(use.head, str(box.currentData())))
        return box

    def _tell_columns(self, plan: ImportPlan, uses: Sequence[ColumnUse]) -> None:
        read = sum(self._chosen.get(use.head, use.key) not in (NOT_IMPORTED, DROPPED) for use in uses)
        self.ui.columns_label.setText(f"“{plan.source}”共{len(uses)}列{len(plan.rows)}行，将导入{read}列。不对的列请在“导入为”中改选。")

    def _choose_field(self, head: str, key: str) -> None:
        self._chosen[head] = key
        if self.plan is not None:
            self._tell_columns(self.plan, column_uses(self.plan.columns, self.plan.heads))
        remember(self.context, self.register.key, self._chosen)

    # --- the rows ------------------------------------------------------------------------------------------------------

    def _show_rows(self, plan: ImportPlan) -> None:
        self._lines = lines_of(plan)
        self.ui.counts_label.setText(counts_of(plan))
        self.ui.filter_box.setCurrentIndex(0)
        self._filter()
        good = sum(plan.count(verdict) for verdict in GOOD)
        if plan.is_clean:
            advice = "全部行都可以存入。" if good else "没有新增和变化，不需要存入。"
        elif good:
            advice = "有被拒收或冲突的行：可以先在原表中改好再导入；也可以只存入新增和有变化的行，其余不动。"
        else:
            advice = "没有可以存入的行：请先在原表中改好再导入。"
        going = what_goes(plan) if good else ""
        set_tone(self.ui.advice, "late" if going else "done" if plan.is_clean else "soon", advice + going)

    def _filter(self) -> None:
        lines = in_order(self._lines, self.ui.filter_box.currentText())
        self._rows.replace_rows([line.cells for line in lines], [tone_of(line) for line in lines])
        self.ui.shown_label.setText(f"{len(lines)}条")

    def _store_all(self) -> None:
        self._store(())

    def give_back(self) -> None:
        """Save the sender's own sheet with the wrong cells red and the reasons beside them."""
        plan, source, importing = self.plan, self._source, self.context.office.importing
        if plan is None or source is None:
            return
        proposed = str(source.with_name(f"{source.stem}（标红）.xlsx"))
        chosen = dialogs.save_file(self, "保存标红副本", proposed, "Excel工作簿 (*.xlsx)")
        if chosen is None:
            return
        task = self._start(lambda _: importing.save_marked_copy(plan, source, Path(chosen)), "正在标注…")
        task.answer(self, succeeded=lambda _: dialogs.tell(self, f"已保存“{Path(chosen).name}”，改正后重新导入。"))

    def _store_part(self) -> None:
        plan = self.plan
        if plan is None:
            return
        good = sum(plan.count(verdict) for verdict in GOOD)
        left = plan.count(Verdict.REFUSED) + plan.count(Verdict.CONFLICT)
        if dialogs.ask(self, f"只存入新增和有变化的{good}行，被拒收和冲突的{left}行不存。存入吗？", yes="存入", no="不存"):
            self._store(GOOD)

    def _store(self, accept: tuple[Verdict, ...]) -> None:
        plan, importing = self.plan, self.context.office.importing
        if plan is None:
            return
        task = self._start(lambda task: importing.store(plan, accept=accept, progress=task.progress), "正在存入…")
        task.answer(self, succeeded=self._stored)

    def _stored(self, result: ImportResult) -> None:
        plan = result.plan
        left = len(plan.rows) - result.stored_rows
        self.ui.result_label.setText(
            f"已存入{result.stored_rows}行，未存{left}行。\n{counts_of(plan)}\n30日内可以在“登记”菜单的“撤销导入”中撤销。"
        )
        self._tell_closed_months(result)
        self._done.add(plan.sheet)
        following = self._next_sheet()
        self.ui.more_button.setVisible(following is not None)
        self.ui.more_button.setText(f"接着导入“{following}”")
        self._go_to(self.ui.result_step)
        self.context.records_changed.emit()

    def _tell_closed_months(self, result: ImportResult) -> None:
        desk, register = self.context.office.desk, self.register

        def tell(months: tuple[Period, ...]) -> None:
            if sentence := hint(register, months):
                self.ui.result_label.setText(f"{self.ui.result_label.text()}\n\n{sentence}")

        task = self.context.run(lambda _: months_touched_by(desk, register.key, result.record_ids), "核对已月结的月份")
        task.answer(self, succeeded=tell)

    # --- moving about --------------------------------------------------------------------------------------------------

    def _save_template(self) -> None:
        save_template(self.context, self.register.key, self)

    def _connect(self) -> None:
        ui = self.ui
        ui.choose_button.clicked.connect(self.choose_file)
        ui.template_button.clicked.connect(self._save_template)
        ui.next_button.clicked.connect(self._next)
        ui.back_button.clicked.connect(self._back)
        ui.cancel_button.clicked.connect(self.reject)
        ui.part_button.clicked.connect(self._store_part)
        ui.copy_button.clicked.connect(self.give_back)
        ui.more_button.clicked.connect(self._go_on)
        ui.sheet_box.activated.connect(lambda _: self._choose_sheet(ui.sheet_box.currentText()))
        ui.filter_box.currentIndexChanged.connect(lambda _: self._filter())

    @property
    def _step(self) -> QWidget | None:
        return self.ui.steps.currentWidget()

    def reject(self) -> None:
        """Cancel: stop what is running, else close; nothing was stored unless the result says so."""
        if self.running is not None:
            self.running.cancel()
            self.ui.cancel_button.setEnabled(False)
            return
        super().reject()

    def _next(self) -> None:
        ui = self.ui
        if self._step is ui.file_step:
            self.choose_file()
        elif self._step is ui.columns_step:
            if self._chosen == self._looked_with:
                self._go_to(ui.rows_step)
            else:
                self._examine(ui.rows_step)
        elif self._step is ui.rows_step:
            self._store_all()
        else:
            self.accept()

    def _back(self) -> None:
        self._go_to(self.ui.file_step if self._step is self.ui.columns_step else self.ui.columns_step)

    def _go_to(self, step: QWidget) -> None:
        ui, plan = self.ui, self.plan
        ui.steps.setCurrentWidget(step)
        titles = {
            ui.file_step: ("第1步　选择文件", "选择文件…"),
            ui.columns_step: ("第2步　核对各列", "下一步：看每一行"),
            ui.rows_step: ("第3步　核对各行", "全部存入"),
            ui.result_step: ("导入完成", "关闭"),
        }
        ui.step_label.setText(titles[step][0])
        ui.next_button.setText(titles[step][1])
        good = 0 if plan is None else sum(plan.count(verdict) for verdict in GOOD)
        is_clean = plan is not None and plan.is_clean
        ui.choose_button.hide()
        ui.back_button.setVisible(step in (ui.columns_step, ui.rows_step))
        ui.cancel_button.setVisible(step is not ui.result_step)
        ui.copy_button.setVisible(step is ui.rows_step and not is_clean)
        ui.part_button.setVisible(step is ui.rows_step and not is_clean and good > 0)
        ui.next_button.setVisible(step is not ui.rows_step or is_clean)
        ui.next_button.setEnabled(step is not ui.rows_step or good > 0)
        (ui.rows if step is ui.rows_step else ui.next_button).setFocus()

    def _start(self, work: Callable[[Task], Any], sentence: str) -> Task:
        self._tell("")
        for widget in (self.ui.steps, self.ui.back_button, self.ui.next_button, self.ui.part_button, self.ui.copy_button):
            widget.setEnabled(False)
        self.ui.progress.setRange(0, 0)
        self.ui.progress.setFormat(sentence)
        self.ui.progress.show()
        task = self.running = self.context.run(work, sentence)
        task.progressed.connect(self._advance)
        task.answer(self, refused=self._tell)
        task.cancelled.connect(self._say_cancelled)
        task.answer(self, ended=self._ended)
        return task

    def _advance(self, done: int, total: int) -> None:
        self.ui.progress.setRange(0, total)
        self.ui.progress.setValue(done)
        if total:
            self.ui.progress.setFormat(f"{done} / {total} 行")

    def _ended(self) -> None:
        self.running = None
        self.ui.progress.hide()
        for widget in (
            self.ui.steps,
            self.ui.back_button,
            self.ui.cancel_button,
            self.ui.next_button,
            self.ui.part_button,
            self.ui.copy_button,
        ):
            widget.setEnabled(True)
        if (step := self._step) is not None:
            self._go_to(step)

    def _say_cancelled(self) -> None:
        self._tell("已取消，没有存入任何内容。")

    def _tell(self, sentence: str) -> None:
        self.ui.problem.setText(sentence)
        self.ui.problem.setVisible(bool(sentence))
