"""Links between records of different registers (关联): register key and record, never a foreign key between registers."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from libao_desk.declare.register import FollowOn
from libao_desk.people.access import Action
from libao_desk.services.desk import Desk
from libao_desk.services.drafts import RecordRef
from libao_desk.services.records import load
from libao_desk.services.withheld import withheld_ids
from libao_desk.store.base import Base


class RecordLink(Base):
    """Two records that belong together."""

    __tablename__ = "record_link"

    id: Mapped[int] = mapped_column(primary_key=True)
    from_register: Mapped[str] = mapped_column(sa.String(40), index=True)
    from_id: Mapped[int] = mapped_column(index=True)
    to_register: Mapped[str] = mapped_column(sa.String(40), index=True)
    to_id: Mapped[int] = mapped_column(index=True)
    title: Mapped[str] = mapped_column(sa.String(60))
    made_on: Mapped[date]


@dataclass(frozen=True)
class LinkView:
    """A linked record as the officer may see it."""

    title: str
    ref: RecordRef | None
    """None where the officer may not see the other register."""
    label: str


class Links:
    """Making and showing links."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def join(self, one: RecordRef, other: RecordRef, title: str) -> None:
        """Link two records; linking twice changes nothing."""
        self.desk.allow(one.register, Action.EDIT)
        self.desk.allow(other.register, Action.VIEW)
        with self.desk.work("关联记录") as session:
            for ref in (one, other):
                load(self.desk, session, self.desk.book.get(ref.register), ref.id)
            if not any({_start(link), _end(link)} == {one, other} for link in _touching(session, one)):
                session.add(
                    RecordLink(
                        from_register=one.register,
                        from_id=one.id,
                        to_register=other.register,
                        to_id=other.id,
                        title=title,
                        made_on=self.desk.today,
                    )
                )

    def of(self, ref: RecordRef) -> tuple[LinkView, ...]:
        """What a record is linked with, both ways; another register's record is only said to exist, a sealed one not even that."""
        self.desk.allow(ref.register, Action.VIEW)
        with self.desk.read() as session:
            links = [link for link in _touching(session, ref) if not self._is_withheld(session, _other(link, ref))]
            return tuple(self._shown(session, link, ref) for link in links)

    def follow_ons(self, ref: RecordRef, event: str) -> tuple[FollowOn, ...]:
        """What a move offers next, in registers that exist and that the officer may write."""
        known = {register.key for register in self.desk.book}
        declared = self.desk.book.get(ref.register).follow_ons
        return tuple(
            offer for offer in declared if offer.event == event and offer.register in known and self.desk.may(offer.register, Action.EDIT)
        )

    def _is_withheld(self, session: Session, ref: RecordRef) -> bool:
        return ref.id in withheld_ids(self.desk, session, self.desk.book.get(ref.register))

    def _shown(self, session: Session, link: RecordLink, ref: RecordRef) -> LinkView:
        other = _other(link, ref)
        if not self.desk.may(other.register, Action.VIEW):
            return LinkView(link.title, None, "其他登记册，无权查看")
        register = self.desk.book.get(other.register)
        record = load(self.desk, session, register, other.id)
        return LinkView(link.title, other, f"{record.number} {register.label(record)}")


def _start(link: RecordLink) -> RecordRef:
    return RecordRef(link.from_register, link.from_id)


def _end(link: RecordLink) -> RecordRef:
    return RecordRef(link.to_register, link.to_id)


def _other(link: RecordLink, ref: RecordRef) -> RecordRef:
    return _end(link) if _start(link) == ref else _start(link)


def _touching(session: Session, ref: RecordRef) -> list[RecordLink]:
    starts = sa.and_(RecordLink.from_register == ref.register, RecordLink.from_id == ref.id)
    ends = sa.and_(RecordLink.to_register == ref.register, RecordLink.to_id == ref.id)
    return list(session.scalars(sa.select(RecordLink).where(sa.or_(starts, ends)).order_by(RecordLink.id)))
