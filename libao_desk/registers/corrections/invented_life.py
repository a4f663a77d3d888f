"""A year under supervision (虚构案件的日常): reports, visits, lessons, service, checks, assessments, reviews, absences, help."""

from datetime import date, timedelta
from random import Random

from libao_desk.registers.corrections.rules.spans import LAW_SINCE

from . import invented_words as words
from .codes import (
    ApprovalLevel,
    CorrectionCategory,
    EducationKind,
    LeaveKind,
    MedicalParoleKind,
    ReportKind,
    ReviewConclusion,
    VisitKind,
)
from .invented_days import CALENDAR, WEEKS, is_strict, reach, some, stretches, working_day, working_days
from .model import CorrectionCase
from .parts import (
    CorrectionAssessment,
    CorrectionEducation,
    CorrectionLeave,
    CorrectionPlan,
    CorrectionPublicService,
    CorrectionReport,
    CorrectionVisit,
    CorrectionWhereabouts,
)
from .parts_events import CorrectionHelp, CorrectionMedicalReview

RECEIVER = "卫三松"
VISITORS = "褚二菱、卫三松"
OLD_HOURS, HOURS = 8, 3
"""Hours of a lesson or of service: as was usual under the rules of 2012, and since the law sets none."""
LESSON_PLACE = 12
"""The lesson of a month is held on its twelfth working day."""
QUARTER = 3


def live(case: CorrectionCase, rng: Random) -> None:
    """Fill what happened in 2020 while the subject was in reach, so that every recurring duty is done."""
    for month, days in stretches(case, 1):
        _report(case, rng, days, strict=is_strict(case, month))
        _teach(case, rng, days)
        _serve(case, rng, days)
        _check(case, rng, days)
        _assess(case, rng, days)
        if is_strict(case, month):
            _visit(case, rng, days)
    for quarter, days in stretches(case, QUARTER):
        if not is_strict(case, quarter):
            _visit(case, rng, days)
        _review_plan(case, days)
    for week, days in stretches(case, WEEKS):
        if is_strict(case, week):
            case.reports.append(_spoken(ReportKind.TELEPHONE, rng.choice(days), words.CALL))
    if case.category is CorrectionCategory.MEDICAL_PAROLE:
        _physical_reports(case, rng)
        _medical_reviews(case)


def _spoken(kind: ReportKind, day: date, content: str) -> CorrectionReport:
    return CorrectionReport(kind=kind, reported_on=day, content=content, accepted_by=RECEIVER)


def _report(case: CorrectionCase, rng: Random, days: list[date], *, strict: bool) -> None:
    kinds = (ReportKind.REGULAR, ReportKind.WRITTEN) if strict else (ReportKind.WRITTEN,)
    for kind, day in zip(kinds, some(rng, days, len(kinds)), strict=False):
        case.reports.append(_spoken(kind, day, rng.choice(words.THOUGHTS)))


def _teach(case: CorrectionCase, rng: Random, days: list[date]) -> None:
    """The month's lesson for all; a minor is taught by himself."""
    if case.is_juvenile:
        lesson = CorrectionEducation(
            kind=EducationKind.INDIVIDUAL, held_on=rng.choice(days), hours=2, topic=rng.choice(words.PRIVATE_TOPICS)
        )
        case.educations.append(lesson)
        return
    first = days[0].replace(day=1)
    whole = working_days(first, first + timedelta(days=27))
    usual = whole[min(LESSON_PLACE, len(whole)) - 1]
    held_on = usual if usual in days else rng.choice(days)
    hours = OLD_HOURS if held_on < LAW_SINCE else HOURS
    case.educations.append(CorrectionEducation(kind=EducationKind.GROUP, held_on=held_on, hours=hours, topic=words.TOPICS[first.month - 1]))


def _serve(case: CorrectionCase, rng: Random, days: list[date]) -> None:
    able = case.category is not CorrectionCategory.MEDICAL_PAROLE
    day = rng.choice(days)
    if able and (day < LAW_SINCE or rng.random() < 0.75):
        place, content = rng.choice(words.SERVICES)
        village = case.person.village.name if case.person is not None and case.person.village is not None else "村"
        hours = OLD_HOURS if day < LAW_SINCE else HOURS
        case.public_services.append(CorrectionPublicService(held_on=day, hours=hours, place=place.format(village=village), content=content))


