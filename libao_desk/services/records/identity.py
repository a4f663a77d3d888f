"""What identifies a row must be there, and a person is entered once (信息完整性、查重)."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session, class_mapper

from libao_desk.core.errors import Refusal
from libao_desk.core.names import refuse_no_name
from libao_desk.declare.field import FACT, Fact
from libao_desk.people.models import Person
from libao_desk.people.persons import complete, refuse_guardians_in_a_ring


class PersonExists(Refusal):
    """The ID number belongs to a person who is already on file."""

    def __init__(self, person_id: int, name: str) -> None:
        super().__init__(f"该身份证号已登记在“{name}”名下。同一人只建一张卡，请选择已有人员。")
        self.person_id = person_id


def settle_people(session: Session, record: object, today: date) -> None:
    """Before a record is stored: fill what follows from a person's data, refuse a second card, refuse rows nobody could name.

    Raises PersonExists for an ID number on file, Refusal naming the first missing datum that identifies a row.
    """
    session.add(record)
    for row in [*session.new, *session.dirty]:
        if isinstance(row, Person):
            if row.name and sa.inspect(row).attrs.name.history.added:
                refuse_no_name(row.name)
            complete(row, today)
            refuse_second_card(session, row)
            refuse_guardians_in_a_ring(row)
    for row in session.new:
        if row is not record:
            _require_identity(row)


def refuse_second_card(session: Session, person: Person) -> None:
    """Raise PersonExists where another card has the person's ID number."""
    if not person.id_no:
        return
    wanted = sa.select(Person).where(Person.id_no == person.id_no, Person.merged_into_id.is_(None))
    for other in session.scalars(wanted):
        if other is not person:
            raise PersonExists(other.id, other.name)


def _require_identity(row: object) -> None:
    mapper = class_mapper(type(row))
    for prop in mapper.column_attrs:
        column = prop.columns[0]
        fact = column.info.get(FACT)
        if isinstance(fact, Fact) and not column.nullable and column.default is None and getattr(row, prop.key) in (None, ""):
            raise Refusal(f"“{fact.label}”不能为空。")
