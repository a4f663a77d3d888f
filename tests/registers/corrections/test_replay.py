"""What a case's own dates say it has gone through, for old ledgers and whole records."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from libao_desk.registers.corrections.codes import CheckInResult, CorrectionCategory, CorrectionState, ExitKind, SanctionKind
from libao_desk.registers.corrections.model import CorrectionCase
from libao_desk.registers.corrections.parts_events import CorrectionLibertyEvent, CorrectionSearch
from libao_desk.registers.corrections.replay import replay

from .builders import TODAY, a_case, a_checked_in, a_juvenile, a_sanction, an_expected

S = CorrectionState
USUAL = "expect0708 register0710 announce0713"


def _course(case: CorrectionCase, today: date = TODAY) -> str:
    return " ".join(f"{step.event}{step.happened_on:%m%d}" for step in replay(case, today))


def _ended(kind: ExitKind | None, day: date = date(2020, 12, 1), **values: Any) -> dict[str, Any]:
    return {"ended_on": day, "exit_kind": kind} | values


def _proposed(**values: Any) -> CorrectionCase:
    return a_case(sanctions=[a_sanction(proposed_on=date(2020, 11, 2), **values)])


COURSES: dict[str, tuple[Callable[[], CorrectionCase], str]] = {
    "under supervision": (a_case, USUAL),
    "checked in": (a_checked_in, "expect0708 register0710"),
    "waiting": (lambda: an_expected(notice_received_on=date(2020, 7, 7)), "expect0707"),
    "only the judgment known": (lambda: an_expected(term_from=None), "expect0706"),
    "an old row without papers": (an_expected, "expect0706 announce0706"),
    "an inquiry": (lambda: an_expected(effective_on=None, term_from=None, entrusted_on=date(2020, 5, 11)), "entrust0511"),
    "an inquiry first": (
        lambda: a_case(entrusted_on=date(2020, 5, 11)),
        "entrust0511 receive0708 register0710 announce0713",
    ),
    "an inquiry that came to nothing": (
        lambda: an_expected(effective_on=None, term_from=None, entrusted_on=date(2020, 5, 11), **_ended(ExitKind.OTHER, date(2020, 6, 1))),
        "entrust0511 close_inquiry0601",
    ),
    "papers after the check-in": (lambda: a_case(docs_received_on=date(2020, 7, 12)), "expect0710 register0710 announce0713"),
    "the check-in after the announcement": (lambda: a_case(checked_in_on=date(2020, 7, 15)), "expect0708 register0713 announce0713"),
    "lost and found": (
        lambda: a_case(searches=[CorrectionSearch(lost_found_on=date(2020, 9, 1), found_on=date(2020, 9, 4))]),
        f"{USUAL} lose0901 find0904",
    ),
    "still lost": (lambda: a_case(searches=[CorrectionSearch(lost_found_on=date(2020, 9, 1))]), f"{USUAL} lose0901"),
    "never came": (
        lambda: an_expected(
            docs_received_on=date(2020, 7, 8),
            checkin_result=CheckInResult.NO_SHOW,
            searches=[CorrectionSearch(lost_found_on=date(2020, 7, 17))],
        ),
        "expect0708 no_show0717",
    ),
    "held and freed": (
        lambda: a_case(liberty_events=[CorrectionLibertyEvent(starts_on=date(2020, 9, 1), ends_on=date(2020, 9, 8))]),
        f"{USUAL} hold0901 free0908",
    ),
    "proposed": (_proposed, f"{USUAL} propose_revocation1102"),
    "refused": (lambda: _proposed(decided_on=date(2020, 12, 1), is_granted=False), f"{USUAL} propose_revocation1102 keep1201"),
    "revoked": (
        lambda: a_case(
            sanctions=[a_sanction(proposed_on=date(2020, 11, 2), decided_on=date(2020, 12, 1), is_granted=True)],
            **_ended(ExitKind.PROBATION_REVOKED),
        ),
        f"{USUAL} propose_revocation1102 revoke1201",
    ),
    "the wrong kind of proposal is none": (
        lambda: a_case(category=CorrectionCategory.PAROLE, sanctions=[a_sanction(SanctionKind.REVOKE_PROBATION)]),
        USUAL,
    ),
    "released": (lambda: a_case(term_to=date(2020, 12, 1), **_ended(ExitKind.TERM_ENDED)), f"{USUAL} release1201"),
    "pardoned": (lambda: a_case(**_ended(ExitKind.PARDONED)), f"{USUAL} pardon1201"),
    "dead": (lambda: a_case(**_ended(ExitKind.DEATH)), f"{USUAL} die1201"),
    "moved": (lambda: a_case(**_ended(ExitKind.PLACE_CHANGED)), f"{USUAL} transfer1201"),
    "sealed": (
        lambda: a_juvenile(term_to=date(2020, 12, 1), sealed_on=date(2020, 12, 4), **_ended(ExitKind.TERM_ENDED)),
        f"{USUAL} release1201 seal1204",
    ),
    "an old row that tells no kind, at the term": (
        lambda: a_case(term_to=date(2020, 12, 1), **_ended(None)),
        f"{USUAL} release1201",
    ),
    "an old row that tells no kind, before the term": (lambda: a_case(**_ended(None)), f"{USUAL} close1201"),
    "an old row that knows the term alone": (lambda: CorrectionCase(term_from=date(2020, 3, 2)), "announce0302"),
    "released without a day": (
        lambda: a_case(term_to=date(2020, 12, 1), exit_kind=ExitKind.TERM_ENDED),
        f"{USUAL} release1201",
    ),
    "nothing known": (lambda: CorrectionCase(), ""),
}


@pytest.mark.parametrize("name", COURSES)
def test_the_dates_of_a_case_tell_its_course(name: str) -> None:
    make, course = COURSES[name]
    assert _course(make()) == course


def test_replay_stops_at_today() -> None:
    assert _course(a_case(), date(2020, 7, 12)) == "expect0708 register0710"
    assert _course(a_case(), date(2020, 7, 13)) == USUAL


def test_no_case_is_released_by_its_term_alone() -> None:
    assert _course(a_case(term_to=date(2020, 12, 1))) == USUAL


def test_every_step_ends_in_a_state_of_the_table() -> None:
    targets = {name: [step.target for step in replay(make(), TODAY)] for name, (make, _) in COURSES.items()}
    assert targets["sealed"] == [S.EXPECTED, S.REGISTERED, S.ACTIVE, S.RELEASED, S.SEALED]
    assert targets["revoked"][-2:] == [S.REVOKING, S.TERMINATED]
    assert targets["never came"] == [S.EXPECTED, S.MISSING]
