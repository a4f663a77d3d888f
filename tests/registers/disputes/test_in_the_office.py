"""Disputes in a real office file: papers row by row, and a dossier looked at and bound."""

from datetime import date

import pytest

from libao_desk.core.errors import Refusal
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordRef, RowDraft, draft_of
from tests.services.builders import a_dispute, concluded


@pytest.fixture
def ref(office: Office) -> RecordRef:
    """A dispute that was agreed, with two sessions recorded."""
    ref = concluded(office)
    draft = draft_of(office.records.open(ref))
    draft.parts["sessions"] = [
        RowDraft(values={"held_on": date(2026, 1, 8), "place": "村部", "record_text": "各自陈述。"}),
        RowDraft(values={"held_on": date(2026, 1, 20), "place": "镇调委会"}),
    ]
    office.records.save(draft)
    return ref


def test_each_session_has_a_paper_of_its_own(office: Office, ref: RecordRef) -> None:
    offers = [one for one in office.documents.offers(ref) if one.kind == "mediation-record"]
    assert [(one.about.split("　")[0], one.missing) for one in offers] == [("2026-01-08", ()), ("2026-01-20", ("记录",))]
    first, second = (office.documents.issue("mediation-record", ref, row=one.row) for one in offers)
    assert first.sha256 != second.sha256
    assert first.number == ""


def test_a_dossier_is_checked_and_bound_with_what_is_there(office: Office, ref: RecordRef) -> None:
    for kind in ("mediation-agreement", "mediation-intake", "rights-notice"):
        office.documents.issue(kind, ref)
    view = office.dossiers.look(ref)
    there = {entry.item.key: len(entry.pieces) for entry in view.entries if entry.pieces}
    assert there == {"taken": 1, "rights": 1, "outcome": 1}
    assert [entry.item.key for entry in view.entries if entry.is_lacking] == ["identity", "sessions"]
    assert [one.sentence for one in view.findings] == ["缺少当事人身份证明。", "缺少人民调解记录。"]
    for row in [one.row for one in office.documents.offers(ref) if one.kind == "mediation-record"]:
        office.documents.issue("mediation-record", ref, row=row)
    assert [one.sentence for one in office.dossiers.look(ref).findings] == ["缺少当事人身份证明。"]
    bound = office.dossiers.bound(ref)
    assert bound.count.items == 5
    assert bound.count.lacking == ("当事人身份证明",)
    assert bound.paper.pdf.startswith(b"%PDF")


def test_an_open_dispute_is_not_bound(office: Office) -> None:
    ref = a_dispute(office, concluded_on=None, outcome=None, effective_on=None)
    with pytest.raises(Refusal, match="本案尚未结案"):
        office.dossiers.bound(ref)


def test_days_that_cannot_have_happened_are_shown_on_the_record(office: Office, ref: RecordRef) -> None:
    assert office.records.open(ref).warnings == ()
    draft = draft_of(office.records.open(ref))
    draft.parts["return_visits"] = [RowDraft(values={"held_on": date(2026, 1, 10)})]
    office.records.save(draft)
    assert office.records.open(ref).warnings == ("回访日期2026-01-10早于协议日期2026-01-20，请核对。",)
