"""How invented disputes end (虚构案件的后续): nearly all performed, visited and filed; a handful left open at the year's end."""

from bisect import bisect_left
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum, auto
from random import Random

from . import reading
from .codes import (
    AGREEMENTS,
    ConfirmationResult,
    Difficulty,
    PerformanceState,
    Retention,
    Satisfaction,
)
from .model import DisputeCase
from .parts import (
    DisputeConfirmation,
    DisputeDossier,
    DisputeEscalation,
    DisputePerformance,
    DisputeReturnVisit,
    DisputeSubsidy,
    DisputeTerm,
)

YEARS_END = date(2020, 12, 31)
COURT = "海安市人民法院"
SUBSIDY = {
    Difficulty.SIMPLE: Decimal(50),
    Difficulty.GENERAL: Decimal(100),
    Difficulty.COMPLEX: Decimal(200),
    Difficulty.MAJOR: Decimal(300),
}


class Ending(Enum):
    """What becomes of a case after its conclusion."""

    USUAL = auto()
    """Performed, visited, filed."""
    LATE = auto()
    """A term's day has passed, nothing was performed."""
    COMING = auto()
    """A term falls due in the new year."""
    UNVISITED = auto()
    """Performed, the return visit is overdue."""
    UNFILED = auto()
    """Performed and visited, the volume is not yet filed."""
    AT_COURT = auto()
    """The parties have asked the court, which has not ruled."""
    CONFIRMED = auto()
    """The court has confirmed the agreement; performed and filed."""
    BREACHED = auto()
    """A party refused to perform."""
    ESCALATED = auto()
    """There were signs of escalation, reported in time; then as usual."""


FIRST_DAY: dict[Ending, tuple[date, int]] = {
    Ending.LATE: (date(2020, 11, 20), 3),
    Ending.COMING: (date(2020, 12, 5), 4),
    Ending.UNVISITED: (date(2020, 11, 10), 3),
    Ending.UNFILED: (date(2020, 11, 28), 3),
    Ending.AT_COURT: (date(2020, 12, 10), 1),
    Ending.CONFIRMED: (date(2020, 6, 1), 5),
    Ending.BREACHED: (date(2020, 10, 12), 1),
    Ending.ESCALATED: (date(2020, 8, 3), 2),
}
"""From which day of acceptance on, and how many cases."""

LAST_CONCLUSION: dict[Ending, date] = {
    Ending.LATE: date(2020, 12, 8),
    Ending.UNVISITED: date(2020, 11, 28),
    Ending.UNFILED: date(2020, 12, 10),
    Ending.AT_COURT: date(2020, 12, 22),
}
"""The last day on which a case of this ending is concluded, so that the year's end finds it where it should be."""


def placed(days: list[date]) -> dict[int, Ending]:
    """Which cases, by their place in the year, take a course of their own: every third one from the ending's first day on."""
    found: dict[int, Ending] = {}
    for ending, (first, count) in FIRST_DAY.items():
        n = bisect_left(days, first)
        while sum(known is ending for known in found.values()) < count:
            if n not in found:
                found[n] = ending
            n += 3
    return found


def set_day(term: DisputeTerm, ending: Ending, concluded_on: date, rng: Random, *, oral: bool) -> None:
    """The agreed day of a term: on the spot, or some weeks later but within the year, unless the ending wants it otherwise."""
    days = {Ending.LATE: date(2020, 12, 21), Ending.COMING: date(2021, 1, rng.randint(8, 27)), Ending.UNVISITED: date(2020, 12, 4)}
    days |= {Ending.UNFILED: date(2020, 12, 16), Ending.AT_COURT: date(2021, 1, 29), Ending.BREACHED: date(2020, 11, 30)}
    wanted = days.get(ending) or concluded_on + timedelta(days=rng.choice((0, 7, 15, 30, 45)))
    term.is_on_spot = ending not in days and (oral or wanted == concluded_on or concluded_on >= date(2020, 12, 18))
    term.due_on = None if term.is_on_spot else (wanted if ending in days else min(wanted, date(2020, 12, 21)))


