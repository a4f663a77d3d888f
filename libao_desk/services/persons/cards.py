"""A person's card on its own (人员卡片): his data whatever register he stands in, and the records in which he does."""

from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.core.errors import Refusal
from libao_desk.declare.form import Section
from libao_desk.declare.path import via
from libao_desk.people.access import Action
from libao_desk.people.models import Person
from libao_desk.people.person_card import cautions
from libao_desk.services.desk import Desk
from libao_desk.services.glass_noted import note_card_by_glass
from libao_desk.services.never_recorded import refuse_words
from libao_desk.services.records.applying import read_values
from libao_desk.services.records.drafts import Ref, Value
from libao_desk.services.records.former import Former, former_data
from libao_desk.services.records.standing import may_come_upon
from libao_desk.store.looks import EMERGENCY_CARD

from .people import Enrolment, People, describe
from .reached import last_contact

CARD = (
    Section(
        "身份",
        (
            (Person.name, Person.former_name, Person.other_names),
            (Person.id_type, Person.id_no),
            (Person.sex, Person.birth_date, Person.ethnic),
        ),
    ),
    Section(
        "住址和联系",
        ((Person.village, Person.phone), (Person.residence_address,), (Person.household_address, Person.household_code)),
    ),
    Section("其他", ((Person.education, Person.marital), (Person.occupation, Person.employer))),
    Section(
        "监护人",
        (
            (via(Person.guardian, Person.name), Person.guardian_relation),
            (via(Person.guardian, Person.phone), via(Person.guardian, Person.id_no)),
            (via(Person.guardian, Person.residence_address),),
        ),
    ),
)
"""The form of the card; the guardian is chosen from those on file or typed as new."""
FIELDS = tuple(field for section in CARD for field in section.fields)


@dataclass(frozen=True)
class CardView:
    """One card as it is shown."""

    person: Ref
    note: str
    """What tells him from another of the same name."""
    values: Mapping[str, Value]
    cautions: tuple[str, ...]
    enrolments: tuple[Enrolment, ...]
    reached: str
    """When he was last met or spoken to, in words; "" where no record tells of it."""
    only_read: bool = False
    """Whether it is open in an emergency alone (应急查阅)."""


class PersonCards:
    """The door to single cards; whom the officer may not come upon has none for him."""

    def __init__(self, desk: Desk, people: People) -> None:
        self.desk = desk
        self.people = people

    def open(self, person_id: int) -> CardView:
        """The card, and where the person stands in the registers that the officer may see.

        Raises Refusal where he stands in none of these but in others, or where the card was merged into another.
        """
        self.desk.allow("", Action.VIEW)
        desk = self.desk.look
        with desk.read() as session:
            person = _met(desk, session, person_id)
            is_by_glass = bool(desk.open_glasses()) and not session.scalar(_whom(self.desk, person_id))
            view = Ref(person.id, person.name), describe(person), read_values(person, FIELDS), cautions(person, self.desk.today)
            reached = last_contact(self.desk, session, person_id)
        if is_by_glass:
            note_card_by_glass(desk, EMERGENCY_CARD, person_id)
        return CardView(*view, self.people.card(person_id), "" if reached is None else reached.sentence, is_by_glass)

    def former(self, person_id: int) -> tuple[Former, ...]:
        """Earlier addresses and telephones, for whoever may open the card."""
        self.open(person_id)
        with self.desk.read() as session:
            return former_data(session, session.get_one(Person, person_id))

    def save(self, person_id: int, changed: Mapping[str, Value], original: Mapping[str, Value]) -> Ref:
        """Store what was changed on the card.

        Raises Refusal for what must not be recorded, PersonExists for a number on file, ChangedMeanwhile where another was faster.
        """
        self.desk.allow("", Action.VIEW)
        with self.desk.read() as session:
            _met(self.desk, session, person_id)
        stored = self.open(person_id).values
        _refuse_guardian(person_id, changed, {**stored, **original})
        for field in FIELDS:
            refuse_words(field, changed.get(field.key))
        return self.people.save(person_id, dict(changed), dict(original), FIELDS)


def _refuse_guardian(person_id: int, changed: Mapping[str, Value], original: Mapping[str, Value]) -> None:
    """Whoever is on file has his name from his own card, and whoever is not must be named."""
    guardian, name = (changed.get(key, original.get(key)) for key in ("guardian", "guardian.name"))
    if isinstance(guardian, Ref):
        if guardian.id == person_id:
            raise Refusal("本人不能作自己的监护人，请重新选择。")
        name = changed.get("guardian.name", guardian.label)
        if not name:
            raise Refusal(f"监护人的姓名空着：不再由“{guardian.label}”监护的，请点监护人旁的“清除”。")
        if name != guardian.label:
            raise Refusal(f"“{guardian.label}”有自己的卡片，不在这里改名：换监护人请先点“清除”，改名请打开他的卡片。")
    elif not name and any(value for key, value in changed.items() if key.startswith("guardian.")):
        raise Refusal("请填写监护人的姓名，或者把监护人的电话、证件号、住址也清空。")


def _whom(desk: Desk, person_id: int) -> sa.Select[Person]:
    return sa.select(Person).where(Person.id == person_id, may_come_upon(desk))


def _met(desk: Desk, session: Session, person_id: int) -> Person:
    """The person the officer may come upon. Raises Refusal."""
    person = session.scalar(_whom(desk, person_id))
    if person is None:
        raise Refusal("这个人不在您有权查看的登记册中，不能打开卡片。")
    if person.merged_into_id is not None:
        raise Refusal("这张卡片已并入另一张，请重新查找。")
    return person
