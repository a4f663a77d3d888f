"""One petition matter (信访事项): what the office received, told, answered and served, and when."""

from datetime import date

from sqlalchemy.orm import Mapped, validates

from libao_desk.declare.field import Sensitivity, Text, column, rows
from libao_desk.declare.record import Record

from .codes import (
    Channel,
    LegalRoute,
    OpinionResult,
    PetitionField,
    PetitionKind,
    PetitionState,
    Rating,
    RefuseReason,
    RouteIn,
)
from .parts import (
    PetitionHelp,
    PetitionItem,
    PetitionLeaderNote,
    PetitionRecheck,
    PetitionRepresentative,
    PetitionReview,
)

ORDINARY, SENSITIVE = Sensitivity.ORDINARY, Sensitivity.SENSITIVE


class PetitionMatter(Record):
    """One matter (信访事项).

    The petitioner is written on the matter and nowhere else: no card joins one person's petitions (信访工作条例 18).
    """

    __tablename__ = "petition_matter"

    state: Mapped[PetitionState] = column("状态", sensitivity=ORDINARY, default=PetitionState.RECEIVED, index=True)
    received_on: Mapped[date | None] = column(
        "收到日期",
        sensitivity=ORDINARY,
        wanted=True,
        happened=True,
        synonyms=("收到日", "来信来访日期", "来信日期", "来访日期", "来电日期", "信访日期", "来件日期", "收件日期"),
    )
    registered_on: Mapped[date | None] = column(
        "登记日期", sensitivity=ORDINARY, wanted=True, happened=True, synonyms=("登记日", "登记时间")
    )
    entered_on: Mapped[date | None] = column(
        "录入系统日期", sensitivity=ORDINARY, wanted=True, happened=True, synonyms=("录入日", "录入日期", "录入时间")
    )
    system_no: Mapped[str | None] = column(
        "系统编号", sensitivity=ORDINARY, text=Text.NUMBER, wanted=True, synonyms=("信访系统编号", "信访件编号")
    )
    old_no: Mapped[str | None] = column("原登记编号", sensitivity=ORDINARY, text=Text.NUMBER, synonyms=("登记编号", "信访编号", "编号"))
    channel: Mapped[Channel | None] = column(
        "来源方式", sensitivity=ORDINARY, wanted=True, synonyms=("信访形式", "来源", "信访方式", "信访渠道", "来件形式")
    )
    route_in: Mapped[RouteIn | None] = column("到件方式", sensitivity=ORDINARY, wanted=True)
    from_organ: Mapped[str | None] = column(
        "转办、交办机关",
        sensitivity=ORDINARY,
        synonyms=("转送机关", "交办机关", "转办单位", "交办单位", "来文单位", "转办机关", "转办部门", "交办部门", "转送单位"),
    )
    from_no: Mapped[str | None] = column(
        "转办、交办文号", sensitivity=ORDINARY, text=Text.NUMBER, synonyms=("交办文号", "转办文号", "转送文号", "来文文号")
    )
    organ_received_on: Mapped[date | None] = column("转办、交办机关收到日期", sensitivity=ORDINARY, happened=True)
    report_due_on: Mapped[date | None] = column("要求反馈日期", sensitivity=ORDINARY, synonyms=("反馈期限",))
    reported_on: Mapped[date | None] = column("反馈日期", sensitivity=ORDINARY, happened=True)
    petitioner: Mapped[str | None] = column(
        "信访人",
        listed=False,
        text=Text.NAME,
        synonyms=(
            "信访人姓名",
            "来访人",
            "上访人",
            "来访人姓名",
            "来信人",
            "来信来访人",
            "来信来访人姓名",
            "反映人",
            "反映人姓名",
            "投诉人",
            "姓名",
        ),
        help="姓名不明的留空",
    )
    petitioner_address: Mapped[str | None] = column(
        "信访人住址", listed=False, text=Text.ADDRESS, synonyms=("住址", "通讯地址", "信访人地址", "家庭住址", "家庭地址", "地址", "现住址")
    )
    is_address_unclear: Mapped[bool | None] = column("姓名、住址不清", sensitivity=ORDINARY, help="姓名、住址不清的，无须书面告知")
    contact: Mapped[str | None] = column(
        "联系方式",
        listed=False,
        synonyms=("联系电话", "电话", "信访人电话", "信访人联系电话", "信访人联系方式", "信访人手机号", "联系方法", "手机号", "手机号码"),
        help="只用于答复",
    )
    people: Mapped[int | None] = column(
        "人数",
        sensitivity=ORDINARY,
        synonyms=(
            "信访人数",
            "来访人数",
            "来信人数",
            "涉及人数",
        ),
    )
    is_confidential: Mapped[bool | None] = column("要求保密", sensitivity=SENSITIVE, help="检举控告一律保密")
    kind: Mapped[PetitionKind | None] = column("类别", wanted=True, synonyms=("信访目的", "事项类别", "信访类别"))
    field: Mapped[PetitionField | None] = column(
        "内容领域",
        sensitivity=ORDINARY,
        wanted=True,
        synonyms=("领域", "内容分类", "内容类别", "问题类别", "问题类型", "问题分类", "反映问题类别", "问题性质"),
    )
    matter: Mapped[str | None] = column(
        "反映事项",
        text=Text.LONG,
        wanted=True,
        synonyms=(
            "信访事项",
            "主要内容",
            "反映内容",
            "反映问题",
            "信访内容",
            "反映的主要问题",
            "反映主要问题",
            "反映的问题",
            "反映情况",
            "主要问题",
            "信访问题",
            "信访事由",
            "投诉内容",
        ),
    )
    request: Mapped[str | None] = column(
        "诉求", text=Text.LONG, wanted=True, synonyms=("主要诉求", "信访诉求", "诉求内容", "诉求事项", "信访人诉求")
    )
    same_matter_no: Mapped[str | None] = column(
        "同一事项的登记编号", sensitivity=ORDINARY, help="同一事项已登记过的，填其编号，以免重复答复"
    )
    duty_unit: Mapped[str | None] = column("责任单位", sensitivity=ORDINARY, wanted=True, synonyms=("承办单位", "办理单位"))
    duty_person: Mapped[str | None] = column("责任人", sensitivity=ORDINARY, text=Text.NAME, wanted=True, synonyms=("承办人", "经办人"))
    leader: Mapped[str | None] = column(
        "包案领导",
        sensitivity=ORDINARY,
        text=Text.NAME,
        synonyms=(
            "责任领导",
            "包案领导姓名",
            "包案人",
        ),
    )
    urgent_found_on: Mapped[date | None] = column("重大、紧急情况发现日期", sensitivity=ORDINARY, happened=True)
    urgent_reported_on: Mapped[date | None] = column("重大、紧急情况报告日期", sensitivity=ORDINARY, happened=True)
    legal_route: Mapped[LegalRoute | None] = column("途径分类", sensitivity=ORDINARY, help="申诉求决类须填写")
    notified_on: Mapped[date | None] = column(
        "告知日期", sensitivity=ORDINARY, wanted=True, happened=True, synonyms=("告知日", "受理告知日期")
    )
    notify_mode: Mapped[str | None] = column("告知方式", sensitivity=ORDINARY, wanted=True)
    notice_no: Mapped[str | None] = column("告知书文号", sensitivity=ORDINARY, text=Text.NUMBER)
    objected_on: Mapped[date | None] = column("提出异议日期", sensitivity=ORDINARY, happened=True)
    objection_reason: Mapped[str | None] = column("异议理由", sensitivity=ORDINARY, text=Text.LONG)
    is_objection_agreed: Mapped[bool | None] = column("转办机关同意退回", sensitivity=ORDINARY)
    accepted_on: Mapped[date | None] = column("受理日期", sensitivity=ORDINARY, happened=True, synonyms=("受理日",))
    refuse_reason: Mapped[RefuseReason | None] = column("不予（再次）受理理由", sensitivity=ORDINARY)
    refused_on: Mapped[date | None] = column("不予受理日期", sensitivity=ORDINARY, happened=True)
    refusal_no: Mapped[str | None] = column("不予受理告知书文号", sensitivity=ORDINARY, text=Text.NUMBER)
    passed_to: Mapped[str | None] = column("转送或告知的有权机关", sensitivity=ORDINARY)
    passed_on: Mapped[date | None] = column("转送、告知或导入日期", sensitivity=ORDINARY, happened=True)
    passed_no: Mapped[str | None] = column("转送、交办函文号", sensitivity=ORDINARY, text=Text.NUMBER)
    passed_reply_due_on: Mapped[date | None] = column(
        "交办的反馈期限", sensitivity=ORDINARY, help="本单位交办的，填写要求对方反馈的日期；只转送的不填"
    )
    passed_reply_on: Mapped[date | None] = column("有权机关回复日期", sensitivity=ORDINARY, happened=True)
    started_on: Mapped[date | None] = column("开始办理日期", sensitivity=ORDINARY, happened=True)
    extended_to: Mapped[date | None] = column("延期至", sensitivity=ORDINARY)
    extension_approved_by: Mapped[str | None] = column("延期批准人", sensitivity=ORDINARY, text=Text.NAME)
    extension_reason: Mapped[str | None] = column("延期理由", sensitivity=ORDINARY, text=Text.LONG)
    extension_notified_on: Mapped[date | None] = column("延期告知日期", sensitivity=ORDINARY, happened=True)
    extension_no: Mapped[str | None] = column("延期告知书文号", sensitivity=ORDINARY, text=Text.NUMBER)
    hearing_on: Mapped[date | None] = column("听证日期", sensitivity=ORDINARY, happened=True)
    opinion_no: Mapped[str | None] = column("处理意见书文号", sensitivity=ORDINARY, text=Text.NUMBER)
    opinion_on: Mapped[date | None] = column("处理意见（答复）日期", sensitivity=ORDINARY, happened=True, synonyms=("答复日期",))
    opinion_served_on: Mapped[date | None] = column("送达日期", sensitivity=ORDINARY, happened=True, synonyms=("办结日", "办结日期"))
    result: Mapped[OpinionResult | None] = column(
        "处理结果", synonyms=("办理结果", "处理意见", "答复结果"), elsewhere="“逐项意见”的“处理意见内容”"
    )
    carried_out_on: Mapped[date | None] = column("执行落实日期", sensitivity=ORDINARY, happened=True)
    invited_on: Mapped[date | None] = column("邀请评价日期", sensitivity=ORDINARY, happened=True)
    rated_on: Mapped[date | None] = column("评价日期", sensitivity=ORDINARY, happened=True)
    rating_of_bureau: Mapped[Rating | None] = column("对信访部门的评价", sensitivity=ORDINARY, since=rated_on)
    rating_of_unit: Mapped[Rating | None] = column(
        "对责任单位的评价",
        sensitivity=ORDINARY,
        synonyms=("满意度", "满意度评价", "满意情况", "是否满意", "群众评价", "群众满意度"),
        since=rated_on,
    )
    is_backlog: Mapped[bool | None] = column(
        "积案", sensitivity=ORDINARY, help="超过法定期限未办结或列入化解的事项", synonyms=("是否积案",)
    )
    withdrawn_on: Mapped[date | None] = column("撤回日期", sensitivity=ORDINARY, happened=True)
    settled_on: Mapped[date | None] = column("和解（调解）日期", sensitivity=ORDINARY, happened=True)
    closed_on: Mapped[date | None] = column("终结归档日期", sensitivity=ORDINARY, happened=True, synonyms=("归档日期", "终结日期"))

    representatives: Mapped[list[PetitionRepresentative]] = rows("代表", order_by="PetitionRepresentative.id")
    items: Mapped[list[PetitionItem]] = rows("逐项意见", order_by="PetitionItem.id")
    reviews: Mapped[list[PetitionReview]] = rows("复查", order_by="PetitionReview.id")
    rechecks: Mapped[list[PetitionRecheck]] = rows("复核", order_by="PetitionRecheck.id")
    helps: Mapped[list[PetitionHelp]] = rows("帮扶救助", order_by="PetitionHelp.given_on", sensitivity=SENSITIVE)
    leader_notes: Mapped[list[PetitionLeaderNote]] = rows("领导接访、包案", order_by="PetitionLeaderNote.held_on")

    @validates("kind", "is_confidential")
    def _keep_reports_secret(self, key: str, value: object) -> object:
        """A report on somebody's wrongdoing (检举控告) is confidential whatever was typed (信访工作条例 30)."""
        if key == "kind" and value is PetitionKind.REPORT:
            self.is_confidential = True
        if key == "is_confidential" and self.kind is PetitionKind.REPORT:
            return True
        return value

    @property
    def review(self) -> PetitionReview | None:
        """The review, where one was asked for."""
        return self.reviews[0] if self.reviews else None

    @property
    def recheck(self) -> PetitionRecheck | None:
        """The recheck, where one was asked for."""
        return self.rechecks[0] if self.rechecks else None
