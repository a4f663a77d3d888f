"""Papers: issued once, reprinted byte for byte, numbered without a hole, checked against what the record says now."""

from datetime import UTC, date, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from libao_desk.core.errors import Refusal
from libao_desk.registers.disputes.codes import Outcome
from libao_desk.services.office import Office
from libao_desk.services.papers.views import IN_FORCE, IssueView, PaperOffer, changed_sentence
from libao_desk.services.records.drafts import RecordRef, draft_of
from libao_desk.services.settings import TOWNSHIP
from libao_desk.store import numbers
from tests.services.builders import a_dispute, change, concluded

KIND = "mediation-agreement"


@pytest.fixture
def ref(office: Office) -> RecordRef:
    """A concluded dispute whose agreement can be printed."""
    return concluded(office)


def test_a_paper_is_issued_once_and_then_reprinted(office: Office, ref: RecordRef) -> None:
    (offer,) = [offer for offer in office.documents.offers(ref) if offer.kind == KIND]
    assert (offer.refusal, offer.issues) == (None, ())
    first = office.documents.issue(KIND, ref)
    assert (first.number, first.reprint) == ("（2026）海李调字第001号", False)
    assert office.records.open(ref).values["agreement_no"] == first.number
    again = office.documents.issue(KIND, ref)
    assert (again.pdf, again.code, again.number, again.reprint) == (first.pdf, first.code, first.number, True)
    by_code = office.documents.again(first.code.lower())
    assert by_code.pdf == first.pdf
    (offer,) = [offer for offer in office.documents.offers(ref) if offer.kind == KIND]
    assert [(issue.code, issue.fate, issue.reprints) for issue in offer.issues] == [(first.code, IN_FORCE, 2)]


def test_changed_facts_make_a_new_issue_under_the_same_number(office: Office, ref: RecordRef) -> None:
    first = office.documents.issue(KIND, ref)
    change(office, ref, facts="另一种说法。")
    assert office.documents.check(first.code).result == "altered"
    (offer,) = [offer for offer in office.documents.offers(ref) if offer.kind == KIND]
    assert offer.changed == ("纠纷简要情况",)
    second = office.documents.issue(KIND, ref)
    assert (second.number, second.reprint) == (first.number, False)
    assert second.code != first.code
    assert office.documents.check(first.code).result == "reissued"
    assert office.documents.check(second.code).result == "same"
    assert office.documents.again(first.code).pdf == first.pdf
    with office.desk.read() as session:
        assert [(one.n, one.voided_reason) for one in numbers.ledger(session) if one.used_by == KIND] == [(1, None)]


def test_of_what_changed_since_only_what_the_paper_prints_is_named(office: Office, ref: RecordRef) -> None:
    office.documents.issue("mediation-application", ref)
    change(office, ref, facts="另一种说法。", performed_on=date(2026, 2, 1), is_confirmation_planned=True)
    (offer,) = [offer for offer in office.documents.offers(ref) if offer.kind == "mediation-application"]
    assert offer.changed == ("纠纷简要情况",)


def test_a_paper_s_number_finds_its_record_until_it_is_void(office: Office, ref: RecordRef) -> None:
    issued = office.documents.issue(KIND, ref)
    assert [hit.ref for hit in office.search.find(issued.number).hits] == [ref]
    office.documents.void(issued.code, "协议未签")
    assert office.search.find(issued.number).hits == ()


def test_what_the_paper_does_not_say_makes_no_new_issue(office: Office, ref: RecordRef) -> None:
    first = office.documents.issue(KIND, ref)
    change(office, ref, performed_on=date(2026, 2, 1))
    assert office.documents.check(first.code).result == "same"
    assert office.documents.issue(KIND, ref).pdf == first.pdf


