"""What a dispute's rows say taken together (案件取数): names, the sum of the terms, what has been performed."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Protocol, TypeVar

from libao_desk.core.calendar import months_after

from .codes import AGREEMENTS, DisputeType, PartyRole, PartySide, PerformanceState
from .model import DisputeCase
from .parts import DisputeMediator, DisputeParty, DisputePerformance, DisputeTerm

_OPPOSED = (PartyRole.APPLICANT, PartyRole.RESPONDENT, PartySide.A, PartySide.B)
PERFORMED = (PerformanceState.DONE, PerformanceState.ON_SPOT)


class _Positioned(Protocol):
    position: int | None


P = TypeVar("P", bound=_Positioned)
MONTHS = 1
"""How long a mediation takes without the consent of all to go on (司法部令第75号第33条)."""


def is_longer(case: DisputeCase) -> bool:
    """Whether the day to which all agreed to go on lies after the month that there is anyway (延长调解至)."""
    return case.accepted_on is not None and case.extended_to is not None and case.extended_to > months_after(case.accepted_on, MONTHS)


def in_order(rows: Iterable[P]) -> list[P]:
    """Rows by their position; those without one come last, as they were entered."""
    return sorted(rows, key=lambda row: (row.position is None, row.position or 0))


def parties_of(case: DisputeCase) -> list[DisputeParty]:
    """The parties (当事人) in the order of the papers."""
    return in_order(case.parties)


def mediators_of(case: DisputeCase) -> list[DisputeMediator]:
    """The mediators (调解员), the one who presides first."""
    return in_order(case.mediators)


def volume_number(case: DisputeCase) -> str | None:
    """The number of the case's volume (卷号): as typed, else that of its agreement, for case, agreement and volume share one number."""
    typed = case.case_no or (case.volume.volume if case.volume is not None else None)
    return typed or (case.agreement_no if case.outcome in AGREEMENTS else None)


def people_involved(case: DisputeCase) -> int | None:
    """How many people a dispute concerns (涉及人数): as entered, else its parties; None where nothing tells."""
    return case.people_count if case.people_count is not None else len(case.parties) or None


def party_names(case: DisputeCase, role: PartyRole | None = None) -> list[str]:
    """The names of the parties, or of those in one role; parties without a name are left out."""
    return [party.name for party in parties_of(case) if party.name and role in (None, party.role)]


def opposing_themselves(case: DisputeCase) -> list[str]:
    """Names that stand on both sides, and may be one: a copying slip, unless their numbers say that two are called so."""
    if len({party.name for party in case.parties}) == len(case.parties):
        return []
    sides = [{party.name: party for party in case.parties if party.name and mark in (party.role, party.side)} for mark in _OPPOSED]
    found = [(one[name], other[name]) for one, other in (sides[:2], sides[2:]) for name in one if name in other]
    return [one.name for one, other in found if one.name and (_number(one) is None or _number(one) == _number(other))]


def _number(party: DisputeParty) -> str | None:
    return None if party.person is None else party.person.id_no


def is_minor_party(party: DisputeParty, day: date) -> bool:
    """Whether the party is a person under eighteen on that day (未成年); unknown without a day of birth."""
    return party.is_natural and party.person is not None and party.person.is_minor_on(day)


def has_minor_party(case: DisputeCase, day: date) -> bool:
    """Whether any party is under eighteen on that day."""
    return any(is_minor_party(party, day) for party in case.parties)


def mediator_names(case: DisputeCase) -> list[str]:
    """The names of the mediators."""
    return [mediator.name for mediator in mediators_of(case) if mediator.name]


def numbered_terms(case: DisputeCase) -> list[tuple[int, DisputeTerm]]:
    """The terms (条款) with the number each bears on paper: its own, or its place."""
    return [(term.position or place, term) for place, term in enumerate(in_order(case.terms), start=1)]


def agreed_amount(case: DisputeCase) -> Decimal | None:
    """The sum of the money terms in yuan, None where no term is about money."""
    amounts = [term.amount for term in case.terms if term.amount is not None]
    return sum(amounts, Decimal(0)) if amounts else None


