"""The course of a record in a test: the moves its own dates tell, up to the state it bears."""

from collections.abc import Callable
from datetime import date
from typing import Any

from libao_desk.declare.lifecycle import Step
from libao_desk.declare.period_facts import Course

Replay = Callable[[Any, date], tuple[Step, ...]]


def course_told(replay: Replay, today: date) -> Callable[[Any], Course]:
    """The course of any record by its dates alone, whatever state it bears."""
    return lambda record: [(step.happened_on, step.target) for step in replay(record, today)]


def course_by(replay: Replay, today: date = date(2026, 3, 2)) -> Callable[[Any], Course]:
    """The course of any record; a state its dates do not tell of is the last one, as an import has it."""

    def course(record: Any) -> Course:
        steps = [*course_told(replay, today)(record)]
        reached = [place for place, (_, target) in enumerate(steps, start=1) if target is record.state]
        if reached:
            return steps[: reached[-1]]
        return [*steps, (steps[-1][0] if steps else today, record.state)]

    return course
