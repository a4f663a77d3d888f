"""Somebody typed as new who may be on file already (疑似已有人员): the clerk is asked before a second card is made."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from libao_desk.core.errors import Refusal
from libao_desk.declare.path import FieldPath
from libao_desk.people.duplicates import Likeness, find_duplicates
from libao_desk.people.models import Person
from libao_desk.services.desk import Desk
from libao_desk.services.records.drafts import RecordDraft, Ref, Value
from libao_desk.services.records.people_of import ways_among
from libao_desk.services.records.standing import may_come_upon

from .people import describe

ASKED = (Likeness.SAME_NAME_AND_BIRTH, Likeness.SAME_NAME_AND_YEAR, Likeness.SAME_SOUND_AND_VILLAGE)
"""A name alone is borne by many; a number on file is refused by whoever stores."""


@dataclass(frozen=True)
class Place:
    """Where in a draft somebody is typed: in the record itself, or in a row of one of its parts."""

    part: str | None
    row: int
    way: str
    """Key of the reference to him ("person")."""


class PerhapsOnFile(Refusal):
    """A person typed as new is like one on file; whether they are one only the clerk can say."""

    def __init__(self, place: Place, name: str, found: Ref, note: str, why: Likeness) -> None:
        super().__init__(f"新填写的“{name}”与已登记的“{found.label}”（{note}）{why.label}，是不是同一人？")
        self.place = place
        self.name = name
        self.person_id = found.id


def refuse_resembling(desk: Desk, draft: RecordDraft) -> None:
    """Raise PerhapsOnFile for the first person typed anew who is like somebody on file whom the draft does not tell him apart from.

    Only those are looked at whom the officer may come upon.
    """
    register = desk.book.get(draft.register)
    places = [(Place(None, 0, way), draft.values) for way in _keys(register.fields)]
    for part in register.parts:
        rows = [(n, row) for n, row in enumerate(draft.parts.get(part.key, [])) if not row.removed]
        places += [(Place(part.key, n, way), row.values) for way in _keys(part.fields) for n, row in rows]
    for place, values in places:
        if values.get(place.way) is None and isinstance(name := values.get(f"{place.way}.name"), str) and name:
            for found, note, why in _like(desk, values, place.way, name):
                if (name, found.id) not in draft.told_apart:
                    raise PerhapsOnFile(place, name, found, note, why)


def _keys(fields: Iterable[FieldPath]) -> Iterator[str]:
    return (way.key for way in ways_among(fields))


def _like(desk: Desk, values: dict[str, Value], way: str, name: str) -> list[tuple[Ref, str, Likeness]]:
    number, birth, village = (values.get(f"{way}.{key}") for key in ("id_no", "birth_date", "village"))
    with desk.read() as session:
        found = find_duplicates(
            session,
            name=name,
            id_no=number if isinstance(number, str) else None,
            birth_date=birth if isinstance(birth, date) else None,
            village_id=village.id if isinstance(village, Ref) else None,
        )
        why = {one.person_id: one.why for one in found if one.why in ASKED}
        known = session.scalars(sa.select(Person).where(Person.id.in_(why), may_come_upon(desk))).all()
        told = sorted(known, key=lambda person: (ASKED.index(why[person.id]), person.id))
        return [(Ref(person.id, person.name), describe(person), why[person.id]) for person in told]
