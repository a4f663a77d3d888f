"""The clocks M01 to M13: when they run, to which day, and when they stop."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from libao_desk.declare.clock import Duty, OfficeFacts, Whose
from libao_desk.declare.setting import SettingValues
from libao_desk.people.models import Committee
from libao_desk.registers.disputes import rules
from libao_desk.registers.disputes.codes import ConfirmationResult, DisputeState, LogState, Outcome, PerformanceState
from libao_desk.registers.disputes.log_registers import REPORTS
from libao_desk.registers.disputes.logs import StatisticsReport
from libao_desk.registers.disputes.model import DisputeCase
from libao_desk.registers.disputes.parts import DisputeConfirmation, DisputeDossier, DisputeEscalation, DisputeReturnVisit
from libao_desk.registers.disputes.register import DISPUTES
from libao_desk.services.reckoning import reckon_clock

from .builders import OFFICE, a_case, a_step, a_term, an_application

S = DisputeState
TODAY = date(2020, 12, 31)


def _days(duties: tuple[Duty, ...]) -> list[tuple[str, str]]:
    return [(f"{duty.due_on}", f"{duty.last_day}") for duty in duties]


def _confirmation(**values: Any) -> DisputeConfirmation:
    return DisputeConfirmation(**({"applied_on": date(2020, 9, 10), "court": "海安市人民法院"} | values))


def _report(period_end: date, state: LogState = LogState.RECORDED) -> StatisticsReport:
    return StatisticsReport(period_end=period_end, sent_on=date(2020, 12, 3), state=state)


def _reporting_by(period: str) -> OfficeFacts:
    return OfficeFacts(settings=SettingValues({"disputes.report_period": period}))


RUNNING: dict[str, tuple[Callable[[], tuple[Duty, ...]], list[tuple[str, str]]]] = {
    "M01 three working days over a weekend": (
        lambda: rules.decision(an_application(applied_on=date(2020, 3, 5)), OFFICE, TODAY),
        [("2020-03-10", "2020-03-10")],
    ),
    "M02 one month": (
        lambda: rules.conclusion(a_case(S.IN_PROGRESS, accepted_on=date(2020, 3, 5), concluded_on=None), OFFICE, TODAY),
        [("2020-04-05", "2020-04-07")],
    ),
    "M02 from the last day of January": (
        lambda: rules.conclusion(a_case(S.ACCEPTED, accepted_on=date(2020, 1, 31), concluded_on=None), OFFICE, TODAY),
        [("2020-02-29", "2020-03-02")],
    ),
    "M02 put off by consent": (
        lambda: rules.conclusion(a_case(S.IN_PROGRESS, extended_to=date(2020, 12, 26), concluded_on=None), OFFICE, TODAY),
        [("2020-12-26", "2020-12-28")],
    ),
    "M02 put off to a day that is no later": (
        lambda: rules.conclusion(a_case(S.IN_PROGRESS, extended_to=date(2020, 12, 3), concluded_on=None), OFFICE, TODAY),
        [("2020-12-03", "2020-12-03")],
    ),
    "M02 put off to a day before it was accepted": (
        lambda: rules.conclusion(a_case(S.IN_PROGRESS, extended_to=date(2020, 7, 1), concluded_on=None), OFFICE, TODAY),
        [("2020-12-03", "2020-12-03")],
    ),
    "M03 of what was not performed": (
        lambda: rules.confirmation_application(a_case(S.BREACHED, effective_on=date(2020, 9, 1)), OFFICE, date(2020, 9, 20)),
        [("2020-10-01", "2020-10-09")],
    ),
    "M03 thirty days, past the October holiday": (
        lambda: rules.confirmation_application(a_case(effective_on=date(2020, 9, 1)), OFFICE, date(2020, 9, 2)),
        [("2020-10-01", "2020-10-09")],
    ),
    "M04 three days to take it": (
        lambda: rules.court_review(a_case(confirmation=[_confirmation()]), OFFICE, TODAY),
        [("2020-09-13", "2020-09-14")],
    ),
    "M04 thirty days to rule": (
        lambda: rules.court_review(a_case(confirmation=[_confirmation(accepted_on=date(2020, 9, 1))]), OFFICE, TODAY),
        [("2020-10-01", "2020-10-09")],
    ),
    "M04 a ruling without its day": (
        lambda: rules.court_review(
            a_case(confirmation=[_confirmation(accepted_on=date(2020, 9, 1), result=ConfirmationResult.CONFIRMED)]), OFFICE, TODAY
        ),
        [("2020-10-01", "2020-10-09")],
    ),
    "M05 a party's and another's objection": (
        lambda: rules.objection(
            a_case(S.CONFIRMED, confirmation=[_confirmation(result=ConfirmationResult.CONFIRMED, received_on=date(2020, 12, 21))]),
            OFFICE,
            TODAY,
        ),
        [("2021-01-05", "2021-01-05"), ("2021-06-21", "2021-06-21")],
    ),
    "M06 the agreed day, a Sunday": (
        lambda: rules.performance(a_case(terms=[a_term(due_on=date(2020, 12, 27))]), OFFICE, TODAY),
        [("2020-12-27", "2020-12-28")],
    ),
    "M06 refused ahead of its day": (
        lambda: rules.performance(
            a_case(
                terms=[a_term(due_on=date(2021, 1, 6))],
                performances=[a_step(done_on=None, performance_state=PerformanceState.REFUSED)],
            ),
            OFFICE,
            TODAY,
        ),
        [("2021-01-06", "2021-01-06")],
    ),
    "M06 the open instalments": (
        lambda: rules.performance(
            a_case(
                performances=[
                    a_step(due_on=date(2020, 12, 1), done_on=date(2020, 12, 1)),
                    a_step(due_on=date(2020, 12, 30), done_on=None, performance_state=PerformanceState.DUE),
                    a_step(due_on=date(2021, 1, 29), done_on=None, performance_state=PerformanceState.DUE),
                ]
            ),
            OFFICE,
            TODAY,
        ),
        [("2020-12-30", "2020-12-30"), ("2021-01-29", "2021-01-29")],
    ),
    "M07 fifteen days after the last term": (
        lambda: rules.return_visit(a_case(terms=[a_term(due_on=date(2020, 12, 1)), a_term(due_on=date(2020, 12, 15))]), OFFICE, TODAY),
        [("2020-12-30", "2020-12-30")],
    ),
    "M07 from the agreement where no day was agreed": (
        lambda: rules.return_visit(a_case(terms=[a_term(due_on=None, is_on_spot=True)]), OFFICE, TODAY),
        [("2020-12-05", "2020-12-07")],
    ),
    "M08 two years from the last term": (
        lambda: rules.enforcement(
            a_case(S.CONFIRMED, confirmation=[_confirmation(result=ConfirmationResult.CONFIRMED)]), OFFICE, date(2021, 5, 1)
        ),
        [("2022-12-31", "2023-01-03")],
    ),
    "M09 thirty days after a failure": (
        lambda: rules.filing(a_case(S.FAILED, concluded_on=date(2020, 12, 1)), OFFICE, TODAY),
        [("2020-12-31", "2020-12-31")],
    ),
    "M09 thirty days after performance": (
        lambda: rules.filing(a_case(S.PERFORMED, performed_on=date(2020, 12, 2)), OFFICE, TODAY),
        [("2021-01-01", "2021-01-04")],
    ),
    "M09 an agreement carried out though nobody said so": (
        lambda: rules.filing(a_case(S.AGREED, performances=[a_step(done_on=date(2020, 12, 7))]), OFFICE, TODAY),
        [("2021-01-06", "2021-01-06")],
    ),
    "M09 after a breach": (
        lambda: rules.filing(a_case(S.BREACHED, breached_on=date(2020, 12, 7)), OFFICE, TODAY),
        [("2021-01-06", "2021-01-06")],
    ),
    "M09 after a confirmed agreement was performed": (
        lambda: rules.filing(a_case(S.CONFIRMED, performances=[a_step(done_on=date(2020, 12, 7))]), OFFICE, TODAY),
        [("2021-01-06", "2021-01-06")],
    ),
    "M10 within the day": (
        lambda: rules.escalation_report(a_case(S.IN_PROGRESS, escalation=[DisputeEscalation(found_on=date(2020, 12, 25))]), OFFICE, TODAY),
        [("2020-12-26", "2020-12-26")],
    ),
    "M11 five working days after the year": (
        lambda: rules.statistics_report([_report(date(2020, 11, 30))], OFFICE, date(2020, 12, 31)),
        [("2021-01-08", "2021-01-08")],
    ),
    "M11 the day before the month ends it is not due": (
        lambda: rules.statistics_report([_report(date(2020, 11, 30))], OFFICE, date(2020, 12, 30)),
        [],
    ),
    "M11 with nothing ever sent, the last month alone": (
        lambda: rules.statistics_report([], OFFICE, date(2020, 12, 7)),
        [("2020-12-07", "2020-12-07")],
    ),
    "M11 with nothing ever sent, nobody is reproached": (
        lambda: rules.statistics_report([], OFFICE, date(2020, 12, 8)),
        [],
    ),
    "M11 each month left out": (
        lambda: rules.statistics_report([_report(date(2020, 9, 30))], OFFICE, date(2020, 12, 15)),
        [("2020-11-06", "2020-11-06"), ("2020-12-07", "2020-12-07")],
    ),
    "M11 a void line sent nothing": (
        lambda: rules.statistics_report(
            [_report(date(2020, 10, 31)), _report(date(2020, 11, 30), LogState.VOID)], OFFICE, date(2020, 12, 15)
        ),
        [("2020-12-07", "2020-12-07")],
    ),
    "M11 by quarters where the county asks for quarters": (
        lambda: rules.statistics_report([], _reporting_by("季"), date(2020, 10, 14)),
        [("2020-10-14", "2020-10-14")],
    ),
    "M11 by half-years": (lambda: rules.statistics_report([], _reporting_by("半年"), date(2020, 7, 7)), [("2020-07-07", "2020-07-07")]),
    "M11 by half-years, not in between": (lambda: rules.statistics_report([], _reporting_by("半年"), date(2020, 10, 14)), []),
    "M11 by years": (lambda: rules.statistics_report([], _reporting_by("年"), date(2021, 1, 8)), [("2021-01-08", "2021-01-08")]),
    "M11 by years, not in between": (lambda: rules.statistics_report([], _reporting_by("年"), date(2020, 7, 7)), []),
    "M11 what is sent later was not sent that day": (
        lambda: rules.statistics_report([_report(date(2020, 11, 30))], OFFICE, date(2020, 12, 1)),
        [("2020-12-07", "2020-12-07")],
    ),
    "M12 three years": (
        lambda: rules.committee_election([Committee(name="某村调委会", active=True, term_started_on=date(2018, 3, 1))], OFFICE, TODAY),
        [("2021-03-01", "2021-03-01")],
    ),
    "M12 a committee that is gone is not elected": (
        lambda: rules.committee_election([Committee(name="某村调委会", active=False, term_started_on=date(2018, 3, 1))], OFFICE, TODAY),
        [],
    ),
    "M12 a term not known": (lambda: rules.committee_election([Committee(name="某村调委会", active=True)], OFFICE, TODAY), []),
}


@pytest.mark.parametrize("name", RUNNING)
def test_a_running_clock_gives_its_day(name: str) -> None:
    make, expected = RUNNING[name]
    assert _days(make()) == expected


Stopped = tuple[Callable[[DisputeCase, OfficeFacts, date], tuple[Duty, ...]], Callable[[], DisputeCase]]
STOPPED: dict[str, Stopped] = {
    "M01 accepted": (rules.decision, lambda: an_application(accepted_on=date(2020, 11, 3))),
    "M01 declined": (rules.decision, lambda: an_application(declined_on=date(2020, 11, 3))),
    "M01 nobody applied": (rules.decision, lambda: an_application(applied_on=None)),
    "M02 concluded": (rules.conclusion, lambda: a_case(S.IN_PROGRESS)),
    "M02 not accepted": (rules.conclusion, lambda: an_application()),
    "M03 oral agreement": (rules.confirmation_application, lambda: a_case(outcome=Outcome.ORAL)),
    "M03 applied": (rules.confirmation_application, lambda: a_case(confirmation=[_confirmation()])),
    "M03 performed": (rules.confirmation_application, lambda: a_case(performances=[a_step()])),
    "M04 no application": (rules.court_review, lambda: a_case()),
    "M04 ruled": (rules.court_review, lambda: a_case(confirmation=[_confirmation(ruling_on=TODAY)])),
    "M04 taken back": (
        rules.court_review,
        lambda: a_case(confirmation=[_confirmation(result=ConfirmationResult.WITHDRAWN)]),
    ),
    "M05 not received": (rules.objection, lambda: a_case(confirmation=[_confirmation(result=ConfirmationResult.CONFIRMED)])),
    "M05 rejected": (
        rules.objection,
        lambda: a_case(confirmation=[_confirmation(result=ConfirmationResult.REJECTED, received_on=TODAY)]),
    ),
    "M06 done": (rules.performance, lambda: a_case(performances=[a_step()])),
    "M06 on the spot": (rules.performance, lambda: a_case(terms=[a_term(is_on_spot=True)])),
    "M06 refused": (
        rules.performance,
        lambda: a_case(performances=[a_step(done_on=None, performance_state=PerformanceState.REFUSED)]),
    ),
    "M06 without a day": (rules.performance, lambda: a_case(terms=[a_term(due_on=None)])),
    "M06 recorded as performed": (rules.performance, lambda: a_case(S.PERFORMED)),
    "M07 visited": (rules.return_visit, lambda: a_case(return_visits=[DisputeReturnVisit(held_on=TODAY)])),
    "M07 failed": (rules.return_visit, lambda: a_case(S.FAILED, outcome=Outcome.FAILED)),
    "M07 filed": (rules.return_visit, lambda: a_case(S.FILED)),
    "M08 not confirmed": (rules.enforcement, lambda: a_case()),
    "M08 performed": (
        rules.enforcement,
        lambda: a_case(S.CONFIRMED, confirmation=[_confirmation(result=ConfirmationResult.CONFIRMED)], performances=[a_step()]),
    ),
    "M09 filed": (rules.filing, lambda: a_case(S.PERFORMED, performed_on=TODAY, dossier=[DisputeDossier(filed_on=TODAY)])),
    "M09 still to be performed": (rules.filing, lambda: a_case()),
    "M09 carried out, still before the court": (
        rules.filing,
        lambda: a_case(S.AGREED, performances=[a_step()], confirmation=[_confirmation()]),
    ),
    "M09 under way": (rules.filing, lambda: a_case(S.IN_PROGRESS)),
    "M10 reported": (
        rules.escalation_report,
        lambda: a_case(S.IN_PROGRESS, escalation=[DisputeEscalation(found_on=TODAY, reported_on=TODAY)]),
    ),
    "M10 filed": (rules.escalation_report, lambda: a_case(S.FILED, escalation=[DisputeEscalation(found_on=TODAY)])),
    "M13 asks nobody": (rules.limitation, lambda: a_case()),
}


@pytest.mark.parametrize("name", STOPPED)
def test_a_clock_that_has_no_ground_says_nothing(name: str) -> None:
    rule, make = STOPPED[name]
    assert rule(make(), OFFICE, TODAY) == ()


@pytest.mark.parametrize(("today", "open_"), [(date(2020, 10, 9), True), (date(2020, 10, 10), False)], ids=["last day", "day after"])
def test_the_right_to_ask_the_court_goes_with_its_last_day(today: date, open_: bool) -> None:
    assert bool(rules.confirmation_application(a_case(effective_on=date(2020, 9, 1)), OFFICE, today)) is open_


@pytest.mark.parametrize(("today", "left"), [(date(2021, 1, 5), 2), (date(2021, 1, 6), 1), (date(2021, 6, 22), 0)])
def test_an_objection_is_open_to_its_last_day(today: date, left: int) -> None:
    ruling = _confirmation(result=ConfirmationResult.CONFIRMED, received_on=date(2020, 12, 21))
    assert len(rules.objection(a_case(S.CONFIRMED, confirmation=[ruling]), OFFICE, today)) == left


@pytest.mark.parametrize(("today", "late"), [(date(2020, 12, 28), 0), (date(2020, 12, 29), 1)], ids=["last day", "day after"])
def test_a_term_is_late_from_the_day_after_its_last_day(today: date, late: int) -> None:
    (duty,) = rules.performance(a_case(terms=[a_term(due_on=date(2020, 12, 27))]), OFFICE, today)
    assert duty.days_late(today) == late


def test_a_danger_is_reported_within_twenty_four_hours() -> None:
    case = a_case(S.IN_PROGRESS, escalation=[DisputeEscalation(found_on=date(2020, 12, 25))])
    (duty,) = rules.escalation_report(case, OFFICE, TODAY)
    assert "24小时" in duty.reckoning


def test_a_terms_duty_says_which_term_and_how_its_day_moved() -> None:
    (duty,) = rules.performance(a_case(terms=[a_term(position=2, due_on=date(2020, 12, 27))]), OFFICE, TODAY)
    assert (duty.title, duty.reckoning) == ("督促履行第2条", "协议约定的履行日为2020-12-27，遇节假日顺延至2020-12-28")


@pytest.mark.parametrize(
    ("effective_on", "article", "due_on"),
    [
        (date(2021, 12, 31), "194", "2022-01-30"),
        (date(2022, 1, 1), "201", "2022-01-31"),
        (date(2023, 12, 31), "201", "2024-01-30"),
        (date(2024, 1, 1), "205", "2024-01-31"),
    ],
)
def test_the_confirmation_article_is_that_of_the_trigger_day_the_thirty_days_stay(effective_on: date, article: str, due_on: str) -> None:
    (duty,) = rules.confirmation_application(a_case(effective_on=effective_on), OFFICE, effective_on)
    assert (duty.basis, f"{duty.due_on}") == (f"人民调解法第33条、民事诉讼法第{article}条", due_on)


@pytest.mark.parametrize(
    ("clock", "whose"), [("M03", Whose.INFO), ("M04", Whose.OTHERS), ("M05", Whose.INFO), ("M06", Whose.OURS), ("M08", Whose.INFO)]
)
def test_only_our_own_duties_are_ours(clock: str, whose: Whose) -> None:
    assert {each.span.whose for each in DISPUTES.clocks if each.span.key == clock} == {whose}


def test_the_offices_own_terms_are_settings() -> None:
    office = OfficeFacts(settings=SettingValues({"disputes.decision_days": 5, "disputes.return_visit_days": 30}))
    assert _days(rules.decision(an_application(applied_on=date(2020, 3, 5)), office, TODAY)) == [("2020-03-12", "2020-03-12")]
    assert _days(rules.return_visit(a_case(terms=[a_term(due_on=date(2020, 12, 1))]), office, TODAY)) == [("2020-12-31", "2020-12-31")]


def test_the_calculator_says_that_the_limitation_stops_on_the_day_itself() -> None:
    assert reckon_clock(OFFICE, rules.M13, date(2020, 10, 3)).last_day == date(2020, 10, 3)


def test_the_limitation_is_interrupted_on_the_day_of_the_request() -> None:
    assert rules.limitation_interrupted_on(an_application()) == date(2020, 11, 2)


def test_every_clock_of_the_domain_is_declared() -> None:
    declared = {span.key for span in (*DISPUTES.spans, *REPORTS.spans)}
    assert declared == {f"M{n:02d}" for n in range(1, 14)}
