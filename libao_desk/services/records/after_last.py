"""The steps of a record follow one another (先后): what somebody carries out is not dated before what was carried out last."""

from datetime import date

from sqlalchemy.orm import Session

from libao_desk.core.errors import Refusal
from libao_desk.declare.lifecycle import Transition
from libao_desk.declare.path import path
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.store.history import RecordTransition, transitions_of

from .moves import day_of_move

TOO_EARLY = (
    "“{title}”的日期{day:%Y-%m-%d}早于上一步“{last}”的{before:%Y-%m-%d}，请核对；上一步的日期不对的，先改正它的日期，办错了的，先撤回。"
)

ONCE_MORE = "“{title}”已于{day:%Y-%m-%d}办理过：又一次的，请先把日期{field}改为这一次的，再办理。"


def refuse_before_last(session: Session, register: Register, record: Record, move: Transition, day: date) -> None:
    """Raise Refusal where a move would be dated before the one it follows, or bears the very day on which it was carried out before.

    The entry is no step, and one that was carried out without a day of its own bears the day on which somebody sat down to it:
    neither says that it happened after this one.
    """
    moves = transitions_of(session, register.key, record.id)
    if move.happened is not None and any(one.event == move.event and one.happened_on == day for one in moves):
        raise Refusal(ONCE_MORE.format(title=move.title, day=day, field=f"“{path(move.happened).label}”"))
    last = moves[-1] if moves else None
    if last is None or last.from_state is None or day >= last.happened_on:
        return
    before = next((one for one in register.transitions if one.event == last.event), None)
    if before is not None and _is_dated(before, last, record):
        raise Refusal(TOO_EARLY.format(title=move.title, day=day, last=before.title, before=last.happened_on))


def _is_dated(move: Transition, carried_out: RecordTransition, record: Record) -> bool:
    return day_of_move(move, record) is not None or carried_out.happened_on != carried_out.recorded_at.astimezone().date()
