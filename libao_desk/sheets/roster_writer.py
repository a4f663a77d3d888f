"""Rosters as the county's sheets look (花名册): title, note line, repeated head, numbered rows, totals, print set-up."""

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from math import ceil
from typing import Any, TypeVar

from libao_desk.core.text import visible_length, without_controls

from .memory_book import LIVE, keep_text, save_book, start_rows
from .page_marks import number_pages

Value = str | int | float | Decimal | date | None


class ColumnKind(Enum):
    """How a column is written."""

    TEXT = "text"
    IDENTIFIER = "identifier"
    """ID numbers, phones, file numbers: text in every program that opens the sheet, no digit lost."""
    DATE = "date"
    NUMBER = "number"
    MONEY = "money"


@dataclass(frozen=True)
class RosterColumn:
    """One column: head, kind, width in half-width characters."""

    title: str
    kind: ColumnKind
    width: float


@dataclass(frozen=True)
class RosterBlock:
    """More rows of the same columns below the main block, under a line of their own."""

    title: str
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, kw_only=True)
class RosterSheet:
    """A whole sheet."""

    title: str
    note_line: str
    """Who fills it in, and who signs: nothing follows him in his line."""
    remark: str = ""
    """What the rows do not say of themselves, in a line of its own below."""
    columns: tuple[RosterColumn, ...]
    rows: tuple[tuple[Value, ...], ...]
    total_row: tuple[Value, ...] | None = None
    paper: str = "A4"
    landscape: bool = True
    blocks: tuple[RosterBlock, ...] = ()
    mark: str = ""
    """What each printed page says above and below: whom the sheet is not for."""


TITLE_ROW, NOTE_ROW, HEAD_ROW = 1, 2, 3
FORMATS = {
    ColumnKind.TEXT: "General",
    ColumnKind.IDENTIFIER: "@",
    ColumnKind.DATE: "yyyy-mm-dd",
    ColumnKind.NUMBER: "General",
    ColumnKind.MONEY: "#,##0.00",
}
PAPERS = {"A4": 9, "A3": 8}
TITLE_HEIGHT, NOTE_HEIGHT, HEAD_HEIGHT, BLOCK_HEIGHT = 34, 20, 32, 24
LINE_HEIGHT, LEAST_HEIGHT, PADDING = 14, 18, 1.5
"""Of body rows, in points; the padding is what a cell's edges take of its width, in characters."""
SHORT_WIDTH, INDENT = 12.0, 2.0
"""A column of texts so narrow is centred; in a wider one they stand off the line at their left by so much."""
GREATEST_HEIGHT = 409
"""What Excel allows a row; it takes a sheet with more for damaged."""
SONG, HEI, TITLE_FACE = "宋体", "黑体", "方正小标宋简体"
MARGIN, FOOT = 0.5, 0.3
"""In inches, as openpyxl wants them."""
A4_ROOM, A3_ROOM = 146.0, 213.0
"""How many half-width characters stand side by side on a sheet lying on its side, within its margins."""
READABLE = 0.6
"""Letters of 10 points made smaller than this are no longer read with ease."""
LONGEST_CELL = 32_767
_NO_CHARACTER = re.compile("[\ud800-\udfff\ufffe\uffff]")
SHEET_NAME = "花名册"
SAID_WHOLE = "表内一行放不下的文字，全文如下"
SHORT, TALL = "short", "tall"
"""How a text stands in a narrow column, and in a row that cannot show all of it."""
T = TypeVar("T")


def paper_for(widths: Sequence[float], wished: str) -> str:
    """The paper a sheet of such columns is printed on: as wished, A3 where letters would be too small on A4."""
    return "A3" if A4_ROOM / sum(widths) < READABLE else wished


