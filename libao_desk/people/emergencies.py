"""Looks that an officer allowed himself in an emergency (应急查阅), each to be read by the director afterwards."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from libao_desk.store.base import Base


class EmergencyLook(Base):
    """Who asked to see what, and why; what he opened by it stands in the trail."""

    __tablename__ = "emergency_look"

    id: Mapped[int] = mapped_column(primary_key=True)
    register: Mapped[str] = mapped_column(sa.String(40))
    record_id: Mapped[int | None]
    """None where the whole register was asked for."""
    officer_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officer.id"))
    officer_name: Mapped[str] = mapped_column(sa.String(50))
    reason: Mapped[str]
    asked_at: Mapped[datetime]
    read_at: Mapped[datetime | None]
    """When a director took note of it (阅知), never he who looked."""
    read_by: Mapped[str | None] = mapped_column(sa.String(50))
