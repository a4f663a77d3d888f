"""Organisations (单位): firms, schools, public bodies that are parties or sign letters."""

from sqlalchemy.orm import Mapped, mapped_column

from libao_desk.declare.field import Sensitivity, Text, column
from libao_desk.store.base import Base


class Organisation(Base):
    """One organisation (法人或其他组织)."""

    __tablename__ = "organisation"

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    name: Mapped[str] = column("单位名称", sensitivity=Sensitivity.ORDINARY, index=True)
    credit_code: Mapped[str | None] = column("统一社会信用代码", sensitivity=Sensitivity.ORDINARY, text=Text.CREDIT_CODE, index=True)
    legal_representative: Mapped[str | None] = column("法定代表人", text=Text.NAME)
    representative_post: Mapped[str | None] = column("职务", sensitivity=Sensitivity.ORDINARY)
    address: Mapped[str | None] = column("住所", sensitivity=Sensitivity.ORDINARY, text=Text.ADDRESS)
    phone: Mapped[str | None] = column("单位电话", sensitivity=Sensitivity.ORDINARY, text=Text.PHONE)
    kind: Mapped[str | None] = column("单位类型", sensitivity=Sensitivity.ORDINARY)
