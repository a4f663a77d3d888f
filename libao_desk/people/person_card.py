"""How a person's card is headed (人员卡片): the line that tells two of one name apart, masked unless someone asked to see."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from libao_desk.declare.path import FieldPath, via
from libao_desk.declare.value import masked, show

from .persons import Person

HEAD: tuple[FieldPath, ...] = (
    via(Person.name),
    via(Person.sex),
    via(Person.birth_date),
    via(Person.id_no),
    via(Person.phone),
    via(Person.village),
    via(Person.residence_address),
)
"""What stands at the head of a card, in order."""


MINOR, NO_GUARDIAN = "未成年人：身份信息不得披露", "未登记监护人"


@dataclass(frozen=True)
class CardLine:
    """One datum of the card as it is shown."""

    key: str
    label: str
    text: str


def label(person: Person) -> str:
    """The name, with what tells the person from another of that name: sex, year of birth, village, end of the ID number."""
    return " ".join((person.name, *_marks(person)))


def head(person: Person, *, revealed: bool = False) -> tuple[CardLine, ...]:
    """The head of the card; ID number and phone are half hidden until `revealed`, which belongs in the trail."""
    shown = show if revealed else masked
    return tuple(CardLine(field.key, field.label, shown(field, field.value_of(person))) for field in HEAD)


def cautions(person: Person, today: date) -> tuple[str, ...]:
    """What whoever opens the card must mind, from facts of the card alone; never a judgement of the person."""
    found = []
    if person.is_minor_on(today):
        found.append(MINOR)
        if person.guardian is None:
            found.append(NO_GUARDIAN)
    if person.merged_into_id is not None:
        found.append("此卡已并入另一张卡")
    return tuple(found)


def _marks(person: Person) -> Iterator[str]:
    if person.sex is not None:
        yield person.sex.label
    if person.birth_date is not None:
        yield f"{person.birth_date.year}年生"
    if person.village is not None:
        yield person.village.name
    if person.id_no:
        yield f"尾号{person.id_no[-4:]}"
