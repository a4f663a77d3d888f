"""Schema steps: an older file is brought up to date whole or stays as it was, a newer one is refused."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.operations import Operations

from libao_desk import __version__
from libao_desk.core.clock import FixedClock
from libao_desk.store.backup import restore
from libao_desk.store.base import PACKAGE
from libao_desk.store.migrations import BIRTH, STEP, Migration
from libao_desk.store.office_file import OfficeFile
from libao_desk.store.trail import entries
from libao_desk.store.troubles import DiskFull, NewerFile

from .sample import CHEAP, PASSPHRASE, own_tables

LATER = FixedClock(date(2021, 6, 1))
TREES: dict[str, sa.types.TypeEngine[Any]] = {"name": sa.Text(), "height": sa.Integer(), "planted_on": sa.Date()}
"""The columns that the table of package "orchard" has had, oldest first."""


def schema(columns: int = 1, *, sheds: bool = False) -> sa.MetaData:
    """The tables of one release: trees with so many of their columns, beehives, and in the latest one sheds of a new package."""
    metadata = own_tables()
    wanted = [sa.Column(name, kind) for name, kind in list(TREES.items())[:columns]]
    sa.Table("tree", metadata, sa.Column("id", sa.Integer, primary_key=True), *wanted, info={PACKAGE: "orchard"})
    under = sa.ForeignKey("tree.id", ondelete="CASCADE")
    hive: tuple[sa.Column[int], ...] = (sa.Column("id", sa.Integer, primary_key=True), sa.Column("tree_id", under, nullable=False))
    sa.Table("hive", metadata, *hive, info={PACKAGE: "apiary"})
    if sheds:
        sa.Table("shed", metadata, sa.Column("id", sa.Integer, primary_key=True), info={PACKAGE: "yard"})
    return metadata


def add(column: str) -> Callable[[Operations], None]:
    return lambda operations: operations.add_column("tree", sa.Column(column, TREES[column]))


HEIGHT = Migration("orchard", 1, "果树增加高度", add("height"))
PLANTED = Migration("orchard", 2, "果树增加栽种日期", add("planted_on"))


def stamps(file: OfficeFile) -> set[tuple[str, int]]:
    with file.read() as session:
        return {(package, step) for package, step in session.execute(sa.select(STEP.c.package, STEP.c.step)) if package != "store"}


def columns_of(file: OfficeFile, table: str) -> list[str]:
    with file.read() as session:
        return [column["name"] for column in sa.inspect(session.connection()).get_columns(table)]


def acts(file: OfficeFile) -> list[str]:
    with file.read() as session:
        return [entry.act for entry in reversed(entries(session))]


def hives(file: OfficeFile) -> int:
    with file.read() as session:
        return int(session.connection().exec_driver_sql("SELECT count(*) FROM hive").scalar_one())


def backups(folder: Path) -> list[Path]:
    return sorted((folder / "backups").glob("*"))


def upgraded(folder: Path, metadata: sa.MetaData, migrations: Sequence[Migration]) -> OfficeFile:
    return OfficeFile.open(folder, PASSPHRASE, clock=LATER, metadata=metadata, migrations=migrations)


@pytest.fixture
def old(folder: Path, clock: FixedClock) -> Path:
    """A closed office of the first release, with one tree and the hive under it."""
    file, _ = OfficeFile.create(folder, passphrase=PASSPHRASE, metadata=schema(), clock=clock, cost=CHEAP)
    with file, file.aside() as connection:
        connection.exec_driver_sql("INSERT INTO tree (id, name) VALUES (7, '梨')")
        connection.exec_driver_sql("INSERT INTO hive (tree_id) VALUES (7)")
    return folder


@contextmanager
def nothing_changes(folder: Path) -> Iterator[None]:
    """The block leaves the office's three files as they were, byte by byte."""
    names = ("office.db", "attachments.db", "office.keys")
    before = [(folder / name).read_bytes() for name in names]
    yield
    assert [(folder / name).read_bytes() for name in names] == before


def test_a_new_file_has_been_through_every_step_without_running_one(folder: Path, clock: FixedClock) -> None:
    def never(_operations: Operations) -> None:
        pytest.fail("a step ran on a new file")

    steps = (Migration("orchard", 1, "果树增加高度", never),)
    file, _ = OfficeFile.create(folder, passphrase=PASSPHRASE, metadata=schema(2), clock=clock, migrations=steps, cost=CHEAP)
    with file:
        assert stamps(file) == {("orchard", BIRTH), ("orchard", 1), ("apiary", BIRTH)}
    with upgraded(folder, schema(2), steps) as file:
        assert backups(folder) == []


