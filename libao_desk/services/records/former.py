"""Where somebody lived and what his telephone was before (以前的住址和电话): read from the trail of his card, with the days of entry."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.declare.path import FieldPath, Kind, path
from libao_desk.declare.value import masked, show
from libao_desk.people.models import Person, PersonMerge, Village
from libao_desk.store import trail
from libao_desk.store.recorder import Change

FIELDS: tuple[FieldPath, ...] = tuple(
    path(field) for field in (Person.village, Person.residence_address, Person.household_address, Person.phone)
)
COLUMNS = {"village_id" if field.last.key == "village" else field.last.key: field for field in FIELDS}
"""What of a card is followed, by the column that holds it."""


@dataclass(frozen=True)
class Former:
    """What stood on a card once and stands there no more."""

    field: FieldPath
    value: str
    since: date | None
    """The day it was entered; None where it was not told."""
    until: date
    """The day another was entered in its place."""

    def said(self, *, is_whole: bool) -> str:
        """The value, a telephone half hidden unless it is asked for whole."""
        return self.value if self.field.kind is Kind.REFERENCE else (show if is_whole else masked)(self.field, self.value)


def former_data(session: Session, person: Person) -> tuple[Former, ...]:
    """The latest first; of cards that were merged into this one too. What was put right on the day of its entry never held."""
    found = list(_of_card(session, person.id, {}))
    for merge in session.scalars(sa.select(PersonMerge).where(PersonMerge.kept_id == person.id, PersonMerge.undone_at.is_(None))):
        found += _of_card(session, merge.gone_id, {key: getattr(person, key) for key in COLUMNS}, merge.merged_at.astimezone().date())
    return tuple(sorted(found, key=lambda one: (one.until, one.since or date.min), reverse=True))


def _of_card(session: Session, person_id: int, now: dict[str, object], ended: date | None = None) -> Iterator[Former]:
    """What stood on one card; where it `ended` in another, what it said to the last and that one does not say now."""
    standing: dict[str, tuple[object, date | None]] = {}
    for entry in trail.entries_for(session, (Person.__tablename__, person_id)):
        day = entry.at.astimezone().date()
        for key, old, new in (told for change in entry.changes if change.is_readable for told in _told(change)):
            _, since = standing.get(key, (old, None))
            yield from _former(session, key, old, since, day)
            standing[key] = new, day
    if ended is not None:
        for key, (value, since) in standing.items():
            if value != now[key]:
                yield from _former(session, key, value, since, ended)


def _told(change: trail.TrailChange) -> Iterator[tuple[str, object, object]]:
    """(column, old, new) of what is followed."""
    if change.kind is Change.NEW:
        yield from ((key, None, change.new.get(key)) for key in COLUMNS)
    elif change.column is not None and change.column in COLUMNS:
        yield change.column, change.old, change.new


def _former(session: Session, key: str, value: object, since: date | None, until: date) -> Iterator[Former]:
    field = COLUMNS[key]
    if isinstance(value, int):
        village = session.get(Village, value)
        value = None if village is None else village.name
    if isinstance(value, str) and value and since != until:
        yield Former(field, value, since, until)
