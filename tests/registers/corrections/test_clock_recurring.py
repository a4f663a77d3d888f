"""What recurs while a subject is under supervision, and who approves an absence: which stretches count, what is left of them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import pytest

from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.setting import SettingValues
from libao_desk.registers.corrections.codes import (
    ApprovalLevel,
    CorrectionState,
    EducationKind,
    LeaveKind,
    ManagementClass,
    ReportKind,
    SanctionKind,
    VisitKind,
)
from libao_desk.registers.corrections.model import CorrectionCase
from libao_desk.registers.corrections.parts import CorrectionClassChange, CorrectionPlan
from libao_desk.registers.corrections.parts_events import (
    CorrectionLibertyEvent,
    CorrectionSearch,
)
from libao_desk.registers.corrections.rules import leave as leave_rules

from .builders import (
    OFFICE,
    a_case,
    a_checked_in,
    a_juvenile,
    a_leave,
    a_lesson,
    a_medical_parole,
    a_report,
    a_sanction,
    a_score,
    a_visit,
    an_application,
    duties,
)

S = CorrectionState
Make = Callable[[], CorrectionCase]


def _search(**values: Any) -> CorrectionSearch:
    return CorrectionSearch(**({"lost_found_on": date(2020, 12, 1)} | values))


def _asked(kind: SanctionKind, **values: Any) -> CorrectionCase:
    return a_case(S.REVOKING, sanctions=[a_sanction(kind, **({"received_on": date(2020, 12, 2)} | values))])


LATE_YEAR: dict[str, Any] = {"intake_announced_on": date(2020, 11, 9), "plans": [CorrectionPlan(made_on=date(2020, 11, 20))]}
"""A case whose first whole month is December."""
STRICT = ManagementClass.STRICT
CLOSELY: dict[str, Any] = LATE_YEAR | {"mgmt_class": STRICT}


def _late(**values: Any) -> Make:
    return lambda: a_case(**(LATE_YEAR | values))


def _closely(**values: Any) -> Make:
    return lambda: a_case(**(CLOSELY | values))


NOVEMBER, DECEMBER = date(2020, 11, 16), date(2020, 12, 16)

LEFT: dict[str, tuple[str, Make, list[str]]] = {
    "C10 reviewed without change": (
        "C10", _late(plans=[CorrectionPlan(made_on=date(2020, 7, 20)), CorrectionPlan(made_on=DECEMBER, is_unchanged=True)]), [],
    ),
    "C11 nothing reported": ("C11", _late(), ["定期报告（2020年11月）", "定期报告（2020年12月）"]),
    "C11 one month left": ("C11", _late(reports=[a_report(NOVEMBER)]), ["定期报告（2020年12月）"]),
    "C11 by telephone too": ("C11", _late(reports=[a_report(NOVEMBER), a_report(DECEMBER, ReportKind.TELEPHONE)]), []),
    "C11 a condition is no report": (
        "C11", _late(reports=[a_report(NOVEMBER), a_report(DECEMBER, ReportKind.PHYSICAL_CONDITION)]), ["定期报告（2020年12月）"],
    ),
    "C11 strict, one of two": (
        "C11",
        _closely(intake_announced_on=date(2020, 12, 28), reports=[a_report(date(2020, 12, 29), ReportKind.TELEPHONE)]),
        [],
    ),
    "C12 visited": ("C12", _late(visits=[a_visit(NOVEMBER)]), []),
    "C12 a call is no visit": (
        "C12", _late(intake_announced_on=date(2020, 10, 9), visits=[a_visit(NOVEMBER, VisitKind.PHONE)]), ["实地查访（2020年10月至12月）"],
    ),
    "C12 strict, each month": ("C12", _closely(visits=[a_visit(NOVEMBER)]), ["实地查访（2020年12月）"]),
    "C13 taught": ("C13", _late(educations=[a_lesson(NOVEMBER), a_lesson(DECEMBER)]), []),
    "C13 alone is not in the group": (
        "C13", _late(educations=[a_lesson(NOVEMBER), a_lesson(DECEMBER, EducationKind.INDIVIDUAL)]), ["集中教育（2020年12月）"],
    ),
    "C13 a minor is taught alone": (
        "C13",
        lambda: a_juvenile(**(LATE_YEAR | {"educations": [a_lesson(NOVEMBER, EducationKind.INDIVIDUAL)]})),
        ["教育学习（未成年人单独进行）（2020年12月）"],
    ),
    "C14 reported": (
        "C14",
        lambda: a_medical_parole(**(LATE_YEAR | {"reports": [a_report(NOVEMBER, ReportKind.PHYSICAL_CONDITION)]})),
        ["身体情况报告（2020年12月）"],
    ),
    "C37 score and result": (
        "C37", _late(intake_announced_on=date(2020, 10, 9), assessments=[a_score(date(2020, 10, 30)), a_score(NOVEMBER, "良好")]),
        ["考核计分（2020年12月）"],
    ),
    "C37 a score is no result": (
        "C37",
        _late(intake_announced_on=date(2020, 10, 9), assessments=[a_score(date(2020, 10, 30)), a_score(NOVEMBER), a_score(DECEMBER)]),
        ["考核结果（2020年10月至12月）"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LEFT)
def test_a_recurring_duty_names_what_is_left(name: str) -> None:
    clock, make, titles = LEFT[name]
    assert [duty.title for duty in duties(clock, make())] == titles


def test_a_strictly_managed_subject_calls_every_week_and_reports_twice() -> None:
    called = [
        a_report(date(2020, 12, 8), ReportKind.TELEPHONE),
        a_report(date(2020, 12, 30), ReportKind.VIDEO),
        a_report(date(2020, 12, 4)),
    ]
    case = a_case(mgmt_class=STRICT, intake_announced_on=date(2020, 12, 1), reports=called)
    assert [duty.title for duty in duties("C11", case)] == [
        "每周电话报告（2020-11-30起的一周）",
        "每周电话报告（2020-12-14起的一周）",
        "每周电话报告（2020-12-21起的一周）",
        "到所或书面报告（还差1次）（2020年12月）",
    ]


def test_the_class_of_the_time_decides_not_todays() -> None:
    changes = [
        CorrectionClassChange(starts_on=date(2020, 7, 13), mgmt_class=STRICT),
        CorrectionClassChange(starts_on=date(2020, 11, 1), mgmt_class=ManagementClass.NORMAL),
    ]
    case = a_case(class_changes=changes, mgmt_class=ManagementClass.NORMAL)
    visits = [duty.title for duty in duties("C12", case)]
    assert visits == [f"实地查访（2020年{month}月）" for month in (7, 8, 9, 10)]


def test_two_reports_in_a_month_are_enough_for_a_strictly_managed_subject() -> None:
    weekly = [a_report(date(2020, 12, day), ReportKind.TELEPHONE) for day in (1, 8, 15, 22, 29)]
    case = a_case(mgmt_class=STRICT, intake_announced_on=date(2020, 12, 1), reports=[*weekly, a_report(NOVEMBER), a_report(DECEMBER)])
    assert [duty.title for duty in duties("C11", case)] == ["到所或书面报告（还差1次）（2020年12月）"]
    case.reports.append(a_report(date(2020, 12, 30), ReportKind.REGULAR))
    assert duties("C11", case) == ()


def test_a_quarter_without_a_review_stays_open_after_a_later_one() -> None:
    plans = [CorrectionPlan(made_on=date(2020, 3, 2)), CorrectionPlan(made_on=DECEMBER, is_unchanged=True)]
    case = a_case(intake_announced_on=date(2020, 2, 3), entered_at=None, plans=plans)
    assert [duty.title for duty in duties("C10", case)] == ["矫正方案评估调整（2020年4月至6月）", "矫正方案评估调整（2020年7月至9月）"]


STRETCHES: dict[str, tuple[Make, list[int]]] = {
    "from the announcement": (lambda: a_case(intake_announced_on=date(2020, 9, 1)), [9, 10, 11, 12]),
    "a month mostly over does not count": (lambda: a_case(intake_announced_on=date(2020, 9, 17)), [10, 11, 12]),
    "half a month does": (lambda: a_case(intake_announced_on=date(2020, 9, 15)), [9, 10, 11, 12]),
    "exactly half of a month of thirty-one days does": (lambda: a_case(intake_announced_on=date(2020, 10, 16)), [10, 11, 12]),
    "less than half of it does not": (lambda: a_case(intake_announced_on=date(2020, 10, 17)), [11, 12]),
    "to the end of the term": (lambda: a_case(intake_announced_on=date(2020, 9, 1), term_to=date(2020, 11, 10)), [9, 10, 11]),
    "no month in which he was lost": (
        lambda: a_case(
            intake_announced_on=date(2020, 9, 1),
            searches=[CorrectionSearch(lost_found_on=date(2020, 10, 5), found_on=date(2020, 10, 9))],
        ),
        [9, 11, 12],
    ),
    "not for a day of it": (
        lambda: a_case(
            intake_announced_on=date(2020, 9, 1),
            searches=[CorrectionSearch(lost_found_on=date(2020, 10, 31), found_on=date(2020, 11, 1))],
        ),
        [9, 12],
    ),
    "no month in which he was held": (
        lambda: a_case(
            intake_announced_on=date(2020, 9, 1),
            liberty_events=[CorrectionLibertyEvent(starts_on=date(2020, 10, 20), ends_on=date(2020, 11, 2))],
        ),
        [9, 12],
    ),
    "an old case, from the day it was entered": (
        lambda: a_case(intake_announced_on=date(2019, 1, 7), entered_at=datetime.combine(date(2020, 11, 2), time(9))),
        [11, 12],
    ),
    "an old case, from the first contact kept here": (
        lambda: a_case(
            intake_announced_on=date(2019, 1, 7),
            entered_at=datetime.combine(date(2020, 11, 2), time(9)),
            visits=[a_visit(date(2020, 10, 5))],
        ),
        [10, 11, 12],
    ),
    "lost": (lambda: a_case(S.MISSING), []),
    "held": (lambda: a_case(S.HELD), []),
    "not announced": (a_checked_in, []),
    "before the court": (lambda: a_case(S.REVOKING, intake_announced_on=date(2020, 12, 1)), [12]),
}


@pytest.mark.parametrize("name", STRETCHES)
def test_a_case_answers_for_the_months_in_reach(name: str) -> None:
    make, months = STRETCHES[name]
    assert [duty.trigger_on.month for duty in duties("C13", make())] == months


def test_an_earlier_day_asks_of_a_case_entered_later_what_that_day_asked() -> None:
    case = a_case(intake_announced_on=date(2019, 1, 7), entered_at=datetime.combine(date(2020, 12, 31), time(9)))
    assert [duty.due_on for duty in duties("C13", case, date(2020, 10, 9))] == [date(2020, 10, 31)]


@pytest.mark.parametrize(
    ("day", "answered"),
    [
        (date(2020, 10, 31), False),
        (date(2020, 11, 1), True),
        (date(2020, 11, 30), True),
        (date(2020, 12, 1), False),
    ],
)
def test_a_month_holds_its_first_and_its_last_day(day: date, answered: bool) -> None:
    case = a_case(intake_announced_on=date(2020, 11, 1), educations=[a_lesson(day)])
    assert ("集中教育（2020年11月）" not in [duty.title for duty in duties("C13", case)]) is answered


def test_a_month_begins_to_count_on_its_first_day() -> None:
    titles = [duty.title for duty in duties("C13", a_case(intake_announced_on=date(2020, 11, 2)), date(2020, 12, 1))]
    assert titles == ["集中教育（2020年11月）", "集中教育（2020年12月）"]


def test_a_missed_month_is_shown_for_a_year() -> None:
    case = a_case(intake_announced_on=date(2018, 7, 2), entered_at=None, term_to=date(2023, 7, 1))
    assert [f"{duty.trigger_on:%Y-%m}" for duty in duties("C13", case)][:2] == ["2019-12", "2020-01"]


# --- who approves an absence -----------------------------------------------------------------------------------------------

NOT_ENTRUSTED = replace(OFFICE, settings=SettingValues({"corrections.entrusted_leave": False}))
LEVELS: dict[str, tuple[date, OfficeFacts, LeaveKind, ApprovalLevel]] = {
    "seven days": (date(2020, 12, 13), OFFICE, LeaveKind.SHORT, ApprovalLevel.OFFICE),
    "seven days, office not entrusted": (date(2020, 12, 13), NOT_ENTRUSTED, LeaveKind.SHORT, ApprovalLevel.COUNTY),
    "eight days": (date(2020, 12, 14), OFFICE, LeaveKind.LONG, ApprovalLevel.COUNTY),
    "thirty days": (date(2021, 1, 5), OFFICE, LeaveKind.LONG, ApprovalLevel.COUNTY),
    "thirty-one days": (date(2021, 1, 6), OFFICE, LeaveKind.UPPER, ApprovalLevel.UPPER),
}


@pytest.mark.parametrize("name", LEVELS)
def test_the_days_decide_who_approves(name: str) -> None:
    ends_on, office, kind, level = LEVELS[name]
    asked = an_application(ends_on=ends_on)
    case = a_case(leaves=[asked])
    assert (leave_rules.kind(case, asked), leave_rules.level(case, asked, office)) == (kind, level)


SUMS: dict[str, tuple[date, date, bool, int, ApprovalLevel]] = {
    "thirty days in two months": (date(2020, 11, 2), date(2020, 11, 26), False, 30, ApprovalLevel.OFFICE),
    "thirty-one days in two months": (date(2020, 11, 2), date(2020, 11, 27), False, 31, ApprovalLevel.UPPER),
    "only the days inside the two months": (date(2020, 9, 21), date(2020, 10, 15), False, 8, ApprovalLevel.OFFICE),
    "a day inside the two months": (date(2020, 9, 21), date(2020, 10, 13), False, 6, ApprovalLevel.OFFICE),
    "over before the two months": (date(2020, 9, 21), date(2020, 10, 12), False, 5, ApprovalLevel.OFFICE),
    "long over": (date(2020, 8, 3), date(2020, 8, 31), False, 5, ApprovalLevel.OFFICE),
    "a refused absence does not count": (date(2020, 11, 2), date(2020, 11, 27), True, 5, ApprovalLevel.OFFICE),
}


@pytest.mark.parametrize("name", SUMS)
def test_absences_of_two_months_are_added(name: str) -> None:
    starts_on, ends_on, refused, days, level = SUMS[name]
    asked = an_application()
    case = a_case(leaves=[a_leave(starts_on=starts_on, ends_on=ends_on, is_refused=refused), asked])
    assert (leave_rules.days_away(case, asked), leave_rules.level(case, asked, OFFICE)) == (days, level)
    assert (leave_rules.kind(case, asked) is LeaveKind.UPPER) is (level is ApprovalLevel.UPPER)


@pytest.mark.parametrize(("applied_on", "trigger_on"), [(date(2020, 12, 2), "2020-12-02"), (None, "2020-12-07")])
def test_an_approval_runs_from_the_application(applied_on: date | None, trigger_on: str) -> None:
    case = a_case(leaves=[an_application(applied_on=applied_on)])
    assert [f"{duty.trigger_on}" for duty in duties("C17", case)] == [trigger_on]


def test_the_county_approves_a_short_absence_where_the_office_is_not_entrusted() -> None:
    case = a_case(leaves=[an_application()])
    assert [(duty.title, duty.whose.value) for duty in duties("C17", case)] == [("外出5日：由司法所(受委托)批准", "ours")]
    asked = duties("C17", case, office=NOT_ENTRUSTED)
    assert [(duty.title, duty.whose.value) for duty in asked] == [("外出5日：由县级社区矫正机构批准", "others")]


def test_how_often_education_is_held_is_the_offices() -> None:
    quarterly = replace(OFFICE, settings=SettingValues({"corrections.education_months": 3}))
    case = a_case(**(LATE_YEAR | {"intake_announced_on": date(2020, 10, 9), "educations": []}))
    assert [duty.title for duty in duties("C13", case, office=quarterly)] == ["集中教育（2020年10月至12月）"]
