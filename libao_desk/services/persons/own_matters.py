"""How one's own matters stand (本人查询): for whoever asks about what he brought himself, and never a list of people.

信访工作条例 17, 18; 个人信息保护法 45: full name and one more datum, both exact; the answer is numbers, states and last days,
and every look leaves its reason in the trail.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from libao_desk.core.errors import Refusal
from libao_desk.core.text import squeeze
from libao_desk.declare.record import Record
from libao_desk.declare.register import Asker, Register
from libao_desk.people.access import Action
from libao_desk.services.desk import Desk
from libao_desk.services.records.moves import state_of
from libao_desk.services.withheld import visible

ACT = "答复本人查询"


@dataclass(frozen=True)
class LastDay:
    """A day the asker is told: of what, and which."""

    title: str
    day: date


@dataclass(frozen=True)
class OwnMatter:
    """One matter of the asker's: its number, where it stands, what is due next."""

    number: str
    state: str
    days: tuple[LastDay, ...]


class OwnMatters:
    """The one door to them."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def registers(self) -> tuple[tuple[str, str], ...]:
        """(key, title) of the registers in which an asker can be answered; none for whoever may not answer."""
        return tuple(
            (one.key, one.title) for one in self.desk.book if one.asker is not None and self.desk.may(one.key, Action.ANSWER_ASKER)
        )

    def look(self, register: str, *, name: str, proof: str, reason: str) -> tuple[OwnMatter, ...]:
        """The matters that bear both the name and the proof, oldest first; each has the look in its history.

        Raises Refusal without the right, or where name, proof or reason is missing, or where the register answers nobody.
        """
        self.desk.allow(register, Action.ANSWER_ASKER)
        declared = self.desk.book.get(register)
        if declared.asker is None:
            raise Refusal(f"{declared.title}没有本人查询。")
        asked = {"姓名": squeeze(name), "电话或编号": squeeze(proof), "查询事由": squeeze(reason)}
        missing = [label for label, text in asked.items() if not text]
        if missing:
            raise Refusal(f"本人查询须核对身份并写明事由，请填写：{'、'.join(missing)}。")
        with self.desk.read() as session:
            records = session.scalars(_exactly(self.desk, declared, declared.asker, asked["姓名"], asked["电话或编号"])).all()
            found = tuple(OwnMatter(one.number, state_of(one).label, tuple(self._days(declared, declared.asker, one))) for one in records)
            rows = [(declared.model.__tablename__, one.id) for one in records]
        self._note(declared, asked["查询事由"], rows)
        return found

    def _days(self, register: Register, asker: Asker, record: Record) -> Iterator[LastDay]:
        facts, today = self.desk.facts(), self.desk.today
        for clock in register.clocks:
            if clock.span.key in asker.clocks:
                for duty in clock.rule(record, facts, today):
                    yield LastDay(duty.title, duty.last_day)

    def _note(self, register: Register, reason: str, rows: list[tuple[str, int]]) -> None:
        if not rows:
            self._tell(f"{ACT}（{register.title}，没有相符的）", reason, None)
        for row in rows:
            self._tell(ACT, reason, row)

    def _tell(self, act: str, reason: str, about: tuple[str, int] | None) -> None:
        with self.desk.work(act, reason=reason, about=about):
            pass  # the entry in the trail is all


def _exactly(desk: Desk, register: Register, asker: Asker, name: str, proof: str) -> sa.Select[tuple[Any]]:
    model: Any = register.model
    proved = sa.or_(*(field == proof for field in asker.proofs))
    return sa.select(model).where(asker.name == name, proved, *visible(desk, register)).order_by(model.number)
