"""The official numbers of papers (文书编号): taken from their series without a gap, never borne by two records."""

from typing import Any

from sqlalchemy.orm import Session

from libao_desk.core.errors import Refusal
from libao_desk.declare.document import Document, PaperFacts, PaperNumber
from libao_desk.declare.path import path
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.services import indexing
from libao_desk.services.desk import Desk
from libao_desk.store import numbers

from .drawing import paper_facts
from .number_bearers import NumberBearers

WRITTEN = "written:"
"""What the series of numbers begin with that were typed (手填编号), one a kind of paper: the ledger knows them, too."""


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
    bearers = NumberBearers(desk, session, register, document, record, facts)
    kept = kept_number(document, record)
    by_hand = f"{WRITTEN}{document.key}"
    given_by = numbers.series_of(session, kept, record.id) if kept else None
    if kept and given_by in (None, series, by_hand):
        if borne := bearers.first(kept):
            raise Refusal(borne.sentence)
        if given_by is None:
            numbers.note_written(session, by_hand, number.year(record, facts), kept, document.key, record.id)
        bearers.take(kept)
        return kept
    text = "" if number.shared_with is None else path(number.shared_with).value_of(record) or ""
    if not text or not number.is_of_series(text, record, facts) or bearers.first(text):
        text = _next_free(session, document, number, record, facts, bearers)
    else:
        numbers.note_written(session, by_hand, number.year(record, facts), text, document.key, record.id)
    bearers.take(text)
    if number.kept_in is not None:
        keep_number(session, register, document, record, text)
        session.flush()
    return text


def _next_free(session: Session, document: Document, number: PaperNumber, record: Record, facts: PaperFacts, bearers: NumberBearers) -> str:
    """The next number of the series that nothing else bears, nor bore when it went void.

    One that the series passed over for the record, since it stood there then, comes first: it is on no paper.
    """
    series, year = number.series(record, facts), number.year(record, facts)
    for held in numbers.held_for(session, series, year, document.key, record.id):
        if held not in bearers.issued and bearers.first(held) is None:
            return held
    while True:
        n = numbers.reserve(session, series, year)
        text = number.text(record, facts, year, n)
        borne = bearers.first(text)
        if borne is None:
            numbers.name_user(session, series, year, n, text, document.key, record.id)
            return text
        numbers.name_user(session, series, year, n, text, borne.kind, borne.record_id)
        if borne.void:
            numbers.void(session, series, year, n, borne.void)