def write_roster(sheet: RosterSheet) -> bytes:
    """The sheet as the bytes of an xlsx file, the same for the same rows; nothing touches the disk."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    target = book.create_sheet(SHEET_NAME)
    _set_up(target, sheet)
    styles = _Styles(target)
    line = _Lines(target, styles, [column.width for column in sheet.columns])
    line.merged(sheet.title, "title", TITLE_HEIGHT)
    line.note("\n".join(filter(None, (sheet.note_line, sheet.remark))))
    line.head([column.title for column in sheet.columns])
    kinds = [column.kind for column in sheet.columns]
    looks = _looks(sheet)
    line.rows(sheet.rows, looks)
    if sheet.total_row is not None:
        totals = [(value, "total money" if kind is ColumnKind.MONEY else "total") for value, kind in _padded(sheet.total_row, kinds)]
        line.cells(totals, LEAST_HEIGHT)
    for block in sheet.blocks:
        line.merged(block.title, "block", BLOCK_HEIGHT)
        line.rows(block.rows, looks)
    whole = tuple(_said_whole(sheet, looks))
    if whole:
        line.merged(SAID_WHOLE, "block", BLOCK_HEIGHT)
        for text in whole:
            line.note(text)
    return save_book(book)


def rows_cut(sheet: RosterSheet) -> int:
    """How many rows of the sheet say more than their height can show on paper."""
    widths, looks = [column.width for column in sheet.columns], _looks(sheet)
    rows = (*sheet.rows, *(row for block in sheet.blocks for row in block.rows))
    return sum(_height(row, widths, looks) > GREATEST_HEIGHT for row in rows)


def _said_whole(sheet: RosterSheet, looks: Sequence[object]) -> Iterator[str]:
    """The texts that no row can show, each by whose it is: printed across the whole sheet, whatever their length."""
    widths = [column.width for column in sheet.columns]
    room = int(sum(widths) * (GREATEST_HEIGHT // NOTE_HEIGHT) / 2.2)  # characters of two half widths, and some to spare
    for title, rows in (("", sheet.rows), *((block.title, block.rows) for block in sheet.blocks)):
        for row in rows:
            for value, column, look in zip(row, sheet.columns, looks, strict=False):
                if isinstance(value, str) and _height([value], [column.width], [look]) > GREATEST_HEIGHT:
                    whose = (title, f"序号{row[0]}", *(f"{one}" for one in row[1:2] if one))
                    told = "　".join(filter(None, (*whose, f"{column.title}：{' '.join(value.split())}")))
                    yield from (told[start : start + room] for start in range(0, len(told), room))


def _looks(sheet: RosterSheet) -> list[object]:
    return [SHORT if column.kind is ColumnKind.TEXT and column.width <= SHORT_WIDTH else column.kind for column in sheet.columns]


def _padded(row: Sequence[Value], looks: Sequence[T]) -> Iterable[tuple[Value, T]]:
    return zip((*row, *[None] * (len(looks) - len(row))), looks, strict=True)


def _set_up(target: Any, sheet: RosterSheet) -> None:
    """Print set-up, column widths and frozen head; a streamed sheet wants them before its first row."""
    from openpyxl.utils import get_column_letter

    target.freeze_panes = f"A{HEAD_ROW + 1}"
    target.page_setup.paperSize = PAPERS[paper_for([column.width for column in sheet.columns], sheet.paper)]
    target.page_setup.orientation = "landscape" if sheet.landscape else "portrait"
    target.page_setup.fitToWidth, target.page_setup.fitToHeight = 1, 0
    target.sheet_properties.pageSetUpPr.fitToPage = True
    target.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    target.print_options.horizontalCentered = True
    margins = target.page_margins
    margins.left = margins.right = margins.top = margins.bottom = MARGIN
    margins.header = margins.footer = FOOT
    number_pages(target, sheet.mark)
    for number, column in enumerate(sheet.columns, start=1):
        target.column_dimensions[get_column_letter(number)].width = column.width
    start_rows(target)


def writable(text: str) -> str:
    """The text without what no xlsx may hold (control characters, halves of pairs, non-characters), line breaks made one kind."""
    lines = without_controls(text).replace("\r\n", "\n").replace("\r", "\n")
    return _NO_CHARACTER.sub("", lines)[:LONGEST_CELL]


class _Styles:
    """One model cell for each look; its style is shared, since building one for each cell costs more than the cell."""

    def __init__(self, target: Any) -> None:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Alignment, Border, Font, Side

        self._cell = WriteOnlyCell
        self._target = target
        side = Side(style="thin")
        border = Border(left=side, right=side, top=side, bottom=side)
        body, bold = Font(name=SONG, size=10), Font(name=HEI, size=10)
        centre, left = Alignment("center", "center", wrap_text=True), Alignment("left", "center", wrap_text=True)
        right = Alignment("right", "center", wrap_text=True, indent=1)
        inward = Alignment("left", "center", wrap_text=True, indent=1)
        self._looks: dict[object, Any] = {}
        self._keep("title", Font(name=TITLE_FACE, size=18), Alignment("center", "center"))
        self._keep("note", Font(name=SONG, size=10.5), left)
        self._keep("block", Font(name=HEI, size=11), Alignment("left", "center"))
        self._keep("head", bold, centre, border)
        self._keep("total", bold, centre, border)
        self._keep("total money", bold, right, border, FORMATS[ColumnKind.MONEY])
        self._keep("live", body, inward, border, FORMATS[ColumnKind.IDENTIFIER])
        self._keep(SHORT, body, centre, border)
        self._keep(TALL, body, Alignment("left", "top", wrap_text=True, indent=1), border)
        for kind, number_format in FORMATS.items():
            place = {ColumnKind.TEXT: inward, ColumnKind.MONEY: right}.get(kind, centre)
            self._keep(kind, body, place, border, number_format)

    def cell(self, value: Value, look: object) -> Any:
        """A cell with its value as it is: text is never taken for a formula, an error or a number."""
        if isinstance(value, str):
            value = writable(value)
            if value.startswith(LIVE) and look in (ColumnKind.TEXT, SHORT, TALL):
                look = "live"
        cell = self._cell(self._target, value)
        cell._style = self._looks[look]  # noqa: SLF001  # openpyxl offers no public way to share a style between cells
        if isinstance(value, str):
            keep_text(cell, value)
        return cell

    def _keep(self, look: object, font: Any, alignment: Any, border: Any = None, number_format: str = "General") -> None:
        model = self._cell(self._target, None)
        model.font, model.alignment, model.number_format = font, alignment, number_format
        if border is not None:
            model.border = border
        self._looks[look] = copy(model._style)  # noqa: SLF001  # as in cell()


def _lines_of(length: int, room: float) -> int:
    """How many lines a text fills: a line ends before a character too wide for it, or a sign that may not begin the next one."""
    return 1 if length <= room else ceil(length / max(room - 1, 2))


class _Lines:
    """Appends rows one below the other."""

    def __init__(self, target: Any, styles: _Styles, widths: Sequence[float]) -> None:
        self._target = target
        self._styles = styles
        self._widths = widths
        self._row = 0

    def merged(self, text: str, look: str, height: float) -> None:
        """One text across all columns."""
        from openpyxl.utils import get_column_letter

        self.cells([(text, look)], height)
        if len(self._widths) > 1:
            self._target.merged_cells.add(f"A{self._row}:{get_column_letter(len(self._widths))}{self._row}")

    def note(self, text: str) -> None:
        """Lines of their own below the title, as many rows high as they need."""
        room = max(sum(self._widths) - PADDING, 2)
        lines = sum(max(1, ceil(visible_length(part) / room)) for part in text.split("\n"))
        self.merged(text, "note", NOTE_HEIGHT * lines)

    def cells(self, line: Sequence[tuple[Value, object]], height: float | None = None) -> None:
        """One row of cells, each with its look."""
        self._row += 1
        if height is not None:
            self._target.row_dimensions[self._row].height = height
        self._target.append([self._styles.cell(value, look) for value, look in line])

    def rows(self, rows: Iterable[Sequence[Value]], looks: Sequence[object]) -> None:
        """Rows whose columns have looks; a short row is filled up with empty cells."""
        for row in rows:
            needed = _height(row, self._widths, looks)
            is_cut = needed > GREATEST_HEIGHT  # what no row can hold is read from its beginning
            shown = [TALL if is_cut and look is ColumnKind.TEXT else look for look in looks]
            self.cells(list(_padded(row, shown)), min(needed, GREATEST_HEIGHT))

    def head(self, titles: Sequence[str]) -> None:
        """The row of heads, high enough for the narrowest column's."""
        self.cells([(title, "head") for title in titles], max(HEAD_HEIGHT, _height(titles, self._widths, [SHORT] * len(titles))))


def _height(row: Sequence[Value], widths: Sequence[float], looks: Sequence[object]) -> float:
    """High enough for the cell that wraps most: not every program makes room for it when it opens the sheet."""
    lines = 1
    for value, width, look in zip(row, widths, looks, strict=False):
        room = max(width - PADDING - (INDENT if look is ColumnKind.TEXT else 0), 2)
        if isinstance(value, str) and len(value) * 2 > room:
            lines = max(lines, sum(_lines_of(visible_length(part), room) for part in value.split("\n")))
    return max(LEAST_HEIGHT, lines * LINE_HEIGHT + 4)
