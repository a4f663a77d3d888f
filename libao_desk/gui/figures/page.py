"""The office's figures (统计): any period, each figure beside the period before, each with the list behind it."""

from datetime import date
from pathlib import Path
from urllib.parse import unquote

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QDialog, QHeaderView, QTreeWidgetItem, QWidget

from libao_desk.core.errors import Refusal
from libao_desk.core.period import Period
from libao_desk.gui.base import clipboard, dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.folding_row import FoldingRow
from libao_desk.gui.base.tasks import Task
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.forms.ui_statistics_page import Ui_StatisticsPage
from libao_desk.people.access import Action
from libao_desk.services.figures.evaluation import FigureValue
from libao_desk.services.figures.report import (
    Compared,
    StatisticsReport,
    fraction,
    shown,
    shown_change,
    shown_difference,
)
from libao_desk.services.files import write_file

from .figure_list import FigureList
from .views import FIGURE, digest_html, show_charts, show_table

COLUMNS = ("指标", "本期", "单位", "分子／分母", "上期", "增减", "增减幅")
WIDTHS = (360, 120, 70, 140, 120, 150, 110)
NUMBERS = (1, 3, 4, 5, 6)
"""Columns that are read from the right."""
AT_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LENGTHS = (("月", 1), ("季度", 3), ("半年", 6), ("年", 12))
LAST_FOLDER = "statistics/folder"
Computed = tuple[StatisticsReport, tuple[bytes, ...]]


