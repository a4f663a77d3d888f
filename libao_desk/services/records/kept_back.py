"""What a record may not tell, since the law seals that of the record it follows (不得写明的内容): a juvenile's offence after correction.

刑事诉讼法 286, domain 1.1.9 and 1.2.2: the rule of sealing wins. The record that went before is known by the link, else by the person.
"""

from collections.abc import Iterator, Set
from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.core.errors import Refusal
from libao_desk.declare.path import FieldPath
from libao_desk.declare.record import Record
from libao_desk.declare.register import KeptBack, Register
from libao_desk.people.models import Person
from libao_desk.services import indexing
from libao_desk.services.book import RegisterBook

from .drafts import RecordRef, RecordView
from .link_table import other_end, touching
from .moves import state_of
from .people_of import ways_to_subject
from .standing import owners

REFUSED = "该对象的犯罪记录依法封存（应当封存），“{}”不得填写，请留空。"
STILL_TOLD = "该对象的犯罪记录依法封存（应当封存），请清空“{}”。"
SEALED = "（已依法封存）"


def kept_back(session: Session, book: RegisterBook, register: Register, record: Record, follows: RecordRef | None = None) -> frozenset[str]:
    """The keys of the fields that the record leaves empty; `follows` is the record a new one is begun from."""
    told = [(source, rule) for source, rule in _rules(book, register) if _speaks_of(rule, record)]
    return frozenset(key for source, rule in told if _is_silenced(session, register, record, source, rule, follows) for key in rule.fields)


def refuse_kept_back(register: Register, record: Record, keys: Set[str], changed: Set[str]) -> None:
    """Raise Refusal where one of these fields was filled in; what an earlier version took stops nothing."""
    told = [field.label for field in _fields(register, keys & changed) if field.value_of(record) not in (None, "")]
    if told:
        raise Refusal(REFUSED.format("、".join(told)))


def without_kept(register: Register, view: RecordView, keys: Set[str]) -> RecordView:
    """The record's page does not ask for these fields, and says where one is still told."""
    if not keys:
        return view
    fields = list(_fields(register, keys))
    labels = {field.label for field in fields}
    still = [field.label for field in fields if view.values.get(field.key) not in (None, "")]
    warnings = (STILL_TOLD.format("、".join(still)),) if still else ()
    return replace(view, missing=tuple(one for one in view.missing if one not in labels), warnings=(*warnings, *view.warnings))


def silence_followers(session: Session, book: RegisterBook, register: Register, record: Record) -> None:
    """Empty these fields of whatever follows a record that was sealed just now, inside the caller's act."""
    if state_of(record) not in register.sealed:
        return
    for target, rule in dict.fromkeys((offer.register, rule) for offer in register.follow_ons if (rule := offer.keeps_back) is not None):
        for follower in _followers(session, register, record, book.get(target)):
            told = [field for field in _fields(book.get(target), set(rule.fields)) if field.value_of(follower) not in (None, "")]
            if _speaks_of(rule, follower) and told:
                for field in told:
                    setattr(follower, field.key, None)
                session.flush()
                indexing.put(session, book.get(target), follower)


def _fields(register: Register, keys: Set[str]) -> Iterator[FieldPath]:
    return (field for field in register.fields if field.key in keys)


def _rules(book: RegisterBook, register: Register) -> Iterator[tuple[Register, KeptBack]]:
    for source in book:
        rules = (offer.keeps_back for offer in source.follow_ons if offer.register == register.key)
        yield from ((source, rule) for rule in dict.fromkeys(rules) if rule is not None)


def _speaks_of(rule: KeptBack, record: Any) -> bool:
    return all(getattr(getattr(record, key), "value", None) == code for key, code in rule.of)


def _is_silenced(session: Session, register: Register, record: Record, source: Register, rule: KeptBack, follows: RecordRef | None) -> bool:
    before = {follows.id} if follows is not None and follows.register == source.key else _others(session, register, record, source)
    found = (session.get(source.model, record_id) for record_id in before)
    return any(state_of(one) in source.sealed or rule.when(one) for one in found if one is not None)


def _followers(session: Session, register: Register, record: Record, target: Register) -> Iterator[Record]:
    found = (session.get(target.model, record_id) for record_id in _others(session, register, record, target))
    return (one for one in found if one is not None)


def _others(session: Session, register: Register, record: Record, other: Register) -> set[int]:
    """The records of the other register that belong to this one: those it is linked with, else those of its person that stand alone."""
    linked = _linked(session, RecordRef(register.key, record.id), other.key) if record.id is not None else set()
    if linked:
        return linked
    alone = (
        one
        for person_id in _persons(session, register, record)
        for way in ways_to_subject(other)
        for one in _of(session, other, way, person_id)
    )
    return {one for one in alone if not _linked(session, RecordRef(other.key, one), register.key)}


def _of(session: Session, other: Register, way: FieldPath, person_id: int) -> list[int]:
    return owners(session, other, way.attributes, person_id)


def _linked(session: Session, ref: RecordRef, register: str) -> set[int]:
    others = (other_end(link, ref) for link in touching(session, ref))
    return {other.id for other in others if other.register == register}


def _persons(session: Session, register: Register, record: Record) -> set[int]:
    """The card of the person whom a record is about; of a row that is only tried, the card with his number."""
    found: set[int] = set()
    for way in ways_to_subject(register):
        person = way.value_of(record)
        if person is not None and person.id is not None:
            found.add(person.id)
        elif person is not None and person.id_no:
            found.update(session.scalars(sa.select(Person.id).where(Person.id_no == person.id_no)))
    return found
