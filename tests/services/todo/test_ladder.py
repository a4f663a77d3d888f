"""How near a duty is: warned of on the day before any rolling, late only after it, and told to those whom it concerns by then."""

from datetime import date

import pytest

from libao_desk.core.calendar import Count
from libao_desk.declare.clock import OfficeFacts, Span, Whose
from libao_desk.services.book import RegisterBook
from libao_desk.services.todo.ladder import Stage, days_told, is_rolling, stage_of, whom_to_tell

NOTICE = Span("P02", "告知是否受理", Count.CD, 15, "信访条例（2005）第21、22条")
DUTY = OfficeFacts().duty(NOTICE, date(2020, 1, 10))
"""Fifteen days to 2020-01-25, rolled over the Spring Festival to 2020-02-03."""


@pytest.mark.parametrize(
    ("day", "stage", "rolling", "told"),
    [
        (date(2020, 1, 17), Stage.LATER, False, "还有8日，遇节假日顺延至02-03"),
        (date(2020, 1, 18), Stage.WEEK, False, "还有7日，遇节假日顺延至02-03"),
        (date(2020, 1, 22), Stage.SOON, False, "还有3日，遇节假日顺延至02-03"),
        (date(2020, 1, 25), Stage.DUE, False, "今天到期，遇节假日顺延至02-03"),
        (date(2020, 1, 27), Stage.DUE, True, "还有7日（末日已过，顺延至02-03）"),
        (date(2020, 2, 3), Stage.DUE, True, "今天到期（顺延后的末日）"),
        (date(2020, 2, 4), Stage.LATE, False, "逾期1日"),
    ],
)
def test_a_duty_is_warned_of_on_its_unrolled_day_and_late_after_the_rolled_one(day: date, stage: Stage, rolling: bool, told: str) -> None:
    assert (stage_of(DUTY, day), is_rolling(DUTY, day), days_told(DUTY, day)) == (stage, rolling, told)


def test_a_duty_that_does_not_roll_is_due_on_its_day() -> None:
    duty = OfficeFacts().duty(NOTICE, date(2020, 7, 6))
    assert [days_told(duty, date(2020, 7, day)) for day in (20, 21, 22)] == ["还有1日", "今天到期", "逾期1日"]


@pytest.mark.parametrize(
    ("key", "day", "told"),
    [
        ("petitions", date(2020, 1, 10), ""),
        ("petitions", date(2020, 1, 22), "提醒经办人。"),
        ("petitions", date(2020, 1, 25), "提醒经办人，并告知所长。"),
        ("petitions", date(2020, 2, 4), "告知经办人、所长，可印发督办通知单。"),
        ("petitions", date(2020, 2, 10), "告知经办人、所长，可印发督办通知单，并报责任单位负责人、包案领导（镇长）。"),
        ("corrections", date(2020, 2, 10), "告知经办人、所长，可印发督办通知单，并报镇分管领导、县级社区矫正机构。"),
        ("disputes", date(2020, 2, 10), "告知经办人、所长，可印发督办通知单，并报镇分管领导。"),
    ],
)
def test_each_step_names_whom_it_is_told(book: RegisterBook, key: str, day: date, told: str) -> None:
    assert whom_to_tell(book.get(key), DUTY, day) == told


def test_what_others_owe_is_told_to_nobody(book: RegisterBook) -> None:
    theirs = OfficeFacts().duty(NOTICE, date(2020, 1, 10), whose=Whose.OTHERS)
    assert whom_to_tell(book.get("petitions"), theirs, date(2020, 3, 1)) == ""
