"""Mediation committees and their members (人民调解委员会、人民调解员; 人民调解法 8、9、13)."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from libao_desk.declare.field import Sensitivity, Text, column, key_to, reference
from libao_desk.store.base import Base

from .codes import CommitteeKind, Sex
from .villages import Village

TOWN_PATTERN = "（{y}）海李调字第{n:03d}号"
"""How the township's own cases and agreements are numbered; the office may change it."""


def village_pattern(short_character: str) -> str:
    """How the committee of a village numbers, by the village's short character (村字): （2020）海李杨调字第012号."""
    return f"（{{y}}）海李{short_character}调字第{{n:03d}}号"


class Committee(Base):
    """One mediation organisation (调解组织)."""

    __tablename__ = "committee"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = column("调解组织", sensitivity=Sensitivity.ORDINARY, index=True)
    kind: Mapped[CommitteeKind] = column("类型", sensitivity=Sensitivity.ORDINARY, default=CommitteeKind.TOWNSHIP)
    village_id: Mapped[int | None] = key_to("village")
    village: Mapped[Village | None] = reference("村（居）", sensitivity=Sensitivity.ORDINARY)
    number_pattern: Mapped[str] = column("文号格式", sensitivity=Sensitivity.ORDINARY, default=TOWN_PATTERN, help="{y}为年份，{n}为顺序号")
    seal_text: Mapped[str | None] = column("印章文字", sensitivity=Sensitivity.ORDINARY, help="印章上的名称与组织名称不同时填写")
    term_started_on: Mapped[date | None] = column("本届起始日", sensitivity=Sensitivity.ORDINARY, happened=True)
    active: Mapped[bool] = column("在用", sensitivity=Sensitivity.ORDINARY, default=True)

    @property
    def sealed_as(self) -> str:
        """The name as its seal has it, which papers print under the seal."""
        return self.seal_text or self.name

    def official_number(self, year: int, n: int) -> str:
        """The n-th number of the year in this committee's pattern."""
        return self.number_pattern.format(y=year, n=n)


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
