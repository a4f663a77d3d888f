"""Parts of a correction case (社区矫正子记录): who looks after the subject, contacts, leaves, measures, help."""

from datetime import date

from sqlalchemy.orm import Mapped

from libao_desk.declare.field import Sensitivity, Text, column, owner_key
from libao_desk.declare.record import PartRow
from libao_desk.people.codes import Sex

from .codes import (
    ApprovalLevel,
    DeviceGround,
    EducationKind,
    LeaveKind,
    LeaveReason,
    ManagementClass,
    ReportKind,
    SanctionKind,
    SchemeRole,
    TeamMemberKind,
    VisitKind,
)
from .grounds import SanctionGround

OWNER = "correction_case"
ORDINARY = Sensitivity.ORDINARY
SENSITIVE = Sensitivity.SENSITIVE


class CorrectionTeamMember(PartRow):
    """A member of the correction team (矫正小组成员), 社区矫正法 25."""

    __tablename__ = "correction_team_member"

    case_id: Mapped[int] = owner_key(OWNER)
    name: Mapped[str] = column("姓名", text=Text.NAME)
    kind: Mapped[TeamMemberKind | None] = column("成员类别", wanted=True)
    sex: Mapped[Sex | None] = column("性别", help="对象为女性的，小组中应有女性成员（社区矫正法第25条）")
    knows_minors: Mapped[bool] = column("熟悉未成年人身心特点", default=False, help="对象为未成年人的必备（社区矫正法第52条）")
    is_leader: Mapped[bool] = column("组长", default=False)
    organisation: Mapped[str | None] = column("单位")
    phone: Mapped[str | None] = column("联系电话", text=Text.PHONE)
    starts_on: Mapped[date | None] = column("起", sensitivity=ORDINARY, happened=True)
    ends_on: Mapped[date | None] = column("止", sensitivity=ORDINARY, happened=True)


class CorrectionSchemeRole(PartRow):
    """A post of the local scheme (矫务长、三员): never a decision of the county body."""

    __tablename__ = "correction_scheme_role"

    case_id: Mapped[int] = owner_key(OWNER)
    role: Mapped[SchemeRole] = column("岗位类别")
    post: Mapped[str | None] = column("岗位名称", sensitivity=ORDINARY, help="如监督管理员、教育矫正员、帮困扶助员")
    name: Mapped[str] = column("姓名", text=Text.NAME)
    organisation: Mapped[str | None] = column("单位")
    phone: Mapped[str | None] = column("联系电话", text=Text.PHONE)
    tasks: Mapped[str | None] = column("职责", text=Text.LONG, help="不得写入应由县级社区矫正机构决定的事项")
    starts_on: Mapped[date | None] = column("起", sensitivity=ORDINARY, happened=True)
    ends_on: Mapped[date | None] = column("止", sensitivity=ORDINARY, happened=True)


class CorrectionClassChange(PartRow):
    """The management class from a day on (管理类别调整), 社区矫正法 24."""

    __tablename__ = "correction_class_change"

    case_id: Mapped[int] = owner_key(OWNER)
    starts_on: Mapped[date] = column("自何日起", happened=True)
    mgmt_class: Mapped[ManagementClass] = column("管理类别", sensitivity=SENSITIVE)
    reason: Mapped[str | None] = column("理由", text=Text.LONG, sensitivity=SENSITIVE)
    approved_by: Mapped[str | None] = column("批准", sensitivity=ORDINARY)


class CorrectionPlan(PartRow):
    """A version of the correction plan (矫正方案), or the note that a review changed nothing; 办法 22, 社区矫正法 24."""

    __tablename__ = "correction_plan"

    case_id: Mapped[int] = owner_key(OWNER)
    edition: Mapped[int | None] = column("版本", sensitivity=ORDINARY, help="不填的，保存时接着上一版编号")
    made_on: Mapped[date] = column("制定(评估)日期", happened=True)
    is_unchanged: Mapped[bool] = column("经评估不作调整", default=False)
    basic_facts: Mapped[str | None] = column("基本情况", text=Text.LONG, sensitivity=SENSITIVE)
    assessment_result: Mapped[str | None] = column("综合评估结果", text=Text.LONG, sensitivity=SENSITIVE)
    psych_state: Mapped[str | None] = column("心理状态和其他特殊情况分析", text=Text.LONG, sensitivity=SENSITIVE)
    supervision_measures: Mapped[str | None] = column("监督管理措施", text=Text.LONG, sensitivity=SENSITIVE)
    education_help_measures: Mapped[str | None] = column("教育帮扶措施", text=Text.LONG, sensitivity=SENSITIVE)
    other: Mapped[str | None] = column("其他", text=Text.LONG, sensitivity=SENSITIVE)
    effect_review: Mapped[str | None] = column("实施效果评估", text=Text.LONG, sensitivity=SENSITIVE)
    adjusted_reason: Mapped[str | None] = column("调整理由", text=Text.LONG, sensitivity=SENSITIVE)
    author: Mapped[str | None] = column("制定人", text=Text.NAME, sensitivity=ORDINARY)


