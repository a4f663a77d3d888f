"""A blank form filled with the rows of a roster (填表): its looks kept, rows added as they are needed, the rest moved down."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from libao_desk.core.text import visible_length

from .form_build import BlankForm, has_line, text_of
from .form_places import PlaceWords, counter_alone, fill_count, fill_places, fill_sexes, is_room, sex_alone, waits_beside
from .form_rows import Insertion, copy_row, insert, take_in
from .form_sums import name_ranges
from .form_widths import SMALLER, TEXTS, USUAL_HEIGHT, USUAL_SIZE, Widths, needed_height, shown_length
from .memory_book import LIVE, keep_text, save_book
from .number_formats import decimals_of, showing
from .page_marks import mark_pages
from .roster_writer import FORMATS, ColumnKind, Value, writable

BANDED = 4
"""Rows that must be drawn to see that they are coloured in turn."""


@dataclass(frozen=True)
class FilledColumn:
    """What stands in one column of the form: a value for each row, and the total where the form has a row for it."""

    column: int
    kind: ColumnKind
    values: tuple[Value, ...]
    total: int | Decimal | str | None = None

    @cached_property
    def decimals(self) -> int:
        """As many as the finest of its amounts has: one below the other they have all the same."""
        return max((decimals_of(value) for value in (*self.values, self.total) if isinstance(value, Decimal)), default=0)


def fill_form(
    book: Any,
    form: BlankForm,
    columns: Sequence[FilledColumn],
    words: PlaceWords,
    ended_columns: Sequence[FilledColumn] = (),
    *,
    part_columns: Sequence[Sequence[FilledColumn]] = (),
    mark: str = "",
) -> bytes:
    """The form as the bytes of an xlsx file; columns not named stay as they are. Nothing touches the disk.

    `ended_columns` are those of whoever left in the period, where the form has a block for them, `part_columns` those of each of its parts;
    each printed page bears the `mark`.
    """
    sheet = book[form.sheet]
    empty_samples(sheet, form)
    filled: set[int] = set()
    grown = 0
    for block, own, told in _from_below(form, columns, ended_columns, part_columns, words):
        last = _fill_block(book, sheet, block, own, _head_of(form, block))
        by = last - block.last_row
        filled = {row + by for row in filled} | set(range(block.first_row, last + 1))
        if block is not form and (total_row := block.total_after(by)) is not None:
            _fill_count(sheet, total_row, told)
        grown += 0 if block is form.ended else by
    for row in sorted({*range(1, form.head_top), *range(form.first_row, sheet.max_row + 1)} - filled):
        _fill_places(sheet, row, words, text_of_title=form.title if row < form.head_top else None)
    if mark:
        mark_pages(sheet, mark)
    if (total_row := form.total_after(grown)) is not None:
        if form.parts:
            _write_totals(Widths(sheet), total_row, columns)
        _fill_count(sheet, total_row, words)
    return save_book(book)


def _from_below(
    form: BlankForm,
    columns: Sequence[FilledColumn],
    ended_columns: Sequence[FilledColumn],
    part_columns: Sequence[Sequence[FilledColumn]],
    words: PlaceWords,
) -> list[tuple[BlankForm, Sequence[FilledColumn], PlaceWords]]:
    """Each block with what is filled in, the lowest first: what an upper one grows by moves it down whole."""
    parts = list(zip(form.parts, part_columns, strict=True)) if form.parts else [(form, columns)]
    found = [(block, own, replace(words, count=height_of(own), by_sex={})) for block, own in reversed(parts)]
    if form.ended is None:
        return found
    return [(form.ended, ended_columns, replace(words, count=height_of(ended_columns), by_sex=words.ended_by_sex)), *found]


def height_of(columns: Sequence[FilledColumn]) -> int:
    """How many rows the columns fill."""
    return max((len(column.values) for column in columns), default=0)


def _head_of(form: BlankForm, ended: BlankForm) -> BlankForm:
    """Whose head lends its looks to the rows of the second block: its own, where it has one."""
    return form if ended.columns == form.columns else ended


def _fill_block(book: Any, sheet: Any, block: BlankForm, columns: Sequence[FilledColumn], head: BlankForm) -> int:
    """One block of rows filled; its last row afterwards. A block without a row drawn takes the looks of the form's head."""
    for column in columns:
        _part_tall_merges(sheet, block, column.column)
    take_in(book, sheet, block.first_row, block.last_row)
    count = height_of(columns)
    grown = _make_room(book, sheet, block, count, head)
    widths, total_row = Widths(sheet), block.total_after(grown)
    for column in columns:
        for row, value in enumerate(column.values, start=block.first_row):
            if sheet.row_dimensions[row].hidden:  # a spare row
                sheet.row_dimensions[row].hidden = False
            _write(widths, sheet.cell(row, column.column), value, column)
    if total_row is not None:
        _write_totals(widths, total_row, columns)
    _empty_numbers(sheet, block, range(block.first_row + count, block.last_row + grown + 1))
    return block.last_row + grown


