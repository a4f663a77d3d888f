"""One patient's guardianship (监护个案)."""

from datetime import date

from sqlalchemy.orm import Mapped

from libao_desk.declare.field import Sensitivity, Text, column, key_to, reference, rows
from libao_desk.declare.record import Record
from libao_desk.people.models import Person

from .codes import (
    CloseReason,
    DiagnosisClass,
    Economy,
    GuardianBasis,
    GuardianFitness,
    GuardianshipState,
    Relation,
    RiskLevel,
    Stability,
    Treatment,
)
from .parts import (
    GuardianshipFollowUp,
    GuardianshipFormer,
    GuardianshipFreeCare,
    GuardianshipQuarter,
    GuardianshipReward,
    GuardianshipStay,
    GuardianshipTeamMember,
    GuardianshipUrgentNotice,
    GuardianshipYear,
)

SENSITIVE = Sensitivity.SENSITIVE
RISK_LEVELS = (
    "以精防医生告知为准，按危险行为分级。0级：无以下行为。1级：口头威胁，喊叫，没有打砸。2级：打砸，限于家中，针对财物，能被劝止。"
    "3级：明显打砸，不分场合，针对财物，不能劝止。4级：持续打砸，不分场合，针对财物或人，不能劝止，包括自伤。"
    "5级：持械针对人的暴力，或纵火、爆炸。"
)


