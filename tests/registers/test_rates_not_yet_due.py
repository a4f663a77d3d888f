"""Rates of a period that still runs: what has still time is no failure, and what was done before its day counts as done."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from libao_desk.core.period import Period
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.period_facts import PeriodFacts
from libao_desk.declare.statistic import RateFigure
from libao_desk.registers.aftercare.statistics import STATISTICS as AFTERCARE_FIGURES
from libao_desk.registers.disputes.statistics import DISPUTE_FIGURES
from libao_desk.registers.duties.statistics import LETTER_STATISTICS, NOTICE_STATISTICS
from libao_desk.registers.petitions.statistics import STATISTICS as PETITION_FIGURES

from .aftercare.builders import a_case as a_released_person
from .disputes.builders import a_case as a_dispute
from .disputes.builders import a_step, a_term
from .duties.builders import a_letter, a_notice
from .petitions.builders import a_matter, a_new_one

ALL = (*AFTERCARE_FIGURES, *DISPUTE_FIGURES, *LETTER_STATISTICS, *NOTICE_STATISTICS, *PETITION_FIGURES)
RATES = {figure.name: figure for figure in ALL if isinstance(figure, RateFigure)}

ANSWERED = "petitions.closed_on_time_rate", "2020-10", date(2020, 10, 9)
TOLD = "petitions.notified_on_time_rate", "2020-08", date(2020, 8, 18)
PERFORMED = "disputes.performed_rate", "2020-12", date(2020, 12, 20)
REPLIED = "notices.replied_on_time_rate", "2020-10", date(2020, 10, 20)
HANDED = "aftercare.handed_rate", "2020-10", date(2020, 10, 20)


def _due_on(day: date, **values: Any) -> Any:
    return a_dispute(concluded_on=date(2020, 12, 1), terms=[a_term(due_on=day)], **values)


UNDONE: dict[tuple[str, str, date], Callable[[], Any]] = {
    ANSWERED: a_matter,
    TOLD: a_new_one,
    PERFORMED: lambda: _due_on(date(2020, 12, 20)),
    REPLIED: lambda: a_notice(issued_on=date(2020, 10, 9), reply_due_on=date(2020, 10, 20), replied_on=None),
    HANDED: lambda: a_released_person(released_on=date(2020, 10, 20), handed_on=None),
}
DONE_BEFORE: dict[tuple[str, str, date], Callable[[], Any]] = {
    ANSWERED: lambda: a_matter(opinion_served_on=date(2020, 9, 20)),
    TOLD: lambda: a_new_one(notified_on=date(2020, 8, 5)),
    PERFORMED: lambda: _due_on(date(2020, 12, 20), performances=[a_step()]),
    REPLIED: lambda: a_notice(issued_on=date(2020, 10, 9), reply_due_on=date(2020, 10, 20), replied_on=date(2020, 10, 12)),
}


def _counted(rate: str, period: str, record: Any, today: date) -> tuple[int, int]:
    facts = PeriodFacts(Period.parse(period), OfficeFacts(), lambda one: one.state, today=today)
    return RATES[rate].numerator(record, facts), RATES[rate].denominator(record, facts)


@pytest.mark.parametrize("named", UNDONE, ids=lambda named: named[0])
def test_what_has_still_time_is_no_failure(named: tuple[str, str, date]) -> None:
    rate, period, last = named
    days = (last, date.fromordinal(last.toordinal() + 1))
    assert [_counted(rate, period, UNDONE[named](), day) for day in days] == [(0, 0), (0, 1)]


@pytest.mark.parametrize("named", DONE_BEFORE, ids=lambda named: named[0])
def test_what_was_done_before_its_day_counts_as_done(named: tuple[str, str, date]) -> None:
    rate, period, last = named
    assert _counted(rate, period, DONE_BEFORE[named](), date.fromordinal(last.toordinal() - 1)) == (1, 1)


def test_a_quarter_that_runs_lacks_no_review_yet() -> None:
    letter = a_letter()
    facts = PeriodFacts(Period.parse("2020"), OfficeFacts(), lambda one: one.state, today=date(2020, 7, 1))
    over = replace(facts, today=date(2021, 1, 1))
    due = RATES["duties.reviewed_rate"].denominator
    assert 0 < due(letter, facts) < due(letter, over)
