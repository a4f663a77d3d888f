"""What stands in a cell: numbers that lost digits, days in every spelling, blanks nobody sees, words for nothing."""

from datetime import date, datetime

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from tests.sheets.making import xlsx

from .shapes import (
    BING,
    JIA,
    PAIR,
    PAIR_JIA,
    PAIR_YI,
    SAID_PAIR_JIA,
    SAID_PAIR_YI,
    YI,
    sheet,
)

DAYS = (*PAIR, "报到日期")
FIFTH_OF_MARCH = SAID_PAIR_JIA | {"报到日期": "2020-03-05"}


def _number(n: int) -> tuple[str, str]:
    """The n-th of ten invented people, for sheets that want many."""
    return f"试人{'甲乙丙丁戊己庚辛壬癸'[n]}", NUMBERS[n]


NUMBERS = (
    "320699197003050136",
    "32069919700305011X",
    "320699197003050216",
    "320699197003050339",
    "32069919700305038X",
    "32069919700305046X",
    "32069919700305054X",
    "32069919850612009X",
    "320699198506120110",
    "320699198506120137",
)


@sheet(
    rows={
        number + 2: {"姓名": f"试人{'甲乙丙丁戊己庚辛壬'[number]}", "公民身份号码": NUMBERS[number], "报到日期": "2020-03-05"}
        for number in range(9)
    },
)
def one_day_in_nine_spellings() -> bytes:
    """2020-3-5, 2020.3.5, 2020/03/05, 2020年3月5日, 二〇二〇年三月五日, 20200305, with a full stop, full width and a date."""
    days = (
        "2020-3-5",
        "2020.3.5",
        "2020/03/05",
        "2020年3月5日",
        "二〇二〇年三月五日",
        "20200305",
        "2020。3。5",
        "２０２０．０３．０５",
        date(2020, 3, 5),
    )
    return xlsx((DAYS, *[(*_number(n), day) for n, day in enumerate(days)]))


@sheet(rows={2: FIFTH_OF_MARCH, 3: SAID_PAIR_YI | {"报到日期": "2020-03-05"}}, noted={"C3": "43895按Excel日期读作2020-03-05"})
def days_as_bare_numbers() -> bytes:
    """20200305 and the serial number 43895 in cells without a date's format."""
    return xlsx((DAYS, (*PAIR_JIA, 20200305), (*PAIR_YI, 43895)))


@sheet(rows={2: FIFTH_OF_MARCH}, refused={"C3": "分不清是哪个世纪"})
def years_of_two_digits() -> bytes:
    """20.3.5 is of this century; of 85.3.5 nobody can tell."""
    return xlsx((DAYS, (*PAIR_JIA, "20.3.5"), (*PAIR_YI, "85.3.5")))


@sheet(
    rows={2: SAID_PAIR_JIA},
    refused={"C3": "2020年2月没有30日", "C4": "没有13月", "C5": "不是日期", "C6": "不是日期"},
)
def days_that_never_were() -> bytes:
    """30 February, a thirteenth month, 不详, and a number that is no day; each refused in its cell."""
    rows = [(*_number(n), day) for n, day in enumerate(("2020-02-30", "2020-13-05", "不详", 1231), start=1)]
    return xlsx((DAYS, (*PAIR_JIA, None), *rows))


@sheet(rows={2: FIFTH_OF_MARCH}, noted={"C2": "时刻09:30已略去"})
def a_day_with_its_hour() -> bytes:
    """A system wrote the hour beside the day."""
    return xlsx((DAYS, (*PAIR_JIA, datetime(2020, 3, 5, 9, 30))))  # noqa: DTZ001  # a cell has no zone


@sheet(rows={n + 2: {"姓名": f"试人{'甲乙丙丁戊己'[n]}", "公民身份号码": NUMBERS[n]} for n in range(6)})
def strokes_for_nothing() -> bytes:
    """/, —, －, 无, 暂无 and ─ stand where there is nothing to say, in columns of days, phones and choices."""
    words = ("/", "—", "－", "无", "暂无", "──")
    return xlsx(
        ((*PAIR, "报到日期", "联系电话", "解除日期", "管理类别"), *[(*_number(n), word, word, word, word) for n, word in enumerate(words)])
    )


