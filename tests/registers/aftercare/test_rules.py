"""The clocks A01 to A09: when they run, to which day, and when they stop."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from libao_desk.declare.clock import Duty, OfficeFacts, Span, Whose
from libao_desk.declare.setting import SettingValues
from libao_desk.registers.aftercare import rules, settings
from libao_desk.registers.aftercare.codes import AftercareState, CloseReason, HelpLevel, ReleaseSource
from libao_desk.registers.aftercare.model import AftercareCase
from libao_desk.registers.aftercare.parts import AftercareLevelChange, AftercareTeamMember, AftercareVisit

from .builders import OFFICE, a_case, a_person, visits

S = AftercareState
Rule = Callable[[AftercareCase, OfficeFacts, date], tuple[Duty, ...]]
TODAY = date(2020, 12, 31)
BEFORE: dict[str, Any] = {"handed_on": None, "handover": None, "filed_on": None}


def _last_days(duties: tuple[Duty, ...]) -> list[str]:
    return [f"{duty.last_day}" for duty in duties]


RUNNING: dict[str, tuple[Rule, Callable[[], AftercareCase], list[str]]] = {
    "A01 one month before the release": (
        rules.prison_notice,
        lambda: a_case(S.NOTIFIED, planned_release_on=date(2020, 3, 31), notice_received_on=None, released_on=None, **BEFORE),
        ["2020-02-29"],
    ),
    "A02 seven days, over the Spring Festival of 2020": (
        rules.telling_family,
        lambda: a_case(S.VERIFIED, notice_received_on=date(2020, 1, 20), family_told_on=None, **BEFORE),
        ["2020-02-03"],
    ),
    "A03 a key person on the day itself, a Sunday too": (
        rules.fetching,
        lambda: a_case(S.VERIFIED, level=HelpLevel.KEY, released_on=date(2020, 3, 1), **BEFORE),
        ["2020-03-01"],
    ),
    "A03 a minor whatever the level": (
        rules.fetching,
        lambda: a_case(S.VERIFIED, person=a_person(birth_date=date(2002, 3, 3)), **BEFORE),
        ["2020-03-02"],
    ),
    "A04 a visit within seven days": (rules.first_visit, lambda: a_case(S.HANDED_OVER), ["2020-03-09"]),
    "A04 while only the next visit is noted": (
        rules.first_visit,
        lambda: a_case(S.HANDED_OVER, visits=[AftercareVisit(next_on=date(2020, 3, 20))]),
        ["2020-03-09"],
    ),
    "A04 of a file entered within the year": (
        rules.first_visit,
        lambda: a_case(S.HANDED_OVER, entered_at=datetime(2021, 3, 1, tzinfo=UTC)),
        ["2020-03-09"],
    ),
    "A05 file and team within thirty days": (rules.filing, lambda: a_case(S.HANDED_OVER, filed_on=None), ["2020-04-01"]),
    "A08 five years after the release": (rules.term, a_case, ["2025-03-03"]),
    "A08 three years after correction": (rules.term, lambda: a_case(source=ReleaseSource.CORRECTION), ["2023-03-02"]),
    "A09 thirty days before the end": (rules.review, a_case, ["2025-01-31"]),
}


@pytest.mark.parametrize(("rule", "case", "last_days"), RUNNING.values(), ids=RUNNING)
def test_a_clock_runs_to_its_last_day(rule: Rule, case: Callable[[], AftercareCase], last_days: list[str]) -> None:
    assert _last_days(rule(case(), OFFICE, TODAY)) == last_days


SILENT: dict[str, tuple[Rule, Callable[[], AftercareCase]]] = {
    "A01 once the notice came": (rules.prison_notice, lambda: a_case(S.NOTIFIED, planned_release_on=date(2020, 3, 31), **BEFORE)),
    "A02 once the family was told": (rules.telling_family, lambda: a_case(S.VERIFIED, **BEFORE)),
    "A02 for one who leaves correction": (
        rules.telling_family,
        lambda: a_case(S.VERIFIED, source=ReleaseSource.CORRECTION, family_told_on=None, **BEFORE),
    ),
    "A03 for a general person": (rules.fetching, lambda: a_case(S.VERIFIED, **BEFORE)),
    "A03 once handed over": (rules.fetching, lambda: a_case(S.HANDED_OVER, level=HelpLevel.KEY)),
    "A03 for a person who turned eighteen on the day": (
        rules.fetching,
        lambda: a_case(S.VERIFIED, person=a_person(birth_date=date(2002, 3, 1)), **BEFORE),
    ),
    "A04 once visited": (rules.first_visit, lambda: a_case(visits=visits(date(2020, 3, 9)))),
    "A04 of an old file": (rules.first_visit, lambda: a_case(entered_at=datetime(2021, 3, 2, tzinfo=UTC))),
    "A05 of an old file": (rules.filing, lambda: a_case(filed_on=None, entered_at=datetime(2021, 3, 2, tzinfo=UTC))),
    "A05 once filed with a team": (rules.filing, lambda: a_case(team=[AftercareTeamMember(name="李乙")])),
    "A08 once closed": (rules.term, lambda: a_case(S.CLOSED, closed_on=date(2020, 6, 1), close_reason=CloseReason.DEAD)),
    "A09 after a move": (rules.review, lambda: a_case(S.MOVED)),
}


@pytest.mark.parametrize(("rule", "case"), SILENT.values(), ids=SILENT)
def test_a_clock_is_silent(rule: Rule, case: Callable[[], AftercareCase]) -> None:
    assert rule(case(), OFFICE, TODAY) == ()


def test_the_prison_s_clock_is_never_our_delay() -> None:
    case = a_case(S.NOTIFIED, planned_release_on=date(2020, 3, 31), notice_received_on=None, released_on=None, **BEFORE)
    assert [duty.whose for duty in rules.prison_notice(case, OFFICE, TODAY)] == [Whose.OTHERS]


MINOR: dict[str, Any] = {"person": a_person(birth_date=date(2005, 3, 3))}
LAWS: dict[str, tuple[Rule, dict[str, Any], date, str, str]] = {
    "A01 on the eve of the prison law of 2026": (
        rules.prison_notice, {"notice_received_on": None}, date(2026, 10, 31), "2026-09-30", "司法部1999年通知",
    ),
    "A01 on its first day": (
        rules.prison_notice, {"notice_received_on": None}, date(2026, 11, 1), "2026-10-01", "监狱法（2026）第59条，期限待确认",
    ),
    "A03 on the eve of the prison law of 2026": (
        rules.fetching, {"level": HelpLevel.KEY}, date(2026, 10, 31), "2026-10-31", "中办发〔2010〕5号",
    ),
    "A03 on its first day": (rules.fetching, {"level": HelpLevel.KEY}, date(2026, 11, 1), "2026-11-01", "监狱法（2026）第59条"),
    "A03 of a minor on the eve of the juvenile law": (
        rules.fetching, MINOR, date(2021, 5, 31), "2021-05-31", "预防未成年人犯罪法，条文待确认",
    ),
    "A03 of a minor on its first day": (
        rules.fetching, MINOR, date(2021, 6, 1), "2021-06-01", "预防未成年人犯罪法第56条",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("rule", "values", "release", "due_on", "basis"), LAWS.values(), ids=LAWS)
def test_the_law_in_force_on_the_day_of_release_applies(rule: Rule, values: dict[str, Any], release: date, due_on: str, basis: str) -> None:
    (duty,) = rule(a_case(S.VERIFIED, planned_release_on=release, released_on=None, **(BEFORE | values)), OFFICE, TODAY)
    assert (f"{duty.due_on}", duty.basis) == (due_on, basis)


def test_key_persons_are_visited_in_every_month_after_the_hand_over() -> None:
    case = a_case(level=HelpLevel.KEY, visits=visits(date(2020, 3, 5), date(2020, 5, 31)))
    assert _last_days(rules.key_visits(case, OFFICE, date(2020, 6, 10))) == ["2020-04-30", "2020-06-30"]


def test_general_persons_are_visited_every_quarter_and_later_every_half_year() -> None:
    case = a_case(visits=visits(date(2020, 3, 5), date(2020, 6, 1)))
    assert _last_days(rules.general_visits(case, OFFICE, date(2020, 10, 1))) == ["2020-09-30", "2020-12-31"]
    later = _last_days(rules.general_visits(case, OFFICE, date(2021, 10, 1)))
    assert later == ["2020-12-31", "2021-03-31", "2021-06-30", "2021-12-31"]


def test_a_general_person_who_became_key_is_visited_monthly_from_then_on() -> None:
    change = AftercareLevelChange(proposed_on=date(2020, 6, 2), decided_on=date(2020, 6, 20), level=HelpLevel.KEY, approved=True)
    case = a_case(visits=visits(date(2020, 3, 5), date(2020, 5, 4)), level_changes=[change])
    assert _last_days(rules.key_visits(case, OFFICE, date(2020, 7, 31))) == ["2020-07-31"]
    change.approved = False
    assert rules.key_visits(case, OFFICE, date(2020, 7, 31)) == ()


def test_the_first_year_ends_with_its_twelfth_month() -> None:
    case = a_case(handed_on=date(2020, 3, 2), visits=[])
    asked = [duty.trigger_on for duty in rules.general_visits(case, OFFICE, date(2021, 5, 3))]
    assert date(2021, 4, 1) not in asked
    assert asked[-2:] == [date(2021, 1, 1), date(2021, 1, 1)]


HALF_YEARS = {
    "the first year ends with the first half of the half-year": (date(2020, 4, 1), date(2021, 1, 1)),
    "it ends a day later": (date(2020, 4, 2), date(2021, 4, 1)),
    "the quarter in which it ends": (date(2020, 4, 15), date(2021, 4, 1)),
}


@pytest.mark.parametrize(("handed_on", "last_asked"), HALF_YEARS.values(), ids=HALF_YEARS)
def test_a_half_year_counts_where_half_of_it_is_after_the_first_year(handed_on: date, last_asked: date) -> None:
    asked = [duty.trigger_on for duty in rules.general_visits(a_case(handed_on=handed_on), OFFICE, date(2021, 6, 30))]
    assert asked == [date(2020, 7, 1), date(2020, 10, 1), date(2021, 1, 1), last_asked]


@pytest.mark.parametrize(("today", "first"), [(date(2021, 5, 31), date(2020, 5, 1)), (date(2021, 6, 1), date(2020, 6, 1))])
def test_a_missed_month_is_past_mending_after_a_year(today: date, first: date) -> None:
    assert rules.key_visits(a_case(level=HelpLevel.KEY), OFFICE, today)[0].trigger_on == first


def test_an_earlier_day_asks_of_a_case_entered_later_what_that_day_asked() -> None:
    case = a_case(level=HelpLevel.KEY, handed_on=date(2019, 3, 2), entered_at=datetime(2020, 12, 31, tzinfo=UTC))
    assert _last_days(rules.key_visits(case, OFFICE, date(2020, 10, 9))) == ["2020-10-31"]


def test_the_office_sets_its_own_interval() -> None:
    office = OfficeFacts(settings=SettingValues({settings.FIRST_VISIT_DAYS.key: 3}))
    assert _last_days(rules.first_visit(a_case(S.HANDED_OVER), office, TODAY)) == ["2020-03-05"]


UNROLLED = {
    rules.A02: "2021-03-08",
    rules.A04: "2021-03-08",
    rules.A05: "2021-03-31",
    rules.A08: "2026-03-01",
    rules.A08_CORRECTED: "2024-03-01",
}
"""The day each figure gives from Monday 2021-03-01, before any holiday moves it."""


@pytest.mark.parametrize(("span", "day"), UNROLLED.items(), ids=lambda value: getattr(value, "title", value))
def test_a_figure_to_the_day_where_nothing_rolls(span: Span, day: str) -> None:
    assert f"{OFFICE.reckon(span, date(2021, 3, 1))[0].unrolled}" == day
