"""What a workbook can be besides its table: hidden things, filters, panes, several sheets, columns in any order."""

from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Border, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation

from tests.sheets.making import xlsx

from .shapes import (
    HEAD,
    JIA,
    PAIR,
    PAIR_JIA,
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

THIN = Side(style="thin")


def _active(book: Workbook) -> Any:
    return book.active


def _filter(book: Workbook) -> None:
    table = _active(book)
    table.auto_filter.ref = "A1:H3"
    table.auto_filter.add_filter_column(1, ["李试乙"])
    table.row_dimensions[2].hidden = True


@sheet(rows={2: SAID_JIA, 3: SAID_YI})
def rows_hidden_by_a_filter() -> bytes:
    """A filter was left on: a row that is not seen is a row all the same."""
    return xlsx((HEAD, ROW_JIA, ROW_YI), change=_filter)


def _hide_column(book: Workbook) -> None:
    _active(book).column_dimensions["C"].hidden = True


@sheet(rows={2: SAID_JIA})
def column_hidden_for_printing() -> bytes:
    """The ID column was hidden so that it does not print."""
    return xlsx((HEAD, ROW_JIA), change=_hide_column)


def _dress_up(book: Workbook) -> None:
    table = _active(book)
    table.freeze_panes = "C3"
    table.print_title_rows = "1:2"
    table.print_area = "A1:H4"
    table.conditional_formatting.add("D3:D4", CellIsRule("equal", ['"假释"'], fill=PatternFill(bgColor="FFFF00")))
    choice = DataValidation("list", '"管制,缓刑,假释,暂予监外执行"')
    choice.add("D3:D40")
    table.add_data_validation(choice)
    table["B3"].comment = Comment("12月走访", "冯测试")


@sheet(rows={3: SAID_JIA, 4: SAID_YI})
def frozen_panes_choices_comments_and_colours() -> bytes:
    """Panes frozen under the head, drop-down lists, comments, colours by rule and a print area."""
    return xlsx(((TITLE,), HEAD, ROW_JIA, ROW_YI), merged=("A1:H1",), change=_dress_up)


def _frame_blanks(book: Workbook) -> None:
    for row in _active(book).iter_rows(min_row=3, max_row=600, max_col=8):
        for cell in row:
            cell.border = Border(THIN, THIN, THIN, THIN)


@sheet(rows={2: SAID_JIA})
def six_hundred_framed_blank_rows() -> bytes:
    """Borders were drawn far below the last person."""
    return xlsx((HEAD, ROW_JIA), change=_frame_blanks)


def _cover(book: Workbook) -> None:
    cover = book.create_sheet("填报说明", 0)
    cover["A1"], cover["A2"] = "填报说明", "请逐项填写，每月25日前报送。"


@sheet(rows={2: SAID_JIA, 3: SAID_YI})
def people_on_the_second_sheet() -> bytes:
    """A cover sheet of instructions stands first."""
    return xlsx((HEAD, ROW_JIA, ROW_YI), change=_cover)


def _hidden_last_year(book: Workbook) -> None:
    old = book.create_sheet("2019", 0)
    old.sheet_state = "hidden"
    for row in (HEAD, (1, "旧试人", "320699197003050216", "管制", "2019-01-01", "2019-12-31", "2019-01-02", "19900000008")):
        old.append(row)


@sheet(rows={2: SAID_JIA})
def last_years_people_on_a_hidden_sheet() -> bytes:
    """A hidden sheet with the same head stands first: what is not seen is not imported."""
    return xlsx((HEAD, ROW_JIA), change=_hidden_last_year)


def _village_sheet(book: Workbook) -> None:
    other = book.create_sheet("新庄村")
    for row in (HEAD, ROW_YI):
        other.append(row)


@sheet(rows={2: SAID_JIA | {"村（居）": "杨庄村"}}, noted={"": "工作表“新庄村”"})
def one_sheet_for_each_village() -> bytes:
    """Every village has a sheet: one is read as the people of that village, and the clerk is told which were not."""
    return xlsx((HEAD, ROW_JIA), change=_village_sheet, title="杨庄村")


@sheet(rows={2: SAID_PAIR_JIA | {"联系电话": "199 0000 0001", "矫正类别": "缓刑"}})
def columns_in_another_order() -> bytes:
    """Phone first, name last."""
    return xlsx((("联系电话", "矫正类型", "证件号码", "对象姓名"), ("19900000001", "缓刑", JIA, "张试甲")))


@sheet(rows={2: SAID_PAIR_JIA}, unknown=("网格员", "二维码"))
def columns_that_no_register_knows() -> bytes:
    """Columns of another system among ours: told, not imported."""
    return xlsx((("网格员", *PAIR, "二维码"), ("冯测试", *PAIR_JIA, "A-1")))


@sheet(rows={2: SAID_PAIR_JIA | {"联系电话": "199 0000 0001"}}, unknown=("手机号码",))
def two_columns_of_the_same_meaning() -> bytes:
    """联系电话 and 手机号码 in one sheet: the first is taken, the second told."""
    return xlsx(((*PAIR, "联系电话", "手机号码"), (*PAIR_JIA, "19900000001", "19900000007")))


@sheet(rows={2: SAID_PAIR_JIA | {"备注": "第一次"}}, unknown=("备注",))
def the_same_head_twice() -> bytes:
    """Two columns headed 备注."""
    return xlsx(((*PAIR, "备注", "备注"), (*PAIR_JIA, "第一次", "第二次")))


@sheet(rows={2: SAID_PAIR_JIA}, unknown=("",))
def a_column_without_a_head() -> bytes:
    """Somebody wrote remarks beside the table: told, not lost unseen."""
    return xlsx(((*PAIR, None), (*PAIR_JIA, "待核")))


@sheet(rows={2: SAID_PAIR_JIA | {"备注": "先办"}, 3: SAID_PAIR_YI})
def heads_with_blanks_breaks_and_stars() -> bytes:
    """Heads spread with blanks, broken over lines, starred as compulsory, with a colon or an explanation in brackets."""
    return xlsx((("*姓　　名", "身份证号\n（18位）", " 备 注："), ("张试甲", JIA, "先办"), ("李试乙", YI, None)))


@sheet(
    "aftercare",
    rows={
        3: {
            "姓名": "张试甲",
            "公民身份号码": "320699197003050136",
            "来源类型": "监狱刑满释放",
            "释放日期": "2020-05-20",
            "帮教类别": "重点帮教",
            "衔接日期": "2020-05-20",
            "衔接情况": "司法所接回",
        },
    },
)
def roster_of_people_released() -> bytes:
    """安置帮教对象花名册 with the county's own names of columns."""
    head = ("序号", "姓名", "公民身份证号码", "来源", "刑满释放日期", "类别", "接回日期", "衔接方式")
    row = (1, "张试甲", JIA, "监狱刑满释放", "2020.5.20", "重点帮教", "2020.5.20", "司法所接回")
    return xlsx((("安置帮教对象花名册",), head, row), merged=("A1:H1",))


@sheet(
    "guardianship",
    rows={
        2: {
            "患者姓名": "张试甲",
            "患者身份证号": "320699197003050136",
            "监护人": "李试乙",
            "与患者关系": "配偶",
            "监护人电话": "199 0000 0002",
            "责任书签订日": "2020-01-08",
            "纳入低保": "是",
        },
    },
)
def roster_of_guardians() -> bytes:
    """监护台账: two people in one row, and √ for yes."""
    head = ("姓名", "身份证号", "监护人", "关系", "联系电话", "签订日期", "是否低保")
    return xlsx((head, ("张试甲", JIA, "李试乙", "配偶", "19900000002", "2020/1/8", "√")))


@sheet(
    "petitions",
    rows={
        2: {
            "系统编号": "XF20200001",
            "收到日期": "2020-06-01",
            "登记日期": "2020-06-02",
            "来源方式": "来访",
            "类别": "申诉求决",
            "反映事项": "宅基地边界",
            "责任单位": "杨庄村村委会",
        },
    },
)
def ledger_of_petitions() -> bytes:
    """信访台账 without a single name."""
    head = ("信访件编号", "来信来访日期", "登记日", "信访形式", "信访目的", "主要内容", "承办单位")
    return xlsx((head, ("XF20200001", "2020年6月1日", "2020年6月2日", "来访", "申诉求决", "宅基地边界", "杨庄村村委会")))


@sheet(
    "sweeps",
    rows={
        2: {"排查日期": "2020-03-05", "排查地点": "杨庄村", "排查人员": "冯测试、李测试", "排查发现纠纷": "2", "预防纠纷": "0"},
        3: {"排查日期": "2020-03-12", "排查地点": "新庄村", "排查人员": "冯测试", "排查发现纠纷": "0", "预防纠纷": "1"},
    },
)
def log_of_sweeps() -> bytes:
    """排查台账: counts as numbers and as words with a measure."""
    head = ("日期", "地点", "参加人员", "发现纠纷(件)", "预防纠纷(件)")
    rows = (("2020.3.5", "杨庄村", "冯测试、李测试", 2, 0), ("2020.3.12", "新庄村", "冯测试", "0件", "1件"))
    return xlsx((head, *rows))


@sheet(
    "duties",
    rows={
        2: {"年度": "2020", "签订对象": "企业", "企业、学校": "李堡测试纺织厂", "法定代表人": "张试甲", "签订日期": "2020-01-15"},
    },
)
def list_of_responsibility_letters() -> bytes:
    """责任书台账: the year as 2020年."""
    head = ("年度", "对象类别", "单位名称", "法定代表人", "签订时间")
    return xlsx((head, ("2020年", "企业", "李堡测试纺织厂", "张试甲", "2020-01-15")))
