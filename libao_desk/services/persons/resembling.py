"""Somebody typed as new who may be on file already (疑似已有人员): the clerk is asked before a second card is made."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from libao_desk.core.errors import Refusal
from libao_desk.declare.path import FieldPath
from libao_desk.people.duplicates import Likeness, are_told_apart, find_duplicates
from libao_desk.people.models import Person
from libao_desk.services.desk import Desk
from libao_desk.services.records.drafts import RecordDraft, Ref, Value
from libao_desk.services.records.people_of import ways_among
from libao_desk.services.records.standing import may_come_upon, stands_somewhere

from .people import describe

ASKED = (
    Likeness.SAME_NAME_AND_BIRTH,
    Likeness.SAME_NAME_AND_YEAR,
    Likeness.SAME_NAME_AND_PHONE,
    Likeness.SAME_SOUND_AND_VILLAGE,
)
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
    """Raise PerhapsOnFile for the first person who is like somebody on file and whom nobody has told apart from him yet.

    Looked at is who is typed anew, and whose card is only now told more of: the name was stored first, the rest came later. Only
    those on file are meant whom the officer may come upon, and who stand in some record.
    """
    register = desk.book.get(draft.register)
    places = [(Place(None, 0, way), draft.values, draft.original) for way in _keys(register.fields)]
    for part in register.parts:
        rows = [(n, row) for n, row in enumerate(draft.parts.get(part.key, [])) if not row.removed]
        places += [(Place(part.key, n, way), row.values, row.original) for way in _keys(part.fields) for n, row in rows]
    for place, values, original in places:
        name, card = values.get(f"{place.way}.name"), values.get(place.way)
        if not isinstance(name, str) or not name or not _is_told_anew(place.way, values, original):
            continue
        for found, note, why in _like(desk, values, place.way, name, card.id if isinstance(card, Ref) else None):
            if (name, found.id) not in draft.told_apart:
                raise PerhapsOnFile(place, name, found, note, why)


def _keys(fields: Iterable[FieldPath]) -> Iterator[str]:
    return (way.key for way in ways_among(fields))


def _is_told_anew(way: str, values: Mapping[str, Value], original: Mapping[str, Value]) -> bool:
    """Whether somebody has no card yet, or his own is told something by which people are likened; a card that was chosen is nobody new."""
    card = values.get(way)
    if card is None:
        return True
    keys = [f"{way}.{key}" for key in ("name", "birth_date", "village", "phone")]
    return original.get(way) == card and any(values.get(key) != original.get(key) for key in keys)


def _like(desk: Desk, values: Mapping[str, Value], way: str, name: str, own: int | None) -> list[tuple[Ref, str, Likeness]]:
    number, birth, village, phone = (values.get(f"{way}.{key}") for key in ("id_no", "birth_date", "village", "phone"))
    with desk.read() as session:
        found = find_duplicates(
            session,
            name=name,
            id_no=number if isinstance(number, str) else None,
            birth_date=birth if isinstance(birth, date) else None,
            village_id=village.id if isinstance(village, Ref) else None,
            phone=phone if isinstance(phone, str) else None,
        )
        others = {one.person_id: one.why for one in found if one.person_id != own}
        if Likeness.SAME_ID in others.values():  # he is known for certain, and whoever stores says so
            return []
        is_open = (may_come_upon(desk), stands_somewhere(desk))
        known = session.scalars(sa.select(Person).where(Person.id.in_(others), *is_open)).all()
        alike = [one for one in known if others[one.id] in ASKED and (own is None or not are_told_apart(session, own, one.id))]
        told = sorted(alike, key=lambda person: (ASKED.index(others[person.id]), person.id))
        return [(Ref(person.id, person.name), describe(person), others[person.id]) for person in told]
