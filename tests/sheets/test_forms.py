"""Blank forms: how they are built, what cannot be filled without losing a part of it, and how few or many rows they take."""

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Border, Side
from python_calamine import CalamineWorkbook

from libao_desk.core.errors import Refusal
from libao_desk.core.period import Period
from libao_desk.sheets.form_build import BlankForm
from libao_desk.sheets.form_checks import open_form
from libao_desk.sheets.form_filler import FilledColumn, fill_form
from libao_desk.sheets.form_places import PlaceWords, fill_count, fill_places, other_period
from libao_desk.sheets.form_reader import read_form
from libao_desk.sheets.headers import as_predicate
from libao_desk.sheets.roster_writer import ColumnKind, Value

from .blank_forms import blank, expected
from .comparing import differences
from .county_forms import DESIGNS
from .making import xlsx

KNOWN = as_predicate({"序号", "姓名", "身份证号码", "备注", "受理时间", "当事人姓名"})
WORDS = PlaceWords(Period(2020, 12, 1), "李堡司法所", "冯测试", date(2020, 12, 31))
HEADS = ("序号", "姓名", "身份证号码", "备注")
BY_NAME = {design.name: design for design in DESIGNS}


def _form(content: bytes) -> BlankForm:
    return read_form(open_form(content)[0], KNOWN)


def _filled(content: bytes, *columns: FilledColumn) -> bytes:
    book, _ = open_form(content)
    return fill_form(book, read_form(book, KNOWN), columns, WORDS)


def _texts(column: int, *values: Value, kind: ColumnKind = ColumnKind.TEXT) -> FilledColumn:
    return FilledColumn(column, kind, values)


# --- what a form is -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "head", "body_rows", "samples", "total"),
    [
        ("两行表头横向", (3, 4), 5, (), 10),
        ("有示例行", (2, 2), 4, (3,), None),
        ("三行表头合并单元格", (3, 5), 3, (), 9),
        ("栏次行", (3, 4), 8, (), None),
        ("没有边框", (2, 3), 0, (), None),
        ("镇名竖排合并", (2, 2), 6, (), 9),
    ],
)
def test_head_rows_body_and_total_are_found(
    name: str, head: tuple[int, int], body_rows: int, samples: tuple[int, ...], total: int | None
) -> None:
    form = _form(blank(BY_NAME[name], {"本月报告次数": 0, "涉及人数": 0}))
    assert ((form.head_top, form.head_bottom), form.body_rows, form.samples, form.total_row) == (head, body_rows, samples, total)


def test_a_head_of_three_rows_is_joined() -> None:
    form = _form(blank(BY_NAME["三行表头合并单元格"]))
    assert [(one.letter, one.text) for one in form.columns] == [
        ("B", "序号"), ("C", "姓名"), ("D", "基本情况/居住地/村居"), ("E", "基本情况/居住地/住址"),
        ("H", "基本情况/罪名"), ("I", "落实情况/报告次数"), ("J", "管理类别"),
    ]  # fmt: skip


def test_a_line_of_labels_over_merged_cells_is_no_part_of_the_head() -> None:
    rows = (("花名册",), ("填报单位：", None, "填报日期：", None), HEADS, (), ())
    form = _form(xlsx(rows, merged=("A1:D1", "A2:B2", "C2:D2")))
    assert ((form.head_top, form.head_bottom), [one.text for one in form.columns]) == ((3, 3), list(HEADS))


def test_a_sheet_that_somebody_filled_is_no_form() -> None:
    people = tuple((n, f"甲{n}", "某号", "无") for n in range(1, 6))
    with pytest.raises(Refusal, match="已经填了5行"):
        _form(xlsx((HEADS, *people)))


def test_a_sheet_without_a_head_is_no_form() -> None:
    with pytest.raises(Refusal, match="没有找到表头"):
        _form(xlsx(((1, 2, 3), (4, 5, 6))))


# --- what is refused ----------------------------------------------------------------------------------------------------


def _with_part(name: str, data: bytes = b"<a/>") -> bytes:
    target = BytesIO(xlsx((HEADS,)))
    with zipfile.ZipFile(target, "a") as package:
        package.writestr(name, data)
    return target.getvalue()


def _with(change: Callable[[Workbook], object]) -> bytes:
    return xlsx((HEADS,), change=change)


def _chart(book: Workbook) -> None:
    chart = BarChart()
    chart.add_data(Reference(book.active, min_col=1, min_row=1, max_row=2))
    book.active.add_chart(chart, "F5")


