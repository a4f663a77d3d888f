"""One number is borne by one record, whether a paper was given it here or it was typed from one written elsewhere."""

import pytest

from libao_desk.core.errors import Refusal
from libao_desk.services.office import Office
from libao_desk.store import numbers
from tests.services.builders import change, concluded

KIND = "mediation-agreement"
FIRST, SECOND, THIRD = (f"（2026）海李调字第00{n}号" for n in (1, 2, 3))


def test_a_number_typed_on_another_record_is_passed_over(office: Office) -> None:
    typed = [concluded(office, agreement_no=number) for number in (FIRST, SECOND)]
    ref = concluded(office)
    assert office.documents.issue(KIND, ref).number == THIRD
    with office.desk.read() as session:
        taken = [(one.n, one.text, one.record_id) for one in numbers.ledger(session) if one.used_by == KIND]
        assert not list(numbers.broken_series(session))
    assert taken == [(1, FIRST, typed[0].id), (2, SECOND, typed[1].id), (3, THIRD, ref.id)]
    assert [office.documents.issue(KIND, one).number for one in typed] == [FIRST, SECOND]


def test_two_records_with_one_number_cannot_both_be_issued(office: Office) -> None:
    first, other = concluded(office), concluded(office)
    assert office.documents.issue(KIND, first).number == FIRST
    change(office, other, agreement_no=FIRST)
    number = office.records.open(first).number
    with pytest.raises(Refusal, match=f"编号“{FIRST}”已用在{number}上，一个编号不能用两次，请先改正。"):
        office.documents.issue(KIND, other)
    change(office, other, agreement_no=None)
    assert office.documents.issue(KIND, other).number == SECOND
