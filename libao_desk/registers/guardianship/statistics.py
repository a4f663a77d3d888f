"""The figures of guardianship (监护统计): registered, signed, evaluated, rewards due and paid, free care."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from libao_desk.core.calendar import months_after
from libao_desk.declare.period_facts import PeriodFacts
from libao_desk.declare.statistic import AmountFigure, CountFigure, Figure, RateFigure

from . import reading
from .codes import ON_REGISTER, CareKind, Result
from .model import GuardianshipCase
from .parts import GuardianshipReward

PERSONS = "人"
PATIENT_TIMES, TIMES = "人次", "次"
DayOf = Callable[[GuardianshipReward], date | None]


def registered(case: GuardianshipCase, facts: PeriodFacts) -> int:
    """On the register on the last day of the period (在册)."""
    return int(facts.state_on_last_day(case) in ON_REGISTER)


def with_incident(case: GuardianshipCase, facts: PeriodFacts) -> int:
    """Of them those whose reward file states a past incident (肇事肇祸)."""
    return int(bool(registered(case, facts)) and case.has_incident_history is True)


def signed(case: GuardianshipCase, facts: PeriodFacts) -> int:
    """Registered with a letter in force on the last day of the period (已签)."""
    return int(bool(registered(case, facts)) and reading.year_on(case, facts.last_day) is not None)


def passed(case: GuardianshipCase, facts: PeriodFacts) -> int:
    """A guardianship year found as done in the period (评估合格)."""
    return int(any(year.result is Result.PASS and facts.period.contains(year.evaluated_on) for year in case.years))


def quarters_held(case: GuardianshipCase, facts: PeriodFacts) -> int:
    """Quarterly evaluations held in the period (季度评估)."""
    return sum(facts.period.contains(row.held_on) for row in case.quarters)


def quarters_passed(case: GuardianshipCase, facts: PeriodFacts) -> int:
    """Of them those found as done."""
    return sum(row.result is Result.PASS and facts.period.contains(row.held_on) for row in case.quarters)


def _due_on(row: GuardianshipReward) -> date | None:
    """The day on which it was approved; what was paid was due, whether that day was entered or not."""
    return row.paid_on if row.approved_on is None else row.approved_on


def _paid_on(row: GuardianshipReward) -> date | None:
    return row.paid_on


def _granted(case: GuardianshipCase) -> list[GuardianshipReward]:
    """The rewards that are not those of a year refused (不予兑现)."""
    return [row for row in case.rewards if not reading.is_denied(case, row)]


def _rewarded(day_of: DayOf) -> Callable[[GuardianshipCase, PeriodFacts], int]:
    return lambda case, facts: int(any(facts.period.contains(day_of(row)) for row in _granted(case)))


def _sum(day_of: DayOf) -> Callable[[GuardianshipCase, PeriodFacts], Decimal]:
    def amount(case: GuardianshipCase, facts: PeriodFacts) -> Decimal:
        return sum((reading.amount_of(case, row, facts.office) for row in _granted(case) if facts.period.contains(day_of(row))), Decimal(0))

    return amount


due, paid = _rewarded(_due_on), _rewarded(_paid_on)
due_amount, paid_amount = _sum(_due_on), _sum(_paid_on)


def entitled(case: GuardianshipCase, facts: PeriodFacts) -> int:
    """Registered and entitled to free care in the year of the period (应享受免费救治)."""
    return int(bool(registered(case, facts)) and bool(reading.care_due(case, facts.period.year)))


def received(case: GuardianshipCase, facts: PeriodFacts) -> int:
    """Of them those who have received all of it by the end of the period (免费救治), as the roster of the same period says."""
    return int(bool(entitled(case, facts)) and reading.has_received_care(case, facts.period.year, facts.last_day))


def qualifies(case: GuardianshipCase, facts: PeriodFacts) -> int:
    """Registered, and the usual conditions of a reward can be met (有奖监护率的分母)."""
    return int(bool(registered(case, facts)) and reading.qualifies(case))


def rule_applied(case: GuardianshipCase, facts: PeriodFacts) -> int:
    """Of them those with a letter in force whose guardian was evaluated, or a reward decided on, in the year up to the period's end."""
    since = months_after(facts.last_day, -reading.MONTHS_OF_YEAR)
    days = [
        *(row.held_on for row in case.quarters),
        *(day for year in case.years for day in (year.evaluated_on, year.denied_on)),
        *(row.paid_on for row in case.rewards),
    ]
    applied = any(day is not None and since < day <= facts.last_day for day in days)
    return int(bool(qualifies(case, facts)) and bool(signed(case, facts)) and applied)


def has_quarters(case: GuardianshipCase) -> bool:
    """A guardian was evaluated at some time."""
    return any(row.held_on is not None for row in case.quarters)


def has_rewards(case: GuardianshipCase) -> bool:
    """A reward was decided on at some time."""
    return bool(case.rewards)


def has_care(case: GuardianshipCase) -> bool:
    """Free care was received at some time."""
    return any(row.received_on is not None for row in case.free_care)


def _care(kind: CareKind) -> CountFigure:
    def counts(case: GuardianshipCase, facts: PeriodFacts) -> int:
        return sum(row.kind is kind and facts.period.contains(row.received_on) for row in case.free_care)

    return CountFigure(f"guardianship.care_{kind.value.lower()}", f"免费救治：{kind.label}", counts, unit=PATIENT_TIMES, recorded=has_care)


STATISTICS: tuple[Figure, ...] = (
    CountFigure("guardianship.on_register", "患者在册", registered, unit=PERSONS),
    CountFigure("guardianship.with_incident", "肇事肇祸精神障碍患者", with_incident, unit=PERSONS),
    RateFigure("guardianship.free_care_rate", "免费救治率", received, entitled),
    RateFigure("guardianship.reward_rate", "有奖监护率", rule_applied, qualifies, recorded=has_quarters),
    CountFigure("guardianship.signed", "已签监护责任书", signed, unit=PERSONS),
    CountFigure("guardianship.passed", "年度评估合格", passed, unit=PERSONS, recorded=has_quarters),
    CountFigure("guardianship.quarters_held", "季度评估", quarters_held, unit=TIMES, recorded=has_quarters),
    CountFigure("guardianship.quarters_passed", "季度评估合格", quarters_passed, unit=TIMES, recorded=has_quarters),
    CountFigure("guardianship.due", "奖励应发人数", due, unit=PERSONS, recorded=has_rewards),
    AmountFigure("guardianship.due_amount", "奖励应发金额", due_amount, recorded=has_rewards),
    CountFigure("guardianship.paid", "奖励已发人数", paid, unit=PERSONS, recorded=has_rewards),
    AmountFigure("guardianship.paid_amount", "奖励已发金额", paid_amount, recorded=has_rewards),
    CountFigure("guardianship.received", "落实免费救治", received, unit=PERSONS, recorded=has_care),
    *(_care(kind) for kind in CareKind),
)
