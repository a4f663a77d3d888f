"""Titles of the county's forms: the period goes where there is room for it, and what says another period is told."""

from datetime import date

import pytest

from libao_desk.core.period import Period
from libao_desk.sheets.form_places import PlaceWords, fill_places, other_period, other_period_of_line

ROSTER = "社区矫正对象花名册"
MONTH, QUARTER, YEAR = "2020-12", "2020-Q4", "2020"
FILLED = {
    ("二〇二〇年  月", MONTH): "二〇二〇年十二月",
    ("二〇二〇年  月", QUARTER): "二〇二〇年第四季度",
    ("二O二O年  月", MONTH): "二O二O年十二月",
    ("２０２０年  月", MONTH): "２０２０年12月",
    ("（202  年  月）", MONTH): "（2020年12月）",
    ("二〇二  年  月", MONTH): "2020年12月",
    ("〔2020〕年  月", MONTH): "〔2020〕年12月",
    ("____年度第____季度", QUARTER): "2020年第四季度",
    ("2020年 月至 月", MONTH): "2020年12月",
    ("2020年 月至 月", QUARTER): "2020年10月至12月",
    ("2020年1-  月", YEAR): "2020年1-12月",
    ("自    年  月  日至    年  月  日", MONTH): "自2020年12月1日至2020年12月31日",
    ("自    年  月  日至    年  月  日", QUARTER): "自2020年10月1日至2020年12月31日",
    ("2020年11月", MONTH): "2020年12月",
    ("李堡镇 2020 年 11 月", MONTH): "李堡镇 2020年12月",
    ("李堡镇2020 年12月", MONTH): "李堡镇2020年12月",
    ("李堡镇  2020  年  12  月", MONTH): "李堡镇  2020年12月",
}
DOUBTED = {
    ("李堡镇 2020 年 11 月", QUARTER): ("李堡镇 2020年11月", "2020年11月"),
    ("2021年  月", MONTH): ("2021年12月", "2021年12月"),
    ("2020年1-  月", MONTH): ("2020年1-12月", "1-12月"),
    ("  年 1—12 月", MONTH): ("2020年 1—12 月", "1—12 月"),
    ("〔2019〕年  月", MONTH): ("〔2019〕年12月", "2019〕年12月"),
}


def titled(text: str, period: str) -> tuple[str, str]:
    """The title as it is filled, and what of it says another period."""
    words = PlaceWords(Period.parse(period), "某司法所", "某人", date(2020, 12, 31))
    filled = fill_places(f"{text}{ROSTER}", words, is_title=True)
    return filled.removesuffix(ROSTER), other_period(filled, words.period)


@pytest.mark.parametrize(("text", "period"), FILLED)
def test_the_period_goes_where_there_is_room_for_it(text: str, period: str) -> None:
    assert titled(text, period) == (FILLED[text, period], "")


@pytest.mark.parametrize(("text", "period"), DOUBTED)
def test_what_is_printed_of_another_period_stays_and_is_told(text: str, period: str) -> None:
    assert titled(text, period) == DOUBTED[text, period]


LINES = {
    "所长签字：　年　月　日": "所长签字：　年　月　日",
    "县局审核意见：（盖章） 年 月 日": "县局审核意见：（盖章） 年 月 日",
    "发放时间： 年 月 日": "发放时间： 年 月 日",
    "负责人签字 年 月 日": "负责人签字 年 月 日",
    "填报单位：　　　　年　　月　　日": "填报单位：某司法所  2020年12月31日",
    "填报单位：        年   月": "填报单位：某司法所  2020年12月",
    "填报日期：    年  月  日": "填报日期：2020年12月31日",
    "日期：  年 月 日": "日期：2020年12月31日",
    "  年  月  日": "2020年12月31日",
    "制表单位：": "制表单位：某司法所",
    "单位：": "单位：某司法所",
    "单位：________": "单位：某司法所",
    "单位：          填报人：      ": "单位：某司法所  填报人：某人",
    "单位：        年  月  日": "单位：某司法所  2020年12月31日",
    "单位：元": "单位：元",
    "单位：   万元": "单位：   万元",
    "接收单位：": "接收单位：",
    "填报人：________    审核人：": "填报人：某人        审核人：",
    "司法所（章）：": "司法所（章）：某司法所",
    "司法所（盖章）：                年  月  日": "司法所（盖章）：某司法所        年  月  日",
    "某某司法所：": "某某司法所：",
    "司法所意见：": "司法所意见：",
}


