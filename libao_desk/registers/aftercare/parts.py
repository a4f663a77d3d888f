"""Rows of an aftercare case (安置帮教子表): team, help, visits, changes of level."""

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Mapped

from libao_desk.declare.field import Sensitivity, Text, column, key_to, owner_key, reference
from libao_desk.declare.record import PartRow
from libao_desk.people.models import Officer

from .codes import HelpKind, HelpLevel, TeamRole

OWNER = "aftercare_case"


class AftercareTeamMember(PartRow):
    """One who helps (帮教小组成员)."""

    __tablename__ = "aftercare_team_member"

    case_id: Mapped[int] = owner_key(OWNER)
    role: Mapped[TeamRole | None] = column("身份", sensitivity=Sensitivity.ORDINARY, wanted=True)
    name: Mapped[str | None] = column("姓名", text=Text.NAME, wanted=True)
    phone: Mapped[str | None] = column("联系电话", text=Text.PHONE)
    joined_on: Mapped[date | None] = column("加入日期", happened=True)


class AftercareHelp(PartRow):
    """One measure of help (帮扶措施), asked for and given."""

    __tablename__ = "aftercare_help"

    case_id: Mapped[int] = owner_key(OWNER)
    kind: Mapped[HelpKind | None] = column("措施", sensitivity=Sensitivity.SENSITIVE, wanted=True)
    applied_on: Mapped[date | None] = column("申请日期", wanted=True, happened=True)
    result_on: Mapped[date | None] = column("落实日期", happened=True)
    result: Mapped[str | None] = column("结果", sensitivity=Sensitivity.SENSITIVE, since=result_on)
    amount: Mapped[Decimal | None] = column("金额（元）", sensitivity=Sensitivity.SENSITIVE)


class AftercareVisit(PartRow):
    """One visit (走访), which the person may decline."""

    __tablename__ = "aftercare_visit"

    case_id: Mapped[int] = owner_key(OWNER)
    held_on: Mapped[date | None] = column("走访日期", wanted=True, happened=True)
    place: Mapped[str | None] = column("地点")
    by_id: Mapped[int | None] = key_to("officer")
    by: Mapped[Officer | None] = reference("走访人", key="AftercareVisit.by_id")
    consented: Mapped[bool | None] = column("本人同意走访")
    situation: Mapped[str | None] = column("生活、就业情况", text=Text.LONG)
    need: Mapped[str | None] = column("需要帮助的事项", text=Text.LONG)
    next_on: Mapped[date | None] = column("下次走访")


class AftercareLevelChange(PartRow):
    """One change of the level of help (帮教类别调整): the office proposes, the county office decides."""

    __tablename__ = "aftercare_level_change"

    case_id: Mapped[int] = owner_key(OWNER)
    proposed_on: Mapped[date | None] = column("提出日期", wanted=True, happened=True)
    level: Mapped[HelpLevel | None] = column("调整为", wanted=True)
    reason: Mapped[str | None] = column("理由", wanted=True)
    decided_on: Mapped[date | None] = column("县级安置帮教机构决定日期", happened=True)
    approved: Mapped[bool | None] = column("是否同意")
