"""The last acts: each told in words, undone in an act of its own, and never over what somebody changed since."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from libao_desk.core.errors import Refusal
from libao_desk.declare.path import path
from libao_desk.people.access import Rights
from libao_desk.people.models import Person
from libao_desk.people.officers import Role
from libao_desk.registers.corrections.codes import CorrectionState, ExitKind
from libao_desk.services.never_recorded import WordsNeverRecorded
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordRef, RowDraft, draft_of
from libao_desk.services.records.identity import PersonExists
from libao_desk.services.undoing.last_acts import LastAct, LastActs
from libao_desk.store import numbers
from tests.services.builders import a_dispute, a_person, change
from tests.services.closings import a_subject, closed, ended
from tests.services.sample_ledgers import id_no, mended_disputes
from tests.services.test_never_recorded import WORD

from .test_undoing import brought, everything

PERSON = [path(field) for field in (Person.name, Person.id_no, Person.phone)]


@pytest.fixture
def ref(office: Office) -> RecordRef:
    return a_dispute(office)


def last(office: Office) -> LastAct:
    """The newest act."""
    return office.last_acts.acts()[0]


def undo(office: Office, *, reason: str = "") -> str:
    """Undo the newest act."""
    return office.last_acts.undo(last(office).seq, reason=reason).sentence


def values(office: Office, ref: RecordRef) -> Any:
    view = office.records.open(ref)
    return view.values, view.parts, view.state, view.handler


def desk_of(office: Office, rights: Rights, officer_id: int | None = 1) -> LastActs:
    """The same office with another at the desk."""
    actor = replace(office.desk.actor, officer_id=officer_id)
    desk = replace(office.desk, rights=rights, actor=actor)
    door: LastActs = Office(desk, office.officer).last_acts
    return door


def test_an_act_is_told_in_words(office: Office, ref: RecordRef) -> None:
    change(office, ref, amount=Decimal(5), facts="第二次。")
    told = last(office)
    assert (told.act, told.by) == ("修改人民调解", office.officer.name)
    assert told.what.startswith("TJ2026-0001 ")
    assert set(told.contents.split("、")) == {"协议涉及金额", "纠纷简要情况"}
    assert (told.obstacle, told.asks_reason) == ("", False)


def test_a_saved_change_is_undone_and_the_undoing_names_it(office: Office, ref: RecordRef) -> None:
    before = values(office, ref), everything(office)
    change(office, ref, amount=Decimal(5), facts="另一个水沟。")
    seq = last(office).seq
    assert undo(office) == "已撤销“修改人民调解”。"
    assert (values(office, ref), everything(office)) == before
    assert last(office).act == f"撤销第{seq}号操作：修改人民调解"
    assert office.keeping.verify().sound
    told = {one.seq: one.obstacle for one in office.last_acts.acts()}
    assert told[seq] == f"已经撤销（第{last(office).seq}号操作）。"
    with pytest.raises(Refusal, match="已经撤销"):
        office.last_acts.undo(seq)


def test_an_undoing_is_undone_and_the_first_act_can_be_undone_again(office: Office, ref: RecordRef) -> None:
    before = values(office, ref)
    change(office, ref, facts="另一个水沟。")
    seq, after = last(office).seq, values(office, ref)
    undo(office)
    undo(office)
    assert values(office, ref) == after
    office.last_acts.undo(seq)
    assert values(office, ref) == before


def test_rows_come_back_and_rows_go(office: Office, ref: RecordRef) -> None:
    before = values(office, ref)
    draft = draft_of(office.records.open(ref))
    draft.parts["terms"][0].removed = True
    draft.parts["mediators"].append(RowDraft(values={"position": 2, "outside_name": "调试乙"}))
    office.records.save(draft)
    after = values(office, ref)
    assert last(office).contents == "新增调解员、删除协议条款"
    undo(office)
    assert values(office, ref) == before
    undo(office)
    assert values(office, ref) == after


def test_what_was_changed_since_is_named_and_stays(office: Office, ref: RecordRef) -> None:
    change(office, ref, facts="第二次。", amount=Decimal(5))
    seq = last(office).seq
    change(office, ref, facts="第三次。")
    before = values(office, ref)
    with pytest.raises(Refusal, match=r"^“纠纷简要情况”后来又有改动（第\d+号：2026-03-02冯测试修改人民调解），请先撤销那一次"):
        office.last_acts.undo(seq)
    assert values(office, ref) == before
    undo(office)
    office.last_acts.undo(seq)
    assert values(office, ref)[0]["amount"] == Decimal("1200.00")


def test_a_value_typed_again_by_hand_is_no_longer_the_acts_own(office: Office, ref: RecordRef) -> None:
    change(office, ref, facts="第二次。")
    seq = last(office).seq
    for text in ("第三次。", "第二次。"):
        change(office, ref, facts=text)
    with pytest.raises(Refusal, match="后来又有改动"):
        office.last_acts.undo(seq)


def test_a_date_put_right_takes_its_move_along_and_back(office: Office) -> None:
    ref = a_dispute(office)
    office.records.move(ref, "accept")
    before = office.records.open(ref).history
    change(office, ref, accepted_on=date(2026, 1, 5))
    assert office.records.open(ref).history != before
    undo(office)
    assert office.records.open(ref).history == before


def test_a_step_is_withdrawn_with_a_reason_and_stands_again(office: Office, ref: RecordRef) -> None:
    office.records.move(ref, "accept")
    moved = last(office)
    assert moved.asks_reason
    with pytest.raises(Refusal, match="须写明理由"):
        undo(office)
    assert undo(office, reason="点错了").startswith("已撤回“受理”。为这一步填写的日期")
    view = office.records.open(ref)
    assert (view.state.value, view.last_move) == ("APPLIED", "")
    assert view.history[-1].withdrawn.startswith("已撤回：点错了")
    assert last(office).act == f"撤销第{moved.seq}号操作：人民调解：受理"
    undo(office)
    view = office.records.open(ref)
    assert (view.state.value, view.last_move, view.history[-1].withdrawn) == ("ACCEPTED", "受理", "")


def test_the_last_step_first(office: Office, ref: RecordRef) -> None:
    office.records.move(ref, "accept")
    seq = last(office).seq
    office.records.move(ref, "start")
    with pytest.raises(Refusal, match=r"后来又办理了“.+”，请先撤销那一步"):
        office.last_acts.undo(seq, reason="点错了")


def test_a_record_entered_by_mistake_goes_and_its_number_is_void(office: Office) -> None:
    people = [a_person(office, name) for name in ("张试甲一", "李试乙一")]
    assert people
    before = everything(office)
    ref = a_dispute(office, 2)
    number = office.records.open(ref).number
    assert undo(office) == f"已撤销登记，{number}作废，留在编号台账中。"
    now = everything(office)
    assert {table for table in now if now[table] != before[table]} <= {"person"}
    with office.desk.read() as session:
        assert [one.voided_reason for one in numbers.ledger(session, "disputes")] == ["撤销登记"]
    assert office.keeping.verify().sound
    assert last(office).obstacle == "已经作废的编号不再恢复，请重新登记或重新签发。"
    assert office.records.open(a_dispute(office, 3)).number == "TJ2026-0002"


def test_a_record_that_was_worked_on_stays(office: Office, ref: RecordRef) -> None:
    (entry,) = [one for one in office.last_acts.acts() if one.act == "登记人民调解"]
    change(office, ref, facts="第二次。")
    with pytest.raises(Refusal, match=r"^纠纷简要情况登记后又有改动（.*），不能撤销登记；登记有误的请直接改正。$"):
        office.last_acts.undo(entry.seq)


def test_cards_lists_and_settings_go_back(office: Office) -> None:
    before = everything(office)
    who = a_person(office, "张甲一")
    office.people.save(who.id, {"phone": "19900000001"}, {"phone": None}, PERSON)
    village = office.directory.save("village", None, {"name": "杨庄村"}, {})
    office.directory.save("village", village, {"name": "杨庄村甲"}, {"name": "杨庄村"})
    office.settings.change(office.settings.declared[0], "东桥司法所", confirmed=True)
    office.settings.set_day(date(2026, 3, 7), True, "县里通知")
    assert [one.what for one in office.last_acts.acts()[:6]] == ["2026-03-07", "单位名称", "杨庄村甲", "杨庄村甲", "张甲一", "张甲一"]
    for seq in [one.seq for one in office.last_acts.acts()[:6]]:
        office.last_acts.undo(seq)
    assert everything(office) == before
    assert office.settings.value(office.settings.declared[0]) == "李堡司法所"


def test_how_a_name_is_read_is_no_change_of_its_own(office: Office) -> None:
    who = a_person(office, "张甲一")
    office.people.save(who.id, {"name": "李乙二"}, {"name": "张甲一"}, PERSON)
    assert last(office).contents == "姓名"
    undo(office)
    assert [one.ref for one in office.people.find("zjy")] == [who]


def test_a_card_or_an_entry_in_use_is_not_taken_out(office: Office) -> None:
    village = office.directory.save("village", None, {"name": "杨庄村"}, {})
    seq = last(office).seq
    office.directory.save("committee", None, {"name": "杨庄村调解委员会", "kind": office.directory.entries("committee")[0].values["kind"],
                                              "village": office.people.choices("village")[0]}, {})  # fmt: skip
    assert village == office.people.choices("village")[0].id
    with pytest.raises(Refusal, match="已经有记录用到它"):
        office.last_acts.undo(seq)


def test_a_number_that_another_card_has_by_now_is_not_put_back(office: Office) -> None:
    who = a_person(office, "张甲一", id_no=id_no(1))
    office.people.save(who.id, {"id_no": None}, {"id_no": id_no(1)}, PERSON)
    seq = last(office).seq
    a_person(office, "张甲二", id_no=id_no(1))
    with pytest.raises(PersonExists):
        office.last_acts.undo(seq)


def test_links_and_merges_go_the_way_they_came(office: Office, ref: RecordRef) -> None:
    other, before = a_dispute(office, 2), everything(office)
    office.links.join(ref, other, "相关")
    after = everything(office)
    undo(office)
    assert everything(office) == before
    undo(office)
    assert everything(office) == after
    office.links.sever(ref, other)
    undo(office)
    assert everything(office) == after
    one, two = a_person(office, "周试"), a_person(office, "周试", phone="19900000001")
    apart = everything(office)["person"]
    office.people.merge(one.id, two.id, {})
    merged = everything(office)["person"]
    assert undo(office) == "已撤销合并，两张卡片和各自的记录恢复原样。"
    assert everything(office)["person"] == apart
    undo(office)
    assert everything(office)["person"] == merged
    assert office.keeping.verify().sound


def test_files_are_withdrawn_with_a_reason_and_come_back(office: Office, ref: RecordRef, tmp_path: Path) -> None:
    source = tmp_path / "笔录.pdf"
    source.write_bytes(b"%PDF-1.4\n%%EOF\n")
    file = office.attachments.add(ref, source)
    assert last(office).asks_reason
    undo(office, reason="放错了档案")
    assert office.attachments.of(ref) == ()
    undo(office)
    assert office.attachments.of(ref) == (file,)
    assert office.attachments.read(ref, file.id)[0] == "笔录.pdf"


def test_an_import_goes_through_its_own_undoing(office: Office, tmp_path: Path) -> None:
    before = everything(office)
    seq = brought(office, "disputes", mended_disputes(), tmp_path)
    assert (last(office).seq, last(office).obstacle) == (seq, "")
    assert office.last_acts.undo(seq).sentence.startswith("已撤销导入，共")
    assert everything(office) == before
    assert [one.obstacle for one in office.last_acts.acts()[:2]] == [
        "撤销了的导入，请把原来的文件重新导入。",
        "这次导入已经撤销、已超过30日，或者您无权撤销。",
    ]


def test_an_import_that_was_worked_on_is_gone_through_one_by_one(office: Office, tmp_path: Path) -> None:
    seq = brought(office, "disputes", mended_disputes(), tmp_path)
    change(office, RecordRef("disputes", 1), facts="第二次。")
    before = everything(office)
    with pytest.raises(Refusal, match=r"^TJ.*：纠纷简要情况导入后又有改动（.*）。请到“登记”菜单的“撤销导入”逐条核对"):
        office.last_acts.undo(seq)
    assert everything(office) == before


@pytest.mark.parametrize(
    ("do", "sentence"),
    [
        (lambda office, ref, folder: office.keeping.backup(folder / "b.lbk"), "备份没有改动台账，不用撤销。"),
        (lambda office, ref, folder: closed(office, folder / "月结"), "月结不能撤销：报送有误的，改正记录后出更正表。"),
        (lambda office, ref, folder: office.looks.opened(ref), ""),
    ],
    ids=["a backup", "a closing", "a look"],
)
def test_what_cannot_be_undone_says_what_to_do(
    office: Office, ref: RecordRef, tmp_path: Path, do: Callable[..., Any], sentence: str
) -> None:
    count = len(office.last_acts.acts())
    do(office, ref, tmp_path)
    if not sentence:
        assert len(office.last_acts.acts()) == count
        return
    told = next(one for one in office.last_acts.acts() if one.obstacle == sentence)
    with pytest.raises(Refusal, match=sentence):
        office.last_acts.undo(told.seq)


def test_who_may_not_change_may_not_undo(office: Office, ref: RecordRef) -> None:
    change(office, ref, facts="第二次。")
    seq = last(office).seq
    own = desk_of(office, Rights(Role.READER))
    assert next(one for one in own.acts() if one.seq == seq).obstacle == "“查看”无权登记和修改。"
    with pytest.raises(Refusal, match="无权登记和修改"):
        own.undo(seq)
    elsewhere = desk_of(office, Rights(Role.OFFICER, frozenset({"corrections"})))
    assert next(one for one in elsewhere.acts() if one.seq == seq).what == "无权查看的记录"
    with pytest.raises(Refusal, match="其他登记册"):
        elsewhere.undo(seq)
    other = desk_of(office, Rights(Role.OFFICER), officer_id=77)
    assert other.acts() == ()
    with pytest.raises(Refusal, match=f"最近50次操作中没有第{seq}号操作"):
        other.undo(seq)
    assert desk_of(office, Rights(Role.DIRECTOR), officer_id=77).undo(seq).refs == (ref,)


def test_an_end_is_undone_by_the_director(office: Office) -> None:
    subject = a_subject(office, "张甲一", term_to=date(2026, 2, 28))
    change(office, subject, ended_on=date(2026, 2, 28), exit_kind=ExitKind.TERM_ENDED)
    office.records.move(subject, "release", happened_on=date(2026, 2, 28))
    office.desk.rights = Rights(Role.OFFICER)
    with pytest.raises(Refusal, match="已经办结，由所长撤回"):
        undo(office, reason="点错了")
    office.desk.rights = Rights(Role.DIRECTOR)
    undo(office, reason="点错了")
    assert office.records.open(subject).state is CorrectionState.ACTIVE


def test_a_sealed_record_is_neither_named_nor_undone(office: Office) -> None:
    subject = a_subject(office, "张甲一")
    change(office, subject, offence="危险驾驶罪")
    seq, number = last(office).seq, office.records.open(subject).number
    ended(office, subject, date(2026, 2, 27), CorrectionState.SEALED, "seal")
    told = next(one for one in office.last_acts.acts() if one.seq == seq)
    assert told.what == "无权查看的记录"
    assert all(number not in f"{one.act}{one.what}" for one in office.last_acts.acts())
    with pytest.raises(Refusal, match="依法封存"):
        office.last_acts.undo(seq)


def test_words_never_recorded_do_not_come_back_by_undoing(office: Office, ref: RecordRef) -> None:
    with pytest.raises(WordsNeverRecorded) as refused:
        change(office, ref, facts=f"他说：{WORD}。")
    draft = draft_of(office.records.open(ref))
    draft.values["facts"] = f"他说：{WORD}。"
    office.records.save(draft, reason="卷中原话")
    change(office, ref, facts="双方因排水沟发生争执。")
    seq = last(office).seq
    with pytest.raises(WordsNeverRecorded, match=refused.value.sentence[:8]):
        office.last_acts.undo(seq)
    office.last_acts.undo(seq, reason="卷中原话")
