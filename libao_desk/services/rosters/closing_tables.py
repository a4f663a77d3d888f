"""Closed months on file (月结存档): every roster as it was sent, and every sheet that corrects one; written once, never changed.

The rows stand here alone: the trail keeps their hash, not a second copy of them.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.core.errors import Trouble
from libao_desk.core.period import Period
from libao_desk.store import numbers
from libao_desk.store.base import PACKAGE, TOLD_COLUMNS, Base, Instant
from libao_desk.store.connection import TOLD
from libao_desk.store.history import RecordTransition
from libao_desk.store.recorder import Change, Line
from libao_desk.store.trail_keys import OFFICE
from libao_desk.store.trail_tables import guard
from libao_desk.store.unit_of_work import actor_of, store_of
from libao_desk.store.watching import recorder_of

from .lines import LineChange, Lines, changes_of_json, changes_to_json, digest, lines_of_json, lines_to_json

OWNED = {PACKAGE: "services"}
SHEETS = "correction-sheet"
"""The number series of correction sheets, and what bears its numbers."""

CLOSING = sa.Table(
    "month_closing",
    Base.metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("period", sa.String(10), nullable=False, unique=True),
    sa.Column("closed_at", Instant, nullable=False),
    sa.Column("officer_id", sa.Integer),
    sa.Column("officer_name", sa.String(50), nullable=False),
    sa.Column("trail_seq", sa.Integer, nullable=False),
    sa.Column("trail_head", sa.String(64), nullable=False),
    sa.Column("last_move", sa.Integer, nullable=False),
    sa.Column("files", sa.JSON, nullable=False),
    info=OWNED | {TOLD_COLUMNS: ("period", "files")},
)
"""A month, by whom and when it was closed, the head of the trail printed on its report, the files of its folder."""

ROSTER = sa.Table(
    "frozen_roster",
    Base.metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("closing_id", sa.ForeignKey(CLOSING.c.id), nullable=False),
    sa.Column("kind", sa.String(40), nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("layout", sa.String(12), nullable=False),
    sa.Column("columns", sa.JSON, nullable=False),
    sa.Column("rows", sa.JSON, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.UniqueConstraint("closing_id", "kind"),
    info=OWNED | {TOLD_COLUMNS: ("closing_id", "kind", "layout", "sha256")},
)
"""One roster as it was sent: masked, its columns and rows as data."""

SHEET = sa.Table(
    "correction_sheet",
    Base.metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("closing_id", sa.ForeignKey(CLOSING.c.id), nullable=False, index=True),
    sa.Column("year", sa.Integer, nullable=False),
    sa.Column("n", sa.Integer, nullable=False),
    sa.Column("made_at", Instant, nullable=False),
    sa.Column("officer_id", sa.Integer),
    sa.Column("officer_name", sa.String(50), nullable=False),
    sa.Column("last_move", sa.Integer, nullable=False),
    sa.Column("changes", sa.JSON, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("reason", sa.Text),
    sa.UniqueConstraint("year", "n"),
    info=OWNED | {TOLD_COLUMNS: ("closing_id", "year", "n", "sha256")},
)
"""What a closed month says otherwise than it was sent, roster by roster, after the sheets before; the reason where a clerk wrote one."""

for _table in (CLOSING, ROSTER, SHEET):
    for _change in ("UPDATE", "DELETE"):
        guard(_table, _change, "a closed month")


@dataclass(frozen=True)
class ClosedMonth:
    """One closed month."""

    id: int
    period: Period
    closed_at: datetime
    officer_name: str
    trail_seq: int
    trail_head: str
    last_move: int
    files: tuple[tuple[str, str], ...]
    """(name, sha256) of every file of the folder but the index itself."""


@dataclass(frozen=True)
class FrozenRoster:
    """One roster as it was sent."""

    kind: str
    title: str
    layout: str
    heads: tuple[str, ...]
    lines: Lines

    @property
    def sha256(self) -> str:
        """The hash of all it says."""
        return digest([self.kind, self.title, self.layout, list(self.heads), lines_to_json(self.lines)])


@dataclass(frozen=True)
class Sheet:
    """One correction sheet."""

    id: int
    year: int
    n: int
    made_at: datetime
    officer_name: str
    last_move: int
    changes: Mapping[str, tuple[LineChange, ...]]
    """By kind of roster."""
    reason: str = ""

    @property
    def number(self) -> str:
        """As it is printed: 2021年更正表第1号."""
        return sheet_number(self.year, self.n)


def sheet_number(year: int, n: int) -> str:
    """The number as printed."""
    return f"{year}年更正表第{n}号"


def add_closing(
    session: Session, period: Period, head: tuple[int, str], files: Sequence[tuple[str, str]], rosters: Sequence[FrozenRoster]
) -> None:
    """Freeze a month, inside the caller's act."""
    values = _by_whom(session) | {
        "period": str(period),
        "closed_at": store_of(session).clock.now(),
        "trail_seq": head[0],
        "trail_head": head[1],
        "files": [list(one) for one in files],
    }
    closing_id = _insert(session, CLOSING, values, {"period": str(period), "files": values["files"]})
    for roster in rosters:
        kept = {
            "closing_id": closing_id,
            "kind": roster.kind,
            "title": roster.title,
            "layout": roster.layout,
            "columns": list(roster.heads),
            "rows": lines_to_json(roster.lines),
            "sha256": roster.sha256,
        }
        told = {key: kept[key] for key in ("closing_id", "kind", "layout", "sha256")} | {"count": len(roster.lines)}
        _insert(session, ROSTER, kept, told)


