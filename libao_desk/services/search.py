"""Find anything (查找): one box, all registers; what the officer may not see is counted, not shown."""

from dataclasses import dataclass

import sqlalchemy as sa

from libao_desk.people.access import Action
from libao_desk.services.desk import Desk
from libao_desk.services.drafts import RecordRef
from libao_desk.store import search_index

LIMIT = 200


@dataclass(frozen=True)
class Hit:
    """One record found, with the field that matched."""

    ref: RecordRef
    register: str
    title: str
    number: str
    label: str
    why: str


@dataclass(frozen=True)
class Found:
    """What a search gives."""

    hits: tuple[Hit, ...]
    hidden: int
    """How many more lie in registers the officer may not see."""


class Search:
    """The one box."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def find(self, text: str, *, limit: int = LIMIT) -> Found:
        """Records by any part of a number, name, pinyin, initials, ID number, phone or village."""
        if not text.strip():
            return Found((), 0)
        allowed = {register.key: register for register in self.desk.book if self.desk.may(register.key, Action.LIST)}
        hits: list[Hit] = []
        hidden = 0
        with self.desk.read() as session:
            for one in search_index.query(session, text, limit=limit):
                register = allowed.get(one.register)
                if register is None:
                    hidden += 1
                    continue
                model = register.model
                number = session.scalar(sa.select(model.number).where(model.id == one.record_id)) or ""
                hits.append(Hit(RecordRef(one.register, one.record_id), one.register, register.title, number, one.label, one.why))
        return Found(tuple(hits), hidden)
