"""The days of moves that a record's own dates gave (流转日期): where such a date is put right, the history of moves goes with it.

A move keeps the day somebody gave it by hand. The trail tells what the day was before.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.declare.lifecycle import IMPORTED, Step
from libao_desk.declare.path import path
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.store.history import RecordTransition, transitions_of

from .moves import day_of_move


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
    """Put right the moves that stood on the days told before, inside the caller's act and before it is flushed.

    Where rows came or went (another year of a guardianship) the steps are others, not the same on other days: then only a field that
    says when a move happened takes the move along.
    """
    after = told_days(register, record, today)
    if after == before:
        return
    has_other_rows = _has_other_rows(register, record)
    other = _by_field(before, after) if has_other_rows else _by_step(before, after)
    for earlier in _of_earlier_times(register, record):
        other.pop(earlier, None)
    moves = transitions_of(session, register.key, record.id)
    for move in moves:
        move.happened_on = other.get((move.event, move.happened_on), move.happened_on)
    if moves and before.steps and after.steps and not has_other_rows:
        _set_ends(register, moves[0], moves[-1], before.steps, after.steps)


def _of_earlier_times(register: Register, record: Record) -> Iterator[tuple[str, date]]:
    """(event, day) of what happened before and is kept as a row now (以前的住院): another time is not the same on another day."""
    for one in register.recurring:
        for field, (_, kept) in zip(one.fields, one.kept, strict=True):
            for move in register.transitions:
                if move.happened is not None and path(move.happened).key == field.key:
                    yield from ((move.event, getattr(row, kept.key)) for row in getattr(record, one.part.key))


def _has_other_rows(register: Register, record: Record) -> bool:
    attributes = sa.inspect(record).attrs
    return any(attributes[part.key].history.added or attributes[part.key].history.deleted for part in register.parts)


def _set_ends(
    register: Register, first: RecordTransition, last: RecordTransition, before: tuple[Step, ...], after: tuple[Step, ...]
) -> None:
    """A birth is named otherwise than the first step, and a state that a sheet said is no step at all: an end comes after it."""
    if first.event not in {step.event for step in before}:
        _set(first, before[0].happened_on, after[0].happened_on)
    if last.event == IMPORTED:
        is_over = last.to_state in {state.value for state in register.closed}
        _set(last, _before_it(register, before, is_over=is_over), _before_it(register, after, is_over=is_over))


def _before_it(register: Register, steps: tuple[Step, ...], *, is_over: bool) -> date:
    """The day of the step that a state stands behind."""
    passed = [step for step in steps if is_over or step.target not in register.closed]
    return (passed or steps)[-1].happened_on


Days = dict[tuple[str, date], date]
"""By event and day the day it has now."""


def _by_field(before: ToldDays, after: ToldDays) -> Days:
    return {(event, day): after.fields[event] for event, day in before.fields.items() if event in after.fields}


def _by_step(before: ToldDays, after: ToldDays) -> Days:
    found: Days = {}
    old, new = _by_event(before), _by_event(after)
    for event, days in old.items():
        gone = [day for day in days if day not in new.get(event, ())]
        come = [day for day in new.get(event, ()) if day not in days]
        if len(gone) == len(come):
            found |= {(event, day): now for day, now in zip(gone, come, strict=True)}
    return found


def _by_event(told: ToldDays) -> dict[str, list[date]]:
    """The days of each event, the first time before the second; by the field where no step tells it."""
    found = {event: [day] for event, day in told.fields.items() if event not in {step.event for step in told.steps}}
    for step in told.steps:
        found.setdefault(step.event, []).append(step.happened_on)
    return found


def _set(move: RecordTransition, told: date, tells: date) -> None:
    if move.happened_on == told:
        move.happened_on = tells
