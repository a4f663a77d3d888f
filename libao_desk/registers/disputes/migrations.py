"""Steps that brought older files up to date (数据迁移)."""

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from libao_desk.store.base import Instant
from libao_desk.store.migrations import Migration

if TYPE_CHECKING:
    from alembic.operations import Operations


def add_report_and_outside_figure(operations: "Operations") -> None:
    """The logs of reports sent (统计报送) and of figures from outside (外部数据)."""
    _add_log(
        operations,
        "statistics_report",
        sa.Column("period_end", sa.Date),
        sa.Column("sent_on", sa.Date),
        sa.Column("sent_to", sa.Text),
    )
    _add_log(
        operations,
        "outside_figure",
        sa.Column("topic", sa.String(16), index=True),
        sa.Column("period_end", sa.Date, index=True),
        sa.Column("total", sa.Integer),
        sa.Column("settled", sa.Integer),
        sa.Column("stated", sa.Text),
        sa.Column("source", sa.Text),
        sa.Column("received_on", sa.Date),
    )


FIRST_DAYS = """
UPDATE outside_figure SET period_from = coalesce(
    (SELECT date(max(earlier.period_end), '+1 day') FROM outside_figure earlier
     WHERE earlier.topic = outside_figure.topic AND earlier.state <> 'VOID' AND earlier.period_end < outside_figure.period_end
       AND strftime('%Y', earlier.period_end) = strftime('%Y', outside_figure.period_end)),
    strftime('%Y-01-01', period_end))
WHERE period_end IS NOT NULL
"""
"""A figure went on from where the one before it ended, the first of a year from its first day: no month gets what was told of more."""

BIRTHS = """
UPDATE record_transition SET happened_on =
    (SELECT period_end FROM outside_figure WHERE outside_figure.id = record_transition.record_id)
WHERE register = 'outside-figures' AND event = 'record'
    AND happened_on > (SELECT period_end FROM outside_figure WHERE outside_figure.id = record_transition.record_id)
"""
"""A figure is of its own period, however much later the other body told it."""


def add_first_day_of_outside_figure(operations: "Operations") -> None:
    """The first day of what a figure from outside counts (统计期首日)."""
    operations.add_column("outside_figure", sa.Column("period_from", sa.Date))
    for statement in (FIRST_DAYS, BIRTHS):
        operations.execute(sa.text(statement))


def _add_log(operations: "Operations", table: str, *columns: sa.Column[Any]) -> None:
    operations.create_table(
        table,
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("state", sa.String(16), nullable=False, index=True),
        sa.Column("number", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("entered_at", Instant, nullable=False),
        sa.Column("handler_id", sa.Integer, index=True),
        *columns,
        sa.Column("note", sa.Text),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.UniqueConstraint("number", name=f"uq_{table}_number"),
        sa.ForeignKeyConstraint(["handler_id"], ["officer.id"], name=f"fk_{table}_handler_id_officer"),
    )


MIGRATIONS: tuple[Migration, ...] = (
    Migration("disputes", 1, "新增统计报送和外部数据登记册", add_report_and_outside_figure),
    Migration(
        "disputes",
        2,
        "外部数据增加统计期首日",
        add_first_day_of_outside_figure,
        fills=(("outside_figure", "period_from"), ("record_transition", "happened_on")),
    ),
)
