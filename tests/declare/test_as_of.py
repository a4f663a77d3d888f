"""A record as it stood: what holds since a day goes with the day."""

from datetime import date

import pytest

from libao_desk.declare.as_of import look_back
from libao_desk.registers.petitions.codes import PetitionState, Rating
from libao_desk.registers.petitions.model import PetitionMatter
from libao_desk.registers.petitions.register import REGISTERS

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
