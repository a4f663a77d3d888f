"""A book of statistical sheets (统计表册): one table a sheet, and a sheet of charts that stand on their figures."""

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from decimal import Decimal
from math import ceil
from typing import Any

from libao_desk.core.text import visible_length
from libao_desk.declare.blocks import ChartBlock

from .memory_book import keep_texts, save_book
from .page_marks import number_pages
from .roster_writer import PAPERS

Value = str | int | Decimal | None

TITLE_ROW, NOTE_ROW, HEAD_ROW = 1, 2, 3
SONG, HEI, TITLE_FACE = "宋体", "黑体", "方正小标宋简体"
CHARTS = "统计图"
NARROW, WIDEST = 9.0, 40.0
NOTHING = "—"
CHART_ROWS, CHARTS_A_PAGE = 18, 2
"""Rows of the sheet a chart covers at least, and how many stand on a printed page."""
CHART_COLUMN, CHART_LAST = "E", "N"
TITLE_WIDENS, NOTE_WIDENS, HEADS_MARGIN = 16 / 10, 10.5 / 10, 2
"""The letters of a title and of the line below it are that much wider than a column's."""
SHORT_HEAD = 10
A4_WIDTH, A3_WIDTH, UPRIGHT_WIDTH = 150, 215, 95
"""Widths that such a page bears without its letters becoming too small to read."""
SURE_ROOM = 145
"""What a page of A3 bears in every program: LibreOffice draws the same columns a third wider than Excel."""
CHART_HEAD_HEIGHT = 42
MARGIN, FOOT = 0.5, 0.3
"""In inches."""


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
    for page in book.worksheets:
        keep_texts(page)
    return save_book(book)


def _write(target: Any, sheet: BookSheet) -> None:
    from openpyxl.styles import Alignment, Border, Font, Side

    side = Side(style="thin")
    border = Border(left=side, right=side, top=side, bottom=side)
    for row, text, font, place, height in (
        (TITLE_ROW, sheet.title, Font(name=TITLE_FACE, size=16), "center", 32),
        (NOTE_ROW, sheet.note_line, Font(name=SONG, size=10.5), "left", 20),
    ):
        _on_every_page(target, row, text, font, Alignment(place, "center"), _pages(sheet))
        target.row_dimensions[row].height = height
    looks: dict[tuple[str, str, bool], Any] = {}
    for row, values in enumerate((sheet.heads, *sheet.rows), start=HEAD_ROW):
        is_head = row == HEAD_ROW
        for column, value in enumerate(values, start=1):
            is_serial = column == 1 and isinstance(value, int)
            place = "center" if is_head or is_serial else "left" if isinstance(value, str) and value != NOTHING else "right"
            look = (HEI if is_head else SONG, place, isinstance(value, Decimal))
            if look in looks:
                target.cell(row, column, value)._style = looks[look]  # noqa: SLF001  # as roster_writer: one shared style
                continue
            cell = _put(target, row, column, value, Font(name=look[0], size=10), Alignment(place, "center", wrap_text=True))
            cell.border = border
            looks[look] = copy(cell._style)  # noqa: SLF001  # as above
    _note_below(target, sheet)
    _set_up(target, sheet)


def _put(target: Any, row: int, column: int, value: Value | float, font: Any, alignment: Any) -> Any:
    cell = target.cell(row, column, value)
    if isinstance(value, Decimal):
        cell.number_format = "#,##0.00"
    cell.font, cell.alignment = font, alignment
    return cell


def _on_every_page(target: Any, row: int, text: str, font: Any, alignment: Any, pages: Sequence[range]) -> None:
    """A line across each of the pages that stand side by side: across all of them it would be cut off at the first one's edge."""
    for page in pages:
        _put(target, row, page.start, text, font, alignment)
        target.merge_cells(start_row=row, start_column=page.start, end_row=row, end_column=page.stop - 1)


