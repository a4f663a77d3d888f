"""The rows that belong to a dispute: parties, mediators, sessions, terms and what became of them (案件子记录)."""

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Mapped

from libao_desk.declare.field import Sensitivity, Text, column, key_to, owner_key, reference
from libao_desk.declare.record import PartRow
from libao_desk.people.models import CommitteeMember, Organisation, Person

from .codes import (
    Authority,
    ConfirmationResult,
    Difficulty,
    MediatorChoice,
    PartyKind,
    PartyRole,
    PartySide,
    PerformanceState,
    Prevention,
    Retention,
    Satisfaction,
)

OWNER = "dispute_case"
ORDINARY = Sensitivity.ORDINARY


class DisputeParty(PartRow):
    """One party of a dispute (当事人): a person or an organisation, with agent and guardian."""

    __tablename__ = "dispute_party"

    case_id: Mapped[int] = owner_key(OWNER)
    position: Mapped[int | None] = column("顺序", sensitivity=ORDINARY, help="协议书上按此顺序排列；不填则按登记先后")
    side: Mapped[PartySide | None] = column("当事方", sensitivity=ORDINARY)
    role: Mapped[PartyRole | None] = column("地位", sensitivity=ORDINARY, wanted=True)
    kind: Mapped[PartyKind | None] = column("当事人类别", sensitivity=ORDINARY, wanted=True, default=PartyKind.NATURAL)
    person_id: Mapped[int | None] = key_to("person")
    person: Mapped[Person | None] = reference("自然人", key="DisputeParty.person_id", synonyms=("姓名",))
    organisation_id: Mapped[int | None] = key_to("organisation")
    organisation: Mapped[Organisation | None] = reference("单位", key="DisputeParty.organisation_id", synonyms=("单位名称",))
    agent_id: Mapped[int | None] = key_to("person")
    agent: Mapped[Person | None] = reference("委托代理人", key="DisputeParty.agent_id")
    agent_authority: Mapped[Authority | None] = column("代理权限", help="以授权委托书为准；代为达成协议须有特别授权")
    has_authority_letter: Mapped[bool | None] = column("有授权委托书", help="授权委托书存入卷宗")
    guardian_id: Mapped[int | None] = key_to("person")
    guardian: Mapped[Person | None] = reference("法定代理人", key="DisputeParty.guardian_id", help="当事人未成年或无民事行为能力时填写")
    guardian_relation: Mapped[str | None] = column("与当事人关系")

    @property
    def is_natural(self) -> bool:
        """Whether the party is a person; a row without a kind is judged by what it refers to."""
        return self.organisation is None if self.kind is None else self.kind is PartyKind.NATURAL

    @property
    def name(self) -> str:
        """The party's name, empty while it is not entered."""
        holder = self.person if self.is_natural else self.organisation
        return "" if holder is None else holder.name


class DisputeMediator(PartRow):
    """A mediator of the case (人民调解员), from the committee's list or, in an old ledger, by name alone."""

    __tablename__ = "dispute_mediator"

    case_id: Mapped[int] = owner_key(OWNER)
    position: Mapped[int | None] = column("顺序", sensitivity=ORDINARY, help="主持调解的排第一")
    member_id: Mapped[int | None] = key_to("committee_member")
    member: Mapped[CommitteeMember | None] = reference("人民调解员", key="DisputeMediator.member_id", sensitivity=ORDINARY)
    outside_name: Mapped[str | None] = column("姓名（名册以外）", text=Text.NAME, help="不在调委会名册中的调解员，只填姓名")
    choice: Mapped[MediatorChoice | None] = column("产生方式", sensitivity=ORDINARY, help="人民调解法第19条")

    @property
    def name(self) -> str:
        """The mediator's name, empty while it is not entered."""
        return self.member.name if self.member is not None else self.outside_name or ""


