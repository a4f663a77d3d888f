"""Officers of the judicial office (司法所工作人员) and the registers an officer is limited to."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from libao_desk.declare.field import Sensitivity, Text, column
from libao_desk.store.base import Base

from .codes import Role

__all__ = ["Officer", "OfficerRegister", "Role"]


class Officer(Base):
    """One officer; his key slot opens the file with his own passphrase."""

    __tablename__ = "officer"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = column("姓名", sensitivity=Sensitivity.ORDINARY, text=Text.NAME)
    role: Mapped[Role] = column("角色", sensitivity=Sensitivity.ORDINARY)
    post: Mapped[str | None] = column("职务", sensitivity=Sensitivity.ORDINARY)
    phone: Mapped[str | None] = column("联系电话", text=Text.PHONE)
    slot_id: Mapped[str | None] = mapped_column(sa.String(64), unique=True)
    active: Mapped[bool] = column("在用", sensitivity=Sensitivity.ORDINARY, default=True)
    left_on: Mapped[date | None] = column("离岗日期", sensitivity=Sensitivity.ORDINARY, happened=True)


class OfficerRegister(Base):
    """A register an officer is limited to; no row means all that his role allows."""

    __tablename__ = "officer_register"

    officer_id: Mapped[int] = mapped_column(sa.ForeignKey("officer.id", ondelete="CASCADE"), primary_key=True)
    register: Mapped[str] = mapped_column(sa.String(40), primary_key=True)
