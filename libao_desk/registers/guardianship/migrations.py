"""Changes of this register's tables between versions (数据结构升级)."""

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from libao_desk.store.migrations import Migration

if TYPE_CHECKING:
    from alembic.operations import Operations

CODE_LENGTH = 16


def add_former_guardian(operations: "Operations") -> None:
    """Who the guardian was before a change (原监护人)."""
    operations.add_column("guardianship_case", sa.Column("former_guardian", sa.Text))


def add_earlier_guardians_and_stays(operations: "Operations") -> None:
    """What was typed over by a second change of guardian or a second stay in hospital (以前的监护人、以前的住院)."""
    operations.add_column("guardianship_case", sa.Column("former_relation", sa.String(CODE_LENGTH)))
    relation = sa.Column("relation", sa.String(CODE_LENGTH))
    _add_part(operations, "guardianship_former", sa.Column("name", sa.Text), relation, sa.Column("until", sa.Date))
    _add_part(operations, "guardianship_stay", sa.Column("admitted_on", sa.Date), sa.Column("discharged_on", sa.Date))


def _add_part(operations: "Operations", table: str, *columns: sa.Column[Any]) -> None:
    owner = f"fk_{table}_case_id_guardianship_case"
    operations.create_table(
        table,
        sa.Column("case_id", sa.Integer, nullable=False, index=True),
        *columns,
        sa.Column("id", sa.Integer, primary_key=True),
        sa.ForeignKeyConstraint(["case_id"], ["guardianship_case.id"], name=owner, ondelete="CASCADE"),
        sqlite_autoincrement=True,
    )


MIGRATIONS: tuple[Migration, ...] = (
    Migration("guardianship", 1, "变更监护人增加原监护人", add_former_guardian),
    Migration("guardianship", 2, "保留以前的监护人和以前的住院", add_earlier_guardians_and_stays),
)
