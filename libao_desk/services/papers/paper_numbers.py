"""The official numbers of papers (文书编号): taken from their series without a gap, never borne by two records."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.core.errors import Refusal
from libao_desk.declare.document import Document, PaperFacts, PaperNumber
from libao_desk.declare.number import number_key
from libao_desk.declare.path import path
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.services import indexing
from libao_desk.services.desk import Desk
from libao_desk.services.records.drafts import RecordRef
from libao_desk.services.records.issued_papers import issues_of_record
from libao_desk.services.withheld import withheld_ids
from libao_desk.store import numbers

from .drawing import paper_facts


def kept_number(document: Document, record: Record) -> str:
    """The number that stands on the record: given by an earlier issue, or typed from a paper written elsewhere; "" for none."""
    if document.number is None or document.number.kept_in is None:
        return ""
    return path(document.number.kept_in).value_of(record) or ""


def keep_number(session: Session, register: Register, document: Document, record: Record, number: str | None) -> None:
    """Write the number of a first issue on the record, or take a void one from it."""
    if document.number is not None and document.number.kept_in is not None:
        setattr(record, path(document.number.kept_in).last.key, number)
        indexing.put(session, register, record)


def paper_number(desk: Desk, session: Session, register: Register, document: Document, record: Record, part_row: Any) -> str:
    """The number a paper is issued under for the first time: the record's own, else the next of its series.

    What another series gave the record (the oral agreement's number) is not this paper's. A number that was typed on another record
    is that record's: the ledger says so, and the next one is taken.

    Raises Refusal where the record's own number is borne by another record of the same series, or void.
    """
    number = document.number
    if number is None:
        return ""
    facts = paper_facts(desk, part_row=part_row)
    series = number.series(record, facts)
    bearers = _Bearers(desk, session, register, record)
    kept = kept_number(document, record)
    if kept and numbers.series_of(session, kept, record.id) in (None, series):
        if fault := bearers.fault(kept, series):
            raise Refusal(fault)
        return kept
    text = _shared(session, register, number, record, facts)
    if not text or bearers.fault(text, series):
        text = _next_free(session, document, number, record, facts, bearers)
    if number.kept_in is not None:
        keep_number(session, register, document, record, text)
        session.flush()
    return text


def _shared(session: Session, register: Register, number: PaperNumber, record: Record, facts: PaperFacts) -> str:
    """The number that stands on the record for something else and is the paper's too; "" where there is none, or it went void with one."""
    held: str = (number.shared_with is not None and path(number.shared_with).value_of(record)) or ""
    if not held or not number.is_of_series(held, record, facts):
        return ""
    issued = issues_of_record(session, RecordRef(register.key, record.id))
    return "" if any(one.voided_at is not None and one.number == held for one in issued) else held


def _next_free(session: Session, document: Document, number: PaperNumber, record: Record, facts: PaperFacts, bearers: "_Bearers") -> str:
    """The next number of the series that stands on no other record."""
    series, year = number.series(record, facts), number.year(record, facts)
    while True:
        n = numbers.reserve(session, series, year)
        text = number.text(record, facts, year, n)
        typed_on = next(bearers.of(text, series), None)
        numbers.name_user(session, series, year, n, text, document.key, record.id if typed_on is None else typed_on.id)
        if typed_on is None:
            return text


class _Bearers:
    """The other records of a register on which a number of a series stands, however it is spelled there."""

    def __init__(self, desk: Desk, session: Session, register: Register, record: Record) -> None:
        self._desk, self._session, self._register, self._record = desk, session, register, record
        self._kept: dict[str, list[PaperNumber]] = {}
        for document in register.documents:
            if document.number is not None and document.number.kept_in is not None:
                self._kept.setdefault(path(document.number.kept_in).last.key, []).append(document.number)
        self._told = {key: self._numbers_on(key) for key in self._kept}

    def of(self, text: str, series: str) -> Iterator[Record]:
        """Those that bear it. Another committee's 001, of another series, is another number."""
        facts = paper_facts(self._desk)
        for key, kinds in self._kept.items():
            for record_id in self._told[key].get(number_key(text), ()):
                other = self._session.get_one(self._register.model, record_id)
                if any(kind.series(other, facts) == series for kind in kinds):
                    yield other

    def fault(self, text: str, series: str) -> str:
        """What is wrong with bearing the number: another record bears it, or it is void; "" for nothing."""
        if (other := next(self.of(text, series), None)) is not None:
            hidden = withheld_ids(self._desk, self._session, self._register)
            named = "另一份档案" if other.id in hidden else other.number
            return f"编号“{text}”已用在{named}上，一个编号不能用两次，请先改正。"
        for given in numbers.given_in(self._session, series):
            if given.voided_reason is not None and given.text is not None and number_key(given.text) == number_key(text):
                return f"编号“{text}”已经作废（{given.voided_reason}），不再使用，请清空或改正。"
        return ""

    def _numbers_on(self, key: str) -> dict[str, list[int]]:
        column, found = getattr(self._register.model, key), defaultdict[str, list[int]](list)
        stored = sa.select(self._register.model.id, column).where(column.is_not(None), self._register.model.id != self._record.id)
        for record_id, text in self._session.execute(stored):
            found[number_key(text)].append(record_id)
        return found
