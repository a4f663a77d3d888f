"""What is kept from the officer at the desk (不可见记录): sealed records from everybody, some from all but those named."""

import re
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.core.errors import Refusal
from libao_desk.declare.record import Record
from libao_desk.declare.register import NamedReaders, Register
from libao_desk.people.officers import Role
from libao_desk.services.desk import Desk

BETWEEN_NAMES = re.compile(r"[、，,;；\s]+")


def is_named(desk: Desk, readers: NamedReaders) -> bool:
    """Whether the officer at the desk is one of those named; the director, where nobody is."""
    names = [name for name in BETWEEN_NAMES.split(desk.facts().setting(readers.names)) if name]
    return desk.actor.name in names if names else desk.rights.role is Role.DIRECTOR


def visible(desk: Desk, register: Register) -> tuple[sa.ColumnElement[bool], ...]:
    """The conditions a record of the register meets if the officer may know of it; every list and search asks them."""
    model: Any = register.model
    conditions: list[sa.ColumnElement[bool]] = []
    if register.sealed:
        conditions.append(model.state.not_in(register.sealed))
    readers = register.named_readers
    if readers is not None and not is_named(desk, readers):
        conditions.append(sa.or_(readers.field.is_(None), readers.field.not_in(readers.codes)))
    return tuple(conditions)


def withheld_ids(desk: Desk, session: Session, register: Register) -> frozenset[int]:
    """The records the officer may not know of by now: whatever earlier day is looked at, no list, roster or drill-down names them."""
    conditions = visible(desk, register)
    if not conditions:
        return frozenset()
    return frozenset(session.scalars(sa.select(register.model.id).where(sa.not_(sa.and_(*conditions)))))


def refuse_unnamed(desk: Desk, register: Register, record: Record) -> None:
    """Raise Refusal where the record is, or would become, one that the officer may not see."""
    readers = register.named_readers
    if readers is not None and readers.covers(record) and not is_named(desk, readers):
        named = desk.facts().setting(readers.names) or "所长"
        what = getattr(record, readers.field.key)
        raise Refusal(f"“{what.label}”类记录只由指定人员（{named}）登记和查阅。")
