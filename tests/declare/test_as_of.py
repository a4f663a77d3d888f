"""A record as it stood: what holds since a day goes with the day."""

from datetime import date

import pytest

from libao_desk.declare.as_of import look_back
from libao_desk.registers.petitions.codes import PetitionState, Rating
from libao_desk.registers.petitions.model import PetitionMatter
from libao_desk.registers.petitions.register import REGISTERS
from tests.registers.corrections.builders import CORRECTIONS, a_case, a_leave

RATED = date(2020, 2, 6)


@pytest.mark.parametrize(
    ("day", "rated_on", "seen"),
    [
        pytest.param(date(2020, 1, 31), RATED, None, id="before its day"),
        pytest.param(RATED, RATED, Rating.VERY, id="on its day"),
        pytest.param(date(2020, 1, 31), None, Rating.VERY, id="without a day"),
    ],
)
def test_what_holds_since_a_day_is_not_seen_before_it(day: date, rated_on: date | None, seen: Rating | None) -> None:
    matter = PetitionMatter(state=PetitionState.ANSWERED, rated_on=rated_on, rating_of_unit=Rating.VERY)
    look_back(REGISTERS[0], matter, day, PetitionState.ACCEPTED)
    assert matter.rating_of_unit is seen


NOVEMBER, APPROVED, WRITTEN_DOWN = date(2020, 11, 30), date(2020, 12, 11), date(2021, 1, 5)


@pytest.mark.parametrize("applied_on", [None, WRITTEN_DOWN], ids=["no day of application", "an application dated by the day of entry"])
@pytest.mark.parametrize(("day", "seen"), [(NOVEMBER, 0), (APPROVED, 1)], ids=["before it", "on its day"])
def test_a_row_is_of_the_day_on_which_the_first_thing_of_it_happened(applied_on: date | None, day: date, seen: int) -> None:
    """A leave of December that is written down in January belongs into December."""
    case = a_case(leaves=[a_leave(applied_on=applied_on, approved_on=APPROVED, filed_on=None, returned_on=date(2020, 12, 16))])
    look_back(CORRECTIONS, case, day, case.state)
    assert [leave.approved_on for leave in case.leaves] == [APPROVED] * seen
