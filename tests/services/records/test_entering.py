"""Many new records entered at once are the records that one after another would have been, their trail and index included."""

from collections import Counter
from datetime import date
from itertools import groupby
from pathlib import Path
from random import Random
from shutil import copytree
from typing import Any

import pytest
import sqlalchemy as sa

from libao_desk.app.found_registers import folders, optional_module
from libao_desk.core.clock import FixedClock
from libao_desk.declare.record import Record
from libao_desk.people.invented import InventedWorld
from libao_desk.people.officers import OfficerRegister
from libao_desk.people.persons import Person
from libao_desk.services.office import Office
from libao_desk.services.schema import all_metadata
from libao_desk.store import trail
from libao_desk.store.in_bulk import insert_new
from tests.conftest_office import DAY, PASSPHRASE

REGISTERS = [name for name in folders() if optional_module(name, "invented") is not None]
RECORDS = 12


def invented(office: Office, register: str, *, at_once: bool) -> None:
    """The first records that an invented year has of a register."""
    world = InventedWorld(Random(1))
    module = optional_module(register, "invented")
    assert module is not None
    records: list[Record] = [record for record, _ in zip(module.invent(world, Random(1)), range(RECORDS), strict=False)]
    with office.desk.work("录入") as session, session.no_autoflush:
        session.add_all(world.everyone())
        for declared, same in groupby(records, key=office.desk.book.of_record):
            lives = [(record, tuple(declared.replay(record, date(2020, 12, 31))) if declared.replay else ()) for record in same]
            if at_once:
                office.records.enter_all(session, declared, lives)
            else:
                for record, steps in lives:
                    office.records.enter(session, declared, record, steps)


def contents(office: Office) -> Counter[str]:
    """Every row of every table and every line of the trail; ids and moments, which differ by the order of writing, left out."""
    found: Counter[str] = Counter()
    with office.desk.read() as session:
        for table in all_metadata().sorted_tables:
            if not table.name.startswith(("trail", "office")):
                for row in session.connection().execute(sa.select(table)):
                    found[f"{table.name} {_without_ids(row._asdict())}"] += 1
        for line in trail.changes_of(session, trail.head(session)[0]):
            found[f"{line.kind} {line.table} {_without_ids(line.new)}"] += 1
    return found


def _without_ids(row: dict[str, Any]) -> list[tuple[str, Any]]:
    return sorted((key, value) for key, value in row.items() if key != "id" and not key.endswith(("_id", "_at")))


@pytest.mark.parametrize("register", REGISTERS)
def test_at_once_is_one_after_another(register: str, office: Office, tmp_path: Path, empty_office_folder: Path) -> None:
    invented(office, register, at_once=False)
    expected = contents(office)
    assert sum(expected.values()) > 4 * RECORDS
    other = copytree(empty_office_folder, tmp_path / "other")
    with Office.unlock(other, office.desk.book, FixedClock(DAY), PASSPHRASE) as second:
        invented(second, register, at_once=True)
        assert contents(second) == expected
        with second.desk.read() as session:
            assert trail.verify(session).sound


def test_a_guardian_is_written_before_his_ward(office: Office) -> None:
    ward = Person(name="小甲", guardian=Person(name="大甲", guardian=Person(name="老甲")))
    with office.desk.work("导入") as session:
        insert_new(session, [ward])
    with office.desk.read() as session:
        found = session.get_one(Person, ward.id)
        assert found.guardian is not None
        assert found.guardian.guardian is not None
        assert found.guardian.guardian.name == "老甲"


def test_a_class_without_ids_of_its_own_is_refused(office: Office) -> None:
    with pytest.raises(TypeError, match="OfficerRegister"), office.desk.work("导入") as session:
        insert_new(session, [OfficerRegister(officer_id=1, register="disputes")])
