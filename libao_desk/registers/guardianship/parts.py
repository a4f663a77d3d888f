"""Rows of a guardianship case (监护子表): years, team, contacts, free care, quarters, rewards, urgent notices."""

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Mapped, validates

from libao_desk.core.errors import Refusal
from libao_desk.core.text import to_half_width
from libao_desk.declare.field import YEARS, Sensitivity, Text, code_list, column, owner_key
from libao_desk.declare.record import PartRow

from .codes import CareKind, Evaluator, FollowedUpBy, Informed, Quarter, Relation, Result, Signer, TeamRole

OWNER = "guardianship_case"
SENSITIVE = Sensitivity.SENSITIVE
LAST_DIGITS = 4


class GuardianshipYear(PartRow):
    """One guardianship year (监护年度): its letter of responsibility (监护责任书), its evaluation, and a refusal to pay with the reason."""

    __tablename__ = "guardianship_year"

    case_id: Mapped[int] = owner_key(OWNER)
    agreement_on: Mapped[date | None] = column("责任书签订日期", wanted=True, happened=True)
    year_from: Mapped[date | None] = column("监护年度起", wanted=True)
    year_to: Mapped[date | None] = column("监护年度止", wanted=True)
    signed_by: Mapped[tuple[Signer, ...] | None] = code_list("签订方", Signer, wanted=True)
    evaluated_on: Mapped[date | None] = column("年度评估日期", happened=True)
    evaluators: Mapped[tuple[Evaluator, ...] | None] = code_list("评估参加单位", Evaluator)
    result: Mapped[Result | None] = column("年度评估结果", help="由参加单位共同认定")
    denied_on: Mapped[date | None] = column("不予兑现日期", happened=True)
    denied_reason: Mapped[str | None] = column("不予兑现理由", text=Text.LONG, help="书面告知监护人的理由，不写病情")
    denial_told_on: Mapped[date | None] = column("不予兑现告知日期", happened=True, help="自告知之日起计算异议期")
    objected_on: Mapped[date | None] = column("监护人提出异议日期", happened=True)


class GuardianshipTeamMember(PartRow):
    """One of the care team (关爱帮扶小组成员)."""

    __tablename__ = "guardianship_team_member"

    case_id: Mapped[int] = owner_key(OWNER)
    role: Mapped[TeamRole | None] = column("身份", sensitivity=Sensitivity.ORDINARY, wanted=True)
    name: Mapped[str | None] = column("姓名", text=Text.NAME, wanted=True)
    phone: Mapped[str | None] = column("联系电话", text=Text.PHONE)
    joined_on: Mapped[date | None] = column("加入日期", happened=True)


class GuardianshipFormer(PartRow):
    """One guardian before the last change (以前的监护人): his letters, evaluations and rewards stay his."""

    __tablename__ = "guardianship_former"

    case_id: Mapped[int] = owner_key(OWNER)
    name: Mapped[str | None] = column("姓名", text=Text.NAME, wanted=True)
    relation: Mapped[Relation | None] = column("与患者关系")
    until: Mapped[date | None] = column("监护到哪一天", wanted=True, happened=True, seen_before=True, help="变更监护人的那一天")


class GuardianshipStay(PartRow):
    """One stay in hospital before the last (以前的住院): its days alone, since months in hospital may be unpaid."""

    __tablename__ = "guardianship_stay"

    case_id: Mapped[int] = owner_key(OWNER)
    admitted_on: Mapped[date | None] = column("住院日期", sensitivity=SENSITIVE, wanted=True, happened=True)
    discharged_on: Mapped[date | None] = column("出院日期", sensitivity=SENSITIVE, wanted=True, happened=True)


class GuardianshipFollowUp(PartRow):
    """That a contact took place (随访登记): its day and who was there; what was found stays with the clinic (精神卫生法 55)."""

    __tablename__ = "guardianship_follow_up"

    case_id: Mapped[int] = owner_key(OWNER)
    held_on: Mapped[date | None] = column("随访日期", sensitivity=SENSITIVE, wanted=True, happened=True)
    by: Mapped[FollowedUpBy | None] = column("随访人", sensitivity=SENSITIVE, wanted=True)
    contacted: Mapped[bool | None] = column("见到本人", sensitivity=SENSITIVE)
    guardian_present: Mapped[bool | None] = column("监护人在场", sensitivity=SENSITIVE)
    next_due: Mapped[date | None] = column("下次随访", sensitivity=SENSITIVE, help="医生约定的日期，小组据此陪同")


