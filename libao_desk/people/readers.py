"""Officers named to see a single record (指定查阅人员): a record that names some is kept from all others."""

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from libao_desk.store.base import Base


class RecordReader(Base):
    """One officer named for one record; without any the record is open to whoever may see its register."""

    __tablename__ = "record_reader"
    __table_args__ = (sa.Index("ix_record_reader_record", "register", "record_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    register: Mapped[str] = mapped_column(sa.String(40))
    record_id: Mapped[int]
    officer_id: Mapped[int] = mapped_column(sa.ForeignKey("officer.id"))
