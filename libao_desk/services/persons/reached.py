"""When somebody was last reached (最近一次联系上): told by the visits, reports and follow-ups of his records."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.declare.register import Register
from libao_desk.people.access import Action
from libao_desk.services.desk import Desk
from libao_desk.services.records.people_of import rows_of, ways_to_subject
from libao_desk.services.records.standing import owners
from libao_desk.services.withheld import withheld_ids


@dataclass(frozen=True)
class Contact:
    """One time he was met or spoken to."""

    day: date
    how: str
    number: str

    @property
    def sentence(self) -> str:
        """As the card says it."""
        return f"最近联系上：{self.day:%Y-%m-%d} {self.how}（{self.number}）"


def last_contact(desk: Desk, session: Session, person_id: int) -> Contact | None:
    """The latest day up to today, of records about him that the officer may see; None where no row tells of any."""
    found = [one for register in desk.book if desk.may(register.key, Action.VIEW) for one in _contacts(desk, session, register, person_id)]
    return max(found, key=lambda one: one.day, default=None)


def _contacts(desk: Desk, session: Session, register: Register, person_id: int) -> list[Contact]:
    parts = [part for part in register.parts if part.reached is not None]
    if not parts:
        return []
    about = {one for way in ways_to_subject(register) for one in owners(session, register, way.attributes, person_id)}
    found = []
    ids = about - withheld_ids(desk, session, register)
    for record in session.scalars(sa.select(register.model).where(register.model.id.in_(ids))):
        for part in parts:
            for row in rows_of(record, part.key):
                how, told = part.how_reached(row), part.told_day({field.key: field.value_of(row) for field in part.happened})
                if how and told is not None and told[1] <= desk.today:
                    found.append(Contact(told[1], how, record.number))
    return found
