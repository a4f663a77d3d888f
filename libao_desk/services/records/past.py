"""States on an earlier day, from the dated history of moves (历史状态)."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from sqlalchemy.orm import Session

from libao_desk.declare.code import Code
from libao_desk.declare.period_facts import Course
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.store import history


class PastStates:
    """The state every record of a register had at the end of one day, or some of them had."""

    def __init__(self, session: Session, register: Register, day: date, ids: Sequence[int] | None = None) -> None:
        self._session = session
        self._register = register
        self._ids = ids
        self._states = history.state_on(session, register.key, day, ids)

    def of(self, record: Record) -> Code | None:
        """The record's state on that day, None before its birth."""
        value = self._states.get(record.id)
        return None if value is None else self._register.states.of(value)

    def at_work(self) -> dict[int, Code]:
        """The state of each record that was there and not at rest (`Register.at_rest`), by id."""
        told = {record_id: self._register.states.of(value) for record_id, value in self._states.items()}
        return {record_id: state for record_id, state in told.items() if state not in self._register.at_rest}

    def course(self, record: Record) -> Course:
        """Every state the record ever had with the day it began, whatever the day of the look."""
        return [(day, self._register.states.of(value)) for day, value in self._courses.get(record.id, ())]

    @cached_property
    def _courses(self) -> dict[int, list[tuple[date, str]]]:
        """Read once, and only where a figure asks for it."""
        return history.courses(self._session, self._register.key, self._ids)
