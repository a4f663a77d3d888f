"""Work that could not be done (未能办成): tried on a day, why not, and when it is tried again; the law's last day does not move."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from libao_desk.core.errors import Refusal
from libao_desk.declare.clock import Duty
from libao_desk.declare.field import LONGEST_NOTE
from libao_desk.people.access import Action
from libao_desk.services.desk import Desk
from libao_desk.services.never_recorded import refuse_free_text
from libao_desk.services.records.drafts import RecordRef
from libao_desk.services.records.records import load
from libao_desk.store.base import Base

LABEL = "未能办成的原因"


class DutyAttempt(Base):
    """One time a duty was tried in vain."""

    __tablename__ = "duty_attempt"

    id: Mapped[int] = mapped_column(primary_key=True)
    register: Mapped[str] = mapped_column(sa.String(40), index=True)
    record_id: Mapped[int] = mapped_column(index=True)
    clock: Mapped[str] = mapped_column(sa.String(16))
    trigger_on: Mapped[date]
    tried_on: Mapped[date]
    reason: Mapped[str] = mapped_column(sa.Text)
    next_on: Mapped[date]
    officer_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officer.id"))


@dataclass(frozen=True)
class Attempt:
    """What the to-do list and the record tell of the last time it was tried."""

    tried_on: date
    reason: str
    next_on: date
    title: str = ""


Key = tuple[int, str, date]
"""Which duty: the record, the clock, the day it runs from."""


class Attempts:
    """Noting and reading them."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def note(self, ref: RecordRef, duty: Duty, reason: str, next_on: date) -> None:
        """Note that a duty was tried today and could not be done.

        Raises Refusal without a reason, for one longer than a note may be, for a next day before today, or where the reason holds
        what is never recorded.
        """
        register = self.desk.book.get(ref.register)
        self.desk.allow(ref.register, Action.EDIT)
        if not reason.strip():
            raise Refusal("请填写未能办成的原因。")
        if len(reason.strip()) > LONGEST_NOTE:
            raise Refusal(f"{LABEL}有{len(reason.strip())}字，最多{LONGEST_NOTE}字，请写得简短些。")
        if next_on < self.desk.today:
            raise Refusal(f"下次办理日期{next_on:%Y-%m-%d}早于今天，请核对。")
        refuse_free_text(LABEL, reason)
        with self.desk.work(f"{register.title}：{duty.title}未能办成", reason=reason.strip()) as session:
            load(self.desk, session, register, ref.id)
            session.add(
                DutyAttempt(
                    register=ref.register,
                    record_id=ref.id,
                    clock=duty.clock,
                    trigger_on=duty.trigger_on,
                    tried_on=self.desk.today,
                    reason=reason.strip(),
                    next_on=next_on,
                    officer_id=self.desk.actor.officer_id,
                )
            )

    def of(self, ref: RecordRef) -> tuple[Attempt, ...]:
        """Every attempt on a record's duties, the oldest first."""
        register = self.desk.book.get(ref.register)
        desk = self.desk.look
        desk.allow(ref.register, Action.VIEW)
        titles = {span.key: span.title for span in register.spans}
        with desk.read() as session:
            load(desk, session, register, ref.id)
            mine = sa.select(DutyAttempt).where(DutyAttempt.register == ref.register, DutyAttempt.record_id == ref.id)
            rows = session.scalars(mine.order_by(DutyAttempt.tried_on, DutyAttempt.id))
            return tuple(Attempt(row.tried_on, row.reason, row.next_on, titles.get(row.clock, row.clock)) for row in rows)


def last_attempts(session: Session, register: str, day: date) -> Mapping[Key, Attempt]:
    """The last attempt on each duty of a register up to the end of `day`."""
    rows = session.scalars(
        sa.select(DutyAttempt)
        .where(DutyAttempt.register == register, DutyAttempt.tried_on <= day)
        .order_by(DutyAttempt.tried_on, DutyAttempt.id)
    )
    return {(row.record_id, row.clock, row.trigger_on): Attempt(row.tried_on, row.reason, row.next_on) for row in rows}
