"""Rosters as written: every cell as given, nothing alive in it, nothing on disk, the look the county asks for."""

import tempfile
import zipfile
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any, NoReturn

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from libao_desk.sheets.roster_writer import (
    GREATEST_HEIGHT,
    PAPERS,
    SAID_WHOLE,
    ColumnKind,
    RosterBlock,
    RosterColumn,
    RosterSheet,
    Value,
    paper_for,
    rows_cut,
    write_roster,
)
from libao_desk.sheets.table_reader import read_table

from .making import ID_A, ID_B, KNOWN, PHONE

COLUMNS = (
    RosterColumn("序号", ColumnKind.NUMBER, 6),
    RosterColumn("姓名", ColumnKind.TEXT, 10),
    RosterColumn("身份证号", ColumnKind.IDENTIFIER, 21),
    RosterColumn("矫正开始日期", ColumnKind.DATE, 12),
    RosterColumn("金额", ColumnKind.MONEY, 14),
    RosterColumn("备注", ColumnKind.TEXT, 24),
)
ROWS: tuple[tuple[Value, ...], ...] = (
    (1, "张三丰", ID_A, date(2020, 3, 5), Decimal("1234.50"), "第一行\n第二行"),
    (2, "张𬭎", ID_B, date(2021, 12, 31), Decimal("0.07"), None),
    (3, "李四光", PHONE, None, None, " 前后有空格 "),
)
SHEET = RosterSheet(
    title="李堡镇社区矫正对象花名册",
    note_line="填报单位：某司法所  审核人：",
    columns=COLUMNS,
    rows=ROWS,
    total_row=("合计", "3条", None, None, Decimal("1234.57"), None),
    blocks=(RosterBlock("本期内解除矫正", ((1, "王五", ID_B, date(2020, 1, 1), Decimal(3), "已解除"),)),),
)
FIRST, TOTAL, BLOCK = 4, 7, 8


def _opened(sheet: RosterSheet = SHEET) -> Any:
    return load_workbook(BytesIO(write_roster(sheet))).active


def _seen(sheet: RosterSheet = SHEET) -> list[list[Any]]:
    """As the second, independent reader sees it."""
    return CalamineWorkbook.from_filelike(BytesIO(write_roster(sheet))).get_sheet_by_index(0).to_python()


def _with_text(text: str, kind: ColumnKind = ColumnKind.TEXT) -> RosterSheet:
    return replace(SHEET, columns=(RosterColumn("备注", kind, 20),), rows=((text,),), total_row=None, blocks=())


@pytest.mark.parametrize("index", range(3))
def test_rows_cell_for_cell_in_openpyxl(index: int) -> None:
    sheet = _opened()
    read = [cell.value.date() if isinstance(cell.value, datetime) else cell.value for cell in sheet[FIRST + index]]
    assert read == [float(value) if isinstance(value, Decimal) else value for value in ROWS[index]]


@pytest.mark.parametrize("index", range(3))
def test_rows_cell_for_cell_in_calamine(index: int) -> None:
    given = ["" if value is None else float(value) if isinstance(value, Decimal) else value for value in ROWS[index]]
    assert _seen()[FIRST + index - 1] == given


def test_lines_around_the_rows() -> None:
    seen = _seen()
    assert [row[0] for row in seen[:2]] == [SHEET.title, SHEET.note_line]
    assert seen[2] == [column.title for column in COLUMNS]
    assert seen[TOTAL - 1] == ["合计", "3条", "", "", 1234.57, ""]
    assert seen[BLOCK - 1][0] == "本期内解除矫正"
    assert seen[BLOCK] == [1, "王五", ID_B, date(2020, 1, 1), 3, "已解除"]
    assert len(seen) == BLOCK + 1