def test_an_older_file_goes_through_the_steps_it_lacks_in_order(old: Path) -> None:
    with upgraded(old, schema(3), (PLANTED, HEIGHT)) as file:
        assert columns_of(file, "tree") == ["id", "name", "height", "planted_on"]
        assert stamps(file) == {("orchard", BIRTH), ("orchard", 1), ("orchard", 2), ("apiary", BIRTH)}
        with file.read() as session:
            assert session.connection().exec_driver_sql("SELECT * FROM tree").one() == (7, "梨", None, None)
            mine = sa.select(STEP.c.applied_at, STEP.c.program_version).where(STEP.c.package == "orchard", STEP.c.step == 2)
            at, version = session.execute(mine).one()
        assert (at.date(), version) == (date(2021, 6, 1), __version__)


def test_the_kept_head_follows_the_step(old: Path) -> None:
    """The file as it was before the step is older than the one last used, and is noticed as such."""
    before = (old / "office.db").read_bytes()
    upgraded(old, schema(2), (HEIGHT,)).close()
    (old / "office.db").write_bytes(before)
    with OfficeFile.open(old, PASSPHRASE, clock=LATER) as file:
        assert file.set_back is not None


def test_steps_of_several_packages_run_package_by_package_each_counted_on_its_own(old: Path) -> None:
    ran: list[str] = []

    def step(package: str, number: int) -> Migration:
        return Migration(package, number, f"{package}{number}", lambda _: ran.append(f"{package}{number}"))

    steps = tuple(step(package, number) for number in (2, 1, 3) for package in ("orchard", "apiary"))
    with upgraded(old, schema(), steps) as file:
        assert ran == ["apiary1", "apiary2", "apiary3", "orchard1", "orchard2", "orchard3"]
        assert acts(file) == ["升级数据文件：apiary1；apiary2；apiary3；orchard1；orchard2；orchard3"]
        assert file.verify_trail().sound


def test_a_step_runs_once_in_the_life_of_a_file(old: Path) -> None:
    upgraded(old, schema(2), (HEIGHT,)).close()
    with upgraded(old, schema(3), (HEIGHT, PLANTED)) as file:
        assert acts(file) == ["升级数据文件：果树增加高度", "升级数据文件：果树增加栽种日期"]
    with upgraded(old, schema(3), (HEIGHT, PLANTED)) as file:
        assert len(acts(file)) == 2


def test_a_package_the_file_has_never_seen_gets_its_tables_as_they_are_today(old: Path) -> None:
    def never(_operations: Operations) -> None:
        pytest.fail("a step ran on tables just made")

    with upgraded(old, schema(sheds=True), (Migration("yard", 1, "棚屋", never),)) as file:
        assert columns_of(file, "shed") == ["id"]
        assert {("yard", BIRTH), ("yard", 1)} <= stamps(file)
        assert acts(file) == ["升级数据文件：新增yard的表"]


def test_before_the_first_step_the_old_state_is_backed_up(old: Path, tmp_path: Path, clock: FixedClock) -> None:
    upgraded(old, schema(2), (HEIGHT,)).close()
    (kept,) = backups(old)
    assert kept.name.endswith("-before-upgrade.backup")
    restore(kept, tmp_path / "还原", PASSPHRASE)
    with OfficeFile.open(tmp_path / "还原", PASSPHRASE, clock=clock, metadata=schema()) as file:
        assert columns_of(file, "tree") == ["id", "name"]


def test_a_step_interrupted_half_way_leaves_the_old_state_and_runs_again(old: Path, clock: FixedClock) -> None:
    def half(operations: Operations) -> None:
        add("planted_on")(operations)
        operations.execute("UPDATE tree SET name = '桃'")
        raise KeyboardInterrupt

    with nothing_changes(old), pytest.raises(KeyboardInterrupt):
        upgraded(old, schema(3), (HEIGHT, Migration("orchard", 2, PLANTED.title, half)))
    with OfficeFile.open(old, PASSPHRASE, clock=clock, metadata=schema()) as file:
        assert columns_of(file, "tree") == ["id", "name"]
        assert acts(file) == []
    with upgraded(old, schema(3), (HEIGHT, PLANTED)) as file:
        assert columns_of(file, "tree") == ["id", "name", "height", "planted_on"]
        with file.read() as session:
            assert session.connection().exec_driver_sql("SELECT name FROM tree").scalar() == "梨"


