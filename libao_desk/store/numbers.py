"""Number series (编号): gapless and never repeated, because a number is taken in the transaction that uses it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.core.errors import Refusal

from .base import PACKAGE, Base
from .connection import TOLD
from .recorder import Change, Line
from .row_writing import insert_rows
from .trail_keys import OFFICE
from .watching import recorder_of

OWNED = {PACKAGE: "store"}
SERIES_LENGTH = 80

SERIES = sa.Table(
    "number_series",
    Base.metadata,
    sa.Column("series", sa.String(SERIES_LENGTH), primary_key=True),
    sa.Column("year", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("next", sa.Integer, nullable=False),
    info=OWNED,
)
"""The next number of each series in each year."""

ISSUED = sa.Table(
    "number_issued",
    Base.metadata,
    sa.Column("series", sa.String(SERIES_LENGTH), primary_key=True),
    sa.Column("year", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("n", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("text", sa.Text),
    sa.Column("used_by", sa.String(SERIES_LENGTH)),
    sa.Column("record_id", sa.Integer),
    sa.Column("voided_reason", sa.Text),
    info=OWNED,
)
"""Every number ever taken (编号台账), void ones included."""


@dataclass(frozen=True)
class IssuedNumber:
    """One number taken: what it reads, what bears it, why it is void."""

    series: str
    year: int
    n: int
    text: str | None
    used_by: str | None
    """Key of the register or kind of the paper that bears it."""
    record_id: int | None
    voided_reason: str | None


def reserve(session: Session, series: str, year: int) -> int:
    """Take the next number of a series; the first of a year is 1 unless `set_start` said otherwise."""
    return reserve_many(session, series, year, 1)[0]


def reserve_many(session: Session, series: str, year: int, count: int) -> range:
    """Take the next `count` numbers of a series, as an import needs them."""
    recorder_of(session)
    moved_on = sa.update(SERIES).where(*_of(SERIES, series, year)).values(next=SERIES.c.next + count).returning(SERIES.c.next)
    following = _change(session, moved_on).scalar()
    if following is None:
        following = count + 1
        _change(session, sa.insert(SERIES).values(series=series, year=year, next=following))
    taken = range(int(following) - count, int(following))
    insert_rows(session.connection(), ISSUED, [{"series": series, "year": year, "n": n} for n in taken])
    return taken


@dataclass(frozen=True)
class Bearer:
    """What bears a taken number, and how the number reads."""

    series: str
    year: int
    n: int
    text: str
    used_by: str
    record_id: int


def name_user(session: Session, series: str, year: int, n: int, text: str, used_by: str, record_id: int) -> None:
    """Note in the ledger how a taken number reads and what bears it.

    Raises LookupError where the number was never taken.
    """
    name_users(session, (Bearer(series, year, n, text, used_by, record_id),))


def name_users(session: Session, bearers: Sequence[Bearer]) -> None:
    """The same for many numbers at once.

    Raises LookupError where one of them was never taken.
    """
    recorder_of(session)
    one = sa.bindparam
    statement = (
        sa.update(ISSUED)
        .where(ISSUED.c.series == one("of_series"), ISSUED.c.year == one("of_year"), ISSUED.c.n == one("of_n"))
        .values(text=one("reads"), used_by=one("bearer"), record_id=one("record"))
    )
    rows = [
        {"of_series": b.series, "of_year": b.year, "of_n": b.n, "reads": b.text, "bearer": b.used_by, "record": b.record_id}
        for b in bearers
    ]
    if rows and _change_many(session, statement, rows).rowcount != len(rows):
        raise LookupError("a number that was never taken")


def set_start(session: Session, series: str, year: int, following: int) -> None:
    """Say where a series stands when an office starts in mid-year: its next number.

    Raises Refusal where that would repeat a number or leave a gap in the ledger.
    """
    recorder = recorder_of(session)
    taken = session.connection().execute(sa.select(sa.func.max(ISSUED.c.n)).where(*_of(ISSUED, series, year))).scalar()
    if taken is not None:
        raise Refusal(f"该编号{year}年已用到第{taken}号，不能再改起始号。")
    if following < 1:
        raise Refusal("起始号应从1起。")
    old = session.connection().execute(sa.select(SERIES.c.next).where(*_of(SERIES, series, year))).scalar()
    if old is None:
        _change(session, sa.insert(SERIES).values(series=series, year=year, next=following))
    else:
        _change(session, sa.update(SERIES).where(*_of(SERIES, series, year)).values(next=following))
    recorder.lines.append(Line(Change.CHANGED, SERIES.name, f"{series},{year}", "next", OFFICE, [old, following]))


def next_of(session: Session, series: str, year: int) -> int:
    """The number that the series gives next."""
    found: int | None = session.connection().execute(sa.select(SERIES.c.next).where(*_of(SERIES, series, year))).scalar()
    return 1 if found is None else found


def void(session: Session, series: str, year: int, n: int, reason: str) -> None:
    """Mark a taken number as void (作废); it stays in the ledger and is never given again.

    Raises Refusal without a reason, LookupError where the number was never taken.
    """
    if not reason.strip():
        raise Refusal("作废编号须写明理由。")
    recorder = recorder_of(session)
    this = (*_of(ISSUED, series, year), ISSUED.c.n == n)
    before = session.connection().execute(sa.select(ISSUED.c.voided_reason).where(*this)).one_or_none()
    if before is None:
        raise LookupError("a number that was never taken")
    _change(session, sa.update(ISSUED).where(*this).values(voided_reason=reason))
    change = [before.voided_reason, reason]
    recorder.lines.append(Line(Change.CHANGED, ISSUED.name, f"{series},{year},{n}", "voided_reason", OFFICE, change))


def void_of(session: Session, used_by: str, record_id: int, reason: str, *, text: str | None = None) -> None:
    """Mark the numbers as void that something bore which is no more, or the one that reads `text`; a void one keeps its reason."""
    mine = sa.select(ISSUED.c.series, ISSUED.c.year, ISSUED.c.n).where(
        ISSUED.c.used_by == used_by, ISSUED.c.record_id == record_id, ISSUED.c.voided_reason.is_(None)
    )
    if text is not None:
        mine = mine.where(ISSUED.c.text == text)
    for series, year, n in session.connection().execute(mine).all():
        void(session, series, year, n, reason)


def note_written(session: Session, series: str, year: int, text: str, used_by: str, record_id: int) -> None:
    """Enter in the ledger a number that no series gave (手填编号), in the order of such entries, so that it is known once it is void."""
    name_user(session, series, year, reserve(session, series, year), text, used_by, record_id)


def borne_by(session: Session, used_by: str) -> list[IssuedNumber]:
    """Every number that records of a register, or papers of a kind, bear by now."""
    living = sa.select(ISSUED).where(ISSUED.c.used_by == used_by, ISSUED.c.voided_reason.is_(None))
    return [IssuedNumber(*row) for row in session.connection().execute(living)]


def voided(session: Session) -> list[IssuedNumber]:
    """Every number of all series and years that is void."""
    return [IssuedNumber(*row) for row in session.connection().execute(sa.select(ISSUED).where(ISSUED.c.voided_reason.is_not(None)))]


def held_for(session: Session, series: str, year: int, used_by: str, record_id: int) -> list[str]:
    """The numbers of a series and year that the ledger says this record bears, void ones left out, in their order."""
    mine = (ISSUED.c.used_by == used_by, ISSUED.c.record_id == record_id, ISSUED.c.voided_reason.is_(None), ISSUED.c.text.is_not(None))
    return list(
        session.connection().execute(sa.select(ISSUED.c.text).where(*_of(ISSUED, series, year), *mine).order_by(ISSUED.c.n)).scalars()
    )


def series_of(session: Session, text: str, record_id: int) -> str | None:
    """The series that gave a record the number that reads `text`; None where none did."""
    found = sa.select(ISSUED.c.series).where(ISSUED.c.text == text, ISSUED.c.record_id == record_id)
    series: str | None = session.connection().execute(found).scalar()
    return series


def note_destroyed(session: Session, used_by: Collection[str], record_id: int, reason: str) -> list[tuple[str, str]]:
    """Say in the ledger that what bore these numbers was destroyed, in the place of whatever reason they were void for.

    Gives (table, row id) of the numbers as the trail knows them: what it told of them goes with their record.
    """
    recorder_of(session)
    mine = (ISSUED.c.used_by.in_(used_by), ISSUED.c.record_id == record_id)
    found = session.connection().execute(sa.select(ISSUED.c.series, ISSUED.c.year, ISSUED.c.n).where(*mine)).all()
    _change(session, sa.update(ISSUED).where(*mine).values(voided_reason=reason))
    return [(ISSUED.name, f"{series},{year},{n}") for series, year, n in found]


def ledger(session: Session, series: str | None = None, year: int | None = None) -> Sequence[IssuedNumber]:
    """The numbers taken, in order, of one series and year or of all."""
    wanted = sa.select(ISSUED).order_by(ISSUED.c.series, ISSUED.c.year, ISSUED.c.n)
    if series is not None:
        wanted = wanted.where(ISSUED.c.series == series)
    if year is not None:
        wanted = wanted.where(ISSUED.c.year == year)
    return [IssuedNumber(*row) for row in session.connection().execute(wanted)]


def broken_series(session: Session) -> Iterator[tuple[str, int]]:
    """(series, year) whose ledger has a gap or does not end before the next number: the program leaves neither."""
    first, last, count = sa.func.min(ISSUED.c.n), sa.func.max(ISSUED.c.n), sa.func.count()
    taken = sa.select(ISSUED.c.series, ISSUED.c.year, first.label("first"), last.label("last"), count.label("count"))
    grouped = taken.group_by(ISSUED.c.series, ISSUED.c.year).subquery()
    same = sa.and_(SERIES.c.series == grouped.c.series, SERIES.c.year == grouped.c.year)
    both = sa.select(grouped, SERIES.c.next).outerjoin_from(grouped, SERIES, same).order_by(grouped.c.series, grouped.c.year)
    for row in session.connection().execute(both):
        if row.count != row.last - row.first + 1 or row.next != row.last + 1:
            yield row.series, row.year


def _of(table: sa.Table, series: str, year: int) -> tuple[sa.ColumnElement[bool], ...]:
    return table.c.series == series, table.c.year == year


def _change(session: Session, statement: sa.Executable) -> sa.CursorResult[Any]:
    return session.connection().execute(statement.execution_options(**{TOLD: True}))


def _change_many(session: Session, statement: sa.Executable, rows: list[dict[str, Any]]) -> sa.CursorResult[Any]:
    return session.connection().execute(statement.execution_options(**{TOLD: True}), rows)
