"""Rows put into a form (插入行): everything below moves down, and whatever spans the place grows, as in Excel.

openpyxl's own insert_rows moves cells alone: merges, heights, print area, drop-downs, conditions and formulas would stay behind.
"""

import re
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from typing import Any

_REFERENCE = re.compile(r"(\$?[A-Za-z]{0,3}\$?)(\d{1,7})(?::(\$?[A-Za-z]{0,3}\$?)(\d{1,7}))?")


@dataclass(frozen=True)
class Insertion:
    """Rows inserted before row `at`; a range that ends with row `last` takes them in even where it ends just above."""

    at: int
    by: int
    last: int

    def row(self, row: int) -> int:
        """Where a row stands afterwards."""
        return row + self.by if row >= self.at else row

    def end(self, row: int) -> int:
        """Where a range that ended in that row ends afterwards."""
        return row + self.by if row >= self.at or row == self.last else row

    def area(self, area: str) -> str:
        """A range such as $A$4:$L$20 afterwards; whole columns stay as they are."""
        match = _REFERENCE.fullmatch(area)
        if match is None:
            return area
        if match[4] is None:
            return f"{match[1]}{self.row(int(match[2]))}"
        return f"{match[1]}{self.row(int(match[2]))}:{match[3]}{self.end(int(match[4]))}"

    def grown(self, area: str) -> str:
        """The same for what belongs to rows to be filled: what stands on the last of them alone grows too."""
        match = _REFERENCE.fullmatch(area)
        if match is None or match[4] is not None or int(match[2]) != self.last or self.at <= self.last:
            return self.area(area)
        return f"{match[1]}{match[2]}:{match[1]}{self.last + self.by}"


@dataclass(frozen=True)
class TakingIn:
    """Rows that are filled now: a range over the last of them begins with the first, though it left out a sample's row."""

    first: int
    last: int

    def area(self, area: str) -> str:
        """The range afterwards; one beside the other in a single row are no rows."""
        match = _REFERENCE.fullmatch(area)
        if match is None or match[4] is None or not self.first < int(match[2]) <= self.last <= int(match[4]):
            return area
        is_tall = match[2] != match[4] or match[1] == match[3]
        return f"{match[1]}{self.first}:{match[3]}{match[4]}" if is_tall else area


def take_in(book: Any, sheet: Any, first: int, last: int) -> None:
    """Have whatever reckons over the rows reckon over all of them."""
    _move_formulas(book, sheet, TakingIn(first, last))


def insert(book: Any, sheet: Any, insertion: Insertion) -> None:
    """Make room; the new rows are empty and have no looks yet."""
    if insertion.by <= 0:
        return
    heights = {row: sheet.row_dimensions.pop(row) for row in [row for row in sheet.row_dimensions if row >= insertion.at]}
    merged = [one.coord for one in sheet.merged_cells.ranges]
    sheet.insert_rows(insertion.at, insertion.by)
    for row, height in heights.items():
        height.index = insertion.row(row)
        sheet.row_dimensions[height.index] = height
    _move_merges(sheet, merged, insertion)
    _move_validations(sheet, insertion)
    _move_conditions(sheet, insertion)
    _move_filters(sheet, insertion)
    _move_print(sheet, insertion)
    _move_links(sheet)
    _move_formulas(book, sheet, insertion)


def _move_merges(sheet: Any, coords: list[str], insertion: Insertion) -> None:
    from openpyxl.worksheet.cell_range import MultiCellRange
    from openpyxl.worksheet.merge import MergedCellRange

    sheet.merged_cells = MultiCellRange()
    for coord in coords:
        first, _, end = coord.partition(":")
        is_tall = _row(first) < _row(end or first)
        moved = insertion.area(coord) if is_tall else f"{_moved(first, insertion)}:{_moved(end or first, insertion)}"
        sheet.merged_cells.add(MergedCellRange(sheet, moved))


def _row(place: str) -> int:
    return int(re.sub(r"\D", "", place))


def _moved(place: str, insertion: Insertion) -> str:
    return f"{re.sub(r'[^A-Za-z]', '', place)}{insertion.row(_row(place))}"


def _move_validations(sheet: Any, insertion: Insertion) -> None:
    """Drop-downs and what a cell takes."""
    from openpyxl.worksheet.cell_range import MultiCellRange

    for validation in sheet.data_validations.dataValidation:
        validation.sqref = MultiCellRange([insertion.grown(one.coord) for one in validation.sqref.ranges])
        for name in ("formula1", "formula2"):
            if (formula := getattr(validation, name)) is not None:
                setattr(validation, name, _shifted(f"={formula}", sheet.title, insertion, is_own=True)[1:])


