"""Steps that brought older files up to date (数据迁移)."""

from typing import TYPE_CHECKING

import sqlalchemy as sa

from libao_desk.store.migrations import Migration

if TYPE_CHECKING:
    from alembic.operations import Operations

TABLE = "petition_matter"


def add_paper_numbers(operations: "Operations") -> None:
    """The numbers of the papers that tell, refuse, send on and extend, and by when a unit must report back (文号、反馈期限)."""
    for name in ("notice_no", "refusal_no", "passed_no", "extension_no"):
        operations.add_column(TABLE, sa.Column(name, sa.Text))
    operations.add_column(TABLE, sa.Column("passed_reply_due_on", sa.Date))


MIGRATIONS: tuple[Migration, ...] = (Migration("petitions", 1, "信访登记增加文书文号和交办的反馈期限", add_paper_numbers),)
