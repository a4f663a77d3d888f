"""What a row would leave its record with (日期等核对): days that cannot be, and what is more likely a slip."""

from sqlalchemy.orm import Session

from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.services.ledgers.rows import RowJudgement
from libao_desk.services.records.days_in_order import DaysInOrder, Together

Doubts = list[tuple[str, str]]
"""Each the key of a datum, and what is told of it."""


class DoubtfulDays:
    """Looks at the record as it will be; what is so already is no fault of the row."""

    def __init__(self, session: Session, register: Register, facts: OfficeFacts) -> None:
        self._session, self._register = session, register
        self._days = DaysInOrder(register, facts)

    def of_days(self, judged: RowJudgement, said: Record) -> tuple[Doubts, Doubts]:
        """What cannot be, and what is unlikely, of the row's values in `said`."""
        known = None if judged.record_id is None else self._session.get_one(self._register.model, judged.record_id)
        after = said if known is None else Together(said, known)
        wrong, unlikely = list(self._days.wrong(after)), list(self._register.unlikely(after))
        if known is not None:
            stays = judged.texts.keys() - {change.key for change in judged.changes}  # last year's reward, told beside the year in hand
            wrong = [one for one in wrong if one not in self._days.wrong(known)]
            wrong = [one for one in wrong if one[0] not in stays or one not in self._days.too_soon(after)]
            unlikely = [one for one in unlikely if one not in self._register.unlikely(known)]
        return wrong, unlikely
