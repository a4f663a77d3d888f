"""States on an earlier day, from the dated history of moves (历史状态)."""

from datetime import date

from sqlalchemy.orm import Session

from libao_desk.declare.code import Code
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.store import history


class PastStates:
    """The state every record of a register had at the end of one day."""

    def __init__(self, session: Session, register: Register, day: date) -> None:
        self._register = register
        self._states = history.state_on(session, register.key, day)

    def of(self, record: Record) -> Code | None:
        """The record's state on that day, None before its birth."""
        value = self._states.get(record.id)
        return None if value is None else self._register.states.of(value)
