"""Old workbooks (.xls) and WPS's own .et, as xlwt writes them."""

import io
from datetime import date

import xlwt

from tests.sheets.making import xls

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
    TITLE,
    YI,
    sheet,
)

DAYS = (*PAIR, "报到日期")


def _saved(book: xlwt.Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


@sheet(file="台账.xls", rows={3: SAID_JIA, 4: SAID_YI})
def old_book() -> bytes:
    """An .xls of the year 2003 with a merged title."""
    return xls(((TITLE,), HEAD, ROW_JIA, ROW_YI), merged=((0, 0, 0, 7),))


@sheet(file="台账.et", rows={2: SAID_JIA, 4: SAID_YI})
def wps_book() -> bytes:
    """WPS's .et, which holds the same as an .xls."""
    return xls((HEAD, ROW_JIA, (), ROW_YI))


@sheet(file="台账.xlsx", rows={2: SAID_PAIR_JIA})
def old_book_under_a_new_name() -> bytes:
    """An .xls that somebody renamed .xlsx."""
    return xls((PAIR, PAIR_JIA))


@sheet(file="台账.xls", rows={2: SAID_PAIR_JIA | {"报到日期": "2020-03-05"}})
def old_book_with_days_from_1904() -> bytes:
    """Made on an Apple computer: days are counted from 1904."""
    book = xlwt.Workbook(encoding="utf-8")
    book.dates_1904 = True
    table = book.add_sheet("台账")
    for column, (head, value) in enumerate(zip(DAYS, PAIR_JIA, strict=False)):
        table.write(0, column, head)
        table.write(1, column, value)
    table.write(0, 2, "报到日期")
    table.write(1, 2, 43895 - 1462, xlwt.easyxf(num_format_str="yyyy-mm-dd"))
    return _saved(book)


@sheet(file="台账.xls", rows={2: SAID_PAIR_JIA, 3: SAID_PAIR_YI})
def old_book_with_hidden_rows_and_columns() -> bytes:
    """A row and a column were hidden before it was sent."""
    book = xlwt.Workbook(encoding="utf-8")
    table = book.add_sheet("台账")
    for number, row in enumerate((PAIR, PAIR_JIA, PAIR_YI)):
        for column, value in enumerate(row):
            table.write(number, column, value)
    table.row(1).hidden = True
    table.col(1).hidden = True
    return _saved(book)


@sheet(file="台账.xls", rows={2: SAID_PAIR_JIA | {"备注": "重点对象，先办"}})
def old_book_with_letters_of_several_looks() -> bytes:
    """Part of a remark stands in red."""
    book = xlwt.Workbook(encoding="utf-8")
    table = book.add_sheet("台账")
    for column, head in enumerate((*PAIR, "备注")):
        table.write(0, column, head)
    table.write(1, 0, "张试甲")
    table.write(1, 1, JIA)
    table.write_rich_text(1, 2, (("重点对象", xlwt.easyfont("colour red, bold on")), "，先办"))
    return _saved(book)


@sheet(file="台账.xls", rows={2: SAID_PAIR_YI | {"村（居）": "杨庄村"}, 3: SAID_PAIR_JIA | {"村（居）": "杨庄村"}})
def old_book_with_a_village_merged_down() -> bytes:
    """The village's name merged over the rows of its people, in an .xls."""
    return xls((("村", *PAIR), ("杨庄村", "李试乙", YI), (None, "张试甲", JIA)), merged=((1, 2, 0, 0),))


@sheet(file="台账.xls", rows={2: SAID_PAIR_JIA}, refused={"B3": "后几位已经丢失"})
def old_book_with_an_id_number_kept_as_a_number() -> bytes:
    """An ID number typed as a number into an .xls."""
    return xls((PAIR, PAIR_JIA, ("李试乙", 320699198506120170)))


@sheet(
    "receptions",
    "接待.xls",
    rows={
        3: {"接待日期": "2020-07-01", "接待人次": "3", "接待人": "冯测试", "事项类别": "劳动争议纠纷"},
        4: {"接待日期": "2020-07-02", "接待人次": "1", "接待人": "冯测试"},
    },
)
def old_log_of_receptions() -> bytes:
    """接待台账 with its head under a title, and 劳动争议 for 劳动争议纠纷."""
    rows = (
        ("接待台账",),
        ("日期", "人次", "接待人", "事项类别"),
        (date(2020, 7, 1), 3, "冯测试", "劳动争议"),
        (date(2020, 7, 2), 1, "冯测试", None),
    )
    return xls(rows, merged=((0, 0, 0, 3),))
