"""Whether a paper prints a field: asked with another value of every kind, and the row is left as it was."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
import sqlalchemy as sa

from libao_desk.declare.path import Field, path, via
from libao_desk.people.models import Person
from libao_desk.registers.disputes.codes import Outcome
from libao_desk.registers.disputes.model import DisputeCase
from libao_desk.registers.disputes.parts import DisputeParty
from libao_desk.services.records.printed_fields import is_printed

DAY = date(2026, 1, 5)


def _case() -> DisputeCase:
    return DisputeCase(facts="争执", applied_on=DAY, amount=Decimal(900), outcome=Outcome.ORAL, is_refused=False, people_count=3)


@pytest.mark.parametrize(
    ("field", "say"),
    [
        (DisputeCase.facts, lambda case: case.facts),
        (DisputeCase.claims, lambda case: str(case.claims)),
        (DisputeCase.applied_on, lambda case: str(case.applied_on)),
        (DisputeCase.accepted_on, lambda case: str(case.accepted_on)),
        (DisputeCase.amount, lambda case: str(case.amount)),
        (DisputeCase.outcome, lambda case: str(case.outcome is Outcome.STOPPED)),
        (DisputeCase.is_refused, lambda case: str(case.is_refused)),
        (DisputeCase.people_count, lambda case: str(case.people_count)),
    ],
    ids=lambda value: getattr(value, "key", ""),
)
def test_a_field_is_printed_where_another_value_makes_another_paper(field: Field, say: Callable[[DisputeCase], str]) -> None:
    case = _case()
    before = path(field).value_of(case)
    assert is_printed(path(field), case, lambda: say(case))
    assert not is_printed(path(field), case, lambda: "")
    assert path(field).value_of(case) == before


def test_a_datum_of_a_card_is_asked_on_the_card_and_one_of_no_card_is_taken_as_printed() -> None:
    party = DisputeParty(person=Person(name="张试甲", birth_date=DAY))
    born = via(DisputeParty.person, Person.birth_date)
    assert is_printed(born, party, lambda: str(party.person and party.person.birth_date))
    assert not is_printed(born, party, lambda: party.name)
    assert is_printed(path(DisputeParty.person), party, lambda: party.name)
    assert is_printed(born, DisputeParty(), lambda: "")


def test_a_paper_that_fails_leaves_the_row_as_it_was() -> None:
    case = _case()

    def say() -> str:
        if case.facts != "争执":
            raise ZeroDivisionError
        return ""

    with pytest.raises(ZeroDivisionError):
        is_printed(path(DisputeCase.facts), case, say)
    assert case.facts == "争执"
    assert sa.inspect(case).transient
