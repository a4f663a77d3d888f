"""The figures of correction, one case at a time: what counts in a period and what does not, and that the balance balances."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import product
from typing import Any

import pytest

from libao_desk.declare.period_facts import PeriodFacts
from libao_desk.declare.statistic import CountFigure, RateFigure
from libao_desk.registers.corrections import reading
from libao_desk.registers.corrections.codes import (
    ApprovalLevel,
    CorrectionCategory,
    CorrectionState,
    EducationKind,
    ExitKind,
    ManagementClass,
    SanctionKind,
    VisitKind,
)
from libao_desk.registers.corrections.model import CorrectionCase
from libao_desk.registers.corrections.parts import CorrectionEducation, CorrectionPublicService, CorrectionWhereabouts
from libao_desk.registers.corrections.parts_events import CorrectionSearch
from libao_desk.registers.corrections.replay import replay
from tests.registers.courses import course_told

from .builders import (
    CORRECTIONS,
    a_case,
    a_juvenile,
    a_leave,
    a_lesson,
    a_medical_parole,
    a_report,
    a_sanction,
    a_visit,
    an_expected,
    facts,
)

S = CorrectionState
FIGURES = {figure.name: figure for figure in CORRECTIONS.statistics}


def _count(name: str, case: CorrectionCase, period: PeriodFacts) -> int:
    figure = FIGURES[f"corrections.{name}"]
    assert isinstance(figure, CountFigure)
    return figure.counts(case, period)


def _released(day: date, kind: ExitKind = ExitKind.TERM_ENDED) -> CorrectionCase:
    return a_case(S.RELEASED, ended_on=day, exit_kind=kind)


MID_DECEMBER = date(2020, 12, 15)
COUNTED: dict[str, tuple[str, Callable[[], CorrectionCase], str, int]] = {
    "in force": ("in_force", a_case, "2020-12", 1),
    "not yet in force": ("in_force", an_expected, "2020-12", 0),
    "no longer in force": ("in_force", lambda: _released(MID_DECEMBER), "2020-12", 0),
    "in force at the beginning": ("opening", a_case, "2020-12", 1),
    "came in the month": ("opening", a_case, "2020-07", 0),
    "opening counts who ended later": ("opening", lambda: _released(MID_DECEMBER), "2020-12", 1),
    "received in July": ("received", a_case, "2020-07", 1),
    "received, but not in August": ("received", a_case, "2020-08", 0),
    "a move is no new case": ("received", lambda: a_case(moved_in_from="江苏省东台市"), "2020-07", 0),
    "moved in": ("moved_in", lambda: a_case(moved_in_from="江苏省东台市"), "2020-07", 1),
    "released": ("released", lambda: _released(MID_DECEMBER), "2020-12", 1),
    "pardoned": ("released", lambda: _released(MID_DECEMBER, ExitKind.PARDONED), "2020-12", 1),
    "released another month": ("released", lambda: _released(MID_DECEMBER), "2020-11", 0),
    "revoked is not released": ("released", lambda: _released(MID_DECEMBER, ExitKind.PROBATION_REVOKED), "2020-12", 0),
    "revoked": ("terminated", lambda: _released(MID_DECEMBER, ExitKind.PROBATION_REVOKED), "2020-12", 1),
    "dead": ("terminated", lambda: _released(MID_DECEMBER, ExitKind.DEATH), "2020-12", 1),
    "moved away is not terminated": ("terminated", lambda: _released(MID_DECEMBER, ExitKind.PLACE_CHANGED), "2020-12", 0),
    "moved away": ("moved_out", lambda: _released(MID_DECEMBER, ExitKind.PLACE_CHANGED), "2020-12", 1),
    "released, the kind left empty": ("released", lambda: a_case(S.RELEASED, ended_on=MID_DECEMBER), "2020-12", 1),
    "released, the kind left empty, is not terminated": ("terminated", lambda: a_case(S.RELEASED, ended_on=MID_DECEMBER), "2020-12", 0),
    "moved away, the kind left empty": ("moved_out", lambda: a_case(S.TRANSFERRED, ended_on=MID_DECEMBER), "2020-12", 1),
    "terminated, the kind left empty": ("terminated", lambda: a_case(S.TERMINATED, ended_on=MID_DECEMBER), "2020-12", 1),
    "sealed after the term, the kind left empty": (
        "released",
        lambda: a_juvenile(state=S.SEALED, term_to=MID_DECEMBER, ended_on=MID_DECEMBER),
        "2020-12",
        1,
    ),
    "in force at the end": ("closing", a_case, "2020-12", 1),
    "ended on the last day": ("closing", lambda: _released(date(2020, 12, 31)), "2020-12", 0),
    "a sealed case still counts as released": (
        "released",
        lambda: a_juvenile(state=S.SEALED, ended_on=MID_DECEMBER, sealed_on=MID_DECEMBER, exit_kind=ExitKind.TERM_ENDED),
        "2020-12",
        1,
    ),
    "on probation": ("closing_probation", a_case, "2020-12", 1),
    "not on parole": ("closing_parole", a_case, "2020-12", 0),
    "on parole": ("closing_parole", lambda: a_case(category=CorrectionCategory.PAROLE), "2020-12", 1),
    "under surveillance": ("received_surveillance", lambda: a_case(category=CorrectionCategory.PUBLIC_SURVEILLANCE), "2020-07", 1),
    "on medical parole": ("closing_medical_parole", a_medical_parole, "2020-12", 1),
    "strictly managed": ("class_strict", lambda: a_case(mgmt_class=ManagementClass.STRICT), "2020-12", 1),
    "not strictly managed": ("class_strict", a_case, "2020-12", 0),
    "normally managed": ("class_normal", a_case, "2020-12", 1),
    "an ended case has no class": ("class_normal", lambda: _released(MID_DECEMBER), "2020-12", 0),
    "admonished": (
        "sanctions_admon",
        lambda: a_case(sanctions=[a_sanction(SanctionKind.ADMONITION, decided_on=MID_DECEMBER)]),
        "2020-12",
        1,
    ),
    "an admonition counts when decided": (
        "sanctions_admon",
        lambda: a_case(sanctions=[a_sanction(SanctionKind.ADMONITION, proposed_on=MID_DECEMBER)]),
        "2020-12",
        0,
    ),
    "an admonition that was not granted never counts": (
        "sanctions_admon",
        lambda: a_case(sanctions=[a_sanction(SanctionKind.ADMONITION, decided_on=MID_DECEMBER, is_granted=False)]),
        "2020-12",
        0,
    ),
    "a proposal counts when made": (
        "sanctions_rev_s",
        lambda: a_case(sanctions=[a_sanction(proposed_on=MID_DECEMBER)]),
        "2020-12",
        1,
    ),
    "a ruling is no second proposal": (
        "sanctions_rev_s",
        lambda: a_case(sanctions=[a_sanction(decided_on=MID_DECEMBER)]),
        "2020-12",
        0,
    ),
    "an absence the office approved": ("leaves_office", lambda: a_case(leaves=[a_leave()]), "2020-12", 1),
    "not the county": ("leaves_county", lambda: a_case(leaves=[a_leave()]), "2020-12", 0),
    "an absence the county approved": (
        "leaves_county",
        lambda: a_case(leaves=[a_leave(approver=ApprovalLevel.COUNTY)]),
        "2020-12",
        1,
    ),
    "a refused absence": ("leaves_office", lambda: a_case(leaves=[a_leave(is_refused=True)]), "2020-12", 0),
    "lost": ("lost_contact", lambda: a_case(S.MISSING, searches=[CorrectionSearch(lost_found_on=MID_DECEMBER)]), "2020-12", 1),
    "never came is not lost contact": (
        "lost_contact",
        lambda: an_expected(state=S.MISSING, docs_received_on=date(2020, 12, 1), searches=[CorrectionSearch(lost_found_on=MID_DECEMBER)]),
        "2020-12",
        0,
    ),
    "never taken over": ("never_taken_over", lambda: a_case(is_missed=True, missed_found_on=MID_DECEMBER), "2020-12", 1),
    "never taken over, found another month": (
        "never_taken_over",
        lambda: a_case(is_missed=True, missed_found_on=MID_DECEMBER),
        "2020-11",
        0,
    ),
    "reoffended": ("reoffended", lambda: a_case(has_reoffended=True, reoffended_on=MID_DECEMBER), "2020-12", 1),
    "reoffended another month": ("reoffended", lambda: a_case(has_reoffended=True, reoffended_on=MID_DECEMBER), "2020-11", 0),
    "reports": ("reports", lambda: a_case(reports=[a_report(MID_DECEMBER), a_report(date(2020, 12, 1))]), "2020-12", 2),
    "group lessons": (
        "group_education",
        lambda: a_case(educations=[a_lesson(MID_DECEMBER), a_lesson(MID_DECEMBER, EducationKind.INDIVIDUAL)]),
        "2020-12",
        1,
    ),
    "public service": ("public_service", lambda: a_case(public_services=[CorrectionPublicService(held_on=MID_DECEMBER)]), "2020-12", 1),
    "home visits": (
        "home_visits",
        lambda: a_case(visits=[a_visit(MID_DECEMBER), a_visit(MID_DECEMBER, VisitKind.DATA)]),
        "2020-12",
        1,
    ),
}


@pytest.mark.parametrize("name", COUNTED)
def test_a_case_counts_where_it_should(name: str) -> None:
    figure, make, period, expected = COUNTED[name]
    assert _count(figure, make(), facts(period)) == expected


def _checks(*succeeded: bool) -> list[CorrectionWhereabouts]:
    return [CorrectionWhereabouts(made_on=MID_DECEMBER, succeeded=each) for each in succeeded]


@pytest.mark.parametrize(
    ("checks", "period", "expected"),
    [
        (_checks(True, True), "2020-12", (2, 2)),
        (_checks(True, False), "2020-12", (1, 2)),
        (_checks(True), "2020-11", (0, 0)),
        ([], "2020-12", (0, 0)),
    ],
    ids=["all", "one failed", "another month", "none made"],
)
def test_the_locating_rate_is_checks_that_succeeded_over_checks_made(
    checks: list[CorrectionWhereabouts], period: str, expected: tuple[int, int]
) -> None:
    rate = FIGURES["corrections.locating_rate"]
    assert isinstance(rate, RateFigure)
    case = a_case(whereabouts_checks=checks)
    assert (rate.numerator(case, facts(period)), rate.denominator(case, facts(period))) == expected


STATES_OF_END = {ExitKind.TERM_ENDED: S.RELEASED, ExitKind.PARDONED: S.RELEASED, ExitKind.PLACE_CHANGED: S.TRANSFERRED}
DAYS = tuple(date.fromisoformat(f"20{day}") for day in ("19-12-31", "20-01-01", "20-02-29", "20-11-30", "20-12-01", "20-12-31", "21-01-01"))
PERIODS = ("2020", "2020-02", "2020-11", "2020-12", "2020-Q4", "2020-H1", "2021-01")


def _courses() -> Iterator[CorrectionCase]:
    """A case of each kind that came and went on each pair of days at the edges of the periods, or never went."""
    for came, moved_in in product(DAYS, (None, "江苏省东台市")):
        begun: dict[str, Any] = {"checked_in_on": came, "intake_announced_on": came, "moved_in_from": moved_in}
        yield a_case(**begun)
        for ended, kind in product(DAYS, ExitKind):
            if ended >= came:
                category = tuple(CorrectionCategory)[len(kind.name) % 4]
                yield a_case(**begun, ended_on=ended, exit_kind=kind, category=category)


def _at(period: str) -> PeriodFacts:
    """The period, with the states that the history would give."""
    found = facts(period)

    def state(case: CorrectionCase) -> CorrectionState | None:
        if case.ended_on is not None and case.ended_on <= found.last_day:
            return STATES_OF_END.get(case.exit_kind or ExitKind.OTHER, S.TERMINATED)
        return S.ACTIVE if case.checked_in_on is not None and case.checked_in_on <= found.last_day else None

    return PeriodFacts(found.period, found.office, state, course=course_told(replay, found.last_day))


def _unbalanced(case: CorrectionCase, at: PeriodFacts) -> bool:
    came = sum(_count(name, case, at) for name in ("opening", "received", "moved_in"))
    left = sum(_count(name, case, at) for name in ("released", "terminated", "moved_out"))
    return not came - left == _count("closing", case, at) == _count("in_force", case, at)


@pytest.mark.parametrize("period", PERIODS)
def test_opening_and_coming_less_leaving_is_closing(period: str) -> None:
    assert [case for case in _courses() if _unbalanced(case, _at(period))] == []


def test_a_month_opens_as_the_month_before_it_closed() -> None:
    december, november = _at("2020-12"), _at("2020-11")
    assert [case for case in _courses() if _count("opening", case, december) != _count("closing", case, november)] == []


def test_an_end_that_was_typed_and_not_carried_out_ends_nothing() -> None:
    died, december = a_case(ended_on=date(2020, 12, 20), exit_kind=ExitKind.DEATH), facts("2020-12")
    assert {name: _count(name, died, december) for name in ("opening", "terminated", "closing", "in_force")} == {
        "opening": 1,
        "terminated": 0,
        "closing": 1,
        "in_force": 1,
    }


def test_whoever_leaves_leaves_in_one_way() -> None:
    ways = [sum(_count(name, case, _at("2020")) for name in ("released", "terminated", "moved_out")) for case in _courses()]
    assert set(ways) == {0, 1}
    assert min(_count("terminated", case, _at("2020")) for case in _courses()) == 0


def test_the_categories_add_up() -> None:
    kinds = ("surveillance", "probation", "parole", "medical_parole")
    for case in _courses():
        assert sum(_count(f"closing_{kind}", case, _at("2020")) for kind in kinds) == _count("closing", case, _at("2020"))


NOT_THERE: dict[str, Callable[[], CorrectionCase]] = {
    "never came": lambda: an_expected(state=S.MISSING, docs_received_on=date(2020, 7, 8)),
    "expected, the papers not yet there": lambda: an_expected(),
}


@pytest.mark.parametrize("name", NOT_THERE)
def test_a_case_that_was_not_there_is_in_no_balance(name: str) -> None:
    counted = {figure: _count(figure, NOT_THERE[name](), facts("2020")) for figure in ("opening", "received", "terminated", "closing")}
    assert set(counted.values()) == {0}


def test_who_was_released_on_a_day_nobody_wrote_down_leaves_with_the_move() -> None:
    released = a_case(S.RELEASED)
    assert {name: _count(name, released, facts("2020")) for name in ("opening", "received", "released", "closing")} == {
        "opening": 0,
        "received": 1,
        "released": 1,
        "closing": 0,
    }


@pytest.mark.parametrize("state", S)
def test_the_balance_closes_with_those_in_force(state: CorrectionState) -> None:
    ended: dict[str, Any] = {}
    if state in (S.RELEASED, S.TERMINATED, S.TRANSFERRED, S.SEALED):
        ended = {"ended_on": MID_DECEMBER, "exit_kind": ExitKind.TERM_ENDED}
    make = an_expected if state in (S.ASSESS, S.EXPECTED) else a_case
    case = make(state=state, **ended)
    assert _count("closing", case, facts()) == _count("in_force", case, facts())


def test_the_contracts_figures_are_declared() -> None:
    assert {"corrections.in_force", "corrections.locating_rate"} <= set(FIGURES)


def test_every_kind_of_sanction_and_level_of_approval_has_a_figure() -> None:
    assert {f"corrections.sanctions_{kind.value.lower()}" for kind in SanctionKind} <= set(FIGURES)
    assert {f"corrections.leaves_{level.value.lower()}" for level in ApprovalLevel} <= set(FIGURES)


@pytest.mark.parametrize("name", [name for name, figure in FIGURES.items() if isinstance(figure, CountFigure)])
def test_nothing_of_an_empty_record_counts(name: str) -> None:
    assert _count(name.removeprefix("corrections."), CorrectionCase(state=S.EXPECTED), facts()) == 0


def test_a_lesson_missed_is_no_lesson() -> None:
    day = date(2020, 12, 3)
    came = CorrectionEducation(kind=EducationKind.GROUP, held_on=day)
    absent = CorrectionEducation(kind=EducationKind.GROUP, held_on=day, is_absent=True, absence_reason="就医")
    assert reading.lessons(a_case(educations=[came, absent])) == [came]
    served = CorrectionPublicService(held_on=day)
    stayed_away = CorrectionPublicService(held_on=day, is_absent=True)
    assert reading.services(a_case(public_services=[stayed_away, served])) == [served]