@sheet(rows={2: SAID_PAIR_YI}, refused={"B3": "后几位已经丢失；请把该列设为“文本”格式后重新输入"})
def id_numbers_kept_as_numbers() -> bytes:
    """An ID number typed as a number has lost its last digits: refused with the cure."""
    return xlsx((PAIR, PAIR_YI, ("张试甲", 320699197003050136)))


@sheet(refused={"B2": "科学记数", "B3": "科学记数"})
def id_numbers_shown_as_powers() -> bytes:
    """3.20699E+17 was copied as text from what the sheet showed."""
    return xlsx((PAIR, ("张试甲", "3.20699E+17"), ("李试乙", "3.20699e17")))


@sheet(
    rows={2: {"姓名": "张试甲", "公民身份号码": "320699197003050136"}, 3: {"姓名": "李试乙", "公民身份号码": "320699198506120217"}},
    noted={
        "B2": "15位旧号补成320699197003050136（1970年生），请核对。",
        "B3": "15位旧号补成320699198506120217（1985年生）",
    },
)
def id_numbers_of_fifteen_digits() -> bytes:
    """Numbers from before 1999, one as text and one as a number: brought to eighteen."""
    return xlsx((PAIR, ("张试甲", "320699700305013"), ("李试乙", 320699850612021)))


@sheet(rows={2: SAID_PAIR_YI, 3: SAID_PAIR_JIA, 4: {"姓名": "王试丙", "公民身份号码": "320699198506120217"}}, noted={"B2": "已整理为18位"})
def id_numbers_with_small_x_blanks_and_apostrophes() -> bytes:
    """A small x, blanks in groups, a leading apostrophe, full-width digits."""
    wide = "３２０６９９１９８５０６１２０２１７"
    return xlsx((PAIR, ("李试乙", "32069919850612017x"), ("张试甲", "'320699 19700305 0136"), ("王试丙", wide)))


@sheet(refused={"B2": "校验位不符", "B3": "字母“O”", "B4": "应为18位，现为17位", "B5": "出生日期19851312不存在"})
def id_numbers_that_are_wrong() -> bytes:
    """A wrong check digit, a letter O, a digit too few, a thirteenth month."""
    rows = (("张试甲", JIA[:17] + "7"), ("李试乙", "32O69919850612017X"), ("王试丙", BING[:17]), ("赵试丁", "320699198513120217"))
    return xlsx((PAIR, *rows))


@sheet(rows={2: SAID_PAIR_JIA}, refused={"B3": "与第2行相同"})
def the_same_person_twice() -> bytes:
    """One person entered on two lines."""
    return xlsx((PAIR, PAIR_JIA, PAIR_JIA))


@sheet(
    rows={
        2: {"姓名": "张甲", "公民身份号码": "320699197003050136"},
        3: {"姓名": "阿依·试甲", "公民身份号码": "32069919850612017X"},
        4: {"姓名": "李䶮", "公民身份号码": "320699198506120217"},
    },
)
def names_with_blanks_dots_and_rare_signs() -> bytes:
    """张　甲 spread to three places, a dot of another kind, a rare sign kept by an old system."""
    return xlsx((PAIR, ("张　甲", JIA), ("阿依•试甲", YI), ("李\ue863", BING)))


@sheet(rows={2: SAID_PAIR_JIA | {"联系电话": "199 0000 0001", "矫正类别": "缓刑"}})
def blanks_that_nobody_sees() -> bytes:
    """No-break blanks, zero-width signs and a byte-order mark came along from a web page."""
    return xlsx(
        ((*PAIR, "联系电话", "矫正类别"), ("\u200b张试甲\u00a0", f"\ufeff{JIA}\u200e", "199\u00a00000\u00a00001", "\u3000缓刑\u200b"))
    )


