"""Cases of community corrections (社区矫正)."""

from datetime import date

from sqlalchemy.orm import Mapped

from libao_desk.declare.field import TERM_DAYS, TERM_MONTHS, TERM_YEARS, Sensitivity, Text, code_list, column, key_to, reference, rows
from libao_desk.declare.record import Record
from libao_desk.people.models import Person

from .codes import (
    AccessoryPenalty,
    CheckInResult,
    CorrectionCategory,
    CorrectionState,
    DecidingOrganKind,
    ExitKind,
    IntakeMode,
    ManagementClass,
    MedicalParoleKind,
    OffenceClass,
    SentenceKind,
)
from .parts import (
    CorrectionAssessment,
    CorrectionClassChange,
    CorrectionDevice,
    CorrectionEducation,
    CorrectionEntryPermit,
    CorrectionLeave,
    CorrectionMeetingPermit,
    CorrectionPlaceChange,
    CorrectionPlan,
    CorrectionPublicService,
    CorrectionReport,
    CorrectionSanction,
    CorrectionSchemeRole,
    CorrectionStandingPermit,
    CorrectionTeamMember,
    CorrectionVisit,
    CorrectionWhereabouts,
)
from .parts_events import (
    CorrectionHelp,
    CorrectionLibertyEvent,
    CorrectionMedicalReview,
    CorrectionSearch,
    CorrectionSearchStep,
)

ORDINARY = Sensitivity.ORDINARY
SENSITIVE = Sensitivity.SENSITIVE