class CorrectionReport(PartRow):
    """A report of the subject (报告), 社区矫正法 23."""

    __tablename__ = "correction_report"

    case_id: Mapped[int] = owner_key(OWNER)
    kind: Mapped[ReportKind] = column("报告方式")
    reported_on: Mapped[date] = column("报告日期", happened=True)
    content: Mapped[str | None] = column("内容", text=Text.LONG, sensitivity=SENSITIVE)
    accepted_by: Mapped[str | None] = column("接收人", text=Text.NAME, sensitivity=ORDINARY)


class CorrectionVisit(PartRow):
    """A visit or another contact by the office (实地查访、通信联络、信息化核查), 社区矫正法 26."""

    __tablename__ = "correction_visit"

    case_id: Mapped[int] = owner_key(OWNER)
    kind: Mapped[VisitKind] = column("方式")
    held_on: Mapped[date] = column("日期", happened=True)
    place: Mapped[str | None] = column("地点", text=Text.ADDRESS)
    visitors: Mapped[str | None] = column("查访人", help="实地查访应有二人以上，姓名之间用顿号")
    finding: Mapped[str | None] = column("情况", text=Text.LONG, sensitivity=SENSITIVE)


class CorrectionEducation(PartRow):
    """One piece of education (教育学习), 社区矫正法 36."""

    __tablename__ = "correction_education"

    case_id: Mapped[int] = owner_key(OWNER)
    kind: Mapped[EducationKind] = column("形式")
    held_on: Mapped[date] = column("日期", happened=True)
    hours: Mapped[int | None] = column("学时")
    topic: Mapped[str | None] = column("主题")
    is_absent: Mapped[bool | None] = column("缺席")
    absence_reason: Mapped[str | None] = column("缺席原因")


class CorrectionPublicService(PartRow):
    """One piece of public service (公益活动), 社区矫正法 42: the law sets no number of hours."""

    __tablename__ = "correction_public_service"

    case_id: Mapped[int] = owner_key(OWNER)
    held_on: Mapped[date] = column("日期", happened=True)
    hours: Mapped[int | None] = column("小时")
    place: Mapped[str | None] = column("地点", text=Text.ADDRESS)
    content: Mapped[str | None] = column("内容", text=Text.LONG)
    is_by_ability: Mapped[bool | None] = column("根据个人特长安排", help="社区矫正法第42条")
    is_absent: Mapped[bool | None] = column("缺席")
    absence_reason: Mapped[str | None] = column("缺席原因")


class CorrectionLeave(PartRow):
    """An absence from the city (请假外出), 社区矫正法 27."""

    __tablename__ = "correction_leave"

    case_id: Mapped[int] = owner_key(OWNER)
    kind: Mapped[LeaveKind | None] = column("审批类别", help="由天数决定，可不填")
    reason: Mapped[LeaveReason | None] = column("事由", wanted=True)
    destination: Mapped[str | None] = column("目的地", text=Text.ADDRESS, wanted=True)
    destination_code: Mapped[str | None] = column("目的地代码", text=Text.DIVISION)
    starts_on: Mapped[date] = column("外出日期")
    ends_on: Mapped[date] = column("应返回日期")
    evidence: Mapped[str | None] = column("证明材料")
    applied_on: Mapped[date | None] = column("申请日期", happened=True)
    office_opinion: Mapped[str | None] = column("司法所意见", text=Text.LONG)
    approver: Mapped[ApprovalLevel | None] = column("批准机关")
    approved_on: Mapped[date | None] = column("批准日期", happened=True)
    is_refused: Mapped[bool] = column("不予批准", default=False)
    filed_on: Mapped[date | None] = column("备案日期", happened=True, help="司法所批准的，报县级社区矫正机构备案")
    procuratorate_told_on: Mapped[date | None] = column("通报检察院日期", happened=True)
    returned_on: Mapped[date | None] = column("销假日期", happened=True)
    closed_by: Mapped[str | None] = column("销假经办人", text=Text.NAME, sensitivity=ORDINARY)


