"""How a person stands in a roster that leaves the office (花名册中的人员): a minor by the surname alone, ID numbers half hidden."""

from libao_desk.core.citizen_id import mask_citizen_id
from libao_desk.core.names import published_name
from libao_desk.core.phones import show_phone
from libao_desk.declare.roster import PeriodFacts
from libao_desk.people.models import Person


def is_hidden(person: Person | None, facts: PeriodFacts) -> bool:
    """Whether no roster may name the person: under eighteen on the last day of the period (社区矫正法 54, 预防未成年人犯罪法 59)."""
    return person is not None and person.is_minor_on(facts.last_day)


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


def _told(person: Person | None, facts: PeriodFacts, attribute: str) -> str:
    if person is None or is_hidden(person, facts):
        return ""
    return getattr(person, attribute) or ""
