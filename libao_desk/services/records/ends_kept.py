"""The day of an end that was carried out (办结日期): typed anew, it is held against the law as the step itself was."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from libao_desk.core.errors import Refusal
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.lifecycle import Transition
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.store.history import transitions_of

from .moves import day_of_move, state_of


@dataclass(frozen=True)
class StandingEnd:
    """An end that was carried out, and its day on the record, which the law allows."""

    move: Transition
    happened_on: date


def standing_end(session: Session, register: Register, record: Record, facts: OfficeFacts) -> StandingEnd | None:
    """The end of a record before it is changed; None where it goes on, or where the law would not let it end so as it stands."""
    if state_of(record) not in register.closed:
        return None
    event = transitions_of(session, register.key, record.id)[-1].event
    move = next((each for each in register.transitions if each.event == event), None)
    day = day_of_move(move, record) if move is not None else None
    if move is None or move.refuse is None or day is None or move.refuse(record, facts, day):
        return None
    return StandingEnd(move, day)


def refuse_forbidden_day(end: StandingEnd | None, record: Record, facts: OfficeFacts) -> None:
    """Raise Refusal where the end was put on another day, on which the law does not let it be: no month is rewritten by a slip."""
    if end is None or end.move.refuse is None:
        return
    day = day_of_move(end.move, record)
    if day is not None and day != end.happened_on and (sentence := end.move.refuse(record, facts, day)):
        raise Refusal(f"本案已按{end.happened_on:%Y-%m-%d}办理“{end.move.title}”，不能改为{day:%Y-%m-%d}：{sentence}")