def _check(case: CorrectionCase, rng: Random, days: list[date]) -> None:
    case.whereabouts_checks += [CorrectionWhereabouts(made_on=day, succeeded=True) for day in some(rng, days, 2)]


def _assess(case: CorrectionCase, rng: Random, days: list[date]) -> None:
    """A score on the month's last working day, in the last month of a quarter the result too; a minor's is not published."""
    day = days[-1]
    judged = day.month % QUARTER == 0
    case.assessments.append(
        CorrectionAssessment(
            period=f"{day.year}年{day.month}月",
            held_on=day,
            score=rng.randint(82, 98),
            result=rng.choice(words.RESULTS) if judged else None,
            published_on=day if judged and not case.is_juvenile else None,
            notified_on=day,
        )
    )


def _visit(case: CorrectionCase, rng: Random, days: list[date]) -> None:
    place = case.person.residence_address if case.person is not None else None
    visit = CorrectionVisit(
        kind=VisitKind.HOME, held_on=rng.choice(days), place=place, visitors=VISITORS, finding=rng.choice(words.FINDINGS)
    )
    case.visits.append(visit)


def _review_plan(case: CorrectionCase, days: list[date]) -> None:
    """In every quarter after the first plan a note that nothing changes."""
    if case.plans and days[-1] > case.plans[0].made_on and not any(days[0] <= plan.made_on <= days[-1] for plan in case.plans):
        later = [day for day in days if day > case.plans[0].made_on]
        review = CorrectionPlan(
            made_on=later[-min(8, len(later))], is_unchanged=True, effect_review="方案执行良好，不作调整。", author=RECEIVER
        )
        case.plans.append(review)


def _physical_reports(case: CorrectionCase, rng: Random) -> None:
    for _, days in stretches(case, 1):
        case.reports.append(_spoken(ReportKind.PHYSICAL_CONDITION, rng.choice(days), words.BODY))


def _medical_reviews(case: CorrectionCase) -> None:
    """保外就医: a review about every twelve weeks, always before the three months are over."""
    bounds = reach(case)
    if bounds is None or case.medical_parole_kind is not MedicalParoleKind.ILLNESS or case.checked_in_on is None:
        return
    day = case.checked_in_on
    while (day := working_day(day + timedelta(days=84))) <= bounds[1]:
        case.medical_reviews.append(
            CorrectionMedicalReview(submitted_on=day, hospital=case.review_hospital, conclusion=ReviewConclusion.STILL_FITS)
        )


# --- what happens now and then --------------------------------------------------------------------------------------------


def help_and_leave(case: CorrectionCase, rng: Random) -> None:
    """Some are helped, some travel for a few days and report back in time."""
    bounds = reach(case)
    if bounds is None or (bounds[1] - bounds[0]).days < 60:
        return
    first, last = bounds
    if rng.random() < 0.35:
        kind, result = rng.choice(words.HELPS)
        day = rng.choice(working_days(first + timedelta(days=20), last))
        case.helps.append(CorrectionHelp(kind=kind, given_on=day, result=result))
    if rng.random() < 0.4:
        starts_on = rng.choice(working_days(first + timedelta(days=14), last - timedelta(days=20)))
        case.leaves.append(leave(rng, starts_on, rng.randint(2, 6)))


def leave(rng: Random, starts_on: date, days: int) -> CorrectionLeave:
    """An absence of up to seven days, approved here, filed with the county, reported back on its last day."""
    reason, destination, code, evidence = rng.choice(words.JOURNEYS)
    ends_on = starts_on + timedelta(days=days - 1)
    return CorrectionLeave(
        kind=LeaveKind.SHORT,
        reason=reason,
        destination=destination,
        destination_code=code,
        starts_on=starts_on,
        ends_on=ends_on,
        evidence=evidence,
        applied_on=CALENDAR.add_working_days(starts_on, -4),
        office_opinion="事由正当，同意外出。",
        approver=ApprovalLevel.OFFICE,
        approved_on=CALENDAR.add_working_days(starts_on, -2),
        is_refused=False,
        filed_on=CALENDAR.add_working_days(starts_on, -1),
        returned_on=ends_on,
        closed_by=RECEIVER,
    )
