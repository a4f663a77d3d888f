"""The figures, one record at a time: what counts in a period and what does not."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from libao_desk.core.period import Period
from libao_desk.declare.period_facts import PeriodFacts
from libao_desk.declare.statistic import AmountFigure, CountFigure, RateFigure
from libao_desk.people.codes import CommitteeKind
from libao_desk.registers.disputes import codes
from libao_desk.registers.disputes.codes import (
    ConfirmationResult,
    Difficulty,
    DisputeState,
    EntrustedBy,
    LogState,
    Outcome,
    OutsideTopic,
    Prevention,
    Source,
    Sued,
)
from libao_desk.registers.disputes.log_registers import LOG_REGISTERS
from libao_desk.registers.disputes.logs import OutsideFigure, ReceptionRecord, SweepRecord
from libao_desk.registers.disputes.model import DisputeCase
from libao_desk.registers.disputes.parts import DisputeConfirmation, DisputeDossier, DisputePrevented, DisputeSubsidy
from libao_desk.registers.disputes.register import DISPUTES

from .builders import OFFICE, a_case, a_committee, a_step, a_term, an_application

FIGURES = {figure.name: figure for register in (DISPUTES, *LOG_REGISTERS) for figure in register.statistics}
FACTS = PeriodFacts(Period.parse("2020-11"), OFFICE, lambda record: record.state)
NEXT_YEAR = PeriodFacts(Period.parse("2021"), OFFICE, lambda record: record.state)


def _count(name: str, record: Any, facts: PeriodFacts = FACTS) -> int:
    figure = FIGURES[name]
    assert isinstance(figure, CountFigure)
    return figure.counts(record, facts)


def _police(**values: Any) -> OutsideFigure:
    standard: dict[str, Any] = {
        "topic": OutsideTopic.POLICE_DISPUTES,
        "period_from": date(2020, 11, 1),
        "period_end": date(2020, 11, 30),
    }
    return OutsideFigure(**(standard | values))


def _rate(name: str, record: Any) -> tuple[int, int]:
    figure = FIGURES[name]
    assert isinstance(figure, RateFigure)
    return figure.numerator(record, FACTS), figure.denominator(record, FACTS)


CENTRE = a_committee(kind=CommitteeKind.CENTRE)
RULED = {"applied_on": date(2020, 11, 21), "result": ConfirmationResult.CONFIRMED, "ruling_on": date(2020, 11, 30)}
COUNTED: dict[str, tuple[str, Callable[[], Any], int]] = {
    "accepted": ("disputes.accepted", a_case, 1),
    "only applied for": ("disputes.accepted", an_application, 0),
    "settled in writing": ("disputes.settled", a_case, 1),
    "settled orally": ("disputes.settled", lambda: a_case(outcome=Outcome.ORAL), 1),
    "failed is not settled": ("disputes.settled", lambda: a_case(outcome=Outcome.FAILED), 0),
    "stopped is not settled": ("disputes.settled", lambda: a_case(outcome=Outcome.STOPPED), 0),
    "not concluded": ("disputes.settled", lambda: a_case(concluded_on=None), 0),
    "failed": ("disputes.failed", lambda: a_case(outcome=Outcome.FAILED), 1),
    "stopped is not failed": ("disputes.failed", lambda: a_case(outcome=Outcome.STOPPED), 0),
    "centre's case": ("disputes.centre_accepted", lambda: a_case(committee=CENTRE), 1),
    "another's case": ("disputes.centre_accepted", a_case, 0),
    "centre's settlement": ("disputes.centre_settled", lambda: a_case(committee=CENTRE), 1),
    "centre's failure": ("disputes.centre_settled", lambda: a_case(committee=CENTRE, outcome=Outcome.FAILED), 0),
    "people": ("disputes.people", lambda: a_case(people_count=5), 5),
    "on application": ("disputes.source_apply", a_case, 1),
    "on our own initiative": ("disputes.source_active", lambda: a_case(source=Source.INITIATIVE), 1),
    "entrusted": ("disputes.source_entrust", lambda: a_case(source=Source.ENTRUSTED), 1),
    "by the court": ("disputes.entrusted_court", lambda: a_case(source=Source.ENTRUSTED, entrusted_by=EntrustedBy.COURT), 1),
    "by the police": ("disputes.entrusted_court", lambda: a_case(source=Source.ENTRUSTED, entrusted_by=EntrustedBy.POLICE), 0),
    "neighbours": ("disputes.type_02", a_case, 1),
    "no traffic": ("disputes.type_13", a_case, 0),
    "hard": ("disputes.hard", lambda: a_case(difficulty=Difficulty.MAJOR), 1),
    "not hard": ("disputes.hard", lambda: a_case(difficulty=Difficulty.GENERAL), 0),
    "written": ("disputes.written", a_case, 1),
    "oral": ("disputes.oral", lambda: a_case(outcome=Outcome.ORAL), 1),
    "performed": ("disputes.performed", lambda: a_case(performances=[a_step()]), 1),
    "not performed": ("disputes.performed", a_case, 0),
    "an old row that says nothing of terms": ("disputes.performed", lambda: a_case(terms=[]), 0),
    "nobody counted the people, there are two parties": ("disputes.people", lambda: a_case(people_count=None), 2),
    "nobody was concerned": ("disputes.people", lambda: a_case(people_count=0), 0),
    "nobody counted the people, no party is known": ("disputes.people", lambda: a_case(people_count=None, parties=[]), 0),
    "suicides prevented, cases": (
        "disputes.prevented_suicide_cases",
        lambda: a_case(prevented=[DisputePrevented(prevention=Prevention.SUICIDE, cases_count=1, people_count=2)]),
        1,
    ),
    "a suicide prevented, nothing counted": (
        "disputes.prevented_suicide_people",
        lambda: a_case(prevented=[DisputePrevented(prevention=Prevention.SUICIDE)]),
        0,
    ),
    "suicides prevented, people": (
        "disputes.prevented_suicide_people",
        lambda: a_case(prevented=[DisputePrevented(prevention=Prevention.SUICIDE, cases_count=1, people_count=2)]),
        2,
    ),
    "another prevention": (
        "disputes.prevented_crime_people",
        lambda: a_case(prevented=[DisputePrevented(prevention=Prevention.SUICIDE, cases_count=1, people_count=2)]),
        0,
    ),
    "court asked": ("disputes.confirmation_asked", lambda: a_case(confirmation=[DisputeConfirmation(**RULED)]), 1),
    "court confirmed": ("disputes.confirmed", lambda: a_case(confirmation=[DisputeConfirmation(**RULED)]), 1),
    "court rejected": (
        "disputes.confirmed",
        lambda: a_case(confirmation=[DisputeConfirmation(**(RULED | {"result": ConfirmationResult.REJECTED}))]),
        0,
    ),
    "sued": ("disputes.sued", lambda: a_case(sued=Sued.CHANGED), 1),
    "not sued": ("disputes.sued", lambda: a_case(sued=Sued.NONE), 0),
    "agreement upheld": ("disputes.sued_upheld", lambda: a_case(sued=Sued.CHANGED), 0),
    "agreement changed": ("disputes.sued_changed", lambda: a_case(sued=Sued.CHANGED), 1),
    "a sweep": ("sweeps.held", lambda: SweepRecord(held_on=date(2020, 11, 2), state=LogState.RECORDED), 1),
    "a void sweep": ("sweeps.held", lambda: SweepRecord(held_on=date(2020, 11, 2), state=LogState.VOID), 0),
    "a sweep of another month": ("sweeps.held", lambda: SweepRecord(held_on=date(2020, 12, 2), state=LogState.RECORDED), 0),
    "found by a sweep": ("sweeps.disputes_found", lambda: SweepRecord(held_on=date(2020, 11, 2), disputes_found=3), 3),
    "prevented by a sweep": ("sweeps.disputes_prevented", lambda: SweepRecord(held_on=date(2020, 11, 2), disputes_prevented=2), 2),
    "visitors": ("receptions.persons", lambda: ReceptionRecord(held_on=date(2020, 11, 2), persons_count=4), 4),
    "receptions": ("receptions.held", lambda: ReceptionRecord(held_on=date(2020, 11, 2), persons_count=4), 1),
    "police-reported": ("outside-figures.police_disputes", lambda: _police(total=979, settled=970), 979),
    "police-reported and settled": ("outside-figures.police_settled", lambda: _police(total=979, settled=970), 970),
    "a survey is no police report": (
        "outside-figures.police_disputes",
        lambda: _police(topic=OutsideTopic.GRID_KNOWN, total=9),
        0,
    ),
    "void reception": (
        "receptions.persons",
        lambda: ReceptionRecord(held_on=date(2020, 11, 2), persons_count=4, state=LogState.VOID),
        0,
    ),
}


OF_A_YEAR = {"period_from": date(2020, 1, 1), "period_end": date(2020, 12, 31)}
OF_A_QUARTER = {"period_from": date(2020, 10, 1), "period_end": date(2020, 12, 31)}
STRETCHES = [
    (OF_A_YEAR, "2020", 9),
    (OF_A_YEAR, "2020-12", 0),
    (OF_A_YEAR, "2020-Q4", 0),
    (OF_A_QUARTER, "2020-12", 0),
    (OF_A_QUARTER, "2020-Q4", 9),
    (OF_A_QUARTER, "2020-H2", 9),
    (OF_A_QUARTER, "2020", 9),
    ({"period_from": None, "period_end": date(2020, 12, 31)}, "2020-12", 0),
    ({"period_from": None, "period_end": date(2020, 12, 31)}, "2020", 9),
]


@pytest.mark.parametrize(("stretch", "period", "expected"), STRETCHES)
def test_a_figure_from_outside_counts_only_where_all_it_counted_lies(stretch: dict[str, Any], period: str, expected: int) -> None:
    facts = PeriodFacts(Period.parse(period), OFFICE, lambda record: record.state)
    record = _police(total=9, settled=9, state=LogState.RECORDED, **stretch)
    assert _count("outside-figures.police_disputes", record, facts) == expected


@pytest.mark.parametrize("name", COUNTED)
def test_a_record_counts_where_it_should(name: str) -> None:
    figure, make, expected = COUNTED[name]
    assert _count(figure, make()) == expected


@pytest.mark.parametrize("figure", [figure.name for figure in DISPUTES.statistics if isinstance(figure, CountFigure)])
def test_nothing_counts_in_another_period(figure: str) -> None:
    assert _count(figure, a_case(people_count=3, committee=CENTRE, sued=Sued.UPHELD, performances=[a_step()]), NEXT_YEAR) == 0


def test_the_amount_is_that_of_agreements_concluded() -> None:
    figure = FIGURES["disputes.amount_yuan"]
    assert isinstance(figure, AmountFigure)
    assert figure.amount(a_case(), FACTS) == Decimal("16409.02")
    assert figure.amount(a_case(), NEXT_YEAR) == 0
    assert figure.amount(a_case(outcome=Outcome.FAILED), FACTS) == 0
    assert figure.amount(a_case(amount=None), FACTS) == 0


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"level": Difficulty.SIMPLE}, 0),
        ({"level": Difficulty.GENERAL}, 100),
        ({"level": Difficulty.COMPLEX}, 0),
        ({"level": Difficulty.MAJOR}, 300),
        ({"level": Difficulty.MAJOR, "amount": Decimal(500)}, 500),
        ({}, 0),
    ],
    ids=["simple, not known", "the usual rate", "complex, not known", "the least of a grave one", "what was fixed", "no level"],
)
def test_the_subsidy_of_a_filed_volume(values: dict[str, Any], expected: int) -> None:
    figure = FIGURES["disputes.subsidy_yuan"]
    assert isinstance(figure, AmountFigure)
    case = a_case(subsidy=[DisputeSubsidy(**values)], dossier=[DisputeDossier(filed_on=date(2020, 11, 30))])
    assert figure.amount(case, FACTS) == expected
    assert figure.amount(case, NEXT_YEAR) == 0


RATES: list[tuple[str, Callable[[], DisputeCase], tuple[int, int]]] = [
    ("disputes.settled_rate", a_case, (1, 1)),
    ("disputes.settled_rate", lambda: a_case(outcome=Outcome.STOPPED), (0, 1)),
    ("disputes.settled_rate", lambda: a_case(concluded_on=None), (0, 0)),
    ("disputes.handled_rate", lambda: a_case(DisputeState.IN_PROGRESS), (1, 1)),
    ("disputes.handled_rate", lambda: a_case(DisputeState.APPLIED), (0, 1)),
    ("disputes.performed_rate", lambda: a_case(terms=[a_term(due_on=date(2020, 11, 30))]), (0, 1)),
    ("disputes.performed_rate", lambda: a_case(terms=[a_term(due_on=date(2020, 11, 30))], performances=[a_step()]), (1, 1)),
    ("disputes.performed_rate", lambda: a_case(terms=[a_term(due_on=date(2020, 12, 1))]), (0, 0)),
    ("disputes.performed_rate", lambda: a_case(terms=[a_term(is_on_spot=True)]), (1, 1)),
]


@pytest.mark.parametrize(("name", "make", "expected"), RATES)
def test_a_rate_has_its_record_above_and_below_the_line(name: str, make: Callable[[], DisputeCase], expected: tuple[int, int]) -> None:
    assert _rate(name, make()) == expected


def test_the_contracts_figures_are_declared() -> None:
    wanted = """disputes.accepted disputes.settled disputes.failed disputes.settled_rate disputes.centre_accepted
    disputes.centre_settled disputes.amount_yuan sweeps.held receptions.persons"""
    assert set(wanted.split()) <= set(FIGURES)


def test_every_head_of_the_countys_table_has_a_figure() -> None:
    assert {f"disputes.type_{n:02d}" for n in range(1, 16)} <= set(FIGURES)
    assert {f"disputes.entrusted_{body.value.lower()}" for body in codes.EntrustedBy} <= set(FIGURES)


@pytest.mark.parametrize("dispute_type", list(codes.DisputeType))
def test_every_type_of_dispute_stands_under_one_head_of_the_table(dispute_type: codes.DisputeType) -> None:
    case = a_case(dispute_type=dispute_type)
    heads = [f"disputes.type_{code.value}" for code in codes.STATISTICAL_TYPES]
    assert _count("disputes.accepted", case) == 1
    assert sum(_count(head, case) for head in heads) == 1


def test_what_was_carried_out_after_its_period_is_in_the_year_alone_as_the_table_says() -> None:
    figure = FIGURES["disputes.performed"]
    assert isinstance(figure, CountFigure)
    later = a_case(performances=[a_step()])
    december = PeriodFacts(Period.parse("2020-12"), OFFICE, lambda record: record.state)
    year = PeriodFacts(Period.parse("2020"), OFFICE, lambda record: record.state)
    as_it_stood = a_case()  # in November the step had not happened
    assert (figure.counts(as_it_stood, FACTS), figure.counts(later, december), figure.counts(later, year)) == (0, 0, 1)
    (table,) = [table for table in DISPUTES.tables if table.key == "disputes"]
    assert "以后履行的不计入" in table.note
    assert "协议履行率累计至期末" in table.note