def period_holding(day: date, length: int) -> Period:
    """The period of that many months that holds a day."""
    return Period(day.year, (day.month - 1) // length * length + 1, length)


def period_after(period: Period) -> Period:
    """The period of the same length after this one."""
    month = period.first_month + period.length
    return Period(period.year + (month > 12), (month - 1) % 12 + 1, period.length)


class StatisticsPage(QWidget):
    """A report computed on the worker from the records as they stood at the period's end."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.ui = Ui_StatisticsPage()
        self.ui.setupUi(self)
        FoldingRow.over(self.ui.column, self.ui.bar)
        self._report: StatisticsReport | None = None
        self._values: dict[str, FigureValue] = {}
        self._list: QDialog | None = None
        self._hint = self.ui.told.text()
        set_tone(self.ui.told, "muted")
        set_tone(self.ui.table_note, "muted")
        set_tone(self.ui.period_label, "heading")
        for title, length in LENGTHS:
            self.ui.length_box.addItem(title, length)
        self.period = period_holding(context.office.today, 1)
        self._dress()
        self._connect()
        self.setFocusProxy(self.ui.tree)
        self.refresh()

    def refresh(self) -> None:
        """Compute the report of the period; until it is there nothing can be saved."""
        period, office, family = self.period, self.context.office, self.font().family()
        self.ui.period_label.setText(f"{period.label}　正在计算…")
        self.ui.later_button.setEnabled(period_after(period).first_day <= office.today)
        self._offer_saving(may=False)

        def work(_: Task) -> Computed:
            report = office.statistics.report(period)
            return report, office.statistics.charts(report, family)

        task = self.context.run(work, "统计")
        task.answer(self, succeeded=self._take, refused=lambda sentence: self._refuse(period, sentence))

    def _take(self, computed: Computed) -> None:
        report, drawn = computed
        if report.period != self.period:
            return
        self._report = report
        cells = (cell for table in report.tables for line in table.lines for cell in line.cells if cell is not None)
        self._values = {one.value.name: one.value for one in (*cells, *report.figures)}
        self.ui.period_label.setText(report.period.label)
        self._fill_tree(report)
        self._offer_tables(report)
        show_charts(self.ui.charts, report.charts, drawn, report.nothing_to_draw)
        self.ui.digest.setHtml(digest_html(report.digest))
        self._offer_saving(may=True)

    def _refuse(self, period: Period, sentence: str) -> None:
        """Say why there is no report; the figures of another period do not stay under this one's heading."""
        if period != self.period:
            return
        ui = self.ui
        self._report, self._values = None, {}
        ui.period_label.setText(period.label)
        ui.tree.clear()
        ui.table_box.clear()
        ui.table.clear()
        ui.table.setRowCount(0)
        ui.table.setColumnCount(0)
        ui.table_note.clear()
        ui.digest.clear()
        show_charts(ui.charts, (), (), "")
        set_tone(ui.told, "late", sentence)

    def _offer_saving(self, *, may: bool) -> None:
        for button in (self.ui.copy_button, self.ui.sheet_button, self.ui.paper_button):
            button.setEnabled(may)

    def _fill_tree(self, report: StatisticsReport) -> None:
        self.ui.tree.clear()
        groups: dict[str, QTreeWidgetItem] = {}
        for one in report.figures:
            key = one.value.name.split(".")[0]
            if key not in groups:
                groups[key] = QTreeWidgetItem(self.ui.tree, [self.context.book.get(key).title])
                groups[key].setFirstColumnSpanned(True)
                groups[key].setExpanded(True)
                bold = groups[key].font(0)
                bold.setBold(True)
                groups[key].setFont(0, bold)
            _add(groups[key], one)

    def _offer_tables(self, report: StatisticsReport) -> None:
        """The tables by name; the one looked at stays when another period comes."""
        box = self.ui.table_box
        kept = box.currentText()
        box.blockSignals(True)
        box.clear()
        box.addItems([table.title for table in report.tables])
        box.setCurrentIndex(max(box.findText(kept), 0))
        box.blockSignals(False)
        self._show_table()

    def _show_table(self) -> None:
        number = self.ui.table_box.currentIndex()
        if self._report is None or number < 0:
            return
        table = self._report.tables[number]
        show_table(self.ui.table, table)
        self.ui.table_note.setText(table.note)

    def open_behind(self, name: str | None = None) -> QDialog | None:
        """Open the list behind a figure, the one chosen in the tree unless named; its count is what was counted."""
        item = self.ui.tree.currentItem()
        name = name or (None if item is None else item.data(0, FIGURE))
        value = None if name is None else self._values.get(name)
        if value is None:
            return None
        if (closed := self._closed(value)) is not None:
            dialogs.tell(self, closed)
            return None
        title = f"{self.period.label}　{value.title}"
        if not value.tally.lines and not value.entries:
            dialogs.tell(self, f"{self.period.label}“{value.title}”背后没有可以列出的档案。")
            return None
        self._list = FigureList(self.context, title, value, self)
        self._list.open()
        return self._list

    def _closed(self, value: FigureValue) -> str | None:
        """The sentence that keeps the records behind a figure from the officer; the figure itself is everybody's."""
        try:
            for register in {ref.register for ref in value.behind}:
                self.context.office.desk.allow(register, Action.LIST)
        except Refusal as closed:
            return closed.sentence
        return None

    def export(self, suffix: str, kind: str) -> None:
        """Save the report where the clerk says."""
        report, office = self._report, self.context.office
        if report is None:
            return
        folder = str(self.context.pc.value(LAST_FOLDER, str(Path.home())))
        name = f"{report.period.label}统计报告{suffix}"
        chosen = dialogs.save_file(self, "保存统计报告", str(Path(folder) / name), f"{kind} (*{suffix})")
        if chosen is None:
            return
        target = Path(chosen)

        def work(_: Task) -> None:
            write_file(target, office.statistics.export(report, suffix))

        task = self.context.run(work, "保存统计报告")
        task.answer(self, succeeded=lambda _: self._saved(target), refused=lambda sentence: dialogs.warn(self, sentence))

    def _saved(self, target: Path) -> None:
        self.context.pc.setValue(LAST_FOLDER, str(target.parent))
        set_tone(self.ui.told, "done", f"已保存：{target}")

    def _copy(self) -> None:
        if self._report is not None:
            clipboard.put(self._report.paragraph)
            set_tone(self.ui.told, "done", "总结数据段已复制。")

    def go_to(self, period: Period) -> None:
        """Show another period."""
        self.period = period
        set_tone(self.ui.told, "muted", self._hint)  # what was told is of another period
        self.refresh()

    def _open_cell(self, row: int, column: int) -> None:
        item = self.ui.table.item(row, column)
        if item is not None and item.data(FIGURE):
            self.open_behind(item.data(FIGURE))

    def _open_link(self, link: QUrl) -> None:
        self.open_behind(unquote(link.toString()))

    def _dress(self) -> None:
        tree = self.ui.tree
        tree.setHeaderLabels(COLUMNS)
        tree.setRootIsDecorated(False)
        tree.setUniformRowHeights(True)
        tree.setAlternatingRowColors(True)
        tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        tree.header().setStretchLastSection(False)
        for number, width in enumerate(WIDTHS):
            tree.setColumnWidth(number, width)
        for column in NUMBERS:
            tree.headerItem().setTextAlignment(column, AT_RIGHT)
        table = self.ui.table
        table.setEditTriggers(table.EditTrigger.NoEditTriggers)
        table.setAlternatingRowColors(True)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()

    def _connect(self) -> None:
        ui = self.ui
        ui.length_box.currentIndexChanged.connect(lambda: self.go_to(period_holding(self.period.last_day, ui.length_box.currentData())))
        ui.earlier_button.clicked.connect(lambda: self.go_to(self.period.previous()))
        ui.later_button.clicked.connect(lambda: self.go_to(period_after(self.period)))
        ui.tree.itemActivated.connect(lambda *_: self.open_behind())
        ui.table_box.currentIndexChanged.connect(lambda _: self._show_table())
        ui.table.cellActivated.connect(self._open_cell)
        ui.digest.anchorClicked.connect(self._open_link)
        ui.copy_button.clicked.connect(self._copy)
        for button in (ui.sheet_button, ui.paper_button):
            button.setVisible(self.context.office.desk.may("", Action.EXPORT))
        ui.sheet_button.clicked.connect(lambda: self.export(".xlsx", "Excel表格"))
        ui.paper_button.clicked.connect(lambda: self.export(".pdf", "PDF"))
        self.context.record_saved.connect(self.refresh)
        self.context.records_changed.connect(self.refresh)


def _add(group: QTreeWidgetItem, one: Compared) -> None:
    value = one.value
    texts = [value.title, shown(value), value.unit, fraction(value), shown(one.before), shown_difference(one), shown_change(one)]
    item = QTreeWidgetItem(group, texts)
    item.setData(0, FIGURE, value.name)
    for column in NUMBERS:
        item.setTextAlignment(column, AT_RIGHT)
