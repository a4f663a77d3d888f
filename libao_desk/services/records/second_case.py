"""A second open record of one person in one register (重复登记): begun only where whoever enters it says that it is another matter."""

from typing import Any

import sqlalchemy as sa

from libao_desk.core.errors import Refusal
from libao_desk.people.models import Person
from libao_desk.services.desk import Desk
from libao_desk.services.withheld import visible

from .drafts import RecordDraft, Ref
from .moves import state_of
from .people_of import ways_to_subject

SENTENCE = "“{name}”在{register}中已有未办结的记录{number}（{state}），请核对是不是同一件事；是的请打开那一条。"


class HasOpenCase(Refusal):
    """Whom a new record is about has an open one in the same register."""


def refuse_second_case(desk: Desk, draft: RecordDraft) -> None:
    """Raise HasOpenCase where a new record is about somebody who has an open one, as far as the officer may know of it."""
    register = desk.book.get(draft.register)
    way = next(iter(ways_to_subject(register)), None)
    person = None if way is None else draft.values.get(way.key)
    if draft.id is not None or draft.is_second or way is None or not isinstance(person, Ref):
        return
    model: Any = register.model
    is_his = (way.last.has(Person.id == person.id), model.state.not_in(register.closed), *visible(desk, register))
    with desk.read() as session:
        known = session.scalars(sa.select(model).where(*is_his).order_by(model.id)).first()
        if known is not None:
            told = {"number": known.number, "state": state_of(known).label}
            raise HasOpenCase(SENTENCE.format(name=person.label, register=register.title, **told))
