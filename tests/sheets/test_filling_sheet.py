"""The sheet that others fill in, as written: text is never alive, the look and the print set-up, nothing on disk."""

import tempfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any, NoReturn

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from libao_desk.sheets.filling_sheet import FIRST_ROW, REACH, SPARE_ROWS, FillColumn, FillSheet, write_filling_sheet
from libao_desk.sheets.limits import DEFAULT_LIMITS, inspect_package
from libao_desk.sheets.roster_writer import HEAD_ROW, ColumnKind

COLUMNS = (
    FillColumn(title="本地编号", kind=ColumnKind.IDENTIFIER, is_fixed=True, note="不要改动"),
    FillColumn(title="姓名", is_wanted=True, note="照身份证填\n也可叫：对象"),
    FillColumn(title="身份证号", kind=ColumnKind.IDENTIFIER, width=21),
    FillColumn(title="报到日期", kind=ColumnKind.DATE),
    FillColumn(title="金额", kind=ColumnKind.MONEY),
    FillColumn(title="类别", choices=("缓刑", "假释")),
    FillColumn(title="村（居）", choices=("杨庄村",), only_choices=False),
)
ROWS = (
    ("JZ2020-001", "=1+1", "320699198901012318", date(2020, 3, 5), Decimal("1.50"), "缓刑", "@杨庄村"),
    ("JZ2020-002", "李\x07试乙", None, None, None, None, None),
)
SHEET = FillSheet(title="回填表", note_line="送出单位：某所", columns=COLUMNS, rows=ROWS, hidden=("回传校验", ("ABC.DEF", "GHI.JKL")))


def opened(sheet: FillSheet = SHEET) -> Any:
    """The first page as openpyxl reads it."""
    return load_workbook(BytesIO(write_filling_sheet(sheet))).worksheets[0]


def test_cells_are_what_was_given_and_none_is_alive() -> None:
    grid = CalamineWorkbook.from_filelike(BytesIO(write_filling_sheet(SHEET))).get_sheet_by_index(0).to_python()
    assert grid[HEAD_ROW] == ["JZ2020-001", "=1+1", "320699198901012318", date(2020, 3, 5), 1.5, "缓刑", "@杨庄村", "ABC.DEF"]
    assert grid[HEAD_ROW + 1][:2] == ["JZ2020-002", "李试乙"]
    assert [(cell.data_type, cell.quotePrefix) for cell in opened()[FIRST_ROW][:2]] == [("s", False), ("s", True)]
    assert opened().cell(FIRST_ROW, 7).quotePrefix


def test_the_last_column_is_hidden() -> None:
    sheet = opened()
    assert sheet.column_dimensions["H"].hidden
    assert not sheet.column_dimensions["G"].hidden


def test_a_few_spare_rows_are_ruled_and_those_below_as_they_are_written() -> None:
    sheet = opened()
    last = FIRST_ROW + len(ROWS) + SPARE_ROWS - 1
    assert sheet.max_row == last
    assert sheet.cell(last, 2).border.left.style == "thin"
    assert not sheet.print_area  # else what is added below would not be printed
    (below,) = sheet.conditional_formatting
    assert str(below.sqref) == f"A{last + 1}:G{REACH}"
    assert below.rules[0].formula == [f"COUNTA($A{last + 1}:$G{last + 1})>0"]
    assert below.rules[0].dxf.border.left.style == "thin"


def test_print_set_up_and_standing_heads() -> None:
    sheet = opened()
    assert sheet.freeze_panes == "B4"
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$3:$3", "$A:$A")
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight, sheet.page_setup.fitToWidth) == ("landscape", 0, 1)
    wide = opened(replace(SHEET, columns=(*COLUMNS, *(FillColumn(title=f"列{n}", width=30) for n in range(12))), rows=(), hidden=None))
    assert (wide.page_setup.paperSize, wide.page_setup.fitToWidth) == (8, 3)


def test_drop_downs_and_checks_stand_where_something_may_be_typed() -> None:
    rules = {str(rule.sqref): rule for rule in opened().data_validations.dataValidation}
    assert set(rules) == {"D4:D3000", "F4:F3000", "G4:G3000"}
    assert rules["F4:F3000"].formula1 == "'代码表'!$A$2:$A$3"
    assert (rules["F4:F3000"].showErrorMessage, bool(rules["G4:G3000"].showErrorMessage)) == (True, False)
    assert rules["D4:D3000"].errorStyle == "warning"


def test_notes_stand_on_the_heads_and_the_package_is_one_that_we_read() -> None:
    sheet = opened()
    assert [cell.comment.text if cell.comment else "" for cell in sheet[HEAD_ROW]][:2] == ["不要改动", "照身份证填\n也可叫：对象"]
    inspect_package(write_filling_sheet(SHEET), DEFAULT_LIMITS)


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert write_filling_sheet(SHEET) == write_filling_sheet(SHEET)


def test_nothing_touches_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("a temporary file")

    for name in ("NamedTemporaryFile", "TemporaryFile", "mkstemp", "mkdtemp"):
        monkeypatch.setattr(tempfile, name, refuse)
    assert write_filling_sheet(SHEET)
