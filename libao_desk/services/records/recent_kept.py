"""The texts a clerk has edited (近况定稿): one for a record in one period of one roster."""

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from libao_desk.core.period import Period
from libao_desk.store.base import PACKAGE, Base


class RecentText(Base):
    """A text that stands in the roster in place of the draft."""

    __tablename__ = "recent_text"
    # files in use know this table under the name of its own folder
    __table_args__ = (sa.UniqueConstraint("roster", "record_id", "period"), {"info": {PACKAGE: "recent"}})

    id: Mapped[int] = mapped_column(primary_key=True)
    roster: Mapped[str] = mapped_column(sa.String(40))
    record_id: Mapped[int] = mapped_column(index=True)
    period: Mapped[str] = mapped_column(sa.String(10))
    text: Mapped[str] = mapped_column(sa.Text)
    drafted: Mapped[str] = mapped_column(sa.Text)
    """The draft it was made from, to tell whether the rows have changed since."""
    person_id: Mapped[int | None] = mapped_column(sa.ForeignKey("person.id"), index=True)
    officer_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officer.id"))


def kept_texts(session: Session, roster: str, period: Period) -> dict[int, RecentText]:
    """The kept texts of a roster's period by record."""
    of_period = sa.select(RecentText).where(RecentText.roster == roster, RecentText.period == str(period))
    return {text.record_id: text for text in session.scalars(of_period)}