def _move_conditions(sheet: Any, insertion: Insertion) -> None:
    """Looks that depend on what a cell holds."""
    from openpyxl.formatting.formatting import ConditionalFormattingList

    conditions, sheet.conditional_formatting = list(sheet.conditional_formatting), ConditionalFormattingList()
    for condition in conditions:
        area = " ".join(insertion.grown(one.coord) for one in condition.sqref.ranges)
        for rule in condition.rules:
            rule.formula = [_shifted(f"={formula}", sheet.title, insertion, is_own=True)[1:] for formula in rule.formula]
            sheet.conditional_formatting.add(area, rule)


def _move_filters(sheet: Any, insertion: Insertion) -> None:
    filters = [sheet.auto_filter, *sheet.tables.values(), *(table.autoFilter for table in sheet.tables.values())]
    for one in filters:
        if one is not None and one.ref:
            one.ref = insertion.area(one.ref)


def _move_print(sheet: Any, insertion: Insertion) -> None:
    """The print area and the breaks between pages."""
    if sheet.print_area:
        stated = sheet.print_area if isinstance(sheet.print_area, str) else ",".join(sheet.print_area)
        sheet.print_area = ",".join(insertion.area(area.rpartition("!")[2].replace("$", "")) for area in stated.split(","))
    for page_break in sheet.row_breaks.brk:
        page_break.id = insertion.row(page_break.id)


def _move_links(sheet: Any) -> None:
    for row in sheet.iter_rows():
        for cell in row:
            if getattr(cell, "hyperlink", None) is not None:
                cell.hyperlink.ref = cell.coordinate


def _move_formulas(book: Any, own: Any, insertion: Insertion | TakingIn) -> None:
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f" and isinstance(cell.value, str):
                    cell.value = _shifted(cell.value, own.title, insertion, is_own=sheet is own)
    for names in (book.defined_names, *(sheet.defined_names for sheet in book.worksheets)):
        for name in names.values():
            if name.attr_text:
                name.attr_text = _shifted(f"={name.attr_text}", own.title, insertion, is_own=False)[1:]


def _shifted(formula: str, sheet: str, insertion: Insertion | TakingIn, *, is_own: bool) -> str:
    """The formula with its references to the sheet moved; `is_own` says that a reference without a sheet's name means it."""
    from openpyxl.formula import Tokenizer
    from openpyxl.formula.tokenizer import Token

    tokens = Tokenizer(formula)
    for token in tokens.items:
        if token.type == Token.OPERAND and token.subtype == Token.RANGE:
            prefix, mark, area = token.value.rpartition("!")
            if prefix.strip("'").replace("''", "'") == sheet if mark else is_own:
                token.value = f"{prefix}{mark}{insertion.area(area)}"
    return str(tokens.render())


def copy_row(sheet: Any, model: int, targets: Iterable[int]) -> None:
    """Give new rows the height, the looks, the sideways merges and the standing text of the model row."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.merge import MergedCellRange

    merges = [one for one in sheet.merged_cells.ranges if one.min_row == one.max_row == model]
    sides = [(get_column_letter(one.min_col), get_column_letter(one.max_col)) for one in merges]
    cells = list(sheet[model])
    for target in targets:
        if model in sheet.row_dimensions:
            height = copy(sheet.row_dimensions[model])
            height.index = target
            sheet.row_dimensions[target] = height
        for left, right in sides:
            sheet.merged_cells.ranges.add(MergedCellRange(sheet, f"{left}{target}:{right}{target}"))
        for cell in cells:
            _copy_cell(sheet, cell, target)


def _copy_cell(sheet: Any, cell: Any, target: int) -> None:
    from openpyxl.cell.cell import MergedCell
    from openpyxl.formula.translate import Translator

    if isinstance(cell, MergedCell):
        twin = sheet._cells[target, cell.column] = MergedCell(sheet, target, cell.column)  # noqa: SLF001  # no public way to place one
    else:
        twin = sheet.cell(target, cell.column)
        twin.value = cell.value
        if cell.data_type == "f" and isinstance(cell.value, str):
            twin.value = Translator(cell.value, cell.coordinate).translate_formula(twin.coordinate)
    twin._style = copy(cell._style)  # noqa: SLF001  # as roster_writer: one shared style
