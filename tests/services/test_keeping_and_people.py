"""Officers, attachments, links, the trail, kept drafts, backups: what stands around the records."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import sqlalchemy as sa

from libao_desk.core.citizen_id import make_citizen_id
from libao_desk.core.clock import FixedClock, PinnedDayClock, SystemClock
from libao_desk.core.dates import local_minute
from libao_desk.core.errors import Refusal, Trouble
from libao_desk.people.officers import Role
from libao_desk.registers.corrections.codes import CorrectionState
from libao_desk.registers.disputes.codes import Outcome, PartyRole
from libao_desk.services.book import RegisterBook
from libao_desk.services.lists.query import ListQuery
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft, RecordRef, Ref, RowDraft, Value, draft_of
from libao_desk.services.records.sealed import SealedLook
from libao_desk.services.safety.keeping import restore_backup
from libao_desk.store import trail
from tests.conftest_office import DAY, PASSPHRASE

from .builders import a_dispute, a_person, change

OTHER = "第二个人的口令-26"


def _reopen(office: Office, book: RegisterBook, passphrase: str, officer: str | None = None) -> Office:
    folder = office.desk.file.folder
    office.close()
    return Office.unlock(folder, book, FixedClock(DAY), passphrase, officer)


def test_a_new_officer_opens_the_office_with_his_own_rights(office: Office, book: RegisterBook) -> None:
    office.officers.add("郑试庚", Role.RECORDER, OTHER, ("disputes",))
    with pytest.raises(Refusal, match="已有名为"):
        office.officers.add("郑试庚", Role.OFFICER, "又一个人的口令-26")
    with _reopen(office, book, OTHER) as other:
        assert (other.officer.name, other.officer.role) == ("郑试庚", Role.RECORDER)
        a_dispute(other)
        with pytest.raises(Refusal, match="其他登记册"):
            other.records.save(RecordDraft("corrections"))
        with pytest.raises(Refusal, match="无权"):
            other.officers.add("冒名", Role.DIRECTOR, "又一个人的口令-27")


def test_who_left_opens_nothing_and_his_name_stays(office: Office, book: RegisterBook) -> None:
    leaver = office.officers.add("郑试庚", Role.OFFICER, OTHER)
    with pytest.raises(Refusal, match="不能停用自己"):
        office.officers.deactivate(office.officer.id or 0)
    office.officers.deactivate(leaver)
    assert [(one.name, one.active) for one in office.officers.all()] == [(office.officer.name, True), ("郑试庚", False)]
    folder = office.desk.file.folder
    office.close()
    with pytest.raises(Trouble, match="口令不正确"):
        Office.unlock(folder, book, FixedClock(DAY), OTHER)
    with Office.unlock(folder, book, FixedClock(DAY), PASSPHRASE) as again:
        assert again.officers.add("郑试庚", Role.OFFICER, OTHER) != leaver


def test_a_forgotten_passphrase_is_set_anew_and_the_old_one_opens_nothing(office: Office, book: RegisterBook) -> None:
    officer = office.officers.add("郑试庚", Role.OFFICER, OTHER)
    office.officers.reset(officer, "重设以后的口令-1")
    folder = office.desk.file.folder
    office.close()
    with pytest.raises(Trouble):
        Office.unlock(folder, book, FixedClock(DAY), OTHER)
    with Office.unlock(folder, book, FixedClock(DAY), "重设以后的口令-1", "郑试庚") as other:
        assert other.officer.id == officer


def test_a_colleagues_passphrase_is_not_taken_a_second_time(office: Office, book: RegisterBook) -> None:
    officer = office.officers.add("郑试庚", Role.OFFICER, OTHER)
    for refused in (
        lambda: office.officers.add("钱试辛", Role.OFFICER, OTHER),
        lambda: office.officers.reset(officer, PASSPHRASE),
        lambda: office.officers.change_passphrase(PASSPHRASE, OTHER),
    ):
        with pytest.raises(Refusal, match="请换一个口令"):
            refused()
    assert [one.name for one in office.officers.all()] == [office.officer.name, "郑试庚"]
    with _reopen(office, book, OTHER) as other:
        assert other.officer.name == "郑试庚"


def test_a_new_recovery_sheet_makes_the_old_one_useless(office: Office, book: RegisterBook) -> None:
    first = office.officers.new_recovery_code()
    second = office.officers.new_recovery_code()
    folder = office.desk.file.folder
    office.close()
    with pytest.raises(Trouble):
        Office.unlock(folder, book, FixedClock(DAY), first)
    with Office.unlock(folder, book, FixedClock(DAY), second) as opened:
        assert opened.officer.role is Role.DIRECTOR
        assert opened.officer.id is None
        opened.officers.reset(opened.officers.all()[0].id, OTHER)
    with Office.unlock(folder, book, FixedClock(DAY), OTHER) as director:
        assert director.officer.name == director.officers.all()[0].name


def test_the_office_is_never_left_without_a_director(office: Office) -> None:
    with pytest.raises(Refusal, match="所长"):
        office.officers.change(office.officer.id or 0, Role.OFFICER)
    office.officers.change(office.officers.add("郑试庚", Role.OFFICER, OTHER), Role.DIRECTOR)
    office.officers.change(office.officer.id or 0, Role.OFFICER)
    assert [one.role for one in office.officers.all()] == [Role.OFFICER, Role.DIRECTOR]


def test_an_attachment_comes_back_as_it_was(office: Office, tmp_path: Path) -> None:
    ref = a_dispute(office)
    scan = tmp_path / "扫描件.pdf"
    scan.write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 1000)
    added = office.attachments.add(ref, scan)
    assert [(one.name, one.size) for one in office.attachments.of(ref)] == [("扫描件.pdf", scan.stat().st_size)]
    assert office.attachments.read(ref, added.id) == ("扫描件.pdf", scan.read_bytes())
    other = a_dispute(office, 2)
    assert office.attachments.of(other) == ()
    with pytest.raises(Refusal, match="已不存在"):
        office.attachments.read(other, added.id)
    with pytest.raises(Trouble, match="读不到"):
        office.attachments.add(ref, tmp_path / "missing.pdf")
    secret = b"".join(path.read_bytes() for path in office.desk.file.folder.rglob("*") if path.is_file())
    assert bytes(range(256)) not in secret


def test_links_join_both_ways_and_once(office: Office) -> None:
    one, other = a_dispute(office, 1), a_dispute(office, 2)
    office.links.join(one, other, "同案")
    office.links.join(other, one, "同案")
    (seen,) = office.links.of(one)
    assert (seen.ref, seen.title) == (other, "同案")
    assert "TJ2026-0002" in seen.label
    assert [link.ref for link in office.links.of(other)] == [one]
    with pytest.raises(Refusal, match="已不存在"):
        office.links.join(one, RecordRef("disputes", 99), "同案")


def test_the_trail_is_read_in_chinese_with_old_and_new(office: Office) -> None:
    ref = a_dispute(office)
    change(office, ref, outcome=Outcome.ORAL, facts="改过的经过。", is_confirmation_planned=True)
    office.audit.seen(ref, "完整证件号码")
    lines = office.audit.of(ref)
    assert any(f"录入时间：{local_minute(line.at)}；" in f"{line.new}；" for line in lines)
    assert lines[0].act == "查看完整证件号码"
    changed = {line.label: (line.old, line.new) for line in lines if line.act == "修改人民调解"}
    assert changed["调解结果"] == ("达成书面协议", "达成口头协议")
    assert changed["纠纷简要情况"] == ("双方因排水沟发生争执。", "改过的经过。")
    assert changed["拟申请司法确认"] == ("否", "是")
    assert {line.by for line in lines} == {office.officer.name}
    assert {line.act for line in lines} == {"查看完整证件号码", "修改人民调解", "登记人民调解"}
    assert [line.at for line in lines] == sorted((line.at for line in lines), reverse=True)


def test_the_trail_says_when_an_act_under_a_pinned_day_really_was(office: Office) -> None:
    office.desk.file.clock = PinnedDayClock(DAY)
    (line, *_) = office.audit.of(a_dispute(office))
    assert f"{line.at.astimezone():%Y-%m-%d}" == f"{DAY}"
    assert line.act.startswith(f"登记人民调解（日期被固定，本机时间是{SystemClock().today()} ")


def test_a_removed_row_stays_in_the_trail(office: Office) -> None:
    ref, neighbour = a_dispute(office), a_dispute(office, 2)
    for one in (ref, neighbour):
        draft = draft_of(office.records.open(one))
        draft.parts["terms"][0].removed = True
        office.records.save(draft, reason=f"重复登记{one.id}")
    lines = {(line.label, line.reason): line for line in office.audit.of(ref)}
    gone = lines["删除协议条款", "重复登记1"]
    assert "履行内容：支付材料费" in gone.old
    assert "即时履行：否" in gone.old
    assert "履行内容：支付材料费" in lines["新增协议条款", ""].new
    assert not any(line.reason == "重复登记2" for line in office.audit.of(ref))


def test_a_reference_is_said_by_its_name(office: Office) -> None:
    ref = a_dispute(office, committee=None)
    committee = office.people.choices("committee")[0]
    draft = draft_of(office.records.open(ref))
    draft.values["committee"] = committee
    draft.parts["parties"][0].values["person"] = a_person(office, "赵试丁")
    draft.handler = Ref(office.officers.add("郑试庚", Role.OFFICER, OTHER), "郑试庚")
    office.records.save(draft)
    lines = [(line.label, line.old, line.new) for line in office.audit.of(ref) if line.act == "修改人民调解"]
    assert set(lines) == {
        ("调解组织", "", committee.label),
        ("当事人 自然人", "张试甲一", "赵试丁"),
        ("经办人", office.officer.name, "郑试庚"),
    }


def test_what_was_typed_survives_the_window(office: Office, book: RegisterBook) -> None:
    person = a_person(office, "张试甲")
    values: dict[str, Value] = {
        "outcome": Outcome.WRITTEN,
        "accepted_on": date(2026, 1, 6),
        "amount": Decimal("12.50"),
        "facts": "打到一半",
        "is_refused": False,
    }
    draft = RecordDraft("disputes", values=dict(values), parts={"parties": [RowDraft(values={"role": PartyRole.THIRD, "person": person})]})
    draft.handler = Ref(office.officer.id or 0, office.officer.name)
    slot = office.journal.keep(draft)
    draft.values["facts"] = "打到后面"
    assert office.journal.keep(draft, slot) == slot
    with _reopen(office, book, PASSPHRASE) as again:
        (kept,) = again.journal.left()
        assert kept.draft.values == values | {"facts": "打到后面"}
        assert kept.draft.parts["parties"][0].values == {"role": PartyRole.THIRD, "person": person}
        assert kept.draft.handler == draft.handler
        ref = again.records.save(kept.draft)
        again.journal.drop(kept.id)
        assert again.journal.left() == ()
        assert again.records.open(ref).values["amount"] == Decimal("12.50")
        again.officers.add("郑试庚", Role.OFFICER, OTHER)
        again.journal.keep(draft)
        with _reopen(again, book, OTHER) as other:
            assert other.journal.left() == ()


def _sealed(office: Office) -> RecordRef:
    born = date(2003, 5, 5)
    person = a_person(office, "张试少", id_no=make_citizen_id("320699", born, 1), birth_date=born)
    ref = office.records.save(
        RecordDraft("corrections", values={"person": person, "case_no": "（2025）海矫字第001号", "effective_on": date(2026, 2, 20)})
    )
    assert [task for task in office.todo.on(horizon=10_000) if task.record == ref]
    other = a_dispute(office)
    office.links.join(ref, other, "同案")
    slot = draft_of(office.records.open(ref))
    slot.values["note"] = "未保存的备注"
    office.journal.keep(slot)
    with office.desk.work("封存") as session:
        session.get_one(office.desk.book.get("corrections").model, ref.id).state = CorrectionState.SEALED  # type: ignore[attr-defined]  # a correction has one
    return ref


def test_a_sealed_record_shows_at_no_door(office: Office) -> None:
    ref = _sealed(office)
    number = "JZ2026-001"
    for look in (office.records.open, office.audit.of, office.attachments.of, office.links.of, office.documents.offers):
        if look != office.links.of:
            with pytest.raises(Refusal, match="依法封存"):
                look(ref)
    assert office.records.find("corrections", number) == ref
    assert list(office.lists.ids("corrections", ListQuery())) == []
    assert office.lists.rows("corrections", [ref.id]) == {}
    assert office.lists.count(office.desk.book.get("corrections")) == 0
    assert [task for task in office.todo.on(horizon=10_000) if task.record == ref] == []
    assert office.links.of(RecordRef("disputes", 1)) == ()
    assert office.journal.left() == ()
    assert office.people.find("张试少") == ()
    (found,) = office.people.find(str(make_citizen_id("320699", date(2003, 5, 5), 1)))
    assert office.people.card(found.ref.id) == ()
    office.desk.rights = type(office.desk.rights)(Role.OFFICER, frozenset({"disputes"}))
    assert office.people.card(found.ref.id) == ()


def test_a_backup_is_counted_and_opens_elsewhere(office: Office, book: RegisterBook, tmp_path: Path) -> None:
    a_dispute(office)
    report = office.keeping.backup(tmp_path / "o.backup")
    assert report.records > 0
    restored = restore_backup(tmp_path / "o.backup", tmp_path / "back", PASSPHRASE)
    assert restored.records == report.records
    with pytest.raises(Trouble):
        restore_backup(tmp_path / "o.backup", tmp_path / "other", "不是这个口令-2026")
    assert not (tmp_path / "other" / "office.db").exists()
    with Office.unlock(tmp_path / "back", book, FixedClock(DAY), PASSPHRASE) as back:
        assert back.records.open(RecordRef("disputes", 1)).number == "TJ2026-0001"
        assert back.keeping.verify().sound


def test_a_head_printed_earlier_is_still_held_or_is_told(office: Office) -> None:
    a_dispute(office)
    with office.desk.read() as session:
        seq, head = trail.head(session)
    a_dispute(office)
    for typed in (f"第{seq}条 {head}", f"{seq}:{head[:8].upper()}", f" 操作痕迹链头：第 {seq} 条 {head[:20]} ", ""):
        assert office.keeping.verify(typed).sound
    for wrong in (f"第{seq}条 {'0' * 16}", f"第{seq + 1}条 {head}", f"第900条 {head}"):
        found = office.keeping.verify(wrong)
        assert not found.sound
        assert "不在现在的操作记录中" in found.problems[-1]
    for unclear in ("第52条", f"{seq} {head}"):  # without 条 nobody can say where the number ends
        with pytest.raises(Refusal, match="请照月结报告抄写"):
            office.keeping.verify(unclear)


def test_the_days_own_backup_is_made_once(office: Office) -> None:
    a_dispute(office)
    assert office.keeping.automatic() is not None
    assert office.keeping.automatic() is None
    assert len(office.keeping.kept()) == 1


def test_a_second_window_cannot_open_the_same_file(office: Office, book: RegisterBook) -> None:
    with pytest.raises(Refusal, match="另一个窗口"):
        Office.unlock(office.desk.file.folder, book, FixedClock(DAY), PASSPHRASE)


ASKED = {"asked_by": "样例人民法院", "document_no": "（2026）样法函1号", "ground": "刑事诉讼法第286条，办案需要"}


def test_a_sealed_record_is_looked_into_on_a_request_and_by_the_director_alone(office: Office) -> None:
    ref = _sealed(office)
    with pytest.raises(Refusal, match="请填写：申请文书号"):
        office.sealed.look("corrections", "JZ2026-001", **(ASKED | {"document_no": " "}))
    view = office.sealed.look("corrections", "JZ2026-001", **ASKED)
    assert (view.ref, view.values["person.name"]) == (ref, "张试少")
    with office.desk.read() as session:
        (kept,) = session.scalars(sa.select(SealedLook)).all()
    assert (kept.record_id, kept.asked_by, kept.looked_on) == (ref.id, "样例人民法院", DAY)
    assert office.keeping.verify().sound
    with pytest.raises(Refusal, match="依法封存"):
        office.records.open(ref)
    office.desk.rights = type(office.desk.rights)(Role.OFFICER)
    assert office.sealed.registers() == ()
    with pytest.raises(Refusal, match="无权查阅封存记录"):
        office.sealed.look("corrections", "JZ2026-001", **ASKED)


@pytest.mark.parametrize("asked_by", ["{}", "样例司法局　{}", "样例人民法院（{}、李试员）"])
def test_nobody_grants_a_look_into_a_sealed_record_to_himself(office: Office, asked_by: str) -> None:
    _sealed(office)
    with pytest.raises(Refusal, match="申请人是您本人"):
        office.sealed.look("corrections", "JZ2026-001", **(ASKED | {"asked_by": asked_by.format(office.officer.name)}))
    assert office.sealed.look("corrections", "JZ2026-001", **(ASKED | {"asked_by": f"{office.officer.name}丽"}))


def test_what_is_not_sealed_is_not_looked_into_here(office: Office) -> None:
    office.records.save(RecordDraft("corrections", values={"case_no": "（2026）海矫字第009号"}))
    with pytest.raises(Refusal, match="没有封存"):
        office.sealed.look("corrections", "JZ2026-001", **ASKED)
    with office.desk.read() as session:
        assert session.scalars(sa.select(SealedLook)).all() == []
