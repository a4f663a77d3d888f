"""Tables of a made-up register, and the few constants all store tests share."""

from datetime import date
from decimal import Decimal
from enum import Enum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from libao_desk.store import history, numbers, office_file, search_index
from libao_desk.store.base import NAMING, PACKAGE, Base
from libao_desk.store.keyfile import KdfCost
from libao_desk.store.trail_tables import GUARDED, guard
from libao_desk.store.unit_of_work import Actor

CHEAP = KdfCost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "春风又绿江南岸1"
OWNERS = (history, numbers, office_file, search_index)
"""Modules whose import declares the store's tables."""
ACTOR = Actor(1, "甲某", "测试机")


def own_tables() -> sa.MetaData:
    """The store's own tables apart from the program's, so that other tests do not see what is declared beside them."""
    metadata = sa.MetaData(naming_convention=NAMING)
    for table in Base.metadata.sorted_tables:
        if table.info[PACKAGE] == "store":
            table.to_metadata(metadata)
    sa.event.listen(metadata.tables["search_entry"], "after_create", search_index.CREATE_TOKENS)
    for table, change in GUARDED:
        guard(metadata.tables[table.name], change)
    return metadata


METADATA = own_tables()
"""The store's own tables and the sample's."""

SCRATCH = sa.Table("sample_scratch", METADATA, sa.Column("text", sa.Text), info={PACKAGE: "sample"})
"""A plain table of what is no act of anybody's."""


class SampleBase(Base):
    __abstract__ = True
    metadata = METADATA


class Colour(Enum):
    RED = "01"
    BLUE = "02"


class SamplePerson(SampleBase):
    """A person of the sample; the values bear the person's own key."""

    __tablename__ = "sample_person"
    trail_subject = "person:{id}"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    phone: Mapped[str | None]


class SampleStatement(SampleBase):
    """What a person of the sample has said; a property says whose key the values bear."""

    __tablename__ = "sample_statement"

    id: Mapped[int] = mapped_column(primary_key=True)
    speaker_id: Mapped[int]
    text: Mapped[str]

    @property
    def trail_subject(self) -> str:
        return f"person:{self.speaker_id}"


class SampleCase(SampleBase):
    """A case of the sample."""

    __tablename__ = "sample_case"

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    person_id: Mapped[int | None] = mapped_column(sa.ForeignKey("sample_person.id"))
    person: Mapped[SamplePerson | None] = relationship()
    colour: Mapped[Colour | None]
    amount: Mapped[Decimal | None]
    opened_on: Mapped[date | None]
    sha256: Mapped[str | None]
    note: Mapped[str | None]
    visits: Mapped[list["SampleVisit"]] = relationship(cascade="all, delete-orphan", order_by="SampleVisit.id")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # SQLAlchemy declares it so


class SampleVisit(SampleBase):
    """A part row of a sample case."""

    __tablename__ = "sample_visit"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(sa.ForeignKey("sample_case.id", ondelete="CASCADE"))
    text: Mapped[str]
