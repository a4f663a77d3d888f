"""Closed records whose time of keeping has run out (保管期限届满): on which day, by which class, and what holds them back.

Years run from 1 January after the year in which the work on the record ended (domain 6.3); what is kept for ever, sealed, open, or
linked with something open is never among them.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.declare.retention import FOR_EVER
from libao_desk.people.access import Action
from libao_desk.services.desk import Desk
from libao_desk.services.records.drafts import RecordRef
from libao_desk.services.records.link_table import other_end, touching
from libao_desk.services.records.minors import public_label
from libao_desk.services.records.official import official_of
from libao_desk.services.records.records import load_some
from libao_desk.services.records.references import read_references
from libao_desk.services.withheld import visible
from libao_desk.store.history import RecordTransition


@dataclass(frozen=True)
class KeptRecord:
    """One closed record with the last day of its keeping."""

    ref: RecordRef
    title: str
    """The register's."""
    number: str
    official: str
    label: str
    """A minor's without his name."""
    ended_on: date
    kind: str
    """The class: 短期, 长期, 定期."""
    years: int
    basis: str
    last_day: date

    def has_run_out(self, day: date) -> bool:
        """Whether its time was over on a day."""
        return self.last_day < day


@dataclass(frozen=True)
class KeptRecords:
    """What may be appraised."""

    records: tuple[KeptRecord, ...]
    held: int = 0
    """Records whose time has run out and that are linked with something open."""


def run_out(desk: Desk, day: date, registers: Collection[str] | None = None) -> KeptRecords:
    """The records whose time has run out on a day, and those whose time ends within its year; by register, in order of number."""
    found: list[KeptRecord] = []
    held = 0
    for register in desk.book:
        if register.retention is None or not desk.may(register.key, Action.RETENTION) or (registers and register.key not in registers):
            continue
        with desk.read() as session:
            mine = list(_of_register(desk, session, register, day))
            free = [one for one in mine if not is_linked_with_open(desk, session, one.ref)]
        found += sorted(free, key=lambda one: one.number)
        held += len(mine) - len(free)
    return KeptRecords(tuple(found), held)


def is_linked_with_open(desk: Desk, session: Session, ref: RecordRef) -> bool:
    """Whether the record belongs together with one that is not closed."""
    for other in (other_end(link, ref) for link in touching(session, ref)):
        register = desk.book.get(other.register)
        model: Any = register.model
        is_open = sa.select(model.id).where(model.id == other.id, model.state.not_in(register.closed))
        if session.scalar(is_open) is not None:
            return True
    return False


def _of_register(desk: Desk, session: Session, register: Register, day: date) -> Iterator[KeptRecord]:
    ended = _ended(desk, session, register, day)
    records = load_some(session, register, ended.keys())
    named = read_references(session, register, records)
    for record in records:
        kept = kept_record(desk, register, record, ended[record.id])
        if kept is not None and kept.last_day.year <= day.year:
            yield kept
    del named  # kept in memory until here, so that writing the names asked the file nothing


def kept_record(desk: Desk, register: Register, record: Record, ended_on: date) -> KeptRecord | None:
    """A closed record with the last day of its keeping; None where it is kept for ever."""
    if register.retention is None:
        return None
    facts, kind = desk.facts(), register.retention.class_of(record)
    years = kind.years_in(facts)
    if years == FOR_EVER:
        return None
    told = public_label(register, record, desk.today) if register.is_minors(record, desk.today) else register.label(record)
    last_day = date(min(ended_on.year + years, date.max.year), 12, 31)
    official, ref = official_of(register, record), RecordRef(register.key, record.id)
    return KeptRecord(ref, register.title, record.number, official, told, ended_on, kind.title, years, kind.basis, last_day)


def _ended(desk: Desk, session: Session, register: Register, day: date) -> dict[int, date]:
    """The closed records that the shortest class may have run out for, each with the day of its last move."""
    if register.retention is None:
        return {}
    shortest = min((years for one in register.retention.settings if (years := desk.facts().setting(one)) != FOR_EVER), default=None)
    if shortest is None:
        return {}
    model: Any = register.model
    last = sa.func.max(RecordTransition.happened_on)
    wanted = (
        sa.select(model.id, last)
        .join(RecordTransition, sa.and_(RecordTransition.register == register.key, RecordTransition.record_id == model.id))
        .where(model.state.in_(register.closed), RecordTransition.withdrawn_at.is_(None), *visible(desk, register))
        .group_by(model.id)
    )
    ended = {record_id: on for record_id, on in session.execute(wanted) if isinstance(on, date)}
    return {record_id: on for record_id, on in ended.items() if on.year + shortest <= day.year}