def test_a_remark_has_a_line_of_its_own_below_whoever_signs() -> None:
    sheet = _opened(replace(SHEET, remark="另有1名依法不列入本表"))
    assert sheet["A2"].value == "填报单位：某司法所  审核人：\n另有1名依法不列入本表"
    assert (sheet["A2"].alignment.wrap_text, sheet.row_dimensions[2].height) == (True, 40)
    assert _opened().row_dimensions[2].height == 20
    assert [cell.value for cell in sheet[3]] == [column.title for column in COLUMNS]


def test_own_reader_takes_back_what_was_written() -> None:
    table = read_table(write_roster(SHEET), name="a.xlsx", known_headers=KNOWN)
    assert [row.number for row in table.rows] == [4, 5, 6, 9]
    assert [row.cells[2].value for row in table.rows] == [ID_A, ID_B, PHONE, ID_B]
    assert {row.number: row.why for row in table.skipped} == {TOTAL: "合计行", BLOCK: "标题或说明"}


def test_kinds_have_their_number_formats_and_types() -> None:
    sheet = _opened()
    assert [cell.number_format for cell in sheet[FIRST]] == ["General", "General", "@", "yyyy-mm-dd", "#,##0.00", "General"]
    assert [cell.data_type for cell in sheet[FIRST]] == ["n", "s", "s", "d", "n", "s"]
    assert sheet.cell(TOTAL, 5).number_format == "#,##0.00"


INJECTIONS = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://example.invalid","点我")',
    "+86 19900000001",
    "+1",
    "-1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1,2)",
    "=",
    "#N/A",
    "#REF!",
    "#DIV/0!",
    "TRUE",
    "1E5",
    "0012",
    "2020-03-05",
    "＝1+1",
    "\t=1+1",
    "{=1+1}",
    "'=1+1",
    "<f>1+1</f>",
    "</t></is></c>",
    "&amp;&lt;",
    "]]>",
)


@pytest.mark.parametrize("text", INJECTIONS)
@pytest.mark.parametrize("kind", [ColumnKind.TEXT, ColumnKind.IDENTIFIER, ColumnKind.DATE, ColumnKind.NUMBER, ColumnKind.MONEY])
def test_text_stays_the_text_it_is(text: str, kind: ColumnKind) -> None:
    data = write_roster(_with_text(text, kind))
    cell = load_workbook(BytesIO(data)).active.cell(FIRST, 1)
    assert (cell.data_type, cell.value) == ("s", text)
    assert CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python()[FIRST - 1][0] == text
    with zipfile.ZipFile(BytesIO(data)) as package:
        assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\t=1"])
def test_text_that_would_come_alive_when_edited_is_formatted_as_text(text: str) -> None:
    """F2 and Enter would make it a formula but for the apostrophe."""
    cell = _opened(_with_text(text)).cell(FIRST, 1)
    assert (cell.number_format, cell.quotePrefix) == ("@", True)


@pytest.mark.parametrize("kind", list(ColumnKind))
def test_only_text_that_begins_so_bears_the_apostrophe(kind: ColumnKind) -> None:
    sheet = _opened(replace(_with_text("=1+1", kind), rows=(("=1+1",), ("甲=1",))))
    assert [sheet.cell(row, 1).quotePrefix for row in (FIRST, FIRST + 1)] == [True, False]


@pytest.mark.parametrize("place", ["title", "note", "head", "total", "block"])
def test_no_place_of_the_sheet_holds_a_formula(place: str) -> None:
    live = "=1+1"
    sheet = {
        "title": replace(SHEET, title=live),
        "note": replace(SHEET, note_line=live),
        "head": replace(SHEET, columns=(replace(COLUMNS[0], title=live), *COLUMNS[1:])),
        "total": replace(SHEET, total_row=(live,)),
        "block": replace(SHEET, blocks=(RosterBlock(live, ((live,),)),)),
    }[place]
    cells = [cell for row in _opened(sheet).iter_rows() for cell in row if cell.value == live]
    assert cells
    assert {(cell.data_type, cell.quotePrefix) for cell in cells} == {("s", True)}


BAD_SIGNS = [chr(code) for code in (*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F, 0x85, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF)]