class GuardianshipFreeCare(PartRow):
    """One kind of free care in one year (免费救治): whether it is due, whether it was received (精神卫生法 68)."""

    __tablename__ = "guardianship_free_care"

    case_id: Mapped[int] = owner_key(OWNER)
    year: Mapped[int | None] = column("年度", sensitivity=SENSITIVE, wanted=True, span=YEARS)
    kind: Mapped[CareKind | None] = column("救治类别", sensitivity=SENSITIVE, wanted=True)
    entitled: Mapped[bool | None] = column("应享受", sensitivity=SENSITIVE)
    consented: Mapped[bool | None] = column("本人或监护人同意", sensitivity=SENSITIVE, help="健康体检须经同意")
    received_on: Mapped[date | None] = column("落实日期", sensitivity=SENSITIVE, happened=True)


class GuardianshipQuarter(PartRow):
    """The team's evaluation of one quarter (季度评估)."""

    __tablename__ = "guardianship_quarter"

    case_id: Mapped[int] = owner_key(OWNER)
    year: Mapped[int | None] = column("年份", wanted=True, span=YEARS)
    quarter: Mapped[Quarter | None] = column("季度", wanted=True)
    held_on: Mapped[date | None] = column("评估日期", wanted=True, happened=True)
    duties_done: Mapped[bool | None] = column("监护人已履行责任")
    incident: Mapped[bool | None] = column("本季发生肇事肇祸", sensitivity=SENSITIVE, help="只记有无，不写经过")
    signatures: Mapped[tuple[TeamRole, ...] | None] = code_list("小组签字", TeamRole)
    result: Mapped[Result | None] = column("季度评估结果", wanted=True)


class GuardianshipReward(PartRow):
    """One reward of the guardian (监护奖励), 以奖代补; only totals or initials are published (精神卫生法 4 第3款)."""

    __tablename__ = "guardianship_reward"

    case_id: Mapped[int] = owner_key(OWNER)
    period_from: Mapped[date | None] = column("奖励期间起", sensitivity=SENSITIVE, wanted=True)
    period_to: Mapped[date | None] = column("奖励期间止", sensitivity=SENSITIVE, wanted=True)
    standard: Mapped[Decimal | None] = column("奖励标准（元/年）", sensitivity=SENSITIVE, help="不填的，按本地设置的标准")
    amount: Mapped[Decimal | None] = column("应发金额（元）", sensitivity=SENSITIVE, help="不填的，按标准和月数计算；住院月数按本地规定")
    approved_on: Mapped[date | None] = column("批准日期", sensitivity=SENSITIVE, happened=True)
    published_summary_on: Mapped[date | None] = column("公示汇总日期", sensitivity=SENSITIVE, happened=True, help="只公示总数，不公示姓名")
    paid_on: Mapped[date | None] = column("发放日期", sensitivity=SENSITIVE, happened=True)
    bank_last4: Mapped[str | None] = column("账号后四位", sensitivity=SENSITIVE, text=Text.NUMBER)
    voucher_no: Mapped[str | None] = column("凭证号", sensitivity=SENSITIVE, text=Text.NUMBER)

    @validates("bank_last4")
    def _only_last_digits(self, _key: str, digits: str | None) -> str | None:
        """The whole account number is never stored."""
        plain = to_half_width(digits or "").strip()
        if plain and not (plain.isascii() and plain.isdigit() and len(plain) == LAST_DIGITS):
            raise Refusal("账号只登记后四位数字。")
        return plain or None


class GuardianshipUrgentNotice(PartRow):
    """That those bound to act on danger were told (紧急情况告知), 精神卫生法 28 第2款; no account of what happened."""

    __tablename__ = "guardianship_urgent_notice"

    case_id: Mapped[int] = owner_key(OWNER)
    noticed_on: Mapped[date | None] = column("发现日期", sensitivity=SENSITIVE, wanted=True, happened=True)
    informed: Mapped[tuple[Informed, ...] | None] = code_list("告知对象", Informed, sensitivity=SENSITIVE)
    informed_on: Mapped[date | None] = column("告知日期", sensitivity=SENSITIVE, happened=True)