def _protect(book: Workbook) -> None:
    book.active.protection.sheet = True


def _lock(book: Workbook) -> None:
    from openpyxl.workbook.protection import WorkbookProtection

    book.security = WorkbookProtection(lockStructure=True)


TEXT_BOX = b'<xdr:wsDr xmlns:xdr="x"><xdr:twoCellAnchor><xdr:sp/></xdr:twoCellAnchor></xdr:wsDr>'
BUTTON = b'<xml xmlns:x="x"><x:ClientData ObjectType="Checkbox"/></xml>'


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(_with_part("xl/drawings/drawing1.xml", TEXT_BOX), "文本框或图形", id="text box"),
        pytest.param(_with_part("xl/drawings/vmlDrawing1.vml", BUTTON), "控件", id="old control"),
        pytest.param(_with_part("xl/ctrlProps/ctrlProp1.xml"), "控件", id="control"),
        pytest.param(_with_part("xl/media/image1.png", b"\x89PNG"), "图片", id="picture"),
        pytest.param(_with(_chart), "图表", id="chart"),
        pytest.param(_with_part("xl/vbaProject.bin"), "宏", id="macro"),
        pytest.param(_with_part("xl/externalLinks/externalLink1.xml"), "其他文件的链接", id="link"),
        pytest.param(_with_part("xl/pivotTables/pivotTable1.xml"), "数据透视表", id="pivot"),
        pytest.param(_with(_protect), "设了保护", id="protected sheet"),
        pytest.param(_with(_lock), "工作簿设了保护", id="protected workbook"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "打开密码", id="password"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "须是xlsx", id="xls"),
        pytest.param("序号,姓名".encode(), "须是xlsx", id="csv"),
        pytest.param(b"PK\x03\x04nothing", "已损坏", id="broken"),
        pytest.param(b"PK\x03\x04" + bytes(1 << 20), "上限", id="too large"),
    ],
)
def test_what_would_be_lost_is_refused_in_one_sentence(content: bytes, told: str) -> None:
    with pytest.raises(Refusal, match=told) as refused:
        open_form(content)
    assert refused.value.sentence.count("。") == 1


# --- filling ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [0, 1, 5, 6, 60])
def test_any_number_of_rows(count: int) -> None:
    design = BY_NAME["两行表头横向"]
    rows = [{head.key: f"值{n}" if head.key == "姓名" else None for head in design.heads} for n in range(count)]
    content = blank(design, {"本月报告次数": 0})
    assert differences(_filled(content, _texts(2, *(row["姓名"] for row in rows))), expected(design, rows, {"本月报告次数": 0})) == []


def test_what_is_typed_stays_what_it_is() -> None:
    texts = ("=1+2", "+86", "-", "@甲", "甲\x07乙")
    book = load_workbook(BytesIO(_filled(blank(BY_NAME["两行表头横向"]), _texts(2, *texts), _texts(4, *texts, kind=ColumnKind.IDENTIFIER))))
    cells = [book.active.cell(row, column) for column in (2, 4) for row in range(5, 10)]
    assert [cell.value for cell in cells] == [*texts[:4], "甲乙"] * 2
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.number_format for cell in cells] == ["@"] * 4 + ["General"] + ["@"] * 5
    assert [cell.quotePrefix for cell in cells] == ([True] * 4 + [False]) * 2


def test_dates_and_amounts_too_wide_shrink_and_long_texts_get_room() -> None:
    side = Side(style="thin")

    def draw(book: Workbook) -> None:
        for column in "ABCD":
            book.active.column_dimensions[column].width = 7
            for row in (1, 2):
                book.active[f"{column}{row}"].border = Border(side, side, side, side)
        book.active.row_dimensions[2].height = 15

    content = xlsx((HEADS, ()), change=draw)
    sheet = load_workbook(
        BytesIO(
            _filled(
                content,
                _texts(2, date(2020, 3, 5), kind=ColumnKind.DATE),
                _texts(3, Decimal("1234567.80"), kind=ColumnKind.MONEY),
                _texts(4, "很长的备注" * 6),
            )
        )
    ).active
    assert (sheet["B2"].alignment.shrink_to_fit, sheet["B2"].number_format) == (True, "yyyy-mm-dd")
    assert (sheet["C2"].alignment.shrink_to_fit, sheet["C2"].number_format) == (True, "#,##0.00")
    assert sheet["D2"].alignment.wrap_text
    assert sheet.row_dimensions[2].height > 100