class CorrectionStandingPermit(PartRow):
    """A permit for regular journeys (经常性跨市县活动), 社区矫正法 27, 办法 29."""

    __tablename__ = "correction_standing_permit"

    case_id: Mapped[int] = owner_key(OWNER)
    cities: Mapped[str | None] = column("往返市县", wanted=True)
    frequency: Mapped[str | None] = column("频次")
    reason: Mapped[str | None] = column("外出理由", text=Text.LONG)
    evidence: Mapped[str | None] = column("证明材料")
    office_opinion: Mapped[str | None] = column("司法所意见", text=Text.LONG)
    starts_on: Mapped[date] = column("起")
    ends_on: Mapped[date | None] = column("止", help="一次批准不超过六个月")
    approved_by: Mapped[str | None] = column("批准机关", sensitivity=ORDINARY)
    approved_on: Mapped[date | None] = column("批准日期", happened=True)
    ended_on: Mapped[date | None] = column("提前终止日期", happened=True)


class CorrectionPlaceChange(PartRow):
    """A change of the place of execution (执行地变更), 社区矫正法 27, 办法 30、31."""

    __tablename__ = "correction_place_change"

    case_id: Mapped[int] = owner_key(OWNER)
    new_place: Mapped[str | None] = column("新执行地", text=Text.ADDRESS, wanted=True)
    planned_on: Mapped[date | None] = column("拟迁出日期")
    applied_on: Mapped[date | None] = column("申请日期", happened=True)
    reason: Mapped[str | None] = column("理由", text=Text.LONG)
    office_opinion: Mapped[str | None] = column("司法所意见", text=Text.LONG)
    consult_sent_on: Mapped[date | None] = column("征求意见函发出日", happened=True)
    consult_received_on: Mapped[date | None] = column("新执行地收函日", happened=True)
    replied_on: Mapped[date | None] = column("回复日", happened=True)
    reply: Mapped[str | None] = column("回复意见", text=Text.LONG)
    decided_on: Mapped[date | None] = column("决定日", happened=True)
    is_agreed: Mapped[bool | None] = column("同意变更")
    files_sent_on: Mapped[date | None] = column("档案移交日", happened=True)
    files_received_on: Mapped[date | None] = column("新执行地收到档案日", happened=True)
    files_receipt_on: Mapped[date | None] = column("移交回执日", happened=True)
    told_on: Mapped[date | None] = column("对象收到决定日", happened=True)
    due_check_in_on: Mapped[date | None] = column("应到新执行地报到日", help="决定书载明的日期；未填写的按收到决定之日起七日计算")
    checked_in_new_on: Mapped[date | None] = column("新执行地报到日", happened=True)


class CorrectionEntryPermit(PartRow):
    """A permit to enter a certain area or place (进入特定区域(场所)审批), 办法 39."""

    __tablename__ = "correction_entry_permit"

    case_id: Mapped[int] = owner_key(OWNER)
    place: Mapped[str] = column("区域(场所)", text=Text.ADDRESS)
    starts_on: Mapped[date] = column("起")
    ends_on: Mapped[date | None] = column("止")
    reason: Mapped[str | None] = column("事由", text=Text.LONG)
    office_opinion: Mapped[str | None] = column("司法所意见", text=Text.LONG)
    county_decision: Mapped[str | None] = column("县级社区矫正机构决定")
    decided_on: Mapped[date | None] = column("决定日", happened=True)


class CorrectionMeetingPermit(PartRow):
    """A permit to receive someone (会客审批), 办法 25."""

    __tablename__ = "correction_meeting_permit"

    case_id: Mapped[int] = owner_key(OWNER)
    visitor: Mapped[str] = column("来客姓名", text=Text.NAME)
    starts_on: Mapped[date] = column("起")
    ends_on: Mapped[date | None] = column("止")
    reason: Mapped[str | None] = column("事由", text=Text.LONG)
    office_opinion: Mapped[str | None] = column("司法所意见", text=Text.LONG)
    county_decision: Mapped[str | None] = column("县级社区矫正机构决定")
    decided_on: Mapped[date | None] = column("决定日", happened=True)


