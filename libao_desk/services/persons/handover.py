"""Handing over (移交工作): whoever leaves or changes places gives the open records that a successor may handle to him in one act."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.core.errors import Refusal
from libao_desk.declare.register import Register
from libao_desk.people.access import Action, Rights
from libao_desk.people.models import Officer, OfficerRegister
from libao_desk.services.desk import Desk
from libao_desk.services.records.drafts import Ref
from libao_desk.services.records.typing_journal import TYPED
from libao_desk.services.withheld import open_to, visible

CLOSED = "接手人无权办理"
KEPT = "只有指定人员可以查阅，接手人不在其中"


@dataclass(frozen=True)
class HandoverLine:
    """What becomes of the open records of one register."""

    register: str
    title: str
    given: int
    kept: int
    """Records that stay where they are."""
    is_closed_to_successor: bool
    """Whether they stay because the successor may not work in this register; else only named officers may see them, he is none."""

    @property
    def why_kept(self) -> str:
        """Why records stay, where some do."""
        return CLOSED if self.is_closed_to_successor else KEPT if self.kept else ""


@dataclass(frozen=True)
class HandoverPlan:
    """What would go from one officer to another."""

    leaver: str
    successor: str
    lines: tuple[HandoverLine, ...]
    given: Mapping[str, tuple[int, ...]]
    """The records that go over, by register."""
    drafts: int
    """Forms the leaver typed and never saved."""


class Handover:
    """The door to handing over; it is the director's."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def held(self, officer_id: int) -> int:
        """How many open records an officer is in charge of, as far as the officer at the desk may know of them."""
        return sum(line.given + line.kept for line in self.look(officer_id, officer_id))

    def look(self, leaver_id: int, successor_id: int) -> tuple[HandoverLine, ...]:
        """The registers in which the one who leaves has open records, as far as the officer at the desk may know of them."""
        self.desk.allow("", Action.OFFICERS)
        with self.desk.read() as session:
            return self._lines(session, session.get_one(Officer, leaver_id), session.get_one(Officer, successor_id))

    def successors(self, leaver_id: int) -> tuple[Ref, ...]:
        """The officers who may take over at least some of the open records."""
        self.desk.allow("", Action.OFFICERS)
        with self.desk.read() as session:
            leaver = session.get_one(Officer, leaver_id)
            others = session.scalars(sa.select(Officer).where(Officer.active, Officer.id != leaver_id).order_by(Officer.id))
            return tuple(Ref(one.id, one.name) for one in others if any(line.given for line in self._lines(session, leaver, one)))

    def hand_over(self, leaver_id: int, successor_id: int) -> int:
        """Make the successor the officer in charge of every open record he may handle: one act, a line in the trail for each.

        What he may not handle stays, for another successor. Gives the number of records handed over. Raises Refusal for a
        successor who has left, and where there is nothing to hand over to him.
        """
        self.desk.allow("", Action.OFFICERS)
        with self.desk.read() as session:
            leaver, successor, every = self._pair(session, leaver_id, successor_id)
            lines = [line for line in every if not line.is_closed_to_successor]
            act = f"移交工作：{leaver.name}→{successor.name}（{sum(line.given for line in lines)}件）"
        with self.desk.work(act) as session:
            leaver, successor = session.get_one(Officer, leaver_id), session.get_one(Officer, successor_id)
            given = 0
            for line in lines:
                register = self.desk.book.get(line.register)
                for record in session.scalars(sa.select(register.model).where(*self._given(register, leaver, successor))):
                    record.handler_id = successor_id
                    given += 1
            return given

    def plan(self, leaver_id: int, successor_id: int) -> HandoverPlan:
        """What would go over now and what would stay. Raises Refusal where `hand_over` would."""
        self.desk.allow("", Action.OFFICERS)
        with self.desk.read() as session:
            leaver, successor, lines = self._pair(session, leaver_id, successor_id)
            drafts = session.scalar(sa.select(sa.func.count()).select_from(TYPED).where(TYPED.c.officer_id == leaver_id)) or 0
            given = {line.register: self._ids(session, line, leaver, successor) for line in lines if line.given}
            return HandoverPlan(leaver.name, successor.name, lines, given, drafts)

    def _pair(self, session: Session, leaver_id: int, successor_id: int) -> tuple[Officer, Officer, tuple[HandoverLine, ...]]:
        """Both, and what would become of the open records. Raises Refusal where nothing can go over."""
        leaver, successor = session.get_one(Officer, leaver_id), session.get_one(Officer, successor_id)
        _refuse_pair(leaver, successor)
        lines = self._lines(session, leaver, successor)
        if not any(line.given for line in lines):
            raise Refusal(f"没有可以移交给“{successor.name}”的在办工作。")
        return leaver, successor, lines

    def _ids(self, session: Session, line: HandoverLine, leaver: Officer, successor: Officer) -> tuple[int, ...]:
        register = self.desk.book.get(line.register)
        return tuple(session.scalars(sa.select(register.model.id).where(*self._given(register, leaver, successor))))

    def _lines(self, session: Session, leaver: Officer, successor: Officer) -> tuple[HandoverLine, ...]:
        limited = frozenset(session.scalars(sa.select(OfficerRegister.register).where(OfficerRegister.officer_id == successor.id)))
        rights = Rights(successor.role, limited or None)
        found = []
        for register in (one for one in self.desk.book if one.clocks):  # a line of a log has no duty ahead: it stays with who wrote it
            held = _count(session, register, self._held(register, leaver))
            open_to_him = _count(session, register, self._given(register, leaver, successor))
            if held:
                is_closed = open_to_him > 0 and not rights.may(register.key, Action.EDIT)
                given = 0 if is_closed else open_to_him
                found.append(HandoverLine(register.key, register.title, given, held - given, is_closed))
        return tuple(found)

    def _held(self, register: Register, leaver: Officer) -> tuple[sa.ColumnElement[bool], ...]:
        model: Any = register.model
        return (model.handler_id == leaver.id, model.state.not_in(register.closed), *visible(self.desk, register))

    def _given(self, register: Register, leaver: Officer, successor: Officer) -> tuple[sa.ColumnElement[bool], ...]:
        return (*self._held(register, leaver), *open_to(self.desk, register, successor.name, successor.role))


def _count(session: Session, register: Register, conditions: tuple[sa.ColumnElement[bool], ...]) -> int:
    return session.scalar(sa.select(sa.func.count()).select_from(register.model).where(*conditions)) or 0


def _refuse_pair(leaver: Officer, successor: Officer) -> None:
    if leaver.id == successor.id:
        raise Refusal("接手人不能是移交人本人。")
    if not successor.active:
        raise Refusal(f"“{successor.name}”已停用，不能接手。")
