"""The table of links between records (关联): register key and record, never a foreign key between registers."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from libao_desk.store.base import Base

from .drafts import RecordRef


@dataclass(frozen=True)
class LinkKind:
    """What a link made by hand says (关联类型)."""

    title: str
    from_there: str = ""
    """What the other record reads, where that is not the same."""
    meaning: str = ""

    @property
    def choice(self) -> str:
        """The kind as it is chosen."""
        return f"{self.title}（{self.meaning}）" if self.meaning else self.title


LINK_KINDS = (
    LinkKind("相关"),
    LinkKind("同一事项"),
    LinkKind("同案"),
    LinkKind("由此引发", "起因", "本件引起另一件"),
    LinkKind("起因", "由此引发", "另一件引起本件"),
)
_FROM_THERE = {kind.title: kind.from_there for kind in LINK_KINDS if kind.from_there}


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


def tie(session: Session, one: RecordRef, other: RecordRef, title: str, day: date) -> None:
    """Link two records, in the caller's act; linking twice changes nothing."""
    if any({start(link), end(link)} == {one, other} for link in touching(session, one)):
        return
    session.add(
        RecordLink(from_register=one.register, from_id=one.id, to_register=other.register, to_id=other.id, title=title, made_on=day)
    )


def untie(session: Session, one: RecordRef, other: RecordRef) -> bool:
    """Take the link between two records away, in the caller's act; False where there is none."""
    found = [link for link in touching(session, one) if other_end(link, one) == other]
    for link in found:
        session.delete(link)
    return bool(found)


def title_for(link: RecordLink, ref: RecordRef) -> str:
    """What the link says on the page of one of its records."""
    return link.title if start(link) == ref else _FROM_THERE.get(link.title, link.title)


def start(link: RecordLink) -> RecordRef:
    """The record the link was made from."""
    return RecordRef(link.from_register, link.from_id)


def end(link: RecordLink) -> RecordRef:
    """The record it was made to."""
    return RecordRef(link.to_register, link.to_id)


def other_end(link: RecordLink, ref: RecordRef) -> RecordRef:
    """The end that is not `ref`."""
    return end(link) if start(link) == ref else start(link)


def touching(session: Session, ref: RecordRef) -> list[RecordLink]:
    """Every link of a record, the oldest first."""
    starts = sa.and_(RecordLink.from_register == ref.register, RecordLink.from_id == ref.id)
    ends = sa.and_(RecordLink.to_register == ref.register, RecordLink.to_id == ref.id)
    return list(session.scalars(sa.select(RecordLink).where(sa.or_(starts, ends)).order_by(RecordLink.id)))
