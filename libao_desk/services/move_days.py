"""The days of moves that a record's own dates gave (流转日期): where such a date is put right, the history of moves goes with it.

A move keeps the day somebody gave it by hand. The trail tells what the day was before.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from libao_desk.declare.lifecycle import Step
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.services.record_moves import day_of_move
from libao_desk.store.history import RecordTransition, transitions_of

IMPORTED = "imported"
"""The event of a state that a sheet said and no date explains; it stands on the day of the move before it."""


@dataclass(frozen=True)
class ToldDays:
    """What a record's dates say of its moves."""

    steps: tuple[Step, ...]
    fields: Mapping[str, date]
    """By event, the day in the field that says when it happened."""


def told_days(register: Register, record: Record, today: date) -> ToldDays:
    """The days as the record stands now."""
    steps = tuple(register.replay(record, today)) if register.replay else ()
    fields = {move.event: day for move in register.transitions if (day := day_of_move(move, record)) is not None and day <= today}
    return ToldDays(steps, fields)


def redate(session: Session, register: Register, record: Record, before: ToldDays, today: date) -> None:
    """Put right the moves that stood on the days told before, inside the caller's act."""
    after = told_days(register, record, today)
    if after == before:
        return
    moves = transitions_of(session, register.key, record.id)
    old, new = _by_event(before), _by_event(after)
    seen: Counter[str] = Counter()
    for move in moves:
        place = (move.event, seen[move.event])
        seen[move.event] += 1
        if place in old:
            _set(move, old[place], new.get(place))
        elif move.event in before.fields:
            _set(move, before.fields[move.event], after.fields.get(move.event))
    if moves and before.steps and after.steps:
        _set_ends(moves[0], moves[-1], before.steps, after.steps)


def _set_ends(first: RecordTransition, last: RecordTransition, before: tuple[Step, ...], after: tuple[Step, ...]) -> None:
    """A birth is named otherwise than the first step, and a state that a sheet said is no step at all."""
    if first.event not in {step.event for step in before}:
        _set(first, before[0].happened_on, after[0].happened_on)
    if last.event == IMPORTED:
        _set(last, before[-1].happened_on, after[-1].happened_on)


def _by_event(told: ToldDays) -> dict[tuple[str, int], date]:
    """The day of the first, the second ... time that each event comes."""
    seen: Counter[str] = Counter()
    found: dict[tuple[str, int], date] = {}
    for step in told.steps:
        found[step.event, seen[step.event]] = step.happened_on
        seen[step.event] += 1
    return found


def _set(move: RecordTransition, told: date, tells: date | None) -> None:
    if move.happened_on == told and tells is not None:
        move.happened_on = tells
