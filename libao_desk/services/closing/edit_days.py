"""When what is recorded of a matter was put right (更正日期): told by the trail, without what was typed or by whom."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.declare.register import Register
from libao_desk.people.models import Person
from libao_desk.services.book import RegisterBook
from libao_desk.services.records.people_of import people_in_parts, people_of, rows_of, ways_to_people
from libao_desk.store import trail
from libao_desk.store.pointing import chunks

PUT_RIGHT = "更正登记"
JOIN = "、"


def edit_days(session: Session, book: RegisterBook, numbers: Iterable[str], since: datetime) -> dict[str, str]:
    """By permanent number: 2021-01-05更正登记, for each record of which anything changed from a moment on.

    What counts is the record itself, the rows of its parts, and the cards of the people in both.
    """
    wanted = {number for number in numbers if number}
    found: dict[str, str] = {}
    for register in book:
        for some in chunks(wanted):
            for record in session.scalars(sa.select(register.model).where(register.model.number.in_(some))):
                days = trail.days_of_change(session, set(_rows(register, record)), since)
                if days:
                    found[record.number] = f"{JOIN.join(f'{day:%Y-%m-%d}' for day in days)}{PUT_RIGHT}"
    return found


def _rows(register: Register, record: Any) -> Iterator[tuple[str, str]]:
    yield register.model.__tablename__, str(record.id)
    for part in register.parts:
        yield from ((part.model.__tablename__, str(row.id)) for row in rows_of(record, part.key))
    in_parts = ((part, key) for part, keys in people_in_parts(register) for key in keys)
    beside = (getattr(row, key) for part, key in in_parts for row in rows_of(record, part))
    for person in (*people_of(ways_to_people(register), record), *beside):
        if person is not None:
            yield Person.__tablename__, str(person.id)
