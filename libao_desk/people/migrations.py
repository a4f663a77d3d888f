"""Migration steps of the tables this package owns."""

from typing import TYPE_CHECKING

import sqlalchemy as sa

from libao_desk.store.migrations import Migration

if TYPE_CHECKING:
    from alembic.operations import Operations


def add_readers(operations: "Operations") -> None:
    """Officers named to see a single record (指定查阅人员), and looks in an emergency (应急查阅)."""
    operations.create_table(
        "record_reader",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("register", sa.String(40), nullable=False),
        sa.Column("record_id", sa.Integer, nullable=False),
        sa.Column("officer_id", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_record_reader"),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"], name="fk_record_reader_officer_id_officer"),
    )
    operations.create_index("ix_record_reader_record", "record_reader", ["register", "record_id"])
    operations.create_table(
        "emergency_look",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("register", sa.String(40), nullable=False),
        sa.Column("record_id", sa.Integer),
        sa.Column("officer_id", sa.Integer),
        sa.Column("officer_name", sa.String(50), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("asked_at", sa.DateTime, nullable=False),
        sa.Column("read_at", sa.DateTime),
        sa.Column("read_by", sa.String(50)),
        sa.PrimaryKeyConstraint("id", name="pk_emergency_look"),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"], name="fk_emergency_look_officer_id_officer"),
    )


MIGRATIONS: tuple[Migration, ...] = (Migration("people", 1, "新增指定查阅人员和应急查阅登记", add_readers),)