class CorrectionCase(Record):
    """One person's term of correction (社区矫正对象)."""

    __tablename__ = "correction_case"

    state: Mapped[CorrectionState] = column("状态", sensitivity=SENSITIVE, default=CorrectionState.EXPECTED, index=True)
    case_no: Mapped[str | None] = column(
        "社区矫正对象编号",
        text=Text.NUMBER,
        index=True,
        synonyms=("矫正编号", "对象编号", "矫正对象编号", "案号"),
        help="县级社区矫正机构编发",
    )
    person_id: Mapped[int | None] = key_to("person")
    person: Mapped[Person | None] = reference(
        "对象",
        key="CorrectionCase.person_id",
        wanted=True,
        synonyms=("社区矫正对象", "矫正对象", "社区矫正人员", "矫正人员", "社矫对象", "被告人", "人员", "本人"),
    )
    is_juvenile: Mapped[bool] = column(
        "未成年社区矫正对象",
        sensitivity=SENSITIVE,
        default=False,
        synonyms=("是否未成年", "未成年"),
        help="犯罪时或者开始矫正时不满十八周岁；年满十八周岁后仍按未成年人办理（社区矫正法第58条）",
    )
    was_minor_at_offence: Mapped[bool | None] = column(
        "犯罪时不满十八周岁", sensitivity=SENSITIVE, help="并被判处五年有期徒刑以下刑罚的，犯罪记录应当封存（刑诉法第286条）"
    )

    # --- 调查评估 ---
    entrusted_on: Mapped[date | None] = column("收到委托函及材料日", happened=True, synonyms=("委托日期",))
    entrusting_organ: Mapped[str | None] = column("委托机关", sensitivity=ORDINARY)
    entrust_no: Mapped[str | None] = column("委托函文号", text=Text.NUMBER, sensitivity=ORDINARY)
    is_fast_track: Mapped[bool] = column("适用速裁程序", sensitivity=ORDINARY, default=False)
    inquiry_findings: Mapped[str | None] = column("调查情况", text=Text.LONG, sensitivity=SENSITIVE)
    inquiry_opinion: Mapped[str | None] = column("评估意见", text=Text.LONG, sensitivity=SENSITIVE)
    opinion_no: Mapped[str | None] = column("调查评估意见书文号", text=Text.NUMBER, sensitivity=ORDINARY, help="县级社区矫正机构编号")
    opinion_sent_on: Mapped[date | None] = column("调查评估意见发出日", happened=True)

    # --- 判决裁定决定 ---
    category: Mapped[CorrectionCategory | None] = column(
        "矫正类别",
        sensitivity=SENSITIVE,
        wanted=True,
        index=True,
        synonyms=("类别", "矫正类型", "社区矫正类别", "社区矫正类型", "矫正种类", "社矫类别"),
    )
    medical_parole_kind: Mapped[MedicalParoleKind | None] = column("暂予监外执行情形", sensitivity=SENSITIVE)
    offence_class: Mapped[OffenceClass | None] = column("罪名分类", sensitivity=SENSITIVE, wanted=True, synonyms=("犯罪类型",))
    offence: Mapped[str | None] = column(
        "具体罪名",
        sensitivity=SENSITIVE,
        wanted=True,
        synonyms=("罪名", "罪由", "案由", "犯罪罪名", "所犯罪名", "原判罪名"),
        help="与裁判文书一致",
    )
    is_joint: Mapped[bool | None] = column("是否共同犯罪", sensitivity=SENSITIVE)
    organ_kind: Mapped[DecidingOrganKind | None] = column("决定机关类别", sensitivity=SENSITIVE)
    deciding_organ: Mapped[str | None] = column(
        "决定机关",
        sensitivity=SENSITIVE,
        wanted=True,
        synonyms=("判决机关", "裁判机关", "社区矫正决定机关", "判决法院", "原判法院", "作出判决机关", "原判机关", "原判决机关", "裁判法院"),
    )
    instrument_no: Mapped[str | None] = column(
        "文书号",
        text=Text.NUMBER,
        sensitivity=SENSITIVE,
        wanted=True,
        synonyms=(
            "判决书号",
            "文书字号",
            "法律文书号",
            "判决书文号",
            "判决文号",
            "判决书字号",
            "刑事判决书号",
            "刑事判决书文号",
            "法律文书文号",
            "法律文书编号",
            "裁判文书号",
            "裁判文书文号",
            "文书文号",
        ),
    )
    instrument_date: Mapped[date | None] = column(
        "文书日期",
        sensitivity=SENSITIVE,
        wanted=True,
        happened=True,
        synonyms=("判决日期", "判决书日期", "裁判日期", "裁判文书日期", "法律文书日期"),
    )
    effective_on: Mapped[date | None] = column(
        "生效日期",
        sensitivity=SENSITIVE,
        wanted=True,
        happened=True,
        synonyms=("判决生效日期", "生效时间", "裁判生效日期", "文书生效日期", "法律文书生效日期"),
        help="报到期限自次日起算十日",
    )
    sentence_kind: Mapped[SentenceKind | None] = column(
        "原判刑罚",
        sensitivity=SENSITIVE,
        wanted=True,
        synonyms=(
            "刑种",
            "主刑",
            "原判刑种",
        ),
    )
    sentence_years: Mapped[int | None] = column("原判刑期（年）", sensitivity=SENSITIVE, wanted=True, span=TERM_YEARS)
    sentence_months: Mapped[int | None] = column(
        "原判刑期（月）", sensitivity=SENSITIVE, span=TERM_MONTHS, synonyms=("刑期（月）", "判处刑期（月）")
    )
    sentence_days: Mapped[int | None] = column("原判刑期（日）", sensitivity=SENSITIVE, span=TERM_DAYS)
    accessory: Mapped[tuple[AccessoryPenalty, ...] | None] = code_list("附加刑", AccessoryPenalty, sensitivity=SENSITIVE)
    prohibition_text: Mapped[str | None] = column(
        "禁止令内容", text=Text.LONG, sensitivity=SENSITIVE, help="只有管制、缓刑可以同时宣告禁止令（刑法第38、72条）"
    )
    prohibition_from: Mapped[date | None] = column("禁止令起", sensitivity=SENSITIVE)
    prohibition_to: Mapped[date | None] = column("禁止令止", sensitivity=SENSITIVE)
    term_years: Mapped[int | None] = column("矫正期限（年）", sensitivity=SENSITIVE, span=TERM_YEARS, help="缓刑为考验期；用于核对起止日期")
    term_months: Mapped[int | None] = column(
        "矫正期限（月）", sensitivity=SENSITIVE, span=TERM_MONTHS, synonyms=("考验期（月）", "缓刑考验期（月）", "矫正期（月）")
    )
    term_days: Mapped[int | None] = column("矫正期限（日）", sensitivity=SENSITIVE, span=TERM_DAYS)
    custody_days: Mapped[int | None] = column(
        "先行羁押日数", sensitivity=SENSITIVE, span=TERM_DAYS, help="管制：羁押一日折抵刑期二日（刑法第41条）"
    )
    term_from: Mapped[date | None] = column(
        "矫正开始日期", sensitivity=SENSITIVE, wanted=True, synonyms=("矫正起始日期", "矫正期限起", "矫正开始时间", "起始日期")
    )
    term_to: Mapped[date | None] = column(
        "矫正结束日期", sensitivity=SENSITIVE, wanted=True, index=True, synonyms=("矫正期限止", "矫正结束时间", "期满日", "终止日期"),
        help="以法律文书载明的日期为准",
    )  # fmt: skip
    custody_place: Mapped[str | None] = column("原羁押场所", sensitivity=SENSITIVE)

    # --- 接收 ---
    notice_received_on: Mapped[date | None] = column("收到决定机关通知日", happened=True)
    docs_received_on: Mapped[date | None] = column(
        "法律文书收到日期", wanted=True, happened=True, synonyms=("文书收到日期", "收到文书日期", "收到法律文书日期", "法律文书接收日期")
    )
    docs_asked_on: Mapped[date | None] = column("要求补齐文书日", happened=True)
    docs_completed_on: Mapped[date | None] = column("文书补齐日", happened=True)
    receipt_sent_on: Mapped[date | None] = column("回执日期", wanted=True, happened=True)
    organ_received_on: Mapped[date | None] = column("监所收到暂予监外执行决定日", happened=True, help="暂予监外执行：十日内移送")
    intake_mode: Mapped[IntakeMode | None] = column("接收方式", wanted=True)
    checked_in_on: Mapped[date | None] = column("报到日期", wanted=True, happened=True, index=True, synonyms=("报到时间",))
    checkin_result: Mapped[CheckInResult | None] = column("报到情况", wanted=True)
    responsibility_signed_on: Mapped[date | None] = column("矫正责任书签订日", happened=True)
    intake_announced_on: Mapped[date | None] = column("入矫宣告日期", wanted=True, happened=True, synonyms=("宣告日期", "宣告时间"))
    moved_in_from: Mapped[str | None] = column("迁入前执行地", text=Text.ADDRESS, help="因执行地变更迁入的填写")

    # --- 监督管理 ---
    mgmt_class: Mapped[ManagementClass | None] = column(
        "管理类别",
        sensitivity=SENSITIVE,
        wanted=True,
        index=True,
        synonyms=("管理等级", "矫正等级", "管理级别", "监管等级", "监管级别", "处遇等级", "处遇级别", "分级管理"),
        help="以后的变动请登记在“管理类别调整”中",
    )
    guarantor_id: Mapped[int | None] = key_to("person")
    guarantor: Mapped[Person | None] = reference("保证人", key="CorrectionCase.guarantor_id", help="保外就医的填写")
    review_hospital: Mapped[str | None] = column("病情复查医院", sensitivity=SENSITIVE, help="省级人民政府指定的医院")
    exit_report_on: Mapped[date | None] = column("不准出境报备日", sensitivity=SENSITIVE, happened=True)
    exit_lifted_on: Mapped[date | None] = column("不准出境解除日", sensitivity=SENSITIVE, happened=True)
    is_out_of_contact: Mapped[bool] = column("是否脱管", sensitivity=SENSITIVE, default=False)
    is_missed: Mapped[bool] = column("是否漏管", sensitivity=SENSITIVE, default=False)
    missed_found_on: Mapped[date | None] = column("漏管发现日", sensitivity=SENSITIVE, happened=True)
    contact_note: Mapped[str | None] = column("脱管漏管说明", text=Text.LONG, sensitivity=SENSITIVE)
    has_reoffended: Mapped[bool] = column("是否重新犯罪", sensitivity=SENSITIVE, default=False)
    reoffended_on: Mapped[date | None] = column("重新犯罪发现日", sensitivity=SENSITIVE, happened=True)
    new_offence: Mapped[str | None] = column("新罪罪名", sensitivity=SENSITIVE)

    # --- 解除、终止 ---
    summary_on: Mapped[date | None] = column("个人总结日", happened=True)
    appraisal_on: Mapped[date | None] = column("解除矫正鉴定日", happened=True)
    appraisal: Mapped[str | None] = column("鉴定意见", text=Text.LONG, sensitivity=SENSITIVE)
    aftercare_advice: Mapped[str | None] = column("安置帮教建议", text=Text.LONG)
    aftercare_handover_on: Mapped[date | None] = column("安置帮教衔接日", happened=True)
    prison_told_on: Mapped[date | None] = column("通知监所办理刑满释放日", happened=True, help="暂予监外执行由监狱管理机关、公安机关批准的")
    certificate_no: Mapped[str | None] = column("解除证明书编号", text=Text.NUMBER, help="县级社区矫正机构编号")
    certificate_on: Mapped[date | None] = column("解除证明书日期", happened=True)
    exit_notices_on: Mapped[date | None] = column("解除通知送达日", happened=True, help="送决定机关、人民检察院、公安机关")
    pardon_on: Mapped[date | None] = column("赦免日", sensitivity=SENSITIVE, happened=True)
    died_on: Mapped[date | None] = column("死亡日期", happened=True)
    death_known_on: Mapped[date | None] = column("得知死亡日", happened=True)
    death_notified_on: Mapped[date | None] = column("死亡通知日", happened=True)
    ended_on: Mapped[date | None] = column(
        "解除/终止日期",
        happened=True,
        index=True,
        synonyms=(
            "解除终止日期",
            "解除或终止日期",
            "终止解除日期",
            "解矫日期",
            "解除日期",
            "解除矫正日期",
            "解除社区矫正日期",
            "终止矫正日期",
            "矫正终止日期",
            "终止日期",
            "实际解矫日期",
            "实际解除日期",
        ),
    )
    exit_kind: Mapped[ExitKind | None] = column(
        "解除/终止类型",
        sensitivity=SENSITIVE,
        synonyms=(
            "解矫类型",
            "解除类型",
            "终止类型",
            "解除原因",
            "解矫原因",
            "终止原因",
            "解除/终止原因",
            "解除矫正原因",
            "解除社区矫正原因",
        ),
    )
    sealed_on: Mapped[date | None] = column("封存日", sensitivity=SENSITIVE, happened=True)
    note: Mapped[str | None] = column("备注", text=Text.LONG)

    team: Mapped[list[CorrectionTeamMember]] = rows("矫正小组", order_by="CorrectionTeamMember.id")
    scheme_roles: Mapped[list[CorrectionSchemeRole]] = rows("矫务长、三员", order_by="CorrectionSchemeRole.id")
    class_changes: Mapped[list[CorrectionClassChange]] = rows("管理类别调整", order_by="CorrectionClassChange.starts_on")
    plans: Mapped[list[CorrectionPlan]] = rows("矫正方案", order_by="CorrectionPlan.made_on, CorrectionPlan.id")
    reports: Mapped[list[CorrectionReport]] = rows("报告", order_by="CorrectionReport.reported_on, CorrectionReport.id")
    visits: Mapped[list[CorrectionVisit]] = rows("查访", order_by="CorrectionVisit.held_on, CorrectionVisit.id")
    educations: Mapped[list[CorrectionEducation]] = rows("教育学习", order_by="CorrectionEducation.held_on, CorrectionEducation.id")
    public_services: Mapped[list[CorrectionPublicService]] = rows("公益活动", order_by="CorrectionPublicService.held_on")
    leaves: Mapped[list[CorrectionLeave]] = rows("请假外出", order_by="CorrectionLeave.starts_on")
    standing_permits: Mapped[list[CorrectionStandingPermit]] = rows("经常性跨市县活动", order_by="CorrectionStandingPermit.starts_on")
    place_changes: Mapped[list[CorrectionPlaceChange]] = rows("执行地变更", order_by="CorrectionPlaceChange.id")
    entry_permits: Mapped[list[CorrectionEntryPermit]] = rows("进入特定场所审批", order_by="CorrectionEntryPermit.starts_on")
    meeting_permits: Mapped[list[CorrectionMeetingPermit]] = rows("会客审批", order_by="CorrectionMeetingPermit.starts_on")
    devices: Mapped[list[CorrectionDevice]] = rows("电子定位", order_by="CorrectionDevice.starts_on")
    whereabouts_checks: Mapped[list[CorrectionWhereabouts]] = rows("定位核查", order_by="CorrectionWhereabouts.made_on")
    assessments: Mapped[list[CorrectionAssessment]] = rows("考核", order_by="CorrectionAssessment.held_on, CorrectionAssessment.id")
    sanctions: Mapped[list[CorrectionSanction]] = rows("奖惩", order_by="CorrectionSanction.id", sensitivity=SENSITIVE)
    searches: Mapped[list[CorrectionSearch]] = rows("失联查找", order_by="CorrectionSearch.lost_found_on", sensitivity=SENSITIVE)
    search_steps: Mapped[list[CorrectionSearchStep]] = rows("查找经过", order_by="CorrectionSearchStep.taken_on", sensitivity=SENSITIVE)
    medical_reviews: Mapped[list[CorrectionMedicalReview]] = rows("病情复查", order_by="CorrectionMedicalReview.id", sensitivity=SENSITIVE)
    helps: Mapped[list[CorrectionHelp]] = rows("帮扶", order_by="CorrectionHelp.given_on")
    liberty_events: Mapped[list[CorrectionLibertyEvent]] = rows(
        "被限制人身自由", order_by="CorrectionLibertyEvent.starts_on", sensitivity=SENSITIVE
    )

    @property
    def is_sealable(self) -> bool:
        """Under 18 at the crime and sentenced to five years or less (刑诉法 286): the record is sealed when all is over."""
        return bool(self.was_minor_at_offence) and self._is_five_years_or_less

    @property
    def _is_five_years_or_less(self) -> bool:
        if self.sentence_kind in (SentenceKind.PUBLIC_SURVEILLANCE, SentenceKind.SHORT_DETENTION):
            return True
        months = (self.sentence_years or 0) * 12 + (self.sentence_months or 0)
        known = months > 0 or bool(self.sentence_days)
        return self.sentence_kind is SentenceKind.FIXED_TERM and known and (months, self.sentence_days or 0) <= (60, 0)