class DisputeInvited(PartRow):
    """Someone invited to help with the mediation (邀请参与人, 人民调解法 20): only with the parties' consent."""

    __tablename__ = "dispute_invited"

    case_id: Mapped[int] = owner_key(OWNER)
    invited_name: Mapped[str] = column("姓名", text=Text.NAME)
    capacity: Mapped[str | None] = column("身份", help="如邻居、亲属、有专门知识的人、社会组织人员")
    is_agreed: Mapped[bool | None] = column("当事人同意")


class DisputeSession(PartRow):
    """One mediation session (调解记录)."""

    __tablename__ = "dispute_session"

    case_id: Mapped[int] = owner_key(OWNER)
    held_on: Mapped[date] = column("调解日期", sensitivity=ORDINARY, happened=True)
    place: Mapped[str | None] = column("地点")
    present: Mapped[str | None] = column("到场人", text=Text.LONG, help="当事人与邀请参与人")
    record_text: Mapped[str | None] = column("记录", text=Text.LONG)
    result: Mapped[str | None] = column("本次结果")


class DisputeInquiry(PartRow):
    """One inquiry into the facts (调查记录)."""

    __tablename__ = "dispute_inquiry"

    case_id: Mapped[int] = owner_key(OWNER)
    held_on: Mapped[date] = column("调查日期", sensitivity=ORDINARY, happened=True)
    place: Mapped[str | None] = column("地点")
    person_id: Mapped[int | None] = key_to("person")
    person: Mapped[Person | None] = reference("被调查人", key="DisputeInquiry.person_id")
    asked_by: Mapped[str | None] = column("调查人", text=Text.NAME, sensitivity=ORDINARY)
    record_text: Mapped[str | None] = column("记录", text=Text.LONG)


class DisputeEvidence(PartRow):
    """One piece of evidence (证据材料)."""

    __tablename__ = "dispute_evidence"

    case_id: Mapped[int] = owner_key(OWNER)
    title: Mapped[str] = column("材料名称")
    provided_by: Mapped[str | None] = column("提供人", text=Text.NAME)
    received_on: Mapped[date | None] = column("收到日期", sensitivity=ORDINARY, happened=True)
    is_original: Mapped[bool | None] = column("是否原件", sensitivity=ORDINARY)
    note: Mapped[str | None] = column("说明")


class DisputeTerm(PartRow):
    """One term of the agreement (协议条款): who does what for whom, how much, by when (人民调解法 29)."""

    __tablename__ = "dispute_term"

    case_id: Mapped[int] = owner_key(OWNER)
    position: Mapped[int | None] = column("条款序号", sensitivity=ORDINARY, help="不填则按登记先后")
    performer: Mapped[str | None] = column("履行义务人", wanted=True)
    payee: Mapped[str | None] = column("权利人", help="款项或行为的对方")
    act: Mapped[str | None] = column(
        "履行内容", text=Text.LONG, wanted=True, help="如“支付医疗费、误工费”；金额另填，打印时自动加上大写和小写"
    )
    amount: Mapped[Decimal | None] = column("金额", synonyms=("款项",))
    subject: Mapped[str | None] = column("标的物", help="交付的财物或恢复的事项，非金钱条款填写")
    due_on: Mapped[date | None] = column("履行期限", synonyms=("应履行日期", "到期日"))
    is_on_spot: Mapped[bool] = column("即时履行", sensitivity=ORDINARY, default=False)
    method: Mapped[str | None] = column("履行方式", help="如现金、银行转账、当场交付")
    place: Mapped[str | None] = column("履行地点")


class DisputePerformance(PartRow):
    """One step in carrying the agreement out (履行情况), for one term or, without a number, for all of them."""

    __tablename__ = "dispute_performance"

    case_id: Mapped[int] = owner_key(OWNER)
    term_position: Mapped[int | None] = column("条款序号", sensitivity=ORDINARY, help="不填表示全部条款")
    due_on: Mapped[date | None] = column("应履行日期", help="分期履行时填写本期的日期")
    done_on: Mapped[date | None] = column("履行日期", happened=True)
    amount: Mapped[Decimal | None] = column("履行金额")
    proof: Mapped[str | None] = column("履行凭证", help="如收条、汇款单")
    performance_state: Mapped[PerformanceState | None] = column("履行状态", wanted=True)


