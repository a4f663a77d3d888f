"""What every record has: permanent number, handler, version, when it was entered; and what every part row has."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from libao_desk.store.base import Base

from .field import Sensitivity, Text, column


class Record(Base):
    """The main record of a register; a subclass adds `state: Mapped[...]` and its own columns."""

    __abstract__ = True

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = column("编号", sensitivity=Sensitivity.ORDINARY, text=Text.NUMBER, unique=True, computed=True)
    version: Mapped[int] = mapped_column(default=1)
    entered_at: Mapped[datetime] = column("录入时间", sensitivity=Sensitivity.ORDINARY, computed=True)
    handler_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officer.id"), index=True)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.version}


class PartRow(Base):
    """One row of a part; a subclass adds its owner key and its own columns."""

    __abstract__ = True

    id: Mapped[int] = mapped_column(primary_key=True)