class CorrectionDevice(PartRow):
    """An electronic locating device (电子定位装置): its ground, approval and dates, never a place (社区矫正法 29)."""

    __tablename__ = "correction_device"

    case_id: Mapped[int] = owner_key(OWNER)
    ground: Mapped[DeviceGround] = column("事由", sensitivity=SENSITIVE)
    fact: Mapped[str | None] = column("事实、理由", text=Text.LONG, sensitivity=SENSITIVE, help="写明违反规定的事实，不写位置")
    office_opinion: Mapped[str | None] = column("司法所意见", text=Text.LONG)
    approved_by: Mapped[str | None] = column("批准人", text=Text.NAME, sensitivity=ORDINARY, help="县级司法行政部门负责人")
    starts_on: Mapped[date] = column("起", happened=True)
    ends_on: Mapped[date | None] = column("批准至", help="不超过三个月，每次延长不超过三个月")
    extended_count: Mapped[int] = column("延长次数", default=0, span=(0, 99))
    extended_on: Mapped[date | None] = column("最近一次延长批准日", happened=True)
    removed_on: Mapped[date | None] = column("解除日", happened=True)


class CorrectionWhereabouts(PartRow):
    """One check of the whereabouts (定位核查): when, and whether it succeeded; the place is not kept."""

    __tablename__ = "correction_whereabouts"

    case_id: Mapped[int] = owner_key(OWNER)
    made_on: Mapped[date] = column("核查日期", happened=True)
    succeeded: Mapped[bool] = column("核查成功", default=True)


class CorrectionAssessment(PartRow):
    """An assessment of conduct (考核), 社区矫正法 28; the scoring is local."""

    __tablename__ = "correction_assessment"

    case_id: Mapped[int] = owner_key(OWNER)
    period: Mapped[str | None] = column("考核周期")
    held_on: Mapped[date] = column("考核日期", happened=True)
    score: Mapped[int | None] = column("得分", sensitivity=SENSITIVE, span=(-999, 999))
    result: Mapped[str | None] = column("考核结果", sensitivity=SENSITIVE, help="按季评定的等次")
    published_on: Mapped[date | None] = column("公示日", happened=True, help="未成年人不公示")
    notified_on: Mapped[date | None] = column("告知日", happened=True)


class CorrectionSanction(PartRow):
    """A reward, a sanction or a proposal to another body (奖惩), 社区矫正法 28、33、46—49."""

    __tablename__ = "correction_sanction"

    case_id: Mapped[int] = owner_key(OWNER)
    kind: Mapped[SanctionKind] = column("种类", sensitivity=SENSITIVE)
    ground: Mapped[SanctionGround | None] = column("法定事由", sensitivity=SENSITIVE, help="由人选定；程序只列条文，不提出处理建议")
    fact: Mapped[str | None] = column("事实", text=Text.LONG, sensitivity=SENSITIVE, help="写明时间、地点、情节")
    evidence: Mapped[str | None] = column("证据", text=Text.LONG, sensitivity=SENSITIVE, help="证据名称，之间用顿号")
    article: Mapped[str | None] = column("依据条款", sensitivity=ORDINARY, help="未选法定事由的，写明所依据的法律名称和条款，照写入文书")
    paper_no: Mapped[str | None] = column("决定书（建议书）文号", text=Text.NUMBER, sensitivity=ORDINARY, help="县级社区矫正机构编号")
    proposed_on: Mapped[date | None] = column("提请(呈报)日", happened=True)
    received_on: Mapped[date | None] = column("决定机关收到建议书日", happened=True)
    decided_by: Mapped[str | None] = column("决定机关", sensitivity=ORDINARY)
    decided_on: Mapped[date | None] = column("决定日", happened=True)
    is_granted: Mapped[bool | None] = column("准许(同意)")
    served_on: Mapped[date | None] = column("送达对象日", happened=True)
    copied_to_procuratorate_on: Mapped[date | None] = column("抄送检察院日", happened=True)
