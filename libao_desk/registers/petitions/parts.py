"""Rows of a petition matter (信访子表): representatives, single matters, review and recheck, help, leaders' notes."""

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Mapped, declared_attr

from libao_desk.declare.field import Sensitivity, Text, column, owner_key
from libao_desk.declare.record import PartRow

from .codes import OpinionResult, ReviewResult

OWNER = "petition_matter"
ORDINARY = Sensitivity.ORDINARY


class PetitionRepresentative(PartRow):
    """One who speaks for a visit of several (代表; at most five, 信访工作条例 20)."""

    __tablename__ = "petition_representative"

    matter_id: Mapped[int] = owner_key(OWNER)
    name: Mapped[str | None] = column("姓名", text=Text.NAME, wanted=True)
    contact: Mapped[str | None] = column("联系方式")


class PetitionItem(PartRow):
    """One of the matters raised, with the finding and the opinion on it (逐项处理意见; 信访工作条例 32)."""

    __tablename__ = "petition_item"

    matter_id: Mapped[int] = owner_key(OWNER)
    text: Mapped[str | None] = column("信访事项", text=Text.LONG, wanted=True)
    finding: Mapped[str | None] = column("事实认定", text=Text.LONG)
    basis: Mapped[str | None] = column("法律、政策依据", text=Text.LONG)
    result: Mapped[OpinionResult | None] = column("处理意见")
    opinion: Mapped[str | None] = column("处理意见内容", text=Text.LONG)


class _Reviewed:
    """What review and recheck have in common."""

    asked_on: Mapped[date | None] = column("请求日期", wanted=True, happened=True)
    organ: Mapped[str | None] = column("受理机关", sensitivity=ORDINARY, wanted=True)
    result_on: Mapped[date | None] = column("作出日期", happened=True)
    opinion_no: Mapped[str | None] = column("意见书文号", sensitivity=ORDINARY, text=Text.NUMBER)
    received_on: Mapped[date | None] = column("信访人收到日期", happened=True)
    result: Mapped[ReviewResult | None] = column("结果")

    @declared_attr
    def matter_id(self) -> Mapped[int]:
        return owner_key(OWNER)


class PetitionReview(_Reviewed, PartRow):
    """The review by the next level up (复查; 信访工作条例 35)."""

    __tablename__ = "petition_review"


class PetitionRecheck(_Reviewed, PartRow):
    """The recheck by the level above that (复核; 信访工作条例 36)."""

    __tablename__ = "petition_recheck"

    hearing_days: Mapped[int | None] = column("听证所需时间（日）", sensitivity=ORDINARY, span=(0, 366), help="听证所需时间不计入期限")


class PetitionHelp(PartRow):
    """Help given beside the answer (帮扶救助; 信访工作条例 37)."""

    __tablename__ = "petition_help"

    matter_id: Mapped[int] = owner_key(OWNER)
    given_on: Mapped[date | None] = column("日期", wanted=True, happened=True)
    kind: Mapped[str | None] = column("帮扶内容", sensitivity=Sensitivity.SENSITIVE, wanted=True)
    given_by: Mapped[str | None] = column("帮扶单位", sensitivity=ORDINARY)
    amount: Mapped[Decimal | None] = column("金额（元）", sensitivity=Sensitivity.SENSITIVE)


class PetitionLeaderNote(PartRow):
    """One time the responsible leader saw to the matter (领导接访、包案; 信访工作条例 18)."""

    __tablename__ = "petition_leader_note"

    matter_id: Mapped[int] = owner_key(OWNER)
    held_on: Mapped[date | None] = column("日期", wanted=True, happened=True)
    leader: Mapped[str | None] = column("领导", sensitivity=ORDINARY)
    note: Mapped[str | None] = column("办理情况", text=Text.LONG, wanted=True)
