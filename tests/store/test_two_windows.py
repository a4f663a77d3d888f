"""Two windows on one file, and acts that fail: nobody's work is run over, and of a failed act nothing is left."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.core.errors import Refusal
from libao_desk.people.persons import Person
from libao_desk.store import numbers, search_index
from libao_desk.store.connection import TOLD
from libao_desk.store.in_bulk import bulk_insert
from libao_desk.store.office_file import OfficeFile
from libao_desk.store.recorder import Recorder
from libao_desk.store.trail import head
from libao_desk.store.troubles import StaleRecord
from libao_desk.store.unit_of_work import Changes, store_of

from .sample import ACTOR, METADATA, SCRATCH, SampleCase, SamplePerson, SampleVisit


@pytest.fixture
def case_id(office: OfficeFile) -> int:
    with office.work(ACTOR, "登记") as session:
        case = SampleCase(note="一", amount=Decimal(0), visits=[SampleVisit(text="初访")])
        session.add(case)
        session.flush()
        return case.id


def looked_at(office: OfficeFile, case_id: int) -> SampleCase:
    """The case as one window shows it."""
    with office.read() as session:
        return session.get_one(SampleCase, case_id)


def entries_of(office: OfficeFile) -> int:
    with office.read() as session:
        return head(session)[0]


def change(office: OfficeFile, case_id: int, note: str) -> None:
    with office.work(ACTOR, "修改") as session:
        session.get_one(SampleCase, case_id).note = note


def test_of_a_stale_act_nothing_is_stored(office: OfficeFile, case_id: int) -> None:
    def second_window() -> None:
        with office.work(ACTOR, "修改") as session:
            session.add(SamplePerson(name="张甲三"))
            numbers.reserve(session, "证调字", 2020)
            search_index.put(session, "samples", case_id, label="三", fields=[("内容", "三三")])
            session.add(stale)

    stale = looked_at(office, case_id)
    change(office, case_id, "二")
    stale.note = "三"
    before = entries_of(office)
    with pytest.raises(StaleRecord, match="请重新打开后核对再保存"):
        second_window()
    assert looked_at(office, case_id).note == "二"
    assert entries_of(office) == before
    with office.read() as session:
        assert session.scalars(sa.select(SamplePerson)).all() == []
        assert numbers.ledger(session) == []
        assert search_index.query(session, "三三") == []


def test_what_another_window_changed_is_not_taken_out_unseen(office: OfficeFile, case_id: int) -> None:
    stale = looked_at(office, case_id)
    change(office, case_id, "二")
    with pytest.raises(StaleRecord), office.work(ACTOR, "删除") as session:
        session.delete(stale)
    assert looked_at(office, case_id).note == "二"


def test_what_another_window_took_out_is_not_brought_back(office: OfficeFile, case_id: int) -> None:
    stale = looked_at(office, case_id)
    with office.work(ACTOR, "删除") as session:
        session.delete(session.get_one(SampleCase, case_id))
    stale.note = "三"
    with pytest.raises(StaleRecord), office.work(ACTOR, "修改") as session:
        session.add(stale)
    with office.read() as session:
        assert session.get(SampleCase, case_id) is None
        assert session.scalars(sa.select(SampleVisit)).all() == []


def test_after_a_refusal_the_record_is_changed_from_its_new_state(office: OfficeFile, case_id: int) -> None:
    stale = looked_at(office, case_id)
    change(office, case_id, "二")
    stale.note = "三"
    with pytest.raises(StaleRecord), office.work(ACTOR, "修改") as session:
        session.add(stale)
    change(office, case_id, f"{looked_at(office, case_id).note}三")
    assert (looked_at(office, case_id).note, looked_at(office, case_id).version) == ("二三", 3)


def test_no_update_of_many_windows_is_lost(office: OfficeFile, case_id: int) -> None:
    def window(_number: int) -> int:
        refused = done = 0
        while done < 15:
            shown = looked_at(office, case_id)
            shown.amount = (shown.amount or Decimal(0)) + 1
            try:
                with office.work(ACTOR, "加一") as session:
                    session.add(shown)
                done += 1
            except StaleRecord:
                refused += 1
        return refused

    with ThreadPoolExecutor(4) as windows:
        refused = sum(windows.map(window, range(4)))
    assert (looked_at(office, case_id).amount, looked_at(office, case_id).version) == (Decimal(60), 61)
    assert entries_of(office) == 61, f"the {refused} refused ones left no entry"
    assert office.verify_trail().sound


def fail_by_refusal(session: Session) -> None:
    raise Refusal("不行")


def fail_by_missing_value(session: Session) -> None:
    session.add(SampleVisit(text="无主"))


def fail_by_expression(session: Session) -> None:
    session.scalars(sa.select(SampleCase)).one().note = sa.func.upper("x")


def fail_by_side_door(session: Session) -> None:
    session.execute(sa.delete(SampleCase))


FAILURES: dict[str, tuple[Callable[[Session], None], type[Exception]]] = {
    "a refusal": (fail_by_refusal, Refusal),
    "a value that must be there": (fail_by_missing_value, sa.exc.IntegrityError),
    "an expression for a value": (fail_by_expression, TypeError),
    "a statement past the trail": (fail_by_side_door, RuntimeError),
}


@pytest.mark.parametrize(("fail", "expected"), FAILURES.values(), ids=FAILURES)
def test_of_an_act_that_fails_nothing_is_left_and_nobody_is_told(
    office: OfficeFile, case_id: int, fail: Callable[[Session], None], expected: type[Exception]
) -> None:
    def act() -> None:
        with office.work(ACTOR, "登记") as session:
            session.get_one(SampleCase, case_id).note = "改"
            bulk_insert(session, SamplePerson, [{"name": "张甲三"}, {"name": "李乙四"}])
            numbers.reserve(session, "证调字", 2020)
            fail(session)

    heard: list[Changes] = []
    office.changes.append(heard.append)
    with pytest.raises(expected):
        act()
    assert heard == []
    assert looked_at(office, case_id).note == "一"
    assert entries_of(office) == 1
    with office.read() as session:
        assert session.scalars(sa.select(SamplePerson)).all() == []
        assert numbers.ledger(session) == []
    change(office, case_id, "二")
    assert (looked_at(office, case_id).note, len(heard)) == ("二", 1)
    assert office.verify_trail().sound


def test_without_its_entry_in_the_trail_no_change_is_stored(office: OfficeFile, case_id: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Recorder, "write", broken)
    with pytest.raises(ZeroDivisionError):
        change(office, case_id, "二")
    monkeypatch.undo()
    assert looked_at(office, case_id).note == "一"
    assert entries_of(office) == 1


def test_one_act_is_one_entry_whatever_it_changes(office: OfficeFile, case_id: int) -> None:
    with office.work(ACTOR, "修改") as session:
        case = session.get_one(SampleCase, case_id)
        case.note = "二"
        session.flush()
        case.visits.append(SampleVisit(text="再访"))
        session.add(SamplePerson(name="张甲三"))
    assert entries_of(office) == 2


def scratch(office: OfficeFile) -> list[str]:
    with office.read() as session:
        return list(session.scalars(sa.select(SCRATCH.c.text)))


def test_what_is_no_act_is_written_aside_without_an_entry(office: OfficeFile, case_id: int) -> None:
    with office.aside() as connection:
        connection.execute(sa.insert(SCRATCH).values(text="半句"))
    assert scratch(office) == ["半句"]
    assert entries_of(office) == 1


ASIDE: dict[str, sa.Executable] = {
    "a record": sa.update(SampleCase).values(note="偷改"),
    "a record's table": sa.delete(METADATA.tables["sample_case"]),
    "another package's record": sa.delete(Person),
    "the trail": sa.insert(METADATA.tables["trail_key"]).values(subject="x", wrapped=b""),
    "the numbers": sa.update(METADATA.tables["number_series"]).values(next=1),
    "a record, said to be told": sa.delete(METADATA.tables["sample_case"]).execution_options(**{TOLD: True}),
}


@pytest.mark.parametrize("statement", ASIDE.values(), ids=ASIDE)
def test_what_belongs_in_the_trail_is_not_written_aside(office: OfficeFile, case_id: int, statement: sa.Executable) -> None:
    def write() -> None:
        with office.aside() as connection:
            connection.execute(sa.insert(SCRATCH).values(text="半句"))
            connection.execute(statement)

    with pytest.raises(RuntimeError, match="aside"):
        write()
    assert scratch(office) == []
    assert looked_at(office, case_id).note == "一"


def test_aside_waits_its_turn_like_every_writer(office: OfficeFile) -> None:
    with office.work(ACTOR, "登记"), pytest.raises(RuntimeError, match="inside work"), office.aside():
        pass


def test_a_session_of_nobodys_has_no_store() -> None:
    with pytest.raises(RuntimeError, match="no store"):
        store_of(Session())
