"""The dated moves that a case entered whole has already gone through, by its own dates (历史流转推定)."""

from collections.abc import Iterator
from datetime import date

from libao_desk.declare.lifecycle import Step

from .codes import REVOCATIONS, CorrectionState, ExitKind
from .model import CorrectionCase
from .parts_events import CorrectionSearch
from .reading import in_force_from, likely_end, sanctions_of

S = CorrectionState

_ENDS: dict[ExitKind, tuple[str, CorrectionState]] = {
    ExitKind.TERM_ENDED: ("release", S.RELEASED),
    ExitKind.PARDONED: ("pardon", S.RELEASED),
    ExitKind.PLACE_CHANGED: ("transfer", S.TRANSFERRED),
    ExitKind.RECALLED: ("revoke", S.TERMINATED),
    ExitKind.PROBATION_REVOKED: ("revoke", S.TERMINATED),
    ExitKind.PAROLE_REVOKED: ("revoke", S.TERMINATED),
    ExitKind.DEATH: ("die", S.TERMINATED),
    ExitKind.OTHER: ("close", S.TERMINATED),
}


def replay(case: CorrectionCase, today: date) -> tuple[Step, ...]:
    """The moves up to `today`, oldest first; empty where the case has no date to go by.

    An old ledger that knows only the term of a case puts it in force on the first day of the term. A date out of order
    (an instrument that came after the check-in) is taken back to the step after it; an end takes back none: what had happened
    by then keeps its day whatever is typed as the end. No case is released by its term alone.
    """
    line = [*_intake(case), *_episodes(case)]
    for index in range(len(line) - 2, -1, -1):
        event, target, day = line[index]
        line[index] = (event, target, min(day, line[index + 1][2]))
    return tuple(Step(event, target, day) for event, target, day in (*line, *_end(case)) if day <= today)


Moment = tuple[str, CorrectionState, date]


def _intake(case: CorrectionCase) -> Iterator[Moment]:
    came = case.docs_received_on or case.notice_received_on or case.effective_on
    announced = case.intake_announced_on
    if announced is None and case.checked_in_on is None:
        announced = in_force_from(case)
    moments = (
        ("entrust", S.ASSESS, case.entrusted_on),
        ("expect" if case.entrusted_on is None else "receive", S.EXPECTED, came),
        *(("no_show", S.MISSING, search.lost_found_on) for search in _before_check_in(case)),
        ("register", S.REGISTERED, case.checked_in_on),
        ("announce", S.ACTIVE, announced),
    )
    yield from ((event, target, day) for event, target, day in moments if day is not None)


def _before_check_in(case: CorrectionCase) -> list[CorrectionSearch]:
    """The searches for one who had not come yet (逾期未报到); his coming is how he was found."""
    came = case.checked_in_on or case.intake_announced_on
    return [search for search in case.searches if came is None or search.lost_found_on < came]


def _episodes(case: CorrectionCase) -> list[Moment]:
    found: list[Moment] = []
    for search in case.searches:
        if search in _before_check_in(case):
            continue
        found.append(("lose", S.MISSING, search.lost_found_on))
        if search.found_on is not None and case.intake_announced_on is not None:
            found.append(("find", S.ACTIVE, search.found_on))
    for measure in case.liberty_events:
        found.append(("hold", S.HELD, measure.starts_on))
        if measure.ends_on is not None:
            found.append(("free", S.ACTIVE, measure.ends_on))
    return sorted([*found, *_proposals(case)], key=lambda moment: moment[2])


def _proposals(case: CorrectionCase) -> Iterator[Moment]:
    kind = REVOCATIONS.get(case.category) if case.category is not None else None
    for proposal in sanctions_of(case, kind) if kind is not None else ():
        if proposal.proposed_on is not None:
            yield "propose_revocation", S.REVOKING, proposal.proposed_on
            if proposal.decided_on is not None and proposal.is_granted is False:
                yield "keep", S.ACTIVE, proposal.decided_on


def _end(case: CorrectionCase) -> Iterator[Moment]:
    day = case.ended_on
    if day is None and case.exit_kind is ExitKind.TERM_ENDED:
        day = case.term_to
    if day is not None:
        event, target = _ENDS[case.exit_kind or likely_end(case, day)]
        if event == "close" and in_force_from(case) is None:
            event = "close_inquiry"
        yield event, target, day
        if case.sealed_on is not None:
            yield "seal", S.SEALED, max(day, case.sealed_on)
