"""Records appraised after their time of keeping (鉴定): every list that was drawn, by numbers alone; names stand on its paper."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from libao_desk.store.base import Base

LISTS = "appraisal-list"
"""The number series of appraisal lists, and what bears its numbers."""


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


def list_number(year: int, n: int) -> str:
    """The number as printed."""
    return f"{year}年鉴定清单第{n}号"
