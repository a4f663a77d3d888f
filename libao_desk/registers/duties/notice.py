"""One supervision notice (督办通知单): overdue work, pressed for by number and clock, without a word about the person it concerns."""

from datetime import date

from sqlalchemy.orm import Mapped

from libao_desk.declare.field import Sensitivity, Text, column, key_to, reference
from libao_desk.declare.record import Record
from libao_desk.people.models import Officer

from .codes import NoticeState

ORDINARY = Sensitivity.ORDINARY


class SupervisionNotice(Record):
    """One notice (督办通知单) to a unit or an officer."""

    __tablename__ = "supervision_notice"

    state: Mapped[NoticeState] = column("状态", sensitivity=ORDINARY, default=NoticeState.DRAFTED, index=True)
    official_no: Mapped[str | None] = column(
        "文号", sensitivity=ORDINARY, text=Text.NUMBER, synonyms=("督办单号", "督办文号"), help="第一次签发时自动编号"
    )
    addressee: Mapped[str | None] = column(
        "致（单位、责任人）", sensitivity=ORDINARY, wanted=True, synonyms=("责任人", "责任单位", "承办单位")
    )
    concerned: Mapped[str | None] = column("登记册", sensitivity=ORDINARY, wanted=True)
    case_number: Mapped[str | None] = column("案号", sensitivity=ORDINARY, wanted=True, help="只填编号，不填姓名")
    clock: Mapped[str | None] = column("时限编号", sensitivity=ORDINARY, wanted=True)
    matter: Mapped[str | None] = column("督办事项", sensitivity=ORDINARY, wanted=True, synonyms=("事项",))
    basis: Mapped[str | None] = column("依据", sensitivity=ORDINARY)
    trigger_on: Mapped[date | None] = column("起算日", sensitivity=ORDINARY)
    last_day: Mapped[date | None] = column("法定末日", sensitivity=ORDINARY, wanted=True)
    days_late: Mapped[int | None] = column("逾期天数", sensitivity=ORDINARY)
    demand: Mapped[str | None] = column("督办要求", sensitivity=ORDINARY, text=Text.LONG, wanted=True)
    reply_due_on: Mapped[date | None] = column("完成时限", sensitivity=ORDINARY, wanted=True)
    feedback_way: Mapped[str | None] = column("反馈方式", sensitivity=ORDINARY)
    signed_by_id: Mapped[int | None] = key_to("officer")
    signed_by: Mapped[Officer | None] = reference("签发人", key="SupervisionNotice.signed_by_id", sensitivity=ORDINARY, wanted=True)
    issued_on: Mapped[date | None] = column("印发日期", sensitivity=ORDINARY, wanted=True, happened=True, synonyms=("督办日期",))
    handled_result: Mapped[str | None] = column("办理结果", sensitivity=ORDINARY, text=Text.LONG)
    handled_by: Mapped[str | None] = column("承办人", sensitivity=ORDINARY, text=Text.NAME)
    replied_on: Mapped[date | None] = column("回执日期", sensitivity=ORDINARY, happened=True, synonyms=("回复日期",))
    reported_up_on: Mapped[date | None] = column("报镇分管领导日期", sensitivity=ORDINARY, happened=True)
    closed_on: Mapped[date | None] = column("办结日期", sensitivity=ORDINARY, happened=True, synonyms=("完成日",))
    delay_facts: Mapped[str | None] = column("逾期事实", sensitivity=ORDINARY, text=Text.LONG, help="责任追究建议（情况说明）用")
    rule_broken: Mapped[str | None] = column("违反的规定", sensitivity=ORDINARY, text=Text.LONG)
    explanation: Mapped[str | None] = column("责任人说明", text=Text.LONG)
    proposal: Mapped[str | None] = column("处理建议", sensitivity=ORDINARY, text=Text.LONG)
