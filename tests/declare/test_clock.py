"""Clocks: how long, how counted, from which day, by which version of the rule, and whether the calendar is certain."""

from datetime import date, timedelta

import pytest

from libao_desk.core.calendar import Count, WorkCalendar
from libao_desk.declare.clock import Duty, OfficeFacts, Span, Version, Whose
from libao_desk.declare.setting import Setting, SettingValues

OLD, NEW = date(2014, 9, 1), date(2020, 7, 1)
REPORT = Span(
    "T01",
    "报到",
    Count.CD,
    30,
    "旧规定",
    versions=(Version(NEW, 10, "社区矫正法21"), Version(OLD, 15, "实施办法")),
)
DAYS: Setting[int] = Setting("trees.days", "期限", 7, "园规，待确认")
LOCAL = Span("T02", "本地期限", Count.CD, DAYS, "园规")

BY_DAY: dict[str, tuple[date, int, str]] = {
    "before any version": (OLD - timedelta(days=1), 30, "旧规定"),
    "on the first day of the older one": (OLD, 15, "实施办法"),
    "the day before the newer one": (NEW - timedelta(days=1), 15, "实施办法"),
    "on the first day of the newer one": (NEW, 10, "社区矫正法21"),
    "long after": (date(2026, 3, 2), 10, "社区矫正法21"),
}


@pytest.mark.parametrize(("day", "length", "basis"), BY_DAY.values(), ids=BY_DAY)
def test_the_rule_in_force_on_the_day_of_the_trigger_applies(day: date, length: int, basis: str) -> None:
    version = REPORT.version_on(day)
    assert (version.length, version.basis) == (length, basis)
    duty = OfficeFacts().duty(REPORT, day)
    assert (duty.due_on, duty.basis) == (day + timedelta(days=length), basis)


def test_a_span_without_versions_was_always_so() -> None:
    plain = Span("T03", "", Count.CD, 5, "某法")
    assert plain.version_on(date.min) == plain.version_on(date.max) == Version(date.min, 5, "某法")


def test_a_duty_rolls_over_the_holiday_and_says_both_days() -> None:
    duty = OfficeFacts().duty(Span("T04", "答复", Count.CD, 5, "某法"), date(2020, 9, 28))
    assert duty == Duty(
        clock="T04",
        title="答复",
        trigger_on=date(2020, 9, 28),
        due_on=date(2020, 10, 3),
        last_day=date(2020, 10, 9),
        basis="某法",
        reckoning="自2020-09-28起5日（当日不计），末日2020-10-03，遇节假日顺延至2020-10-09",
        whose=Whose.OURS,
        part="",
        certain=True,
    )


WAYS: dict[str, tuple[Count, int, date, date, date]] = {
    "days that do not roll": (Count.CDX, 5, date(2020, 9, 28), date(2020, 10, 3), date(2020, 10, 3)),
    "working days": (Count.WD, 2, date(2020, 9, 29), date(2020, 10, 9), date(2020, 10, 9)),
    "months": (Count.MON, 1, date(2020, 9, 1), date(2020, 10, 1), date(2020, 10, 9)),
    "a term": (Count.TERM, 6, date(2020, 1, 31), date(2020, 7, 30), date(2020, 7, 30)),
    "a period": (Count.PER, 1, date(2020, 2, 14), date(2020, 2, 29), date(2020, 2, 29)),
    "hours": (Count.HRS, 25, date(2020, 9, 28), date(2020, 9, 30), date(2020, 9, 30)),
}


@pytest.mark.parametrize(("count", "length", "trigger", "due_on", "last_day"), WAYS.values(), ids=WAYS)
def test_a_span_counts_in_its_own_way(count: Count, length: int, trigger: date, due_on: date, last_day: date) -> None:
    duty = OfficeFacts().duty(Span("T05", "", count, length, ""), trigger)
    assert (duty.due_on, duty.last_day) == (due_on, last_day)


BACK: dict[str, tuple[Count, int, date]] = {
    "days": (Count.CD, 3, date(2020, 10, 5)),
    "working days": (Count.WD, 3, date(2020, 9, 28)),
    "months": (Count.MON, 1, date(2020, 9, 8)),
}


@pytest.mark.parametrize(("count", "length", "last_day"), BACK.values(), ids=BACK)
def test_a_span_that_counts_back_ends_before_the_trigger_and_never_rolls(count: Count, length: int, last_day: date) -> None:
    duty = OfficeFacts().duty(Span("T06", "通知", count, length, "", back=True), date(2020, 10, 8))
    assert (duty.due_on, duty.last_day, duty.trigger_on) == (last_day, last_day, date(2020, 10, 8))
    assert "前" in duty.reckoning


