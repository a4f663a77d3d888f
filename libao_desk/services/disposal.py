"""Records appraised after their time of keeping (鉴定) and destroyed (销毁): told by numbers alone; names stand on the signed paper."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from libao_desk.store.base import Base

LISTS, DESTRUCTIONS = "appraisal-list", "destruction"
"""The number series of appraisal lists and of destructions, and what bears their numbers."""


class AppraisalList(Base):
    """One list that was printed (档案鉴定清单)."""

    __tablename__ = "appraisal_list"
    __table_args__ = (sa.UniqueConstraint("year", "n"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    year: Mapped[int]
    n: Mapped[int]
    drawn_on: Mapped[date]
    looked_on: Mapped[date]
    """The day on which the time of its records had run out."""
    officer_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officer.id"))
    officer_name: Mapped[str] = mapped_column(sa.String(50))
    items: Mapped[Any] = mapped_column(sa.JSON)
    """[[register, record id, number], ...] in the order of the paper."""
    pages: Mapped[int]
    sha256: Mapped[str] = mapped_column(sa.String(64))

    @property
    def number(self) -> str:
        """As it is printed: 2031年鉴定清单第1号."""
        return list_number(self.year, self.n)

    @property
    def listed(self) -> tuple["Listed", ...]:
        """The records on it, in their order."""
        return tuple(Listed(*item) for item in self.items)


@dataclass(frozen=True)
class Listed:
    """One record on a list."""

    register: str
    record_id: int
    number: str


class Destruction(Base):
    """Records destroyed together (销毁清册): on which list, who approved it, who carried it out; its certificate is kept."""

    __tablename__ = "destruction"
    __table_args__ = (sa.UniqueConstraint("year", "n"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    year: Mapped[int]
    n: Mapped[int]
    list_id: Mapped[int] = mapped_column(sa.ForeignKey("appraisal_list.id"), index=True)
    approval_no: Mapped[str] = mapped_column(sa.String(80))
    approved_on: Mapped[date]
    approvers: Mapped[str] = mapped_column(sa.String(200))
    destroyed_on: Mapped[date]
    officer_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officer.id"))
    officer_name: Mapped[str] = mapped_column(sa.String(50))
    records: Mapped[int]
    pages: Mapped[int]
    sha256: Mapped[str] = mapped_column(sa.String(64))

    @property
    def number(self) -> str:
        """As it is printed: 2031年销毁清册第1号."""
        return destruction_number(self.year, self.n)


class DestroyedRecord(Base):
    """One record that is no more: its number stays for good (已销毁)."""

    __tablename__ = "destroyed_record"
    __table_args__ = (sa.UniqueConstraint("register", "record_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    destruction_id: Mapped[int] = mapped_column(sa.ForeignKey(Destruction.id), index=True)
    register: Mapped[str] = mapped_column(sa.String(40))
    record_id: Mapped[int]
    number: Mapped[str] = mapped_column(sa.String(40), index=True)
    ended_on: Mapped[date]
    codes: Mapped[Any] = mapped_column(sa.JSON)
    """The check codes of its papers, so that one that is brought is known."""


def destroyed_numbers(session: Session) -> frozenset[str]:
    """The numbers of all records that were destroyed."""
    return frozenset(session.scalars(sa.select(DestroyedRecord.number)))


def destroyed_until(session: Session) -> date | None:
    """The latest day on which a destroyed record was still worked on: figures of earlier months cannot be counted again."""
    return session.scalar(sa.select(sa.func.max(DestroyedRecord.ended_on)))


def destroyed_sentence(session: Session, number: str) -> str:
    """What to tell whoever asks for a record by its number, "" where none of that number was destroyed."""
    wanted = sa.select(Destruction).join(DestroyedRecord, DestroyedRecord.destruction_id == Destruction.id)
    found = session.scalar(wanted.where(DestroyedRecord.number == number))
    return "" if found is None else f"{number}已于{found.destroyed_on:%Y-%m-%d}依法销毁（{found.number}）。"


def destroyed_paper(session: Session, code: str) -> str:
    """The same for whoever brings a paper with this check code."""
    known = session.execute(sa.select(DestroyedRecord.number, DestroyedRecord.codes))
    return next((destroyed_sentence(session, number) for number, codes in known if code in codes), "")


def destruction_number(year: int, n: int) -> str:
    """The number as printed."""
    return f"{year}年销毁清册第{n}号"


def list_number(year: int, n: int) -> str:
    """The number as printed."""
    return f"{year}年鉴定清单第{n}号"
