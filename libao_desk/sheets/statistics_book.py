"""A book of statistical sheets (统计表册): one table a sheet, and a sheet of charts that stand on their figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from libao_desk.core.text import visible_length
from libao_desk.declare.blocks import ChartBlock
from libao_desk.sheets.memory_book import save_book

Value = str | int | Decimal | None

TITLE_ROW, NOTE_ROW, HEAD_ROW = 1, 2, 3
SONG, HEI, TITLE_FACE = "宋体", "黑体", "方正小标宋简体"
CHARTS = "统计图"
NARROW, WIDEST = 9.0, 40.0
NOTHING = "—"
CHART_ROWS = 18
"""Rows of the sheet a chart covers at least."""


@dataclass(frozen=True)
class BookSheet:
    """One table: the first column names the line."""

    name: str
    title: str
    note_line: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    note: str = ""


def write_book(sheets: Sequence[BookSheet], charts: Sequence[ChartBlock]) -> bytes:
    """The book as the bytes of an xlsx file; nothing touches the disk."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for sheet in sheets:
        _write(book.create_sheet(sheet.name), sheet)
    if charts:
        _draw(book.create_sheet(CHARTS), charts)
    return save_book(book)


def _write(target: Any, sheet: BookSheet) -> None:
    from openpyxl.styles import Alignment, Border, Font, Side
    from openpyxl.utils import get_column_letter

    side = Side(style="thin")
    border = Border(left=side, right=side, top=side, bottom=side)
    last = get_column_letter(len(sheet.heads))
    for row, text, font, height in (
        (TITLE_ROW, sheet.title, Font(name=TITLE_FACE, size=16), 32),
        (NOTE_ROW, sheet.note_line, Font(name=SONG, size=10.5), 20),
    ):
        _put(target, row, 1, text, font, Alignment("center" if row == TITLE_ROW else "left", "center"))
        target.merge_cells(f"A{row}:{last}{row}")
        target.row_dimensions[row].height = height
    for row, values in enumerate((sheet.heads, *sheet.rows), start=HEAD_ROW):
        is_head = row == HEAD_ROW
        for column, value in enumerate(values, start=1):
            place = "center" if is_head else "left" if isinstance(value, str) and value != NOTHING else "right"
            cell = _put(
                target, row, column, value, Font(name=HEI if is_head else SONG, size=10), Alignment(place, "center", wrap_text=True)
            )
            cell.border = border
    _note_below(target, sheet, last)
    _set_up(target, sheet)


def _put(target: Any, row: int, column: int, value: Value, font: Any, alignment: Any) -> Any:
    cell = target.cell(row, column, value)
    if isinstance(value, str):
        cell.data_type = "s"  # a text is never taken for a formula
    if isinstance(value, Decimal):
        cell.number_format = "#,##0.00"
    cell.font, cell.alignment = font, alignment
    return cell


def _note_below(target: Any, sheet: BookSheet, last: str) -> None:
    from openpyxl.styles import Alignment, Font

    if not sheet.note:
        return
    row = HEAD_ROW + len(sheet.rows) + 1
    _put(target, row, 1, sheet.note, Font(name=SONG, size=10), Alignment("left", "top", wrap_text=True))
    target.merge_cells(f"A{row}:{last}{row}")
    room = sum(_widths(sheet))
    target.row_dimensions[row].height = 15 * (visible_length(sheet.note) // max(int(room * 0.9), 1) + 1) + 4


def _widths(sheet: BookSheet) -> list[float]:
    columns = zip(sheet.heads, *sheet.rows, strict=True)
    fitting = []
    for head, *values in columns:
        body = max((visible_length(f"{value:,}" if isinstance(value, Decimal) else str(value or "")) for value in values), default=0)
        fitting.append(min(max(NARROW, body + 3, visible_length(head) / 2 + 3), WIDEST))
    return fitting


def _set_up(target: Any, sheet: BookSheet) -> None:
    from openpyxl.utils import get_column_letter

    for number, width in enumerate(_widths(sheet), start=1):
        target.column_dimensions[get_column_letter(number)].width = width
    widths = _widths(sheet)
    lines = max(-(-visible_length(head) // max(int(width) - 2, 1)) for head, width in zip(sheet.heads, widths, strict=True))
    target.row_dimensions[HEAD_ROW].height = max(30, 14 * lines + 4)
    target.freeze_panes = f"B{HEAD_ROW + 1}"
    target.page_setup.paperSize = 9
    target.page_setup.orientation = "landscape" if sum(_widths(sheet)) > 95 else "portrait"
    target.page_setup.fitToWidth, target.page_setup.fitToHeight = 1, 0
    target.sheet_properties.pageSetUpPr.fitToPage = True
    target.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    target.oddFooter.center.text = "第 &P 页  共 &N 页"


def _draw(target: Any, charts: Sequence[ChartBlock]) -> None:
    """Each chart beside the figures it stands on, so that Excel and WPS draw it themselves."""
    row = 1
    target.column_dimensions["A"].width = 24
    for chart in charts:
        heads = [series.name or chart.unit for series in chart.series]
        for column, text in enumerate((f"{chart.title}（{chart.unit}）", *heads), start=1):
            target.cell(row, column, text)
        for offset, label in enumerate(chart.labels, start=1):
            target.cell(row + offset, 1, label)
            for column, series in enumerate(chart.series, start=2):
                target.cell(row + offset, column, series.values[offset - 1])
        target.add_chart(_chart(target, chart, row), f"F{row}")
        row += max(len(chart.labels), CHART_ROWS) + 2


def _chart(target: Any, chart: ChartBlock, row: int) -> Any:
    from openpyxl.chart import BarChart, Reference
    from openpyxl.chart.label import DataLabelList

    drawn = BarChart()
    drawn.type = "col" if chart.upright else "bar"
    drawn.title = f"{chart.title}（{chart.unit}）"
    drawn.add_data(
        Reference(target, min_col=2, max_col=1 + len(chart.series), min_row=row, max_row=row + len(chart.labels)), titles_from_data=True
    )
    drawn.set_categories(Reference(target, min_col=1, min_row=row + 1, max_row=row + len(chart.labels)))
    drawn.dataLabels = DataLabelList(showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False)
    drawn.x_axis.delete = drawn.y_axis.delete = False
    drawn.y_axis.scaling.min = 0
    drawn.gapWidth = 60
    if chart.full is not None:
        drawn.y_axis.scaling.max = chart.full
    if not chart.upright:
        drawn.x_axis.scaling.orientation = "maxMin"  # the first label on top, as in the paper
    if len(chart.series) == 1:
        drawn.legend = None
    else:
        drawn.legend.position = "b"
    drawn.width, drawn.height = 18, 9
    return drawn
