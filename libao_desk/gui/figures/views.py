"""The tables, the charts and the paragraph of the statistics page (统计表、统计图、总结数据段)."""

from html import escape
from urllib.parse import quote

from PySide6.QtCore import QSize, Qt
from PySide6.QtSvgWidgets import QSvgWidget
from PySide6.QtWidgets import QLabel, QScrollArea, QSizePolicy, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from libao_desk.declare.blocks import ChartBlock
from libao_desk.gui.base.theme import colours
from libao_desk.gui.base.tone import set_tone
from libao_desk.services.figures.digest import Piece
from libao_desk.services.figures.report import Compared, TableValue, shown, shown_change, shown_difference

FIGURE = Qt.ItemDataRole.UserRole
AT_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
SCALE = 1.6
"""How much larger a chart is on the screen than on the paper."""
FIRST_WIDTH, WIDTH = 260, 116


def show_table(view: QTableWidget, table: TableValue) -> None:
    """The cells of a table, each bearing its figure's name; the period before stands in its tip."""
    view.clear()
    view.setRowCount(len(table.lines))
    view.setColumnCount(1 + len(table.heads))
    view.setHorizontalHeaderLabels((table.corner, *table.heads))
    for row, line in enumerate(table.lines):
        view.setItem(row, 0, QTableWidgetItem(line.title))
        for column, one in enumerate(line.cells, start=1):
            view.setItem(row, column, _item(one))
    view.setColumnWidth(0, FIRST_WIDTH)
    metrics = view.horizontalHeader().fontMetrics()
    for column, head in enumerate(table.heads, start=1):
        view.setColumnWidth(column, max(WIDTH, metrics.horizontalAdvance(head) + 24))


def _item(one: Compared | None) -> QTableWidgetItem:
    item = QTableWidgetItem("" if one is None else shown(one.value))
    item.setTextAlignment(AT_RIGHT)
    if one is not None:
        item.setData(FIGURE, one.value.name)
        item.setToolTip(f"{one.value.title}：上期{shown(one.before)}，增减{shown_difference(one)}，增减幅{shown_change(one)}")
    return item


def show_charts(area: QScrollArea, charts: tuple[ChartBlock, ...], drawn: tuple[bytes, ...], nothing: str) -> None:
    """The charts below one another, or why there are none; what is drawn is also said, for whoever cannot see it."""
    page = QWidget(area)
    column = QVBoxLayout(page)
    if nothing:
        told = QLabel(nothing, page)
        set_tone(told, "muted")
        column.addWidget(told, alignment=Qt.AlignmentFlag.AlignHCenter)
    for chart, data in zip(charts, drawn, strict=True):
        picture = QSvgWidget(page)
        picture.load(data)
        size = picture.renderer().defaultSize()
        picture.setFixedSize(QSize(round(size.width() * SCALE), round(size.height() * SCALE)))
        picture.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        picture.setAccessibleName(said(chart))
        picture.setToolTip(said(chart))
        column.addWidget(picture, alignment=Qt.AlignmentFlag.AlignHCenter)
    column.addStretch(1)
    if not nothing:  # charts are drawn for paper
        page.setAutoFillBackground(True)
        page.setStyleSheet("background: white;")
    area.setWidget(page)


def said(chart: ChartBlock) -> str:
    """A chart in words: each series with its labels and values."""
    lines = []
    for series in chart.series:
        values = "，".join(f"{label}{'—' if value is None else value}" for label, value in zip(chart.labels, series.values, strict=True))
        lines.append(f"{series.name}：{values}" if series.name else values)
    return f"{chart.title}（{chart.unit}）\n" + "\n".join(lines)


def digest_html(pieces: tuple[Piece, ...]) -> str:
    """The paragraph with each number a link to its list."""
    words = (
        f'<a style="color:{colours().accent}; text-decoration:none" href="{quote(piece.figure)}">{escape(piece.text)}</a>'
        if piece.figure
        else escape(piece.text)
        for piece in pieces
    )
    return f'<p style="line-height:180%; font-size:13pt; text-indent:26pt">{"".join(words)}</p>'
