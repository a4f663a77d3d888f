"""One number is borne by one record, whether a paper was given it here or it was typed from one written elsewhere."""

from datetime import date

import pytest

from libao_desk.core.errors import Refusal
from libao_desk.people.committees import AGREEMENT_PATTERN
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


@pytest.mark.parametrize(
    "spelled",
    [
        "(2026)海李调字第001号",
        "（2026）海李调字第1号",
        "（２０２６）海李调字第００１号",
        "（2026）海李调字第 001 号",
        "〔2026〕海李调字第001号",
    ],
)
def test_however_it_is_spelled_it_is_the_same_number(office: Office, spelled: str) -> None:
    concluded(office, agreement_no=spelled)
    assert office.documents.issue(KIND, concluded(office)).number == SECOND


def test_a_void_number_is_borne_by_nobody_again(office: Office) -> None:
    first, other = concluded(office), concluded(office)
    office.documents.void(office.documents.issue(KIND, first).code, "号错了")
    for ref in (first, other):
        change(office, ref, agreement_no=FIRST)
        with pytest.raises(Refusal, match="已经作废（号错了），不再使用"):
            office.documents.issue(KIND, ref)
        change(office, ref, agreement_no=None)


def test_an_issued_number_is_not_undone_from_its_record(office: Office) -> None:
    ref = concluded(office)
    change(office, ref, agreement_no=FIRST)
    typed = office.last_acts.acts()[0].seq
    office.documents.issue(KIND, ref)
    with pytest.raises(Refusal, match="已用在签发的文书上"):
        office.last_acts.undo(typed)
    assert office.records.open(ref).values["agreement_no"] == FIRST


@pytest.mark.parametrize("pattern", ["（{y}）云青调字", "（{y}）云青调字第{n号", "云青调字第{n:03d}号"])
def test_a_pattern_that_does_not_count_is_refused_when_it_is_typed(office: Office, pattern: str) -> None:
    """Its second number was looked for for ever."""
    with pytest.raises(Refusal, match="编号规则"):
        office.settings.change(AGREEMENT_PATTERN, pattern)
    assert office.paper_numbering.all()


@pytest.mark.parametrize("spelled", ["（2026）海李调字第005号", "(2026)海李调字第5号"])
def test_the_agreement_bears_the_number_of_its_volume(office: Office, spelled: str) -> None:
    """Case, agreement and volume have one number; the series passes it over when it comes there."""
    mine = concluded(office, case_no=spelled)
    assert office.documents.issue(KIND, mine).number == spelled
    given = [office.documents.issue(KIND, concluded(office)).number for _ in range(5)]
    assert given[-2:] == ["（2026）海李调字第004号", "（2026）海李调字第006号"]


@pytest.mark.parametrize("case_no", ["2026-5", "（2026）海李杨调字第005号", "（2019）海李调字第005号"])
def test_a_volume_number_of_another_kind_is_not_the_agreements(office: Office, case_no: str) -> None:
    assert office.documents.issue(KIND, concluded(office, case_no=case_no)).number == FIRST


def test_a_volume_number_that_is_anothers_or_went_void_is_not_taken(office: Office) -> None:
    concluded(office, agreement_no=SECOND)
    mine = concluded(office, case_no=SECOND)
    issued = office.documents.issue(KIND, mine)
    assert issued.number == FIRST
    other = concluded(office, case_no="（2026）海李调字第009号")
    office.documents.void(office.documents.issue(KIND, other).code, "号错了")
    assert office.documents.issue(KIND, other).number == THIRD
