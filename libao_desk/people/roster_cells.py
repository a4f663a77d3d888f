"""How a person stands in a roster that leaves the office (花名册中的人员): a minor by the surname alone, ID numbers half hidden."""

from collections.abc import Callable
from typing import Any

from libao_desk.core.citizen_id import age_in_years, mask_citizen_id
from libao_desk.core.names import published_name
from libao_desk.core.phones import show_phone
from libao_desk.declare.period_facts import PeriodFacts
from libao_desk.declare.roster import CellKind, RosterColumn

from .codes import Education, Ethnic
from .models import Person


def is_hidden(person: Person | None, facts: PeriodFacts) -> bool:
    """Whether no roster may name the person: under eighteen on the last day of the period, or kept elsewhere as a juvenile's case.

    社区矫正法 54、58, 预防未成年人犯罪法 59.
    """
    return person is not None and (person.is_minor_on(facts.last_day) or person.id in facts.protected())


def name(person: Person | None, facts: PeriodFacts) -> str:
    """The name; 王某某 for a minor."""
    full = person.name if person is not None else ""
    return published_name(full) if is_hidden(person, facts) else full


def sex(person: Person | None, facts: PeriodFacts) -> str:
    """The sex."""
    return person.sex.label if person is not None and person.sex is not None else ""


def id_no(person: Person | None, facts: PeriodFacts) -> str:
    """The ID number, half hidden but in the internal copy."""
    number = _told(person, facts, "id_no")
    return number if facts.full else mask_citizen_id(number)


def village(person: Person | None, facts: PeriodFacts) -> str:
    """The village."""
    if person is None or person.village is None or is_hidden(person, facts):
        return ""
    return person.village.name


def address(person: Person | None, facts: PeriodFacts) -> str:
    """The present address."""
    return _told(person, facts, "residence_address")


def phone(person: Person | None, facts: PeriodFacts) -> str:
    """The phone."""
    return show_phone(_told(person, facts, "phone"))


def age(person: Person | None, facts: PeriodFacts) -> int | None:
    """Full years on the last day of the period (周岁)."""
    if person is None or person.birth_date is None or is_hidden(person, facts):
        return None
    return age_in_years(person.birth_date, facts.last_day)


def birth(person: Person | None, facts: PeriodFacts) -> str:
    """The month of birth (出生年月), with its day in the internal copy alone: beside half a number a day would give back the other half."""
    if person is None or person.birth_date is None or is_hidden(person, facts):
        return ""
    return f"{person.birth_date:%Y-%m-%d}" if facts.full else f"{person.birth_date:%Y-%m}"


def household(person: Person | None, facts: PeriodFacts) -> str:
    """The address of the household register (户籍地)."""
    return _told(person, facts, "household_address")


def education(person: Person | None, facts: PeriodFacts) -> str:
    """The education (文化程度)."""
    return person.education.label if person is not None and person.education is not None and not is_hidden(person, facts) else ""


def ethnic(person: Person | None, facts: PeriodFacts) -> str:
    """The nationality, which the official forms print (民族)."""
    return person.ethnic.label if person is not None and person.ethnic is not None and not is_hidden(person, facts) else ""


def for_forms(person_of: Callable[[Any, PeriodFacts], Person | None]) -> tuple[RosterColumn, ...]:
    """What the county's forms ask of a person besides what the rosters tell; of whom `person_of` does not give, nothing is told."""
    return (
        RosterColumn("年龄", lambda case, facts: age(person_of(case, facts), facts), CellKind.NUMBER, 6),
        RosterColumn("出生年月", lambda case, facts: birth(person_of(case, facts), facts), width=11),
        RosterColumn("户籍地", lambda case, facts: household(person_of(case, facts), facts), width=20),
        RosterColumn("民族", lambda case, facts: ethnic(person_of(case, facts), facts), width=8, entries=(Ethnic,)),
        RosterColumn("文化程度", lambda case, facts: education(person_of(case, facts), facts), width=10, entries=(Education,)),
    )


def _told(person: Person | None, facts: PeriodFacts, attribute: str) -> str:
    if person is None or is_hidden(person, facts):
        return ""
    return getattr(person, attribute) or ""
