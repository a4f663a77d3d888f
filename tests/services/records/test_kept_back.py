"""A juvenile's offence after his correction: his card neither asks for it nor takes it, and loses it when the record is sealed."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from libao_desk.core.citizen_id import make_citizen_id
from libao_desk.core.errors import Refusal
from libao_desk.core.period import Period
from libao_desk.registers.aftercare.codes import HelpLevel, ReleaseSource
from libao_desk.registers.corrections.codes import CorrectionState, SentenceKind
from libao_desk.services.ledgers.importing import Severity
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft, RecordRef, draft_of
from tests.services.builders import a_person, change
from tests.services.ledgers.test_words import looked
from tests.services.returning import said

BORN = date(2007, 5, 5)
NUMBER = str(make_citizen_id("320699", BORN, 1))
ENDED = date(2026, 2, 27)


@pytest.fixture
def juvenile(office: Office) -> RecordRef:
    """A correction that has ended: a year for what he did when he was seventeen."""
    person = a_person(office, "张试少", id_no=NUMBER, birth_date=BORN)
    values: dict[str, Any] = {
        "person": person,
        "was_minor_at_offence": True,
        "offence": "盗窃罪",
        "sentence_kind": SentenceKind.FIXED_TERM,
        "sentence_years": 1,
        "ended_on": ENDED,
    }
    ref = office.records.save(RecordDraft("corrections", values=values))
    with office.desk.work("解除") as session:
        session.get_one(office.desk.book.get("corrections").model, ref.id).state = CorrectionState.RELEASED  # type: ignore[attr-defined]  # a correction has one
    return ref


def _draft(office: Office, juvenile: RecordRef) -> RecordDraft:
    offer = office.desk.book.get("corrections").follow_ons[0]
    draft = office.links.begin(juvenile, offer)
    draft.values |= {"level": HelpLevel.GENERAL, "handed_on": ENDED}
    return draft


def _seal(office: Office, juvenile: RecordRef) -> None:
    change(office, juvenile, sealed_on=date(2026, 3, 2))
    office.records.move(juvenile, "seal")


def test_the_card_of_a_juvenile_does_not_ask_for_what_is_going_to_be_sealed(office: Office, juvenile: RecordRef) -> None:
    view = office.records.open(office.records.save(_draft(office, juvenile)))
    assert not {"原罪名", "原判刑期"} & set(view.missing)
    assert not [sentence for sentence in view.warnings if "封存" in sentence]


@pytest.mark.parametrize("when", ["before the seal", "after it"])
def test_the_offence_is_not_taken_on_the_card(office: Office, juvenile: RecordRef, when: str) -> None:
    draft = _draft(office, juvenile)
    with pytest.raises(Refusal, match="“原罪名”不得填写"):
        office.records.save(RecordDraft("aftercare", values=draft.values | {"offence": "盗窃罪"}, follows=draft.follows))
    ref = office.records.save(draft)
    if when == "after it":
        _seal(office, juvenile)
    with pytest.raises(Refusal, match="“原罪名、原判刑期”不得填写"):
        change(office, ref, offence="盗窃罪", sentence="一年")


def _told_before(office: Office, juvenile: RecordRef, *, linked: bool) -> RecordRef:
    """A card that names the offence, from a time when nobody minded."""
    draft = _draft(office, juvenile)
    change(office, juvenile, was_minor_at_offence=False)
    follows = draft.follows if linked else None
    values = draft.values | {"offence": "盗窃罪", "sentence": "有期徒刑一年", "source": ReleaseSource.CORRECTION}
    ref = office.records.save(RecordDraft("aftercare", values=values, follows=follows))
    change(office, juvenile, was_minor_at_offence=True)
    return ref


@pytest.mark.parametrize("linked", [True, False], ids=["begun from the correction", "typed by itself"])
def test_sealing_takes_the_offence_from_the_card_and_its_roster(office: Office, juvenile: RecordRef, linked: bool) -> None:
    ref = _told_before(office, juvenile, linked=linked)
    assert any("请清空“原罪名、原判刑期”" in sentence for sentence in office.records.open(ref).warnings)
    _seal(office, juvenile)
    view = office.records.open(ref)
    assert (view.values["offence"], view.values["sentence"]) == (None, None)
    rows = office.rosters.table("aftercare", Period.parse("2026-03")).rows
    assert [cell for row in rows for cell in row if "盗窃" in str(cell)] == []
    assert [line for line in office.audit.of(ref) if "盗窃" in f"{line.old}{line.new}"] == []
    assert "（已依法封存）" in [line.old for line in office.audit.of(ref) if line.label == "原罪名"]


def test_the_offence_of_a_later_prison_sentence_is_his_own_matter(office: Office, juvenile: RecordRef) -> None:
    person = draft_of(office.records.open(juvenile)).values["person"]
    values = {"person": person, "source": ReleaseSource.PRISON, "offence": "诈骗罪", "released_on": ENDED}
    ref = office.records.save(RecordDraft("aftercare", values=values))
    _seal(office, juvenile)
    assert office.records.open(ref).values["offence"] == "诈骗罪"


@pytest.mark.parametrize(("has_card", "verdict"), [(True, "same"), (False, "new")], ids=["known", "new"])
def test_a_ledger_does_not_bring_it_back(office: Office, tmp_path: Path, juvenile: RecordRef, has_card: bool, verdict: str) -> None:
    if has_card:
        office.records.save(_draft(office, juvenile))
    _seal(office, juvenile)
    row = {"姓名": "张试少", "身份证号": NUMBER, "来源类型": "解除社区矫正", "释放日期": "2026-02-27", "原罪名": "盗窃罪"}
    plan = looked(office, tmp_path, "aftercare", **row)
    assert [one.verdict.value for one in plan.rows] == [verdict]
    assert "offence" not in plan.rows[0].values
    assert any("依法封存" in note and "未导入" in note for note in said(plan, Severity.NOTE))


def test_no_roster_names_him_though_he_is_of_age_by_now(office: Office, juvenile: RecordRef) -> None:
    """The roster of corrections said 张某某; that of aftercare, for the same month, his name and number."""
    office.records.save(_draft(office, juvenile))
    month = Period.parse("2026-03")
    for is_sealed in (False, True):
        if is_sealed:
            _seal(office, juvenile)
        told = str(office.rosters.table("aftercare", month).rows)
        assert "张某某" in told
        assert "张试少" not in told
        assert NUMBER[-4:] not in told
