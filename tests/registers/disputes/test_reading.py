"""What a dispute says taken together: its name, the numbers of its terms."""

from datetime import date

import pytest

from libao_desk.declare.blocks import plain
from libao_desk.registers.disputes import reading, wording
from libao_desk.registers.disputes.codes import DisputeType, PartyRole
from libao_desk.registers.disputes.dossier_dates import out_of_order
from libao_desk.registers.disputes.parts import DisputeSession

from .builders import a_case, a_party, a_term, parties

LABELS = {0: "邻里纠纷", 1: "张甲邻里纠纷", 2: "张甲与李乙邻里纠纷", 3: "张甲与李乙等3方邻里纠纷", 4: "张甲与李乙等4方邻里纠纷"}


@pytest.mark.parametrize(("count", "name"), LABELS.items())
def test_a_dispute_is_named_by_its_first_two_parties(count: int, name: str) -> None:
    assert reading.label(a_case(parties=parties(count), dispute_type=DisputeType.NEIGHBOURS)) == name


def test_a_dispute_is_named_by_those_who_stand_against_each_other() -> None:
    two, against = [a_party(name) for name in ("张甲", "李乙")], a_party("王丙", PartyRole.RESPONDENT)
    case = a_case(parties=[*two, against, a_party("赵丁", PartyRole.THIRD)], dispute_type=DisputeType.NEIGHBOURS)
    for place, party in enumerate(case.parties, start=1):
        party.position = place
    assert reading.label(case) == "张甲与王丙等4方邻里纠纷"
    assert reading.opposed_names(case) == (["张甲", "李乙"], ["王丙"], ["赵丁"])
    words = wording.joined_names(case)
    assert plain(words) == "张甲、李乙与王丙（第三人赵丁）"


def test_a_session_is_called_by_its_number() -> None:
    sessions = [DisputeSession(held_on=date(2020, 11, 20)), DisputeSession(held_on=date(2020, 11, 1))]
    case = a_case(applied_on=None, accepted_on=date(2020, 11, 3), started_on=None, sessions=sessions)
    assert [sentence for _, sentence in out_of_order(case) if "调解日期" in sentence][:1] == [
        "第1次调解日期2020-11-01早于受理日2020-11-03，请核对。"
    ]


def test_a_term_bears_its_own_number_or_that_of_its_place() -> None:
    bare = [a_term(position=None), a_term(position=None)]
    assert [number for number, _ in reading.numbered_terms(a_case(terms=bare))] == [1, 2]
    assert [number for number, _ in reading.numbered_terms(a_case(terms=[bare[0], a_term(position=1)]))] == [1, 2]
    assert [number for number, _ in reading.numbered_terms(a_case(terms=[a_term(position=3), a_term(position=2)]))] == [2, 3]
