"""Villages and residents' communities of the township (村、居)."""

from sqlalchemy.orm import Mapped, mapped_column

from libao_desk.declare.field import Sensitivity, Text, column
from libao_desk.store.base import Base

_BODIES = {"村": "村民委员会", "社区": "居民委员会", "居": "民委员会"}
"""What follows a name by its ending."""


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
        """The body that signs and seals for it (村民委员会、居民委员会): a village itself is no party to anything."""
        name = self.name or ""
        if not name or name.endswith("委员会"):
            return name
        if name.endswith(("村委会", "居委会")):
            return f"{name[:-2]}{_BODIES[name[-3]]}"
        ending = next((body for kind, body in _BODIES.items() if name.endswith(kind)), "村（居）民委员会")
        return f"{name}{ending}"