def _empty_numbers(sheet: Any, block: BlankForm, rows: range) -> None:
    """A number printed beforehand below the last row would count somebody who is not there."""
    for serial in (column.column for column in block.columns if column.is_serial):
        for row in rows:
            cell = sheet.cell(row, serial)
            if text_of(cell).isdecimal():
                cell.value = None


def empty_samples(sheet: Any, form: BlankForm) -> None:
    """Take out what the sample rows hold, but for the form's own formulas, and what sets them off from the rows to be filled."""
    for block in form.blocks:
        plain = next((row for row in range(block.first_row, block.last_row + 1) if row not in block.samples), None)
        for row in block.samples:
            for cell in sheet[row]:
                if cell.value is not None and cell.data_type != "f":
                    cell.value = None
                if plain is not None and cell.font != (font := sheet.cell(plain, cell.column).font):
                    cell.font = copy(font)


def _part_tall_merges(sheet: Any, form: BlankForm, column: int) -> None:
    """A cell merged over several of the rows to be filled becomes a cell for each row."""
    for one in list(sheet.merged_cells.ranges):
        covers = one.min_col <= column <= one.max_col
        if covers and one.max_row > one.min_row >= form.first_row and one.min_row <= form.last_row:
            model = sheet.cell(one.min_row, one.min_col)
            sheet.unmerge_cells(one.coord)
            model.value = None
            for row in range(one.min_row + 1, one.max_row + 1):
                sheet.cell(row, column)._style = copy(model._style)  # noqa: SLF001  # as roster_writer: one shared style


def _make_room(book: Any, sheet: Any, form: BlankForm, count: int, head: BlankForm) -> int:
    """Add the rows that the form lacks, alike to those it has; how many."""
    lacking = max(0, count - form.body_rows)
    if not lacking:
        return 0
    # before the last row, whose lower line closes the table; its row above is alike to those that come
    at = form.last_row if form.body_rows > 1 else form.last_row + 1
    name_ranges(sheet, form)
    insert(book, sheet, Insertion(at, lacking, form.last_row if form.body_rows else 0))
    if form.body_rows:
        _continue_rows(sheet, form, range(at, at + lacking))
    else:
        for row in range(at, at + lacking):
            _draw_like_head(sheet, head, row)
    setup = sheet.page_setup
    if sheet.sheet_properties.pageSetUpPr is not None and sheet.sheet_properties.pageSetUpPr.fitToPage and setup.fitToHeight in (None, 1):
        setup.fitToHeight = 0  # one page for the blank form would be letters too small to read
    return lacking


def _continue_rows(sheet: Any, form: BlankForm, added: range) -> None:
    """New rows like the one above them; where every other row is coloured, they and the last row go on in turn."""
    above = max(form.first_row, form.last_row - 1)
    before = above - 1
    if form.body_rows < BANDED or not (_fills(sheet, before) != _fills(sheet, above) == _fills(sheet, above - 2)):
        copy_row(sheet, above, added)
        return
    copy_row(sheet, before, added[::2])
    copy_row(sheet, above, added[1::2])
    if len(added) % 2:
        for cell in sheet[added.stop]:
            cell.fill = copy(sheet.cell(above, cell.column).fill)


