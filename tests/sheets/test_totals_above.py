"""Forms whose totals stand right below the head: they stay there, and count the rows below them."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Border, Side

from libao_desk.core.period import Period
from libao_desk.sheets.form_filler import FilledColumn, fill_form
from libao_desk.sheets.form_places import PlaceWords
from libao_desk.sheets.form_reader import read_form
from libao_desk.sheets.headers import as_predicate
from libao_desk.sheets.roster_writer import ColumnKind

WORDS = PlaceWords(Period(2020, 12, 1), "某司法所", "某人", date(2020, 12, 31), count=3)
KNOWN = as_predicate({"序号", "姓名", "次数"})


def form_with_totals_above(rows: int, *, formula: bool) -> Any:
    """A form with a row of totals between its head and the rows to be filled."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["走访登记表"])
    sheet.append(["序号", "姓名", "次数"])
    sheet.append(["合计", f"=COUNTA(B4:B{3 + rows})" if formula else None, f"=SUM(C4:C{3 + rows})" if formula else None])
    side = Side("thin")
    for row in range(2, 4 + rows):
        for column in range(1, 4):
            sheet.cell(row, column).border = Border(side, side, side, side)
    return book


@pytest.mark.parametrize(("rows", "count"), [(6, 3), (2, 5)])
def test_the_rows_stand_below_their_totals(rows: int, count: int) -> None:
    book = form_with_totals_above(rows, formula=True)
    form = read_form(book, KNOWN)
    assert (form.total_row, form.first_row, form.body_rows) == (3, 4, rows)
    names = FilledColumn(2, ColumnKind.TEXT, tuple(f"甲{n}" for n in range(count)))
    visits = FilledColumn(3, ColumnKind.NUMBER, tuple(range(count)), sum(range(count)))
    sheet = load_workbook(BytesIO(fill_form(book, form, (names, visits), WORDS))).active
    assert [sheet.cell(4 + n, 2).value for n in range(count)] == [f"甲{n}" for n in range(count)]
    last = 3 + max(rows, count)
    assert [sheet.cell(3, column).value for column in (1, 2, 3)] == ["合计", f"=COUNTA(B4:B{last})", f"=SUM(C4:C{last})"]


def test_totals_without_a_formula_are_written_in_their_place() -> None:
    book = form_with_totals_above(4, formula=False)
    form = read_form(book, KNOWN)
    visits = FilledColumn(3, ColumnKind.NUMBER, (1, 2, 3), 6)
    sheet = load_workbook(BytesIO(fill_form(book, form, (visits,), WORDS))).active
    assert ([sheet.cell(row, 3).value for row in range(3, 8)], sheet.cell(3, 1).value) == ([6, 1, 2, 3, None], "合计")


def test_a_form_that_ends_with_its_totals_has_them_below() -> None:
    form = read_form(form_with_totals_above(0, formula=False), KNOWN)
    assert (form.total_row, form.first_row) == (3, 3)
