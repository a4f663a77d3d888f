"""Persons who may be one and the same (查重): sure by ID number, likely by name and birth date, worth a look by sound and village."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from libao_desk.core.pinyin import pinyin_key
from libao_desk.declare.code import Code
from libao_desk.store.base import Base

from .persons import Person


class Likeness(Code):
    """Why two cards look like one person, surest first (相似依据)."""

    SAME_ID = "ID", "身份证号相同"
    SAME_NAME_AND_BIRTH = "BIRTH", "姓名和出生日期相同"
    SAME_NAME_AND_YEAR = "YEAR", "姓名和出生年份相同"
    SAME_NAME_AND_PHONE = "PHONE", "姓名和电话相同"
    SAME_SOUND_AND_VILLAGE = "SOUND", "姓名同音且同村"
    SAME_NAME = "NAME", "姓名相同"


class PersonDistinct(Base):
    """The answer "not the same person" to a resemblance, so that it is asked once."""

    __tablename__ = "person_distinct"

    one_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"), primary_key=True)
    other_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"), primary_key=True)


@dataclass(frozen=True)
class Resemblance:
    """A person on file who may be the one looked at."""

    person_id: int
    why: Likeness


def find_duplicates(
    session: Session,
    *,
    name: str,
    id_no: str | None = None,
    birth_date: date | None = None,
    village_id: int | None = None,
    phone: str | None = None,
) -> list[Resemblance]:
    """Persons on file who may be the one described, surest first."""
    sound = pinyin_key(name)
    # a sign of two readings is heard both ways
    sounds = (sound.full, *(full for full, _ in sound.alternatives))
    like = sa.or_(Person.name == name, Person.pinyin.in_(sounds), *([Person.id_no == id_no] if id_no else []))
    looked_at = sa.select(Person).where(Person.merged_into_id.is_(None), like)
    found = []
    for person in session.scalars(looked_at.order_by(Person.id)):
        why = _likeness(person, name, id_no, birth_date, village_id, phone)
        if why is not None:
            found.append(Resemblance(person.id, why))
    order = list(Likeness)
    return sorted(found, key=lambda one: order.index(one.why))


def _likeness(
    person: Person, name: str, id_no: str | None, birth_date: date | None, village_id: int | None, phone: str | None
) -> Likeness | None:
    if id_no and person.id_no:
        # two different numbers are two different people, whatever else agrees
        return Likeness.SAME_ID if person.id_no == id_no else None
    if person.name == name and birth_date is not None and person.birth_date == birth_date:
        return Likeness.SAME_NAME_AND_BIRTH
    if birth_date is not None and person.birth_date is not None:
        is_of_the_year = person.name == name and person.birth_date.year == birth_date.year
        return Likeness.SAME_NAME_AND_YEAR if is_of_the_year else None
    if person.name == name and phone and person.phone == phone:
        return Likeness.SAME_NAME_AND_PHONE
    if person.name != name:
        return Likeness.SAME_SOUND_AND_VILLAGE if village_id is not None and person.village_id == village_id else None
    return Likeness.SAME_SOUND_AND_VILLAGE if village_id is not None and person.village_id == village_id else Likeness.SAME_NAME


def answer_distinct(session: Session, one: int, other: int) -> None:
    """Note that two persons are two, inside the caller's act."""
    low, high = sorted((one, other))
    if session.get(PersonDistinct, (low, high)) is None:
        session.add(PersonDistinct(one_id=low, other_id=high))


def are_told_apart(session: Session, one: int, other: int) -> bool:
    """Whether it was answered once that these are two."""
    return session.get(PersonDistinct, tuple(sorted((one, other)))) is not None
