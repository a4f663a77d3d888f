"""Acts and looks: one transaction, one entry, nothing past the trail."""

from datetime import date
from decimal import Decimal

import pytest
import sqlalchemy as sa

from libao_desk.core.errors import Refusal
from libao_desk.store.connection import raw
from libao_desk.store.in_bulk import bulk_insert
from libao_desk.store.office_file import OfficeFile
from libao_desk.store.troubles import DiskFull, ReadAbandoned, ReadOnlyFile, StaleRecord
from libao_desk.store.unit_of_work import Changes

from .sample import ACTOR, METADATA, Colour, SampleCase, SamplePerson, SampleVisit


def add_case(office: OfficeFile, **values: object) -> int:
    with office.work(ACTOR, "登记") as session:
        case = SampleCase(**values)
        session.add(case)
        session.flush()
        return case.id


def count(office: OfficeFile, model: type[object]) -> int:
    with office.read() as session:
        return session.scalar(sa.select(sa.func.count()).select_from(model)) or 0


def test_what_an_act_stores_is_read_back_with_its_types(office: OfficeFile) -> None:
    case_id = add_case(office, colour=Colour.BLUE, amount=Decimal("12.30"), opened_on=date(2020, 5, 1))
    with office.read() as session:
        case = session.get_one(SampleCase, case_id)
        assert (case.colour, case.amount, case.opened_on) == (Colour.BLUE, Decimal("12.30"), date(2020, 5, 1))
        assert session.connection().exec_driver_sql("SELECT colour, amount FROM sample_case").one() == ("02", 1230)


def test_an_exception_takes_everything_back(office: OfficeFile) -> None:
    def add_and_refuse() -> None:
        with office.work(ACTOR, "登记") as session:
            session.add(SampleCase(note="一"))
            session.flush()
            raise Refusal("不行")

    with pytest.raises(Refusal):
        add_and_refuse()
    assert count(office, SampleCase) == 0


def test_subscribers_hear_what_was_touched_after_it_is_stored(office: OfficeFile) -> None:
    heard: list[Changes] = []
    office.changes.append(heard.append)
    case_id = add_case(office, note="一")
    assert heard == [Changes("登记", ACTOR, frozenset({("sample_case", str(case_id))}))]


def test_a_note_tells_no_subscriber(office: OfficeFile) -> None:
    heard: list[Changes] = []
    office.changes.append(heard.append)
    office.note(ACTOR, "查看")
    assert heard == []


@pytest.mark.parametrize(
    "statement",
    [
        sa.update(SampleCase).values(note="偷改"),
        sa.delete(SampleCase),
        sa.insert(SampleCase).values(note="偷加"),
        sa.update(METADATA.tables["sample_case"]).values(note="偷改"),
    ],
    ids=["orm update", "orm delete", "orm insert", "core update"],
)
def test_a_bulk_statement_past_the_trail_is_refused(office: OfficeFile, statement: sa.Executable) -> None:
    with pytest.raises(RuntimeError, match="trail"), office.work(ACTOR, "批改") as session:
        session.execute(statement)


def test_a_change_in_a_look_is_refused(office: OfficeFile) -> None:
    with office.read() as session:
        session.add(SampleCase(note="一"))
        with pytest.raises(RuntimeError):
            session.flush()


def test_raw_writing_in_a_look_is_refused_by_the_connection(office: OfficeFile) -> None:
    with pytest.raises(ReadOnlyFile), office.read() as session:
        session.connection().exec_driver_sql("DELETE FROM sample_case")


def test_work_inside_work_is_refused(office: OfficeFile) -> None:
    with office.work(ACTOR, "外"), pytest.raises(RuntimeError, match="inside work"), office.work(ACTOR, "内"):
        pass


def test_work_inside_a_look_is_refused(office: OfficeFile) -> None:
    with office.read(), pytest.raises(RuntimeError, match="wait for itself"), office.work(ACTOR, "内"):
        pass


def test_a_look_inside_work_sees_the_last_stored_state(office: OfficeFile) -> None:
    with office.work(ACTOR, "登记") as session:
        session.add(SampleCase(note="一"))
        session.flush()
        assert count(office, SampleCase) == 0
    assert count(office, SampleCase) == 1


def test_the_second_of_two_windows_is_told(office: OfficeFile) -> None:
    case_id = add_case(office, note="一")
    with office.read() as session:
        stale = session.get_one(SampleCase, case_id)
    with office.work(ACTOR, "修改") as session:
        session.get_one(SampleCase, case_id).note = "二"
    stale.note = "三"
    with pytest.raises(StaleRecord, match="另一窗口"), office.work(ACTOR, "修改") as session:
        session.add(stale)


def test_bulk_rows_get_ids_in_order_defaults_and_a_line_each(office: OfficeFile) -> None:
    with office.work(ACTOR, "导入") as session:
        ids = bulk_insert(session, SampleCase, [{"note": str(n), "colour": Colour.RED} for n in range(2500)])
    assert count(office, SampleCase) == 2500
    with office.read() as session:
        assert [session.get_one(SampleCase, ids[n]).note for n in (0, 1234, 2499)] == ["0", "1234", "2499"]
        assert session.get_one(SampleCase, ids[7]).version == 1
        lines = session.connection().exec_driver_sql("SELECT count(*) FROM trail_line WHERE kind = 'new'").scalar()
    assert lines == 2500


def test_bulk_insert_of_nothing_does_nothing(office: OfficeFile) -> None:
    with office.work(ACTOR, "导入") as session:
        assert bulk_insert(session, SampleCase, []) == []


def test_a_full_disk_is_told_and_nothing_is_lost(office: OfficeFile) -> None:
    case_id = add_case(office, note="一")
    with office.work(ACTOR, "限制") as session:
        session.connection().exec_driver_sql("PRAGMA max_page_count=1")
    with pytest.raises(DiskFull, match="原有数据完好"):
        add_case(office, note="长" * 100_000)
    with office.work(ACTOR, "修改") as session:
        session.connection().exec_driver_sql("PRAGMA max_page_count=1000000")
        session.get_one(SampleCase, case_id).note = "二"
    assert count(office, SampleCase) == 1


def test_the_id_of_a_retired_row_is_not_given_again(office: OfficeFile) -> None:
    first = add_case(office, visits=[SampleVisit(text="一")])
    with office.work(ACTOR, "删除") as session:
        session.delete(session.get_one(SampleCase, first))
    assert add_case(office) > first


def test_an_abandoned_look_stops_at_once(office: OfficeFile) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"

    def look() -> None:
        with office.read(abandonable=True) as session:
            raw(session.connection()).set_progress_handler(office.interrupt_reads, 1000)
            session.connection().exec_driver_sql(endless)

    with pytest.raises(ReadAbandoned):
        look()


def test_a_person_is_read_while_an_act_runs_in_the_same_file(office: OfficeFile) -> None:
    with office.work(ACTOR, "登记") as session:
        session.add(SamplePerson(name="张三丰"))
    assert count(office, SamplePerson) == 1
