"""The sender's sheet given back: red cells, reasons beside them, everything else where it was."""

from datetime import date, datetime
from io import BytesIO
from typing import Any, NoReturn

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font

from libao_desk.core.errors import Refusal
from libao_desk.sheets.error_copy import REASON_HEAD, RED, write_error_copy
from libao_desk.sheets.limits import SheetLimits
from libao_desk.sheets.table_reader import read_table
from tests.services.ledger_files import ods, ods_cell

from .making import HEADS, ID_A, ID_B, KNOWN, PHONE, package, text_row, xls, xlsx

TITLE = ("李堡镇社区矫正对象花名册",)
A = (1, "张三丰", ID_A, date(2020, 3, 5), PHONE, "按时报到")
B = (2, "李四光", ID_B, date(2020, 4, 6), PHONE, None)
PROBLEMS = (("C3", "身份证号：校验位不对。"), ("D3", "日期：早于出生。"), ("E5", "电话：少一位。"))


def _style(book: Workbook) -> None:
    sheet = book.active
    sheet["B3"].font = Font(name="黑体", size=14)
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["C"].width = 33
    sheet["B5"].comment = Comment("请核对", "某人")
    other = book.create_sheet("另一张")
    other["A1"] = "原样"


def _ledger() -> bytes:
    return xlsx((TITLE, HEADS, A, (), B), merged=("A1:F1",), change=_style)


def _copy(problems: tuple[tuple[str, str], ...] = PROBLEMS, content: bytes | None = None) -> Any:
    return load_workbook(BytesIO(write_error_copy(content or _ledger(), sheet="台账", head_row=2, problems=problems)))


def _red(sheet: Any) -> set[str]:
    return {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.fill.fgColor.rgb == RED}


def test_wrong_cells_are_red_and_no_others() -> None:
    assert _red(_copy()["台账"]) == {"C3", "D3", "E5"}


def test_reasons_stand_in_the_row_they_speak_of() -> None:
    sheet = _copy()["台账"]
    assert [sheet.cell(row, 7).value for row in range(1, 6)] == [
        None,
        REASON_HEAD,
        "身份证号：校验位不对。\n日期：早于出生。",
        None,
        "电话：少一位。",
    ]


def test_everything_else_is_as_it_was() -> None:
    before, after = load_workbook(BytesIO(_ledger())), _copy()
    assert after.sheetnames == before.sheetnames
    assert after["另一张"]["A1"].value == "原样"
    old, new = before["台账"], after["台账"]
    assert [[cell.value for cell in row[:6]] for row in new.iter_rows()] == [[cell.value for cell in row] for row in old.iter_rows()]
    assert new["D3"].value == datetime(2020, 3, 5)  # noqa: DTZ001  # a cell has no zone
    assert (new["D3"].number_format, new["B3"].font.name) == (old["D3"].number_format, "黑体")
    assert {str(cells) for cells in new.merged_cells.ranges} == {"A1:F1"}
    assert new.row_dimensions[4].hidden
    assert new.column_dimensions["C"].width == 33
    assert new["B5"].comment.text == "请核对"


def test_rows_keep_their_numbers_for_the_next_import() -> None:
    content = write_error_copy(_ledger(), sheet="台账", head_row=2, problems=PROBLEMS)
    table = read_table(content, name="a.xlsx", known_headers=KNOWN)
    assert [row.number for row in table.rows] == [3, 5]
    assert [row.cells[2].value for row in table.rows] == [ID_A, ID_B]


def test_a_copy_that_comes_back_loses_its_old_marks() -> None:
    once = write_error_copy(_ledger(), sheet="台账", head_row=2, problems=PROBLEMS)
    sheet = _copy((("B5", "姓名：有数字。"),), once)["台账"]
    assert _red(sheet) == {"B5"}
    assert [cell.value for cell in sheet[2]].count(REASON_HEAD) == 1
    assert (sheet["G3"].value, sheet["G5"].value) == (None, "姓名：有数字。")


def test_a_cell_inside_a_merged_range_reddens_the_range() -> None:
    content = xlsx((("村居", "姓名"), ("红旗村", "甲"), (None, "乙")), merged=("A2:A3",))
    data = write_error_copy(content, sheet="台账", head_row=1, problems=(("A3", "村居：不在名册。"),))
    sheet = load_workbook(BytesIO(data))["台账"]
    assert _red(sheet) == {"A2"}
    assert (sheet["C2"].value, sheet["C3"].value) == (None, "村居：不在名册。")


def test_a_problem_of_the_whole_sheet_has_no_row() -> None:
    sheet = _copy((("", "C列“其他”不认识，未导入。"),))["台账"]
    assert _red(sheet) == set()
    assert [sheet.cell(row, 7).value for row in range(3, 6)] == [None, None, None]


def test_formulas_stay_formulas_and_texts_stay_texts() -> None:
    def live(book: Workbook) -> None:
        book.active["F3"] = "=1+1"
        book.active["F5"].value = "=2+2"
        book.active["F5"].data_type = "s"
        book.active["B3"].quotePrefix = True

    content = xlsx((TITLE, HEADS, A, (), B), change=live)
    sheet = _copy((("B3", "=cmd|' /C calc'!A0\x07"),), content)["台账"]
    assert [(sheet[place].data_type, sheet[place].value) for place in ("F3", "F5", "G3")] == [
        ("f", "=1+1"),
        ("s", "=2+2"),
        ("s", "=cmd|' /C calc'!A0"),
    ]
    assert [sheet[place].quotePrefix for place in ("B3", "F5", "G3", "A3")] == [True, False, True, False]


def test_no_byte_touches_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    content = _ledger()

    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("a temporary file")

    monkeypatch.setattr("openpyxl.worksheet._writer.create_temporary_file", refuse)
    monkeypatch.setattr("builtins.open", refuse)
    assert write_error_copy(content, sheet="台账", head_row=2, problems=PROBLEMS).startswith(b"PK")


@pytest.mark.parametrize(
    ("content", "sheet", "word"),
    [
        (xls((HEADS, A)), "台账", "只有xlsx"),
        (b"a,b\n1,2\n", "台账", "只有xlsx"),
        (ods(f"<table:table-row>{ods_cell('姓名')}</table:table-row>"), "台账", "只有xlsx"),
        (_ledger(), "没有的表", "没有工作表“没有的表”"),
        (package(text_row(1, ("姓名",)), more={"xl/vbaProject.bin": b"x"}), "台账", "宏"),
        (_ledger()[:-300], "台账", "损坏"),
    ],
)
def test_what_cannot_be_marked_is_refused(content: bytes, sheet: str, word: str) -> None:
    with pytest.raises(Refusal, match=word):
        write_error_copy(content, sheet=sheet, head_row=1, problems=())


def test_a_sheet_too_large_to_copy_is_refused_before_it_is_opened() -> None:
    with pytest.raises(Refusal, match="超出上限"):
        write_error_copy(_ledger(), sheet="台账", head_row=2, problems=(), limits=SheetLimits(cells=10))
