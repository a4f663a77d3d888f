"""What is kept from the officer at the desk (不可见记录): sealed records from everybody, some from all but those named.

Named are readers by a setting, for a kind of record (检举控告), and by the record itself (指定查阅人员): its handler and the director read
that too. In an emergency an officer opens to himself what is closed, but neither what is sealed nor what a setting keeps.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.core.errors import Refusal
from libao_desk.declare.record import Record
from libao_desk.declare.register import NamedReaders, Register
from libao_desk.declare.setting import Setting
from libao_desk.people.access import Action
from libao_desk.people.models import Officer, RecordReader
from libao_desk.people.officers import Role

from .book import RegisterBook
from .desk import Desk
from .disposal import destroyed_numbers

BETWEEN_NAMES = re.compile(r"[、，,;；\s]+")
MOST_NAMED = 2
"""Readers a setting may name: what is reported of wrongdoing is between two officers."""


def is_named(desk: Desk, readers: NamedReaders, name: str, role: Role) -> bool:
    """Whether an officer is one of those named; the director, where nobody is."""
    names = _named(desk, readers)
    return name in names if names else role is Role.DIRECTOR


def refuse_readers(desk: Desk, session: Session, setting: Setting[Any], value: object) -> None:
    """Raise Refusal where the value of a setting would name more readers than may be, or somebody who is no officer here."""
    if all(register.named_readers is None or register.named_readers.names.key != setting.key for register in desk.book):
        return
    names = _names(str(value))
    if len(names) > MOST_NAMED:
        raise Refusal(f"“{setting.title}”最多指定两人，现在写了{len(names)}人：{'、'.join(names)}。")
    officers = set(session.scalars(sa.select(Officer.name).where(Officer.active)))
    strangers = [name for name in names if name not in officers]
    if strangers:
        raise Refusal(f"“{setting.title}”只能指定在用的工作人员，名册中没有：{'、'.join(strangers)}。")


def _named(desk: Desk, readers: NamedReaders) -> list[str]:
    """Who is named; a name beyond the second, left from an older file, opens nothing."""
    return _names(desk.facts().setting(readers.names))[:MOST_NAMED]


def _names(text: str) -> list[str]:
    return list(dict.fromkeys(name for name in BETWEEN_NAMES.split(text) if name))


def visible(desk: Desk, register: Register) -> tuple[sa.ColumnElement[bool], ...]:
    """The conditions a record of the register meets if the officer may know of it; every list and search asks them."""
    return (*by_law(desk, register), *_of_the_glass(desk, register), *_of_readers(desk, register))


def by_law(desk: Desk, register: Register) -> tuple[sa.ColumnElement[bool], ...]:
    """The conditions no emergency lifts: sealed by law, or for those alone whom a setting names."""
    model: Any = register.model
    kept = (model.state.not_in(register.sealed),) if register.sealed else ()
    return (*kept, *open_to(desk, register, desk.actor.name, desk.rights.role))


def _of_the_glass(desk: Desk, register: Register) -> tuple[sa.ColumnElement[bool], ...]:
    """A closed register of which single records were opened shows these alone."""
    if not _is_in_pieces(desk, register):
        return ()
    return (register.model.id.in_(desk.opened_records(register.key)),)


def _is_in_pieces(desk: Desk, register: Register) -> bool:
    return bool(desk.opened_records(register.key)) and not desk.may(register.key, Action.LIST)


def _of_readers(desk: Desk, register: Register) -> tuple[sa.ColumnElement[bool], ...]:
    """A record that names its readers is open to them, to its handler and to the director."""
    if desk.rights.role is Role.DIRECTOR:
        return ()
    model: Any = register.model
    of_register = sa.select(RecordReader.record_id).where(RecordReader.register == register.key)
    his = of_register.where(RecordReader.officer_id == desk.actor.officer_id)
    handled = model.handler_id == desk.actor.officer_id
    return (sa.or_(model.id.not_in(of_register), model.id.in_(his), handled, model.id.in_(desk.opened_records(register.key))),)


def restricted_ids(desk: Desk, session: Session, register: Register) -> frozenset[int]:
    """The records that name their readers and are kept from the officer by that."""
    if desk.rights.role is Role.DIRECTOR:
        return frozenset()
    model, me = register.model, desk.actor.officer_id
    rows = session.execute(sa.select(RecordReader.record_id, RecordReader.officer_id).where(RecordReader.register == register.key)).all()
    named = {record_id for record_id, _ in rows}
    if not named:
        return frozenset()
    his = {record_id for record_id, officer_id in rows if officer_id == me} | desk.opened_records(register.key)
    kept = sa.select(RecordReader.record_id).where(RecordReader.register == register.key)
    handled = session.scalars(sa.select(model.id).where(model.handler_id == me, model.id.in_(kept)))
    return frozenset(named - his - set(handled))


def open_to(desk: Desk, register: Register, name: str, role: Role) -> tuple[sa.ColumnElement[bool], ...]:
    """The condition a record meets if an officer may know of it as far as readers are named."""
    readers = register.named_readers
    if readers is None or is_named(desk, readers, name, role):
        return ()
    return (sa.or_(readers.field.is_(None), readers.field.not_in(readers.codes)),)


def withheld_ids(desk: Desk, session: Session, register: Register) -> frozenset[int]:
    """The records the officer may not know of by now: whatever earlier day is looked at, no list, roster or drill-down names them."""
    conditions = (*by_law(desk, register), *_of_the_glass(desk, register))
    kept = session.scalars(sa.select(register.model.id).where(sa.not_(sa.and_(*conditions)))) if conditions else ()
    return frozenset(kept) | restricted_ids(desk, session, register)


def withheld_numbers(desk: Desk, session: Session) -> frozenset[str]:
    """The numbers of all records, of any register, that the officer may not know of by now."""
    found: set[str] = set()
    for register in desk.book:
        if conditions := by_law(desk, register):
            found.update(session.scalars(sa.select(register.model.number).where(sa.not_(sa.and_(*conditions)))))
    return frozenset(found) | restricted_numbers(desk, session)


def restricted_numbers(desk: Desk, session: Session) -> frozenset[str]:
    """The numbers of the records, of any register, that name their readers and are kept from the officer by that."""
    found: set[str] = set()
    for register in desk.book:
        if ids := restricted_ids(desk, session, register):
            found.update(session.scalars(sa.select(register.model.number).where(register.model.id.in_(ids))))
    return frozenset(found)


def refuse_restricted(desk: Desk, session: Session, register: Register, record: Record) -> None:
    """Raise Refusal where a record on file names its readers, and the officer is none of them, or lies in what he may not see."""
    if record.id in restricted_ids(desk, session, register):
        raise Refusal("该记录仅限指定人员查阅，请找所长或经办人；情况紧急的，可在“工具→应急查阅”中写明理由后查看。")
    if _is_in_pieces(desk, register) and record.id not in desk.opened_records(register.key):
        desk.rights.check(register.key, Action.VIEW)


def sees_by_glass(desk: Desk, session: Session, register: Register, record_id: int) -> bool:
    """Whether the officer sees the record only because he opened it in an emergency."""
    return bool(desk.open_glasses()) and (
        not desk.rights.may(register.key, Action.VIEW) or record_id in restricted_ids(replace(desk, is_look=False), session, register)
    )


def refuse_unnamed(desk: Desk, register: Register, record: Record) -> None:
    """Raise Refusal where the record is, or would become, one that the officer may not see."""
    readers = register.named_readers
    if readers is not None and readers.covers(record) and not is_named(desk, readers, desk.actor.name, desk.rights.role):
        named = "、".join(_named(desk, readers)) or "所长"
        what = getattr(record, readers.field.key)
        raise Refusal(f"“{what.label}”类记录只由指定人员（{named}）登记和查阅。")


def silent_numbers(session: Session, book: RegisterBook) -> frozenset[str]:
    """The numbers of records that nothing which goes round may name, whoever makes it: sealed, for named readers, or destroyed."""
    return frozenset(number for register in book for number in _silent_of(session, register)) | destroyed_numbers(session)


def silent_ids(session: Session, register: Register) -> frozenset[int]:
    """The same records of one register."""
    condition = _is_silent(register)
    return frozenset() if condition is None else frozenset(session.scalars(sa.select(register.model.id).where(condition)))


def _silent_of(session: Session, register: Register) -> Iterator[str]:
    condition = _is_silent(register)
    if condition is not None:
        yield from session.scalars(sa.select(register.model.number).where(condition))


def _is_silent(register: Register) -> sa.ColumnElement[bool] | None:
    model: Any = register.model
    kept = [model.state.in_(register.sealed)] if register.sealed else []
    if (readers := register.named_readers) is not None:
        kept.append(readers.field.in_(readers.codes))
    return sa.or_(*kept) if kept else None