@pytest.mark.parametrize("text", LINES)
def test_a_day_beside_a_signature_is_for_whoever_signs(text: str) -> None:
    words = PlaceWords(Period.parse(MONTH), "某司法所", "某人", date(2020, 12, 31))
    assert fill_places(text, words) == LINES[text]


@pytest.mark.parametrize(("text", "period", "told"), [("（2020.11）", MONTH, "2020.11"), ("2020年第  季度", MONTH, "季度")])
def test_a_title_that_has_no_room_for_the_period_is_told(text: str, period: str, told: str) -> None:
    assert titled(text, period)[1] == told


@pytest.mark.parametrize("is_title", [True, False])
@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("  年  月  日至  年  月  日", "2020年10月1日至2020年10月31日"),
        ("（    年  月  日至    年  月  日）", "（2020年10月1日至2020年10月31日）"),
        ("自   年   月   日 至   年   月   日", "自2020年10月1日至2020年10月31日"),
        ("统计时间：    年  月  日 — 年  月  日", "统计时间：2020年10月1日至2020年10月31日"),
        ("监护奖励表（    年  月  日 至    年  月  日）", "监护奖励表（2020年10月1日至2020年10月31日）"),
        ("填报日期：    年  月  日", "填报日期：2020年12月31日"),
    ],
)
def test_room_for_two_days_is_room_for_the_period_wherever_it_stands(text: str, filled: str, is_title: bool) -> None:
    words = PlaceWords(Period(2020, 10, 1), "李堡司法所", "冯测试", date(2020, 12, 31))
    assert fill_places(text, words, is_title=is_title).replace(" ", "") == filled


def lined(text: str, period: str, *, keeps_stated: bool = False) -> tuple[str, str]:
    """A line under the title as it is filled, and what of it says another period."""
    words = PlaceWords(Period.parse(period), "某司法所", "某人", date(2020, 12, 31), keeps_stated=keeps_stated)
    filled = fill_places(text, words, is_above=True)
    return filled, other_period_of_line(filled, words.period)


@pytest.mark.parametrize(
    ("text", "period", "filled"),
    [
        ("2020年12月", "2020-11", "2020年11月"),
        ("（2020年12月）", "2020-11", "（2020年11月）"),
        ("（2020 年 12 月份）", "2020-11", "（2020年11月）"),
        ("报告期：2020年12月", "2020-11", "报告期：2020年11月"),
        ("填报单位：某司法所    2020年12月", "2020-11", "填报单位：某司法所    2020年11月"),
        ("所属时期：2020年12月      填报日期：2021年1月5日", "2020-11", "所属时期：2020年11月      填报日期：2021年1月5日"),
        ("2020年第四季度", "2020-Q3", "2020年第三季度"),
        ("时间：2020年12月1日至12月31日", "2020-11", "时间：2020年11月1日至11月30日"),
        ("2020年11月1日至2020年11月30日", "2020-12", "2020年12月1日至2020年12月31日"),
        ("2020年12月1日—31日", "2020-11", "2020年11月1日—30日"),
        ("2020年12月", "2020-12", "2020年12月"),
        ("2020年度       单位：元", "2020-12", "2020年度       单位：元"),
        ("填报日期：2020年12月31日", "2020-11", "填报日期：2020年12月31日"),
        ("填报日期： 2020年12月31日", "2020-11", "填报日期： 2020年12月31日"),
        ("2020年12月31日", "2020-11", "2020年12月31日"),
        ("2020年11月末", "2020-12", "2020年12月末"),
        ("截止时间：2020年12月31日24时", "2020-12", "截止时间：2020年12月31日24时"),
        ("时间：20201231", "2020-11", "时间：20201231"),
        ("十月至十二月", "2020-Q4", "十月至十二月"),
        ("截至2020年12月31日", "2020-Q4", "截至2020年12月31日"),
        ("依据2019年11月的通知", "2020-12", "依据2019年11月的通知"),
        ("（2020年3月5日印发）", "2020-12", "（2020年3月5日印发）"),
        ("文号：某司〔2019〕12号", "2020-12", "文号：某司〔2019〕12号"),
        ("第2页 共3页", "2020-12", "第2页 共3页"),
    ],
)
def test_a_line_under_the_title_follows_like_the_title(text: str, period: str, filled: str) -> None:
    """November's people went out under 2020年12月, and under a title of December stood the days of November."""
    assert lined(text, period) == (filled, "")


