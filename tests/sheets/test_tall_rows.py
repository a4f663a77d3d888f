"""A long text in a narrow column of a form: smaller letters, a row of a third of a page at most, and told where that is too low."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from libao_desk.sheets.form_checks import open_form
from libao_desk.sheets.form_filler import FilledColumn, fill_form
from libao_desk.sheets.form_reader import read_form
from libao_desk.sheets.form_widths import columns_too_narrow, rows_cut
from libao_desk.sheets.page_sizes import page_height
from libao_desk.sheets.roster_writer import ColumnKind

from .making import xlsx
from .test_forms import HEADS, WORDS


def page_with(text: str, *, height: float | None = None, landscape: bool = True, fits: bool = False) -> tuple[Any, int]:
    """The sheet of a form whose fourth column, eleven wide, holds the text; and how many rows are told to be cut."""

    def draw(book: Workbook) -> None:
        sheet = book.active
        assert sheet is not None
        sheet.column_dimensions["D"].width = 11
        sheet.row_dimensions[2].height = height
        sheet.page_setup.orientation = "landscape" if landscape else "portrait"
        if fits:
            sheet.sheet_properties.pageSetUpPr.fitToPage = True
            sheet.column_dimensions["B"].width = 250

    book, _ = open_form(xlsx((HEADS, (), ("合计",)), change=draw))
    form = read_form(book, frozenset(HEADS).__contains__)
    data = fill_form(book, form, [FilledColumn(4, ColumnKind.TEXT, (text, "短"))], WORDS)
    return load_workbook(BytesIO(data)).active, rows_cut(book[form.sheet])


@pytest.mark.parametrize(
    ("signs", "size", "height", "cut"),
    [
        (20, 11, 62, 0),
        (60, 9, 150, 0),
        (110, 7, 150, 0),
        (2000, 7, 151, 1),
    ],
)
def test_a_long_text_makes_no_page_of_its_own(signs: int, size: float, height: float, cut: int) -> None:
    text = "按时参加集体教育。" * (signs // 9)
    sheet, told = page_with(text)
    cell = sheet["D2"]
    assert (cell.value, cell.font.sz, told) == (text, size, cut)
    assert sheet.row_dimensions[2].height <= height
    assert (cell.alignment.vertical == "top") is bool(cut)
    assert sheet["D3"].font.sz == 11


def test_the_page_s_own_measures_say_how_high_a_row_may_grow() -> None:
    text = "按时参加集体教育。" * 300
    lying, standing, small, own = (
        page_with(text, **looks)[0].row_dimensions[2].height for looks in ({}, {"landscape": False}, {"fits": True}, {"height": 300})
    )
    assert lying < standing < small
    assert own == 300


def test_a_sheet_printed_smaller_holds_more_rows() -> None:
    sheet = Workbook().active
    assert sheet is not None
    whole = page_height(sheet, [10])
    sheet.page_setup.scale = 50
    assert page_height(sheet, [10]) == 2 * whole
    sheet.page_setup.paperSize = 8
    assert page_height(sheet, [10]) > 2 * whole


@pytest.mark.parametrize(
    ("width", "value", "is_told"),
    [
        (5, date(2020, 12, 31), True),
        (8, date(2020, 12, 31), False),
        (12, date(2020, 12, 31), False),
        (5, 3, False),
        (5, Decimal("1234567.50"), True),
    ],
)
def test_a_column_in_which_a_day_or_an_amount_cannot_be_read_is_told(width: float, value: date | Decimal | int, is_told: bool) -> None:
    def draw(book: Workbook) -> None:
        book.active.column_dimensions["D"].width = width

    book, _ = open_form(xlsx((HEADS, ()), change=draw))
    form = read_form(book, frozenset(HEADS).__contains__)
    fill_form(book, form, [FilledColumn(4, ColumnKind.DATE, (value, None))], WORDS)
    assert columns_too_narrow(book[form.sheet]) == (frozenset({4}) if is_told else frozenset())
