"""Changes of this register's tables between versions (数据结构升级)."""

from typing import TYPE_CHECKING

import sqlalchemy as sa

from libao_desk.store.migrations import Migration

if TYPE_CHECKING:
    from alembic.operations import Operations


def add_former_guardian(operations: "Operations") -> None:
    """Who the guardian was before a change (原监护人)."""
    operations.add_column("guardianship_case", sa.Column("former_guardian", sa.Text))


MIGRATIONS: tuple[Migration, ...] = (Migration("guardianship", 1, "变更监护人增加原监护人", add_former_guardian),)
