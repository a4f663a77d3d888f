"""The trail against an editor who holds the key: whatever he changes is found; every model is ready for a server's engine."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from libao_desk.app.found_registers import load_registers
from libao_desk.core.clock import FixedClock, PinnedDayClock, SystemClock
from libao_desk.store import unit_of_work
from libao_desk.store.backup import restore
from libao_desk.store.connection import FileKey, connect
from libao_desk.store.diagnosis import DATABASE, DATABASE_KEY, KEYS
from libao_desk.store.keyfile import KeyFile
from libao_desk.store.office_file import OfficeFile
from libao_desk.store.recorder import Change, entry_hash
from libao_desk.store.trail import change_of, changes_of, entries, entries_for, head, writings
from libao_desk.store.trail_ends import holds_head
from libao_desk.store.trail_tables import ENTRY

from .sample import ACTOR, METADATA, PASSPHRASE, Colour, SampleCase, SamplePerson

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


def edit(folder: Path, *statements: str, key_of: str = PASSPHRASE) -> None:
    """Change the file from outside, with its key, past every guard of the program."""
    _, data_key = KeyFile.load(folder / KEYS).open(key_of, None)
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
    edit(closed, *statements)
    with OfficeFile.open(closed, PASSPHRASE, clock=clock) as file:
        report = file.verify_trail()
    assert not report.sound
    assert all(problem.strip() for problem in report.problems)


def test_an_office_nobody_touched_is_sound(closed: Path, clock: FixedClock) -> None:
    with OfficeFile.open(closed, PASSPHRASE, clock=clock) as file:
        report = file.verify_trail()
    assert (report.sound, report.entries) == (True, ACTS)


GUARD = "trail_entry_refuses_update"
BLUNTED = {
    "taken away": (),
    "that does nothing": (f"CREATE TRIGGER {GUARD} BEFORE UPDATE ON trail_entry BEGIN SELECT 1; END",),
    "that never comes": (
        f"CREATE TRIGGER {GUARD} BEFORE UPDATE ON trail_entry WHEN 0 BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END",
    ),
    "of another table": (f"CREATE TRIGGER {GUARD} BEFORE UPDATE ON trail_head BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END",),
}


@pytest.mark.parametrize("statements", BLUNTED.values(), ids=BLUNTED)
def test_a_guard_that_no_longer_refuses_is_found(closed: Path, clock: FixedClock, statements: tuple[str, ...]) -> None:
    _, data_key = KeyFile.load(closed / KEYS).open(PASSPHRASE, None)
    connection: Any = connect(closed / DATABASE, FileKey(data_key, DATABASE_KEY))
    for statement in (f"DROP TRIGGER {GUARD}", *statements):
        connection.execute(statement)
    connection.close()
    with OfficeFile.open(closed, PASSPHRASE, clock=clock) as file:
        report = file.verify_trail()
    assert [GUARD in problem for problem in report.problems] == [True]


@pytest.mark.parametrize(
    "statement", ["UPDATE trail_entry SET act = ''", "DELETE FROM trail_entry", "UPDATE trail_line SET payload = x'00'"]
)
def test_the_file_itself_refuses_to_forget(closed: Path, statement: str) -> None:
    _, data_key = KeyFile.load(closed / KEYS).open(PASSPHRASE, None)
    connection: Any = connect(closed / DATABASE, FileKey(data_key, DATABASE_KEY))
    with pytest.raises(sqlcipher.DatabaseError, match="append-only"):
        connection.execute(statement)
    connection.close()


CHANGED: dict[str, tuple[object, object, object]] = {
    "person_id": (2, 1, 2),
    "colour": (Colour.BLUE, "01", "02"),
    "amount": (Decimal("0.10"), "12.30", "0.10"),
    "opened_on": (date(2020, 5, 2), "2020-05-01", "2020-05-02"),
    "sha256": ("b" * 64, "a" * 64, "b" * 64),
    "note": (None, "一", None),
}


def test_every_column_of_the_case_is_tried() -> None:
    assert set(CHANGED) == {column.name for column in METADATA.tables["sample_case"].columns} - {"id", "version"}


@pytest.mark.parametrize("column", CHANGED)
def test_one_changed_column_is_one_line_from_old_to_new(office: OfficeFile, column: str) -> None:
    value, old, new = CHANGED[column]
    with office.work(ACTOR, "登记") as session:
        session.add_all(SamplePerson(id=n, name=f"试{n}") for n in (1, 2))
        session.flush()
        case = SampleCase(person_id=1, colour=Colour.RED, amount=Decimal("12.30"), opened_on=date(2020, 5, 1), sha256="a" * 64, note="一")
        session.add(case)
        session.flush()
        case_id = case.id
    with office.work(ACTOR, "修改") as session:
        setattr(session.get_one(SampleCase, case_id), column, value)
    with office.read() as session:
        (entry,) = entries_for(session, ("sample_case", case_id))[1:]
    told = [(change.column, change.old, change.new) for change in entry.changes]
    assert told == [(column, old, new)]


def test_an_old_value_that_was_never_loaded_is_looked_up_and_an_equal_one_is_no_change(office: OfficeFile) -> None:
    with office.work(ACTOR, "登记") as session:
        session.add(SampleCase(id=1, note="一", sha256="a"))
    with office.work(ACTOR, "修改") as session:
        case = session.get_one(SampleCase, 1)
        session.expire(case, ["note", "sha256"])
        case.note, case.sha256 = "二", "a"
    with office.read() as session:
        assert [(change.column, change.old, change.new) for change in changes_of(session, 2)] == [("note", "一", "二")]


def test_a_head_printed_earlier_is_known_again_and_a_history_made_anew_is_not(
    office: OfficeFile, clock: FixedClock, tmp_path: Path
) -> None:
    office.note(ACTOR, "登记")
    office.backup(tmp_path / "早.backup")
    office.note(ACTOR, "打印月报")
    with office.read() as session:
        seq, printed = head(session)
        assert (seq, printed) == (2, office.verify_trail().head)
    office.note(ACTOR, "又一件")
    with office.read() as session:
        assert holds_head(session, seq, printed[:8].upper())
        assert not holds_head(session, seq, "")
        assert not holds_head(session, seq + 1, printed)
    restore(tmp_path / "早.backup", tmp_path / "旧", PASSPHRASE)
    with OfficeFile.open(tmp_path / "旧", PASSPHRASE, clock=clock, metadata=METADATA) as rolled_back:
        for act in ("另做一件", "再做一件"):
            rolled_back.note(ACTOR, act)
        assert rolled_back.verify_trail().sound
        with rolled_back.read() as session:
            assert not holds_head(session, seq, printed)


def test_a_clock_set_back_is_noted_and_the_order_is_kept(office: OfficeFile) -> None:
    office.note(ACTOR, "登记")
    office.clock = FixedClock(date(2019, 1, 1))
    office.note(ACTOR, "时钟倒走")
    with office.read() as session:
        (line,) = changes_of(session, 2)
        assert line.kind is Change.CLOCK
        assert (line.old[:10], line.new[:10]) == ("2020-12-31", "2019-01-01")
        assert [(entry.seq, entry.act) for entry in entries(session)] == [(2, "时钟倒走"), (1, "登记")]
    report = office.verify_trail()
    assert report.sound
    (told,) = report.clock
    assert "第2条" in told
    assert "2020-12-31" in told
    assert "2019-01-01" in told


@pytest.mark.parametrize(("passed", "is_told"), [(1, True), (3 * 86_400, False)], ids=["clock set forward", "nobody worked"])
def test_a_clock_set_forward_while_the_office_is_open_is_noted(
    office: OfficeFile, monkeypatch: pytest.MonkeyPatch, passed: int, is_told: bool
) -> None:
    seconds = iter((0.0, float(passed)))
    monkeypatch.setattr(unit_of_work, "running", lambda: timedelta(seconds=next(seconds)))
    office.note(ACTOR, "登记")
    office.clock = FixedClock(date(2021, 1, 3))
    office.note(ACTOR, "三天以后")
    report = office.verify_trail()
    assert report.sound
    assert [("2020-12-31" in told, "2021-01-03" in told) for told in report.clock] == [(True, True)] * is_told


@pytest.mark.parametrize(("day", "is_told"), [(date(2021, 1, 8), False), (date(2022, 1, 1), True)], ids=["holidays", "a year"])
def test_a_long_leap_between_two_openings_is_noted(closed: Path, day: date, is_told: bool) -> None:
    with OfficeFile.open(closed, PASSPHRASE, clock=FixedClock(day), metadata=METADATA) as file:
        file.note(ACTOR, "登记")
        report = file.verify_trail()
    assert report.sound
    assert len(report.clock) == is_told


def test_what_is_entered_under_a_pinned_day_says_when_it_really_was(office: OfficeFile) -> None:
    office.clock = PinnedDayClock(date(2020, 12, 31))
    for note in ("一", "二"):
        with office.work(ACTOR, "登记") as session:
            session.add(SampleCase(note=note))
    office.clock = SystemClock()
    office.note(ACTOR, "今天")
    with office.read() as session:
        now, second, first = entries(session)
        assert [change.kind for change in changes_of(session, 1)] == [Change.NEW]
    assert (now.machine_at, first.at.astimezone().date()) == (None, date(2020, 12, 31))
    assert first.machine_at is not None
    assert second.machine_at is not None
    assert now.at - timedelta(minutes=1) < first.machine_at <= second.machine_at <= now.at
    pinned, leap = office.verify_trail().clock
    assert "第1至2条" in pinned
    assert "第3条" in leap


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


def test_who_wrote_a_field_is_found_without_reading_it_and_what_he_wrote_with(office: OfficeFile) -> None:
    with office.work(ACTOR, "登记", about=("import", "x")) as session:
        cases = [SampleCase(note="一"), SampleCase(note="别的")]
        session.add_all(cases)
        session.flush()
        row = ("sample_case", str(cases[0].id))
    for note in ("二", "三"):
        with office.work(ACTOR, "修改") as session:
            session.get_one(SampleCase, int(row[1])).note = note
    with office.read() as session:
        written = writings(session, {row})
        assert [(one.row, one.column, one.about) for one in written] == [(row, None, ("import", "x")), *[(row, "note", None)] * 2]
        found = change_of(session, written[-1].seq, row, "note")
        assert found is not None
        assert (found.old, found.new) == ("二", "三")
        assert change_of(session, written[0].seq, row, "note") is None


def test_the_hash_of_an_entry_covers_every_field_of_it() -> None:
    entry: dict[str, Any] = {
        "previous_hash": b"before",
        "seq": 7,
        "at": datetime(2020, 12, 31, 9, tzinfo=UTC),
        "officer_id": 1,
        "officer_name": "张试甲",
        "station": "PC-1",
        "act": "修改",
        "about_table": "dispute_case",
        "about_id": "3",
        "reason_key_id": 4,
        "reason": b"sealed",
        "line_count": 2,
        "lines_hash": b"lines",
    }
    assert set(entry) | {"hash"} == set(ENTRY.columns.keys())
    whole = entry_hash(entry)
    for key, value in entry.items():
        other = value + timedelta(hours=1) if isinstance(value, datetime) else value + (1 if isinstance(value, int) else value)
        assert entry_hash(entry | {key: other}) != whole, key
