"""Changes of this register's tables between versions (数据结构升级)."""

from typing import TYPE_CHECKING

import sqlalchemy as sa

from libao_desk.store.migrations import Migration

if TYPE_CHECKING:
    from alembic.operations import Operations


def add_absence(operations: "Operations") -> None:
    """Who was absent from a lesson or from public service, and why (缺席)."""
    for table in ("correction_education", "correction_public_service"):
        operations.add_column(table, sa.Column("is_absent", sa.Boolean))
        operations.add_column(table, sa.Column("absence_reason", sa.Text))


MIGRATIONS: tuple[Migration, ...] = (Migration("corrections", 1, "教育学习、公益活动增加缺席登记", add_absence),)
