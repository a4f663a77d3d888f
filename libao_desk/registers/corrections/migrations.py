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


def add_reasons_and_opinions(operations: "Operations") -> None:
    """What the approval forms of regular journeys, of a move and of a device say besides dates (理由、司法所意见)."""
    added = {
        "correction_standing_permit": ("reason", "evidence", "office_opinion"),
        "correction_place_change": ("office_opinion",),
        "correction_device": ("fact", "office_opinion"),
    }
    for table, names in added.items():
        for name in names:
            operations.add_column(table, sa.Column(name, sa.Text))


def add_words_of_decisions(operations: "Operations") -> None:
    """What the papers of decisions and of the end say: evidence, the county's numbers, the inquiry, the appraisal (决定、解除文书)."""
    for name in ("evidence", "paper_no"):
        operations.add_column("correction_sanction", sa.Column(name, sa.Text))
    for name in ("entrust_no", "inquiry_findings", "inquiry_opinion", "opinion_no", "appraisal", "aftercare_advice", "certificate_no"):
        operations.add_column("correction_case", sa.Column(name, sa.Text))
    operations.add_column("correction_case", sa.Column("died_on", sa.Date))


MIGRATIONS: tuple[Migration, ...] = (
    Migration("corrections", 1, "教育学习、公益活动增加缺席登记", add_absence),
    Migration("corrections", 2, "经常性跨市县活动、执行地变更、电子定位增加理由和司法所意见", add_reasons_and_opinions),
    Migration("corrections", 3, "奖惩、调查评估、解除终止增加文书所需项目", add_words_of_decisions),
)