def test_a_void_paper_stays_with_its_reason_and_the_next_takes_a_new_number(office: Office, ref: RecordRef) -> None:
    first = office.documents.issue(KIND, ref)
    with pytest.raises(Refusal, match="须写明理由"):
        office.documents.void(first.code, " ")
    office.documents.void(first.code, "当事人姓名写错")
    assert office.records.open(ref).values["agreement_no"] is None
    found = office.documents.check(first.code)
    assert (found.result, found.fields, found.number) == ("altered", ("已作废：当事人姓名写错",), first.number)
    with pytest.raises(Refusal, match="已作废"):
        office.documents.again(first.code)
    with pytest.raises(Refusal, match="已于2026-03-02作废"):
        office.documents.void(first.code, "再一次")
    (offer,) = [offer for offer in office.documents.offers(ref) if offer.kind == KIND]
    assert not offer.is_issued
    second = office.documents.issue(KIND, ref)
    assert second.number == "（2026）海李调字第002号"
    assert office.documents.check(first.code).result == "reissued"
    with office.desk.read() as session:
        kept = [(one.text, one.voided_reason) for one in numbers.ledger(session) if one.used_by == KIND]
    assert kept == [(first.number, "当事人姓名写错"), (second.number, None)]


def test_every_issue_under_a_number_goes_with_it(office: Office, ref: RecordRef) -> None:
    first = office.documents.issue(KIND, ref)
    change(office, ref, facts="另一种说法。")
    second = office.documents.issue(KIND, ref)
    office.documents.void(second.code, "协议未签")
    (offer,) = [offer for offer in office.documents.offers(ref) if offer.kind == KIND]
    assert [(issue.code, issue.fate) for issue in offer.issues] == [(one.code, "已作废：协议未签") for one in (first, second)]


def test_a_void_paper_is_told_as_void_when_another_has_taken_its_place(office: Office, ref: RecordRef) -> None:
    first = office.documents.issue(KIND, ref)
    office.documents.void(first.code, "协议未签")
    office.documents.issue(KIND, ref)
    found = office.documents.check(first.code)
    assert (found.result, found.fields, found.void_reason) == ("reissued", ("已作废：协议未签",), "协议未签")


def test_an_issue_that_another_has_replaced_is_not_made_void(office: Office, ref: RecordRef) -> None:
    first = office.documents.issue(KIND, ref)
    change(office, ref, facts="另一种说法。")
    second = office.documents.issue(KIND, ref)
    with pytest.raises(Refusal, match=second.code):
        office.documents.void(first.code, "写错")
    assert office.documents.check(second.code).result == "same"


def test_numbers_follow_each_other_and_a_refusal_takes_none(office: Office, ref: RecordRef) -> None:
    oral = concluded(office, 2, outcome=Outcome.ORAL)
    third = concluded(office, 3)
    with pytest.raises(Refusal, match="未达成书面协议"):
        office.documents.issue(KIND, oral)
    draft = office.documents.draft(KIND, third)
    assert (draft.number, draft.code) == ("", "")
    assert all(mark in PdfReader(BytesIO(draft.pdf)).pages[0].extract_text() for mark in "草稿")
    numbers = [office.documents.issue(KIND, one).number for one in (ref, third)]
    assert numbers == ["（2026）海李调字第001号", "（2026）海李调字第002号"]
    assert office.documents.issue("oral-agreement", oral).number == "（2026）海李口调字第001号"


def test_a_paper_that_cannot_be_drawn_takes_no_number(office: Office, ref: RecordRef) -> None:
    change(office, ref, facts="\U000f1234号房屋。")
    with pytest.raises(Refusal):
        office.documents.issue(KIND, ref)
    assert office.records.open(ref).values["agreement_no"] is None
    change(office, ref, facts="双方因排水沟发生争执。")
    assert office.documents.issue(KIND, ref).number == "（2026）海李调字第001号"


def test_a_number_typed_before_is_kept(office: Office) -> None:
    ref = concluded(office, agreement_no="（2026）旧号字第77号")
    assert office.documents.issue(KIND, ref).number == "（2026）旧号字第77号"
    assert office.documents.issue(KIND, concluded(office, 2)).number == "（2026）海李调字第001号"