def add_sheet(
    session: Session, closed: ClosedMonth, year: int, changes: Mapping[str, Sequence[LineChange]], reason: str | None = None
) -> Sheet:
    """Give the next number of the year to a correction sheet and keep it, inside the caller's act."""
    n = numbers.reserve(session, SHEETS, year)
    kept = {kind: changes_to_json(of_roster) for kind, of_roster in changes.items()}
    values = _by_whom(session) | {"closing_id": closed.id, "year": year, "n": n, "made_at": store_of(session).clock.now()}
    values |= {"changes": kept, "sha256": _hash_of_sheet(kept, reason), "reason": reason}
    sheet_id = _insert(session, SHEET, values, {key: values[key] for key in ("closing_id", "year", "n", "sha256")})
    numbers.name_user(session, SHEETS, year, n, sheet_number(year, n), SHEETS, sheet_id)
    return sheet_of_row(session.connection().execute(sa.select(SHEET).where(SHEET.c.id == sheet_id)).one())


def closed_months(session: Session) -> tuple[ClosedMonth, ...]:
    """Every closed month, the latest month first."""
    return tuple(_closed(row) for row in session.connection().execute(sa.select(CLOSING).order_by(CLOSING.c.period.desc())))


def closed_month(session: Session, period: Period) -> ClosedMonth | None:
    """The closing of one month, None where it is open."""
    row = session.connection().execute(sa.select(CLOSING).where(CLOSING.c.period == str(period))).one_or_none()
    return None if row is None else _closed(row)


def frozen_rosters(
    session: Session, closed: ClosedMonth, kinds: Collection[str] | None = None, numbers: Collection[str] | None = None
) -> tuple[FrozenRoster, ...]:
    """The rosters as they were sent; `kinds` asks for some of them only, `numbers` for the rows about some records.

    Raises Trouble where one is not what was written.
    """
    wanted = [ROSTER.c.closing_id == closed.id] if kinds is None else [ROSTER.c.closing_id == closed.id, ROSTER.c.kind.in_(kinds)]
    found = []
    for row in session.connection().execute(sa.select(ROSTER).where(*wanted).order_by(ROSTER.c.id)):
        if digest([row.kind, row.title, row.layout, row.columns, row.rows]) != row.sha256:
            raise Trouble(f"存档的“{row.title}”与月结时的校验值不符，请先核验台账、恢复备份。")
        lines = lines_of_json(row.rows, numbers)
        found.append(FrozenRoster(row.kind, row.title, row.layout, tuple(row.columns), lines))
    return tuple(found)


def sheets_of(session: Session, closed: ClosedMonth) -> tuple[Sheet, ...]:
    """The correction sheets of a month in the order they were made.

    Raises Trouble where one is not what was written.
    """
    return tuple(
        sheet_of_row(row)
        for row in session.connection().execute(sa.select(SHEET).where(SHEET.c.closing_id == closed.id).order_by(SHEET.c.id))
    )


def last_move(session: Session) -> int:
    """The newest line of the history of moves, 0 where there is none."""
    return session.scalar(sa.select(sa.func.max(RecordTransition.id))) or 0


def _by_whom(session: Session) -> dict[str, Any]:
    actor = actor_of(session)
    return {"officer_id": actor.officer_id, "officer_name": actor.name, "last_move": last_move(session)}


def _insert(session: Session, table: sa.Table, values: Mapping[str, Any], told: Mapping[str, Any]) -> int:
    statement = sa.insert(table).values(**values).returning(table.c.id).execution_options(**{TOLD: True})
    row_id = int(session.connection().execute(statement).scalar_one())
    recorder_of(session).lines.append(Line(Change.NEW, table.name, str(row_id), None, OFFICE, dict(told)))
    return row_id


def _closed(row: Any) -> ClosedMonth:
    return ClosedMonth(
        row.id,
        Period.parse(row.period),
        row.closed_at,
        row.officer_name,
        row.trail_seq,
        row.trail_head,
        row.last_move,
        tuple((name, sha) for name, sha in row.files),
    )


def sheet_of_row(row: Any) -> Sheet:
    """A sheet as its row tells it. Raises Trouble where that is not what was written."""
    if _hash_of_sheet(row.changes, row.reason) != row.sha256:
        raise Trouble(f"存档的{sheet_number(row.year, row.n)}与制表时的校验值不符，请先核验台账、恢复备份。")
    changes = {kind: changes_of_json(of_roster) for kind, of_roster in row.changes.items()}
    return Sheet(row.id, row.year, row.n, row.made_at, row.officer_name, row.last_move, changes, row.reason or "")


def _hash_of_sheet(changes: object, reason: str | None) -> str:
    """Of all it says; a sheet without a reason has the hash it had before there were any."""
    return digest(changes if reason is None else [changes, reason])
