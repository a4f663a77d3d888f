"""The column of the state (状态列): where a record stands, and how and when it ended, where the same word says it."""

import re
from collections.abc import Iterator
from datetime import date

from libao_desk.core.text import without_blanks
from libao_desk.declare.code import Code
from libao_desk.declare.path import FieldPath, path
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.declare.value import show
from libao_desk.services.ledgers.rows import RowJudgement
from libao_desk.services.ledgers.words.ends import (
    NO,
    YES,
    apart,
    below,
    only_asked,
    plain_word,
    says_an_end,
    says_over,
    way_of_end,
    with_year,
    without_months,
    without_place,
)
from libao_desk.services.ledgers.words.undated_ends import UndatedEnds
from libao_desk.sheets.cells import Cell, as_text

_COMMAS = re.compile(r"[，,、;；]")
ONLY_ASKED = "状态“{text}”只是提请、建议、申请，或者还没有结果、没有同意，不办理终止，按各项日期推定；要办理的请打开这条记录。"
UNSURE = "状态“{text}”看不出是不是这一条已经结束，不办理终止，按各项日期推定；确已结束的，请只写结果和日期，或者打开这条记录办理。"


class StateColumn:
    """Reads what a cell below 状态, 是否在册 and the like says."""

    def __init__(self, register: Register, head: str, today: date, year: int | None) -> None:
        self._register, self._head = register, head
        self._today, self._year = today, year
        self._undated = UndatedEnds(register, today)
        self._way = None if register.end is None else path(register.end.way)

    @property
    def tells(self) -> list[FieldPath]:
        """What its words may say beside the state: how and when it ended."""
        return [*([] if self._way is None else [self._way]), *self._undated.days, *self._undated.days_after]

    def read(self, judged: RowJudgement, cell: Cell) -> None:
        """Put into the row what the cell says; a word that nobody knows is told."""
        said = without_blanks(as_text(cell).value or "")
        text = with_year(below(self._head, said), self._year, self._wants_day)
        word, day = apart(text, self._today)
        is_over = says_an_end(_without(self._register.ends_of_others, word))
        if self._wants_day(without_months(word)):
            word, judged.state_since = without_months(word), day
        elif self._named(word) not in self._undated.over and not is_over:
            word, day = text, None
        judged.state = self._named(word)
        if judged.state is None and (is_over or plain_word(word) in NO):
            judged.said_over = text
        elif text and judged.state is None and plain_word(said) not in YES:
            judged.notes.append((cell.address, _why_unread(text)))
        if not judged.said_over and judged.state not in self._undated.over:
            return
        if day is not None:
            self._take_day(judged, cell, day)
        self._take_way(judged, cell, word)

    def _wants_day(self, word: str) -> bool:
        return self._named(word) in self._register.wants_day

    def _named(self, word: str) -> Code | None:
        words = {word, _COMMAS.sub("", word), without_place(word)} - {""}
        return next((state for state in self._register.states if not words.isdisjoint((state.label, state.value, *state.also))), None)

    def _take_day(self, judged: RowJudgement, cell: Cell, day: date) -> None:
        """A day that stands beside the word of an end is the day of it, where no column says one."""
        target = self._undated.day_of(judged.state)
        if target is None:
            judged.state_since = day if self._undated.is_after_result(judged.state) else None
        elif all(judged.values.get(one.key) is None for one in self._undated.days_beside(target)):
            judged.values[target.key] = day
            judged.cells[target.key] = cell.address
            judged.notes.append((cell.address, f"“{cell.text}”中的日期读作{target.label}{day:%Y-%m-%d}。"))

    def _take_way(self, judged: RowJudgement, cell: Cell, word: str) -> None:
        """The word says how a record ended, where its day is said and no column tells how."""
        end, way = self._register.end, self._way
        if end is None or way is None or not any(judged.values.get(path(day).key) for day in end.days):
            return
        if judged.values.get(way.key) is None and (said := way_of_end(self._register, word)) is not None:
            judged.values[way.key] = said
            judged.cells.setdefault(way.key, cell.address)

    def leave_out_way(self, judged: RowJudgement, record: Record) -> Iterator[tuple[str, str]]:
        """How a record ended is not kept of one that goes on: without its day it would stand in the rosters as dead."""
        way = self._way
        said = None if way is None else judged.values.get(way.key)
        if way is not None and said not in (None, way.value_of(record)) and self._undated.is_undated(record, judged):
            del judged.values[way.key]
            yield way.key, f"{way.label}：“{show(way, said)}”没有{self._undated.told()}，不知道从哪一天起，这一格未导入，请补上日期。"


def _without(others: tuple[str, ...], word: str) -> str:
    for one in others:
        word = word.replace(one, "")
    return word


def _why_unread(text: str) -> str:
    if only_asked(text):
        return ONLY_ASKED.format(text=text)
    return UNSURE.format(text=text) if says_over(text) else f"状态“{text}”不认识，按各项日期推定。"
