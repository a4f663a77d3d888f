"""One number is borne by one record, whether a paper was given it here or it was typed from one written elsewhere."""

from datetime import date

import pytest

from libao_desk.core.errors import Refusal
from libao_desk.registers.disputes.codes import Outcome
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


def test_a_number_on_an_issued_paper_is_not_changed_on_the_record(office: Office) -> None:
    """The court's certificate named a number that stood on no agreement."""
    ref = concluded(office)
    code = office.documents.issue(KIND, ref).code
    for number in ("（2026）海李调字第777号", None):
        with pytest.raises(Refusal, match=f"“协议书编号”{FIRST}已用在签发的文书上，不能改也不能清空。"):
            change(office, ref, agreement_no=number)
        assert office.records.open(ref).values["agreement_no"] == FIRST
    office.documents.void(code, "号错了")
    change(office, ref, agreement_no="（2026）海李调字第777号")
    assert office.documents.issue(KIND, ref).number == "（2026）海李调字第777号"


def test_a_written_agreement_does_not_bear_the_oral_ones_number(office: Office) -> None:
    ref = concluded(office, outcome=Outcome.ORAL)
    assert office.documents.issue("oral-agreement", ref).number == "（2026）海李口调字第001号"
    change(office, ref, outcome=Outcome.WRITTEN)
    assert office.documents.issue(KIND, ref).number == FIRST


def test_the_number_is_of_the_papers_own_year(office: Office) -> None:
    ref = concluded(office)
    change(office, ref, effective_on=date(2025, 12, 29))
    assert office.documents.issue(KIND, ref).number == "（2025）海李调字第001号"
    assert office.documents.issue(KIND, concluded(office)).number == FIRST