def performances_of(case: DisputeCase, number: int) -> list[DisputePerformance]:
    """The steps recorded for one term; a step without a number is for all of them."""
    return [step for step in case.performances if step.term_position in (None, number)]


def is_carried_out(case: DisputeCase, number: int, term: DisputeTerm) -> bool:
    """Whether the steps recorded carry a term out: on the spot, in one step, or in instalments of which none is still open."""
    if term.is_on_spot:
        return True
    steps = performances_of(case, number)
    done = [step for step in steps if step.done_on is not None and step.performance_state in PERFORMED]
    waiting = [step for step in steps if step.due_on is not None and step.done_on is None]
    return bool(done) and not waiting


def is_refused(case: DisputeCase, number: int) -> bool:
    """Whether the party who owes a term has refused it."""
    return any(step.performance_state is PerformanceState.REFUSED for step in performances_of(case, number))


def unperformed_terms(case: DisputeCase) -> list[tuple[int, DisputeTerm]]:
    """The terms still to be carried out; none once the whole agreement is recorded as performed."""
    if case.performed_on is not None:
        return []
    return [(number, term) for number, term in numbered_terms(case) if not is_carried_out(case, number, term)]


def carried_out(case: DisputeCase) -> PerformanceState | None:
    """How far the agreement has been carried out (履行情况): by its terms, else by the one line kept for all of it; None without one."""
    if case.outcome not in AGREEMENTS or case.concluded_on is None:
        return None
    said = said_of_all(case)
    terms, left = numbered_terms(case), unperformed_terms(case)
    if said is PerformanceState.ON_SPOT or (terms and all(term.is_on_spot for _, term in terms)):
        return PerformanceState.ON_SPOT
    if case.performed_on is not None or (terms and not left):
        return PerformanceState.DONE
    if any(is_refused(case, number) for number, _ in left) or case.breached_on is not None:
        return PerformanceState.REFUSED
    began = any(step.done_on is not None for step in case.performances) or len(left) < len(terms)
    return said or (PerformanceState.PARTIAL if began else PerformanceState.DUE)


def said_of_all(case: DisputeCase) -> PerformanceState | None:
    """What the only line says that is kept of the carrying out, where it is for the whole agreement."""
    line = case.performances[0] if len(case.performances) == 1 else None
    return None if line is None or line.term_position is not None or line.due_on is not None else line.performance_state


def last_due_on(case: DisputeCase) -> date | None:
    """The last agreed day of performance, instalments included."""
    days = [term.due_on for term in case.terms if term.due_on is not None]
    days += [step.due_on for step in case.performances if step.due_on is not None]
    return max(days, default=None)


def last_done_on(case: DisputeCase) -> date | None:
    """The day the last step was carried out."""
    return max((step.done_on for step in case.performances if step.done_on is not None), default=None)


def last_return_visit_on(case: DisputeCase) -> date | None:
    """The day of the last return visit (回访)."""
    return max((visit.held_on for visit in case.return_visits), default=None)


def opposed_names(case: DisputeCase) -> tuple[list[str], list[str], list[str]]:
    """The names of one side, of the other, and of third parties; without roles the last party stands against those before it."""
    one, other = party_names(case, PartyRole.APPLICANT), party_names(case, PartyRole.RESPONDENT)
    everyone = party_names(case)
    if not (one and other):
        return everyone[:-1], everyone[-1:], []
    return one, other, [name for name in everyone if name not in one and name not in other]


def label(case: DisputeCase) -> str:
    """How a dispute is named: 张某与李某邻里纠纷, more than two parties as 等N方."""
    names = party_names(case)
    kind = "纠纷" if case.dispute_type in (None, DisputeType.OTHER) else case.dispute_type.label
    if not names:
        return kind
    if len(names) == 1:
        return f"{names[0]}{kind}"
    one, other, _ = opposed_names(case)
    return f"{one[0]}与{other[0]}{f'等{len(names)}方' if len(names) > 2 else ''}{kind}"
