"""Connections: settings that survive a power cut, nothing created by opening, nothing written in clear, every failure its sentence."""

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
import sqlcipher3.dbapi2 as sqlcipher

from libao_desk.core.errors import Trouble
from libao_desk.store import connection
from libao_desk.store.connection import FileKey, cipher_version, connect, raw, world_failures
from libao_desk.store.diagnosis import BLOBS, DATABASE
from libao_desk.store.office_file import OfficeFile
from libao_desk.store.sealing import new_key
from libao_desk.store.troubles import DamagedBackup, DiskFailure, DiskFull, FileBusy, ReadAbandoned, ReadOnlyFile

from .sample import ACTOR

PROMISED = {
    "journal_mode": "truncate",
    "synchronous": 2,  # FULL
    "foreign_keys": 1,
    "secure_delete": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "temp_store": 2,  # MEMORY
}


@pytest.mark.parametrize(("setting", "value"), PROMISED.items(), ids=PROMISED)
def test_every_connection_bears_the_promised_settings(office: OfficeFile, setting: str, value: object) -> None:
    asked = f"PRAGMA {setting}"
    with office.work(ACTOR, "查看") as session:
        assert session.connection().exec_driver_sql(asked).scalar() == value
    with office.read() as session:
        assert session.connection().exec_driver_sql(asked).scalar() == value
    with vars(office.blobs)["_writer"].connect() as attachments:
        assert attachments.exec_driver_sql(asked).scalar() == value


def test_a_look_cannot_write_even_past_the_program(office: OfficeFile) -> None:
    with office.read() as session, pytest.raises(sqlcipher.OperationalError, match="readonly"):
        raw(session.connection()).execute("CREATE TABLE t (a)")


def test_opening_creates_nothing(tmp_path: Path) -> None:
    with pytest.raises(sqlcipher.OperationalError):
        connect(tmp_path / "没有.db", FileKey(new_key(), "office"))
    assert list(tmp_path.iterdir()) == []


def test_a_driver_that_does_not_encrypt_is_refused_and_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert cipher_version()
    monkeypatch.setattr(connection, "sqlcipher", sqlite3)
    with pytest.raises(RuntimeError, match="does not encrypt"):
        connect(tmp_path / "a.db", FileKey(new_key(), "office"), create=True)
    with pytest.raises(RuntimeError, match="does not encrypt"):
        cipher_version()
    assert not (tmp_path / "a.db").exists() or (tmp_path / "a.db").read_bytes() == b""


def test_each_file_has_a_key_and_a_head_of_its_own(office: OfficeFile) -> None:
    heads = [(office.folder / name).read_bytes()[:16] for name in (DATABASE, BLOBS)]
    assert heads == [office.database_key.head, office.blobs_key.head]
    assert len({*heads, office.database_key.pragma, office.blobs_key.pragma}) == 4
    with pytest.raises(sqlcipher.DatabaseError):
        connect(office.folder / DATABASE, office.blobs_key)


FAILURES: dict[str, tuple[int, type[Trouble]]] = {
    "full": (sqlcipher.SQLITE_FULL, DiskFull),
    "busy": (sqlcipher.SQLITE_BUSY, FileBusy),
    "locked": (sqlcipher.SQLITE_LOCKED, FileBusy),
    "read-only": (sqlcipher.SQLITE_READONLY, ReadOnlyFile),
    "read-only folder": (sqlcipher.SQLITE_READONLY | 6 << 8, ReadOnlyFile),
    "input or output": (sqlcipher.SQLITE_IOERR | 3 << 8, DiskFailure),
    "gone": (sqlcipher.SQLITE_CANTOPEN, DiskFailure),
    "interrupted": (sqlcipher.SQLITE_INTERRUPT, ReadAbandoned),
    "damaged": (sqlcipher.SQLITE_CORRUPT, DamagedBackup),
    "no database": (sqlcipher.SQLITE_NOTADB, DamagedBackup),
}


def driver_error(code: int) -> sqlcipher.OperationalError:
    error = sqlcipher.OperationalError("as the driver says it")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(("code", "expected"), FAILURES.values(), ids=FAILURES)
@pytest.mark.parametrize("wrapped", [False, True], ids=["by the driver", "by SQLAlchemy"])
def test_every_failure_of_the_world_has_its_sentence(code: int, expected: type[Trouble], wrapped: bool) -> None:
    error = driver_error(code)
    with pytest.raises(expected, match=r"。$"), world_failures(DamagedBackup):
        raise sa.exc.OperationalError("SELECT 1", {}, error) if wrapped else error


def test_a_cipher_out_of_order_is_damage_and_a_program_out_of_memory_is_not() -> None:
    with pytest.raises(DamagedBackup), world_failures(DamagedBackup):
        raise MemoryError
    with pytest.raises(MemoryError), world_failures():
        raise MemoryError


@pytest.mark.parametrize("code", [sqlcipher.SQLITE_ERROR, sqlcipher.SQLITE_CONSTRAINT, sqlcipher.SQLITE_MISUSE])
def test_our_own_mistakes_are_not_dressed_up(code: int) -> None:
    with pytest.raises(sqlcipher.OperationalError, match="as the driver says it"), world_failures(DamagedBackup):
        raise driver_error(code)


def test_a_file_another_program_holds_is_busy(office: OfficeFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0)
    other = connect(office.folder / DATABASE, office.database_key)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(FileBusy, match="正被另一程序占用"), office.read() as session:
        session.connection().exec_driver_sql("SELECT count(*) FROM sample_case")
    other.execute("ROLLBACK")
    other.close()
    office.note(ACTOR, "之后")
    assert office.verify_trail().entries == 1
