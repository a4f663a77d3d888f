"""A record at rest has no duty whatever it says: so the to-do list need not read the ended work of ten years."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain
from pathlib import Path
from random import Random
from shutil import copytree
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm.attributes import set_committed_value

from libao_desk.app import demo
from libao_desk.app.found_registers import load_registers
from libao_desk.core.clock import FixedClock
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.registers.disputes.codes import DisputeState
from libao_desk.services.office import Office
from libao_desk.services.records.records import load_some
from libao_desk.store.history import RecordTransition

TODAY = date(2020, 12, 31)
DAYS = (date(2020, 3, 31), TODAY, date(2021, 6, 30))
RECORDS, SHAKES = 60, 40


@pytest.fixture
def office(demo_folder: Path, tmp_path: Path) -> Iterator[Office]:
    folder = copytree(demo_folder, tmp_path / "office")
    office = Office.unlock(folder, load_registers(), FixedClock(TODAY), demo.PASSPHRASE)
    yield office
    office.close()


@pytest.mark.parametrize("key", [register.key for register in load_registers() if register.at_rest])
def test_no_clock_of_a_record_at_rest_runs(office: Office, key: str) -> None:
    register, facts, chance = load_registers().get(key), office.desk.facts(), Random(2020)
    assert register.at_rest <= register.closed
    asked_at_work = 0
    with office.desk.read() as session, session.no_autoflush:
        ids = session.scalars(sa.select(register.model.id)).all()
        for record in load_some(session, register, chance.sample(ids, min(RECORDS, len(ids)))):
            for day in shaken(register, record, chance):
                state = chance.choice(list(register.states))
                set_committed_value(record, "state", state)
                duties = [duty for clock in register.clocks for duty in clock.rule(record, facts, day)]
                assert not (state in register.at_rest and duties), f"{record.number} {state.label}：{duties}"
                asked_at_work += bool(duties)
        session.rollback()
    assert asked_at_work


def shaken(register: Register, record: Record, chance: Random) -> Iterator[date]:
    """The record and its rows with data missing, moved or made up, again and again, each with a day to look at it."""
    parts = {part.key: list(getattr(record, part.key)) for part in register.parts}
    kept = [(row, key, kind, getattr(row, key)) for row in (record, *chain(*parts.values())) for key, kind in may_lack(type(row))]
    for _ in range(SHAKES):
        for row, key, kind, value in kept:
            set_committed_value(row, key, chance.choice((value, value, None, made_up(kind, chance))))
        for key, rows in parts.items():
            set_committed_value(record, key, chance.choice((rows, rows, rows[1:], [])))
        yield chance.choice(DAYS)


def may_lack(model: type[Any]) -> list[tuple[str, sa.types.TypeEngine[Any]]]:
    return [(prop.key, prop.columns[0].type) for prop in sa.inspect(model).column_attrs if prop.columns[0].nullable]


def made_up(kind: sa.types.TypeEngine[Any], chance: Random) -> object:
    codes = getattr(kind, "enum_class", None)
    if codes is not None:
        return chance.choice(list(codes))
    if isinstance(kind, sa.Date):
        return TODAY - timedelta(days=chance.randrange(-100, 400))
    return chance.random() < 0.5 if isinstance(kind, sa.Boolean) else None


def test_the_list_reads_no_record_at_rest_but_those_that_were_at_work_on_the_day(office: Office) -> None:
    with office.desk.read() as session:
        filed = set(session.scalars(sa.select(RecordTransition.record_id).where(filing()))) - set(
            session.scalars(sa.select(RecordTransition.record_id).where(filing(), RecordTransition.happened_on <= date(2020, 6, 30)))
        )
    now, then = read_for(office, TODAY), read_for(office, date(2020, 6, 30))
    assert filed
    assert not filed & now
    assert filed & then


def filing() -> sa.ColumnElement[bool]:
    return sa.and_(RecordTransition.register == "disputes", RecordTransition.to_state == DisputeState.FILED.value)


def read_for(office: Office, day: date) -> set[int]:
    """The disputes that are read from the file for the to-do list of a day."""
    read: set[int] = set()

    def note(record: Any, _context: object) -> None:
        read.add(record.id)

    model = load_registers().get("disputes").model
    event.listen(model, "load", note)
    try:
        office.todo.on(day)
    finally:
        event.remove(model, "load", note)
    return read
