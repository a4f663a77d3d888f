"""Why a row came, went or changed (变动原因): told by the dated history of the record's moves, in the law's words only.

The reason an officer typed may name somebody, so it stays in the record; what goes round says which move, and when.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from itertools import groupby

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.core.period import Period
from libao_desk.declare.register import Register
from libao_desk.services.book import RegisterBook
from libao_desk.store.history import RecordTransition
from libao_desk.store.pointing import chunks

ENTERED = "登记"
CAME_IN, WENT_OUT, CHANGED = "本月起符合列入条件", "本月起不再符合列入条件", "登记内容有更新"
"""What is said where no move of the record says why."""
JOIN = "；"


class MoveReasons:
    """The moves of the records that have certain numbers, read at once."""

    def __init__(self, session: Session, book: RegisterBook, numbers: Iterable[str]) -> None:
        self._moves: dict[str, list[tuple[RecordTransition, str]]] = defaultdict(list)
        self._withdrawn: dict[str, list[tuple[RecordTransition, str]]] = defaultdict(list)
        for some in chunks({number for number in numbers if number}):
            for register in book:
                self._read(session, register, some)

    def within(self, number: str, period: Period, otherwise: str = CHANGED) -> str:
        """What happened to the record in a period."""
        within = [_words(move, title) for move, title in self._moves.get(number, ()) if period.contains(move.happened_on)]
        return JOIN.join(within) or otherwise

    def since(self, number: str, last_move: int, at: datetime) -> str:
        """What was entered of the record after a certain move of the office, with the day it had happened; "" where nothing was.

        A move that was entered before and withdrawn since then is told as well.
        """
        later = [(move, title) for move, title in self._moves.get(number, ()) if move.id > last_move]
        days = groupby(later, key=lambda one: one[0].recorded_at.astimezone().date())
        entered = [f"{day:%Y-%m-%d}补登：{'，'.join(_words(*one) for one in moves)}" for day, moves in days]
        back = [(move, title) for move, title in self._withdrawn.get(number, ()) if move.id <= last_move and _is_after(move, at)]
        return JOIN.join((*entered, *(f"{_day(move)}撤回：{_words(move, title)}" for move, title in back)))

    def _read(self, session: Session, register: Register, numbers: list[str]) -> None:
        titles = {move.event: move.title for move in register.transitions}
        found = session.execute(sa.select(register.model.id, register.model.number).where(register.model.number.in_(numbers)))
        named = {record_id: number for record_id, number in found}
        if named:
            mine = sa.select(RecordTransition).where(RecordTransition.register == register.key, RecordTransition.record_id.in_(named))
            for move in session.scalars(mine.order_by(RecordTransition.id)):
                kept = self._moves if move.withdrawn_at is None else self._withdrawn
                kept[named[move.record_id]].append((move, titles.get(move.event, ENTERED)))


def _is_after(move: RecordTransition, at: datetime) -> bool:
    return move.withdrawn_at is not None and move.withdrawn_at > at


def _day(move: RecordTransition) -> str:
    return "" if move.withdrawn_at is None else f"{move.withdrawn_at.astimezone():%Y-%m-%d}"


def _words(move: RecordTransition, title: str) -> str:
    return f"{move.happened_on:%Y-%m-%d}{title}"
