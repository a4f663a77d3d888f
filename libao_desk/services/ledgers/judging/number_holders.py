"""Whose ID number it is (同号异名): a number that is on file, or stands in an earlier row, under another name is never stored."""

from collections.abc import Iterable, Mapping
from functools import cached_property

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.core.names import differ_by_a_sign
from libao_desk.people.persons import Person

from .others import Others

RENAMED = (
    "这个证件号是“{own}”的，表中却写作“{name}”{whose}：表中可能只排序或粘贴了一部分列，请核对各行；"
    "确是改了名的，先在人员卡片上改名，再导入。"
)
"""What is told of a row whose number is its record's own person's, and whose name is not."""


class NumberHolders:
    """Knows by ID number who has it: on file, and in the rows judged so far."""

    def __init__(self, session: Session, others: Others) -> None:
        self._session, self._others = session, others
        self._met: dict[str, tuple[str, int]] = {}

    @cached_property
    def on_file(self) -> dict[str, str]:
        """The name on the card of each ID number."""
        cards = sa.select(Person.id_no, Person.name).where(Person.id_no.is_not(None), Person.merged_into_id.is_(None))
        return {number: name for number, name in self._session.execute(cards) if number is not None}

    def contradiction(self, people: Iterable[Person], row: int, own: Mapping[str | None, Person]) -> str:
        """Why the people of a row cannot be who their numbers say, "" where they can; `own` are those of its record by number."""
        for person in people:
            number, name = person.id_no, person.name
            if not number or not name:
                continue
            if number in own:
                if sentence := self._renamed(person, own[number]):
                    return sentence
                continue
            known = self.on_file.get(number)
            if known is not None and known != name:
                return f"“{name}”的证件号与已登记的“{known}”相同，请核对；确是同一人改了名，先在人员卡片上改名，再导入。"
            earlier, at = self._met.setdefault(number, (name, row))
            if earlier != name:
                return f"“{name}”的证件号与第{at}行的“{earlier}”相同，请核对。"
        return ""

    def _renamed(self, person: Person, own: Person) -> str:
        """Why the record's own person is not called so: one sign may be put right, unless that makes somebody else of him."""
        is_anothers = person.name != own.name and self._others.bear(person.name, own)
        if person.name == own.name or (differ_by_a_sign(person.name, own.name) and not is_anothers):
            return ""
        return RENAMED.format(own=own.name, name=person.name, whose="，那是本登记册另一人的姓名" if is_anothers else "")

    def another(self, number: str, own: Person | None, name: str | None, row: int) -> str:
        """Whose a number is that a row gives to the person `own`, or to somebody new called `name`; "" where it is nobody else's."""
        known, called = self.on_file.get(number), name or (own.name if own is not None else None)
        if own is not None and own.id_no == number:
            return ""
        if known is not None and (own is not None or known != called):
            return known
        earlier, at = self._met.setdefault(number, (called or "", row))
        return "" if at == row or (own is None and earlier == called) else f"第{at}行{earlier}"
