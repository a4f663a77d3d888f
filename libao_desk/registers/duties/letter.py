"""One responsibility letter (责任书): what a village, firm, school, team member or guardian undertakes for a term."""

from datetime import date

from sqlalchemy.orm import Mapped

from libao_desk.declare.field import YEARS, Sensitivity, Text, column, key_to, owner_key, reference, rows
from libao_desk.declare.record import PartRow, Record
from libao_desk.people.models import Officer, Organisation, Person, Village

from .codes import PERSONS, UNITS, LetterState, PartyKind, ReviewKind, ReviewResult

ORDINARY = Sensitivity.ORDINARY
OWNER = "duty_letter"


class LetterItem(PartRow):
    """One duty undertaken (责任事项)."""

    __tablename__ = "duty_letter_item"

    letter_id: Mapped[int] = owner_key(OWNER)
    position: Mapped[int] = column("顺序", sensitivity=ORDINARY, default=1)
    text: Mapped[str | None] = column("责任事项", sensitivity=ORDINARY, text=Text.LONG, wanted=True)


class LetterReview(PartRow):
    """One review of how the letter is kept (季度查评、年度考核)."""

    __tablename__ = "duty_letter_review"

    letter_id: Mapped[int] = owner_key(OWNER)
    kind: Mapped[ReviewKind | None] = column("类别", sensitivity=ORDINARY, wanted=True)
    held_on: Mapped[date | None] = column("查评日期", sensitivity=ORDINARY, wanted=True, happened=True)
    by_id: Mapped[int | None] = key_to("officer")
    by: Mapped[Officer | None] = reference("查评人", key="LetterReview.by_id", sensitivity=ORDINARY)
    result: Mapped[ReviewResult | None] = column("结果", sensitivity=ORDINARY, wanted=True)
    remark: Mapped[str | None] = column("存在问题", sensitivity=ORDINARY, text=Text.LONG)
    mended_on: Mapped[date | None] = column("整改回复日期", sensitivity=ORDINARY, happened=True)


class ResponsibilityLetter(Record):
    """One letter (责任书) of one year with one party."""

    __tablename__ = "duty_letter"

    state: Mapped[LetterState] = column("状态", sensitivity=ORDINARY, default=LetterState.DRAFTED, index=True)
    year: Mapped[int | None] = column("年度", sensitivity=ORDINARY, wanted=True, span=YEARS, synonyms=("责任年度",))
    party_kind: Mapped[PartyKind | None] = column("签订对象", sensitivity=ORDINARY, wanted=True, synonyms=("对象类别", "类别"))
    village_id: Mapped[int | None] = key_to("village")
    village: Mapped[Village | None] = reference("村（居）", sensitivity=ORDINARY, synonyms=("村居", "村(居)"))
    organisation_id: Mapped[int | None] = key_to("organisation")
    organisation: Mapped[Organisation | None] = reference("企业、学校", sensitivity=ORDINARY, synonyms=("单位", "单位名称", "企业", "学校"))
    person_id: Mapped[int | None] = key_to("person")
    person: Mapped[Person | None] = reference("小组成员、监护人", key="ResponsibilityLetter.person_id")
    related_no: Mapped[str | None] = column("相关案件编号", sensitivity=ORDINARY, help="只填编号，不填姓名")
    title: Mapped[str | None] = column("责任书名称", sensitivity=ORDINARY, help="不填的，按签订对象取“年度平安法治建设责任书”等名称")
    first_signer: Mapped[str | None] = column(
        "甲方主要负责人",
        sensitivity=ORDINARY,
        text=Text.NAME,
        synonyms=(
            "甲方负责人",
            "甲方责任人",
        ),
    )
    second_signer: Mapped[str | None] = column(
        "乙方主要负责人",
        sensitivity=ORDINARY,
        text=Text.NAME,
        synonyms=(
            "乙方负责人",
            "乙方责任人",
        ),
    )
    starts_on: Mapped[date | None] = column("责任期限起", sensitivity=ORDINARY, wanted=True, synonyms=("起始日期", "责任期起"))
    ends_on: Mapped[date | None] = column("责任期限止", sensitivity=ORDINARY, wanted=True, synonyms=("截止日期", "责任期止"))
    signed_on: Mapped[date | None] = column("签订日期", sensitivity=ORDINARY, wanted=True, happened=True, synonyms=("签订时间", "签订日"))
    copies: Mapped[int | None] = column("份数", sensitivity=ORDINARY, span=(1, 99), help="不填为二份")
    rewards: Mapped[str | None] = column("奖惩", sensitivity=ORDINARY, text=Text.LONG, help="不填的，按本地设置的奖惩条款打印")
    ended_on: Mapped[date | None] = column("终止日期", sensitivity=ORDINARY, happened=True)

    items: Mapped[list[LetterItem]] = rows("责任事项", order_by="LetterItem.position", sensitivity=ORDINARY)
    reviews: Mapped[list[LetterReview]] = rows("查评考核", order_by="LetterReview.held_on", sensitivity=ORDINARY)

    @property
    def party_name(self) -> str:
        """Who signs with the township, empty while nobody is named."""
        party = self.person if self.party_kind in PERSONS else self.organisation if self.party_kind in UNITS else self.village
        return party.name if party is not None else ""

    @property
    def signing_party(self) -> str:
        """The same as it signs and seals: of a village its committee (村（居）民委员会)."""
        return self.village.committee_name if self.village is not None and self.party_kind not in (*PERSONS, *UNITS) else self.party_name