def follow(case: DisputeCase, ending: Ending, rng: Random) -> None:
    """Fill what happened after the conclusion."""
    if ending is Ending.ESCALATED:
        _escalate(case)
    if ending in (Ending.CONFIRMED, Ending.AT_COURT):
        _ask_the_court(case, ended=ending is Ending.CONFIRMED)
    if ending is Ending.BREACHED:
        _refuse(case)
    if ending in (Ending.LATE, Ending.COMING, Ending.AT_COURT, Ending.BREACHED):
        return
    agreed = case.outcome in AGREEMENTS
    if agreed:
        _perform(case, rng)
    if agreed and ending is not Ending.UNVISITED:
        _visit(case, rng)
    if ending not in (Ending.UNVISITED, Ending.UNFILED):
        _file(case, rng)


def _perform(case: DisputeCase, rng: Random) -> None:
    if case.concluded_on is None:
        return
    days = []
    for number, term in reading.numbered_terms(case):
        day = case.concluded_on if term.due_on is None else term.due_on - timedelta(days=rng.randrange(3))
        days.append(max(day, case.concluded_on))
        state = PerformanceState.ON_SPOT if term.is_on_spot else PerformanceState.DONE
        proof = "收条" if term.amount is not None else None
        case.performances.append(
            DisputePerformance(term_position=number, done_on=days[-1], amount=term.amount, proof=proof, performance_state=state)
        )
    case.performed_on = max(days)


def _visit(case: DisputeCase, rng: Random) -> None:
    since = reading.last_due_on(case) or case.effective_on or YEARS_END
    case.return_visits.append(
        DisputeReturnVisit(
            held_on=min(since + timedelta(days=rng.randint(2, 8)), YEARS_END - timedelta(days=1)),
            held_by=reading.mediator_names(case)[0],
            visited=reading.party_names(case)[0],
            performance="协议已履行",
            satisfaction=rng.choice((Satisfaction.YES, Satisfaction.YES, Satisfaction.YES, Satisfaction.FAIR)),
        )
    )


def _file(case: DisputeCase, rng: Random) -> None:
    since = reading.last_return_visit_on(case) or case.concluded_on or YEARS_END
    filed_on = min(since + timedelta(days=rng.randint(1, 9)), YEARS_END)
    retention = Retention.LONG if case.difficulty in (Difficulty.COMPLEX, Difficulty.MAJOR) else Retention.SHORT
    recorder = case.recorder.name if case.recorder is not None else None
    case.dossier.append(
        DisputeDossier(volume=case.case_no, pages_count=rng.randint(8, 40), filed_on=filed_on, filed_by=recorder, retention=retention)
    )
    if case.outcome in AGREEMENTS and case.difficulty is not None and rng.random() < 0.6:
        case.subsidy.append(DisputeSubsidy(level=case.difficulty, amount=SUBSIDY[case.difficulty]))


def _refuse(case: DisputeCase) -> None:
    case.breached_on = date(2020, 12, 8)
    for number, term in reading.numbered_terms(case):
        case.performances.append(DisputePerformance(term_position=number, due_on=term.due_on, performance_state=PerformanceState.REFUSED))


def _ask_the_court(case: DisputeCase, *, ended: bool) -> None:
    case.is_confirmation_planned = True
    if case.concluded_on is None:
        return
    applied_on = case.concluded_on + timedelta(days=4)
    asked = DisputeConfirmation(applied_on=applied_on, court=COURT, accepted_on=applied_on + timedelta(days=2))
    if ended:
        asked.result, asked.ruling_on = ConfirmationResult.CONFIRMED, applied_on + timedelta(days=12)
        asked.received_on = applied_on + timedelta(days=14)
    case.confirmation.append(asked)


def _escalate(case: DisputeCase) -> None:
    found_on = case.accepted_on or YEARS_END
    case.escalation.append(
        DisputeEscalation(
            found_on=found_on, situation="双方情绪激动，有扬言争斗的迹象", reported_on=found_on, reported_to="派出所、镇人民政府"
        )
    )
