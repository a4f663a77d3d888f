"""Forms with a second block for whoever left in the period (本期解除): found, filled, moved down by the first one's rows."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from libao_desk.core.errors import Refusal
from libao_desk.core.period import Period
from libao_desk.sheets.form_checks import open_form
from libao_desk.sheets.form_filler import FilledColumn, fill_form
from libao_desk.sheets.form_places import PlaceWords
from libao_desk.sheets.form_reader import read_form
from libao_desk.sheets.headers import as_predicate
from libao_desk.sheets.roster_writer import ColumnKind

from .blank_forms import Design, H, blank, expected
from .comparing import differences
from .making import xlsx

KNOWN = as_predicate({"序号", "姓名", "起", "止", "次数"})
WORDS = PlaceWords(Period(2020, 12, 1), "李堡司法所", "冯测试", date(2020, 12, 31))
PLAIN = Design(
    name="下接解除人员",
    kind="corrections",
    title=("社区矫正对象花名册（    年  月）", "社区矫正对象花名册（2020年12月）"),
    heads=(
        H(("序号",), ":serial", 6),
        H(("姓名",), "姓名"),
        H(("期限", "起"), "起", 13),
        H(("期限", "止"), "止", 13),
        H(("次数",), "次数", 8),
    ),
    blank_rows=4,
    total="formula",
    ended=("本月解除、终止人员（    年  月）", "本月解除、终止人员（2020年12月）"),
    below=(("填报人：", "填报人：冯测试"),),
    print_area=True,
    second_sheet=True,
)
DESIGNS = (
    PLAIN,
    replace(PLAIN, name="又写一遍表头", ended_head=True, body_height=26.0),
    replace(PLAIN, name="各一空行", blank_rows=1, ended_rows=1, total="", print_area=False),
    replace(PLAIN, name="没有合计", total="", ended=("二、解除矫正对象",) * 2),
    replace(PLAIN, name="下接结案", total="", ended=("以前受理、本月办结（件）",) * 2),
    replace(PLAIN, name="镇名竖排", tall="李堡镇", heads=(PLAIN.heads[1], *PLAIN.heads[2:])),
)
KINDS = {":serial": ColumnKind.NUMBER, "起": ColumnKind.DATE, "止": ColumnKind.DATE, "次数": ColumnKind.NUMBER}
designs = pytest.mark.parametrize("design", DESIGNS, ids=lambda design: design.name)
Row = dict[str, str | int | date]


def _rows(count: int, name: str) -> list[Row]:
    return [
        {":serial": n, "姓名": f"{name}{n}", "起": date(2020, 1, n % 28 + 1), "止": date(2021, 1, n % 28 + 1), "次数": n}
        for n in range(1, count + 1)
    ]


def _filled(design: Design, rows: Sequence[Row], ended: Sequence[Row]) -> bytes:
    book, _ = open_form(blank(design, {"次数": 0}))
    form = read_form(book, KNOWN)
    keys = {column.column: design.keys.get(column.text, "") for column in form.columns}
    here, left = ([_column(column, key, some) for column, key in keys.items() if key] for some in (rows, ended))
    return fill_form(book, form, here, WORDS, left)


def _column(column: int, key: str, rows: Sequence[Row]) -> FilledColumn:
    numbers = [value for row in rows if isinstance(value := row[key], int)]
    total = sum(numbers) if key == "次数" else None
    return FilledColumn(column, KINDS.get(key, ColumnKind.TEXT), tuple(row[key] for row in rows), total)


@designs
@pytest.mark.parametrize(("rows", "ended"), [(0, 0), (2, 1), (40, 0), (3, 25), (30, 30)])
def test_both_blocks_are_filled_and_nothing_else_is_changed(design: Design, rows: int, ended: int) -> None:
    here, left = _rows(rows, "在"), _rows(ended, "离")
    wanted = load_workbook(BytesIO(expected(design, here, {"次数": sum(range(rows + 1))}, left)))
    for line in wanted.worksheets[0].iter_rows():
        for cell in line:
            if isinstance(cell.value, date):
                cell.number_format = "yyyy-mm-dd"
    target = BytesIO()
    wanted.save(target)
    assert differences(_filled(design, here, left), target.getvalue()) == []


def test_where_the_second_block_stands() -> None:
    form = read_form(open_form(blank(DESIGNS[1]))[0], KNOWN)
    assert (form.first_row, form.last_row, form.total_row) == (4, 7, 8)
    assert form.ended is not None
    assert (form.ended.head_top, form.ended.first_row, form.ended.body_rows) == (9, 12, 3)


def test_a_second_block_with_a_head_of_its_own_has_its_own_columns() -> None:
    book = load_workbook(BytesIO(blank(DESIGNS[1])))
    book.worksheets[0]["C10"] = "解除情况"
    target = BytesIO()
    book.save(target)
    ended = read_form(open_form(target.getvalue())[0], KNOWN).ended
    assert ended is not None
    assert [one.text for one in ended.columns] == ["序号", "姓名", "解除情况/起", "解除情况/止", "次数"]
    assert (ended.first_row, ended.body_rows) == (12, 3)


def test_samples_of_the_second_block_are_seen_and_somebodys_data_is_no_form() -> None:
    for count, is_form in ((1, True), (5, False)):
        book = load_workbook(BytesIO(blank(replace(PLAIN, ended_rows=6))))
        table = book.worksheets[0]
        first = 10
        for row in range(first, first + count):
            for column, text in enumerate(("1", "张试甲", "2020-01-01", "2021-01-01", "1"), start=1):
                table.cell(row, column, text)
        target = BytesIO()
        book.save(target)
        if is_form:
            assert read_form(open_form(target.getvalue())[0], KNOWN).has_samples
        else:
            with pytest.raises(Refusal, match="已经填了5行"):
                read_form(open_form(target.getvalue())[0], KNOWN)


OTHER_KNOWN = frozenset({"序号", "姓名", "性别", "释放日期", "解除日期", "备注"})


@pytest.mark.parametrize(
    ("line", "is_ended"),
    [
        ("二、本月解除帮教人员", True),
        ("三、本月解除、终止、迁出人员", True),
        ("本月期满解除帮教人员名单", False),
        ("二、本月迁出人员", False),
        ("二、迁出及终止人员", False),
        ("附:期满解除宣告人员", False),
        ("二、本月移交外地人员", False),
        ("以前受理本期结案案件", True),
        ("二、本月新接收人员", False),
        ("本月新增人员", False),
    ],
)
def test_a_second_block_s_head_is_not_the_form_s_though_it_is_better_known(line: str, is_ended: bool) -> None:
    """Everybody in force went out as released, under a head of the second block that had more heads of the roster's.

    A block for some of those who left is told, not filled: the dead stood below 迁出人员.
    """
    first, second = ("序号", "姓名", "思想动态", "帮教状态"), ("序号", "姓名", "性别", "释放日期", "解除日期", "备注")
    form = read_form(open_form(xlsx((("台账",), ("填报单位：",), first, (), (), (line,), second, (), ())))[0], OTHER_KNOWN.__contains__)
    assert (tuple(one.text for one in form.columns), form.head_top) == (first, 3)
    assert (form.last_row, form.unfilled) == (4, () if is_ended else (line,))
    assert (form.ended is not None) is is_ended
    if form.ended is not None:
        assert (tuple(one.text for one in form.ended.columns), form.ended.head_top) == (second, 6)


@pytest.mark.parametrize("line", ["重点人员", "严管人员", "其中：重点管控对象名单"])
@pytest.mark.parametrize("second", ["序号 姓名 性别 释放日期 备注", "序号 姓名 思想动态 帮教状态", "序号 姓名 重点原因 管控措施"])
def test_a_block_without_a_numeral_is_told_too(line: str, second: str) -> None:
    """Where its head was the same it was called a page too many, to be thrown away; else nobody was told that it stays empty."""
    first = ("序号", "姓名", "思想动态", "帮教状态")
    form = read_form(open_form(xlsx((("台账",), first, (), (), (line,), second.split(), (), ())))[0], OTHER_KNOWN.__contains__)
    assert (form.head_top, form.last_row, form.unfilled, form.second_page) == (2, 3, (line.replace("：", ":"),), None)


@pytest.mark.parametrize("line", ["台账", "台账（续）", "续表", "2020年12月", "  年  月", "单位：", None])
def test_the_same_head_under_a_line_of_a_further_page_is_one(line: str | None) -> None:
    first = ("序号", "姓名", "思想动态", "帮教状态")
    form = read_form(open_form(xlsx((("台账",), first, (), (), ("填表人：",), (line,), first, (), ())))[0], OTHER_KNOWN.__contains__)
    assert (form.last_row, form.unfilled, form.second_page) == (3, (), 7)


@pytest.mark.parametrize("line", ["本月解除矫正人员", "二、解除人员"])
def test_a_line_that_names_who_left_above_the_only_head_is_its_title(line: str) -> None:
    rows = (("台账",), ("填报单位：", None, "姓名："), (line,), ("序号", "姓名", "解除日期"), (), ())
    form = read_form(open_form(xlsx(rows))[0], OTHER_KNOWN.__contains__)
    assert (form.head_top, form.ended) == (4, None)


def test_a_block_of_who_came_is_told_and_is_no_second_page() -> None:
    head = ("序号", "姓名", "起", "止", "次数")
    rows = (head, (), (), ("小计",), ("二、本月新接收人员",), head, (), ("三、本月解除人员",), head, (), ("填表人：",), ("二、每月报送。",))
    form = read_form(open_form(xlsx(rows))[0], KNOWN)
    assert (form.body_rows, form.unfilled, form.second_page) == (2, ("二、本月新接收人员",), None)
    assert form.ended is not None
    assert form.ended.head_top == 8
