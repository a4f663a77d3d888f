"""One row each for many records at once (集体登记): a lesson, a day of public service, with a tick for each who came."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.core.errors import Refusal
from libao_desk.declare.code import Code
from libao_desk.declare.part import Part
from libao_desk.declare.path import path
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.people.access import Action
from libao_desk.services.desk import Desk
from libao_desk.services.never_recorded import refuse_words

from .applying import apply_values, read_values
from .drafts import RecordRef, Value
from .future_days import refuse_to_come
from .moves import state_of
from .records import load, mark_touched


@dataclass(frozen=True)
class Called:
    """Who of a list is called, and who is not: a record that is over, or has not begun, has no lesson to come to."""

    refs: tuple[RecordRef, ...]
    left_out: tuple[tuple[RecordRef, Code], ...]
    """With the state that keeps each of them out."""


class RollCall:
    """Enters what happened to a whole group in one act."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def parts(self, register: str) -> tuple[Part, ...]:
        """The parts of a register whose rows may be entered for many at once; none where the officer may not write."""
        if not self.desk.may(register, Action.EDIT):
            return ()
        return tuple(part for part in self.desk.book.get(register).parts if part.roll is not None)

    def called(self, refs: Sequence[RecordRef]) -> Called:
        """Those of one register's records, in their order, that a roll can be called of."""
        if not refs:
            return Called((), ())
        register = self.desk.book.get(refs[0].register)
        self.desk.allow(register.key, Action.VIEW)
        model: Any = register.model
        with self.desk.read() as session:
            states: dict[int, Code] = {row.id: row.state for row in session.execute(sa.select(model.id, model.state))}
        out = off_the_roll(register)
        known = [(ref, states[ref.id]) for ref in refs if ref.id in states]
        return Called(
            tuple(ref for ref, state in known if state not in out),
            tuple((ref, state) for ref, state in known if state in out and state not in register.sealed),
        )

    def names(self, refs: Sequence[RecordRef]) -> tuple[tuple[RecordRef, str, str], ...]:
        """(record, number, label) of those to be called, in their order."""
        found = []
        with self.desk.read() as session:
            for ref in refs:
                register = self.desk.book.get(ref.register)
                self.desk.allow(register.key, Action.VIEW)
                record = load(self.desk, session, register, ref.id)
                found.append((ref, record.number, register.label(record)))
        return tuple(found)

    def enter(self, part: Part, values: Mapping[str, Value], came: Sequence[RecordRef], absent: Mapping[RecordRef, str]) -> int:
        """One row for each who came and each who was absent, with his reason; gives how many rows were stored.

        Raises Refusal, and stores nothing, where nobody is called, one is over or has not begun, a reason or a needed value
        is missing, or the same was entered before.
        """
        refs = [*came, *absent]
        if not refs:
            raise Refusal("请先勾选人员。")
        register = self.desk.book.get(refs[0].register)
        self.desk.allow(register.key, Action.EDIT)
        said = {path(field).key: values.get(path(field).key) for line in part.form_of_all for field in line}
        for field in part.fields:
            refuse_words(field, said.get(field.key))
            refuse_to_come(field, said.get(field.key), self.desk.today)
        with self.desk.work(f"集体登记{part.label}（{len(refs)}人）") as session:
            for ref in refs:
                record = load(self.desk, session, register, ref.id)
                self._enter_one(session, register, record, part, said | _roll_of(part, absent.get(ref), register.label(record)))
        return len(refs)

    def _enter_one(self, session: Session, register: Register, record: Record, part: Part, values: dict[str, Value]) -> None:
        if (state := state_of(record)) in off_the_roll(register):
            raise Refusal(f"“{register.label(record)}”的状态为“{state.label}”，不能集体登记；确需登记的，请在其档案中登记。")
        rows = getattr(record, part.key)
        told = {key: value for key, value in values.items() if value not in (None, "")}
        is_known = any(told.items() <= {k: v for k, v in read_values(row, part.fields).items() if v is not None}.items() for row in rows)
        row = part.model()
        with session.no_autoflush:
            rows.append(row)
            apply_values(session, row, part.fields, values, {})  # what every row needs is asked for first: nothing typed is like any row
        if is_known:
            raise Refusal(f"“{register.label(record)}”已登记过同样的{part.label}，没有重复登记。")
        mark_touched(record)
        session.flush()


def off_the_roll(register: Register) -> frozenset[Code]:
    """The states in which a record is over or has not begun: its first one, and any from which it can still come back to that."""
    before = {source for move in register.transitions if move.target is register.initial for source in move.sources}
    return frozenset({register.initial, *before, *register.closed})


def _roll_of(part: Part, reason: str | None, who: str) -> dict[str, Value]:
    if part.roll is None or reason is None:
        return {}
    if not reason.strip():
        raise Refusal(f"“{who}”缺席，请填写缺席原因。")
    return {path(part.roll.absent).key: True, path(part.roll.reason).key: reason.strip()}
