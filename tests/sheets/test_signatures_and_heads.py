"""What is signed below a table is nobody's row, whoever signs it; a head of two merged rows is no row of data."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from libao_desk.sheets.table_reader import HEADING, SheetTable, read_table

from .making import HEADS, ID_A, KNOWN, PHONE, xlsx

PERSON = (1, "张三丰", ID_A, date(2020, 3, 5), PHONE, "按时报到")


def read(*below: Sequence[Any]) -> SheetTable:
    """A ledger of one person, and what stands below him."""
    return read_table(xlsx([HEADS, PERSON, *below]), name="台账.xlsx", known_headers=KNOWN)


FEET: dict[str, Sequence[Any]] = {
    "a label alone": ("村负责人：",),
    "a label with its name": ("村书记：张三",),
    "a label in a later column": (None, None, None, "分管领导：", None, None),
    "labels over the columns": ("调委会主任：王一", None, "填报：李二", None, None, "电话：0513-88210077"),
    "labels and their answers beside": ("村主任：", "王一", None, "会计：", "李二", None),
    "the day of writing": ("2020年11月1日",),
    "the day of writing as a day": (date(2020, 11, 1),),
    "the month alone": (None, "2020年11月"),
}


@pytest.mark.parametrize("row", FEET.values(), ids=FEET)
def test_signatures_are_passed_over_and_told(row: Sequence[Any]) -> None:
    table = read(row)
    assert ([one.number for one in table.rows], [(one.number, one.why) for one in table.skipped]) == ([2], [(3, HEADING)])


TOTALS = (
    "合计 总计： 本页小计 累计 合计金额 合计（元） 合计大写：贰仟元 实发合计 应发合计 金额合计 合计总额 合计人数 人数合计 合计3人 共3人"
    " 总数 汇总 计 平均 户均 大写金额"
).split()


@pytest.mark.parametrize("word", TOTALS)
@pytest.mark.parametrize("beside", [(), (None, None, 2400)], ids=["alone", "with a sum"])
def test_a_row_that_reckons_over_the_rows_above_is_no_row(word: str, beside: tuple[Any, ...]) -> None:
    assert [(one.number, one.why) for one in read((word, *beside)).skipped] == [(3, "合计行")]


ROWS: dict[str, Sequence[Any]] = {
    "words of totals behind a serial number": (2, "汇总", None, None, None, "大写数字有误"),
    "words of totals behind a name": ("李四光", "总数", "平均"),
    "a name": (None, "李四光"),
    "a day under the head of a day": (None, None, None, date(2020, 3, 5)),
    "a time": (None, None, None, None, None, "9:30来所"),
    "a person with a remark": (None, "李四光", None, None, None, "原因：病假"),
}


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_what_says_something_stays_a_row(row: Sequence[Any]) -> None:
    assert [one.number for one in read(row).rows] == [2, 3]


def test_a_head_of_two_merged_rows_is_read_as_one_though_its_lower_words_are_unknown() -> None:
    head = [("序号", "姓名", "身份证号", "村居", None, None, "备注"), (None, None, None, "城东", "城西", "城南", None)]
    merged = ["A1:A2", "B1:B2", "C1:C2", "D1:F1", "G1:G2"]
    table = read_table(xlsx([*head, (1, "张三丰", ID_A, "√", None, None, None)], merged=merged), name="台账.xlsx", known_headers=KNOWN)
    assert (table.header_rows, [row.number for row in table.rows]) == ((1, 2), [3])
    assert table.columns[4].text == "村居/城西"


@pytest.mark.parametrize("beside", ["（2023年）", "第1页 共3页", "填报单位：枫例司法所"])
@pytest.mark.parametrize("title", ["枫例镇社区矫正台账", "枫例镇人员花名册（2023年度）"])
def test_a_second_cell_of_the_title_is_no_group_of_columns(title: str, beside: str) -> None:
    over = (title, None, None, beside, *[None] * (len(HEADS) - 4))
    table = read_table(xlsx([over, HEADS, PERSON]), name="台账.xlsx", known_headers=KNOWN)
    assert (table.header_rows, [head.text for head in table.columns]) == ((2,), list(HEADS))
