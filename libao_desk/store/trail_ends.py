"""Where the trail begins, and which heads it has had (留痕的起点和链头)."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from .trail_tables import ENTRY


def began_on(session: Session) -> date | None:
    """The day of the first act; None of a trail without any."""
    first: datetime | None = session.connection().execute(sa.select(sa.func.min(ENTRY.c.at, type_=ENTRY.c.at.type))).scalar()
    return None if first is None else first.astimezone().date()


def holds_head(session: Session, seq: int, hash_start: str) -> bool:
    """Whether a head printed earlier (all of the hash or its beginning) is still a link of this chain."""
    found = session.connection().execute(sa.select(ENTRY.c.hash).where(ENTRY.c.seq == seq)).scalar()
    return found is not None and bool(hash_start) and found.hex().startswith(hash_start.lower())
