"""What a dispute says taken together: its name, the numbers of its terms."""

import pytest

from libao_desk.registers.disputes import reading
from libao_desk.registers.disputes.codes import DisputeType

from .builders import a_case, a_term, parties

LABELS = {0: "邻里纠纷", 1: "张甲邻里纠纷", 2: "张甲与李乙邻里纠纷", 3: "张甲与李乙等3方邻里纠纷", 4: "张甲与李乙等4方邻里纠纷"}


@pytest.mark.parametrize(("count", "name"), LABELS.items())
def test_a_dispute_is_named_by_its_first_two_parties(count: int, name: str) -> None:
    assert reading.label(a_case(parties=parties(count), dispute_type=DisputeType.NEIGHBOURS)) == name


def test_a_term_bears_its_own_number_or_that_of_its_place() -> None:
    bare = [a_term(position=None), a_term(position=None)]
    assert [number for number, _ in reading.numbered_terms(a_case(terms=bare))] == [1, 2]
    assert [number for number, _ in reading.numbered_terms(a_case(terms=[bare[0], a_term(position=1)]))] == [1, 2]
    assert [number for number, _ in reading.numbered_terms(a_case(terms=[a_term(position=3), a_term(position=2)]))] == [2, 3]
