"""The mark that only named officers read a record (仅限指定人员查阅, 精神卫生法 4, 社区矫正法 26): set, changed and lifted."""

from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.core.errors import Refusal
from libao_desk.declare.record import Record
from libao_desk.people.access import Action, Rights
from libao_desk.people.models import Officer, OfficerRegister, RecordReader
from libao_desk.people.officers import Role
from libao_desk.services.desk import Desk
from libao_desk.services.never_recorded import refuse_free_text

from .drafts import RecordRef, Ref
from .record_readers import readers_of
from .records import load

REASON, LONGEST_REASON = "限定查阅的理由", 200


@dataclass(frozen=True)
class ReadersView:
    """Who is named for a record, and who could be."""

    named: tuple[Ref, ...]
    choices: tuple[Ref, ...]


class Restricting:
    """The door to the mark. The handler and the director read the record whoever is named, and they alone set the mark."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def of(self, ref: RecordRef) -> ReadersView:
        """Who is named, and the officers in use who may see the register.

        Raises Refusal where the officer may not see the record.
        """
        self.desk.allow(ref.register, Action.VIEW)
        with self.desk.read() as session:
            load(self.desk, session, self.desk.book.get(ref.register), ref.id)
            named = tuple(Ref(one.id, one.name) for one in readers_of(session, ref))
            return ReadersView(named, tuple(self._choices(session, ref.register)))

    def may_change(self, ref: RecordRef) -> bool:
        """Whether the officer may set or lift the mark."""
        if not self.desk.may(ref.register, Action.EDIT):
            return False
        with self.desk.read() as session:
            record = session.get(self.desk.book.get(ref.register).model, ref.id)
            return record is not None and self._may(record)

    def name(self, ref: RecordRef, officers: Collection[int], reason: str) -> None:
        """Let only these officers read the record, beside its handler and the director; nobody named lifts the mark.

        Raises Refusal for whoever is neither handler nor director, without a reason, and where somebody may not be named.
        """
        self.desk.allow(ref.register, Action.EDIT)
        _refuse_reason(reason)
        register = self.desk.book.get(ref.register)
        act = f"{register.title}：{'限定查阅人员' if officers else '取消限定查阅人员'}"
        with self.desk.work(act, reason=reason.strip(), about=(register.model.__tablename__, ref.id)) as session:
            record = load(self.desk, session, register, ref.id)
            if not self._may(record):
                raise Refusal("限定查阅人员由所长或者这条记录的经办人办理。")
            self._refuse_strangers(session, ref.register, officers)
            stored = {row.officer_id: row for row in session.scalars(_rows(ref))}
            for officer_id in stored.keys() - set(officers):
                session.delete(stored[officer_id])
            for officer_id in sorted(set(officers) - stored.keys()):
                session.add(RecordReader(register=ref.register, record_id=ref.id, officer_id=officer_id))

    def _may(self, record: Record) -> bool:
        is_his = record.handler_id is not None and record.handler_id == self.desk.actor.officer_id
        return self.desk.rights.role is Role.DIRECTOR or is_his

    def _choices(self, session: Session, register: str) -> list[Ref]:
        limits: dict[int, set[str]] = {}
        for row in session.scalars(sa.select(OfficerRegister)):
            limits.setdefault(row.officer_id, set()).add(row.register)
        found = session.scalars(sa.select(Officer).where(Officer.active).order_by(Officer.id))
        rights = ((one, Rights(one.role, frozenset(limits[one.id]) if one.id in limits else None)) for one in found)
        return [Ref(one.id, one.name) for one, his in rights if his.may(register, Action.VIEW)]

    def _refuse_strangers(self, session: Session, register: str, officers: Collection[int]) -> None:
        if set(officers) - {one.id for one in self._choices(session, register)}:
            raise Refusal("只能指定在用的、本来就能查看这本登记册的工作人员。")


def _rows(ref: RecordRef) -> sa.Select[RecordReader]:
    return sa.select(RecordReader).where(RecordReader.register == ref.register, RecordReader.record_id == ref.id)


def _refuse_reason(reason: str) -> None:
    if not reason.strip():
        raise Refusal("请写明限定或者取消限定查阅人员的理由。")
    if len(reason.strip()) > LONGEST_REASON:
        raise Refusal(f"理由有{len(reason.strip())}字，最多{LONGEST_REASON}字，请写得简短些。")
    refuse_free_text(REASON, reason)