def test_whatever_became_of_the_record_the_check_answers(office: Office, ref: RecordRef) -> None:
    code = office.documents.issue(KIND, ref).code
    draft = draft_of(office.records.open(ref))
    draft.values |= {"outcome": Outcome.FAILED, "amount": None, "effective_on": None, "facts": None, "committee": None}
    for rows in draft.parts.values():
        for row in rows:
            row.removed = True
    office.records.save(draft)
    found = office.documents.check(code)
    assert found.result == "altered"
    assert {"调解结果", "协议涉及金额", "纠纷简要情况"} <= set(found.fields)


def test_the_offices_own_name_is_no_part_of_the_record(office: Office, ref: RecordRef) -> None:
    code = office.documents.issue(KIND, ref).code
    office.settings.change(TOWNSHIP, "别镇")
    assert office.documents.check(code).result == "same"


def test_a_code_nobody_issued_is_unknown(office: Office) -> None:
    assert office.documents.check("ABC").result == "unknown"
    with pytest.raises(Refusal, match="没有核对码为"):
        office.documents.again("ABC")


def test_a_code_is_known_however_it_is_typed(office: Office, ref: RecordRef) -> None:
    code = office.documents.issue(KIND, ref).code
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in code)
    for typed in (f" {code[:5].lower()}-{code[5:]} ", f"{wide[:5]}\u3000{wide[5:]}"):
        assert office.documents.check(typed).result == "same"


def test_a_draft_can_be_had_for_word_and_takes_nothing(office: Office, ref: RecordRef) -> None:
    data = office.documents.word_draft(KIND, ref)
    with ZipFile(BytesIO(data)) as archive:
        assert "双方因排水沟发生争执" in archive.read("word/document.xml").decode()
    assert office.records.open(ref).values["agreement_no"] is None


def test_an_empty_form_is_given_only_where_it_makes_sense(office: Office) -> None:
    register = office.desk.book.get("disputes")
    for document in register.documents:
        if document.blank:
            assert office.documents.blank(document.key).pages >= 1
        else:
            with pytest.raises(Refusal, match="没有空白表"):
                office.documents.blank(document.key)


def test_a_blank_form_gives_up_rules_to_fit_one_page(office: Office) -> None:
    assert office.documents.blank("praise-decision").pages == 1


def test_a_paper_of_another_register_is_refused(office: Office, ref: RecordRef) -> None:
    with pytest.raises(Refusal, match="不属于"):
        office.documents.issue(KIND, RecordRef("corrections", ref.id))
    with pytest.raises(Refusal, match="没有名为"):
        office.documents.issue("nothing", ref)


def test_a_record_without_an_agreement_says_what_it_lacks(office: Office) -> None:
    ref = a_dispute(office, outcome=None, effective_on=None, concluded_on=date(2026, 1, 20))
    (offer,) = [offer for offer in office.documents.offers(ref) if offer.kind == KIND]
    assert offer.refusal is not None
    assert "未达成书面协议" in offer.refusal


def test_a_paper_without_a_number_is_told_as_changed_once_the_record_is_closed(office: Office, ref: RecordRef) -> None:
    office.documents.issue("mediation-intake", ref)
    change(office, ref, facts="双方因院墙发生争执。")
    offers = office.documents.offers(ref)
    assert changed_sentence(offers, is_closed=False) == ""
    assert changed_sentence(offers, is_closed=True) == "签发后登记有改动，与已签发的人民调解受理登记表不一致。"


def test_of_many_papers_that_no_longer_agree_three_are_named() -> None:
    issue = IssueView("K7Q", "（2026）1号", datetime(2026, 1, 1, tzinfo=UTC), "试甲", 0, IN_FORCE)
    offers = [PaperOffer(f"k{n}", f"文书{n}", None, (), (issue,), changed=("事实",)) for n in range(5)]
    assert changed_sentence(offers, is_closed=False) == "签发后登记有改动，与已签发的文书0、文书1、文书2等5种文书不一致。"