@pytest.mark.parametrize("sign", BAD_SIGNS, ids=lambda sign: f"U+{ord(sign):04X}")
def test_signs_that_no_sheet_may_hold_do_not_stop_an_export(sign: str) -> None:
    assert _seen(_with_text(f"前{sign}后"))[FIRST - 1] == ["前后"]


@pytest.mark.parametrize("breaks", ["甲\r\n乙", "甲\r乙", "甲\n乙"])
def test_line_breaks_are_of_one_kind(breaks: str) -> None:
    assert _seen(_with_text(breaks))[FIRST - 1] == ["甲\n乙"]


def test_a_text_longer_than_a_cell_is_cut_where_the_cell_ends() -> None:
    sheet = _opened(_with_text("长" * 40_000))
    assert sheet.cell(FIRST, 1).value == "长" * 32_767
    assert sheet.row_dimensions[FIRST].height == 409


def test_print_set_up() -> None:
    sheet = _opened()
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage) == (1, 0, True)
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.oddFooter.center.text == "第 &P 页  共 &N 页"
    assert sheet.freeze_panes == "A4"
    assert (sheet.page_margins.left, sheet.page_margins.top) == (0.5, 0.5)


def test_a_larger_paper_upright() -> None:
    setup = _opened(replace(SHEET, paper="A3", landscape=False)).page_setup
    assert (setup.paperSize, setup.orientation) == (8, "portrait")


def test_look() -> None:
    sheet = _opened()
    assert {str(cells) for cells in sheet.merged_cells.ranges} == {"A1:F1", "A2:F2", "A8:F8"}
    assert (sheet["A1"].font.name, sheet["A1"].font.size, sheet["A1"].alignment.horizontal) == ("方正小标宋简体", 18, "center")
    assert [sheet.column_dimensions[letter].width for letter in "ABCDEF"] == [column.width for column in COLUMNS]
    for number in (3, *range(FIRST, TOTAL + 1), BLOCK + 1):
        assert {cell.border.left.style for cell in sheet[number]} == {"thin"}, number
        assert {cell.alignment.wrap_text for cell in sheet[number]} == {True}, number


def test_rows_and_heads_are_as_high_as_their_text() -> None:
    columns = (RosterColumn("罪名、刑期及附加刑执行情况", ColumnKind.TEXT, 8), RosterColumn("备注", ColumnKind.TEXT, 20))
    sheet = _opened(replace(SHEET, columns=columns, rows=(("甲", "乙"), ("甲", "字" * 40)), total_row=None, blocks=()))
    assert sheet.row_dimensions[3].height > 32 + 13
    assert sheet.row_dimensions[FIRST].height == 18
    assert sheet.row_dimensions[FIRST + 1].height >= 5 * 13


def test_no_text_stands_on_a_line_of_the_table() -> None:
    sheet = _opened()
    looks = [(cell.alignment.horizontal, cell.alignment.indent) for cell in sheet[FIRST]]
    assert looks == [("center", 0), ("center", 0), ("center", 0), ("center", 0), ("right", 1), ("left", 1)]


def test_the_last_line_of_a_long_text_has_its_room() -> None:
    """A stop that must not begin a line takes the sign before it along."""
    columns = (RosterColumn("备注", ColumnKind.TEXT, 34),)
    sheet = _opened(replace(SHEET, columns=columns, rows=(("字" * 29 + "。",),), total_row=None, blocks=()))
    assert sheet.row_dimensions[FIRST].height >= 3 * 14


def test_short_rows_are_filled_up() -> None:
    assert _seen(replace(SHEET, rows=((1, "甲"),)))[FIRST - 1] == [1, "甲", "", "", "", ""]


def test_a_roster_without_rows_is_a_sheet_with_its_head() -> None:
    assert len(_seen(replace(SHEET, rows=(), total_row=None, blocks=()))) == 3


