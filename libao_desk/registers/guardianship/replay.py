"""The dated moves that a guardianship case entered whole has already gone through (补录流转)."""

from collections.abc import Iterator
from datetime import date

from libao_desk.declare.lifecycle import Step

from . import reading
from .codes import GuardianshipState
from .model import GuardianshipCase
from .parts import GuardianshipYear

State = GuardianshipState
Moved = tuple[str, GuardianshipState, date | None]


def replay(case: GuardianshipCase, today: date) -> tuple[Step, ...]:
    """The moves by the record's own dates up to `today`; a later one is never dated before an earlier one.

    Where nobody wrote when it was proposed, it began on the earliest day that is known of it.
    """
    years = [year for year in reading.dated_years(case) if year.agreement_on is not None]
    first = case.proposed_on or _earliest(case)
    if first is None or first > today:
        return (Step("propose", State.PROPOSED, today),)
    steps = [Step("propose", State.PROPOSED, first)]
    closed = case.closed_on if case.close_reason is not None else None
    until = today if closed is None else min(today, closed)
    for event, target, day in _course(case, years):
        if day is None or day > until:
            break
        steps.append(Step(event, target, max(day, steps[-1].happened_on)))
    if closed is not None and closed <= today:
        steps.append(Step("close", State.CLOSED, max(closed, steps[-1].happened_on)))
    return tuple(steps)


def _earliest(case: GuardianshipCase) -> date | None:
    """The first day of its letters, years and rewards; without any of them the first of its own days."""
    of_years = (day for year in case.years for day in (year.agreement_on, year.year_from))
    of_rewards = (day for reward in case.rewards for day in (reward.period_from, reward.paid_on))
    own = (case.guardian_consented_on, case.body_consented_on, case.notified_on, case.guardian_changed_on, case.admitted_on, case.closed_on)
    told = [day for day in (*of_years, *of_rewards) if day is not None] or [day for day in own if day is not None]
    return min(told, default=None)


def _course(case: GuardianshipCase, years: list[GuardianshipYear]) -> Iterator[Moved]:
    """Every move in order; the first that has no day yet ends it."""
    event = "sign"
    for year in years:
        yield event, State.SIGNED, year.agreement_on
        yield "start", State.IN_YEAR, _later(year.year_from, year.agreement_on)
        yield from _in_hospital(case, year)
        if (changed := reading.cut_short_on(case, year)) is not None:
            yield "change_guardian", State.GUARDIAN_CHANGE, changed
            event = "sign_again"
            continue
        yield "evaluate", State.EVALUATED, year.evaluated_on
        if _changed_before_payment(case, year):
            yield "change_guardian", State.GUARDIAN_CHANGE, case.guardian_changed_on
            event = "sign_again"
            continue
        paid = reading.paid_on(case, year)
        yield ("pay", State.PAID, paid) if paid is not None else ("deny", State.DENIED, year.denied_on)
        event = "renew"


def _in_hospital(case: GuardianshipCase, year: GuardianshipYear) -> Iterator[Moved]:
    came, left = case.admitted_on, case.discharged_on
    if came is None or not reading.covers(year, came):
        return
    yield "admit", State.INPATIENT, came
    if left is not None and left >= came and (year.evaluated_on is None or left <= year.evaluated_on):
        yield "discharge", State.IN_YEAR, left


def _changed_before_payment(case: GuardianshipCase, year: GuardianshipYear) -> bool:
    """Whether the guardian changed between the evaluation and what was to follow it, and not within a later year."""
    changed, settled = case.guardian_changed_on, reading.settled_on(case, year)
    if changed is None or year.evaluated_on is None or changed < year.evaluated_on or (settled is not None and settled <= changed):
        return False
    return all(reading.cut_short_on(case, other) is None for other in case.years)


def _later(one: date | None, other: date | None) -> date | None:
    return max((day for day in (one, other) if day is not None), default=None)
