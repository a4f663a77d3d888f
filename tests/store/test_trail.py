"""The trail against an editor who holds the key: whatever he changes is found; every model is ready for a server's engine."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from libao_desk.app.found_registers import load_registers
from libao_desk.core.clock import FixedClock
from libao_desk.store.connection import FileKey, connect
from libao_desk.store.diagnosis import DATABASE, DATABASE_KEY, KEYS
from libao_desk.store.keyfile import KeyFile
from libao_desk.store.office_file import OfficeFile
from tests.store.sample import ACTOR, PASSPHRASE, SampleCase

ACTS = 5


@pytest.fixture
def closed(office: OfficeFile) -> Path:
    """An office with five acts, closed."""
    for n in range(ACTS):
        with office.work(ACTOR, f"登记{n}") as session:
            session.add(SampleCase(note=f"第{n}件"))
    assert office.verify_trail().sound
    office.close()
    return office.folder


def _edit(folder: Path, *statements: str) -> None:
    """Change the file from outside, with its key, past every guard of the program."""
    _, data_key = KeyFile.load(folder / KEYS).open(PASSPHRASE, None)
    connection: Any = connect(folder / DATABASE, FileKey(data_key, DATABASE_KEY))
    connection.execute("PRAGMA foreign_keys=OFF")
    guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in guards:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    for _, made in guards:
        connection.execute(made)
    connection.close()


FORGERIES = {
    "an act renamed": ("UPDATE trail_entry SET act = '什么也没做' WHERE seq = 3",),
    "another officer named": ("UPDATE trail_entry SET officer_name = '别人' WHERE seq = 3",),
    "the hour changed": ("UPDATE trail_entry SET at = '2019-01-01 00:00:00.000000' WHERE seq = 3",),
    "an entry taken out": ("DELETE FROM trail_line WHERE entry_seq = 3", "DELETE FROM trail_entry WHERE seq = 3"),
    "the tail cut by one": ("DELETE FROM trail_line WHERE entry_seq = 5", "DELETE FROM trail_entry WHERE seq = 5"),
    "the tail cut by three": ("DELETE FROM trail_line WHERE entry_seq > 2", "DELETE FROM trail_entry WHERE seq > 2"),
    "a line taken out": ("DELETE FROM trail_line WHERE entry_seq = 3",),
    "a line's value changed": ("UPDATE trail_line SET payload = CAST(x'00' || payload AS BLOB) WHERE entry_seq = 3",),
    "a line's value made text": ("UPDATE trail_line SET payload = x'ff' || payload WHERE entry_seq = 3",),
    "a line moved to another row": ("UPDATE trail_line SET row_id = '99' WHERE entry_seq = 3",),
    "two entries changed about": ("UPDATE trail_entry SET act = (SELECT act FROM trail_entry WHERE seq = 4) WHERE seq = 3",),
    "the head put back": (
        "DELETE FROM trail_line WHERE entry_seq = 5",
        "DELETE FROM trail_entry WHERE seq = 5",
        "UPDATE trail_head SET seq = 4, hash = (SELECT hash FROM trail_entry WHERE seq = 4)",
    ),
}


@pytest.mark.parametrize("statements", FORGERIES.values(), ids=FORGERIES)
def test_what_an_outsider_changes_is_found(closed: Path, clock: FixedClock, statements: tuple[str, ...]) -> None:
    _edit(closed, *statements)
    with OfficeFile.open(closed, PASSPHRASE, clock=clock) as file:
        report = file.verify_trail()
    assert not report.sound
    assert all(problem.strip() for problem in report.problems)


def test_an_office_nobody_touched_is_sound(closed: Path, clock: FixedClock) -> None:
    with OfficeFile.open(closed, PASSPHRASE, clock=clock) as file:
        report = file.verify_trail()
    assert (report.sound, report.entries) == (True, ACTS)


@pytest.mark.parametrize(
    "statement", ["UPDATE trail_entry SET act = ''", "DELETE FROM trail_entry", "UPDATE trail_line SET payload = x'00'"]
)
def test_the_file_itself_refuses_to_forget(closed: Path, statement: str) -> None:
    _, data_key = KeyFile.load(closed / KEYS).open(PASSPHRASE, None)
    connection: Any = connect(closed / DATABASE, FileKey(data_key, DATABASE_KEY))
    with pytest.raises(sqlcipher.DatabaseError, match="append-only"):
        connection.execute(statement)
    connection.close()


def test_every_table_of_the_program_can_stand_on_postgresql() -> None:
    load_registers()
    from libao_desk.services.schema import all_metadata

    make: Callable[[], Any] = postgresql.dialect
    tables = all_metadata().sorted_tables
    made = [str(CreateTable(table).compile(dialect=make())) for table in tables]
    assert len(made) > 40
    assert all("CREATE TABLE" in statement for statement in made)
    for table in tables:
        for index in table.indexes:
            assert str(sa.schema.CreateIndex(index).compile(dialect=make())).startswith("CREATE")
