"""What a new row of a sheet is told of beside the records on file and the rows above it (并列核对): figures of days that overlap."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from libao_desk.declare.register import Register
from libao_desk.services.ledgers.rows import RowJudgement


class Beside:
    """Holds each new row against all that came before it, where its register asks for that."""

    def __init__(self, session: Session, register: Register) -> None:
        self._warn = register.warn_beside
        self._known: list[Any] = [] if self._warn is None else list(session.scalars(select(register.model)))

    def judge(self, judged: RowJudgement) -> None:
        """Tell in a row's notes what its record's page would say."""
        if self._warn is None or judged.trial is None:
            return
        address = next(iter(judged.cells.values()), "")
        judged.notes += [(address, sentence) for sentence in self._warn(judged.trial, self._known)]
        self._known.append(judged.trial)
