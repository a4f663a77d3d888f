"""The office's figures (统计): any period, each figure beside the period before, each with the list behind it."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHeaderView, QTreeWidgetItem, QVBoxLayout, QWidget

from libao_desk.core.period import Period
from libao_desk.gui import dialogs
from libao_desk.gui.context import Context
from libao_desk.gui.forms.ui_statistics_page import Ui_StatisticsPage
from libao_desk.gui.list_page import ListPage
from libao_desk.gui.tasks import Task
from libao_desk.gui.tone import set_tone
from libao_desk.services.files import write_file
from libao_desk.services.statistics import FigureValue
from libao_desk.services.statistics_export import shown

COLUMNS = ("指标", "本期", "单位", "分子／分母", "上期")
WIDTHS = (460, 170, 90, 220, 200)
NUMBERS = (1, 3, 4)
"""Columns that are read from the right."""
AT_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LENGTHS = (("月", 1), ("季度", 3), ("半年", 6), ("年", 12))
FIGURE = Qt.ItemDataRole.UserRole
LAST_FOLDER = "statistics/folder"
Values = tuple[FigureValue, ...]


def period_holding(day: date, length: int) -> Period:
    """The period of that many months that holds a day."""
    return Period(day.year, (day.month - 1) // length * length + 1, length)


def period_after(period: Period) -> Period:
    """The period of the same length after this one."""
    month = period.first_month + period.length
    return Period(period.year + (month > 12), (month - 1) % 12 + 1, period.length)


class StatisticsPage(QWidget):
    """Figures computed on the worker from the records as they stood at the period's end."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.ui = Ui_StatisticsPage()
        self.ui.setupUi(self)
        self._values: Values = ()
        self._list: QDialog | None = None
        set_tone(self.ui.told, "muted")
        set_tone(self.ui.period_label, "heading")
        for title, length in LENGTHS:
            self.ui.length_box.addItem(title, length)
        self.period = period_holding(context.office.today, 1)
        self._dress()
        self._connect()
        self.setFocusProxy(self.ui.tree)
        self.refresh()

    def refresh(self) -> None:
        """Compute the figures of the period and of the one before."""
        period, office = self.period, self.context.office
        self.ui.period_label.setText(f"{period.label}　正在计算…")

        def work(_: Task) -> tuple[Period, Values, Values]:
            return period, office.statistics.compute(period), office.statistics.compute(period.previous())

        self.context.run(work, "统计").succeeded.connect(self._take)

    def _take(self, computed: tuple[Period, Values, Values]) -> None:
        period, values, before = computed
        if period != self.period:
            return
        self._values = values
        self.ui.period_label.setText(period.label)
        earlier = {value.name: value for value in before}
        self.ui.tree.clear()
        groups: dict[str, QTreeWidgetItem] = {}
        for value in values:
            key = value.name.split(".")[0]
            if key not in groups:
                groups[key] = QTreeWidgetItem(self.ui.tree, [self.context.book.get(key).title])
                groups[key].setFirstColumnSpanned(True)
                groups[key].setExpanded(True)
                bold = groups[key].font(0)
                bold.setBold(True)
                groups[key].setFont(0, bold)
            self._add(groups[key], value, earlier.get(value.name))

    def _add(self, group: QTreeWidgetItem, value: FigureValue, before: FigureValue | None) -> None:
        fraction = "" if value.denominator is None else f"{value.numerator}／{value.denominator}"
        item = QTreeWidgetItem(group, [value.title, shown(value), value.unit, fraction, shown(before) if before else ""])
        item.setData(0, FIGURE, value.name)
        for column in NUMBERS:
            item.setTextAlignment(column, AT_RIGHT)

    def open_behind(self) -> QDialog | None:
        """Open the list behind the figure chosen; its count is what was counted."""
        item = self.ui.tree.currentItem()
        name = None if item is None else item.data(0, FIGURE)
        value = next((value for value in self._values if value.name == name), None)
        if value is None:
            return None
        if not value.behind:
            dialogs.tell(self, f"{self.period.label}“{value.title}”背后没有可以列出的档案。")
            return None
        dialog = QDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(f"{self.period.label}　{value.title}")
        dialog.resize(1000, 600)
        column = QVBoxLayout(dialog)
        column.addWidget(ListPage(self.context, value.behind[0].register, dialog, only=[ref.id for ref in value.behind]))
        self.context.open_record.connect(dialog.accept)
        dialog.open()
        self._list = dialog
        return dialog

    def export(self, suffix: str, kind: str) -> None:
        """Save the table where the clerk says."""
        period, values, office = self.period, self._values, self.context.office
        folder = str(self.context.pc.value(LAST_FOLDER, str(Path.home())))
        chosen = dialogs.save_file(self, "保存统计表", str(Path(folder) / f"{period.label}统计表{suffix}"), f"{kind} (*{suffix})")
        if chosen is None:
            return
        target = Path(chosen)

        def work(_: Task) -> None:
            write_file(target, office.statistics.export(values, period, suffix))

        task = self.context.run(work, "保存统计表")
        task.answer(self, succeeded=lambda _: self._saved(target), refused=lambda sentence: dialogs.warn(self, sentence))

    def _saved(self, target: Path) -> None:
        self.context.pc.setValue(LAST_FOLDER, str(target.parent))
        self.ui.told.setText(f"已保存：{target}")

    def _move(self, period: Period) -> None:
        self.period = period
        self.refresh()

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

    def _connect(self) -> None:
        ui = self.ui
        ui.length_box.currentIndexChanged.connect(lambda: self._move(period_holding(self.period.last_day, ui.length_box.currentData())))
        ui.earlier_button.clicked.connect(lambda: self._move(self.period.previous()))
        ui.later_button.clicked.connect(lambda: self._move(period_after(self.period)))
        ui.tree.itemActivated.connect(lambda *_: self.open_behind())
        ui.sheet_button.clicked.connect(lambda: self.export(".xlsx", "Excel表格"))
        ui.paper_button.clicked.connect(lambda: self.export(".pdf", "PDF"))
        self.context.record_saved.connect(self.refresh)
        self.context.records_changed.connect(self.refresh)
