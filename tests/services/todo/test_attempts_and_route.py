"""Work that could not be done keeps its last day and says when it is tried again; a day's visits go along on paper, by village."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from libao_desk.app.found_registers import load_registers
from libao_desk.core.errors import Refusal
from libao_desk.people.access import MATRIX, Action, Rights
from libao_desk.people.codes import CommitteeKind, Role
from libao_desk.people.committees import Committee
from libao_desk.people.models import Village
from libao_desk.registers.aftercare.codes import Handover
from libao_desk.registers.disputes.model import DisputeCase
from libao_desk.services.never_recorded import WordsNeverRecorded
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft, RecordRef, Ref, Value
from libao_desk.services.todo.paper import todo_paper
from libao_desk.services.todo.route_paper import route_paper
from libao_desk.services.todo.todo import Task
from libao_desk.store import trail
from tests.conftest_office import DAY
from tests.printing.readers import poppler_text
from tests.services.builders import a_dispute
from tests.services.test_never_recorded import WORD


def helped(office: Office, name: str, village: Ref) -> RecordRef:
    """Somebody who came home ten days ago and was not visited yet."""
    home = DAY - timedelta(days=10)
    values: dict[str, Value] = {"released_on": home, "handed_on": home, "notice_received_on": home, "handover": Handover.CAME_ALONE}
    more: dict[str, Value] = {
        "person.name": name,
        "person.village": village,
        "person.phone": "19900000001",
        "person.residence_address": f"李堡镇{village.label}1组2号",
    }
    ref = office.records.save(RecordDraft("aftercare", values=values | more | {"family_told_on": home}))
    office.records.catch_up(ref)
    return ref


def villages(office: Office, *names: str) -> list[Ref]:
    with office.desk.work("登记村居") as session:
        rows = [Village(name=name) for name in names]
        session.add_all(rows)
        session.flush()
        return [Ref(row.id, row.name) for row in rows]


def first_visit(office: Office, ref: RecordRef) -> Task:
    return next(task for task in office.todo.on() if task.record == ref and task.duty.clock == "A04")


def test_a_vain_visit_is_told_and_moves_no_day(office: Office) -> None:
    ref = helped(office, "张甲三", *villages(office, "样例村"))
    before = first_visit(office, ref)
    office.attempts.note(ref, before.duty, "外出未遇", DAY + timedelta(days=2))
    after = first_visit(office, ref)
    assert after.attempt is not None
    assert (after.attempt.reason, after.attempt.next_on, after.attempt.tried_on) == ("外出未遇", DAY + timedelta(days=2), DAY)
    assert (after.duty, after.days_late) == (before.duty, before.days_late)
    assert [task.attempt for task in office.todo.on(DAY - timedelta(days=1)) if task.duty.clock == "A04"] == [None]
    (told,) = office.attempts.of(ref)
    assert told.title == "首次走访"


def test_an_attempt_needs_a_reason_and_a_day_to_come(office: Office) -> None:
    ref = helped(office, "张甲三", *villages(office, "样例村"))
    duty = first_visit(office, ref).duty
    with pytest.raises(Refusal, match="请填写未能办成的原因"):
        office.attempts.note(ref, duty, "  ", DAY)
    with pytest.raises(Refusal, match="早于今天"):
        office.attempts.note(ref, duty, "外出未遇", DAY - timedelta(days=1))
    with pytest.raises(Refusal, match="原因有12001字，最多12000字"):
        office.attempts.note(ref, duty, "外" * 12_001, DAY)
    with pytest.raises(WordsNeverRecorded):
        office.attempts.note(ref, duty, f"本人{WORD}", DAY)
    assert office.attempts.of(ref) == ()


def test_the_route_goes_village_by_village_with_address_and_phone(office: Office) -> None:
    far, near = villages(office, "远例村", "近例村")
    for name, village in (("张甲三", far), ("李乙四", near), ("王丙五", near)):
        helped(office, name, village)
    paper = route_paper(office.desk, office.todo.on())
    text = poppler_text(paper.pdf)
    assert text.index("近例村（2户）") < text.index("远例村（1户）")
    for word in ("张甲三", "李乙四", "王丙五", "首次走访", "19900000001", "李堡镇远例村1组2号"):
        assert word in text
    assert paper.pages == 1


def test_the_route_is_of_visits_unless_all_is_wanted(office: Office) -> None:
    (village,) = villages(office, "样例村")
    helped(office, "张甲三", village)
    due = office.todo.on()
    assert {task.duty.title for task in due if task.duty.is_visit} == {"首次走访"}
    others = {task.duty.title for task in due if not task.duty.is_visit and task.village}
    assert others
    visits, every = (poppler_text(route_paper(office.desk, due, visits_only=only).pdf).replace("\n", "") for only in (True, False))
    assert "首次走访" in visits
    assert "首次走访" in every
    assert not any(title in visits for title in others)
    assert all(title in every for title in others)
    with pytest.raises(Refusal, match="没有走访、查访、回访，不能排走访路线"):
        route_paper(office.desk, [task for task in due if not task.duty.is_visit])


def test_each_register_that_visits_says_which_duties_are_visits() -> None:
    visits = {register.key: {span.key for span in register.spans if span.is_visit} for register in load_registers()}
    assert {key: keys for key, keys in visits.items() if keys} == {
        "corrections": {"C12"},
        "aftercare": {"A04", "A06", "A07"},
        "guardianship": {"G07"},
        "disputes": {"M07"},
    }


def test_the_parties_of_a_dispute_are_told_by_name(office: Office) -> None:
    (village,) = villages(office, "样例村")
    ref = a_dispute(office)
    office.records.catch_up(ref)
    with office.desk.work("名册") as session:
        committee = Committee(name="样例村调委会", kind=CommitteeKind.VILLAGE, village=session.get_one(Village, village.id))
        session.add(committee)
        session.get_one(DisputeCase, ref.id).committee = committee
        first, second = (party.person for party in session.get_one(DisputeCase, ref.id).parties)
        assert first is not None
        assert second is not None
        first.phone, second.residence_address = "19900000007", "李堡镇样例村3组4号"
    due = [task for task in office.todo.on() if task.record == ref]
    text = poppler_text(route_paper(office.desk, due, visits_only=False).pdf)
    for word in (f"{first.name}：19900000007", f"{second.name}：李堡镇样例村3组4号"):
        assert word in text


def test_duties_without_a_village_make_no_route(office: Office) -> None:
    office.records.save(RecordDraft("petitions", values={"received_on": date(2026, 1, 5), "petitioner": "赵乙四"}))
    with pytest.raises(Refusal, match="不能排走访路线"):
        route_paper(office.desk, office.todo.on())


def test_who_may_print_and_not_read_numbers_gets_them_half_hidden(office: Office) -> None:
    (village,) = villages(office, "样例村")
    helped(office, "张甲三", village)
    matrix = {**MATRIX, Role.OFFICER: MATRIX[Role.OFFICER] - {Action.REVEAL}}
    desk = replace(office.desk, rights=Rights(Role.OFFICER, None, matrix))
    text = poppler_text(route_paper(desk, office.todo.on()).pdf)
    assert "199****0001" in text
    assert "1组2号" not in text


def test_what_is_printed_of_the_list_stands_in_the_trail(office: Office) -> None:
    (village,) = villages(office, "样例村")
    helped(office, "张甲三", village)
    due = office.todo.on()
    todo_paper(office.desk, due)
    route_paper(office.desk, due)
    with office.desk.read() as session:
        assert [entry.act for entry in trail.entries(session, limit=2)] == ["打印走访路线单（1户）", f"打印待办清单（{len(due)}件）"]


def test_who_may_not_print_gets_neither_list_nor_route(office: Office) -> None:
    (village,) = villages(office, "样例村")
    helped(office, "张甲三", village)
    desk, due = replace(office.desk, rights=Rights(Role.READER)), office.todo.on()
    for print_it in (todo_paper, route_paper):
        with pytest.raises(Refusal, match="“查看”无权打印文书"):
            print_it(desk, due)
