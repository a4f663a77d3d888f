"""The clocks G01 to G10: when they run, to which day, whose they are, and when they stop."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from libao_desk.declare.clock import Duty, OfficeFacts, Span, Whose
from libao_desk.declare.setting import SettingValues
from libao_desk.registers.guardianship import rules, settings
from libao_desk.registers.guardianship.codes import (
    CareKind,
    FollowedUpBy,
    GuardianshipState,
    Quarter,
    RiskLevel,
    Stability,
    Treatment,
)
from libao_desk.registers.guardianship.model import GuardianshipCase
from libao_desk.registers.guardianship.parts import GuardianshipFreeCare, GuardianshipQuarter, GuardianshipUrgentNotice

from .builders import OFFICE, a_case, a_reward, a_year, all_quarters, evaluated, follow_ups, next_year

S = GuardianshipState
Rule = Callable[[GuardianshipCase, OfficeFacts, date], tuple[Duty, ...]]
Case = Callable[[], GuardianshipCase]
TODAY = date(2020, 12, 31)
TWO_WEEKS, MONTH, QUARTER = rules.unstable_follow_up, rules.basic_follow_up, rules.stable_follow_up


def _last_days(duties: tuple[Duty, ...]) -> list[str]:
    return [f"{duty.last_day}" for duty in duties]


def _seen(*days: date, **values: Any) -> GuardianshipCase:
    return a_case(follow_ups=follow_ups(*days), **values)


def _examined(**values: Any) -> GuardianshipCase:
    return a_case(free_care=[GuardianshipFreeCare(**({"kind": CareKind.EXAMINATION, "year": 2020} | values))])


def _urgent(**values: Any) -> GuardianshipCase:
    return a_case(urgent_notices=[GuardianshipUrgentNotice(**({"noticed_on": date(2020, 10, 1)} | values))])


def _denied(**values: Any) -> GuardianshipCase:
    told = {"denied_on": date(2021, 1, 20), "denial_told_on": date(2021, 2, 1)}
    return a_case(S.DENIED, years=[evaluated(**(told | values))])


RUNNING: dict[str, tuple[Rule, Case, list[str]]] = {
    "G01 two weeks, not rolled over the National Day": (
        TWO_WEEKS, lambda: _seen(date(2020, 9, 17), stability=Stability.UNSTABLE), ["2020-10-01"]
    ),
    "G01 by the level of danger": (TWO_WEEKS, lambda: _seen(date(2020, 12, 1), risk_level=RiskLevel.THREE), ["2020-12-15"]),
    "G01 where the two disagree, the more frequent": (
        TWO_WEEKS, lambda: _seen(date(2020, 12, 1), risk_level=RiskLevel.FIVE, stability=Stability.STABLE), ["2020-12-15"]
    ),
    "G01 on the day the doctor named": (
        TWO_WEEKS,
        lambda: a_case(follow_ups=follow_ups(date(2020, 12, 1), next_due=date(2020, 12, 9)), stability=Stability.UNSTABLE),
        ["2020-12-09"],
    ),
    "G01 never later than the rule": (
        TWO_WEEKS,
        lambda: a_case(follow_ups=follow_ups(date(2020, 12, 1), next_due=date(2020, 12, 29)), stability=Stability.UNSTABLE),
        ["2020-12-15"],
    ),
    "G02 a month": (MONTH, lambda: _seen(date(2020, 11, 16), risk_level=RiskLevel.TWO), ["2020-12-16"]),
    "G02 a month, over the Spring Festival of 2020": (MONTH, lambda: _seen(date(2019, 12, 25), stability=Stability.BASIC), ["2020-02-03"]),
    "G03 three months": (QUARTER, lambda: _seen(date(2020, 9, 15), risk_level=RiskLevel.NONE), ["2020-12-15"]),
    "G03 from the last of several": (
        QUARTER, lambda: _seen(date(2020, 9, 15), date(2020, 6, 1), stability=Stability.STABLE), ["2020-12-15"]
    ),
    "G04 three are too few": (
        rules.yearly_follow_ups, lambda: _seen(*(date(2020, month, 6) for month in (1, 4, 7))), ["2020-12-31"]
    ),
    "G04 what the team did counts for nothing": (
        rules.yearly_follow_ups,
        lambda: a_case(follow_ups=follow_ups(*(date(2020, m, 6) for m in (1, 4, 7, 9)), by=FollowedUpBy.TEAM)),
        ["2020-12-31"],
    ),
    "G05 once a year": (rules.examination, a_case, ["2020-12-31"]),
    "G05 last year's is last year's": (rules.examination, lambda: _examined(year=2019, received_on=date(2019, 6, 1)), ["2020-12-31"]),
    "G06 thirty days before the end": (rules.renewal, a_case, ["2020-12-01"]),
    "G06 of the next year, once that is signed": (rules.renewal, lambda: a_case(years=[a_year(), next_year()]), ["2021-12-01"]),
    "G07 every quarter of the year": (rules.quarters, a_case, ["2020-03-31", "2020-06-30", "2020-09-30", "2020-12-31"]),
    "G07 in hospital too": (rules.quarters, lambda: a_case(S.INPATIENT, quarters=all_quarters()[:3]), ["2020-12-31"]),
    "G07 a row without its quarter counts by its day": (
        rules.quarters, lambda: a_case(quarters=[*all_quarters()[1:], GuardianshipQuarter(held_on=date(2020, 3, 31))]), []
    ),
    "G07 the next quarter's evaluation is no substitute": (
        rules.quarters, lambda: a_case(quarters=[*all_quarters()[1:], GuardianshipQuarter(held_on=date(2020, 4, 1))]), ["2020-03-31"]
    ),
    "G07 written down late, yet of its quarter": (
        rules.quarters,
        lambda: a_case(
            quarters=[*all_quarters()[1:], GuardianshipQuarter(year=2020, quarter=Quarter.FIRST, held_on=date(2020, 4, 1))]
        ),
        [],
    ),
    "G07 what another kept before it was entered here": (
        rules.quarters, lambda: a_case(entered_at=datetime(2020, 8, 1, tzinfo=UTC)), ["2020-09-30", "2020-12-31"]
    ),
    "G07 until the guardian changed": (
        rules.quarters, lambda: a_case(guardian_changed_on=date(2020, 6, 1)), ["2020-03-31"],
    ),
    "G08 of the new guardian alone": (
        rules.payment,
        lambda: a_case(
            guardian_changed_on=date(2020, 6, 1),
            years=[a_year(), a_year(agreement_on=date(2020, 6, 5), year_from=date(2020, 6, 6), year_to=date(2021, 1, 6))],
        ),
        ["2021-03-08"],
    ),
    "G08 sixty days": (rules.payment, a_case, ["2021-03-01"]),
    "G08 over the Spring Festival of 2020": (
        rules.payment,
        lambda: a_case(years=[a_year(agreement_on=date(2018, 11, 1), year_from=date(2018, 12, 1), year_to=date(2019, 11, 26))]),
        ["2020-02-03"],
    ),
    "G08 half a year paid": (rules.payment, lambda: a_case(rewards=[a_reward(period_to=date(2020, 6, 30))]), ["2021-03-01"]),
    "G09 on the day itself, a holiday too": (rules.urgent_notice, _urgent, ["2020-10-01"]),
}  # fmt: skip


@pytest.mark.parametrize(("rule", "case", "last_days"), RUNNING.values(), ids=RUNNING)
def test_a_clock_runs_to_its_last_day(rule: Rule, case: Case, last_days: list[str]) -> None:
    assert _last_days(rule(case(), OFFICE, TODAY)) == last_days


SILENT: dict[str, tuple[Rule, Case]] = {
    "G01 in hospital": (TWO_WEEKS, lambda: _seen(date(2020, 12, 1), stability=Stability.UNSTABLE, treatment=Treatment.HOSPITAL)),
    "G01 in hospital by state": (TWO_WEEKS, lambda: _seen(date(2020, 12, 1), stability=Stability.UNSTABLE, state=S.INPATIENT)),
    "G01 for a stable one": (TWO_WEEKS, lambda: _seen(date(2020, 12, 1), stability=Stability.STABLE)),
    "G01 once closed": (TWO_WEEKS, lambda: _seen(date(2020, 12, 1), stability=Stability.UNSTABLE, state=S.CLOSED)),
    "G02 while the doctor has said nothing": (MONTH, lambda: _seen(date(2020, 12, 1))),
    "G02 for an unstable one": (MONTH, lambda: _seen(date(2020, 12, 1), risk_level=RiskLevel.FOUR, stability=Stability.BASIC)),
    "G03 before any follow-up": (QUARTER, lambda: a_case(stability=Stability.STABLE)),
    "G03 after the team's visit alone": (
        QUARTER, lambda: a_case(stability=Stability.STABLE, follow_ups=follow_ups(date(2020, 9, 1), by=FollowedUpBy.TEAM))
    ),
    "G04 after four": (rules.yearly_follow_ups, lambda: _seen(*(date(2020, month, 6) for month in (1, 4, 7, 12)))),
    "G04 in the year of registration": (rules.yearly_follow_ups, lambda: a_case(proposed_on=date(2020, 1, 1))),
    "G05 once received": (rules.examination, lambda: _examined(received_on=date(2020, 6, 1))),
    "G05 once declined": (rules.examination, lambda: _examined(consented=False)),
    "G05 where not due": (rules.examination, lambda: _examined(entitled=False)),
    "G06 before the first letter": (rules.renewal, lambda: a_case(S.PROPOSED)),
    "G06 while the guardian changes": (rules.renewal, lambda: a_case(S.GUARDIAN_CHANGE)),
    "G06 once closed": (rules.renewal, lambda: a_case(S.CLOSED)),
    "G07 once all four are there": (rules.quarters, lambda: a_case(quarters=all_quarters())),
    "G07 before the year starts": (rules.quarters, lambda: a_case(S.SIGNED)),
    "G08 once paid": (rules.payment, lambda: a_case(S.PAID, years=[evaluated()], rewards=[a_reward()])),
    "G08 of a year not begun": (rules.payment, lambda: a_case(years=[next_year()])),
    "G08 once closed": (rules.payment, lambda: a_case(S.CLOSED)),
    "G09 once they were told": (rules.urgent_notice, lambda: _urgent(informed_on=date(2020, 10, 1))),
    "G10 without a conclusion": (rules.second_diagnosis, a_case),
}  # fmt: skip


@pytest.mark.parametrize(("rule", "case"), SILENT.values(), ids=SILENT)
def test_a_clock_is_silent(rule: Rule, case: Case) -> None:
    assert rule(case(), OFFICE, TODAY) == ()


DAYS_LATE = ((date(2020, 12, 14), 0), (date(2020, 12, 15), 0), (date(2020, 12, 16), 1))


@pytest.mark.parametrize(("today", "late"), DAYS_LATE)
def test_what_the_clinic_does_is_the_clinic_s(today: date, late: int) -> None:
    (duty,) = rules.unstable_follow_up(_seen(date(2020, 12, 1), stability=Stability.UNSTABLE), OFFICE, today)
    assert (duty.days_late(today), duty.whose) == (late, Whose.OTHERS)


def test_only_letter_quarter_and_payment_are_ours() -> None:
    ours = {clock.span.key for clock in rules.CLOCKS if clock.span.whose is Whose.OURS}
    assert ours == {"G06", "G07", "G08"}
    assert [clock.span.key for clock in rules.CLOCKS] == [f"G{n:02d}" for n in range(1, 11)]


@pytest.mark.parametrize(
    ("today", "last_days"),
    [(date(2020, 9, 30), ["2020-10-09"]), (date(2020, 10, 9), ["2020-10-09"]), (date(2020, 10, 10), [])],
)
def test_the_right_to_a_second_diagnosis_is_shown_while_it_lasts(today: date, last_days: list[str]) -> None:
    found = rules.second_diagnosis(a_case(diagnosis_received_on=date(2020, 9, 28)), OFFICE, today)
    assert _last_days(found) == last_days
    assert {duty.whose for duty in found} <= {Whose.INFO}


@pytest.mark.parametrize(
    ("today", "last_days"),
    [(date(2021, 2, 10), ["2021-02-18"]), (date(2021, 2, 18), ["2021-02-18"]), (date(2021, 2, 19), [])],
)
def test_a_refusal_leaves_time_to_object_over_the_spring_festival_too(today: date, last_days: list[str]) -> None:
    assert _last_days(rules.payment(_denied(), OFFICE, today)) == last_days
    assert rules.payment(_denied(objected_on=date(2021, 2, 5)), OFFICE, today) == ()


@pytest.mark.parametrize(
    ("today", "last_days"),
    [(date(2020, 3, 31), ["2020-03-31"]), (date(2020, 4, 1), ["2020-03-31", "2020-06-30"])],
)
def test_a_quarter_opens_on_its_first_day(today: date, last_days: list[str]) -> None:
    assert _last_days(rules.quarters(a_case(), OFFICE, today)) == last_days


def test_a_quarter_is_due_where_it_begins_within_the_year() -> None:
    case = a_case(years=[a_year(agreement_on=date(2019, 11, 20), year_from=date(2019, 12, 1), year_to=date(2020, 11, 30))])
    assert _last_days(rules.quarters(case, OFFICE, TODAY)) == ["2020-03-31", "2020-06-30", "2020-09-30", "2020-12-31"]


def test_the_office_sets_its_own_intervals() -> None:
    keys = {settings.BASIC_MONTHS.key: 2, settings.PAYMENT_DAYS.key: 30, settings.RENEWAL_DAYS.key: 15}
    office = OfficeFacts(settings=SettingValues(keys))
    assert _last_days(rules.basic_follow_up(_seen(date(2020, 10, 16), stability=Stability.BASIC), office, TODAY)) == ["2020-12-16"]
    assert _last_days(rules.payment(a_case(), office, TODAY)) == ["2021-02-01"]
    assert _last_days(rules.renewal(a_case(), office, TODAY)) == ["2020-12-16"]


def test_a_quarter_that_ended_more_than_a_year_ago_is_past_mending() -> None:
    case = a_case(years=[a_year(year_from=date(2019, 10, 1), year_to=date(2020, 9, 30))])
    assert "2019-12-31" in _last_days(rules.quarters(case, OFFICE, date(2020, 12, 31)))
    assert "2019-12-31" not in _last_days(rules.quarters(case, OFFICE, date(2021, 1, 1)))


def test_an_earlier_day_asks_of_a_case_entered_later_what_that_day_asked() -> None:
    case = a_case(entered_at=datetime(2020, 12, 31, tzinfo=UTC))
    assert _last_days(rules.quarters(case, OFFICE, date(2020, 8, 3))) == ["2020-09-30"]


UNROLLED = {
    rules.G08_OBJECTION: "2021-03-11",
    rules.G10: "2021-03-04",
}
"""The day each figure gives from Monday 2021-03-01, before any holiday moves it."""


@pytest.mark.parametrize(("span", "day"), UNROLLED.items(), ids=lambda value: getattr(value, "key", value))
def test_a_figure_to_the_day_where_nothing_rolls(span: Span, day: str) -> None:
    assert f"{OFFICE.reckon(span, date(2021, 3, 1))[0].unrolled}" == day
