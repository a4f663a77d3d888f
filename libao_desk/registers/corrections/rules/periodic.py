"""What recurs while a subject is under supervision (周期性职责), C10 to C14 and C37."""

from collections.abc import Iterable
from datetime import date

from libao_desk.core.stretches import Stretch
from libao_desk.declare.clock import Duty, OfficeFacts, Span
from libao_desk.registers.corrections import settings
from libao_desk.registers.corrections.codes import CorrectionCategory, EducationKind, ManagementClass, ReportKind, VisitKind
from libao_desk.registers.corrections.model import CorrectionCase
from libao_desk.registers.corrections.reading import class_on, is_juvenile_on, lessons

from . import spans
from .common import on_day
from .stretches import answerable

WEEKLY = 0
"""Stands for weeks where a number of months is expected."""
CLOSELY_MANAGED = (ManagementClass.STRICT, ManagementClass.INITIAL)
USUAL_REPORTS = (ReportKind.REGULAR, ReportKind.TELEPHONE, ReportKind.WRITTEN, ReportKind.VIDEO)
CALLS = (ReportKind.TELEPHONE, ReportKind.VIDEO)
IN_PERSON_OR_WRITTEN = (ReportKind.REGULAR, ReportKind.WRITTEN)


def plan_review(case: CorrectionCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """C10: a new version of the plan, or the note that nothing changes, in every period after the first plan (社区矫正法 24)."""
    made = [plan.made_on for plan in case.plans]
    if not made:
        return ()
    months = office.setting(settings.PLAN_REVIEW_MONTHS)
    due = [stretch for stretch in answerable(case, today, months) if stretch.last >= min(made)]
    return _missing(office, spans.PLAN_REVIEW, due, made, part="plans")


def reporting(case: CorrectionCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """C11: reports at the interval of the management class (社区矫正法 23; intervals local)."""
    months = office.setting(settings.NORMAL_REPORT_MONTHS)
    usual = _of_class(case, answerable(case, today, months), closely=False)
    reported = [report.reported_on for report in case.reports if report.kind in USUAL_REPORTS]
    duties = _missing(office, spans.REPORTING, usual, reported, part="reports")
    return (*duties, *_weekly_calls(case, office, today), *_strict_reports(case, office, today))


def _weekly_calls(case: CorrectionCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    if not office.setting(settings.STRICT_WEEKLY_PHONE):
        return ()
    weeks = _of_class(case, answerable(case, today, WEEKLY), closely=True)
    called = [report.reported_on for report in case.reports if report.kind in CALLS]
    return _missing(office, spans.REPORTING, weeks, called, title="每周电话报告", part="reports")


def _strict_reports(case: CorrectionCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    wanted = office.setting(settings.STRICT_REPORTS)
    reported = [report.reported_on for report in case.reports if report.kind in IN_PERSON_OR_WRITTEN]
    found = []
    for month in _of_class(case, answerable(case, today, 1), closely=True):
        left = wanted - sum(month.holds(day) for day in reported)
        if left > 0:
            found.append(_duty(office, spans.REPORTING, month, f"到所或书面报告（还差{left}次）", "reports"))
    return tuple(found)


def visiting(case: CorrectionCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """C12: visits to the home at the interval of the management class (社区矫正法 26; intervals local)."""
    visited = [visit.held_on for visit in case.visits if visit.kind is VisitKind.HOME]
    usual = _of_class(case, answerable(case, today, office.setting(settings.NORMAL_VISIT_MONTHS)), closely=False)
    strict = _of_class(case, answerable(case, today, office.setting(settings.STRICT_VISIT_MONTHS)), closely=True)
    return _missing(office, spans.VISITING, [*usual, *strict], visited, part="visits")


def group_education(case: CorrectionCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """C13: education every so many months; minors are taught apart from adults, so any form of it counts for them (社区矫正法 52)."""
    juvenile = is_juvenile_on(case, today)
    taught = [row.held_on for row in lessons(case) if juvenile or row.kind is EducationKind.GROUP]
    title = "教育学习（未成年人单独进行）" if juvenile else ""
    return _missing(
        office,
        spans.GROUP_EDUCATION,
        answerable(case, today, office.setting(settings.EDUCATION_MONTHS)),
        taught,
        title=title,
        part="educations",
    )


def physical_report(case: CorrectionCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """C14: a 暂予监外执行 subject reports his condition every month; what he says of it stays with the clinic."""
    if case.category is not CorrectionCategory.MEDICAL_PAROLE:
        return ()
    reported = [report.reported_on for report in case.reports if report.kind is ReportKind.PHYSICAL_CONDITION]
    return _missing(office, spans.PHYSICAL_REPORT, answerable(case, today, 1), reported, part="reports")


def assessment(case: CorrectionCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """C37: a score in every month and a result in every quarter (社区矫正法 28; intervals local)."""
    scored = [row.held_on for row in case.assessments if row.score is not None]
    judged = [row.held_on for row in case.assessments if row.result]
    months, quarters = (answerable(case, today, office.setting(s)) for s in (settings.SCORE_MONTHS, settings.RESULT_MONTHS))
    return (
        *_missing(office, spans.SCORE, months, scored, title="考核计分", part="assessments"),
        *_missing(office, spans.SCORE, quarters, judged, title="考核结果", part="assessments"),
    )


def _of_class(case: CorrectionCase, stretches: Iterable[Stretch], *, closely: bool) -> list[Stretch]:
    """The stretches at whose start (or at the announcement) the subject was managed closely, or was not."""

    def began(stretch: Stretch) -> date:
        return max(stretch.first, case.intake_announced_on or stretch.first)

    return [stretch for stretch in stretches if (class_on(case, began(stretch)) in CLOSELY_MANAGED) is closely]


def _missing(
    office: OfficeFacts, span: Span, stretches: Iterable[Stretch], done: Iterable[date], *, title: str = "", part: str
) -> tuple[Duty, ...]:
    days = tuple(done)
    return tuple(
        _duty(office, span, stretch, title or span.title, part) for stretch in stretches if not any(stretch.holds(day) for day in days)
    )


def _duty(office: OfficeFacts, span: Span, stretch: Stretch, title: str, part: str) -> Duty:
    return on_day(
        office, span, stretch.last, f"{stretch.label}内，末日", trigger=stretch.first, title=f"{title}（{stretch.label}）", part=part
    )
