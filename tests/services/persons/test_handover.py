"""All open work of one officer goes to another in one act, or none of it does."""

from datetime import date

import pytest
import sqlalchemy as sa

from libao_desk.core.errors import Refusal
from libao_desk.people.access import Rights
from libao_desk.people.codes import Role
from libao_desk.registers.petitions.codes import PetitionKind
from libao_desk.registers.petitions.settings import REPORT_READERS
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft, RecordRef, Ref
from libao_desk.services.records.typing_journal import TYPED
from libao_desk.services.todo.handover_paper import hand_over_signed, handover_paper
from libao_desk.store import trail
from tests.conftest_office import DIRECTOR
from tests.printing.readers import poppler_text
from tests.services.builders import a_dispute, change
from tests.services.closings import MINOR, a_subject


@pytest.fixture
def leaver(office: Office) -> int:
    """An officer with two open disputes, one that was declined, one case of aftercare and one sweep that he wrote down."""
    leaver = office.officers.add("郑试庚", Role.OFFICER, "第二个人的口令-26")
    for n in (1, 2, 3):
        _to(office, a_dispute(office, n), leaver)
    declined = RecordRef("disputes", 3)
    change(office, declined, declined_on=date(2026, 1, 9), declined_reason="不属于受理范围")
    office.records.move(declined, "decline")
    _to(office, office.records.save(RecordDraft("aftercare", values={"person.name": "张试甲"})), leaver)
    _to(office, office.records.save(RecordDraft("sweeps")), leaver)
    return leaver


def _to(office: Office, ref: RecordRef, officer: int) -> None:
    draft = RecordDraft(ref.register, ref.id, handler=Ref(officer, ""), original_handler=Ref(0, ""))
    office.records.save(draft)


def _handlers(office: Office) -> dict[RecordRef, int | None]:
    refs = [*(RecordRef("disputes", n) for n in (1, 2, 3)), RecordRef("aftercare", 1)]
    views = {ref: office.records.open(ref).handler for ref in refs}
    return {ref: None if handler is None else handler.id for ref, handler in views.items()}


def test_every_open_record_goes_to_the_successor_in_one_act(office: Office, leaver: int) -> None:
    successor = office.officers.add("钱试辛", Role.OFFICER, "第三个人的口令-26")
    lines = office.handover.look(leaver, successor)
    assert {line.register: (line.given, line.kept) for line in lines} == {"disputes": (2, 0), "aftercare": (1, 0)}
    assert office.handover.held(leaver) == 3
    assert office.handover.hand_over(leaver, successor) == 3
    assert list(_handlers(office).values()) == [successor, successor, leaver, successor]
    with office.desk.read() as session:
        rows = (("dispute_case", 1), ("dispute_case", 2), ("dispute_case", 3), ("aftercare_case", 1))
        (entry,) = [one for one in trail.entries_for(session, *rows) if one.act.startswith("移交工作")]
    assert entry.act == "移交工作：郑试庚→钱试辛（3件）"
    given = {(one.table, one.row_id): (one.old, one.new) for one in entry.changes if one.column == "handler_id"}
    assert given == dict.fromkeys((("dispute_case", "1"), ("dispute_case", "2"), ("aftercare_case", "1")), (leaver, successor))
    wrote = office.records.open(RecordRef("sweeps", 1)).handler
    assert wrote is not None
    assert wrote.id == leaver
    assert ("经办人", "郑试庚", "钱试辛") in {(line.label, line.old, line.new) for line in office.audit.of(RecordRef("disputes", 1))}


def test_the_only_director_hands_work_over_and_stays_director(office: Office, leaver: int) -> None:
    me = office.officer.id or 0
    _to(office, RecordRef("disputes", 1), me)
    assert office.handover.hand_over(me, leaver) == 1
    assert office.officers.all()[0].role is Role.DIRECTOR


def test_a_successor_gets_what_he_may_handle_and_the_rest_stays(office: Office, leaver: int) -> None:
    limited = office.officers.add("只管调解", Role.OFFICER, "第五个人的口令-26", ("disputes",))
    lines = office.handover.look(leaver, limited)
    assert {line.register: (line.given, line.kept) for line in lines} == {"disputes": (2, 0), "aftercare": (0, 1)}
    assert office.handover.hand_over(leaver, limited) == 2
    assert list(_handlers(office).values()) == [limited, limited, leaver, leaver]


