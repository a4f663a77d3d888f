"""A valid invented guardianship case to change one thing at a time in."""

from datetime import date
from decimal import Decimal
from typing import Any

from libao_desk.core.period import Period
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.period_facts import PeriodFacts
from libao_desk.people.codes import Sex
from libao_desk.people.models import Person
from libao_desk.registers.guardianship.codes import (
    Evaluator,
    FollowedUpBy,
    GuardianFitness,
    GuardianshipState,
    Quarter,
    Relation,
    Result,
    Signer,
)
from libao_desk.registers.guardianship.model import GuardianshipCase
from libao_desk.registers.guardianship.parts import GuardianshipFollowUp, GuardianshipQuarter, GuardianshipReward, GuardianshipYear

OFFICE = OfficeFacts()
FIRST, LAST = date(2020, 1, 1), date(2020, 12, 31)


def a_person(**values: Any) -> Person:
    standard: dict[str, Any] = {"name": "张甲三", "sex": Sex.MALE, "birth_date": date(1980, 5, 6), "phone": "19900000001"}
    return Person(**(standard | values))


def a_year(**values: Any) -> GuardianshipYear:
    """The calendar year 2020, signed by all three on 2019-12-20."""
    standard: dict[str, Any] = {
        "agreement_on": date(2019, 12, 20),
        "year_from": FIRST,
        "year_to": LAST,
        "signed_by": tuple(Signer),
    }
    return GuardianshipYear(**(standard | values))


def next_year(**values: Any) -> GuardianshipYear:
    standard = {"agreement_on": date(2020, 12, 1), "year_from": date(2021, 1, 1), "year_to": date(2021, 12, 31)}
    return a_year(**(standard | values))


def evaluated(**values: Any) -> GuardianshipYear:
    """The same year found as done by all five on 2021-01-12."""
    standard = {"evaluated_on": date(2021, 1, 12), "evaluators": tuple(Evaluator), "result": Result.PASS}
    return a_year(**(standard | values))


def a_reward(**values: Any) -> GuardianshipReward:
    standard: dict[str, Any] = {
        "period_from": FIRST,
        "period_to": LAST,
        "standard": Decimal(2400),
        "amount": Decimal(2400),
        "approved_on": date(2021, 1, 20),
        "paid_on": date(2021, 1, 27),
        "voucher_no": "样2021-001",
    }
    return GuardianshipReward(**(standard | values))


def all_quarters(year: int = 2020) -> list[GuardianshipQuarter]:
    days = zip(Quarter, (3, 6, 9, 12), strict=True)
    return [GuardianshipQuarter(year=year, quarter=q, held_on=date(year, month, 15), result=Result.PASS) for q, month in days]


def follow_ups(*days: date, by: FollowedUpBy = FollowedUpBy.DOCTOR, next_due: date | None = None) -> list[GuardianshipFollowUp]:
    return [GuardianshipFollowUp(held_on=day, by=by, next_due=next_due) for day in days]


def a_case(state: GuardianshipState = GuardianshipState.IN_YEAR, **values: Any) -> GuardianshipCase:
    """A patient with a past incident whose mother signed for 2020."""
    standard: dict[str, Any] = {
        "state": state,
        "number": "JH2019-001",
        "patient": a_person(name="李病人", id_no="320699198005060010"),
        "guardian": a_person(name="王桂一", sex=Sex.FEMALE, birth_date=date(1955, 2, 3), phone="19900000002"),
        "relation": Relation.PARENT,
        "guardian_fit": GuardianFitness.ABLE,
        "guardian_consented_on": date(2019, 12, 10),
        "proposed_on": date(2019, 12, 2),
        "has_incident_history": True,
        "years": [a_year()],
    }
    return GuardianshipCase(**(standard | values))


def facts(period: str = "2020-12", *, full: bool = False) -> PeriodFacts:
    return PeriodFacts(Period.parse(period), OFFICE, lambda case: case.state, full=full)
