"""Who is named to read a record (指定查阅人员), and how the record tells it."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.people.models import Officer, RecordReader

from .drafts import RecordRef


def readers_of(session: Session, ref: RecordRef) -> tuple[Officer, ...]:
    """The officers named for a record, none where it is open to all of its register."""
    named = sa.select(RecordReader.officer_id).where(RecordReader.register == ref.register, RecordReader.record_id == ref.id)
    return tuple(session.scalars(sa.select(Officer).where(Officer.id.in_(named)).order_by(Officer.id)))


def readers_caution(session: Session, register: Register, record: Record) -> tuple[str, ...]:
    """The sentence above a record that only named officers read."""
    named = readers_of(session, RecordRef(register.key, record.id))
    return (f"仅限指定人员查阅：{'、'.join(one.name for one in named)}；经办人、所长也可查阅，不得转告他人",) if named else ()