class GuardianshipCase(Record):
    """The guardian's paper for one patient (监护个案): who, by which letter, what was paid; clinical facts are the doctor's."""

    __tablename__ = "guardianship_case"

    state: Mapped[GuardianshipState] = column("状态", sensitivity=SENSITIVE, default=GuardianshipState.PROPOSED, index=True)
    patient_id: Mapped[int | None] = key_to("person")
    patient: Mapped[Person | None] = reference(
        "患者", key="GuardianshipCase.patient_id", sensitivity=SENSITIVE, wanted=True, synonyms=("患者本人",)
    )
    proposed_on: Mapped[date | None] = column("提出日期", wanted=True, happened=True, synonyms=("登记日期", "建档日期"))
    proposed_by: Mapped[str | None] = column("提出单位", help="卫生院或村（居）委会")

    guardian_id: Mapped[int | None] = key_to("person")
    guardian: Mapped[Person | None] = reference("监护人", key="GuardianshipCase.guardian_id", wanted=True)
    relation: Mapped[Relation | None] = column(
        "与患者关系",
        wanted=True,
        synonyms=("关系", "监护人关系", "监护关系", "与患者的关系", "监护人与患者关系", "监护人与患者的关系", "同患者关系"),
    )
    guardian_body: Mapped[str | None] = column("担任监护人的单位", synonyms=("监护单位",), help="村（居）委会或民政部门担任监护人的填写")
    guardian_basis: Mapped[GuardianBasis | None] = column("监护方式依据", synonyms=("监护依据",), help="民法典第28、30、31条")
    guardian_fit: Mapped[GuardianFitness | None] = column("监护人能力", wanted=True, synonyms=("监护能力",))
    guardian_consented_on: Mapped[date | None] = column("监护人同意日期", happened=True)
    body_consented_on: Mapped[date | None] = column(
        "村（居）委会或民政部门同意日期", happened=True, help="关系为其他个人或组织的填写（民法典第28条）"
    )
    co_guardian_id: Mapped[int | None] = key_to("person")
    co_guardian: Mapped[Person | None] = reference("协助监护人", key="GuardianshipCase.co_guardian_id")
    guardian_changed_on: Mapped[date | None] = column("变更监护人日期", happened=True)
    former_guardian: Mapped[str | None] = column(
        "原监护人", text=Text.NAME, help="变更监护人时填写原监护人的姓名；更早的在“以前的监护人”中"
    )
    former_relation: Mapped[Relation | None] = column("原监护人与患者关系")

    notified_on: Mapped[date | None] = column("医生告知日期", sensitivity=SENSITIVE, happened=True, synonyms=("告知日期",))
    notified_by: Mapped[str | None] = column("告知医生", sensitivity=SENSITIVE, synonyms=("告知人", "精防医生"))
    risk_level: Mapped[RiskLevel | None] = column(
        "危险性评估等级",
        sensitivity=SENSITIVE,
        wanted=True,
        synonyms=("危险性评估", "评估等级", "危险性等级", "危险性级别", "危险级别", "危险程度"),
        help=RISK_LEVELS,
    )
    stability: Mapped[Stability | None] = column("病情分类", sensitivity=SENSITIVE, help="以精防医生告知为准")
    treatment: Mapped[Treatment | None] = column("治疗情况", sensitivity=SENSITIVE, help="以精防医生告知为准，只记方式")
    dx_class: Mapped[DiagnosisClass | None] = column("诊断类型", sensitivity=SENSITIVE, help="只按医生书面告知填写，不得凭听说填写")
    has_incident_history: Mapped[bool | None] = column(
        "有肇事肇祸史", sensitivity=SENSITIVE, synonyms=("肇事肇祸史", "是否有肇事肇祸史"), help="只按奖励材料填写，不写经过"
    )
    last_incident_on: Mapped[date | None] = column("最近肇事肇祸日期", sensitivity=SENSITIVE, happened=True)

    has_dibao: Mapped[bool | None] = column(
        "纳入低保", sensitivity=SENSITIVE, synonyms=("是否低保", "低保", "是否纳入低保", "是否低保户", "低保户", "是否享受低保")
    )
    has_disability_cert: Mapped[bool | None] = column("有残疾证", sensitivity=SENSITIVE, synonyms=("残疾证", "是否有残疾证"))
    economy: Mapped[Economy | None] = column("家庭经济情况", sensitivity=SENSITIVE, synonyms=("经济状况", "家庭经济状况"))

    admitted_on: Mapped[date | None] = column("住院日期", sensitivity=SENSITIVE, happened=True, synonyms=("入院日期",))
    discharged_on: Mapped[date | None] = column("出院日期", sensitivity=SENSITIVE, happened=True)
    diagnosis_received_on: Mapped[date | None] = column(
        "收到住院诊断结论日期", sensitivity=SENSITIVE, happened=True, help="患者或监护人可要求再次诊断（精神卫生法第32条）"
    )
    closed_on: Mapped[date | None] = column("结案日期", happened=True, synonyms=("退出日期", "终止日期", "销案日期", "注销日期"))
    close_reason: Mapped[CloseReason | None] = column("结案原因", sensitivity=SENSITIVE, synonyms=("退出原因", "终止原因"))

    years: Mapped[list[GuardianshipYear]] = rows("监护年度", order_by="GuardianshipYear.year_from")
    formers: Mapped[list[GuardianshipFormer]] = rows("以前的监护人", order_by="GuardianshipFormer.until")
    stays: Mapped[list[GuardianshipStay]] = rows("以前的住院", order_by="GuardianshipStay.admitted_on", sensitivity=SENSITIVE)
    team: Mapped[list[GuardianshipTeamMember]] = rows("关爱帮扶小组", order_by="GuardianshipTeamMember.id")
    follow_ups: Mapped[list[GuardianshipFollowUp]] = rows("随访登记", order_by="GuardianshipFollowUp.held_on", sensitivity=SENSITIVE)
    free_care: Mapped[list[GuardianshipFreeCare]] = rows("免费救治", order_by="GuardianshipFreeCare.year", sensitivity=SENSITIVE)
    quarters: Mapped[list[GuardianshipQuarter]] = rows("季度评估", order_by="GuardianshipQuarter.held_on")
    rewards: Mapped[list[GuardianshipReward]] = rows("奖励", order_by="GuardianshipReward.period_from", sensitivity=SENSITIVE)
    urgent_notices: Mapped[list[GuardianshipUrgentNotice]] = rows(
        "紧急情况告知", order_by="GuardianshipUrgentNotice.noticed_on", sensitivity=SENSITIVE
    )
