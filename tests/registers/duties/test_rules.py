"""The clocks of letters and notices: when they run, to which day, and when they stop."""

from collections.abc import Callable
from datetime import date

import pytest

from libao_desk.declare.clock import Duty, OfficeFacts, Whose
from libao_desk.declare.setting import SettingValues
from libao_desk.registers.duties import rules, settings
from libao_desk.registers.duties.codes import LetterState, NoticeState, ReviewKind
from libao_desk.registers.duties.letter import ResponsibilityLetter

from .builders import OFFICE, a_letter, a_notice, reviews

L, N = LetterState, NoticeState
TODAY = date(2020, 12, 31)
EVERY_QUARTER = (date(2020, 3, 31), date(2020, 4, 1), date(2020, 9, 30), date(2020, 10, 1))


def _days(duties: tuple[Duty, ...]) -> list[str]:
    return [f"{duty.last_day}" for duty in duties]


def test_the_year_s_letter_is_signed_by_the_end_of_march() -> None:
    drafted = a_letter(L.DRAFTED, signed_on=None)
    assert _days(rules.signing(drafted, OFFICE, TODAY)) == ["2020-03-31"]
    office = OfficeFacts(settings=SettingValues({settings.SIGN_BY_MONTH.key: 2}))
    assert _days(rules.signing(drafted, office, TODAY)) == ["2020-02-29"]
    assert rules.signing(a_letter(), OFFICE, TODAY) == ()
    assert rules.signing(a_letter(L.VOIDED, signed_on=None), OFFICE, TODAY) == ()


REVIEWED: dict[str, tuple[Callable[[], ResponsibilityLetter], date, list[str]]] = {
    "none held": (a_letter, date(2020, 7, 1), ["2020-03-31", "2020-06-30", "2020-09-30"]),
    "all held on the edges": (lambda: a_letter(reviews=reviews(*EVERY_QUARTER)), TODAY, []),
    "one missed": (lambda: a_letter(reviews=reviews(EVERY_QUARTER[0], EVERY_QUARTER[2])), TODAY, ["2020-06-30", "2020-12-31"]),
    "signed on the middle day of a quarter": (lambda: a_letter(signed_on=date(2020, 2, 15)), date(2020, 3, 1), ["2020-03-31"]),
    "signed the day after the middle": (lambda: a_letter(signed_on=date(2020, 2, 16)), date(2020, 4, 1), ["2020-06-30"]),
    "a term that ends on the middle day": (lambda: a_letter(ends_on=date(2020, 2, 15)), date(2020, 3, 1), ["2020-03-31"]),
    "a term that ends the day before the middle": (lambda: a_letter(ends_on=date(2020, 2, 14)), date(2020, 3, 1), []),
    "not yet signed": (lambda: a_letter(L.DRAFTED, signed_on=None), TODAY, []),
    "after the term": (lambda: a_letter(L.ENDED), TODAY, []),
    "a year later to the day": (a_letter, date(2021, 6, 30), ["2020-06-30", "2020-09-30", "2020-12-31"]),
    "a year later only what is not a year old": (a_letter, date(2021, 7, 1), ["2020-09-30", "2020-12-31"]),
}


@pytest.mark.parametrize(("letter", "today", "last_days"), REVIEWED.values(), ids=REVIEWED)
def test_a_review_in_every_quarter_of_the_term(letter: Callable[[], ResponsibilityLetter], today: date, last_days: list[str]) -> None:
    assert _days(rules.reviewing(letter(), OFFICE, today)) == last_days


def test_the_year_is_assessed_within_thirty_days_of_its_end() -> None:
    (duty,) = rules.assessing(a_letter(), OFFICE, TODAY)
    assert (f"{duty.due_on}", f"{duty.last_day}") == ("2021-01-30", "2021-02-01")  # a Saturday rolls to Monday
    assert rules.assessing(a_letter(reviews=reviews(TODAY, kind=ReviewKind.YEAR)), OFFICE, TODAY) == ()
    assert rules.assessing(a_letter(L.VOIDED), OFFICE, TODAY) == ()


def test_the_end_of_the_term_is_told_and_no_delay() -> None:
    (duty,) = rules.ending(a_letter(), OFFICE, TODAY)
    assert (f"{duty.last_day}", duty.whose) == ("2020-12-31", Whose.INFO)
    assert rules.ending(a_letter(L.ENDED), OFFICE, TODAY) == ()


def test_a_notice_waits_for_its_reply() -> None:
    assert _days(rules.replying(a_notice(), OFFICE, TODAY)) == ["2020-09-14"]
    assert rules.replying(a_notice(N.REPLIED), OFFICE, TODAY) == ()
    assert rules.replying(a_notice(N.DRAFTED), OFFICE, TODAY) == ()


def test_a_notice_asks_for_its_reply_within_five_working_days() -> None:
    assert f"{rules.reply_day(OFFICE, date(2020, 9, 7))}" == "2020-09-14"
    assert f"{rules.reply_day(OFFICE, date(2020, 9, 28))}" == "2020-10-12"  # the holiday does not count, the Saturday after it does


def test_a_week_after_the_day_the_township_is_told() -> None:
    assert rules.reporting_up(a_notice(), OFFICE, date(2020, 9, 14)) == ()
    assert _days(rules.reporting_up(a_notice(), OFFICE, date(2020, 9, 15))) == ["2020-09-21"]
    assert rules.reporting_up(a_notice(reported_up_on=date(2020, 9, 20)), OFFICE, TODAY) == ()
    assert rules.reporting_up(a_notice(N.REPLIED), OFFICE, TODAY) == ()


def test_how_late_the_work_was_when_the_notice_went_out() -> None:
    assert rules.days_late(a_notice()) == 6
    assert rules.days_late(a_notice(issued_on=date(2020, 9, 2))) == 1
    assert rules.days_late(a_notice(issued_on=date(2020, 9, 1))) == 0
    assert rules.days_late(a_notice(issued_on=date(2020, 8, 31))) == 0
    assert rules.days_late(a_notice(days_late=9)) == 9
    assert rules.days_late(a_notice(issued_on=None)) is None
