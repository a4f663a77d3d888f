"""What is another's of the register (别人的姓名、电话): a column that was sorted or pasted alone gives everybody his neighbour's."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.declare.register import Register
from libao_desk.people.models import Person
from libao_desk.services.desk import Desk
from libao_desk.services.ledgers.rows import Change
from libao_desk.services.records.standing import every_way_to_people
from libao_desk.services.withheld import visible

_PHONE = "电话"
"""With what the label of every datum ends that is a telephone."""
_NO_DIGIT = re.compile(r"\D")
ANOTHERS_PHONE = "{label}：这是“{name}”登记的电话，表中可能只排序或粘贴了一部分列，请核对。"


class _Cards(NamedTuple):
    """The cards that a register's records lead to, by what may be mixed up: each with its id, telephones with whose they are."""

    names: dict[str, set[int]]
    phones: dict[str, dict[int, str]]


class Others:
    """Knows the names and telephones of everybody in a register whom the officer may know of; read when first asked for."""

    def __init__(self, desk: Desk, session: Session, register: Register) -> None:
        self._desk, self._session, self._register = desk, session, register

    def bear(self, name: str, own: Person | None) -> bool:
        """Whether somebody else of the register is called so."""
        return bool(self._cards.names.get(name, set()) - {None if own is None else own.id})

    def with_phone(self, phone: str | None, own: Person | None) -> str:
        """Whose telephone it is besides; "" where nobody else has it."""
        known = self._cards.phones.get(phone, {}) if phone else {}
        return next((name for card, name in known.items() if own is None or card != own.id), "")

    def phones(self, changes: Iterable[Change], said: Sequence[Person], known: Iterable[Person]) -> Iterator[tuple[str, str]]:
        """Telephones that a ledger's row would give the people of its record and that are somebody else's: (key, sentence)."""
        own = {mark: person for person in known for mark in (person.name, person.id_no) if mark}
        for change in changes:
            digits = _NO_DIGIT.sub("", change.after) if change.label.endswith(_PHONE) else ""
            for person in said if digits else ():
                card = own.get(person.id_no or "") or own.get(person.name)
                is_new = card is not None and person.phone and person.phone != card.phone and person.phone in digits
                if is_new and (name := self.with_phone(person.phone, card)):
                    yield change.key, ANOTHERS_PHONE.format(label=change.label, name=name)

    @cached_property
    def _cards(self) -> _Cards:
        cards = _Cards(defaultdict(set), defaultdict(dict))
        seen = visible(self._desk, self._register)
        for way in every_way_to_people(self._register):
            people = sa.select(Person.id, Person.name, Person.phone).select_from(self._register.model)
            for step in way:
                people = people.join(step)
            for card, name, phone in self._session.execute(people.where(*seen)):
                cards.names[name].add(card)
                if phone:
                    cards.phones[phone][card] = name
        return cards