def _note_below(target: Any, sheet: BookSheet) -> None:
    from openpyxl.styles import Alignment, Font

    if not sheet.note:
        return
    row = HEAD_ROW + len(sheet.rows) + 1
    pages, widths = _pages(sheet), _widths(sheet)
    _on_every_page(target, row, sheet.note, Font(name=SONG, size=10), Alignment("left", "top", wrap_text=True), pages)
    room = min(sum(widths[page.start - 1 : page.stop - 1]) for page in pages)
    target.row_dimensions[row].height = 15 * (visible_length(sheet.note) // max(int(room * 0.9), 1) + 1) + 4


def _widths(sheet: BookSheet) -> list[float]:
    columns = zip(sheet.heads, *sheet.rows, strict=True)
    fitting = []
    for head, *values in columns:
        body = max((visible_length(f"{value:,}" if isinstance(value, Decimal) else str(value or "")) for value in values), default=0)
        fitting.append(min(max(NARROW, body + 3, _head_width(head)), WIDEST))
    # a merged line is cut off at its last column
    wanted = max(visible_length(sheet.title) * TITLE_WIDENS, visible_length(sheet.note_line) * NOTE_WIDENS) + HEADS_MARGIN
    more = max(wanted - sum(fitting), 0) / len(fitting)
    return [width + more for width in fitting]


def _head_width(head: str) -> float:
    """Room for a head on two lines, its unit in brackets on a line of its own."""
    name, bracket, unit = head.partition("（")
    longest = max(visible_length(name), visible_length(bracket + unit)) if bracket else visible_length(head)
    return (longest if longest <= SHORT_HEAD and bracket else longest / 2) + 3


def _set_up(target: Any, sheet: BookSheet) -> None:
    from openpyxl.utils import get_column_letter

    widths = _widths(sheet)
    for number, width in enumerate(widths, start=1):
        target.column_dimensions[get_column_letter(number)].width = width
    lines = max(-(-visible_length(head) // max(int(width) - 2, 1)) for head, width in zip(sheet.heads, widths, strict=True))
    target.row_dimensions[HEAD_ROW].height = max(30, 14 * lines + 4)
    target.freeze_panes = f"B{HEAD_ROW + 1}"
    whole = sum(widths)
    target.page_setup.paperSize = PAPERS["A4" if whole <= A4_WIDTH else "A3"]
    _print(target, is_wide=whole > UPRIGHT_WIDTH)
    _part(target, sheet)
    target.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    target.print_title_cols = "A:A"


def _pages(sheet: BookSheet) -> list[range]:
    """The columns of each of the pages side by side; the first column, which stands on all of them, is none of theirs."""
    widths = _widths(sheet)
    if sum(widths) <= A3_WIDTH:
        return [range(1, len(widths) + 1)]
    count = ceil(sum(widths[1:]) / (A3_WIDTH - widths[0]))
    each, first, taken = sum(widths[1:]) / count, 2, 0.0
    pages: list[range] = []
    for column, width in enumerate(widths[1:], start=2):
        if taken + width / 2 > each and len(pages) < count - 1:
            pages.append(range(first, column))
            first, taken = column, 0.0
        taken += width
    return [*pages, range(first, len(widths) + 1)]


def _part(target: Any, sheet: BookSheet) -> None:
    """Break a table too wide for one page where its pages end; fitted to so many pages it would break anywhere."""
    from openpyxl.worksheet.pagebreak import Break, ColBreak

    pages, widths = _pages(sheet), _widths(sheet)
    if len(pages) == 1:
        return
    target.col_breaks = ColBreak()
    for page in pages[:-1]:
        target.col_breaks.append(Break(page.stop - 1))
    widest = widths[0] + max(sum(widths[page.start - 1 : page.stop - 1]) for page in pages)
    target.sheet_properties.pageSetUpPr.fitToPage = False
    target.page_setup.fitToWidth = target.page_setup.fitToHeight = None
    target.page_setup.scale = min(100, int(100 * SURE_ROOM / widest))


def _print(target: Any, *, is_wide: bool) -> None:
    target.page_setup.orientation = "landscape" if is_wide else "portrait"
    target.page_setup.fitToWidth, target.page_setup.fitToHeight = 1, 0
    target.sheet_properties.pageSetUpPr.fitToPage = True
    target.print_options.horizontalCentered = True
    margins = target.page_margins
    margins.left = margins.right = margins.top = margins.bottom = MARGIN
    margins.header = margins.footer = FOOT
    number_pages(target)


def _draw(target: Any, charts: Sequence[ChartBlock]) -> None:
    """Each chart beside the figures it stands on, so that Excel and WPS draw it themselves; two to a printed page."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.worksheet.pagebreak import Break

    row = 1
    for letter, width in zip("ABC", (30, 12, 12), strict=True):
        target.column_dimensions[letter].width = width
    for number, chart in enumerate(charts):
        if number and number % CHARTS_A_PAGE == 0:
            target.row_breaks.append(Break(row - 1))
        for offset, line in enumerate(_figures(chart)):
            for column, value in enumerate(line, start=1):
                place = Alignment("left" if column == 1 else "right", "center", wrap_text=True)
                _put(target, row + offset, column, value, Font(name=SONG if offset else HEI, size=10), place)
        target.row_dimensions[row].height = CHART_HEAD_HEIGHT
        target.add_chart(_chart(target, chart, row), f"{CHART_COLUMN}{row}")
        row += max(len(chart.labels) + 1, CHART_ROWS) + 2
    target.page_setup.paperSize = PAPERS["A4"]
    _print(target, is_wide=True)
    target.print_area = f"A1:{CHART_LAST}{row}"


def _figures(chart: ChartBlock) -> Iterator[tuple[Value | float, ...]]:
    yield f"{chart.title}（{chart.unit}）", *(series.name or chart.unit for series in chart.series)
    for place, label in enumerate(chart.labels):
        yield label, *(series.values[place] for series in chart.series)


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
