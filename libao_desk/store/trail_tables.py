"""Tables of the trail (操作留痕): entries, their lines, the keys their values are sealed with, and the head of the chain."""

import sqlalchemy as sa

from .base import PACKAGE, Base, Instant

OWNED = {PACKAGE: "store"}
HEAD_ID = 1
START_HASH = bytes(32)

ENTRY = sa.Table(
    "trail_entry",
    Base.metadata,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("at", Instant, nullable=False),
    sa.Column("officer_id", sa.Integer, index=True),
    sa.Column("officer_name", sa.Text, nullable=False),
    sa.Column("station", sa.Text, nullable=False),
    sa.Column("act", sa.Text, nullable=False),
    sa.Column("about_table", sa.String(80)),
    sa.Column("about_id", sa.String(80)),
    sa.Column("reason_key_id", sa.Integer),
    sa.Column("reason", sa.LargeBinary),
    sa.Column("line_count", sa.Integer, nullable=False),
    sa.Column("lines_hash", sa.LargeBinary(32), nullable=False),
    sa.Column("previous_hash", sa.LargeBinary(32), nullable=False),
    sa.Column("hash", sa.LargeBinary(32), nullable=False),
    sa.Index("ix_trail_entry_about", "about_table", "about_id"),
    info=OWNED,
)
"""One act of an officer. `reason` is sealed like the lines; `hash` covers every field and the hash before."""

LINE = sa.Table(
    "trail_line",
    Base.metadata,
    sa.Column("entry_seq", sa.ForeignKey(ENTRY.c.seq), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("table_name", sa.String(80), nullable=False),
    sa.Column("row_id", sa.String(80), nullable=False),
    sa.Column("column_name", sa.String(80)),
    sa.Column("key_id", sa.Integer, nullable=False),
    sa.Column("payload", sa.LargeBinary, nullable=False),
    sa.Index("ix_trail_line_row", "table_name", "row_id"),
    info=OWNED,
)
"""One changed field, one new row or one retired row."""

KEY = sa.Table(
    "trail_key",
    Base.metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("subject", sa.String(80), nullable=False, unique=True),
    sa.Column("wrapped", sa.LargeBinary, nullable=False),
    info=OWNED,
    sqlite_autoincrement=True,
)
"""The key of one subject's values ("person:12", "office"); when its row goes, the values are gone."""

HEAD = sa.Table(
    "trail_head",
    Base.metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("seq", sa.Integer, nullable=False),
    sa.Column("hash", sa.LargeBinary(32), nullable=False),
    sa.Column("mac", sa.LargeBinary(32), nullable=False),
    info=OWNED,
)
"""How many entries there are and the hash of the last, under a code of its own: a cut tail does not match it."""

GUARDED = ((ENTRY, "UPDATE"), (ENTRY, "DELETE"), (LINE, "UPDATE"), (LINE, "DELETE"), (KEY, "UPDATE"))


def trigger_name(table: sa.Table, change: str) -> str:
    """The name of the trigger that refuses one kind of change."""
    return f"{table.name}_refuses_{change.lower()}"


def trigger_text(table: sa.Table, change: str, what: str = "the trail") -> str:
    """The statement that makes such a trigger, as the file keeps it."""
    return (
        f"CREATE TRIGGER {trigger_name(table, change)} BEFORE {change} ON {table.name} "
        f"BEGIN SELECT RAISE(ABORT, '{what} is append-only'); END"
    )


def guard(table: sa.Table, change: str, what: str = "the trail") -> None:
    """Have the file itself refuse one kind of change of a table, which holds `what`."""
    trigger = sa.schema.DDL(trigger_text(table, change, what))  # type: ignore[no-untyped-call]  # SQLAlchemy leaves this constructor untyped
    sa.event.listen(table, "after_create", trigger.execute_if(dialect="sqlite"))


for _table, _change in GUARDED:
    guard(_table, _change)
