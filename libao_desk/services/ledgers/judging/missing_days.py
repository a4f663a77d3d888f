"""What a new row leaves out (缺项提示): days that are then supposed or whose step stays behind, and what the tables divide by."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any

from libao_desk.core.dates import day_of
from libao_desk.declare.code import Code
from libao_desk.declare.lifecycle import IMPORTED, Step, Transition
from libao_desk.declare.path import FieldPath, Kind, path
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register


class MissingDays:
    """Knows which day each step of a register's records wants."""

    def __init__(self, register: Register, today: date) -> None:
        self._moves = {move.event: move for move in register.transitions}
        self._days_of = {event: _days_of(move) for event, move in self._moves.items()}
        told_by = {path(move.told_by): path(move.happened) for move in register.transitions if move.told_by and move.happened}
        self._told_by = tuple(told_by.items())
        self._initial, self._closed, self._today = register.initial, register.closed, today
        self._happened = [field for field in register.fields if len(field.attributes) == 1 and field.fact.happened]
        self._has_course = register.replay is not None and bool(register.transitions)
        self._divided_by = tuple(map(path, register.divided_by))
        self._told: set[str] = set()

    def notes(self, trial: Record, steps: Sequence[Step], said: Collection[str]) -> Iterator[tuple[str, str]]:
        """(key of the column, sentence) for each day that is missed, and for what the tables divide by; `said` are keys of data given."""
        yield from self._undivided(said)
        if self._has_course:
            yield from self._undated(trial, steps)

    def _undivided(self, said: Collection[str]) -> Iterator[tuple[str, str]]:
        for field in self._divided_by:
            if field.key not in said and field.key not in self._told:
                self._told.add(field.key)
                yield field.key, f"没有{field.label}，按{field.label}分栏的统计表不计入这一行，请补上，下同。"

    def _undated(self, trial: Record, steps: Sequence[Step]) -> Iterator[tuple[str, str]]:
        if not any(field.value_of(trial) is not None for field in self._happened) and (not steps or steps[0].happened_on == self._today):
            yield "", f"这一行没有办理的日期，将按今天（{self._today:%Y-%m-%d}）登记，请在表中补上。"
            return
        if (
            steps
            and steps[0].happened_on == self._today
            and any((day := _day(field, trial)) and day < self._today for field in self._happened)
        ):
            yield "", f"没有“{steps[0].target.label}”的日期，这一步将按今天（{self._today:%Y-%m-%d}）登记，更早的各步办不了，请在表中补上。"
        yield from self.without_day(trial, steps[-1].target if steps else self._initial, [field.key for field, _ in self._told_by])
        yield from self._left_behind(trial, steps)
        yield from self.supposed(trial, steps)

    def without_day(self, record: Record, state: Code, said: Collection[str]) -> Iterator[tuple[str, str]]:
        """What tells of a step whose own day is not given, among the data `said`: told at the first row that has it for all of them."""
        for field, day in self._told_by:
            if field.key in said and field.key not in self._told and field.value_of(record) is not None and day.value_of(record) is None:
                self._told.add(field.key)
                yield field.key, f"已填{field.label}，没有{day.label}，状态只到“{state.label}”，请补上，下同。"

    def _left_behind(self, trial: Record, steps: Sequence[Step]) -> Iterator[tuple[str, str]]:
        """Days of steps that the record does not reach, since one before them has none."""
        taken = {field.key for step in steps for field in self._days_of.get(step.event, ())}
        state = steps[-1].target if steps else self._initial
        # what is over has left nothing behind that lies before its end, and a state that was only said none that leads to it
        settled = steps[-1].happened_on if steps and state in self._closed else date.min
        passed = self._before(state) if steps and steps[-1].event == IMPORTED else frozenset()
        for event, fields in self._days_of.items():
            for field in fields if event not in passed else ():
                day = _day(field, trial)
                if day is not None and settled < day <= self._today and field.key not in taken:
                    taken.add(field.key)
                    yield field.key, f"已填{field.label}，按各项内容状态只到“{state.label}”，请核对前面各步的日期和结果是否漏填。"

    def _before(self, state: Code) -> frozenset[str]:
        """The events of the moves that lead to a state, by whatever way."""
        found, targets = set[str](), {state}
        while more := {move.event for move in self._moves.values() if move.target in targets} - found:
            found |= more
            targets |= {source for event in more for source in self._moves[event].sources}
        return frozenset(found)

    def supposed(self, trial: Record, steps: Sequence[Step]) -> Iterator[tuple[str, str]]:
        """Steps that were taken on the day of another; told at the first row that has it for all of them."""
        for step in steps:
            move = self._moves.get(step.event)
            own = path(move.happened) if move is not None and move.happened is not None else None
            is_asked = own is not None and move is not None and own.fact.wanted and own in map(path, move.needs)
            if own is None or not is_asked or own.value_of(trial) is not None or own.key in self._told:
                continue
            self._told.add(own.key)
            yield (
                "",
                f"没有{own.label}，“{step.target.label}”按{step.happened_on:%Y-%m-%d}登记，按{own.label}计的数可能漏计，请补上，下同。",
            )


def _days_of(move: Transition) -> list[FieldPath]:
    named = [move.happened, *move.needs] if move.happened is not None else [*move.needs]
    fields = dict.fromkeys(path(field) for field in named)
    return [field for field in fields if len(field.attributes) == 1 and field.kind is Kind.DATE and field.fact.happened]


def _day(field: FieldPath, record: Any) -> date | None:
    value = field.value_of(record)
    return None if value is None else day_of(value)