def _fills(sheet: Any, row: int) -> list[Any]:
    return [copy(cell.fill) for cell in sheet[row]]  # a proxy equals nothing


def _draw_like_head(sheet: Any, form: BlankForm, row: int) -> None:
    """A row for a form that ends with its head: the head's lines and letters, not its boldness and colour."""
    from openpyxl.styles import Alignment, Border, PatternFill

    for column in form.columns:
        head = next(
            (cell for cell in (sheet.cell(r, column.column) for r in range(form.head_bottom, form.head_top - 1, -1)) if cell.value), None
        )
        if head is None:
            continue
        cell = sheet.cell(row, column.column)
        cell.font, cell.fill, cell.number_format = _not_bold(head.font), PatternFill(), "General"
        cell.alignment = Alignment(head.alignment.horizontal, "center", wrap_text=True)
        if has_line(head):
            side = next(side for side in (head.border.left, head.border.top, head.border.bottom, head.border.right) if side and side.style)
            cell.border = Border(left=side, right=side, top=side, bottom=side)


def _not_bold(font: Any) -> Any:
    plain = copy(font)
    plain.b = False
    return plain


def _write(widths: Widths, cell: Any, value: Value, column: FilledColumn) -> None:
    """One value as what it is: text stays text, a date a date, whatever the form's cell was set to."""
    if isinstance(value, str):
        _write_text(widths, cell, writable(value), column.kind)
        return
    cell.value = value
    if value is None:
        return
    if not isinstance(value, date):
        if cell.number_format in ("General", "@"):
            cell.number_format = FORMATS[column.kind if column.kind is ColumnKind.MONEY else ColumnKind.NUMBER]
        if isinstance(value, Decimal):
            cell.number_format = showing(cell.number_format, column.decimals)
    if shown_length(value) > widths.of(cell):
        _set(cell, wrap_text=False, shrink_to_fit=True)  # a date too wide for its column is shown as ####


def _write_text(widths: Widths, cell: Any, text: str, kind: ColumnKind) -> None:
    cell.value = text or None
    if not text:
        return
    keep_text(cell, text)
    if kind is ColumnKind.IDENTIFIER or text.startswith(LIVE):
        cell.number_format = FORMATS[ColumnKind.IDENTIFIER]
    room = widths.of(cell)
    if visible_length(text) <= room and "\n" not in text:
        return
    if not cell.alignment.shrink_to_fit and not cell.alignment.wrap_text:
        _set(cell, wrap_text=True)
    if cell.alignment.wrap_text:
        _grow(widths, cell)


def _grow(widths: Widths, cell: Any) -> None:
    """Make the row higher where its stated height would cut the text off; a text for which no row may be high enough in smaller letters.

    What does not fit in the smallest ones either is read from its beginning.
    """
    row, own = widths.sheet.row_dimensions[cell.row], cell.font.sz or USUAL_SIZE
    tallest = max(widths.tallest, row.height or USUAL_HEIGHT)
    sizes = (own, *(size for size in SMALLER if size < own))
    size = next((size for size in sizes if needed_height(widths, cell, size) <= tallest), sizes[-1])
    if size != own:
        smaller = copy(cell.font)
        smaller.sz = size
        cell.font = smaller
    needed = needed_height(widths, cell, size)
    if needed > (row.height or USUAL_HEIGHT):
        row.height = round(min(needed, tallest), 1)
    if needed > tallest:
        _set(cell, vertical="top")


def _set(cell: Any, **looks: bool | str) -> None:
    alignment = copy(cell.alignment)
    for name, value in looks.items():
        setattr(alignment, name, value)
    cell.alignment = alignment


def _write_totals(widths: Widths, row: int, columns: Sequence[FilledColumn]) -> None:
    for column in columns:
        if column.total is not None:
            _write_total(widths, widths.sheet.cell(row, column.column), column)


def _write_total(widths: Widths, cell: Any, column: FilledColumn) -> None:
    """The sum, where the form has neither a formula nor a text of its own; its own formula shows as many decimals."""
    from openpyxl.cell.cell import MergedCell

    if cell.data_type == "f" and isinstance(column.total, Decimal):
        cell.number_format = showing(cell.number_format, column.decimals)
    if cell.value is None and not isinstance(cell, MergedCell):
        _write(widths, cell, column.total, column)


