"""The notes of an own roster that comes back (备注中的近况): what it drafted from the record's rows is no note of the record."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.services.records.recent_kept import RecentText


class OwnNotes:
    """Knows what the rosters of a register ever told of its records beside their own notes."""

    def __init__(self, session: Session, register: Register) -> None:
        self._session = session
        self._tellers = [
            (recent, recent.beside.key) for roster in register.rosters if (recent := roster.recent) and recent.beside is not None
        ]
        self._rosters = [roster.kind for roster in register.rosters if roster.recent is not None]

    def leave_out(self, values: dict[str, Any], record: Record) -> None:
        """Take away from a row's note what the rosters told; a note of which nothing is left was none."""
        for recent, key in self._tellers:
            said = values.get(key)
            if not said or said == getattr(record, key):
                continue
            told = (*self._kept.get(record.id, ()), *recent.ever_said(record))
            left = _without(said, told)
            if left != said:
                values[key] = left or getattr(record, key)

    @cached_property
    def _kept(self) -> Mapping[int, list[str]]:
        """What the clerks wrote in place of the drafts, by record."""
        found: dict[int, list[str]] = {}
        kept = sa.select(RecentText.record_id, RecentText.text).where(RecentText.roster.in_(self._rosters))
        for record_id, text in self._session.execute(kept):
            found.setdefault(record_id, []).append(text)
        return found


def _without(said: str, told: Iterable[str]) -> str:
    """A text without the sentences that were told; only where one begins is one looked for."""
    for text in sorted(told, key=len, reverse=True):
        words = r"\s*".join(map(re.escape, text.split()))
        said = re.sub(rf"(?:(?<=[。；\s])|^){words}", "", said, count=1)
    return said.strip()
