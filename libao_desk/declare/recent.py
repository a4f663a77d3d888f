"""What the rows of a period tell of a record (近况): one sentence a row, and nothing that is not in the row."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import InstrumentedAttribute

from libao_desk.core.period import Period

from .period_facts import PeriodFacts

MARKS = "。；，、;,. 　"
_BREAKS = re.compile(rf"[{MARKS}]*\s*\n\s*")


@dataclass(frozen=True)
class Telling:
    """How one row of a part is told; a row that says nothing (an empty text) makes no sentence."""

    rows: InstrumentedAttribute[Any]
    dated: InstrumentedAttribute[Any]
    says: Callable[[Any], str]
    said_before: Callable[[Any], str] | None = None
    """What it said of the row in a month that ended before the row was complete (应于…返回)."""


@dataclass(frozen=True)
class Sentence:
    """One sentence and the row it tells: the key of the part and the row's id."""

    part: str
    row: int
    held_on: date
    text: str


@dataclass(frozen=True)
class Recent:
    """The column of a roster that tells the period of each record."""

    tellings: tuple[Telling, ...]
    hides: "Callable[[Any, PeriodFacts], bool]"
    """Records a roster may not describe."""
    beside: InstrumentedAttribute[Any] | None = None
    """The record's own note, which stands before it in the column."""

    def sentences(self, record: Any, period: Period) -> tuple[Sentence, ...]:
        """The sentences of a record's rows in the period, the oldest first."""
        found = []
        for telling in self.tellings:
            for row in getattr(record, telling.rows.key):
                day = _day(getattr(row, telling.dated.key))
                text = _sentence(day, telling.says(row))
                if day is not None and period.contains(day) and text:
                    found.append(Sentence(telling.rows.key, row.id, day, text))
        return tuple(sorted(found, key=lambda sentence: sentence.held_on))

    def ever_said(self, record: Any) -> Iterator[str]:
        """Every sentence that a roster of any month may have told of a record."""
        for telling in self.tellings:
            for row in getattr(record, telling.rows.key):
                day = _day(getattr(row, telling.dated.key))
                yield from (text for says in (telling.says, telling.said_before) if says and (text := _sentence(day, says(row))))


def draft(sentences: tuple[Sentence, ...]) -> str:
    """The text of the column before anybody edits it."""
    return "".join(sentence.text for sentence in sentences)


def clauses(*texts: str | None) -> str:
    """What is filled in, as clauses of one sentence; the line breaks of a long text become commas."""
    told = (_BREAKS.sub("，", text.strip()).strip(MARKS) for text in texts if text)
    return "，".join(text for text in told if text)


def _sentence(day: date | None, said: str) -> str:
    said = said.strip(MARKS)
    return f"{day.month}月{day.day}日{said}。" if day is not None and said else ""


def _day(value: date | datetime | None) -> date | None:
    return value.date() if isinstance(value, datetime) else value
