"""The last acts of the trail (最近操作), and who wrote to a row: without the values, which stay sealed."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from .looks import LOOKS
from .pointing import some_of_each
from .trail_tables import ENTRY, LINE

Row = tuple[str, str]
"""A table and an id, as the trail has them."""


@dataclass(frozen=True)
class Act:
    """One act by its entry."""

    seq: int
    at: datetime
    officer_name: str
    act: str
    about: tuple[str, str] | None
    lines: int
    """How many lines tell what it changed."""


@dataclass(frozen=True)
class Writer:
    """An act that wrote to a row, and where."""

    by: Act
    column: str | None
    """None where the whole row came or went."""


_TOLD = (ENTRY.c.seq, ENTRY.c.at, ENTRY.c.officer_name, ENTRY.c.act, ENTRY.c.about_table, ENTRY.c.about_id, ENTRY.c.line_count)


def last_acts(session: Session, limit: int, *, officer_id: int | None = None) -> tuple[Act, ...]:
    """The newest acts of an officer, or of all, newest first; looks are none."""
    wanted = sa.select(*_TOLD).where(ENTRY.c.act.not_in(LOOKS), ENTRY.c.act.not_like("查看%")).order_by(ENTRY.c.seq.desc()).limit(limit)
    if officer_id is not None:
        wanted = wanted.where(ENTRY.c.officer_id == officer_id)
    return tuple(_act(*row) for row in session.connection().execute(wanted))


def acts_called(session: Session, beginning: str, after: int) -> tuple[Act, ...]:
    """Every act after an entry whose name begins so, newest first."""
    wanted = sa.select(*_TOLD).where(ENTRY.c.act.startswith(beginning, autoescape=True), ENTRY.c.seq > after)
    return tuple(_act(*row) for row in session.connection().execute(wanted.order_by(ENTRY.c.seq.desc())))


def writers(session: Session, rows: Collection[Row]) -> dict[Row, list[Writer]]:
    """Every act that wrote to each of these rows, the last first."""
    found: defaultdict[Row, list[Writer]] = defaultdict(list)
    for table, ids in some_of_each(rows):
        here = sa.and_(LINE.c.table_name == table, LINE.c.row_id.in_(ids))
        wanted = sa.select(*_TOLD, LINE.c.row_id, LINE.c.column_name).join(LINE, LINE.c.entry_seq == ENTRY.c.seq).where(here)
        for *told, row_id, column in session.connection().execute(wanted.order_by(ENTRY.c.seq.desc())):
            found[table, row_id].append(Writer(_act(*told), column))
    return dict(found)


def _act(seq: int, at: datetime, officer_name: str, act: str, about: str | None, about_id: str | None, lines: int) -> Act:
    return Act(seq, at, officer_name, act, None if about is None else (about, str(about_id)), lines)
