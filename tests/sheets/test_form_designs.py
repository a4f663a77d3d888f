"""Forms with totals right below the head, with labels in cells of their own, with an example: each keeps its looks and says what is so."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Border, Font, PatternFill, Side

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


def _bordered(book: Workbook, *rows: list[str | None]) -> Any:
    """A sheet whose cells all have lines."""
    sheet = book.active
    assert sheet is not None
    side = Side("thin")
    for row in rows:
        sheet.append(row)
        for cell in sheet[sheet.max_row]:
            cell.border = Border(side, side, side, side)
    return sheet


def test_labels_in_cells_of_their_own_get_their_answers_beside_them() -> None:
    book = Workbook()
    labels: list[str | None] = ["填报单位", None, "年份", None, "月份", None]
    more: list[str | None] = ["报表期：", None, "填报人", None, "填报日期", None]
    head: list[str | None] = ["序号", "姓名", "次数", "备注", "村居", "类别"]
    sheet = _bordered(book, labels, more, head, [None] * 6, [None] * 6)
    form = read_form(book, KNOWN)
    sheet = load_workbook(BytesIO(fill_form(book, form, (FilledColumn(2, ColumnKind.TEXT, ("甲",)),), WORDS))).active
    assert [sheet.cell(1, column).value for column in (2, 4, 6)] == ["某司法所", "2020", "12月"]
    assert [sheet.cell(2, column).value for column in (2, 4, 6)] == ["2020年12月", "某人", "2020-12-31"]


def test_the_example_lends_its_letters_to_nobody() -> None:
    book = Workbook()
    sheet = _bordered(book, ["序号", "姓名", "次数"], ["例", "张例", "3"], [None] * 3, [None] * 3)
    for cell in sheet[2]:
        cell.font = Font(bold=True)
    form = read_form(book, KNOWN)
    sheet = load_workbook(BytesIO(fill_form(book, form, (FilledColumn(2, ColumnKind.TEXT, ("甲", "乙")),), WORDS))).active
    assert [(sheet.cell(row, 2).value, bool(sheet.cell(row, 2).font.b)) for row in (2, 3)] == [("甲", False), ("乙", False)]


def test_a_spare_row_that_is_hidden_is_seen_once_it_holds_somebody() -> None:
    book = form_with_totals_above(6, formula=False)
    page = book.active
    for row in (6, 7, 8, 9):
        page.row_dimensions[row].hidden = True
    form = read_form(book, KNOWN)
    names = FilledColumn(2, ColumnKind.TEXT, ("甲", "乙", "丙"))
    sheet = load_workbook(BytesIO(fill_form(book, form, (names,), WORDS))).active
    assert [bool(sheet.row_dimensions[row].hidden) for row in range(4, 10)] == [False, False, False, True, True, True]


@pytest.mark.parametrize("count", [8, 9, 10])
def test_rows_coloured_in_turn_go_on_in_turn(count: int) -> None:
    book = form_with_totals_above(6, formula=True)
    sheet = book.active
    for row in range(5, 10, 2):
        for column in range(1, 4):
            sheet.cell(row, column).fill = PatternFill("solid", fgColor="FFDDEEFF")
    names = FilledColumn(2, ColumnKind.TEXT, tuple(f"甲{n}" for n in range(count)))
    sheet = load_workbook(BytesIO(fill_form(book, read_form(book, KNOWN), (names,), WORDS))).active
    coloured = [sheet.cell(row, column).fill.fill_type == "solid" for row in range(4, 4 + count) for column in range(1, 4)]
    assert coloured == [bool(n % 2) for n in range(count) for _ in range(3)]
