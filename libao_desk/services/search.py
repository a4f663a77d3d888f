"""Find anything (查找): one box, all registers; what the officer may not see is counted, not shown."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.declare.register import Register
from libao_desk.people.access import Action
from libao_desk.services.desk import Desk
from libao_desk.services.drafts import RecordRef
from libao_desk.services.withheld import withheld_ids
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
        hidden = 0
        seen: list[search_index.Hit] = []
        with self.desk.read() as session:
            for one in search_index.query(session, text, limit=limit):
                if one.register in allowed:
                    seen.append(one)
                else:
                    hidden += 1
            withheld = {key: withheld_ids(self.desk, session, allowed[key]) for key in {one.register for one in seen}}
            seen = [one for one in seen if one.record_id not in withheld[one.register]]
            numbers = {key: _numbers(session, allowed[key], seen) for key in {one.register for one in seen}}
        hits = (
            Hit(
                RecordRef(one.register, one.record_id),
                one.register,
                allowed[one.register].title,
                numbers[one.register].get(one.record_id, ""),
                one.label,
                one.why,
            )
            for one in seen
        )
        return Found(tuple(hits), hidden)


def _numbers(session: Session, register: Register, hits: Sequence[search_index.Hit]) -> dict[int, str]:
    """The numbers of the records found in one register."""
    model = register.model
    ids = [hit.record_id for hit in hits if hit.register == register.key]
    return {row_id: number for row_id, number in session.connection().execute(sa.select(model.id, model.number).where(model.id.in_(ids)))}
