"""The figures of corrections (社区矫正统计): the balance of the register by category, contacts, leaves, sanctions."""

from collections.abc import Callable
from datetime import date

from libao_desk.declare.period_facts import PeriodFacts
from libao_desk.declare.statistic import CountFigure, Counting, Figure, RateFigure

from .codes import (
    ApprovalLevel,
    CorrectionCategory,
    EducationKind,
    ExitKind,
    ManagementClass,
    SanctionKind,
    VisitKind,
)
from .model import CorrectionCase
from .reading import class_on, in_force_from, lessons, sanctioned_on, services, way_of_end
from .rosters import HERE, in_force

PERSONS = "人"
TIMES = "人次"
RELEASED = (ExitKind.TERM_ENDED, ExitKind.PARDONED)
"""The ends that are a release (解除)."""


# --- the balance: 期初 + 新接收 + 迁入 - 解除 - 终止 - 迁出 = 期末 ----------------------------------------------------------


opening, closing = HERE.opening, HERE.closing


def received(case: CorrectionCase, facts: PeriodFacts) -> int:
    """Newly received in the period (新接收)."""
    return 0 if case.moved_in_from else HERE.came(case, facts)


def moved_in(case: CorrectionCase, facts: PeriodFacts) -> int:
    """Came from another place of execution in the period (迁入)."""
    return HERE.came(case, facts) if case.moved_in_from else 0


def _left(*ways: ExitKind) -> Counting:
    """Left in the period in one of these ways."""
    return lambda case, facts: HERE.left(case, facts) if way_of_end(case, facts.state_on_last_day(case)) in ways else 0


released = _left(*RELEASED)
moved_out = _left(ExitKind.PLACE_CHANGED)


def terminated(case: CorrectionCase, facts: PeriodFacts) -> int:
    """Ended in the period in any other way (终止): recalled, revoked, died."""
    return HERE.left(case, facts) - released(case, facts) - moved_out(case, facts)


BALANCE: tuple[tuple[str, str, Counting], ...] = (
    ("opening", "期初在矫", opening),
    ("received", "新接收", received),
    ("moved_in", "迁入", moved_in),
    ("released", "解除", released),
    ("terminated", "终止", terminated),
    ("moved_out", "迁出", moved_out),
    ("closing", "期末在矫", closing),
)

CATEGORIES = {
    CorrectionCategory.PUBLIC_SURVEILLANCE: "surveillance",
    CorrectionCategory.SUSPENDED_SENTENCE: "probation",
    CorrectionCategory.PAROLE: "parole",
    CorrectionCategory.MEDICAL_PAROLE: "medical_parole",
}


def _of_category(counts: Counting, category: CorrectionCategory) -> Counting:
    return lambda case, facts: counts(case, facts) if case.category is category else 0


# --- the rest -----------------------------------------------------------------------------------------------------------


def on_register(case: CorrectionCase, facts: PeriodFacts) -> int:
    """In force on the last day, by the dated history of its states."""
    return int(in_force(case, facts))


def checks_made(case: CorrectionCase, facts: PeriodFacts) -> int:
    """Whereabouts checks made in the period (定位核查)."""
    return sum(facts.period.contains(check.made_on) for check in case.whereabouts_checks)


def checks_succeeded(case: CorrectionCase, facts: PeriodFacts) -> int:
    """Whereabouts checks of the period that succeeded."""
    return sum(facts.period.contains(check.made_on) and bool(check.succeeded) for check in case.whereabouts_checks)


def _in_class(wanted: ManagementClass) -> Counting:
    return lambda case, facts: int(in_force(case, facts) and class_on(case, facts.last_day) is wanted)


def _sanctions(kind: SanctionKind) -> Counting:
    """Decided in the period; a proposal counts when it is made."""

    def counts(case: CorrectionCase, facts: PeriodFacts) -> int:
        return sum(row.kind is kind and facts.period.contains(sanctioned_on(row)) for row in case.sanctions)

    return counts


def _leaves(level: ApprovalLevel) -> Counting:
    """Approved absences that began in the period."""

    def counts(case: CorrectionCase, facts: PeriodFacts) -> int:
        approved = [leave for leave in case.leaves if leave.approved_on is not None and not leave.is_refused]
        return sum(leave.approver is level and facts.period.contains(leave.starts_on) for leave in approved)

    return counts


def lost_contact(case: CorrectionCase, facts: PeriodFacts) -> int:
    """Losses of contact found in the period (脱管)."""
    return sum(facts.period.contains(search.lost_found_on) for search in case.searches if in_force_from(case) is not None)


def never_taken_over(case: CorrectionCase, facts: PeriodFacts) -> int:
    """Cases found in the period to have been taken over by nobody (漏管)."""
    return int(facts.period.contains(case.missed_found_on))


def reoffended(case: CorrectionCase, facts: PeriodFacts) -> int:
    """New offences found in the period (重新犯罪)."""
    return int(facts.period.contains(case.reoffended_on))


def _days(days: Callable[[CorrectionCase], list[date]]) -> Counting:
    return lambda case, facts: sum(facts.period.contains(day) for day in days(case))


def _balance_figures() -> tuple[Figure, ...]:
    whole = [CountFigure(f"corrections.{key}", f"社区矫正{title}", counts, PERSONS) for key, title, counts in BALANCE]
    split = [
        CountFigure(f"corrections.{key}_{name}", f"{title}：{category.label}", _of_category(counts, category), PERSONS)
        for key, title, counts in BALANCE
        for category, name in CATEGORIES.items()
    ]
    return (*whole, *split)


STATISTICS: tuple[Figure, ...] = (
    CountFigure("corrections.in_force", "在矫社区矫正对象", on_register, PERSONS),
    RateFigure("corrections.locating_rate", "定位成功率", checks_succeeded, checks_made),
    *_balance_figures(),
    *(
        CountFigure(f"corrections.class_{wanted.value.lower()}", f"期末{wanted.label}", _in_class(wanted), PERSONS)
        for wanted in ManagementClass
        if wanted.offered
    ),
    *(CountFigure(f"corrections.sanctions_{kind.value.lower()}", kind.label, _sanctions(kind), TIMES) for kind in SanctionKind),
    *(
        CountFigure(
            f"corrections.leaves_{level.value.lower()}",
            f"外出：{level.label}批准",
            _leaves(level),
            TIMES,
            recorded=lambda case: bool(case.leaves),
        )
        for level in ApprovalLevel
    ),
    CountFigure("corrections.lost_contact", "脱管", lost_contact, TIMES),
    CountFigure("corrections.never_taken_over", "漏管", never_taken_over, PERSONS),
    CountFigure("corrections.reoffended", "重新犯罪", reoffended, PERSONS),
    CountFigure(
        "corrections.reports",
        "报告",
        _days(lambda case: [row.reported_on for row in case.reports]),
        TIMES,
        recorded=lambda case: bool(case.reports),
    ),
    CountFigure(
        "corrections.group_education",
        "集中教育",
        _days(lambda case: [row.held_on for row in lessons(case) if row.kind is EducationKind.GROUP]),
        TIMES,
        recorded=lambda case: bool(case.educations),
    ),
    CountFigure(
        "corrections.public_service",
        "公益活动",
        _days(lambda case: [row.held_on for row in services(case)]),
        TIMES,
        recorded=lambda case: bool(case.public_services),
    ),
    CountFigure(
        "corrections.home_visits",
        "实地查访",
        _days(lambda case: [row.held_on for row in case.visits if row.kind is VisitKind.HOME]),
        TIMES,
        recorded=lambda case: bool(case.visits),
    ),
)
