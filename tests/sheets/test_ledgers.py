"""Ledgers as they arrive: every head, row and row number is found as a reader of the sheet sees it."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import pytest
from openpyxl import Workbook

from libao_desk.sheets.table_reader import read_table

from .making import HEADS, ID_A, ID_B, KNOWN, PHONE, package, text_cell, text_row, xls, xlsx

A = (1, "张三丰", ID_A, date(2020, 3, 5), PHONE, "按时报到")
B = (2, "李四光", ID_B, date(2020, 4, 6), PHONE, None)
SEEN_A = ("1", "张三丰", ID_A, "2020-03-05", PHONE, "按时报到")
SEEN_B = ("2", "李四光", ID_B, "2020-04-06", PHONE, "")
TITLE = ("李堡镇社区矫正对象花名册",)
NOTE = ("填报单位：某某司法所    填报日期：2020年12月31日",)
FEET = ("填报人：王某某          审核人：",)


@dataclass(frozen=True)
class Case:
    """A file and what a person reads in it."""

    name: str
    content: Callable[[], bytes]
    rows: Mapping[int, Sequence[str]]
    head: tuple[int, ...] = (1,)
    file: str = "台账.xlsx"
    skipped: Mapping[int, str] = field(default_factory=dict)
    columns: tuple[str, ...] = HEADS


def _edit(change: Callable[[Any], object]) -> Callable[[Workbook], object]:
    return lambda book: change(book.active)


def _hide_rows(sheet: Any) -> None:
    sheet.row_dimensions[2].hidden = True
    sheet.auto_filter.ref = "A1:F3"


def _two_sheets(book: Workbook) -> None:
    cover = book.create_sheet("封面", 0)
    cover["A1"], cover["B1"] = "填报说明", "请逐项填写"


def _hidden_sheet(book: Workbook) -> None:
    old = book.create_sheet("旧表", 0)
    old.sheet_state = "hidden"
    old.append(HEADS)
    old.append(("1", "旧人", ID_B, "", "", ""))


def _from_row_five(sheet: Any) -> None:
    sheet.insert_rows(1, 4)
    sheet.insert_cols(1, 2)


def _formulas() -> bytes:
    head = text_row(1, ("姓名", "身份证号", "金额"))
    data = text_cell("A2", "张三丰") + text_cell("B2", ID_A) + '<c r="C2"><f>SUM(1,2.5)</f><v>3.5</v></c>'
    named = '<c r="A3" t="str"><f>"李"&amp;"四光"</f><v>李四光</v></c>' + text_cell("B3", ID_B) + '<c r="C3"><v>8</v></c>'
    return package(f'{head}<row r="2">{data}</row><row r="3">{named}</row>')


def _shared_strings() -> bytes:
    texts = ("姓名", "身份证号", "张三丰", ID_A)
    shared = (
        "".join(f"<si><t>{text}</t></si>" for text in texts[:2]) + "<si><r><t>张三</t></r><r><t>丰</t></r></si>" + f"<si><t>{ID_A}</t></si>"
    )
    row = '<row r="{0}"><c r="A{0}" t="s"><v>{1}</v></c><c r="B{0}" t="s"><v>{2}</v></c></row>'
    return package(row.format(1, 0, 1) + row.format(2, 2, 3), shared=shared)


def _plain_text(*lines: Sequence[str], sign: str = ",") -> str:
    return "\r\n".join(sign.join(line) for line in lines) + "\r\n"


def _prefixed() -> bytes:
    """The same XML with a namespace prefix on every element, as some report servers write it."""
    content = package(text_row(1, ("姓名", "身份证号")) + text_row(2, ("张三丰", ID_A)))
    source, target = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            text = source.read(name).decode()
            if name.endswith("sheet1.xml"):
                for tag in ("worksheet", "sheetData", "row", "c", "is", "t"):
                    text = text.replace(f"<{tag} ", f"<x:{tag} ").replace(f"<{tag}>", f"<x:{tag}>").replace(f"</{tag}>", f"</x:{tag}>")
                text = text.replace("xmlns=", "xmlns:x=")
            archive.writestr(name, text)
    return target.getvalue()


PAIR = ("姓名", "身份证号")
SHORT = (HEADS, SEEN_A, SEEN_B)
VILLAGES = (("村居", "姓名", "身份证号"), ("红旗村", "张三丰", ID_A), (None, "李四光", ID_B), ("光明村", "王五", ID_A))
TWO_ROWS = (
    ("姓名", "身份证号", "矫正期限", None, "备注"),
    (None, None, "起", "止", None),
    ("张三丰", ID_A, date(2020, 3, 5), date(2021, 3, 4), "无"),
)
SEEN_TWO = ("张三丰", ID_A, "2020-03-05", "2021-03-04", "无")
TWO_HEADS = ("姓名", "身份证号", "矫正期限/起", "矫正期限/止", "备注")
TWO_MERGED = ("A1:A2", "B1:B2", "C1:D1", "E1:E2")

CASES = (
    Case("plain", lambda: xlsx((HEADS, A, B)), {2: SEEN_A, 3: SEEN_B}),
    Case("title merged above", lambda: xlsx((TITLE, HEADS, A, B), merged=("A1:F1",)), {3: SEEN_A, 4: SEEN_B}, (2,)),
    Case("title, note, blank line", lambda: xlsx((TITLE, NOTE, (), HEADS, A), merged=("A1:F1", "A2:F2")), {5: SEEN_A}, (4,)),
    Case("title not merged", lambda: xlsx((TITLE, NOTE, HEADS, A)), {4: SEEN_A}, (3,)),
    Case("two-row head, merged", lambda: xlsx(TWO_ROWS, merged=TWO_MERGED), {3: SEEN_TWO}, (1, 2), columns=TWO_HEADS),
    Case("two-row head, not merged", lambda: xlsx(TWO_ROWS), {3: SEEN_TWO}, (1, 2), columns=TWO_HEADS),
    Case(
        "title over a two-row head",
        lambda: xlsx((TITLE, *TWO_ROWS), merged=("A1:E1", "A2:A3", "B2:B3", "C2:D2", "E2:E3")),
        {4: SEEN_TWO},
        (2, 3),
        columns=TWO_HEADS,
    ),
    Case(
        "head of spread letters",
        lambda: xlsx((("姓　名", " 身份\n证号 ", "备 注："), ("张三丰", ID_A, "无"))),
        {2: ("张三丰", ID_A, "无")},
        columns=("姓 名", "身份 证号", "备 注："),
    ),
    Case("blank rows between", lambda: xlsx((HEADS, A, (), (), B)), {2: SEEN_A, 5: SEEN_B}),
    Case("blank rows at the end", lambda: xlsx((HEADS, A, *[(None,) * 6] * 20, (" ",) * 6)), {2: SEEN_A}),
    Case("hidden and filtered rows are rows", lambda: xlsx((HEADS, A, B), change=_edit(_hide_rows)), {2: SEEN_A, 3: SEEN_B}),
    Case(
        "hidden column is read",
        lambda: xlsx((HEADS, A), change=_edit(lambda s: setattr(s.column_dimensions["C"], "hidden", True))),
        {2: SEEN_A},
    ),
    Case("total row", lambda: xlsx((HEADS, A, B, ("合计", None, "2人"))), {2: SEEN_A, 3: SEEN_B}, skipped={4: "合计行"}),
    Case("total in the second column", lambda: xlsx((HEADS, A, (None, "总  计", 1))), {2: SEEN_A}, skipped={3: "合计行"}),
    Case("foot line", lambda: xlsx((HEADS, A, FEET)), {2: SEEN_A}, skipped={3: "表尾说明"}),
    Case("head repeated on page two", lambda: xlsx((HEADS, A, HEADS, B)), {2: SEEN_A, 4: SEEN_B}, skipped={3: "重复的表头"}),
    Case("sample row", lambda: xlsx((HEADS, ("示例：", "赵六", ID_B), A)), {3: SEEN_A}, skipped={2: "示例行"}),
    Case(
        "serial numbers without people",
        lambda: xlsx((HEADS, A, ("2",), ("3",))),
        {2: SEEN_A},
        skipped={3: "只有序号，没有内容", 4: "只有序号，没有内容"},
    ),
    Case(
        "title of a second part",
        lambda: xlsx((HEADS, A, ("已解除矫正人员名单",), B), merged=("A3:F3",)),
        {2: SEEN_A, 4: SEEN_B},
        skipped={3: "标题或说明"},
    ),
    Case(
        "village merged beside its people",
        lambda: xlsx(VILLAGES, merged=("A2:A3",)),
        {2: ("红旗村", "张三丰", ID_A), 3: ("红旗村", "李四光", ID_B), 4: ("光明村", "王五", ID_A)},
        columns=VILLAGES[0],
    ),
    Case("ledger not at A1", lambda: xlsx((HEADS, A), change=_edit(_from_row_five)), {6: SEEN_A}, (5,)),
    Case("cover sheet first", lambda: xlsx((HEADS, A), change=_two_sheets), {2: SEEN_A}),
    Case("hidden old sheet first", lambda: xlsx((HEADS, A), change=_hidden_sheet), {2: SEEN_A}),
    Case(
        "column without head",
        lambda: xlsx((("姓名", "身份证号", None), ("张三丰", ID_A, "要核"))),
        {2: ("张三丰", ID_A, "要核")},
        columns=("姓名", "身份证号", ""),
    ),
    Case("empty column between", lambda: xlsx((("姓名", None, "身份证号"), ("张三丰", None, ID_A))), {2: ("张三丰", ID_A)}, columns=PAIR),
    Case("formulas with kept results", _formulas, {2: ("张三丰", ID_A, "3.5"), 3: ("李四光", ID_B, "8")}, columns=(*PAIR, "金额")),
    Case("shared and rich texts", _shared_strings, {2: ("张三丰", ID_A)}, columns=PAIR),
    Case(
        "dimension states too little",
        lambda: package(text_row(1, PAIR) + text_row(2, ("张三丰", ID_A)) + text_row(3, ("李四光", ID_B)), before='<dimension ref="A1"/>'),
        {2: ("张三丰", ID_A), 3: ("李四光", ID_B)},
        columns=PAIR,
    ),
    Case(
        "dimension states a million rows",
        lambda: package(text_row(1, PAIR) + text_row(2, ("张三丰", ID_A)), before='<dimension ref="A1:XFD1048576"/>'),
        {2: ("张三丰", ID_A)},
        columns=PAIR,
    ),
    Case(
        "rows numbered with gaps",
        lambda: package(text_row(3, PAIR) + text_row(9, ("张三丰", ID_A))),
        {9: ("张三丰", ID_A)},
        (3,),
        columns=PAIR,
    ),
    Case("namespace prefixes", _prefixed, {2: ("张三丰", ID_A)}, columns=PAIR),
    Case("old xls", lambda: xls((HEADS, A, B)), {2: SEEN_A, 3: SEEN_B}, file="台账.xls"),
    Case("old xls with title", lambda: xls((TITLE, HEADS, A), merged=((0, 0, 0, 5),)), {3: SEEN_A}, (2,), file="台账.xls"),
    Case("WPS et", lambda: xls((HEADS, A, (), B)), {2: SEEN_A, 4: SEEN_B}, file="台账.et"),
    Case("xls content named xlsx", lambda: xls((HEADS, A)), {2: SEEN_A}, file="台账.xlsx"),
    Case("xlsx content named xls", lambda: xlsx((HEADS, A)), {2: SEEN_A}, file="台账.xls"),
    Case("csv UTF-8", lambda: _plain_text(*SHORT).encode(), {2: SEEN_A, 3: SEEN_B}, file="a.csv"),
    Case("csv UTF-8 with mark", lambda: _plain_text(*SHORT).encode("utf-8-sig"), {2: SEEN_A, 3: SEEN_B}, file="a.csv"),
    Case("csv named as a workbook", lambda: _plain_text(*SHORT).encode("gb18030"), {2: SEEN_A, 3: SEEN_B}, file="a.xls"),
    Case("csv GB18030", lambda: _plain_text(*SHORT).encode("gb18030"), {2: SEEN_A, 3: SEEN_B}, file="a.csv"),
    Case(
        "csv GB18030 with a rare name",
        lambda: _plain_text(PAIR, ("张𬭎", ID_A)).encode("gb18030"),
        {2: ("张𬭎", ID_A)},
        file="a.csv",
        columns=PAIR,
    ),
    Case("text cut by tabs, UTF-16", lambda: _plain_text(*SHORT, sign="\t").encode("utf-16"), {2: SEEN_A, 3: SEEN_B}, file="a.txt"),
    Case("csv cut by semicolons", lambda: _plain_text(*SHORT, sign=";").encode(), {2: SEEN_A, 3: SEEN_B}, file="a.csv"),
    Case(
        "csv with blank lines and title",
        lambda: ("花名册\r\n\r\n" + _plain_text(PAIR, ("张三丰", ID_A))).encode(),
        {4: ("张三丰", ID_A)},
        (3,),
        file="a.csv",
        columns=PAIR,
    ),
    Case(
        "csv with comma and quote in a cell",
        lambda: f'姓名,身份证号,备注\r\n张三丰,{ID_A},"说""好"",再来"\r\n'.encode(),
        {2: ("张三丰", ID_A, '说"好",再来')},
        file="a.csv",
        columns=(*PAIR, "备注"),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_ledger_is_read_as_it_stands(case: Case) -> None:
    table = read_table(case.content(), name=case.file, known_headers=KNOWN)
    assert {row.number: tuple(cell.text for cell in row.cells) for row in table.rows} == dict(case.rows)
    assert table.header_rows == case.head
    assert tuple(column.text for column in table.columns) == case.columns
    assert {row.number: row.why for row in table.skipped} == dict(case.skipped)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_addresses_carry_the_row_numbers_of_the_sheet(case: Case) -> None:
    table = read_table(case.content(), name=case.file, known_headers=KNOWN)
    for row in table.rows:
        assert [cell.address for cell in row.cells] == [f"{column.letter}{row.number}" for column in table.columns]


def test_corpus_is_as_large_as_promised() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 35


def test_other_sheets_are_named_and_hidden_ones_are_not() -> None:
    assert read_table(xlsx((HEADS, A), change=_two_sheets), name="a.xlsx", known_headers=KNOWN).other_sheets == ("封面",)
    assert read_table(xlsx((HEADS, A), change=_hidden_sheet), name="a.xlsx", known_headers=KNOWN).other_sheets == ()


def test_a_sheet_that_is_named_is_the_one_read() -> None:
    table = read_table(xlsx((HEADS, A), change=_hidden_sheet), name="a.xlsx", known_headers=KNOWN, sheet="旧表")
    assert [cell.text for cell in table.rows[0].cells[:2]] == ["1", "旧人"]


def test_the_1904_system_is_told() -> None:
    head, data = text_row(1, PAIR), text_row(2, ("张三丰", ID_A))
    assert read_table(package(head + data, date_1904=True), name="a.xlsx", known_headers=KNOWN).from_1904
    assert not read_table(package(head + data), name="a.xlsx", known_headers=KNOWN).from_1904


def test_real_days_of_a_1904_book_are_the_days_the_sender_sees() -> None:
    def use_1904(book: Workbook) -> None:
        from openpyxl.utils.datetime import CALENDAR_MAC_1904

        book.epoch = CALENDAR_MAC_1904

    table = read_table(xlsx((HEADS, A), change=use_1904), name="a.xlsx", known_headers=KNOWN)
    assert table.from_1904
    assert table.rows[0].cells[3].text == "2020-03-05"


def test_a_formula_never_calculated_is_a_problem_with_its_address() -> None:
    table = read_table(xlsx((("姓名", "金额"), ("张三丰", "=1+2"))), name="a.xlsx", known_headers=KNOWN)
    assert [problem.address for problem in table.problems] == ["B2"]
    assert table.problems[0].sentence.startswith("B2是公式，但文件里没有保存它的结果")


def test_a_formula_gone_wrong_is_a_problem_with_its_address() -> None:
    row = f'<row r="2">{text_cell("A2", "张三丰")}<c r="B2" t="e"><f>VLOOKUP(1,2,3)</f><v>#N/A</v></c></row>'
    table = read_table(package(text_row(1, ("姓名", "金额")) + row), name="a.xlsx", known_headers=KNOWN)
    assert [(problem.address, problem.sentence[:8]) for problem in table.problems] == [("B2", "B2的公式出错，")]


def test_a_time_of_day_beside_a_date_is_kept_for_the_judge() -> None:
    table = read_table(xlsx((HEADS, (1, "张三丰", ID_A, datetime(2020, 3, 5, 14, 30)))), name="a.xlsx", known_headers=KNOWN)  # noqa: DTZ001  # a cell has no zone
    assert table.rows[0].cells[3].value == datetime(2020, 3, 5, 14, 30)  # noqa: DTZ001  # as above
