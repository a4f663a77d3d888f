"""The dated history of every record's moves (办理过程): lists and figures of a past day are read from it."""

from collections.abc import Sequence
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from .base import Base


class RecordTransition(Base):
    """One move of one record; only its day is ever put right, with the date of the record that gave it, or it is withdrawn (撤回).

    The course of a record is the order in which its moves were recorded; a withdrawn one is shown, and never was.
    """

    __tablename__ = "record_transition"
    __table_args__ = (sa.Index("ix_record_transition_record", "register", "record_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    register: Mapped[str] = mapped_column(sa.String(40))
    record_id: Mapped[int]
    event: Mapped[str] = mapped_column(sa.String(40))
    from_state: Mapped[str | None] = mapped_column(sa.String(16))
    to_state: Mapped[str] = mapped_column(sa.String(16))
    happened_on: Mapped[date]
    recorded_at: Mapped[datetime]
    officer_id: Mapped[int | None]
    officer_name: Mapped[str]
    reason: Mapped[str | None]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[str | None]
    withdrawn_reason: Mapped[str | None]


def add_transition(
    session: Session,
    *,
    register: str,
    record_id: int,
    event: str,
    from_state: str | None,
    to_state: str,
    happened_on: date,
    recorded_at: datetime,
    officer_id: int | None,
    officer_name: str,
    reason: str | None = None,
) -> None:
    """Write down one move, inside the caller's act."""
    session.add(
        RecordTransition(
            register=register,
            record_id=record_id,
            event=event,
            from_state=from_state,
            to_state=to_state,
            happened_on=happened_on,
            recorded_at=recorded_at,
            officer_id=officer_id,
            officer_name=officer_name,
            reason=reason,
        )
    )


def transitions_of(session: Session, register: str, record_id: int, *, withdrawn: bool = False) -> Sequence[RecordTransition]:
    """A record's moves in the order of its course, the withdrawn ones among them where asked for."""
    moves = sa.select(RecordTransition).where(RecordTransition.register == register, RecordTransition.record_id == record_id)
    if not withdrawn:
        moves = moves.where(RecordTransition.withdrawn_at.is_(None))
    return session.scalars(moves.order_by(RecordTransition.id)).all()


def standing(register: str, day: date, ids: Sequence[int] | None = None) -> sa.Subquery:
    """As SQL, (record_id, to_state) of every record of a register at the end of a day; those not born yet are absent.

    A record is often entered days after it began, its first move then bears a later day than the next one: no move counts as
    later than the one after it, so that the state on the last day is always the state the record is in. `ids` asks of a few
    records only.
    """
    move = RecordTransition
    moves = _moves(register, ids)
    last = sa.select(sa.func.max(moves.c.id)).where(moves.c.since <= day).group_by(moves.c.record_id)
    return sa.select(move.record_id, move.to_state).where(move.id.in_(last)).subquery()


def _moves(register: str, ids: Sequence[int] | None = None) -> sa.Subquery:
    move = RecordTransition
    wanted = [move.register == register, move.withdrawn_at.is_(None), *([] if ids is None else [move.record_id.in_(ids)])]
    since = sa.func.min(move.happened_on).over(partition_by=move.record_id, order_by=move.id.desc())
    return sa.select(move.id, move.record_id, move.to_state, since.label("since")).where(*wanted).subquery()


def courses(session: Session, register: str, ids: Sequence[int] | None = None) -> dict[int, list[tuple[date, str]]]:
    """Every state each record of a register ever had, by record id, with the day from which `standing` says it stood."""
    moves = _moves(register, ids)
    found: dict[int, list[tuple[date, str]]] = {}
    for record_id, day, state in session.connection().execute(
        sa.select(moves.c.record_id, moves.c.since, moves.c.to_state).order_by(moves.c.id)
    ):
        found.setdefault(record_id, []).append((day, state))
    return found


def state_on(session: Session, register: str, day: date, ids: Sequence[int] | None = None) -> dict[int, str]:
    """The state every record of a register had at the end of a day, by record id; those not born yet are absent."""
    known = standing(register, day, ids)
    return {record_id: state for record_id, state in session.connection().execute(sa.select(known.c.record_id, known.c.to_state))}
