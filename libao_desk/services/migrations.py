"""Migration steps of the tables this package owns."""

from typing import TYPE_CHECKING

import sqlalchemy as sa

from libao_desk.store.migrations import Migration

if TYPE_CHECKING:
    from alembic.operations import Operations


def add_attempts(operations: "Operations") -> None:
    """Duties that were tried and could not be done (未能办成)."""
    table = "duty_attempt"
    operations.create_table(
        table,
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("register", sa.String(40), nullable=False, index=True),
        sa.Column("record_id", sa.Integer, nullable=False, index=True),
        sa.Column("clock", sa.String(16), nullable=False),
        sa.Column("trigger_on", sa.Date, nullable=False),
        sa.Column("tried_on", sa.Date, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("next_on", sa.Date, nullable=False),
        sa.Column("officer_id", sa.Integer),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"], name=f"fk_{table}_officer_id_officer"),
    )


MIGRATIONS: tuple[Migration, ...] = (Migration("services", 1, "新增未能办成登记", add_attempts),)
