"""Mediation committees and their members (人民调解委员会、人民调解员; 人民调解法 8、9、13)."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from libao_desk.declare.field import Sensitivity, Text, column, key_to, reference
from libao_desk.declare.setting import Setting
from libao_desk.store.base import Base

from .codes import CommitteeKind, Sex
from .villages import Village

AGREEMENT_PATTERN = Setting(
    "disputes.agreement_pattern",
    "人民调解协议书编号（调委会未自定时）",
    "（{y}）海李调字第{n:03d}号",
    "现用编号，是否全镇一个序列待本所确认",
    bears_place=True,
)
"""How the township's own cases and agreements are numbered, and those of each committee that has no way of its own."""
_WORD = "调字"


def village_pattern(short_character: str, town_pattern: str = AGREEMENT_PATTERN.default) -> str:
    """How the committee of a village numbers, by the village's short character (村字): （2020）海李杨调字第012号.

    Empty, so that it numbers as the township does, where that has no word for the character to stand before.
    """
    return town_pattern.replace(_WORD, f"{short_character}{_WORD}", 1) if _WORD in town_pattern else ""


class Committee(Base):
    """One mediation organisation (调解组织)."""

    __tablename__ = "committee"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = column("调解组织", sensitivity=Sensitivity.ORDINARY, index=True)
    kind: Mapped[CommitteeKind] = column("类型", sensitivity=Sensitivity.ORDINARY, default=CommitteeKind.TOWNSHIP)
    village_id: Mapped[int | None] = key_to("village")
    village: Mapped[Village | None] = reference("村（居）", sensitivity=Sensitivity.ORDINARY)
    number_pattern: Mapped[str] = column(
        "文号格式", sensitivity=Sensitivity.ORDINARY, default="", help="{y}为年份，{n}为顺序号；不填的，用本地规定中的人民调解协议书编号"
    )
    seal_text: Mapped[str | None] = column(
        "印章文字", sensitivity=Sensitivity.ORDINARY, help="印章上的名称与组织名称不同时填写，印在文书盖章处"
    )
    term_started_on: Mapped[date | None] = column("本届起始日", sensitivity=Sensitivity.ORDINARY, happened=True)
    active: Mapped[bool] = column("在用", sensitivity=Sensitivity.ORDINARY, default=True)


class CommitteeMember(Base):
    """One people's mediator (人民调解员)."""

    __tablename__ = "committee_member"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = column("调解员", sensitivity=Sensitivity.ORDINARY, text=Text.NAME, index=True)
    committee_id: Mapped[int | None] = key_to("committee")
    committee: Mapped[Committee | None] = reference("调解组织", sensitivity=Sensitivity.ORDINARY)
    sex: Mapped[Sex | None] = column("性别", sensitivity=Sensitivity.ORDINARY)
    phone: Mapped[str | None] = column("联系电话", text=Text.PHONE)
    post: Mapped[str | None] = column("职务", sensitivity=Sensitivity.ORDINARY)
    is_full_time: Mapped[bool] = column("专职", sensitivity=Sensitivity.ORDINARY, default=False)
    active: Mapped[bool] = column("在任", sensitivity=Sensitivity.ORDINARY, default=True)