def test_a_successor_who_may_not_do_the_work_gets_none_of_it(office: Office, leaver: int) -> None:
    before = _handlers(office)
    limited = office.officers.add("只管信访", Role.OFFICER, "第五个人的口令-26", ("petitions",))
    reader = office.officers.add("只看", Role.READER, "第六个人的口令-26")
    gone = office.officers.add("已离岗", Role.OFFICER, "第七个人的口令-26")
    office.officers.deactivate(gone)
    for successor, sentence in ((limited, "没有可以移交"), (reader, "没有可以移交"), (gone, "已停用，不能接手"), (leaver, "本人")):
        with pytest.raises(Refusal, match=sentence):
            office.handover.hand_over(leaver, successor)
    assert _handlers(office) == before


def test_who_has_nothing_open_hands_nothing_over(office: Office, leaver: int) -> None:
    idle = office.officers.add("钱试辛", Role.OFFICER, "第三个人的口令-26")
    with pytest.raises(Refusal, match="没有可以移交给“郑试庚”的在办工作"):
        office.handover.hand_over(idle, leaver)


def test_reports_on_wrongdoing_go_only_to_whom_they_are_open(office: Office) -> None:
    me, plain = office.officer.id or 0, office.officers.add("钱试辛", Role.OFFICER, "第三个人的口令-26")
    office.officers.add("另一所长", Role.DIRECTOR, "第四个人的口令-26")
    ref = office.records.save(RecordDraft("petitions", values={"kind": PetitionKind.REPORT}))
    (line,) = office.handover.look(me, plain)
    assert (line.given, line.kept) == (0, 1)
    with pytest.raises(Refusal, match="没有可以移交"):
        office.handover.hand_over(me, plain)
    office.settings.change(REPORT_READERS, f"{DIRECTOR}、钱试辛")
    assert office.handover.hand_over(me, plain) == 1
    assert office.records.open(ref).handler == Ref(plain, "")
    office.settings.change(REPORT_READERS, "钱试辛")
    assert office.handover.look(plain, me) == ()


def test_only_a_director_hands_over(office: Office, leaver: int) -> None:
    office.desk.rights = Rights(Role.OFFICER)
    for door in (office.handover.look, office.handover.hand_over):
        with pytest.raises(Refusal, match="无权管理工作人员"):
            door(leaver, office.officer.id or 0)


def test_the_list_to_sign_names_what_goes_what_is_due_and_what_stays(office: Office, leaver: int) -> None:
    limited = office.officers.add("只管调解", Role.OFFICER, "第五个人的口令-26", ("disputes",))
    with office.desk.file.aside() as connection:
        connection.execute(sa.insert(TYPED).values(officer_id=leaver, register="disputes", kept_at=office.desk.clock.now(), payload={}))
    given, paper = hand_over_signed(office.desk, leaver, limited)
    assert (given, paper.title, paper.copies) == (2, "工作移交清单", 3)
    text = poppler_text(paper.pdf)
    said = ["移交人：郑试庚", "接手人：只管调解", "共2件", "人民调解（2件）", "安置帮教1件（接手人无权办理）", "1份，只有移交人能接着填"]
    for word in (*said, "TJ2026-0001", "TJ2026-0002", "移交人（签名）", "接手人（签名）", "监交人（所长签名）"):
        assert word in text, word
    for left_out in ("TJ2026-0003", "AB2026-001"):
        assert left_out not in text
    with office.desk.read() as session:
        assert [one.act for one in trail.entries(session, limit=2)] == [
            "移交工作：郑试庚→只管调解（2件）",
            "编制工作移交清单：郑试庚→只管调解（2件）",
        ]


def test_a_list_alone_hands_nothing_over_and_there_is_none_of_nothing(office: Office, leaver: int) -> None:
    before, me = _handlers(office), office.officer.id or 0
    assert "共3件" in poppler_text(handover_paper(office.desk, leaver, me).pdf)
    assert _handlers(office) == before
    with pytest.raises(Refusal, match="没有可以移交给“郑试庚”的在办工作"):
        handover_paper(office.desk, me, leaver)


def test_the_list_tells_what_is_due_and_names_no_minor(office: Office) -> None:
    me, plain = office.officer.id or 0, office.officers.add("钱试辛", Role.OFFICER, "第三个人的口令-26")
    minor, adult = a_subject(office, "李乙二", born=MINOR, is_juvenile=True), a_subject(office, "张甲一")
    for ref in (minor, adult):
        _to(office, ref, me)
    text = poppler_text(handover_paper(office.desk, me, plain).pdf)
    assert all(office.records.open(ref).number in text for ref in (minor, adult))
    assert "张甲一" in text
    assert "李某某" in text
    due = [task for task in office.todo.on() if task.record == adult]
    assert due
    assert all(f"{task.duty.last_day:%Y-%m-%d}" in text for task in due)
    assert "李乙二" not in text
