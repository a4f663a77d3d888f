"""Looks in an emergency (应急查阅): what is closed to an officer he opens to himself with his reason, half an hour, to read alone.

Neither what is sealed by law nor what a setting keeps for named readers (检举控告) is opened so. Each is told to the director.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.core.errors import Refusal
from libao_desk.core.text import compact
from libao_desk.declare.register import Register
from libao_desk.people.access import Action
from libao_desk.people.models import EmergencyLook
from libao_desk.services.desk import Desk
from libao_desk.services.glass import LASTS, Glass, mark_of
from libao_desk.services.never_recorded import refuse_free_text
from libao_desk.services.records.audit import DESTROYED
from libao_desk.services.records.drafts import RecordRef
from libao_desk.services.records.known_by import numbered
from libao_desk.services.settings import EMERGENCY_LOOKS
from libao_desk.services.withheld import by_law, restricted_ids
from libao_desk.store import looks, search_index, trail

REASON = "应急查阅的理由"
SHORTEST_REASON, LONGEST_REASON = 10, 200
CLOSED = "本所没有开放应急查阅，请找所长办理。"
WEEK = timedelta(days=7)
_LISTED, _CARD = "查看列表", "打开一张人员卡片"


@dataclass(frozen=True)
class OpenGlass:
    """What is open in an emergency now, as the window tells it."""

    id: int
    what: str
    minutes: int
    """How many are left, the one that runs counted."""
    register: str
    record: RecordRef | None


@dataclass(frozen=True)
class EmergencyLine:
    """One look in an emergency, as the director reads it."""

    id: int
    at: datetime
    officer_id: int | None
    by: str
    what: str
    reason: str
    opened: tuple[str, ...]
    """Lists and records, these by their numbers."""
    read_by: str
    read_at: datetime | None


class Emergencies:
    """The door to them."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def is_open(self) -> bool:
        """Whether the office lets its officers look so."""
        return bool(self.desk.facts().setting(EMERGENCY_LOOKS))

    def ask(self, register: str, record: str, reason: str) -> OpenGlass:
        """Open a closed register, or with a number or a name one record that is closed, to be read for half an hour or until the lock.

        Raises Refusal where the office does not have it, the reason is none, or there is nothing to open.
        """
        if not self.is_open():
            raise Refusal(CLOSED)
        declared = self.desk.book.get(register)
        refuse_reason(reason)
        with self.desk.read() as session:
            record_id = self._wanted(session, declared, record.strip())
            number = "" if record_id is None else _number(session, declared, record_id)
        about = (declared.model.__tablename__, "" if record_id is None else record_id)
        with self.desk.work(f"应急查阅：{declared.title}{number}", reason=reason.strip(), about=about) as session:
            row = EmergencyLook(
                register=register,
                record_id=record_id,
                officer_id=self.desk.actor.officer_id,
                officer_name=self.desk.actor.name,
                reason=reason.strip(),
                asked_at=self.desk.clock.now(),
            )
            session.add(row)
            session.flush()
            glass = Glass(row.id, register, record_id, row.reason, self.desk.running() + LASTS)
        self.desk.glasses.append(glass)
        return self._shown(glass)

    def open_now(self) -> tuple[OpenGlass, ...]:
        """What the officer has open, that which ends first before the others."""
        return tuple(self._shown(glass) for glass in sorted(self.desk.open_glasses(), key=lambda glass: glass.until))

    def end(self) -> None:
        """Close all of it before its time."""
        self.desk.glasses.clear()

    # --- the director's side -------------------------------------------------------------------------------------------

    def unread(self) -> int:
        """How many looks of others the officer at the desk, a director, has not taken note of."""
        if not self.desk.may("", Action.REVIEW):
            return 0
        with self.desk.read() as session:
            return session.scalar(sa.select(sa.func.count()).select_from(EmergencyLook).where(*self._waiting())) or 0

    def first_unread(self) -> date | None:
        """The day of the oldest of them."""
        self.desk.allow("", Action.REVIEW)
        with self.desk.read() as session:
            first = session.scalar(sa.select(sa.func.min(EmergencyLook.asked_at)).where(*self._waiting()))
        return None if first is None else first.astimezone().date()

    def week(self, day: date) -> tuple[EmergencyLine, ...]:
        """Every look of the week, Monday to Sunday, that the day lies in, in order."""
        self.desk.allow("", Action.REVIEW)
        first, after = week_of(day)
        with self.desk.read() as session:
            rows = session.scalars(sa.select(EmergencyLook).order_by(EmergencyLook.id)).all()
            chosen = [row for row in rows if first <= row.asked_at.astimezone().date() < after]
            return tuple(self._line(session, row) for row in chosen)

    def take_note(self, day: date) -> int:
        """Note that the officer has read the week's looks, his own left out: nobody signs for himself. Gives how many."""
        self.desk.allow("", Action.REVIEW)
        first, after = week_of(day)
        with self.desk.work("阅知应急查阅") as session:
            rows = session.scalars(sa.select(EmergencyLook).where(*self._waiting())).all()
            noted = [row for row in rows if first <= row.asked_at.astimezone().date() < after]
            for row in noted:
                row.read_at, row.read_by = self.desk.clock.now(), self.desk.actor.name
        return len(noted)

    # --- inside --------------------------------------------------------------------------------------------------------

    def _wanted(self, session: Session, register: Register, typed: str) -> int | None:
        """The record that is wanted, None for the whole register. Raises Refusal where it is open already, or there is none."""
        is_closed = not self.desk.may(register.key, Action.VIEW)
        if not typed and not is_closed:
            raise Refusal(f"“{register.title}”您本来就能查看；要查看其中仅限指定人员查阅的记录，请填写编号或者姓名。")
        if not typed:
            return None
        kept = self._kept(session, register, typed)
        found = [one for one in kept if is_closed or one in restricted_ids(self.desk, session, register)]
        if kept and not found:
            raise Refusal(f"“{typed}”的记录您本来就能查看，不需要应急查阅。")
        if len(found) != 1:
            which = "没有可以应急查阅的" if not found else "有多条"
            raise Refusal(f"{register.title}中{which}编号或者姓名为“{typed}”的记录（封存的、检举控告的不在内），请核对编号。")
        return found[0]

    def _kept(self, session: Session, register: Register, typed: str) -> list[int]:
        """The records of that number or name that the law does not keep even now."""
        model: Any = register.model
        numbers = session.scalars(numbered(register, typed)).all()
        named = () if numbers else search_index.query(session, typed, limit=50, registers=(register.key,))
        ids = {*numbers, *(hit.record_id for hit in named)}
        return list(session.scalars(sa.select(model.id).where(model.id.in_(ids), *by_law(self.desk, register)).order_by(model.id)))

    def _waiting(self) -> tuple[sa.ColumnElement[bool], ...]:
        return EmergencyLook.read_at.is_(None), EmergencyLook.officer_id.is_distinct_from(self.desk.actor.officer_id)

    def _shown(self, glass: Glass) -> OpenGlass:
        register = self.desk.book.get(glass.register)
        left = glass.until - self.desk.running()
        minutes = -(-max(int(left.total_seconds()), 0) // 60)
        if glass.record_id is None:
            return OpenGlass(glass.id, f"{register.title}（整本）", minutes, register.key, None)
        with self.desk.read() as session:
            number = _number(session, register, glass.record_id)
        return OpenGlass(glass.id, f"{register.title}{number}", minutes, register.key, RecordRef(register.key, glass.record_id))

    def _line(self, session: Session, row: EmergencyLook) -> EmergencyLine:
        register = self.desk.book.get(row.register)
        number = "（整本）" if row.record_id is None else _number(session, register, row.record_id)
        opened = tuple(dict.fromkeys(self._opened(session, register, row)))
        return EmergencyLine(
            row.id,
            row.asked_at,
            row.officer_id,
            row.officer_name,
            f"{register.title}{number}",
            row.reason,
            opened,
            row.read_by or "",
            row.read_at,
        )

    def _opened(self, session: Session, register: Register, row: EmergencyLook) -> Iterator[str]:
        """What the trail says was looked at by it, in order."""
        mark = mark_of(row.id)
        found = trail.entries(session, officer_id=row.officer_id, acts=looks.IN_EMERGENCY)
        for entry in (one for one in reversed(found) if (one.reason or "").startswith(mark)):
            if entry.act == looks.EMERGENCY_OPENED and entry.about is not None:
                yield _number(session, register, int(entry.about[1]))
            else:
                yield _LISTED if entry.act == looks.EMERGENCY_LISTED else _CARD


def _number(session: Session, register: Register, record_id: int) -> str:
    """The number of a record that was opened; it may have been destroyed since."""
    record = session.get(register.model, record_id)
    return DESTROYED if record is None else record.number


def week_of(day: date) -> tuple[date, date]:
    """The Monday of a day's week, and the one after."""
    first = day - timedelta(days=day.weekday())
    return first, first + WEEK


def refuse_reason(reason: str) -> None:
    """Raise Refusal where a reason is too short to be one, too long, or holds what is never recorded."""
    length = len(compact(reason))
    if length < SHORTEST_REASON:
        raise Refusal(f"请写明什么紧急情况、为什么要看（至少{SHORTEST_REASON}个字）。")
    if length > LONGEST_REASON:
        raise Refusal(f"理由有{length}字，最多{LONGEST_REASON}字，请写得简短些。")
    refuse_free_text(REASON, reason)
