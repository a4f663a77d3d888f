"""The moves that a record's own dates say have happened (按已填日期办理), carried out one after another until one is refused."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from libao_desk.core.errors import Refusal
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.lifecycle import Step, Transition
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.services.dossier_pieces import refuse_unready
from libao_desk.services.record_moves import refuse_move, steps_ahead


@dataclass(frozen=True)
class CaughtUp:
    """What was carried out, and the move before which it stopped with the sentence that refused it."""

    done: tuple[tuple[Transition, date], ...]
    halted: Transition | None = None
    sentence: str = ""


def catch_up(
    session: Session, register: Register, record: Record, facts: OfficeFacts, today: date, carry_out: Callable[[Step], None]
) -> CaughtUp:
    """Carry out the moves ahead in their order, stopping before the first that is refused; what came before it is kept."""
    done: list[tuple[Transition, date]] = []
    for move, day in steps_ahead(register, record, today):
        try:
            refuse_move(move, record, facts, day, today, None)
            refuse_unready(session, register, record, facts, move.event, None)
        except Refusal as refusal:
            return CaughtUp(tuple(done), move, refusal.sentence)
        carry_out(Step(move.event, move.target, day))
        done.append((move, day))
    return CaughtUp(tuple(done))