def test_same_rows_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = write_roster(SHEET)
    monkeypatch.setattr("time.time", lambda: 4_000_000_000.0)
    assert write_roster(SHEET) == first
    assert write_roster(replace(SHEET, title="另一张")) != first
    with zipfile.ZipFile(BytesIO(first)) as package:
        assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_package_names_neither_a_person_nor_a_computer() -> None:
    properties = load_workbook(BytesIO(write_roster(SHEET))).properties
    assert (properties.creator, properties.lastModifiedBy, properties.created) == ("Libao Desk", None, datetime(2000, 1, 1))  # noqa: DTZ001  # docProps has no zone here


def test_no_byte_touches_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("a temporary file")

    for name in ("NamedTemporaryFile", "TemporaryFile", "mkstemp", "mkdtemp", "SpooledTemporaryFile"):
        monkeypatch.setattr(tempfile, name, refuse)
    monkeypatch.setattr("openpyxl.worksheet._writer.create_temporary_file", refuse)
    monkeypatch.setattr("builtins.open", refuse)
    assert write_roster(replace(SHEET, rows=ROWS * 500)).startswith(b"PK")


@pytest.mark.parametrize(("widths", "wished", "paper"), [([10] * 24, "A4", "A4"), ([10] * 25, "A4", "A3"), ([10], "A3", "A3")])
def test_a_sheet_too_wide_to_be_read_on_a4_is_printed_on_a3(widths: list[float], wished: str, paper: str) -> None:
    assert paper_for(widths, wished) == paper
    columns = tuple(RosterColumn("列", ColumnKind.TEXT, width) for width in widths)
    written = load_workbook(BytesIO(write_roster(RosterSheet(title="册", note_line="", columns=columns, rows=(), paper=wished)))).active
    assert written.page_setup.paperSize == PAPERS[paper]


def test_what_no_row_can_show_is_read_from_its_beginning_and_counted() -> None:
    long = "这个月的情况写得很长。" * 60
    sheet = replace(SHEET, rows=(*ROWS, (4, "赵长文", ID_A, None, None, long)))
    page = load_workbook(BytesIO(write_roster(sheet))).active
    assert page is not None
    assert (rows_cut(SHEET), rows_cut(sheet)) == (0, 1)
    assert [page.cell(row, 6).alignment.vertical for row in (FIRST, FIRST + 3)] == ["center", "top"]
    assert page.row_dimensions[FIRST + 3].height == GREATEST_HEIGHT


def test_what_no_row_can_show_is_said_whole_below_and_reads_back_once(tmp_path: Path) -> None:
    """A year's roster is handed in on paper; the sheet read again is the same rows and nothing else."""
    long = "这个月的情况写得很长。" * 400
    block = RosterBlock("本月离开的", ((1, "钱离开", ID_A, None, None, long),))
    files = []
    for name, text in (("short", "近况"), ("long", long)):
        rows = (*ROWS, (4, "赵长文", ID_A, None, None, text))
        files.append(tmp_path / f"{name}.xlsx")
        files[-1].write_bytes(write_roster(replace(SHEET, rows=rows, blocks=(block,) if text is long else ())))
    page = load_workbook(files[1]).active
    assert page is not None
    told = [str(page.cell(row, 1).value or "") for row in range(1, page.max_row + 1)]
    below = told[told.index(SAID_WHOLE) + 1 :]
    assert "".join(below) == f"序号4　赵长文　备注：{long}本月离开的　序号1　钱离开　备注：{long}"
    assert all(page.row_dimensions[row].height <= GREATEST_HEIGHT for row in range(1, page.max_row + 1))
    short, whole = (read_table(file, name=file.name, known_headers=KNOWN) for file in files)
    assert len(whole.rows) == len(short.rows) + 1


def test_a_long_text_that_begins_like_a_formula_is_text_for_whoever_edits_it() -> None:
    sheet = replace(SHEET, rows=((1, "赵长文", ID_A, None, None, "=" + "这个月的情况写得很长。" * 60),))
    page = load_workbook(BytesIO(write_roster(sheet))).active
    assert page is not None
    assert (page.cell(FIRST, 6).data_type, page.cell(FIRST, 6).number_format) == ("s", "@")
