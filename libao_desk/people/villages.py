"""Villages and residents' communities of the township (村、居)."""

from sqlalchemy.orm import Mapped, mapped_column

from libao_desk.declare.field import Sensitivity, Text, column
from libao_desk.store.base import Base


class Village(Base):
    """One village or residents' community (村民委员会、居民委员会)."""

    __tablename__ = "village"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = column("村（居）名称", sensitivity=Sensitivity.ORDINARY, index=True)
    code: Mapped[str | None] = column("区划代码", sensitivity=Sensitivity.ORDINARY, text=Text.DIVISION, help="统计用区划代码，12位")
    short_character: Mapped[str | None] = column("村字", sensitivity=Sensitivity.ORDINARY, help="用于村调委会文号，如“杨”")
    former_names: Mapped[str | None] = column("曾用名", sensitivity=Sensitivity.ORDINARY)
    active: Mapped[bool] = column("在用", sensitivity=Sensitivity.ORDINARY, default=True)

    @property
    def committee_name(self) -> str:
        """The committee that signs and seals for it: 杨庄村村民委员会, 河口社区居民委员会 (村民委员会组织法、居民委员会组织法)."""
        name = self.name.removesuffix("委会")
        if name.endswith(("委员会", "居")):
            return name if name.endswith("委员会") else f"{name}民委员会"
        return f"{name}{'居民' if name.endswith('社区') else '村民' if name.endswith('村') else '村（居）民'}委员会"
