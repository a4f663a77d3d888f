"""A valid invented aftercare case to change one thing at a time in."""

from datetime import date
from typing import Any

from libao_desk.core.period import Period
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.period_facts import PeriodFacts
from libao_desk.people.codes import Sex
from libao_desk.people.models import Person
from libao_desk.registers.aftercare.codes import AftercareState, Handover, HelpKind, HelpLevel, ReleaseSource
from libao_desk.registers.aftercare.lifecycle import replay
from libao_desk.registers.aftercare.model import AftercareCase
from libao_desk.registers.aftercare.parts import AftercareHelp, AftercareVisit
from tests.registers.courses import course_by

OFFICE = OfficeFacts()


def a_person(**values: Any) -> Person:
    standard: dict[str, Any] = {"name": "张甲三", "sex": Sex.MALE, "birth_date": date(1980, 5, 6), "phone": "19900000001"}
    return Person(**(standard | values))


def a_case(state: AftercareState = AftercareState.ACTIVE, **values: Any) -> AftercareCase:
    """A general person released on 2020-03-02 and handed over on the same day."""
    standard: dict[str, Any] = {
        "state": state,
        "person": a_person(),
        "source": ReleaseSource.PRISON,
        "offence": "盗窃罪",
        "level": HelpLevel.GENERAL,
        "notice_received_on": date(2020, 2, 3),
        "family_told_on": date(2020, 2, 5),
        "released_on": date(2020, 3, 2),
        "handed_on": date(2020, 3, 2),
        "handover": Handover.FETCHED_BY_OFFICE,
        "filed_on": date(2020, 3, 10),
    }
    return AftercareCase(**(standard | values))


def visits(*days: date) -> list[AftercareVisit]:
    return [AftercareVisit(held_on=day) for day in days]


def helps(applied_on: date | None, result_on: date | None) -> list[AftercareHelp]:
    return [AftercareHelp(kind=HelpKind.TEMPORARY, applied_on=applied_on, result_on=result_on)]


def facts(period: str = "2020-03", *, full: bool = False) -> PeriodFacts:
    return PeriodFacts(Period.parse(period), OFFICE, lambda case: case.state, full=full, course=course_by(replay))
