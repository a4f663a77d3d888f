"""Find anything (查找): one box, every register that the officer may list; of the others nothing is told, not even how much."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.declare.field import Text
from libao_desk.declare.register import Register
from libao_desk.people.access import Action
from libao_desk.services.desk import Desk
from libao_desk.services.glass_noted import note_list_by_glass
from libao_desk.services.records.drafts import RecordRef
from libao_desk.services.withheld import withheld_ids
from libao_desk.store import search_index
from libao_desk.store.looks import EMERGENCY_LISTED

LIMIT = 200
NOTHING = "没有找到（只查您有权查看的登记册）。"
"""The same for everybody and whatever lies elsewhere."""


class Hit(NamedTuple):
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


class Search:
    """The one box."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def find(self, text: str, *, limit: int = LIMIT) -> Found:
        """Records by any part of a number, name, pinyin, initials, ID number, phone or village; who is called so comes first."""
        if not text.strip():
            return Found(())
        desk = self.desk.look
        allowed = {register.key: register for register in desk.book if desk.may(register.key, Action.LIST)}
        names = {field.label for register in allowed.values() for field in register.searched if field.fact.text is Text.NAME}
        with desk.read() as session:
            seen = search_index.query(session, text, limit=limit, registers=list(allowed), names=names)
            withheld = {key: withheld_ids(desk, session, allowed[key]) for key in {one.register for one in seen}}
            seen = [one for one in seen if one.record_id not in withheld[one.register]]
            numbers = {key: _numbers(session, allowed[key], seen) for key in {one.register for one in seen}}
        for key in numbers:
            note_list_by_glass(desk, EMERGENCY_LISTED, allowed[key])
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
        return Found(tuple(hits))


def _numbers(session: Session, register: Register, hits: Sequence[search_index.Hit]) -> dict[int, str]:
    """The numbers of the records found in one register."""
    model = register.model
    found = search_index.one_of(model.id, (hit.record_id for hit in hits if hit.register == register.key))
    return {row_id: number for row_id, number in session.connection().execute(sa.select(model.id, model.number).where(found))}
