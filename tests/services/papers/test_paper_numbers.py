"""One number is borne by one record, whether a paper was given it here or it was typed from one written elsewhere."""

import re
from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa

from libao_desk.core.errors import Refusal
from libao_desk.people.committees import AGREEMENT_PATTERN
from libao_desk.registers.disputes.codes import Outcome
from libao_desk.registers.guardianship.codes import GuardianFitness, Relation, Signer
from libao_desk.registers.guardianship.settings import LETTER_PATTERN
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft, Ref, RowDraft
from libao_desk.store import numbers
from tests.services.builders import a_person, change, concluded

KIND = "mediation-agreement"
FIRST, SECOND, THIRD = (f"（2026）海李调字第00{n}号" for n in (1, 2, 3))


def _issued_letter(office: Office, who: str) -> str:
    """The number of a guardian's letter, which stands on the paper alone."""
    values: dict[str, Any] = {
        "patient": a_person(office, f"张试{who}"),
        "guardian": a_person(office, f"李试{who}"),
        "relation": Relation.PARENT,
    }
    values |= {"guardian_fit": GuardianFitness.ABLE, "guardian_consented_on": date(2026, 1, 5), "proposed_on": date(2026, 1, 4)}
    year: dict[str, Any] = {
        "agreement_on": date(2026, 1, 10),
        "year_from": date(2026, 1, 10),
        "year_to": date(2027, 1, 9),
        "signed_by": tuple(Signer),
    }
    ref = office.records.save(RecordDraft("guardianship", values=values, parts={"years": [RowDraft(values=year)]}))
    return office.documents.issue("guardianship-letter", ref, row=office.records.open(ref).parts["years"][0].id).number


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


def test_a_pattern_spelled_otherwise_gives_no_number_twice(office: Office) -> None:
    """Letters keep their number on the paper alone, and the series of a new pattern began at 1 again."""
    given = [_issued_letter(office, "甲")]
    office.settings.change(LETTER_PATTERN, LETTER_PATTERN.default.replace("{n:03d}", "{n}"))
    given += [_issued_letter(office, who) for who in "乙丙"]
    assert [re.sub(r"\D+", " ", number).split()[-1].lstrip("0") for number in given] == ["1", "2", "3"]
    with office.desk.read() as session:
        assert not list(numbers.broken_series(session))


def test_two_committees_that_spell_one_number_two_ways_do_not_share_it(office: Office) -> None:
    assert office.documents.issue(KIND, concluded(office)).number == FIRST
    values = {"name": "样例村调委会", "number_pattern": "（{y}）海李调字第{n}号"}
    other = office.directory.save("committee", None, values, {})
    assert office.documents.issue(KIND, concluded(office, committee=Ref(other, "样例村调委会"))).number == "（2026）海李调字第2号"


def test_a_typed_number_that_went_void_is_not_given_again(office: Office) -> None:
    """It stood in no series, so that no ledger knew of it."""
    typed, other = concluded(office, agreement_no=SECOND), concluded(office)
    office.documents.void(office.documents.issue(KIND, typed).code, "号错了")
    change(office, other, agreement_no="(2026)海李调字第2号")
    with pytest.raises(Refusal, match="已经作废（号错了），不再使用"):
        office.documents.issue(KIND, other)
    change(office, other, agreement_no=None)
    assert [office.documents.issue(KIND, one).number for one in (other, typed)] == [FIRST, THIRD]
    with office.desk.read() as session:
        given = {one.text: one.voided_reason for one in numbers.ledger(session) if one.used_by == KIND}
    assert given == {FIRST: None, SECOND: "号错了", THIRD: None}


def test_a_number_that_was_passed_over_for_a_record_is_its_own(office: Office) -> None:
    """Typed and emptied again, it stood on no paper and was void for no reason: a gap that nobody could explain."""
    typed, other = concluded(office, agreement_no=FIRST), concluded(office)
    assert office.documents.issue(KIND, other).number == SECOND
    change(office, typed, agreement_no=None)
    assert office.documents.issue(KIND, typed).number == FIRST
    office.documents.void(office.documents.issue(KIND, typed).code, "号错了")
    assert office.documents.issue(KIND, typed).number == THIRD


def test_a_batch_gives_no_number_twice_and_reads_the_file_once(office: Office) -> None:
    values = {"name": "样例村调委会", "number_pattern": "（{y}）海李调字第{n}号"}
    other = Ref(office.directory.save("committee", None, values, {}), "样例村调委会")
    refs = [concluded(office), concluded(office, committee=other), concluded(office), concluded(office, committee=other)]
    read: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if "agreement_no IS NOT NULL" in statement:
            read.append(statement)

    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    try:
        issued = office.batches.issue(KIND, office.batches.plan(KIND, refs))
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", note)
    given = [office.records.open(ref).values["agreement_no"] for ref in refs]
    assert issued.issued == len(refs)
    assert given == [FIRST, "（2026）海李调字第2号", THIRD, "（2026）海李调字第4号"]
    assert len(read) == 1