def _fill_places(sheet: Any, row: int, words: PlaceWords, text_of_title: str | None) -> None:
    for cell in list(sheet[row]):
        if cell.value is None or cell.data_type not in TEXTS:
            continue
        text = str(cell.value)  # of letters in several looks, what they say: a place that is filled takes the cell's own look
        beside = waits_beside(text, words)
        if beside is not None and (neighbour := _blank_beside(sheet, cell)) is not None:
            neighbour.value = beside
            continue
        is_title = text_of(cell) == text_of_title
        filled = fill_places(text, words, is_title=is_title, is_above=text_of_title is not None)
        if filled != text:
            cell.value = filled


def _fill_count(sheet: Any, row: int, words: PlaceWords) -> None:
    """The number of the rows in its place among the totals: in the label's cell, in that of a counter alone, or in the one between."""
    _fill_sexes(sheet, row, words)
    told, counted = f"{words.count}{words.counter}", ""
    for cell in list(sheet[row]):
        if cell.data_type in TEXTS and cell.value is not None and (filled := fill_count(str(cell.value), words.count)) != cell.value:
            cell.value, counted = filled, cell.coordinate
    counted = counted or _count_beside(sheet, row, words, told)
    for cell in sheet[row] if counted else ():
        if cell.value == told and cell.coordinate != counted:  # what a form without such a place is given
            cell.value = None


def _fill_sexes(sheet: Any, row: int, words: PlaceWords) -> None:
    """How many men and women there are, in the label's cell or in the one right of it."""
    for cell in [one for one in sheet[row] if one.data_type in TEXTS and one.value is not None]:
        if (filled := fill_sexes(str(cell.value), words.by_sex)) != cell.value:
            cell.value = filled
        count = words.by_sex.get(sex_alone(str(cell.value)))
        if count is None:
            continue
        place = _right_of(sheet, cell)
        if counter := counter_alone(str(place.value or ""), words):
            place.value = f"{count}{counter}"
        elif is_room(place.value) and counter_alone(str(_right_of(sheet, place).value or ""), words):
            place.value = count


def _count_beside(sheet: Any, row: int, words: PlaceWords, told: str) -> str:
    """The number put before the first counter that has a cell of its own; the cell where it stands then, "" where there is none."""
    is_text = (cell for cell in sheet[row] if cell.data_type in TEXTS and cell.value is not None)
    unit = next((cell for cell in is_text if counter_alone(str(cell.value), words)), None)
    if unit is None or unit.column == 1:
        return ""
    before, counter = _first_of(sheet, sheet.cell(row, unit.column - 1)), counter_alone(str(unit.value), words)
    if before.value in (None, told) and str(unit.value).strip() == str(unit.value):
        before.value = words.count
        return str(before.coordinate)
    if before.data_type in TEXTS or before.value is None:
        unit.value = f"{words.count}{counter}"
        return str(unit.coordinate)
    return ""


def _first_of(sheet: Any, cell: Any) -> Any:
    """The cell that holds what a merged one shows."""
    covers = next((one for one in sheet.merged_cells.ranges if cell.coordinate in one), None)
    return cell if covers is None else sheet.cell(covers.min_row, covers.min_col)


def _blank_beside(sheet: Any, cell: Any) -> Any | None:
    """The empty place right of a label: a merged range, or a cell with a line under it."""
    neighbour = _right_of(sheet, cell)
    starts = {(one.min_row, one.min_col) for one in sheet.merged_cells.ranges}
    is_place = (cell.row, neighbour.column) in starts or has_line(neighbour) or neighbour.value is not None
    return neighbour if is_place and is_room(neighbour.value) else None


def _right_of(sheet: Any, cell: Any) -> Any:
    """The cell right of another one, or of the merged range that begins there."""
    last = next((one.max_col for one in sheet.merged_cells.ranges if cell.coordinate in one), cell.column)
    return sheet.cell(cell.row, last + 1)
