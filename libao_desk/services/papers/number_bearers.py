"""What bears a paper's number already (编号由谁使用): the records it stands on, the papers it was issued under, void ones included."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlalchemy.orm import Session

from libao_desk.declare.document import Document, PaperFacts
from libao_desk.declare.number import number_key
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.services.desk import Desk
from libao_desk.services.records.numbers_in_use import Issue, NumbersInUse
from libao_desk.services.withheld import withheld_ids

from .drawing import paper_facts


@dataclass(frozen=True)
class Borne:
    """One bearer of a number."""

    kind: str
    """The kind of paper."""
    record_id: int
    sentence: str
    """Why the number cannot be given again."""
    void: str = ""
    """The reason for which it went void; empty where it is in use."""


class NumberBearers:
    """Who bears a number besides the record (and row) whose paper is to be issued, however it is spelled there.

    Raises ValueError for a kind of paper that bears none.
    """

    def __init__(self, desk: Desk, session: Session, register: Register, document: Document, record: Record, facts: PaperFacts) -> None:
        self._desk, self._session, self._register = desk, session, register
        self._kind, self._record, self._facts = document.key, record, facts
        if document.number is None:
            raise ValueError(f"{document.key} bears no number")
        self._number = document.number
        self._in_use = NumbersInUse.of_act(session, register)

    def first(self, text: str) -> Borne | None:
        """The first bearer that there is."""
        return next(self._all(text), None)

    def take(self, number: str) -> None:
        """The paper goes out under this number: no other paper of the act does."""
        row = self._facts.part_row
        self._in_use.take(Issue(number, self._kind, self._register.key, self._record.id, None if row is None else row.id, None, None))

    @property
    def issued(self) -> Collection[str]:
        """The numbers that stand on papers of the record already."""
        mine = (self._register.key, self._record.id)
        return {one.number for issues in self._in_use.on_papers.values() for one in issues if (one.register, one.record_id) == mine}

    def _all(self, text: str) -> Iterator[Borne]:
        for other in self._records(text):
            yield Borne(self._kind, other.id, self._told(text, self._register, other))
        for paper in self._in_use.on_papers[number_key(text)]:
            if paper.voided_at is not None:
                yield Borne(paper.kind, paper.record_id, _void(text, paper.voided_reason), paper.voided_reason or "")
            elif self._is_anothers(paper):
                register, _ = self._desk.book.document(paper.kind)
                yield Borne(paper.kind, paper.record_id, self._told(text, register, self._session.get(register.model, paper.record_id)))
        if (given := self._in_use.void.get(number_key(text))) is not None:
            void = given.voided_reason or ""
            yield Borne(given.used_by or self._kind, given.record_id or self._record.id, _void(text, void), void)

    def _records(self, text: str) -> Iterator[Record]:
        """Records on which it stands: of the same series, or of any where it is a number of the paper's own.

        What was typed from a committee's old book and is no number of this series may be another committee's too.
        """
        facts, series = paper_facts(self._desk), self._number.series(self._record, self._facts)
        is_own = self._number.is_of_series(text, self._record, self._facts)
        for key, kinds in self._in_use.kinds.items():
            for record_id in self._in_use.on_records[key][number_key(text)]:
                other = self._session.get_one(self._register.model, record_id)
                if other is self._record:
                    continue
                if is_own or any(kind.series(other, facts) == series for kind in kinds):
                    yield other

    def _is_anothers(self, paper: Issue) -> bool:
        """Whether a paper is of another record, or of another row by the same kind; two kinds of one record may share its number."""
        if (paper.register, paper.record_id) != (self._register.key, self._record.id):
            return True
        row = self._facts.part_row
        return paper.kind == self._kind and paper.part_row_id != (None if row is None else row.id)

    def _told(self, text: str, register: Register, other: Record | None) -> str:
        hidden = other is None or other.id in withheld_ids(self._desk, self._session, register)
        named = "另一份档案" if other is None or hidden else other.number
        return f"编号“{text}”已用在{named}上，一个编号不能用两次，请先改正。"


def _void(text: str, reason: str | None) -> str:
    return f"编号“{text}”已经作废（{reason}），不再使用，请清空或改正。"
