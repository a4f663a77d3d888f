"""Disputes taken by a mediation committee (人民调解案件)."""

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Mapped

from libao_desk.declare.field import Sensitivity, Text, column, key_to, reference, rows
from libao_desk.declare.record import Record
from libao_desk.people.models import Committee, CommitteeMember

from .codes import (
    Difficulty,
    DisputeState,
    DisputeType,
    EntrustedBy,
    EventHead,
    Outcome,
    Source,
    Sued,
)
from .parts import (
    DisputeConfirmation,
    DisputeDossier,
    DisputeEscalation,
    DisputeEvidence,
    DisputeInquiry,
    DisputeInvited,
    DisputeMediator,
    DisputeParty,
    DisputePerformance,
    DisputePrevented,
    DisputeReturnVisit,
    DisputeSession,
    DisputeSubsidy,
    DisputeTerm,
)

ORDINARY = Sensitivity.ORDINARY


class DisputeCase(Record):
    """One dispute taken by a mediation committee (人民调解案件), free of charge to the parties (人民调解法 4)."""

    __tablename__ = "dispute_case"

    state: Mapped[DisputeState] = column("状态", sensitivity=ORDINARY, default=DisputeState.APPLIED, index=True)
    case_no: Mapped[str | None] = column(
        "卷号",
        text=Text.NUMBER,
        sensitivity=ORDINARY,
        wanted=True,
        index=True,
        synonyms=("案号", "案卷号", "卷宗号", "案件编号", "受理编号", "调解案号", "调解卷号"),
    )
    committee_id: Mapped[int | None] = key_to("committee")
    committee: Mapped[Committee | None] = reference(
        "调解组织",
        key="DisputeCase.committee_id",
        sensitivity=ORDINARY,
        wanted=True,
        synonyms=("调委会", "调解委员会", "人民调解委员会", "调解单位", "调解组织名称", "调解委员会名称", "调委会名称"),
    )
    source: Mapped[Source | None] = column(
        "案件来源",
        sensitivity=ORDINARY,
        wanted=True,
        synonyms=("受理方式", "来源", "来源方式", "案件来源(受理方式)", "纠纷来源", "受理来源"),
    )
    entrusted_by: Mapped[EntrustedBy | None] = column("委托移送单位", sensitivity=ORDINARY, synonyms=("移送单位", "委托单位"))
    applied_on: Mapped[date | None] = column("申请日", sensitivity=ORDINARY, wanted=True, happened=True, synonyms=("申请日期", "申请时间"))
    accepted_on: Mapped[date | None] = column(
        "受理日", sensitivity=ORDINARY, wanted=True, happened=True, index=True, synonyms=("受理日期", "受理时间", "登记日期", "收案日期")
    )
    declined_on: Mapped[date | None] = column("不予受理日", sensitivity=ORDINARY, happened=True, synonyms=("不予受理日期",))
    declined_reason: Mapped[str | None] = column("不予受理理由", text=Text.LONG)
    place: Mapped[str | None] = column("纠纷发生地", text=Text.ADDRESS, synonyms=("发生地", "发生地点"))
    occurred_on: Mapped[date | None] = column("纠纷发生日期", happened=True, synonyms=("发生时间", "发生日期", "纠纷发生时间"))
    dispute_type: Mapped[DisputeType | None] = column(
        "纠纷类型",
        sensitivity=ORDINARY,
        wanted=True,
        synonyms=("类别", "纠纷类别", "类型", "纠纷种类", "案件类型", "案件类别", "纠纷性质", "案由"),
    )
    event_head: Mapped[EventHead | None] = column("综治事件类型", sensitivity=ORDINARY, help="与综治系统交换时填写（GB/T 31000）")
    event_code: Mapped[str | None] = column("综治事件细类代码", text=Text.NUMBER, sensitivity=ORDINARY, help="四位代码，可不填")
    difficulty: Mapped[Difficulty | None] = column(
        "疑难复杂程度", sensitivity=ORDINARY, wanted=True, synonyms=("是否疑难复杂", "难易程度", "疑难程度", "复杂程度")
    )
    people_count: Mapped[int | None] = column(
        "涉及人数", sensitivity=ORDINARY, wanted=True, synonyms=("人数", "涉及当事人数", "当事人数", "涉案人数", "涉及人数(人)")
    )
    facts: Mapped[str | None] = column(
        "纠纷简要情况",
        text=Text.LONG,
        wanted=True,
        synonyms=(
            "简要情况",
            "案情",
            "基本情况",
            "主要事实",
            "简要案情",
            "案情简介",
            "纠纷简介",
            "纠纷事由",
            "纠纷概况",
            "基本案情",
            "纠纷情况",
            "纠纷内容",
            "矛盾内容",
            "矛盾纠纷内容",
            "矛盾纠纷简要情况",
            "案情摘要",
            "纠纷简况",
            "纠纷事实",
            "纠纷经过",
            "纠纷主要事实",
            "纠纷主要情况",
        ),
    )
    responsibility: Mapped[str | None] = column("各方责任", text=Text.LONG, help="各方约定写明责任时填写（人民调解法第29条）")
    claims: Mapped[str | None] = column("申请事项", text=Text.LONG, help="每行一项", synonyms=("申请人请求", "诉求"))
    recorder_id: Mapped[int | None] = key_to("committee_member")
    recorder: Mapped[CommitteeMember | None] = reference(
        "记录人", key="DisputeCase.recorder_id", sensitivity=ORDINARY, wanted=True, synonyms=("记录员",)
    )
    is_public: Mapped[bool | None] = column("公开调解", sensitivity=ORDINARY, help="当事人可以要求公开或不公开（人民调解法第23条）")
    is_refused: Mapped[bool] = column(
        "一方明确拒绝调解", sensitivity=ORDINARY, default=False, help="一方明确拒绝的，不得调解（人民调解法第17条）"
    )
    started_on: Mapped[date | None] = column("开始调解日", sensitivity=ORDINARY, happened=True, synonyms=("调解日期", "开始调解日期"))
    extended_to: Mapped[date | None] = column("延长调解至", sensitivity=ORDINARY, help="各方当事人同意延长时填写")
    outcome: Mapped[Outcome | None] = column(
        "调解结果",
        sensitivity=ORDINARY,
        wanted=True,
        synonyms=("结果", "结案方式", "调处结果", "化解结果"),
    )
    concluded_on: Mapped[date | None] = column(
        "结案日",
        sensitivity=ORDINARY,
        wanted=True,
        happened=True,
        index=True,
        synonyms=("结案日期", "结案时间", "调结日期", "办结日期", "调解结束日期", "化解日期", "化解时间", "调处日期", "调处时间"),
    )
    other_ways_told_on: Mapped[date | None] = column(
        "告知其他途径日期", sensitivity=ORDINARY, happened=True, help="调解不成须告知可通过仲裁、行政、司法途径维权（人民调解法第26条）"
    )
    agreement_no: Mapped[str | None] = column(
        "协议书编号", text=Text.NUMBER, synonyms=("协议书号", "协议编号", "人民调解协议书编号"), help="首次打印协议书时自动编号"
    )
    effective_on: Mapped[date | None] = column(
        "协议生效日",
        happened=True,
        synonyms=("生效日", "生效日期", "协议日期", "协议达成日期", "达成协议日期", "签订协议日期", "协议签订日期", "协议书签订日期"),
        help="书面协议以最后一个签名或盖章之日为准；口头协议为达成之日",
    )
    amount: Mapped[Decimal | None] = column(
        "协议涉及金额",
        synonyms=(
            "协议金额",
            "涉及金额",
            "涉案金额",
            "协议金额(元)",
            "涉及金额(元)",
            "标的额",
            "标的金额",
            "涉案标的",
            "协议标的",
            "标的",
            "协议标的额",
            "调解金额",
            "赔偿金额",
            "调解协议金额",
            "金额",
        ),
        help="各条款金额之和，单位元",
    )
    performance_terms: Mapped[str | None] = column("履行方式、时限", text=Text.LONG, help="条款中未写尽的履行方式、时限、地点")
    is_confirmation_planned: Mapped[bool] = column("拟申请司法确认", sensitivity=ORDINARY, default=False, help="协议书多打印一份交法院")
    performed_on: Mapped[date | None] = column("履行完毕日", happened=True, synonyms=("履行完毕日期", "履行日期"))
    breached_on: Mapped[date | None] = column("认定未履行日", happened=True)
    sued: Mapped[Sued | None] = column("反悔起诉")
    note: Mapped[str | None] = column("备注", text=Text.LONG, synonyms=("说明",))

    parties: Mapped[list[DisputeParty]] = rows("当事人", order_by="DisputeParty.position, DisputeParty.id")
    mediators: Mapped[list[DisputeMediator]] = rows("调解员", order_by="DisputeMediator.position, DisputeMediator.id")
    invited: Mapped[list[DisputeInvited]] = rows("邀请参与人", order_by="DisputeInvited.id")
    sessions: Mapped[list[DisputeSession]] = rows("调解记录", order_by="DisputeSession.held_on, DisputeSession.id")
    inquiries: Mapped[list[DisputeInquiry]] = rows("调查记录", order_by="DisputeInquiry.held_on, DisputeInquiry.id")
    evidence: Mapped[list[DisputeEvidence]] = rows("证据", order_by="DisputeEvidence.id")
    terms: Mapped[list[DisputeTerm]] = rows("协议条款", order_by="DisputeTerm.position, DisputeTerm.id")
    performances: Mapped[list[DisputePerformance]] = rows("履行情况", order_by="DisputePerformance.id")
    confirmation: Mapped[list[DisputeConfirmation]] = rows("司法确认", order_by="DisputeConfirmation.id")
    return_visits: Mapped[list[DisputeReturnVisit]] = rows("回访", order_by="DisputeReturnVisit.held_on, DisputeReturnVisit.id")
    prevented: Mapped[list[DisputePrevented]] = rows("预防效果", order_by="DisputePrevented.id", sensitivity=ORDINARY)
    dossier: Mapped[list[DisputeDossier]] = rows("卷宗", order_by="DisputeDossier.id", sensitivity=ORDINARY)
    subsidy: Mapped[list[DisputeSubsidy]] = rows("以案定补", order_by="DisputeSubsidy.id", sensitivity=ORDINARY)
    escalation: Mapped[list[DisputeEscalation]] = rows("激化风险", order_by="DisputeEscalation.found_on, DisputeEscalation.id")

    @property
    def court_confirmation(self) -> DisputeConfirmation | None:
        """The joint application to the court, of which there is at most one."""
        return self.confirmation[0] if self.confirmation else None

    @property
    def volume(self) -> DisputeDossier | None:
        """The volume in the archive, of which there is at most one."""
        return self.dossier[0] if self.dossier else None

    @property
    def mediator_subsidy(self) -> DisputeSubsidy | None:
        """The subsidy paid for the dossier, of which there is at most one."""
        return self.subsidy[0] if self.subsidy else None