@pytest.mark.parametrize(
    ("text", "period", "said"),
    [
        ("截至2020年12月31日", "2020-11", "2020年12月31日"),
        ("2020年第四季度", "2020-12", "2020年第四季度"),
        ("二〇二〇年第四季度", "2020-12", "第四季度"),
        ("月份：12月", "2020-11", "12月"),
        ("2020-12", "2020-11", "2020-12"),
        ("2020年", "2019-01", "2020年"),
        ("统计时间：2020年12月1日至12月31日", "2020-Q4", "2020年12月1日至12月31日"),
        ("截止日期：2020.12.31", "2020-11", "2020.12.31"),
        ("截止时间：2020年11月30日24时", "2020-12", "2020年11月30日"),
        ("截止2020年11月30日24时", "2020-12", "2020年11月30日"),
        ("时间：20201130", "2020-12", "20201130"),
        ("填报期间：2020.11.26-2020.12.25", "2020-12", "2020.11.26-2020.12.25"),
        ("（十一月）", "2020-12", "11月"),
    ],
)
def test_a_line_under_the_title_that_says_another_period_is_told(text: str, period: str, said: str) -> None:
    assert lined(text, period) == (text, said)


def test_a_line_over_a_table_of_what_is_to_come_keeps_its_month() -> None:
    assert lined("2021年1月", MONTH, keeps_stated=True) == ("2021年1月", "2021年1月")


@pytest.mark.parametrize(
    ("title", "period", "said"),
    [
        ("社区矫正对象花名册（截至2020年12月31日）", "2020-11", "2020年12月31日"),
        ("社区矫正对象花名册（截至2020年12月31日）", "2020-12", ""),
        ("社区矫正对象花名册（2020.12.31）", "2020-11", "2020.12.31"),
        ("2020年12月31日社区矫正对象花名册", "2020-11", "2020年12月31日"),
        ("2020年12月31日社区矫正对象花名册", "2020", ""),
        ("社区矫正对象花名册（2020年12月1日—31日）", "2020-Q4", "2020年12月1日—31日"),
        ("社区矫正对象花名册-202012", "2020-11", "202012"),
        ("社区矫正对象花名册-202012", "2020-12", ""),
        ("社区矫正对象花名册（十一月）", "2020-12", "11月"),
        ("社区矫正对象花名册（十二月）", "2020-12", ""),
        ("社区矫正对象花名册（十二月三十一日）", "2020-Q4", ""),
        ("二O二O年十一月社区矫正对象花名册", "2020-12", "2020年11月"),
        ("二O二O年十二月社区矫正对象花名册", "2020-12", ""),
        ("社区矫正对象花名册20201130", "2020-12", "20201130"),
        ("社区矫正对象花名册（2020年2月30日）", "2020-02", "2020年2月30日"),
    ],
)
def test_a_day_in_the_title_that_lies_in_another_period_is_told(title: str, period: str, said: str) -> None:
    assert other_period(title, Period.parse(period)) == said
