"""Workbooks that a system's report server writes (xlsxwriter): tables, formulas, links, protected sheets, chart sheets."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import xlsxwriter

from .shapes import (
    HEAD,
    JIA,
    PAIR,
    PAIR_JIA,
    PAIR_YI,
    ROW_JIA,
    ROW_YI,
    SAID_JIA,
    SAID_PAIR_JIA,
    SAID_PAIR_YI,
    SAID_YI,
    sheet,
)


def _report(fill: Callable[[Any, Any], object], **options: object) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "default_date_format": "yyyy-mm-dd", **options}) as book:
        fill(book, book.add_worksheet("台账"))
    return target.getvalue()


def _rows(table: Any, *rows: tuple[object, ...]) -> None:
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, date):
                table.write_datetime(number, column, value)
            elif value is not None:
                table.write(number, column, value)


@sheet(rows={2: SAID_JIA, 3: SAID_YI})
def report_as_a_striped_table() -> bytes:
    """A table object with its filter buttons and stripes."""

    def fill(_: Any, table: Any) -> None:
        table.add_table("A1:H3", {"columns": [{"header": head} for head in HEAD]})
        _rows(table, HEAD, ROW_JIA, ROW_YI)

    return _report(fill)


@sheet(rows={2: SAID_PAIR_JIA | {"联系电话": "199 0000 0001"}, 3: SAID_PAIR_YI | {"联系电话": "199 0000 0002"}})
def report_with_formulas_and_their_results() -> bytes:
    """Serial numbers by ROW()-1 and names put together by &, with the results kept in the file."""

    def fill(_: Any, table: Any) -> None:
        _rows(table, ("序号", *PAIR, "电话"))
        for row, (name, number, phone) in enumerate(((*PAIR_JIA, "19900000001"), (*PAIR_YI, "19900000002")), start=1):
            table.write_formula(row, 0, "=ROW()-1", None, row)
            table.write_formula(row, 1, f'="{name[0]}"&"{name[1:]}"', None, name)
            table.write_string(row, 2, number)
            table.write_formula(row, 3, f'=TEXT({phone},"0")', None, phone)

    return _report(fill)


@sheet(rows={2: SAID_PAIR_JIA, 3: SAID_PAIR_YI})
def report_protected_against_changes() -> bytes:
    """The sheet is locked with a passphrase against typing; it can be read all the same."""

    def fill(_: Any, table: Any) -> None:
        table.protect("秘密")
        _rows(table, PAIR, PAIR_JIA, PAIR_YI)

    return _report(fill)


@sheet(rows={2: SAID_PAIR_JIA, 3: SAID_PAIR_YI}, unknown=("数",))
def report_with_a_chart_sheet_first() -> bytes:
    """A sheet that is nothing but a chart stands before the people."""

    def fill(book: Any, table: Any) -> None:
        _rows(table, (*PAIR, None, "数"), (*PAIR_JIA, None, 1), (*PAIR_YI, None, 2))
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=台账!$D$2:$D$3"})
        book.add_chartsheet("图").set_chart(chart)
        book.worksheets_objs.reverse()

    return _report(fill)


@sheet(rows={2: SAID_PAIR_JIA | {"现住地": "李堡镇杨庄村1组1号"}})
def report_with_links_on_its_words() -> bytes:
    """Names link to a page of the system, addresses to a map."""

    def fill(_: Any, table: Any) -> None:
        _rows(table, (*PAIR, "现住址"))
        table.write_url(1, 0, "http://127.0.0.1/people/1", string="张试甲")
        table.write_string(1, 1, JIA)
        table.write_url(1, 2, "http://127.0.0.1/map?x=1&y=2", string="李堡镇杨庄村1组1号")

    return _report(fill)


@sheet(rows={2: SAID_PAIR_JIA | {"报到日期": "2020-03-05"}, 3: SAID_PAIR_YI | {"报到日期": "2020-03-05"}})
def report_with_chinese_formats_of_days() -> bytes:
    """Real days shown as 2020年3月5日 and as 二〇二〇年三月五日."""

    def fill(book: Any, table: Any) -> None:
        _rows(table, (*PAIR, "报到日期"), PAIR_JIA, PAIR_YI)
        table.write_datetime(1, 2, date(2020, 3, 5), book.add_format({"num_format": '[$-804]yyyy"年"m"月"d"日";@'}))
        table.write_datetime(2, 2, date(2020, 3, 5), book.add_format({"num_format": '[DBNum1][$-804]yyyy"年"m"月"d"日";@'}))

    return _report(fill)


@sheet(rows={2: SAID_PAIR_JIA | {"报到日期": "2020-03-05"}, 3: SAID_PAIR_YI | {"报到日期": "2020-03-05"}}, noted={"C3": "读作2020-03-05"})
def report_with_days_from_1904() -> bytes:
    """A workbook that counts days from 1904, one of them without a date's format."""

    def fill(_: Any, table: Any) -> None:
        _rows(table, (*PAIR, "报到日期"), (*PAIR_JIA, date(2020, 3, 5)), (*PAIR_YI, 43895 - 1462))

    return _report(fill, date_1904=True)


@sheet(rows={3: SAID_JIA, 5: SAID_YI})
def report_grouped_with_subtotals() -> bytes:
    """Rows in folded groups with a subtotal above each, as an outline."""

    def fill(_: Any, table: Any) -> None:
        _rows(table, HEAD, ("小计", "1人"), ROW_JIA, ("小计", "1人"), ROW_YI)
        for row in (2, 4):
            table.set_row(row, None, None, {"level": 1, "hidden": True})

    return _report(fill)


@sheet(
    "disputes",
    rows={
        2: {
            "卷号": "（2020）人调字第001号",
            "当事人": "张试甲、李试乙",
            "调解员": "冯测试",
            "受理日": "2020-11-03",
            "纠纷类型": "邻里纠纷",
        },
    },
)
def report_written_row_by_row() -> bytes:
    """A large report written in a stream: all its texts stand inline."""

    def fill(_: Any, table: Any) -> None:
        row = ("（2020）人调字第001号", "张试甲,李试乙", "冯测试", "2020-11-03 00:00:00", "邻里纠纷")
        _rows(table, ("案号", "纠纷当事人", "人民调解员", "受理时间", "纠纷类别"), row)

    return _report(fill, constant_memory=True)


@sheet(
    "outside-figures",
    rows={2: {"指标": "警情中矛盾纠纷", "统计期末日": "2020-12-31", "总数": "979", "其中成功": "970", "材料所载比率": "99%"}},
)
def report_of_figures_from_outside() -> bytes:
    """外部数据: a rate stands as the words 99%."""

    def fill(_: Any, table: Any) -> None:
        _rows(table, ("指标", "统计期末日", "总数", "成功数", "材料所载比率"), ("警情中矛盾纠纷", date(2020, 12, 31), 979, 970))
        table.write_string(1, 4, "99%")

    return _report(fill)


@sheet(rows={2: SAID_PAIR_JIA}, refused={"B3": "公式出错"})
def report_whose_lookup_went_wrong() -> bytes:
    """A number looked up in another sheet reads #N/A."""

    def fill(_: Any, table: Any) -> None:
        _rows(table, PAIR, PAIR_JIA, ("李试乙",))
        table.write_formula(2, 1, "=VLOOKUP(A3,X:Y,2,0)", None, "#N/A")

    return _report(fill)
