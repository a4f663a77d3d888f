"""What the cells of a form have room for (列宽与行高), and what of a filled one is too small or cut off on paper."""

from datetime import date
from decimal import Decimal
from functools import cached_property
from math import ceil
from typing import Any

from libao_desk.core.text import visible_length

from .page_sizes import page_height
from .roster_writer import GREATEST_HEIGHT

USUAL_WIDTH, USUAL_SIZE, USUAL_HEIGHT = 8.43, 11.0, 15.0
"""What a sheet has where it states nothing."""
LINE_PER_SIZE = 1.3
TEXTS = ("s", "inlineStr")
SMALLER = (9.0, 8.0, 7.0)
"""Letters for a text too long for its cell; smaller ones cannot be read."""
ROWS_OF_A_PAGE = 3
EDGES = 0.8
"""Half-width columns that a cell's edges take."""
A_DAY = 10
"""Half-width signs of 2020-12-31."""


class Widths:
    """How wide the sheet's columns are, merged ones together, in half-width columns."""

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet
        self._stated: dict[int, float] = {}
        for dimension in sheet.column_dimensions.values():
            if dimension.width:
                for column in range(dimension.min or dimension.index_number, (dimension.max or dimension.min or 0) + 1):
                    self._stated[column] = dimension.width
        self._usual = sheet.sheet_format.defaultColWidth or USUAL_WIDTH
        self._across = {(one.min_row, one.min_col): one.max_col for one in sheet.merged_cells.ranges if one.max_col > one.min_col}

    @cached_property
    def tallest(self) -> float:
        """What a row may grow to, so that a narrow column gives no page of its own to every row."""
        widths = [self._stated.get(column, self._usual) for column in range(1, self.sheet.max_column + 1)]
        return min(page_height(self.sheet, widths) / ROWS_OF_A_PAGE, GREATEST_HEIGHT)

    def of(self, cell: Any, size: float | None = None) -> float:
        """The room in a cell for letters of a size, else of its own."""
        last = self._across.get((cell.row, cell.column), cell.column)
        wide = sum(self._stated.get(column, self._usual) for column in range(cell.column, last + 1))
        return max(1.0, (wide - EDGES) * USUAL_SIZE / (size or cell.font.sz or USUAL_SIZE))


def needed_height(widths: Widths, cell: Any, size: float | None) -> float:
    """The height that a cell's text takes in letters of that size."""
    room = widths.of(cell, size)
    lines = sum(max(1, ceil(visible_length(part) / room)) for part in str(cell.value).split("\n"))
    return lines * (size or USUAL_SIZE) * LINE_PER_SIZE + 4


def shown_length(value: date | int | float | Decimal) -> int:
    """How many half-width signs a day or a number takes."""
    return A_DAY if isinstance(value, date) else visible_length(f"{value:,}")


def rows_cut(sheet: Any) -> int:
    """How many rows of a filled sheet hold more than they show on paper."""
    widths = Widths(sheet)
    tall = {number: row.height for number, row in sheet.row_dimensions.items() if row.height and row.height >= int(widths.tallest)}
    texts = {number: [cell for cell in sheet[number] if cell.alignment.wrap_text and cell.data_type in TEXTS] for number in tall}
    return sum(any(needed_height(widths, cell, cell.font.sz) > height for cell in texts[number]) for number, height in tall.items())


def columns_too_narrow(sheet: Any) -> frozenset[int]:
    """The columns in which a day or a number is shrunk until nobody can read it."""
    widths, numbers = Widths(sheet), (date, int, float, Decimal)
    shrunk = (cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, numbers) and cell.alignment.shrink_to_fit)
    return frozenset(
        cell.column for cell in shrunk if (cell.font.sz or USUAL_SIZE) * widths.of(cell) < SMALLER[-1] * shown_length(cell.value)
    )