def test_a_version_of_a_span_that_counts_back_counts_back_too() -> None:
    span = Span("T07", "", Count.CDX, 3, "", back=True, versions=(Version(NEW, 5, "新法"),))
    assert OfficeFacts().duty(span, date(2020, 7, 10)).last_day == date(2020, 7, 5)


def test_a_local_length_is_the_offices_own_or_its_default() -> None:
    own = OfficeFacts(settings=SettingValues({"trees.days": 12, "other": 1}))
    day = date(2020, 9, 1)
    assert (OfficeFacts().setting(DAYS), own.setting(DAYS)) == (7, 12)
    assert [office.duty(LOCAL, day).due_on for office in (OfficeFacts(), own)] == [date(2020, 9, 8), date(2020, 9, 13)]


def test_a_version_may_be_left_to_the_place_as_well() -> None:
    span = Span("T08", "", Count.CD, 30, "旧规定", versions=(Version(NEW, DAYS, "新规定"),))
    office = OfficeFacts(settings=SettingValues({"trees.days": 12}))
    found = [office.reckon(span, day) for day in (date(2020, 6, 30), date(2020, 7, 1))]
    assert [(reckoning.length, basis) for reckoning, basis in found] == [(30, "旧规定"), (12, "新规定")]


@pytest.mark.parametrize("stored", ["12", 12.0, True, None], ids=repr)
def test_a_stored_value_of_another_type_is_not_believed(stored: object) -> None:
    assert SettingValues({"trees.days": stored}).get(DAYS) == 7


def test_yes_and_no_and_words_are_local_values_too() -> None:
    flag: Setting[bool] = Setting("flag", "", True, "")
    word: Setting[str] = Setting("word", "", "月", "")
    values = SettingValues({"flag": False, "word": ""})
    assert (values.get(flag), values.get(word)) == (False, "")
    assert SettingValues({"flag": 0}).get(flag) is True


def test_the_offices_own_days_move_the_last_day() -> None:
    office = OfficeFacts(calendar=WorkCalendar({date(2020, 9, 8): False, date(2020, 9, 9): False}))
    duty = office.duty(LOCAL, date(2020, 9, 1))
    assert (duty.due_on, duty.last_day) == (date(2020, 9, 8), date(2020, 9, 10))


def test_a_year_whose_holidays_nobody_knows_makes_the_duty_uncertain() -> None:
    days, term = Span("T09", "", Count.CD, 30, ""), Span("T10", "", Count.TERM, 12, "")
    assert OfficeFacts().duty(days, date(2020, 9, 1)).certain
    assert not OfficeFacts().duty(days, date(2090, 9, 1)).certain
    assert "2090年节假日安排未知" in OfficeFacts().duty(days, date(2090, 9, 1)).reckoning
    assert OfficeFacts().duty(term, date(2090, 9, 1)).certain


def test_a_duty_may_say_more_than_its_span() -> None:
    court = Span("T11", "裁定", Count.CD, 30, "某法", whose=Whose.OTHERS)
    plain = OfficeFacts().duty(court, date(2020, 9, 1))
    assert (plain.title, plain.whose, plain.part) == ("裁定", Whose.OTHERS, "")
    said = OfficeFacts().duty(court, date(2020, 9, 1), title="第2次裁定", whose=Whose.INFO, part="visits")
    assert (said.clock, said.title, said.whose, said.part) == ("T11", "第2次裁定", Whose.INFO, "visits")
    assert said.last_day == plain.last_day


def test_an_agreed_day_is_neither_counted_nor_rolled() -> None:
    holiday = date(2020, 10, 1)
    duty = OfficeFacts().agreed_day(REPORT, holiday)
    assert (duty.trigger_on, duty.due_on, duty.last_day) == (holiday, holiday, holiday)
    assert (duty.clock, duty.title, duty.basis, duty.whose, duty.certain) == ("T01", "报到", "社区矫正法21", Whose.OURS, True)
    assert duty.reckoning == "约定或文书载明的日期为2020-10-01"
    asked = OfficeFacts().agreed_day(REPORT, holiday, trigger=date(2020, 9, 1), title="付款", part="terms")
    assert (asked.trigger_on, asked.title, asked.part) == (date(2020, 9, 1), "付款", "terms")


@pytest.mark.parametrize(("days", "late"), [(-400, 0), (-1, 0), (0, 0), (1, 1), (35, 35)])
def test_days_late_are_counted_from_the_last_day(days: int, late: int) -> None:
    duty = OfficeFacts().duty(REPORT, date(2020, 9, 1))
    assert duty.days_late(duty.last_day + timedelta(days=days)) == late


def test_nothing_is_late_while_the_holiday_carries_it() -> None:
    duty = OfficeFacts().duty(Span("T12", "", Count.CD, 5, ""), date(2020, 9, 28))
    assert duty.days_late(date(2020, 10, 8)) == 0
