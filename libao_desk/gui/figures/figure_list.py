"""The list behind a figure (数字背后的名单): the records that count, how much each makes, and their sum, which is the figure."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTableView, QTabWidget, QVBoxLayout, QWidget

from libao_desk.gui.base.context import Context
from libao_desk.gui.base.fitting_dialog import FittingDialog
from libao_desk.gui.base.plain_table import PlainTable, show_in
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.lists.page import ListPage
from libao_desk.services.figures.evaluation import FigureValue, Tally

SIZE = (1000, 600)


class FigureList(FittingDialog):
    """One tab for each list: what counts; of a rate what stands above the line and below it."""

    is_veiled = True

    def __init__(self, context: Context, title: str, value: FigureValue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(*SIZE)
        self.tabs = QTabWidget(self)
        column = QVBoxLayout(self)
        column.addWidget(self.tabs)
        if value.entries:
            self.tabs.addTab(_plain(("名称",), [(entry,) for entry in value.entries]), f"名单（{len(value.entries)}）")
        elif value.above is None:
            self._add("名单", value.tally)
        else:
            self._add("分母", value.tally)
            self._add("分子", value.above)
        context.open_record.connect(self.accept)

    def _add(self, name: str, tally: Tally) -> None:
        """The records of a list; where one makes more than itself, also how much each makes."""
        self.tabs.addTab(self._records(tally), f"{name}（{len(tally.lines)}）")
        if any(line.count != 1 for line in tally.lines):
            lines = [(line.number, f"{line.count}") for line in tally.lines]
            hidden = [("不列出的记录", f"{tally.withheld}")] if tally.withheld else []
            page = _plain(("编号", "计入"), [*lines, *hidden, ("合计", f"{tally.total}")])
            self.tabs.addTab(page, f"{name}计数（{tally.total}）")

    def _records(self, tally: Tally) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        if tally.withheld:
            label = QLabel(f"另计入{tally.withheld}，属封存或只由指定人员查阅的记录，不列出。", page)
            set_tone(label, "muted")
            column.addWidget(label)
        if tally.lines:
            column.addWidget(ListPage(self.context, tally.lines[0].ref.register, page, only=[line.ref.id for line in tally.lines]))
        return page


def _plain(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> QTableView:
    view = QTableView()
    view.setAccessibleName("、".join(heads))
    view.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
    view.setAlternatingRowColors(True)
    table = PlainTable(heads, view)
    table.replace_rows(rows)
    show_in(view, table)
    return view
