"""When the safety of the file was last proved (最近一次备份、演练、核验、恢复码测试): day and result, kept beside the local values."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from enum import Enum

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.services.desk import Desk
from libao_desk.services.settings import OfficeSetting


class Milestone(Enum):
    """What is proved now and then; the value is the key under which it is kept."""

    BACKED_UP = "safety.backed_up"
    """A backup to a place the clerk chose (另存备份)."""
    DRILLED = "safety.drilled"
    """A backup brought back for the sake of it (恢复演练)."""
    VERIFIED = "safety.verified"
    """Every page, the trail and every row (核验)."""
    CODE_TESTED = "safety.code_tested"
    """The printed recovery code (恢复码测试)."""


@dataclass(frozen=True)
class Reached:
    """One milestone as it was reached last."""

    on: date
    sound: bool
    told: str = ""
    """The result in a sentence without names and paths."""
    about: str = ""
    """What it holds for: the slot of a recovery code."""


SNOOZED = "safety.snoozed"
"""The key under which it is kept which findings of the health page are not to be told of for a while."""


def reach(session: Session, milestone: Milestone, reached: Reached) -> None:
    """Keep it, inside the caller's act."""
    _store(session, milestone.value, {**asdict(reached), "on": reached.on.isoformat()})


@contextmanager
def reaching(desk: Desk, act: str, milestone: Milestone, reached: Reached) -> Iterator[Session]:
    """One act that is nothing but this."""
    with desk.work(act) as session:
        reach(session, milestone, reached)
        yield session


def last_reached(session: Session, milestone: Milestone) -> Reached | None:
    """The last time; None where it never was."""
    kept = _kept(session, milestone.value)
    on = parsed(kept.get("on", ""))
    return None if on is None else Reached(on, kept.get("sound") == "True", kept.get("told", ""), kept.get("about", ""))


def parsed(day: str) -> date | None:
    """A day as it is kept; None where somebody spoilt it."""
    try:
        return date.fromisoformat(day)
    except ValueError:
        return None


def snoozed(session: Session) -> dict[str, date]:
    """Which findings are not told of on the first screen, and until which day."""
    found = {key: parsed(day) for key, day in _kept(session, SNOOZED).items()}
    return {key: day for key, day in found.items() if day is not None}


def snooze(session: Session, key: str, until: date | None) -> None:
    """Do not tell of a finding until a day, inside the caller's act; None tells of it again."""
    kept = _kept(session, SNOOZED)
    kept.pop(key, None)
    _store(session, SNOOZED, kept if until is None else {**kept, key: until.isoformat()})


def _kept(session: Session, key: str) -> dict[str, str]:
    text = session.scalar(sa.select(OfficeSetting.value).where(OfficeSetting.key == key))
    try:
        found = json.loads(text) if isinstance(text, str) else {}
    except ValueError:
        return {}
    return {str(name): str(value) for name, value in found.items()} if isinstance(found, dict) else {}


def _store(session: Session, key: str, content: dict[str, object] | dict[str, str]) -> None:
    row = session.get(OfficeSetting, key)
    if row is None:
        row = OfficeSetting(key=key)
        session.add(row)
    row.value = json.dumps(content, ensure_ascii=False)
