"""Officers of the judicial office (司法所工作人员) and the registers an officer is limited to."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from libao_desk.core.errors import Refusal
from libao_desk.core.names import normalise_name, refuse_figures
from libao_desk.declare.field import Sensitivity, Text, column
from libao_desk.store.base import Base

from .codes import Role

__all__ = ["Officer", "OfficerRegister", "Role", "officer_name"]


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


def officer_name(text: str) -> str:
    """An officer's name as stored, held to what any person's name is: no line break or control sign in it, 50 signs at most, no figure.

    Raises Refusal where it is none.
    """
    name = normalise_name(text)
    refuse_figures(name)
    if not name:
        raise Refusal("请填写姓名。")
    return name


class OfficerRegister(Base):
    """A register an officer is limited to; no row means all that his role allows."""

    __tablename__ = "officer_register"

    officer_id: Mapped[int] = mapped_column(sa.ForeignKey("officer.id", ondelete="CASCADE"), primary_key=True)
    register: Mapped[str] = mapped_column(sa.String(40), primary_key=True)
