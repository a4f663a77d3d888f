"""Many new objects written at once: the file holds what the session would have written, and the trail tells the same."""

from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.store.in_bulk import bulk_insert, insert_new
from libao_desk.store.office_file import OfficeFile
from libao_desk.store.trail import changes_of, head

from .sample import ACTOR, Colour, SampleCase, SamplePerson, SampleVisit


def graph() -> list[SampleCase]:
    """Three cases: two of one person, one of nobody; every kind of value."""
    person = SamplePerson(name="张甲三", phone="13800000000")
    first = SampleCase(person=person, colour=Colour.BLUE, amount=Decimal("12.50"), visits=[SampleVisit(text="一"), SampleVisit(text="二")])
    return [first, SampleCase(person=person, note="乙"), SampleCase(person=None, visits=[SampleVisit(text="三")])]


def told(office: OfficeFile) -> list[tuple[Any, ...]]:
    """What the last act's lines say, in an order that does not depend on which was written first."""
    with office.read() as session:
        changes = changes_of(session, head(session)[0])
    return sorted((one.kind.value, one.table, one.row_id, one.column, str(one.old), str(sorted(one.new.items()))) for one in changes)


def stored(session: Session) -> list[Any]:
    """Every row of the sample."""
    models = (SamplePerson, SampleCase, SampleVisit)
    return [tuple(row) for model in models for row in session.connection().execute(sa.select(model.__table__).order_by(model.id))]


def test_what_is_written_at_once_is_what_the_session_writes(office: OfficeFile) -> None:
    with office.work(ACTOR, "导入") as session:
        session.add_all(graph())
    by_session = told(office)
    with office.read() as session:
        rows = stored(session)
    with office.work(ACTOR, "清空") as session:
        for case in session.scalars(sa.select(SampleCase)).all():
            session.delete(case)
        session.flush()
        for person in session.scalars(sa.select(SamplePerson)).all():
            session.delete(person)
        session.flush()
        session.connection().exec_driver_sql("DELETE FROM sqlite_sequence WHERE name LIKE 'sample%'")
    cases = graph()
    with office.work(ACTOR, "导入") as session:
        insert_new(session, cases)
        assert [case.id for case in cases] == [1, 2, 3]
        assert cases[0] not in session
    with office.read() as session:
        assert stored(session) == rows
    assert told(office) == by_session
    assert office.verify_trail().sound


def test_what_is_stored_already_is_pointed_at_and_left_alone(office: OfficeFile) -> None:
    with office.work(ACTOR, "登记") as session:
        known = SamplePerson(name="张甲三")
        session.add(known)
        session.flush()
        waiting = SamplePerson(name="李乙四")  # the session is still to write it
        session.add(waiting)
        cases = [SampleCase(person=known), SampleCase(person=waiting)]
        insert_new(session, cases)
        insert_new(session, cases)  # has its ids: nothing is written twice
    with office.read() as session:
        names = [case.person.name for case in session.scalars(sa.select(SampleCase).order_by(SampleCase.id)) if case.person is not None]
        people = session.scalars(sa.select(sa.func.count()).select_from(SamplePerson)).one()
    assert (names, people) == (["张甲三", "李乙四"], 2)


def test_the_id_of_a_row_that_is_gone_is_not_given_again(office: OfficeFile) -> None:
    with office.work(ACTOR, "导入") as session:
        ids = bulk_insert(session, SamplePerson, [{"name": "一"}, {"name": "二"}])
    with office.work(ACTOR, "删除") as session:
        session.delete(session.get_one(SamplePerson, ids[-1]))
    with office.work(ACTOR, "导入") as session:
        assert bulk_insert(session, SamplePerson, [{"name": "三"}]) == [ids[-1] + 1]


def test_none_takes_the_default_as_it_does_in_the_session(office: OfficeFile) -> None:
    with office.work(ACTOR, "导入") as session:
        (case_id,) = bulk_insert(session, SampleCase, [{"note": "一", "version": None}])
    with office.read() as session:
        assert session.get_one(SampleCase, case_id).version == 1