class DisputeConfirmation(PartRow):
    """The joint application to the court and its ruling (司法确认, 人民调解法 33)."""

    __tablename__ = "dispute_confirmation"

    case_id: Mapped[int] = owner_key(OWNER)
    applied_on: Mapped[date | None] = column("申请日期", happened=True)
    court: Mapped[str | None] = column("受理法院", sensitivity=ORDINARY)
    accepted_on: Mapped[date | None] = column("法院受理日期", happened=True)
    court_case_no: Mapped[str | None] = column("法院案号", text=Text.NUMBER)
    result: Mapped[ConfirmationResult | None] = column("裁定结果")
    ruling_on: Mapped[date | None] = column("裁定日期", happened=True)
    received_on: Mapped[date | None] = column("裁定收到日期", happened=True)


class DisputeReturnVisit(PartRow):
    """One return visit (回访)."""

    __tablename__ = "dispute_return_visit"

    case_id: Mapped[int] = owner_key(OWNER)
    held_on: Mapped[date] = column("回访日期", sensitivity=ORDINARY, happened=True)
    held_by: Mapped[str | None] = column("回访人", text=Text.NAME, sensitivity=ORDINARY)
    visited: Mapped[str | None] = column("回访对象", text=Text.NAME)
    performance: Mapped[str | None] = column("履行情况", text=Text.LONG)
    satisfaction: Mapped[Satisfaction | None] = column("满意程度")
    note: Mapped[str | None] = column("回访说明", text=Text.LONG)


class DisputePrevented(PartRow):
    """What the mediation kept from happening (预防效果): cases and people as numbers, never names."""

    __tablename__ = "dispute_prevented"

    case_id: Mapped[int] = owner_key(OWNER)
    prevention: Mapped[Prevention] = column("预防效果", sensitivity=ORDINARY)
    cases_count: Mapped[int | None] = column("件数", sensitivity=ORDINARY)
    people_count: Mapped[int | None] = column("人数", sensitivity=ORDINARY)


class DisputeDossier(PartRow):
    """The case's volume in the archive (卷宗, 人民调解法 27)."""

    __tablename__ = "dispute_dossier"

    case_id: Mapped[int] = owner_key(OWNER)
    volume: Mapped[str | None] = column("卷号", text=Text.NUMBER, sensitivity=ORDINARY)
    pages_count: Mapped[int | None] = column("页数", sensitivity=ORDINARY)
    filed_on: Mapped[date | None] = column("归档日期", sensitivity=ORDINARY, happened=True)
    filed_by: Mapped[str | None] = column("立卷人", text=Text.NAME, sensitivity=ORDINARY)
    retention: Mapped[Retention | None] = column("保管期限", sensitivity=ORDINARY)


class DisputeSubsidy(PartRow):
    """What the mediator is paid for the dossier (以案定补); not a wage, and never charged to the parties."""

    __tablename__ = "dispute_subsidy"

    case_id: Mapped[int] = owner_key(OWNER)
    level: Mapped[Difficulty | None] = column("补贴等级", sensitivity=ORDINARY)
    amount: Mapped[Decimal | None] = column("补贴金额", sensitivity=ORDINARY)
    checked_by: Mapped[str | None] = column("审核人", text=Text.NAME, sensitivity=ORDINARY)
    paid_on: Mapped[date | None] = column("发放日期", sensitivity=ORDINARY, happened=True)


class DisputeEscalation(PartRow):
    """A sign that the dispute may get worse, and to whom it was reported (激化风险, 人民调解法 25)."""

    __tablename__ = "dispute_escalation"

    case_id: Mapped[int] = owner_key(OWNER)
    found_on: Mapped[date] = column("发现日期", happened=True)
    situation: Mapped[str | None] = column("情况", text=Text.LONG)
    reported_on: Mapped[date | None] = column("报告日期", happened=True)
    reported_to: Mapped[str | None] = column("报告对象", help="如公安机关、镇人民政府")