def test_a_full_disk_in_a_step_is_told_and_the_old_state_stays(old: Path) -> None:
    def greedy(operations: Operations) -> None:
        operations.execute("PRAGMA max_page_count=1")
        add("height")(operations)
        operations.execute(f"UPDATE tree SET name = '{'长' * 100_000}'")

    with nothing_changes(old), pytest.raises(DiskFull, match="原有数据完好"):
        upgraded(old, schema(2), (Migration("orchard", 1, HEIGHT.title, greedy),))


NEWER: dict[str, tuple[sa.MetaData, tuple[Migration, ...]]] = {
    "a step this program does not know": (schema(2), (HEIGHT,)),
    "a package this program does not know": (schema(sheds=True), ()),
}


@pytest.mark.parametrize(("metadata", "steps"), NEWER.values(), ids=NEWER)
def test_a_file_of_a_newer_version_is_refused_and_left_alone(
    old: Path, clock: FixedClock, metadata: sa.MetaData, steps: tuple[Migration, ...]
) -> None:
    upgraded(old, metadata, steps).close()
    there = backups(old)
    with nothing_changes(old), pytest.raises(NewerFile, match="请先把本软件升级到最新版本"):
        OfficeFile.open(old, PASSPHRASE, clock=clock, metadata=schema())
    assert backups(old) == there
    upgraded(old, metadata, steps).close()


def test_a_newer_file_is_refused_even_where_it_lacks_a_step_of_ours(old: Path) -> None:
    upgraded(old, schema(sheds=True), ()).close()
    with nothing_changes(old), pytest.raises(NewerFile):
        upgraded(old, schema(2), (HEIGHT,))


MISNUMBERED = {
    "a gap": (HEIGHT, Migration("orchard", 3, "", add("planted_on"))),
    "a double": (HEIGHT, Migration("orchard", 1, "", add("planted_on"))),
    "not from 1": (PLANTED,),
    "no table": (Migration("meadow", 1, "", add("height")),),
}


@pytest.mark.parametrize("steps", MISNUMBERED.values(), ids=MISNUMBERED)
def test_misnumbered_steps_are_our_mistake(old: Path, clock: FixedClock, tmp_path: Path, steps: tuple[Migration, ...]) -> None:
    with nothing_changes(old), pytest.raises(RuntimeError, match="misnumbered"):
        upgraded(old, schema(), steps)
    with pytest.raises(RuntimeError, match="misnumbered"):
        OfficeFile.create(tmp_path / "新", passphrase=PASSPHRASE, metadata=schema(), clock=clock, migrations=steps, cost=CHEAP)
    assert not list((tmp_path / "新").glob("office.[dk]*"))


BAD_STEPS: dict[str, tuple[str, str]] = {
    "a table left out": ("DROP TABLE hive", "no migration step makes hive"),
    "a reference broken": ("UPDATE hive SET tree_id = 99", "broken reference"),
}


@pytest.mark.parametrize(("statement", "words"), BAD_STEPS.values(), ids=BAD_STEPS)
def test_a_step_that_leaves_the_file_unsound_is_taken_back(old: Path, statement: str, words: str) -> None:
    bad = Migration("orchard", 1, "", lambda operations: operations.execute(statement))
    with nothing_changes(old), pytest.raises(RuntimeError, match=words):
        upgraded(old, schema(), (bad,))


def test_rebuilding_a_table_keeps_the_rows_that_refer_to_it(old: Path) -> None:
    def rebuild(operations: Operations) -> None:
        with operations.batch_alter_table("tree", recreate="always") as table:
            table.alter_column("name", new_column_name="title")

    with upgraded(old, schema(), (Migration("orchard", 1, "果树改名", rebuild),)) as file:
        assert columns_of(file, "tree") == ["id", "title"]
        assert hives(file) == 1
        with file.aside() as connection:
            connection.exec_driver_sql("DELETE FROM tree")
        assert hives(file) == 0, "after the upgrade references are kept again"
