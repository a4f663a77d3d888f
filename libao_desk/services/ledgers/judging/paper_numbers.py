"""Numbers of papers in a ledger (文书编号): one that is another's, or void, is told; old books repeat numbers, so it stops no row."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from libao_desk.declare.number import number_key
from libao_desk.declare.path import path
from libao_desk.declare.register import Register
from libao_desk.services.desk import Desk
from libao_desk.services.ledgers.rows import RowJudgement
from libao_desk.services.records.numbers_in_use import NumbersInUse
from libao_desk.services.withheld import withheld_ids

CHECK = "，请核对。"
NUMBER = "number"
"""The attribute of a record's permanent number."""


class PaperNumbers:
    """The numbers in use, and those of the sheet's own rows so far."""

    def __init__(self, desk: Desk, session: Session, register: Register) -> None:
        self._desk, self._session, self._register = desk, session, register
        self._in_use = NumbersInUse(session, register)
        official = None if register.official is None else path(register.official).key
        self._keys = [key for key in self._in_use.kinds if key != official]  # whose official number it is, matching says
        self._said: dict[tuple[str, str], int] = {}

    def told(self, judged: RowJudgement) -> Iterator[tuple[str, str]]:
        """(datum, sentence) of each number in the row that something else bears, or bore."""
        given = self._in_use.void.get(number_key(judged.own_number)) if judged.own_number else None
        if given is not None and judged.record_id is None:
            yield NUMBER, f"编号“{judged.own_number}”的{given.voided_reason}{CHECK}"
        for key in self._keys:
            text = judged.values.get(key)
            if isinstance(text, str) and text and (sentence := self._of(key, text, judged)):
                yield key, f"编号“{text}”{sentence}{CHECK}"

    def _of(self, key: str, text: str, judged: RowJudgement) -> str:
        number = number_key(text)
        earlier = self._said.setdefault((key, number), judged.number)
        others = [one for one in self._in_use.on_records[key][number] if one != judged.record_id]
        issues = [one for one in self._in_use.on_papers[number] if one.register == self._register.key and one.record_id != judged.record_id]
        void = next((one.voided_reason for one in issues if one.voided_at is not None), None)
        if (given := self._in_use.void.get(number)) is not None:
            void = given.voided_reason
        if others or any(one.voided_at is None for one in issues):
            return f"已用在{self._named(others[0] if others else issues[-1].record_id)}上"
        if void is not None:
            return f"已经作废（{void}）"
        return f"与第{earlier}行的相同" if earlier != judged.number else ""

    def _named(self, record_id: int) -> str:
        other = self._session.get(self._register.model, record_id)
        hidden = other is None or record_id in withheld_ids(self._desk, self._session, self._register)
        return "另一份档案" if other is None or hidden else other.number
