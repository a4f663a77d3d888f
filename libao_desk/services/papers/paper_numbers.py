"""The official numbers of papers (文书编号): taken from their series without a gap, never borne by two records."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.core.errors import Refusal
from libao_desk.declare.document import Document, PaperNumber
from libao_desk.declare.path import path
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.services import indexing
from libao_desk.services.desk import Desk
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

    Raises Refusal where the record's own number is borne by another record of the same series.
    """
    number = document.number
    if number is None:
        return ""
    facts = paper_facts(desk, part_row=part_row)
    series, year = number.series(record, facts), number.year(record, facts)
    bearers = _Bearers(desk, session, register, record)
    kept = kept_number(document, record)
    if kept and numbers.series_of(session, kept, record.id) in (None, series):
        if any(bearers.of(kept, series)):
            raise Refusal(f"编号“{kept}”已用在{bearers.named(kept, series)}上，一个编号不能用两次，请先改正。")
        return kept
    while True:
        n = numbers.reserve(session, series, year)
        text = number.text(record, facts, year, n)
        typed_on = next(bearers.of(text, series), None)
        numbers.name_user(session, series, year, n, text, document.key, record.id if typed_on is None else typed_on.id)
        if typed_on is None:
            break
    if number.kept_in is not None:
        keep_number(session, register, document, record, text)
        session.flush()
    return text


class _Bearers:
    """The other records of a register on which a number of a series stands."""

    def __init__(self, desk: Desk, session: Session, register: Register, record: Record) -> None:
        self._desk, self._session, self._register, self._record = desk, session, register, record
        self._kept: dict[str, list[PaperNumber]] = {}
        for document in register.documents:
            if document.number is not None and document.number.kept_in is not None:
                self._kept.setdefault(path(document.number.kept_in).last.key, []).append(document.number)

    def of(self, text: str, series: str) -> Iterator[Record]:
        """Those that bear it. Another committee's 001, of another series, is another number."""
        model, facts = self._register.model, paper_facts(self._desk)
        for key, kinds in self._kept.items():
            column = getattr(model, key)
            for other in self._session.scalars(sa.select(model).where(column == text, model.id != self._record.id)):
                if any(kind.series(other, facts) == series for kind in kinds):
                    yield other

    def named(self, text: str, series: str) -> str:
        """The first of them by its own number, as far as the officer may know of it."""
        hidden = withheld_ids(self._desk, self._session, self._register)
        return next((other.number for other in self.of(text, series) if other.id not in hidden), "另一份档案")