@pytest.mark.parametrize(
    ("of_form", "amount", "shown"),
    [
        ("0.0", "0.05", "0.00"),
        ("0", "0.05", "0.00"),
        ("0.00", "1.640902", "0.000000"),
        ("#,##0.00", "12", "#,##0.00"),
        ("General", "0.0001", "#,##0.0000"),
        ('#,##0.0"万元"', "0.05", '#,##0.00"万元"'),
        ("_ * #,##0.0_ ;_ * -#,##0.0_ ;[Red]0", "0.05", "_ * #,##0.00_ ;_ * -#,##0.00_ ;[Red]0.00"),
        ("0%", "0.125", "0%"),
    ],
)
def test_an_amount_is_shown_whole_whatever_the_form_rounds_to(of_form: str, amount: str, shown: str) -> None:
    def draw(book: Workbook) -> None:
        book.active["C2"].number_format = of_form

    sheet = load_workbook(BytesIO(_filled(xlsx((HEADS, ()), change=draw), _texts(3, Decimal(amount), kind=ColumnKind.MONEY)))).active
    assert (sheet["C2"].value, sheet["C2"].number_format) == (float(amount), shown)


def test_the_form_s_own_sum_shows_the_decimals_of_what_it_adds() -> None:
    def draw(book: Workbook) -> None:
        book.active["C2"].number_format = book.active["C3"].number_format = "0.0"

    content = xlsx((HEADS, (), ("合计", None, "=SUM(C2:C2)", None)), change=draw)
    column = replace(_texts(3, Decimal("0.05"), kind=ColumnKind.MONEY), total=Decimal("0.05"))
    sheet = load_workbook(BytesIO(_filled(content, column))).active
    assert (sheet["C3"].value, sheet["C3"].number_format) == ("=SUM(C2:C2)", "0.00")


def test_the_same_rows_give_the_same_bytes_and_nothing_touches_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    import tempfile

    def refuse(*_: object, **__: object) -> Any:
        raise AssertionError("a temporary file was made")

    content = blank(BY_NAME["两行表头横向"])
    for name in ("NamedTemporaryFile", "TemporaryFile", "mkstemp"):
        monkeypatch.setattr(tempfile, name, refuse)
    assert _filled(content, _texts(2, "甲")) == _filled(content, _texts(2, "甲"))


def test_one_page_for_the_blank_form_is_not_one_page_for_sixty_rows() -> None:
    def one_page(book: Workbook) -> None:
        book.active.sheet_properties.pageSetUpPr.fitToPage = True

    content = xlsx((HEADS, ()), change=one_page)
    many = load_workbook(BytesIO(_filled(content, _texts(2, *["甲"] * 60)))).active
    none = load_workbook(BytesIO(_filled(content))).active
    assert (many.page_setup.fitToHeight, none.page_setup.fitToHeight) == (0, None)


def test_a_label_s_place_may_be_the_cell_beside_it() -> None:
    content = xlsx((("填报单位：", None, "填报人：", None), HEADS, ()), change=lambda book: book.active.merge_cells("D1:E1"))
    sheet = load_workbook(BytesIO(_filled(content))).active
    assert [sheet[place].value for place in ("A1", "B1", "C1", "D1")] == ["填报单位：李堡司法所", None, "填报人：", "冯测试"]


def test_letters_of_several_looks_are_read_and_filled() -> None:
    def rich(book: Workbook) -> None:
        blank_run = TextBlock(InlineFont(u="single"), "            ")
        book.active["A1"] = CellRichText("填报单位：", blank_run, "填报人：", blank_run)
        book.active["B2"] = CellRichText("姓", TextBlock(InlineFont(b=True), "名"))

    form = xlsx(((), ("序号", None, "身份证号码", "备注"), ()), change=rich)
    assert [one.text for one in _form(form).columns] == ["序号", "姓名", "身份证号码", "备注"]
    assert load_workbook(BytesIO(_filled(form))).active["A1"].value == "填报单位：李堡司法所  填报人：冯测试"


