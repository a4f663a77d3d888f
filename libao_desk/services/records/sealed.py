"""A look into a sealed record (查阅封存记录): only on a written request, only by the director, and kept for good.

社区矫正法 54, 关于未成年人犯罪记录封存的实施办法: whoever asks says on what legal ground, and the answer is limited to it.
"""

import re
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from libao_desk.core.errors import Refusal
from libao_desk.people.access import Action
from libao_desk.services.desk import Desk
from libao_desk.store.base import Base

from .drafts import RecordView
from .moves import state_of
from .records import Records
from .views import view_of

_BETWEEN_WORDS = re.compile(r"[\W_]+")


class SealedLook(Base):
    """One request that was granted."""

    __tablename__ = "sealed_look"

    id: Mapped[int] = mapped_column(primary_key=True)
    register: Mapped[str] = mapped_column(sa.String(40), index=True)
    record_id: Mapped[int] = mapped_column(index=True)
    asked_by: Mapped[str] = mapped_column(sa.Text)
    document_no: Mapped[str] = mapped_column(sa.Text)
    ground: Mapped[str] = mapped_column(sa.Text)
    looked_on: Mapped[date]
    officer_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officer.id"))


class SealedRecords:
    """The one door to them."""

    def __init__(self, desk: Desk, records: Records) -> None:
        self.desk = desk
        self.records = records

    def registers(self) -> tuple[tuple[str, str], ...]:
        """(key, title) of the registers that seal records; none for whoever may not look."""
        if not self.desk.may("", Action.SEAL_LOOK):
            return ()
        return tuple((register.key, register.title) for register in self.desk.book if register.sealed)

    def look(self, register: str, number: str, *, asked_by: str, document_no: str, ground: str) -> RecordView:
        """The record as it is, to be read and not changed; the request is stored and the trail notes it.

        Raises Refusal without the right, where the request is incomplete or the officer's own, or where the record is not sealed.
        """
        self.desk.allow(register, Action.SEAL_LOOK)
        declared = self.desk.book.get(register)
        asked = {"申请单位（人）": asked_by, "申请文书号": document_no, "法律依据和用途": ground}
        missing = [label for label, text in asked.items() if not text.strip()]
        if missing:
            raise Refusal(f"查阅封存记录须登记查询申请，请填写：{'、'.join(missing)}。")
        if self.desk.actor.name in _words(asked_by):
            raise Refusal("申请人是您本人，不能由您自己批准查阅，请另一位所长办理，或者由需要查阅的单位出具申请。")
        ref = self.records.find(register, number)
        facts = self.desk.facts()
        with self.desk.work(f"查阅封存记录{number}", reason=f"{asked_by.strip()}　{document_no.strip()}　{ground.strip()}") as session:
            record = session.get_one(declared.model, ref.id)
            if state_of(record) not in declared.sealed:
                raise Refusal(f"“{number}”没有封存，请在登记册中查阅。")
            session.add(
                SealedLook(
                    register=register,
                    record_id=ref.id,
                    asked_by=asked_by.strip(),
                    document_no=document_no.strip(),
                    ground=ground.strip(),
                    looked_on=self.desk.today,
                    officer_id=self.desk.actor.officer_id,
                )
            )
            return view_of(session, declared, record, facts=facts, today=self.desk.today)


def _words(asked_by: str) -> frozenset[str]:
    """Who asks, name by name: a unit and its man stand beside each other (县公安局 王某、李某)."""
    return frozenset(_BETWEEN_WORDS.split(asked_by))
