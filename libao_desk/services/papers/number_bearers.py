"""What bears a paper's number already (编号由谁使用): the records it stands on, the papers it was issued under, void ones included."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.declare.document import Document, PaperFacts, PaperNumber
from libao_desk.declare.number import number_key
from libao_desk.declare.path import path
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.services.desk import Desk
from libao_desk.services.records.issued_papers import IssuedPaper
from libao_desk.services.withheld import withheld_ids
from libao_desk.store import numbers

from .drawing import paper_facts


class _Issued(NamedTuple):
    """What of an issued paper tells who bears its number."""

    number: str
    kind: str
    register: str
    record_id: int
    part_row_id: int | None
    voided_at: datetime | None
    voided_reason: str | None


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

    def first(self, text: str) -> Borne | None:
        """The first bearer that there is."""
        return next(self._all(text), None)

    def _all(self, text: str) -> Iterator[Borne]:
        for other in self._records(text):
            yield Borne(self._kind, other.id, self._in_use(text, self._register, other))
        for paper in self._papers[number_key(text)]:
            if paper.voided_at is not None:
                yield Borne(paper.kind, paper.record_id, _void(text, paper.voided_reason), paper.voided_reason or "")
            elif self._is_anothers(paper):
                register, _ = self._desk.book.document(paper.kind)
                yield Borne(paper.kind, paper.record_id, self._in_use(text, register, self._session.get(register.model, paper.record_id)))
        for given in numbers.given_in(self._session, self._number.series(self._record, self._facts)):
            if given.voided_reason is not None and given.text is not None and number_key(given.text) == number_key(text):
                yield Borne(self._kind, self._record.id, _void(text, given.voided_reason), given.voided_reason)

    def _records(self, text: str) -> Iterator[Record]:
        """Records on which it stands: of the same series, or of any where it is a number of the paper's own.

        What was typed from a committee's old book and is no number of this series may be another committee's too.
        """
        facts, series = paper_facts(self._desk), self._number.series(self._record, self._facts)
        is_own = self._number.is_of_series(text, self._record, self._facts)
        for key, kinds in self._kept.items():
            for record_id in self._told[key][number_key(text)]:
                other = self._session.get_one(self._register.model, record_id)
                if is_own or any(kind.series(other, facts) == series for kind in kinds):
                    yield other

    def _is_anothers(self, paper: _Issued) -> bool:
        """Whether a paper is of another record, or of another row by the same kind; two kinds of one record may share its number."""
        if (paper.register, paper.record_id) != (self._register.key, self._record.id):
            return True
        row = self._facts.part_row
        return paper.kind == self._kind and paper.part_row_id != (None if row is None else row.id)

    def _in_use(self, text: str, register: Register, other: Record | None) -> str:
        hidden = other is None or other.id in withheld_ids(self._desk, self._session, register)
        named = "另一份档案" if other is None or hidden else other.number
        return f"编号“{text}”已用在{named}上，一个编号不能用两次，请先改正。"

    @cached_property
    def _kept(self) -> dict[str, list[PaperNumber]]:
        """The record's fields in which numbers are kept, each with the papers that keep theirs there."""
        kept = defaultdict[str, list[PaperNumber]](list)
        for document in self._register.documents:
            if document.number is not None and document.number.kept_in is not None:
                kept[path(document.number.kept_in).last.key].append(document.number)
        return kept

    @cached_property
    def _told(self) -> dict[str, defaultdict[str, list[int]]]:
        return {key: self._numbers_on(key) for key in self._kept}

    def _numbers_on(self, key: str) -> defaultdict[str, list[int]]:
        column, found = getattr(self._register.model, key), defaultdict[str, list[int]](list)
        stored = sa.select(self._register.model.id, column).where(column.is_not(None), self._register.model.id != self._record.id)
        for record_id, text in self._session.execute(stored):
            found[number_key(text)].append(record_id)
        return found

    @cached_property
    def _papers(self) -> defaultdict[str, list[_Issued]]:
        found = defaultdict[str, list[_Issued]](list)
        columns = (getattr(IssuedPaper, name) for name in _Issued._fields)
        numbered = sa.select(*columns).where(IssuedPaper.number != "").order_by(IssuedPaper.id)
        for paper in map(_Issued._make, self._session.execute(numbered)):
            found[number_key(paper.number)].append(paper)
        return found


def _void(text: str, reason: str | None) -> str:
    return f"编号“{text}”已经作废（{reason}），不再使用，请清空或改正。"
