"""What is kept from the officer at the desk (不可见记录): sealed records from everybody, some from all but those named."""

import re
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.core.errors import Refusal
from libao_desk.declare.record import Record
from libao_desk.declare.register import NamedReaders, Register
from libao_desk.declare.setting import Setting
from libao_desk.people.models import Officer
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
    model: Any = register.model
    conditions: list[sa.ColumnElement[bool]] = []
    if register.sealed:
        conditions.append(model.state.not_in(register.sealed))
    conditions.extend(open_to(desk, register, desk.actor.name, desk.rights.role))
    return tuple(conditions)


def open_to(desk: Desk, register: Register, name: str, role: Role) -> tuple[sa.ColumnElement[bool], ...]:
    """The condition a record meets if an officer may know of it as far as readers are named."""
    readers = register.named_readers
    if readers is None or is_named(desk, readers, name, role):
        return ()
    return (sa.or_(readers.field.is_(None), readers.field.not_in(readers.codes)),)


def withheld_ids(desk: Desk, session: Session, register: Register) -> frozenset[int]:
    """The records the officer may not know of by now: whatever earlier day is looked at, no list, roster or drill-down names them."""
    conditions = visible(desk, register)
    if not conditions:
        return frozenset()
    return frozenset(session.scalars(sa.select(register.model.id).where(sa.not_(sa.and_(*conditions)))))


def withheld_numbers(desk: Desk, session: Session) -> frozenset[str]:
    """The numbers of all records, of any register, that the officer may not know of by now."""
    found: set[str] = set()
    for register in desk.book:
        if conditions := visible(desk, register):
            found.update(session.scalars(sa.select(register.model.number).where(sa.not_(sa.and_(*conditions)))))
    return frozenset(found)


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