@sheet(rows={2: SAID_PAIR_JIA | {"备注": "按时报到\n表现良好"}})
def breaks_and_tabs_within_cells() -> bytes:
    """Alt+Enter within a remark, a trailing break after a name."""
    return xlsx(((*PAIR, "备注"), ("张试甲\n", f"{JIA}\t", "按时报到\n\n  表现良好 \n")))


def _rich(first: str, second: str) -> CellRichText:
    return CellRichText(TextBlock(InlineFont(b=True), first), TextBlock(InlineFont(color="FF0000"), second))


@sheet(rows={2: SAID_PAIR_JIA})
def letters_of_several_looks() -> bytes:
    """Half of a name is bold, the end of a number red."""
    return xlsx((PAIR, (_rich("张试", "甲"), _rich(JIA[:14], JIA[14:]))))


@sheet(
    "disputes",
    rows={
        2: {"卷号": "2020-001", "申请人": "张试甲", "协议涉及金额": "12,000.00"},
        3: {"卷号": "2020-002", "申请人": "张试甲", "协议涉及金额": "1,200.50"},
        4: {"卷号": "2020-003", "申请人": "张试甲", "协议涉及金额": "3,000.00"},
        5: {"卷号": "2020-004", "申请人": "张试甲", "协议涉及金额": "0.30"},
        6: {"卷号": "2020-005", "申请人": "张试甲"},
    },
    refused={"B7": "不是金额", "B8": "不能是负数"},
)
def sums_in_every_spelling() -> bytes:
    """1.2万元, ￥1,200.50, full width, the sheet's own 0.1+0.2, a stroke; 若干 and a negative sum are refused."""
    sums = ("1.2万元", "￥1,200.50", "３０００元", 0.1 + 0.2, "/", "若干", -5)
    return xlsx((("卷号", "协议金额", "申请人"), *[(f"2020-00{n}", amount, "张试甲") for n, amount in enumerate(sums, start=1)]))


@sheet(
    "corrections",
    rows={
        2: SAID_PAIR_JIA | {"性别": "男", "民族": "汉族", "矫正类别": "暂予监外执行", "管理类别": "普管"},
        3: SAID_PAIR_YI | {"性别": "男", "民族": "回族", "矫正类别": "缓刑", "管理类别": "严管"},
    },
    noted={"D2": "汉族"},
)
def codes_in_other_words() -> bytes:
    """汉 for 汉族, 监外执行 for 暂予监外执行, numbers of the code list, blanks within."""
    head = (*PAIR, "性别", "民族", "矫正类别", "管理类别")
    return xlsx((head, (*PAIR_JIA, "男", "汉", "监外执行", "普 管"), (*PAIR_YI, 1, "回", "02", "严管")))


@sheet(refused={"C2": "没有“土”这一项", "C3": "没有“外星族”这一项"})
def codes_that_fit_two_or_none() -> bytes:
    """土 may be 土族 or 土家族, and 外星族 is none: nothing is guessed."""
    return xlsx(((*PAIR, "民族"), (*PAIR_JIA, "土"), (*PAIR_YI, "外星族")))


@sheet(
    rows={
        2: SAID_PAIR_JIA | {"联系电话": "199 0000 0001"},
        3: SAID_PAIR_YI | {"联系电话": "0513-88000001"},
        4: {"姓名": "王试丙", "公民身份号码": BING, "联系电话": "199 0000 0003"},
    },
    noted={"C4": "199 0000 0004未导入"},
)
def phones_as_numbers_and_with_strokes() -> bytes:
    """A mobile kept as a number, a landline with its code, of two phones in one cell the first."""
    return xlsx(((*PAIR, "电话"), (*PAIR_JIA, 19900000001), (*PAIR_YI, "0513-88000001"), ("王试丙", BING, "19900000003 19900000004")))


@sheet(rows={2: SAID_PAIR_JIA}, refused={"B3": "没有对象的姓名"})
def a_number_without_a_name() -> bytes:
    """A row with an ID number and no name."""
    return xlsx((PAIR, PAIR_JIA, (None, YI)))