def test_many_rows_of_merged_cells_leave_a_sheet_that_is_sound() -> None:
    """Rows in their order, no cell twice, no merged ranges over one another: what a stricter program would call damaged."""
    design = BY_NAME["三行表头合并单元格"]
    filled = _filled(blank(design), _texts(3, *[f"甲{n}" for n in range(1_500)]))
    with zipfile.ZipFile(BytesIO(filled)) as package:
        told = package.read("xl/worksheets/sheet1.xml").decode("utf-8")
    rows = [int(row) for row in re.findall(r'<row r="(\d+)"', told)]
    cells = re.findall(r'<c r="([A-Z]+\d+)"', told)
    covered = [place for merged in load_workbook(BytesIO(filled)).worksheets[0].merged_cells.ranges for place in merged.cells]
    assert rows == sorted(set(rows))
    assert len(cells) == len(set(cells))
    assert len(covered) == len(set(covered)) > 1_500
    seen = CalamineWorkbook.from_filelike(BytesIO(filled)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert [row[2] for row in seen[5:1_505]] == [f"甲{n}" for n in range(1_500)]


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("    年    月花名册", "2020年12月花名册"),
        ("2020年  月", "2020年12月"),
        ("20XX年X月份", "2020年12月份"),
        ("填报日期：    年  月  日", "填报日期：2020年12月31日"),
        ("（  年度）", "（2020年度）"),
        ("××司法所", "李堡司法所"),
        ("单位：元", "单位：元"),
        ("填写出生年月日", "填写出生年月日"),
        ("填表人：李四  ", "填表人：李四  "),
        ("依据2019年11月的通知", "依据2019年11月的通知"),
    ],
)
def test_places_in_a_text(text: str, filled: str) -> None:
    assert fill_places(text, WORDS) == filled


@pytest.mark.parametrize("title", ["（   ）月社区矫正对象花名册", "（　）年（　）月社区矫正对象花名册", "2020年（  ）月社区矫正对象花名册"])
def test_a_title_with_its_blank_in_brackets_gets_the_month(title: str) -> None:
    assert fill_places(title, WORDS, is_title=True) == "2020年12月社区矫正对象花名册"
    assert fill_places("刑期（  ）个月，见附页（ ）", WORDS, is_title=True) == "刑期（  ）个月，见附页（ ）"


def test_a_quarter_stands_where_a_month_would() -> None:
    quarter = replace(WORDS, period=Period(2020, 10, 3))
    assert fill_places("    年    月报表", quarter) == "2020年第四季度报表"
    assert fill_places("20  年第  季度报表", quarter) == "2020年第四季度报表"


@pytest.mark.parametrize(
    ("period", "title", "filled"),
    [
        ("2020-12", "2020年9月份花名册", "2020年12月花名册"),
        ("2020-12", "2020年第三季度信访事项办理情况表", "2020年第三季度信访事项办理情况表"),
        ("2020-Q4", "2020年第三季度信访事项办理情况表", "2020年第四季度信访事项办理情况表"),
        ("2020-Q4", "2020年9月花名册", "2020年9月花名册"),
    ],
)
def test_a_title_follows_from_month_to_month_and_from_quarter_to_quarter(period: str, title: str, filled: str) -> None:
    words = replace(WORDS, period=Period.parse(period))
    assert fill_places(title, words, is_title=True) == filled
    assert bool(other_period(filled, words.period)) == (filled == title)


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("二〇二〇年九月花名册", "2020年9月"),
        ("二〇二〇年十二月花名册", ""),
        ("移交清单（第三季度）", "第三季度"),
        ("移交清单（第四季度）", "第四季度"),
        ("2019年度花名册", "2019年"),
        ("11月花名册", "11月"),
        ("上半年情况表", "上半年"),
        ("2020年12月花名册", ""),
        ("2020年度花名册", ""),
        ("12月份花名册", ""),
        ("每月5日前报送", ""),
        ("（2020年3月5日印发）", ""),
        ("四季平安创建表", ""),
    ],
)
def test_a_title_that_says_another_period_is_noticed(title: str, said: str) -> None:
    assert other_period(title, WORDS.period) == said


def test_a_total_is_told_in_its_place() -> None:
    texts = ("合计：    人", "共  件", "合计（人）", "合计：    ", "合计：3人")
    assert [fill_count(text, 40) for text in texts] == ["合计：40人", "共40件", *texts[2:]]


def test_a_card_for_one_person_is_no_form_for_many() -> None:
    rows = (("姓名", None, "备注", None), ("身份证号码", None, "受理时间", None), ("当事人姓名", None, None, None))
    with pytest.raises(Refusal, match=r"第2行也是列名.*每人一行"):
        _form(xlsx(rows))
    assert _form(xlsx((HEADS, ("例", "张试甲", "某号", "备注"), ()))).samples == (2,)


def test_words_that_stand_in_every_row_are_the_form_s_own() -> None:
    rows = tuple((n, "某县", None, "某镇") for n in range(1, 8))
    form = _form(xlsx((HEADS, *rows, ("合计",))))
    assert (form.body_rows, form.samples, [one.standing for one in form.columns]) == (7, (), ["", "某县", "", "某镇"])
