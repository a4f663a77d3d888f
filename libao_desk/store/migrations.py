"""Schema steps (升级): numbered functions of the package that owns the tables, each run once per file, in order."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from libao_desk import __version__
from libao_desk.core.clock import Clock

from .base import PACKAGE, Base, Instant
from .connection import TOLD
from .troubles import NewerFile

if TYPE_CHECKING:
    from alembic.operations import Operations

UPGRADED = "升级数据文件："
"""How the act begins that says which steps a file has been through."""
BIRTH = 0
"""The step that says: this package's tables are in the file."""

STEP = sa.Table(
    "schema_step",
    Base.metadata,
    sa.Column("package", sa.String(80), primary_key=True),
    sa.Column("step", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("applied_at", Instant, nullable=False),
    sa.Column("program_version", sa.String(40), nullable=False),
    info={PACKAGE: "store"},
)
"""The steps a file has been through, by (package, step)."""


@dataclass(frozen=True)
class Migration:
    """One step. A released step is never edited.

    `package` is the last name of the Python package whose tables it changes ("people", "corrections"); steps count from 1.
    """

    package: str
    step: int
    title: str
    upgrade: "Callable[[Operations], None]"
    fills: tuple[tuple[str, str], ...] = ()
    """(table, column) whose values of older rows the step itself set or changed, which the trail does not tell row by row."""


def _add_places(operations: "Operations") -> None:
    """Where an attached file lies in the dossier (卷内位置)."""
    operations.add_column("attachment", sa.Column("item", sa.String(40)))


def _add_withdrawals(operations: "Operations") -> None:
    """Moves of a record that were carried out by mistake and taken back (撤回)."""
    for column in (sa.Column("withdrawn_at", sa.DateTime), sa.Column("withdrawn_by", sa.Text), sa.Column("withdrawn_reason", sa.Text)):
        operations.add_column("record_transition", column)


MIGRATIONS: tuple[Migration, ...] = (
    Migration("store", 1, "附件新增卷内位置", _add_places),
    Migration("store", 2, "办理过程新增撤回", _add_withdrawals),
)
"""Steps of this package's own tables."""


def build(connection: sa.Connection, metadata: sa.MetaData, migrations: Sequence[Migration], clock: Clock) -> None:
    """Make every table of a new file; it has then been through every step."""
    check_numbering(metadata, migrations)
    metadata.create_all(connection)
    for package in sorted(packages(metadata)):
        _stamp(connection, package, (BIRTH, *_numbers(migrations, package)), clock)


def is_due(connection: sa.Connection, metadata: sa.MetaData, migrations: Sequence[Migration]) -> bool:
    """Whether the file lacks a step or a package.

    Raises NewerFile where it has been through a step this program does not know.
    """
    check_numbering(metadata, migrations)
    done = _done(connection)
    known = {(package, BIRTH) for package in packages(metadata)} | {(step.package, step.step) for step in migrations}
    if done - known:
        raise NewerFile
    return bool(known - done)


def upgrade(connection: sa.Connection, metadata: sa.MetaData, migrations: Sequence[Migration], clock: Clock) -> tuple[str, ...]:
    """Bring the file up to this program, inside the caller's transaction; gives the titles of what was done.

    A package the file has never seen gets its tables as they are today. Raises RuntimeError where the steps of a package
    leave a table missing, or a reference broken.
    """
    done = _done(connection)
    titles: list[str] = []
    for package in sorted(packages(metadata)):
        steps = [step for step in migrations if step.package == package]
        if (package, BIRTH) not in done:
            metadata.create_all(connection, tables=[table for table in metadata.sorted_tables if table.info.get(PACKAGE) == package])
            _stamp(connection, package, (BIRTH, *_numbers(steps, package)), clock)
            titles.append(f"新增{package}的表")
            continue
        for step in sorted(steps, key=lambda step: step.step):
            if (package, step.step) not in done:
                step.upgrade(_operations(connection))
                _stamp(connection, package, (step.step,), clock)
                titles.append(step.title)
    _check_complete(connection, metadata)
    return tuple(titles)


def packages(metadata: sa.MetaData) -> frozenset[str]:
    """The packages that own tables."""
    return frozenset(str(table.info[PACKAGE]) for table in metadata.tables.values())


def check_numbering(metadata: sa.MetaData, migrations: Sequence[Migration]) -> None:
    """Refuse steps of a package without tables, and steps that do not count 1, 2, 3 ...

    Raises RuntimeError: a mistake of ours.
    """
    owners = packages(metadata)
    for package in {step.package for step in migrations}:
        numbers = list(_numbers(migrations, package))
        if package not in owners or numbers != list(range(1, len(numbers) + 1)):
            raise RuntimeError(f"the migration steps of {package} are misnumbered or belong to no table")


def _operations(connection: sa.Connection) -> "Operations":
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    return Operations(MigrationContext.configure(connection, opts={"transactional_ddl": False}))


def _check_complete(connection: sa.Connection, metadata: sa.MetaData) -> None:
    missing = set(metadata.tables) - set(sa.inspect(connection).get_table_names())
    if missing:
        raise RuntimeError(f"no migration step makes {', '.join(sorted(missing))}")
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise RuntimeError("a migration step left a broken reference")


def _numbers(migrations: Sequence[Migration], package: str) -> Iterator[int]:
    return iter(sorted(step.step for step in migrations if step.package == package))


def _done(connection: sa.Connection) -> set[tuple[str, int]]:
    return {(package, step) for package, step in connection.execute(sa.select(STEP.c.package, STEP.c.step))}


def _stamp(connection: sa.Connection, package: str, steps: Sequence[int], clock: Clock) -> None:
    now = clock.now()
    rows = [{"package": package, "step": step, "applied_at": now, "program_version": __version__} for step in steps]
    connection.execute(sa.insert(STEP).execution_options(**{TOLD: True}), rows)
