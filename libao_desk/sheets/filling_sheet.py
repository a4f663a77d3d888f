"""Sheets that others fill in and send back (填报表): drop-downs, notes on the heads, a sample row, text columns, print set-up."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from math import ceil
from typing import Any

from libao_desk.core.text import visible_length

from .memory_book import keep_texts, save_book
from .page_marks import number_pages
from .roster_writer import (
    FOOT,
    FORMATS,
    HEAD_HEIGHT,
    HEAD_ROW,
    HEI,
    LEAST_HEIGHT,
    LINE_HEIGHT,
    MARGIN,
    NOTE_HEIGHT,
    NOTE_ROW,
    PADDING,
    PAPERS,
    SONG,
    TITLE_FACE,
    TITLE_HEIGHT,
    TITLE_ROW,
    ColumnKind,
    Value,
    writable,
)

FIRST_ROW = HEAD_ROW + 1
RETURN_NAME = "回填表"
"""Name of the page of a sheet that is sent out to come back: it stays when titles and columns are taken out."""
SHEET_NAME, LISTS_NAME, GUIDE_NAME = "填报表", "代码表", "填写说明"
REACH = 3000
"""Down to this row the drop-downs and checks work: more than a village or a year of the office ever fills."""
BLANK_ROWS, SPARE_ROWS = 20, 5
"""Ruled rows to be written in, on a blank sheet and below rows that were sent; what is written below them is ruled as it comes."""
SAMPLE_MARK = "示例"
WANTED_MARK = "*"
WANTED_FILL, HEAD_FILL, SAMPLE_FILL, FIXED_FILL = "FFFFF2CC", "FFDDEBF7", "FFF2F2F2", "FFEDEDED"
SAMPLE_INK = "FF7F7F7F"
UPRIGHT_WIDTH, A4_WIDTH, A3_WIDTH = 90.0, 125.0, 180.0
"""How many half-width characters stand side by side on a sheet standing upright, and on sheets lying on their side."""
LEAST_WIDTH = 6.0
LONGEST_LIST = 500
NOTE_LINE_HEIGHT, NOTE_LINE_SIGNS, NOTE_WIDTH = 19, 17, 250
GUIDE_WIDTHS = (24.0, 8.0, 44.0, 60.0)
NOTE_AUTHOR = "填写说明"


@dataclass(frozen=True, kw_only=True)
class FillColumn:
    """One column: its head, how it is written, what stands in the note on its head, and what may be chosen in it."""

    title: str
    kind: ColumnKind = ColumnKind.TEXT
    width: float = 12.0
    note: str = ""
    choices: tuple[str, ...] = ()
    only_choices: bool = True
    """Whether anything else is refused by the program that opens the sheet; else the list is an offer."""
    is_wanted: bool = False
    is_fixed: bool = False
    """Filled by the office; grey, since nothing is to be changed in it."""
    sample: Value = None


@dataclass(frozen=True, kw_only=True)
class FillSheet:
    """A whole sheet to be filled in."""

    title: str
    note_line: str
    name: str = SHEET_NAME
    """What its page is called."""
    columns: tuple[FillColumn, ...]
    rows: tuple[tuple[Value, ...], ...] = ()
    hidden: tuple[str, tuple[str, ...]] | None = None
    """The head and the cells of a last column that nobody sees."""
    has_sample: bool = False
    standing_columns: int = 1
    """How many columns at the left stay in sight."""
    guide: tuple[tuple[str, str, str, str], ...] = ()
    """Rows of the page of explanations, its heads first: column, whether it is needed, how it is filled, what may stand in it."""
    mark: str = ""
    """What each printed page says above and below: whom the sheet is not for."""


def write_filling_sheet(sheet: FillSheet) -> bytes:
    """The sheet as the bytes of an xlsx file, the same for the same content; nothing touches the disk."""
    from openpyxl import Workbook

    book = Workbook()
    target = book.active
    target.title = sheet.name
    _Page(target, sheet).write()
    _offer_choices(book, target, sheet)
    if sheet.guide:
        _write_guide(book.create_sheet(GUIDE_NAME), sheet.guide)
    for page in book.worksheets:
        keep_texts(page)
    return save_book(book)


class _Page:
    """The sheet that is filled in."""

    def __init__(self, target: Any, sheet: FillSheet) -> None:
        from openpyxl.styles import Alignment, Border, Font, Side

        self._target = target
        self._sheet = sheet
        side = Side(style="thin", color="FF808080")
        self._border = Border(left=side, right=side, top=side, bottom=side)
        self._centre, self._left = Alignment("center", "center", wrap_text=True), Alignment("left", "center", wrap_text=True)
        self._font = Font
        self._looks: dict[object, Any] = {}

    def write(self) -> None:
        """All rows, from the title to the last ruled one."""
        self._set_up()
        # over several pages side by side, the middle is none that anybody looks at first
        place = self._left if self._pages_across > 1 else self._centre
        self._across(TITLE_ROW, self._sheet.title, self._font(name=TITLE_FACE, size=18), place, TITLE_HEIGHT)
        lines = ceil(visible_length(self._sheet.note_line) / max(self._width, 1))
        self._across(NOTE_ROW, self._sheet.note_line, self._font(name=SONG, size=10.5), self._left, NOTE_HEIGHT * max(lines, 1))
        self._heads()
        row = FIRST_ROW
        if self._sheet.has_sample:
            self._row(row, [column.sample for column in self._sheet.columns], is_sample=True)
            row += 1
        for values in self._sheet.rows:
            self._row(row, values)
            row += 1
        end = row + (SPARE_ROWS if self._sheet.rows else BLANK_ROWS)
        for blank in range(row, end):
            self._row(blank, [None] * len(self._sheet.columns))
        self._rule_when_written(end)
        if self._sheet.hidden is not None:
            self._hide(*self._sheet.hidden)

    @property
    def _width(self) -> float:
        return sum(_width(column) for column in self._sheet.columns)

    @property
    def _pages_across(self) -> int:
        return max(1, ceil(self._width / A3_WIDTH))

    def _set_up(self) -> None:
        from openpyxl.utils import get_column_letter

        target, sheet = self._target, self._sheet
        target.freeze_panes = f"{get_column_letter(sheet.standing_columns + 1)}{FIRST_ROW}"
        target.page_setup.orientation = "landscape" if self._width > UPRIGHT_WIDTH else "portrait"
        target.page_setup.paperSize = PAPERS["A4" if self._width <= A4_WIDTH else "A3"]
        target.page_setup.fitToWidth, target.page_setup.fitToHeight = self._pages_across, 0
        target.print_options.horizontalCentered = True
        target.sheet_properties.pageSetUpPr.fitToPage = True
        target.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
        target.print_title_cols = f"A:{get_column_letter(sheet.standing_columns)}"
        margins = target.page_margins
        margins.left = margins.right = margins.top = margins.bottom = MARGIN
        margins.header = margins.footer = FOOT
        number_pages(target, sheet.mark)
        for number, column in enumerate(sheet.columns, start=1):
            dimension = target.column_dimensions[get_column_letter(number)]
            dimension.width = _width(column)
            dimension.number_format = FORMATS[column.kind]  # below the ruled rows too, what is typed stays text

    def _across(self, row: int, text: str, font: Any, alignment: Any, height: float) -> None:
        cell = self._target.cell(row, 1, text)
        cell.font, cell.alignment = font, alignment
        self._target.row_dimensions[row].height = height
        self._target.merge_cells(start_row=row, start_column=1, end_row=row, end_column=max(len(self._sheet.columns), 2))

    def _heads(self) -> None:
        from openpyxl.comments import Comment
        from openpyxl.styles import PatternFill

        for number, column in enumerate(self._sheet.columns, start=1):
            cell = self._target.cell(HEAD_ROW, number, (WANTED_MARK if column.is_wanted else "") + column.title)
            cell.font, cell.alignment, cell.border = self._font(name=HEI, size=10), self._centre, self._border
            colour = FIXED_FILL if column.is_fixed else WANTED_FILL if column.is_wanted else HEAD_FILL
            cell.fill = PatternFill("solid", fgColor=colour)
            if column.note:
                lines = sum(max(1, ceil(len(line) / NOTE_LINE_SIGNS)) for line in column.note.split("\n"))
                cell.comment = Comment(writable(column.note), NOTE_AUTHOR, height=NOTE_LINE_HEIGHT * (lines + 1), width=NOTE_WIDTH)
        self._target.row_dimensions[HEAD_ROW].height = HEAD_HEIGHT

    def _row(self, row: int, values: Sequence[Value], *, is_sample: bool = False) -> None:
        height = LEAST_HEIGHT
        for number, (value, column) in enumerate(zip(values, self._sheet.columns, strict=True), start=1):
            cell = self._target.cell(row, number, writable(value) if isinstance(value, str) else value)
            if isinstance(value, str):
                room = max(_width(column) - PADDING, 2)
                lines = sum(max(1, ceil(visible_length(part) / room)) for part in value.split("\n"))
                height = max(height, lines * LINE_HEIGHT + 4)
            cell._style = self._look(column, is_sample)  # noqa: SLF001  # openpyxl offers no public way to share a style
        self._target.row_dimensions[row].height = min(height, 200)

    def _look(self, column: FillColumn, is_sample: bool) -> Any:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import PatternFill

        key = (column.kind, column.is_fixed, is_sample)
        if key not in self._looks:
            model = WriteOnlyCell(self._target)  # bears the look, and is no part of the sheet
            model.font = self._font(name=SONG, size=10, italic=is_sample, color=SAMPLE_INK if is_sample else None)
            model.alignment = self._left if column.kind is ColumnKind.TEXT else self._centre
            model.number_format, model.border = FORMATS[column.kind], self._border
            if is_sample or column.is_fixed:
                model.fill = PatternFill("solid", fgColor=SAMPLE_FILL if is_sample else FIXED_FILL)
            self._looks[key] = copy(model._style)  # noqa: SLF001  # as above
        return self._looks[key]

    def _rule_when_written(self, first: int) -> None:
        """Below the ruled rows a row gets its lines with its first cell: lines of empty rows would be printed, page after page."""
        from openpyxl.formatting.rule import FormulaRule
        from openpyxl.utils import get_column_letter

        last = get_column_letter(len(self._sheet.columns))
        written = FormulaRule(formula=[f"COUNTA($A{first}:${last}{first})>0"], border=self._border)
        self._target.conditional_formatting.add(f"A{first}:{last}{REACH}", written)

    def _hide(self, head: str, cells: Sequence[str]) -> None:
        from openpyxl.utils import get_column_letter

        place = len(self._sheet.columns) + 1
        self._target.cell(HEAD_ROW, place, head)
        for row, text in enumerate(cells, start=FIRST_ROW + self._sheet.has_sample):
            self._target.cell(row, place, text)
        # no print area: a hidden column is not printed, and rows that are added later are to be
        self._target.column_dimensions[get_column_letter(place)].hidden = True


def _width(column: FillColumn) -> float:
    """Wide enough for its cells, and for the head on two lines."""
    return max(column.width, LEAST_WIDTH, ceil((visible_length(column.title) + 1) / 2) + PADDING)


def _offer_choices(book: Any, target: Any, sheet: FillSheet) -> None:
    """A drop-down for each column with a list, a check for days; the lists stand on a hidden page of their own."""
    from openpyxl.utils import get_column_letter

    lists: Any = None
    place = 0
    for number, column in enumerate(sheet.columns, start=1):
        reach = f"{get_column_letter(number)}{FIRST_ROW}:{get_column_letter(number)}{REACH}"
        if column.kind is ColumnKind.DATE and not column.is_fixed:
            target.add_data_validation(_days(reach))
        if not column.choices or column.is_fixed:
            continue
        if lists is None:
            lists = book.create_sheet(LISTS_NAME)
            lists.sheet_state = "hidden"
        place += 1
        offered = column.choices[:LONGEST_LIST]
        for row, text in enumerate((column.title, *offered), start=1):
            lists.cell(row, place, writable(text))
        letter = get_column_letter(place)
        target.add_data_validation(_choice(f"'{LISTS_NAME}'!${letter}$2:${letter}${1 + len(offered)}", reach, column))


def _choice(source: str, reach: str, column: FillColumn) -> Any:
    from openpyxl.worksheet.datavalidation import DataValidation

    rule = DataValidation("list", formula1=source, allow_blank=True, sqref=reach, showErrorMessage=column.only_choices)
    rule.errorTitle, rule.error = column.title[:30], "请从下拉列表中选一项。"
    return rule


def _days(reach: str) -> Any:
    """Warns and lets it pass: 2020.3.5 is read by the import as well."""
    from openpyxl.worksheet.datavalidation import DataValidation

    rule = DataValidation("date", operator="between", formula1="1", formula2="73050", allow_blank=True, sqref=reach, showErrorMessage=True)
    rule.errorStyle, rule.errorTitle, rule.error = "warning", "日期", "请填日期，例如2020-03-05。"
    return rule


def _write_guide(target: Any, rows: Sequence[Sequence[str]]) -> None:
    """The page of explanations: plain rows below their heads, for reading and printing."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    for number, row in enumerate(rows, start=1):
        for place, text in enumerate(row, start=1):
            cell = target.cell(number, place, writable(text))
            cell.font = Font(name=HEI if number == 1 else SONG, size=10)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
        lines = max(ceil(visible_length(text) / (width - PADDING)) for text, width in zip(row, GUIDE_WIDTHS, strict=True))
        target.row_dimensions[number].height = max(lines, 1) * LINE_HEIGHT + 4
    for place, width in enumerate(GUIDE_WIDTHS, start=1):
        target.column_dimensions[get_column_letter(place)].width = width
    target.freeze_panes = "A2"
    target.page_setup.orientation, target.page_setup.paperSize = "landscape", PAPERS["A4"]
    target.page_setup.fitToWidth, target.page_setup.fitToHeight = 1, 0
    target.sheet_properties.pageSetUpPr.fitToPage = True
    target.print_title_rows = "1:1"
