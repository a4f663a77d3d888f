"""Where the head stands and what is no row: titles, notes, heads of several rows, totals, signatures, sub-headings."""

from datetime import date
from typing import Any

from openpyxl import Workbook

from tests.sheets.making import xlsx

from .shapes import (
    BING,
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

UNIT = "填报单位：李堡司法所    填报日期：2020年12月31日    填报人：冯测试"


@sheet(rows={2: SAID_JIA, 3: SAID_YI})
def plain_table() -> bytes:
    """A head and two rows, nothing else."""
    return xlsx((HEAD, ROW_JIA, ROW_YI))


@sheet(rows={4: SAID_JIA, 5: SAID_YI})
def title_and_note_above() -> bytes:
    """A merged title and a merged line on who filled it in stand above the head."""
    return xlsx(((TITLE,), (UNIT,), HEAD, ROW_JIA, ROW_YI), merged=("A1:H1", "A2:H2"))


@sheet(rows={6: SAID_JIA})
def note_below_the_title_in_several_cells() -> bytes:
    """The line under the title is spread over cells, as labels and their values."""
    note = ("单位：", "李堡司法所", None, "填报人：", "冯测试", None, "日期：", "2020-12-31")
    return xlsx(((TITLE,), (), note, (), HEAD, ROW_JIA), merged=("A1:H1",))


@sheet(rows={18: SAID_JIA, 19: SAID_YI})
def head_in_row_seventeen() -> bytes:
    """Sixteen numbered lines of how to fill it in stand above the head."""
    help_lines = tuple((f"{line}、填表说明第{line}条：请按实际情况填写，不得空缺。",) for line in range(1, 16))
    return xlsx(((TITLE,), *help_lines, HEAD, ROW_JIA, ROW_YI))


@sheet(
    "disputes",
    rows={
        5: {"卷号": "（2020）人调字第001号", "受理日": "2020-11-03", "申请人": "张试甲", "被申请人": "李试乙", "协议涉及金额": "1,200.00"},
    },
)
def head_of_two_rows() -> bytes:
    """申请人 and 被申请人 stand in a second head row under a merged 当事人."""
    rows = (
        ("人民调解案件登记簿",),
        ("李堡镇",),
        ("卷号", "受理日", "当事人", None, "协议金额"),
        (None, None, "申请人", "被申请人", None),
        ("（2020）人调字第001号", date(2020, 11, 3), "张试甲", "李试乙", 1200),
    )
    return xlsx(rows, merged=("A1:E1", "A2:E2", "A3:A4", "B3:B4", "C3:D3", "E3:E4"))


@sheet(
    rows={
        4: {
            "姓名": "张试甲",
            "公民身份号码": "320699197003050136",
            "矫正开始日期": "2020-01-06",
            "矫正结束日期": "2022-01-05",
            "报到日期": "2020-01-10",
        },
    },
)
def head_of_three_rows() -> bytes:
    """Groups over groups: 基本情况 and 矫正情况, under it 矫正期限, under it 起 and 止."""
    rows = (
        ("序号", "基本情况", None, "矫正情况", None, None),
        (None, "姓名", "身份证号", "矫正期限", None, "报到日期"),
        (None, None, None, "起", "止", None),
        (1, "张试甲", JIA, "2020-01-06", "2022-01-05", "2020-01-10"),
    )
    return xlsx(rows, merged=("A1:A3", "B1:C1", "D1:F1", "B2:B3", "C2:C3", "D2:E2", "F2:F3"))


@sheet(
    rows={
        5: {
            "姓名": "张试甲",
            "公民身份号码": "320699197003050136",
            "矫正开始日期": "2020-01-06",
            "矫正结束日期": "2022-01-05",
            "联系电话": "199 0000 0001",
        },
    },
)
def head_of_three_rows_under_a_title() -> bytes:
    """The same under a title, with a column on the right that names nothing above."""
    rows = (
        (TITLE,),
        ("基本情况", None, "矫正情况", None, "联系电话"),
        ("姓名", "身份证号", "矫正期限", None, None),
        (None, None, "起", "止", None),
        ("张试甲", JIA, "2020-01-06", "2022-01-05", "19900000001"),
    )
    return xlsx(rows, merged=("A1:E1", "A2:B2", "C2:D2", "E2:E4", "A3:A4", "B3:B4", "C3:D3"))


@sheet(rows={2: SAID_JIA, 5: SAID_YI})
def blank_rows_between() -> bytes:
    """Rows left blank between two people for later entries."""
    return xlsx((HEAD, ROW_JIA, (), (" ", None, "　"), ROW_YI))


@sheet(rows={2: SAID_PAIR_JIA, 3: SAID_PAIR_YI})
def blank_columns_between() -> bytes:
    """Narrow blank columns between the real ones, for looks."""
    return xlsx((("姓名", None, None, "身份证号"), ("张试甲", None, None, JIA), ("李试乙", None, None, YI)))


def _from_c5(book: Workbook) -> None:
    table: Any = book.active
    table.insert_rows(1, 4)
    table.insert_cols(1, 2)


@sheet(rows={6: SAID_JIA, 7: SAID_YI})
def table_that_begins_in_c5() -> bytes:
    """The table stands in the middle of the sheet, nothing above it or at its left."""
    return xlsx((HEAD, ROW_JIA, ROW_YI), change=_from_c5)


@sheet(rows={2: SAID_JIA, 3: SAID_YI})
def total_and_signatures_at_the_foot() -> bytes:
    """合计 and a line of signatures under the people."""
    return xlsx(
        (HEAD, ROW_JIA, ROW_YI, ("合计", "2人"), (), ("填报人：冯测试", None, None, "审核人：", None, None, "填报日期：2020年12月31日"))
    )


@sheet(rows={2: SAID_JIA})
def signatures_in_the_middle_columns() -> bytes:
    """所长 and 经办人 sign at the right, dated, under a blank first column."""
    return xlsx((HEAD, ROW_JIA, (None, None, None, "所长签字：", None, "经办人："), (None, None, None, None, None, None, "2020年12月31日")))


@sheet(rows={3: SAID_JIA, 4: SAID_YI})
def total_above_the_people() -> bytes:
    """合计 stands directly under the head, as statistics forms have it."""
    return xlsx((HEAD, ("合计", None, "2人"), ROW_JIA, ROW_YI))


@sheet(rows={3: SAID_JIA, 7: SAID_YI})
def head_and_title_repeated_on_every_page() -> bytes:
    """Printed pages typed into one sheet: subtotal, title and head come again in the middle."""
    return xlsx(((TITLE,), HEAD, ROW_JIA, ("本页小计", "1人"), (TITLE,), HEAD, ROW_YI, ("总计", "2人")), merged=("A1:H1", "A5:H5"))


@sheet(rows={3: SAID_JIA | {"村（居）": "杨庄村"}, 5: SAID_YI | {"村（居）": "新庄村"}})
def villages_as_merged_sub_headings() -> bytes:
    """Each village has a merged line of its own above its people."""
    return xlsx((HEAD, ("杨庄村（1人）",), ROW_JIA, ("新庄村（1人）",), ROW_YI), merged=("A2:H2", "A4:H4"))


@sheet(rows={3: SAID_JIA | {"村（居）": "杨庄村"}, 5: SAID_YI | {"村（居）": "新庄村"}})
def villages_as_sub_headings_not_merged() -> bytes:
    """The same with the village's name simply typed into the first cell."""
    return xlsx((HEAD, ("一、杨庄村",), ROW_JIA, ("二、新庄村",), ROW_YI))


@sheet(
    rows={
        2: {"村（居）": "杨庄村", "姓名": "张试甲", "公民身份号码": "320699197003050136"},
        3: {"村（居）": "杨庄村", "姓名": "李试乙", "公民身份号码": "32069919850612017X"},
        4: {"村（居）": "新庄村", "姓名": "王试丙", "公民身份号码": "320699198506120217"},
    },
    noted={"A2": "名册中没有“杨庄村”"},
)
def village_merged_down_beside_its_people() -> bytes:
    """One village's name merged over the rows of all its people."""
    return xlsx((("村居", *PAIR), ("杨庄村", *PAIR_JIA), (None, *PAIR_YI), ("新庄村", "王试丙", BING)), merged=("A2:A3",))


CASE = ("序号", "案号", "受理日期", "申请人", "申请人身份证号", "被申请人", "回访日期")


@sheet(
    "disputes",
    rows={2: {"卷号": "2020-001", "当事人": "张试甲、李试乙", "受理日": "2020-11-03"}},
    noted={"": "第3行与第2行是同一条记录"},
)
def one_case_over_two_merged_rows() -> bytes:
    """One dispute merged over two rows, a party in each."""
    rows = (("案号", "当事人", "受理日期", "协议涉及金额"), ("2020-001", "张试甲", "2020-11-03", None), (None, "李试乙", None, None))
    return xlsx(rows, merged=("A2:A3", "C2:C3"))


@sheet(
    "disputes",
    rows={
        2: {
            "卷号": "2020-001",
            "受理日": "2020-11-03",
            "申请人": "张试甲、王试丙、赵试丁",
            "申请人身份证号": f"{JIA}、无、{YI}",
            "被申请人": "李试乙",
            "回访日": "2020-12-01",
        },
        5: {"卷号": "2020-002", "申请人": "钱试戊", "被申请人": "孙试己"},
    },
)
def parties_in_rows_of_their_own() -> bytes:
    """Three applicants under one another beside one merged respondent, the second without a number; the next case has one row."""
    rows = (
        CASE,
        (1, "2020-001", "2020-11-03", "张试甲", JIA, "李试乙", "2020-12-01"),
        (None, None, None, "王试丙", None, None, None),
        (None, None, None, "赵试丁", YI, None, None),
        (2, "2020-002", None, "钱试戊", None, "孙试己", None),
    )
    return xlsx(rows, merged=("A2:A4", "B2:B4", "C2:C4", "F2:F4", "G2:G4"))


@sheet(
    "disputes",
    rows={
        2: {"申请人": "张试甲", "被申请人": "李试乙", "受理日": "2020-11-03"},
        3: {"申请人": "王试丙", "被申请人": "赵试丁", "受理日": "2020-11-03"},
    },
)
def cases_of_one_day_are_not_one_case() -> bytes:
    """A day merged over the cases of that day, each with a serial number of its own."""
    rows = (("序号", "受理日期", "申请人", "被申请人"), (1, "2020-11-03", "张试甲", "李试乙"), (2, None, "王试丙", "赵试丁"))
    return xlsx(rows, merged=("B2:B3",))


@sheet(
    "disputes",
    rows={2: {"卷号": "2020-001", "申请人": "张试甲", "受理日": "2020-11-03"}},
    refused={"A3": "出现两次"},
)
def two_days_under_one_merged_number() -> bytes:
    """Two cases to which a slip of the hand gave one number: nobody joins what differs."""
    rows = (("案号", "受理日期", "申请人"), ("2020-001", "2020-11-03", "张试甲"), (None, "2020-11-09", "王试丙"))
    return xlsx(rows, merged=("A2:A3",))


@sheet(
    "disputes",
    rows={2: {"卷号": "2020-001", "申请人": "海安试验建材有限公司、张试甲", "申请人身份证号": f"无、{JIA}"}},
)
def a_company_among_parties_in_rows_of_their_own() -> bytes:
    """A company, which has no citizen's number, above a person who has one."""
    rows = (("案号", "申请人", "申请人身份证号"), ("2020-001", "海安试验建材有限公司", None), (None, "张试甲", JIA))
    return xlsx(rows, merged=("A2:A3",))


@sheet("disputes", rows={}, refused={"B2": "姓名中写有号码", "B3": "没有写全"})
def a_number_and_others_in_the_column_of_names() -> bytes:
    """A name with its number behind it, and a name that stands for three people."""
    return xlsx((("案号", "申请人"), ("2020-001", f"张试甲（身份证：{JIA}）"), ("2020-002", "李试乙等3人")))


@sheet("guardianship", rows={2: {"患者姓名": "张试甲"}})
def a_headcount_in_the_column_of_names() -> bytes:
    """共1人 under the last name is nobody."""
    return xlsx((("序号", "姓名", "联系电话"), (1, "张试甲", None), (None, "共1人", None)))


@sheet("disputes", rows={2: {"卷号": "2020-001", "申请人": "张试甲、王试丙"}}, noted={"": "第3行与第2行是同一条记录"})
def a_party_alone_in_an_unmerged_row() -> bytes:
    """Somebody took the merging away: a name that stands alone directly under a case is of that case."""
    return xlsx((("序号", "案号", "申请人"), (1, "2020-001", "张试甲"), (None, None, "王试丙")))


@sheet("disputes", rows={}, refused={"C3": "后几位已经丢失"})
def a_lost_number_in_the_second_row_of_a_case() -> bytes:
    """An ID number that was stored as a number, in the second of two merged rows: told by its own cell."""
    rows = (("案号", "申请人", "申请人身份证号"), ("2020-001", "张试甲", JIA), (None, "王试丙", int(YI[:17] + "0")))
    return xlsx(rows, merged=("A2:A3",))


@sheet(rows={3: SAID_JIA})
def sample_row_and_empty_serial_numbers() -> bytes:
    """A filled-in sample first, and serial numbers drawn down below the last person."""
    sample = ("示例", "李某", "320699199001010017", "缓刑", "2020-01-01", "2021-01-01", "2020-01-05", "19900000000")
    return xlsx((HEAD, sample, ROW_JIA, (2,), (3,), (4,)))


@sheet(rows={2: SAID_PAIR_JIA, 3: SAID_PAIR_YI})
def two_columns_only() -> bytes:
    """A list of names and numbers, nothing more."""
    return xlsx((PAIR, PAIR_JIA, PAIR_YI))


@sheet(rows={2: SAID_JIA})
def notes_numbered_at_the_foot() -> bytes:
    """说明 with numbered lines under the table."""
    return xlsx((HEAD, ROW_JIA, (), ("说明：1.本表每月底前报送。",), ("2.身份证号请填18位。",), ("3.联系人王测试，电话19900000009。",)))


@sheet(
    rows={
        3: SAID_PAIR_JIA | {"联系电话": "199 0000 0001", "村（居）": "杨庄村"},
        5: SAID_PAIR_YI | {"联系电话": "199 0000 0002", "村（居）": "新庄村"},
    },
    noted={"": "是村（居）名"},
)
def villages_typed_into_the_column_of_names() -> bytes:
    """A village's name stands above its people in the column of names: nobody is called so, they live there."""
    rows = (("杨庄村",), (*PAIR_JIA, "19900000001"), ("新庄村（1人）",), (*PAIR_YI, "19900000002"))
    return xlsx(((*PAIR, "联系电话"), *rows))
