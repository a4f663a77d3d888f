"""Opening, lists and find, each against the same work on a bare cursor of the same encrypted file."""

from collections.abc import Iterator
from pathlib import Path

from argon2.low_level import Type, hash_secret_raw

from benchmarks.measure import Ratio, compare
from benchmarks.township import unlock
from libao_desk.services.lists.query import ListQuery
from libao_desk.services.office import Office
from libao_desk.store.connection import raw
from libao_desk.store.keyfile import DEFAULT_COST

PAGE = 256
ADJOINING = 200
SALT = bytes(16)
FOUND = "SELECT id, number, state, accepted_on FROM dispute_case WHERE id IN (%s)"  # the page's own columns, without their names


def benches(office: Office, folder: Path) -> Iterator[Ratio]:
    """The claims about a large office that is open at `folder`."""
    yield _list(office)
    yield _find(office)
    office.close()
    yield _opening(folder)


def _opening(folder: Path) -> Ratio:
    def ours() -> None:
        unlock(folder).close()

    def floor() -> None:
        hash_secret_raw(
            b"passphrase",
            SALT,
            time_cost=DEFAULT_COST.passes,
            memory_cost=DEFAULT_COST.memory_kib,
            parallelism=DEFAULT_COST.lanes,
            hash_len=32,
            type=Type.ID,
        )

    return compare("opening the office", ours, floor, floor_name="one bare Argon2id call", goal=1.6)


def _list(office: Office) -> Ratio:
    def ours() -> None:
        ids = office.lists.ids("disputes", ListQuery())
        office.lists.rows("disputes", ids[:PAGE])

    def floor() -> None:
        with office.desk.read() as session:
            cursor = raw(session.connection()).cursor()
            ids = [row[0] for row in cursor.execute("SELECT id FROM dispute_case ORDER BY number, id")]
            marks = ",".join("?" * PAGE)
            cursor.execute(FOUND % marks, ids[:PAGE]).fetchall()

    return compare("list of 100,000: ids and first page", ours, floor, floor_name="bare cursor, same order, four columns", goal=5.0)


def _find(office: Office) -> Ratio:
    texts = ("张", "zs", "王一", "lisi", "1990000", "杨庄")

    def ours() -> None:
        for text in texts:
            office.search.find(text)

    def floor() -> None:
        with office.desk.read() as session:
            cursor = raw(session.connection()).cursor()
            for n in range(len(texts)):
                start = 1 + n * ADJOINING
                cursor.execute("SELECT * FROM search_entry WHERE id BETWEEN ? AND ?", (start, start + ADJOINING - 1)).fetchall()

    return compare("find among 100,000", ours, floor, floor_name="200 adjoining rows by key", goal=8.0, repeat=3)
