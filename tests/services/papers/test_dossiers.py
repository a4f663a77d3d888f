"""A dossier in the office: what lies in it, what is lacking, bound as one PDF, and filed with a reason where something lacks."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from libao_desk.core.errors import Refusal
from libao_desk.registers.disputes.codes import Authority, Outcome, Retention
from libao_desk.registers.disputes.dossier_check import ISSUED_ANEW
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordRef, RowDraft, draft_of
from tests.printing.readers import pages_of
from tests.services.builders import a_dispute, a_person, change, concluded

PAPERS = ("mediation-intake", "rights-notice", "mediation-agreement")


@pytest.fixture
def ref(office: Office) -> RecordRef:
    """An agreement with three papers issued."""
    ref = concluded(office)
    for kind in PAPERS:
        office.documents.issue(kind, ref)
    return ref


def _scan(folder: Path, name: str) -> Path:
    target = BytesIO()
    Image.new("RGB", (400, 600), (60, 60, 60)).save(target, "PNG")
    file = folder / name
    file.write_bytes(target.getvalue())
    return file


def _pieces(office: Office, ref: RecordRef) -> dict[str, list[str]]:
    return {one.item.key: [piece.title for piece in one.pieces] for one in office.dossiers.look(ref).entries if one.pieces}


def _lacking(office: Office, ref: RecordRef) -> list[str]:
    return [one.item.key for one in office.dossiers.look(ref).entries if one.is_lacking]


def test_papers_in_force_and_files_lie_in_their_items(office: Office, ref: RecordRef, tmp_path: Path) -> None:
    assert _pieces(office, ref) == {
        "taken": ["人民调解受理登记表"],
        "rights": ["人民调解当事人权利义务告知书"],
        "outcome": ["人民调解协议书"],
    }
    assert _lacking(office, ref) == ["identity", "sessions"]
    office.attachments.add(ref, _scan(tmp_path, "双方身份证.png"))
    unknown = office.attachments.add(ref, _scan(tmp_path, "IMG_0001.png"))
    assert office.dossiers.look(ref).unplaced == ("IMG_0001.png",)
    office.attachments.place(ref, unknown.id, "sessions")
    assert _lacking(office, ref) == []
    assert office.dossiers.look(ref).unplaced == ()
    with pytest.raises(Refusal, match="卷内目录没有这一项"):
        office.attachments.place(ref, unknown.id, "nowhere")


def test_a_void_paper_lies_in_no_dossier(office: Office, ref: RecordRef) -> None:
    paper = office.documents.issue("mediation-agreement", ref)
    office.documents.void(paper.code, "写错")
    assert "outcome" in _lacking(office, ref)


def _altered(office: Office, ref: RecordRef) -> list[tuple[str, str]]:
    return [(one.paper, one.sentence) for one in office.dossiers.look(ref).findings if one.rule == ISSUED_ANEW]


def test_a_paper_whose_facts_changed_is_found_until_it_is_issued_anew(office: Office, ref: RecordRef) -> None:
    assert _altered(office, ref) == []
    change(office, ref, facts="双方因院墙发生争执。")
    day = office.desk.today
    assert _altered(office, ref) == [
        ("人民调解受理登记表", f"{day}签发后登记有改动（纠纷简要情况）。"),
        ("人民调解协议书", f"（2026）海李调字第001号于{day}签发后登记有改动（纠纷简要情况）。"),
    ]
    office.documents.issue("mediation-intake", ref)
    office.documents.issue("mediation-agreement", ref)
    assert _altered(office, ref) == []


def test_what_is_entered_after_a_form_was_printed_with_a_blank_is_no_change_but_another_value_is(office: Office, ref: RecordRef) -> None:
    office.documents.issue("mediation-application", ref)
    _born(office, ref, date(1980, 5, 1))
    numbered = ("人民调解协议书", f"（2026）海李调字第001号于{office.desk.today}签发后登记有改动（当事人1 出生日期）。")
    assert _altered(office, ref) == [numbered]
    office.documents.issue("mediation-application", ref)
    _born(office, ref, date(1981, 5, 1))
    assert _altered(office, ref) == [("人民调解申请书", f"{office.desk.today}签发后登记有改动（当事人1 出生日期）。"), numbered]


def test_another_value_that_the_form_does_not_print_is_no_change_of_it(office: Office, ref: RecordRef) -> None:
    office.documents.issue("mediation-application", ref)
    office.documents.void(next(one.issues[-1].code for one in office.documents.offers(ref) if one.kind == "mediation-agreement"), "未签")
    _born(office, ref, date(1980, 5, 1))
    change(office, ref, is_confirmation_planned=True)
    (application,) = [one for one in office.documents.offers(ref) if one.kind == "mediation-application"]
    assert application.changed == ("当事人1 出生日期",)
    assert _altered(office, ref) == []


def test_looking_leaves_the_record_as_it_was(office: Office, ref: RecordRef) -> None:
    change(office, ref, facts="双方因院墙发生争执。", amount=Decimal(900))
    before = office.records.open(ref)
    assert _altered(office, ref) != []
    assert office.records.open(ref) == before


def test_minutes_whose_session_is_gone_are_found(office: Office, ref: RecordRef) -> None:
    draft = draft_of(office.records.open(ref))
    draft.parts["sessions"] = [RowDraft(values={"held_on": date(2026, 1, 12), "record_text": "双方陈述。"})]
    office.records.save(draft)
    (row,) = (offer.row for offer in office.documents.offers(ref) if offer.kind == "mediation-record")
    office.documents.issue("mediation-record", ref, row=row)
    draft = draft_of(office.records.open(ref))
    draft.parts["sessions"][0].removed = True
    office.records.save(draft)
    assert _altered(office, ref) == [("人民调解记录", f"{office.desk.today}签发后登记有改动（调解记录（已删除））。")]


def _born(office: Office, ref: RecordRef, day: date) -> None:
    """Enter the day on which the first party was born."""
    draft = draft_of(office.records.open(ref))
    draft.parts["parties"][0].values["person.birth_date"] = day
    office.records.save(draft)


def test_a_session_whose_record_was_not_issued_is_named_by_its_day(office: Office, ref: RecordRef, tmp_path: Path) -> None:
    draft = draft_of(office.records.open(ref))
    draft.parts["sessions"] = [
        RowDraft(values={"held_on": day, "record_text": "双方陈述。"}) for day in (date(2026, 1, 12), date(2026, 1, 20))
    ]
    office.records.save(draft)
    first, _ = (offer.row for offer in office.documents.offers(ref) if offer.kind == "mediation-record")
    office.documents.issue("mediation-record", ref, row=first)
    told = "第2次（2026-01-20）调解没有人民调解记录。"
    assert [one.sentence for one in office.dossiers.look(ref).findings if one.paper == "人民调解记录"] == [told]
    office.attachments.add(ref, _scan(tmp_path, "第二次调解记录.png"))
    assert told not in [one.sentence for one in office.dossiers.look(ref).findings]


def test_bound_it_has_cover_contents_with_pages_papers_statement_and_back(office: Office, ref: RecordRef, tmp_path: Path) -> None:
    office.attachments.add(ref, _scan(tmp_path, "双方身份证.png"))
    bound = office.dossiers.bound(ref)
    with pypdfium2.PdfDocument(bound.paper.pdf) as document:
        marks = [(mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()]
        assert len(document) == bound.paper.pages
    assert [name for name, _ in marks] == [
        "卷宗封面",
        "卷内目录",
        "人民调解受理登记表",
        "人民调解当事人权利义务告知书",
        "双方身份证.png",
        "人民调解协议书",
        "备考表",
        "封底",
    ]
    first = marks[2][1]
    texts = pages_of(bound.paper.pdf)
    contents = "".join(texts[marks[1][1] : first])
    for name, page in marks[2:6]:
        assert f"{name.removesuffix('.png')}{page - first + 1}" in contents.replace("\n", "").replace(" ", "").replace("\r", "")
    assert "人民调解记录缺" in contents.replace("\n", "").replace(" ", "").replace("\r", "")
    assert "卷宗情况说明（备考表）" in contents
    assert "封底" in contents
    assert (bound.count.items, bound.count.pages) == (4, marks[6][1] - first)
    assert bound.count.sheets == -(-bound.count.pages // 2)
    assert bound.paper.missing == ("人民调解记录",)
    assert bound.spine_mm > 0.6


def test_all_that_the_check_misses_stands_in_contents_and_statement(office: Office, ref: RecordRef) -> None:
    draft = draft_of(office.records.open(ref))
    draft.parts["parties"][0].values |= {
        "agent": a_person(office, "代理试丙"),
        "agent_authority": Authority.SPECIAL,
        "has_authority_letter": True,
    }
    days = (date(2026, 1, 12), date(2026, 1, 16), date(2026, 1, 20))
    draft.parts["sessions"] = [RowDraft(values={"held_on": day, "record_text": "双方陈述。"}) for day in days]
    draft.parts["return_visits"] = [RowDraft(values={"held_on": date(2026, 2, 20)})]
    office.records.save(draft)
    first = next(offer.row for offer in office.documents.offers(ref) if offer.kind == "mediation-record")
    office.documents.issue("mediation-record", ref, row=first)
    view = office.dossiers.look(ref)
    missing = {one.item.key: one.lacks for one in view.entries if one.lacks}
    assert missing == {
        "identity": ("当事人身份证明",),
        "authority": ("授权委托书",),
        "sessions": ("第2次（2026年1月16日）人民调解记录", "第3次（2026年1月20日）人民调解记录"),
        "visits": ("人民调解回访记录",),
    }
    names = tuple(name for lacks in missing.values() for name in lacks)
    bound = office.dossiers.bound(ref)
    assert bound.count.lacking == bound.paper.missing == names
    with pypdfium2.PdfDocument(bound.paper.pdf) as document:
        starts = {mark.get_title(): mark.get_dest().get_index() for mark in document.get_toc()}
    texts = ["".join(text.split()) for text in pages_of(bound.paper.pdf)]
    assert f"缺{'、'.join(names)}。" in texts[starts["备考表"]]
    contents = texts[starts["卷内目录"]]
    assert [name for name in names if f"{name}缺" not in contents] == []
    assert contents.index("回访记录缺") < contents.index("卷宗情况说明（备考表）") < contents.index("封底"), (
        "as the paper 卷内目录 lists them"
    )
    assert contents.index("人民调解记录") < contents.index("第2次（2026年1月16日）人民调解记录缺")


def test_a_record_still_open_and_a_register_without_one_are_refused(office: Office) -> None:
    with pytest.raises(Refusal, match="尚未结案，不能编卷宗"):
        office.dossiers.bound(a_dispute(office, 7, concluded_on=None, outcome=None, effective_on=None))
    with pytest.raises(Refusal, match="信访登记没有卷宗"):
        office.dossiers.look(RecordRef("petitions", 1))


def test_a_file_that_cannot_be_read_stops_the_binding_and_is_named(office: Office, ref: RecordRef, tmp_path: Path) -> None:
    broken = tmp_path / "身份证.pdf"
    broken.write_bytes(b"%PDF-1.4 nothing more")
    office.attachments.add(ref, broken)
    with pytest.raises(Refusal, match=r"附件“身份证\.pdf”不能读取"):
        office.dossiers.bound(ref)


def test_filing_with_something_lacking_takes_a_reason(office: Office) -> None:
    ref = a_dispute(office, 8, outcome=Outcome.FAILED, amount=None, effective_on=None, other_ways_told_on=date(2026, 1, 20))
    for event in ("accept", "start", "fail"):
        office.records.move(ref, event)
    draft = draft_of(office.records.open(ref))
    draft.parts["dossier"] = [RowDraft(values={"filed_on": date(2026, 2, 10), "pages_count": 12, "retention": Retention.SHORT})]
    office.records.save(draft)
    (offer,) = [one for one in office.records.open(ref).moves if one.event == "file"]
    assert offer.asks_reason
    assert offer.caution.startswith("人民调解卷宗尚缺：")
    with pytest.raises(Refusal, match=r"人民调解卷宗尚缺：.*当事人身份证明、人民调解记录。确已在纸质卷宗中的"):
        office.records.move(ref, "file")
    office.records.move(ref, "file", reason="都在纸质卷宗中")
    assert office.records.open(ref).history[-1].reason == "都在纸质卷宗中"
