"""A valid invented matter to change one thing at a time in."""

from datetime import date
from typing import Any

from libao_desk.core.period import Period
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.period_facts import PeriodFacts
from libao_desk.registers.petitions.codes import Channel, LegalRoute, PetitionField, PetitionKind, PetitionState, RouteIn
from libao_desk.registers.petitions.model import PetitionMatter

OFFICE = OfficeFacts()


def a_matter(state: PetitionState = PetitionState.HANDLING, **values: Any) -> PetitionMatter:
    """An appeal brought in person on Monday 2020-08-03, accepted on the same day; the sixty days end in the autumn holidays."""
    standard: dict[str, Any] = {
        "state": state,
        "received_on": date(2020, 8, 3),
        "registered_on": date(2020, 8, 3),
        "entered_on": date(2020, 8, 3),
        "channel": Channel.VISIT,
        "route_in": RouteIn.DIRECT,
        "petitioner": "张甲三",
        "petitioner_address": "李堡镇样例村1组",
        "kind": PetitionKind.APPEAL,
        "field": PetitionField.LABOUR,
        "legal_route": LegalRoute.PETITION,
        "matter": "反映养老待遇核定。",
        "duty_unit": "李堡镇人社服务中心",
        "notified_on": date(2020, 8, 3),
        "accepted_on": date(2020, 8, 3),
        "started_on": date(2020, 8, 3),
    }
    return PetitionMatter(**(standard | values))


def a_new_one(**values: Any) -> PetitionMatter:
    """Only received."""
    bare: dict[str, Any] = dict.fromkeys(("registered_on", "entered_on", "notified_on", "accepted_on", "started_on", "legal_route"))
    return a_matter(**({"state": PetitionState.RECEIVED} | bare | values))


def facts(period: str = "2020", office: OfficeFacts = OFFICE) -> PeriodFacts:
    return PeriodFacts(Period.parse(period), office, lambda matter: matter.state)
