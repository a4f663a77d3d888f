"""Connections to an encrypted file: opened with a raw key, never created by opening, every failure with its sentence."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.orm.exc import StaleDataError

from libao_desk.core.errors import Trouble

from .sealing import sub_key
from .troubles import DiskFailure, DiskFull, FileBusy, ReadAbandoned, ReadOnlyFile, StaleRecord, is_of_disk, trouble_of_disk

SALT_BYTES = 16
BUSY_SECONDS = 10
CACHE_KIB = 65536
READERS = 4

SETTINGS = (
    "journal_mode=TRUNCATE",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    f"cache_size=-{CACHE_KIB}",
    "cache_spill=OFF",
    "temp_store=MEMORY",
)

TOLD = "told_to_trail"
"""Execution option of a changing statement whose writer has told the trail of it, or that holds nothing of a record."""

_PRIMARY_CODE = 0xFF
_TROUBLES: dict[int, type[Trouble]] = {
    sqlcipher.SQLITE_FULL: DiskFull,
    sqlcipher.SQLITE_BUSY: FileBusy,
    sqlcipher.SQLITE_LOCKED: FileBusy,
    sqlcipher.SQLITE_READONLY: ReadOnlyFile,
    sqlcipher.SQLITE_PERM: ReadOnlyFile,
    sqlcipher.SQLITE_IOERR: DiskFailure,
    sqlcipher.SQLITE_CANTOPEN: DiskFailure,
    sqlcipher.SQLITE_INTERRUPT: ReadAbandoned,
}
DAMAGE = frozenset({sqlcipher.SQLITE_CORRUPT, sqlcipher.SQLITE_NOTADB})


class FileKey:
    """The raw key of one encrypted file and the 16 bytes that must stand at its head. Shows neither."""

    def __init__(self, data_key: bytes, name: str) -> None:
        self._key = sub_key(data_key, name)
        self.head = sub_key(data_key, f"{name} head", SALT_BYTES)

    @property
    def pragma(self) -> str:
        """The statement that unlocks a connection; for the driver's ear only."""
        return f"PRAGMA key=\"x'{self._key.hex()}{self.head.hex()}'\""


def connect(path: Path, key: FileKey, *, create: bool = False, query_only: bool = False, bare: bool = False) -> Any:
    """A raw connection. Opening never creates: an absent file is an error unless `create`.

    A `bare` one has read nothing of the file yet, so that a check can say which page is damaged.

    Raises RuntimeError where the driver is not SQLCipher and would write in clear.
    """
    mode = "rwc" if create else "rw"
    connection = sqlcipher.connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False, timeout=BUSY_SECONDS
    )
    connection.execute("PRAGMA cipher_log_level=NONE")
    connection.execute(key.pragma)
    if not _cipher_version(connection):
        connection.close()
        raise RuntimeError("the database driver does not encrypt")
    for setting in () if bare else (*SETTINGS, f"query_only={int(query_only)}"):
        connection.execute(f"PRAGMA {setting}").fetchall()
    return connection


def cipher_version() -> str:
    """The version of the cipher in the driver.

    Raises RuntimeError where the driver does not encrypt.
    """
    connection = sqlcipher.connect(":memory:")
    version = _cipher_version(connection)
    connection.close()
    if not version:
        raise RuntimeError("the database driver does not encrypt")
    return version


def _cipher_version(connection: Any) -> str:
    row = connection.execute("PRAGMA cipher_version").fetchone()
    return str(row[0]) if row else ""


def make_engine(path: Path, key: FileKey, *, query_only: bool = False) -> sa.Engine:
    """An engine on one encrypted file: one writing connection, or a few that only read."""
    engine = sa.create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=lambda: connect(path, key, query_only=query_only),
        poolclass=sa.QueuePool,
        pool_size=READERS if query_only else 1,
        max_overflow=READERS if query_only else 0,
        hide_parameters=True,
    )
    begin = "BEGIN" if query_only else "BEGIN IMMEDIATE"
    sa.event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


def raw(connection: sa.Connection) -> Any:
    """The driver's own connection below SQLAlchemy's."""
    return connection.connection.dbapi_connection


def error_code(error: BaseException) -> int | None:
    """SQLite's primary result code behind an error, None where there is none."""
    origin = error.orig if isinstance(error, sa.exc.DBAPIError) else error
    code = getattr(origin, "sqlite_errorcode", None)
    return None if code is None else int(code) & _PRIMARY_CODE


def is_damage(error: BaseException) -> bool:
    """Whether an error says that the file cannot be read with its own key: once it met such a page, the cipher is out of memory for all."""
    return isinstance(error, MemoryError) or error_code(error) in DAMAGE


@contextmanager
def world_failures(damaged: Callable[[], Trouble] | None = None) -> Iterator[None]:
    """Give failures of the world their sentence; what is left is our bug and passes.

    `damaged` makes the sentence for a file that its own key cannot read.
    """
    try:
        yield
    except StaleDataError:
        raise StaleRecord from None
    except (sa.exc.DBAPIError, sqlcipher.Error, MemoryError) as error:
        if damaged is not None and is_damage(error):
            raise damaged() from error
        trouble = _TROUBLES.get(error_code(error) or 0)
        if trouble is None:
            raise
        raise trouble from error
    except OSError as error:
        if not is_of_disk(error):
            raise
        raise trouble_of_disk(error) from error
