"""A year's holiday plan: pasted as lines or as the State Council's notice, and known only where it is whole."""

from datetime import date

import pytest

from libao_desk.core.calendar import Count, WorkCalendar
from libao_desk.core.errors import Refusal
from libao_desk.services.own_days import read_plan

TODAY = date(2026, 11, 28)
NOTICE = """国务院办公厅关于2027年部分节假日安排的通知
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
现将2027年元旦等节假日放假调休日期的具体安排通知如下。
一、元旦：2026年12月31日（周四）至2027年1月3日（周日）放假调休，共4天。1月10日（周日）上班。
二、春节：2月5日（农历除夕、周五）至11日（农历正月初六、周四）放假调休，共7天。1月31日（周日）、2月20日（周六）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。4月25日（周日）、5月8日（周六）上班。
五、端午节：6月9日（周三）放假，共1天。
六、中秋节：9月15日（周三）放假，共1天。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。
国务院办公厅
2026年11月20日"""
"""In the shape of the yearly notice; the days of 2027 are invented."""


@pytest.mark.parametrize("line", ["2027-02-06至2027-02-07 放假", "2027年2月6日到2027年2月7日，休", "20270206~20270207 休息"])
def test_a_stretch_may_be_written_in_several_ways(line: str) -> None:
    """Each of these means the same two days."""
    plan = read_plan(line, date(2026, 3, 2))
    assert [(entry.day.day, entry.is_working) for entry in plan] == [(6, False), (7, False)]


def test_the_notice_is_read_word_for_word() -> None:
    """The page said so, and refused its first line."""
    plan = read_plan(NOTICE, TODAY)
    free = [entry.day for entry in plan if not entry.is_working]
    worked = [entry.day for entry in plan if entry.is_working]
    assert len(free) == 4 + 7 + 3 + 5 + 1 + 1 + 7
    assert (free[0], free[-1]) == (date(2026, 12, 31), date(2027, 10, 7))
    assert [f"{day:%m-%d}" for day in worked] == ["01-10", "01-31", "02-20", "04-25", "05-08", "09-26", "10-09"]
    calendar = WorkCalendar({entry.day: entry.is_working for entry in plan})
    assert calendar.knows(2027)
    assert calendar.reckon(Count.WD, 5, date(2027, 9, 28)).last_day == date(2027, 10, 11)


def test_one_line_of_it_takes_the_year_that_is_stated() -> None:
    plan = read_plan("2027年\n1月1日至3日放假", TODAY)
    assert [entry.day for entry in plan] == [date(2027, 1, 1), date(2027, 1, 2), date(2027, 1, 3)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1月1日至3日放假", "第1行没有写年份：请在通知前加一行，如“2027年”。"),
        ("2027年\n10月1日至7日放假，10月9日。", "第2行“10月9日”没有写是放假还是上班，请核对。"),
        ("2027年2月30日放假", "第1行“2027年2月30日”没有这一天，请核对。"),
        ("2027年5月5日至1日放假", "第1行：起止日期颠倒"),
        ("2027年10月1日至7日放假\n10月7日上班", "2027-10-07前后写法不一致"),
    ],
)
def test_what_the_notice_leaves_open_is_asked(text: str, told: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_plan(text, TODAY)
    assert told in refused.value.sentence


@pytest.mark.parametrize(
    "days",
    [
        {date(2027, 5, 4): False},
        {date(2027, 10, n): False for n in range(1, 8)},
        {date(2027, month, day): False for month in (2, 3) for day in range(1, 21)},
        {date(2027, 10, 9): True},
    ],
)
def test_a_day_or_two_are_not_the_years_plan(days: dict[date, bool]) -> None:
    """One day entered took the warning from every date of the year: National Day counted as worked without a word."""
    calendar = WorkCalendar(days)
    assert not calendar.knows(2027)
    reckoned = calendar.reckon(Count.WD, 5, date(2027, 9, 20))
    assert not reckoned.certain
    assert "2027年节假日安排未知" in reckoned.sentence
