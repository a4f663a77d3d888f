"""An end without its day (没有日期的终止): what a state or a way of ending says is over, and no day says since when."""

from datetime import date

from libao_desk.core.dates import day_of
from libao_desk.declare.code import Code
from libao_desk.declare.lifecycle import Transition
from libao_desk.declare.path import FieldPath, Kind, path
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.services.ledgers.rows import RowJudgement
from libao_desk.services.records.moves import state_of


class UndatedEnds:
    """Knows which days say since when a register's records are over."""

    def __init__(self, register: Register, today: date) -> None:
        self._register, self._today = register, today
        self._ends = {
            state: tuple(path(move.happened) for move in register.transitions if move.target is state and move.happened is not None)
            for state in register.closed
        }
        """By state in which a record is over, the days that say since when."""
        with_results = _with_results(register)
        self._results = tuple(dict.fromkeys(path(move.told_by) for move in with_results if move.told_by in move.needs and move.told_by))
        concluded = {move.target for move in with_results}
        self._after_results = _reached_from(concluded, register) if register.end is None else frozenset[Code]()
        self.over = _reached_from({*register.closed, *concluded}, register)
        self._own_days = {
            state: tuple(dict.fromkeys(path(move.happened) for move in register.transitions if move.target is state and move.happened))
            for state in self.over - register.closed - concluded
        }
        """By state that comes after the result, its own days: the performance of an agreement has one, a review has none."""
        self.days_after = tuple(dict.fromkeys(day for days in self._own_days.values() for day in days))
        self._days_of_end = _days_of_end(register)
        self.days = tuple(dict.fromkeys((*self._days_of_end, *(day for days in self._ends.values() for day in days))))
        """All days of which one says that a record is over."""

    def wanted(self, record: Record, judged: RowJudgement) -> str:
        """What is wanted where the state column says that the row is over: one of the days since when, or its result; else ""."""
        lacking = self._days_wanted(record, judged)
        is_claimed = judged.state in self._after_results and not self._is_concluded(record)
        if not lacking and not is_claimed:
            return ""
        if all(day.value_of(record) is None for day in self._days_of_end):
            return lacking or self._named(self._days_of_end)
        lacks_result = self._results and all(result.value_of(record) is None for result in self._results)
        return self._named_results() if lacks_result else lacking

    def _named_results(self) -> str:
        return "或".join(result.label for result in self._results)

    def _is_concluded(self, record: Record) -> bool:
        steps = self._register.replay(record, self._today) if self._register.replay else ()
        return any(step.target in self.over for step in steps)

    def _days_wanted(self, record: Record, judged: RowJudgement) -> str:
        days = self._ends.get(judged.state, ()) if judged.state is not None else ()
        steps = tuple(self._register.replay(record, self._today)) if self._register.replay else ()
        is_unknown_end = bool(judged.said_over) and not (steps and steps[-1].target in self.over)
        if days and self._comes_after_a_result(judged.state):
            days = (*self._days_of_end, *days)
        is_dated = any(day.value_of(record) is not None for day in days) or (bool(steps) and steps[-1].target in self._register.closed)
        return "" if not is_unknown_end and (is_dated or not days) else self._named(days)

    def _comes_after_a_result(self, state: Code | None) -> bool:
        """Whether a record comes to a state by way of its result, be it told or not: 办结 is said of what was answered."""
        ways = [move for move in self._register.transitions if move.target is state]
        return self._register.end is None and any(not self.over.isdisjoint(move.sources) for move in ways)

    def told(self) -> str:
        """The day that is wanted where only the way of ending is said."""
        return self._named(())

    def _named(self, days: tuple[FieldPath, ...]) -> str:
        return "或".join(dict.fromkeys(day.label for day in days or self._days_of_end)) or "结束的日期"

    def is_after_result(self, state: Code | None) -> bool:
        """Whether records come to a state only when they have their result: an agreement is performed, an answer reviewed."""
        return state in self._own_days

    def day_of(self, state: Code | None) -> FieldPath | None:
        """The day since when a record in a state is over, or one that is only said to be over; None where it may be several."""
        if state is not None and state in self._own_days:
            own = self._own_days[state]
            return own[0] if len(own) == 1 else None
        days = (self._ends.get(state) if state is not None else None) or self._days_of_end
        first = self._days_of_end[0] if self._register.end is not None else None
        return first if first in days else days[0] if len(days) == 1 else None

    def days_beside(self, day: FieldPath) -> tuple[FieldPath, ...]:
        """The days of which one makes another needless: any day of the end; of the performance only its own."""
        return self.days if day in self.days else (day,)

    def why(self, wanted: str) -> str:
        """What nobody knows while that is wanted."""
        return "不知道是怎样结束的" if wanted and wanted == self._named_results() else "不知道从哪一天起"

    def yet_to_come(self, judged: RowJudgement) -> tuple[str, str]:
        """The key and a sentence where a row says that it is over and its day of the end is still to come, empty where it does not."""
        if not judged.said_over and judged.state not in self._register.closed:
            return "", ""
        said = [(day, value) for day in self.days if isinstance(value := judged.values.get(day.key), date)]
        if not said or any(day_of(value) <= self._today for _, value in said):
            return "", ""
        day, value = said[0]
        word = judged.said_over or (judged.state.label if judged.state is not None else "")
        return day.key, f"{day.label}{day_of(value):%Y-%m-%d}晚于今天，状态却是“{word}”，请核对这个日期和状态。"

    def is_undated(self, record: Record, judged: RowJudgement) -> bool:
        """Whether neither the row nor the record on file that it is has a day of an end, nor the record come to it."""
        if state_of(record) in self.over:
            return False
        return all(judged.values.get(day.key) is None and (day.key in judged.values or day.value_of(record) is None) for day in self.days)

    def says_undated(self, record: Record, judged: RowJudgement) -> str:
        """As `wanted`, of a record on file into which the row was put: one that is over already wants none."""
        return "" if state_of(record) in self.over else self.wanted(record, judged)


def _reached_from(states: set[Code], register: Register) -> frozenset[Code]:
    """Some states in which a record is over, and those that follow: an agreement is the end of a dispute, filed or not."""
    found = set(states)
    while more := {move.target for move in register.transitions if not found.isdisjoint(move.sources)} - found:
        found |= more
    return frozenset(found)


def _days_of_end(register: Register) -> tuple[FieldPath, ...]:
    """The days that say that a record has come to its result."""
    if register.end is not None:
        return (path(register.end.days[0]),)
    return tuple(dict.fromkeys(path(move.happened) for move in _with_results(register) if move.happened is not None))


def _with_results(register: Register) -> list[Transition]:
    """The moves that a result tells of; a day until which something is put off is none."""
    return [move for move in register.transitions if move.told_by is not None and path(move.told_by).kind is not Kind.DATE]
