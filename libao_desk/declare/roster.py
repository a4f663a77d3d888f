"""Rosters (花名册): which records of a period, in which columns."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from libao_desk.core.period import Period

from .code import Code
from .period_facts import PeriodFacts
from .recent import Recent

Cell = str | int | Decimal | date | None


class CellKind(Enum):
    """How a roster column is written into the sheet."""

    TEXT = "text"
    IDENTIFIER = "identifier"
    DATE = "date"
    NUMBER = "number"
    MONEY = "money"


@dataclass(frozen=True)
class RosterColumn:
    """One column: its head, its value for a record, how it is written and how wide (in characters)."""

    title: str
    value: Callable[[Any, PeriodFacts], Cell]
    kind: CellKind = CellKind.TEXT
    width: float = 10.0
    total: bool = False
    """Whether the last row sums this column."""
    is_undated: bool = False
    """Whether what it says carries no date of its own (联系电话), so that a closed month keeps what its roster said."""
    is_sealable: bool = False
    """Whether the law may take out what it says (犯罪记录封存): what was sent in it is then not told again."""
    stays: Callable[[Any, PeriodFacts, Cell], bool] | None = None
    """Where some of its cells have a date (变更监护人、评价): whether a closed month keeps this row's, by what its roster said."""
    is_of_the_month: bool = False
    """Whether it tells what happened in the period (发放日), another each month as every count is, and so no change of anything."""
    due_for: int = 0
    """For how many months its amounts are due (奖励标准), which a county's form may want for one; 0 for what is of the period."""
    entries: tuple[type[Code], ...] = ()
    """The code lists from which its texts are taken, where no field bears its title: what a county's form may have columns to tick for."""
    is_internal: bool = False
    """Whether the internal copy alone has it (患者): an empty column in what is sent would tell that there is a list of names."""
    of: str = ""
    """Of a column that tells of one quarter or month of the period alone: the title of the one that tells of all of it."""
    part: str = ""
    """Which quarter or month that is (第一季度)."""

    @property
    def may_stay(self) -> bool:
        """Whether a closed month may keep any of its cells."""
        return self.is_undated or self.stays is not None

    def is_kept(self, row: Any, facts: PeriodFacts, said: Cell) -> bool:
        """Whether a closed month keeps what its roster said of a row."""
        return self.is_undated if self.stays is None else self.stays(row, facts, said)


_PARTS = tuple((first, length) for length in (1, 3, 6) for first in range(1, 13, length))
_OF_THE_PERIOD = re.compile("^本[月季]")


def in_parts(column: RosterColumn) -> Iterator[RosterColumn]:
    """The column once for each month, quarter and half of a year, for a county's form that has a column for each."""
    for first, length in _PARTS:
        part = Period(date.min.year, first, length).part
        title = f"{_OF_THE_PERIOD.sub('', column.title)}（{part}）"
        yield replace(column, title=title, value=_told_in(column, first, length), of=column.title, part=part)


def _told_in(column: RosterColumn, first: int, length: int) -> Callable[[Any, PeriodFacts], Cell]:
    def told(record: Any, facts: PeriodFacts) -> Cell:
        part = Period(facts.period.year, first, length)
        return column.value(record, replace(facts, period=part)) if part.last_day <= facts.last_day else None

    return told


def own_number(row: Any) -> tuple[str, str]:
    """A row that is a record is told from all others by its permanent number."""
    return row.number, ""


def everything(record: object, facts: PeriodFacts) -> bool:
    """Every record known by the end of the period."""
    return True


def ended_later(began: date | None, ended: date | None, facts: PeriodFacts) -> bool:
    """Whether what came in before the period ended within it: the month it came in listed it without its end."""
    return (began is None or began < facts.period.first_day) and facts.period.contains(ended)


def is_ended_row(is_ended: bool, detail: str) -> bool:
    """A row of the block below."""
    return is_ended


@dataclass(frozen=True)
class Roster:
    """One monthly roster of a register; the serial number column is added by the machine."""

    kind: str
    title: str
    columns: tuple[RosterColumn, ...]
    belongs: Callable[[Any, PeriodFacts], bool] = everything
    rows: Callable[[Sequence[Any], PeriodFacts], Iterable[Any]] | None = None
    """What the belonging records give together where a row is not a record; each row goes to the columns in the record's place."""
    ended: Callable[[Any, PeriodFacts], bool] | None = None
    """Records that stand in a block below: ended within the period, and of a roster of events come in before it."""
    ended_title: str = ""
    ended_rows: Callable[[Sequence[Any], PeriodFacts], Iterable[Any]] | None = None
    """What the records of the block below give together, where that is not what they would give above (`rows`)."""
    order: Callable[[Any], Any] | None = None
    says_of_rows: Callable[[Sequence[Sequence[Cell]]], str] | None = None
    """What the line above the heads says of the rows of the main block, told by their cells in the order of the columns."""
    says_of_ended: Callable[[Sequence[Sequence[Cell]]], str] | None = None
    """The same of the rows of the block below."""
    paper: str = "A4"
    names_people: bool = True
    recent: Recent | None = None
    """Set where a column tells what the rows of the period say of each record (近况)."""
    key: Callable[[Any], tuple[str, str]] = own_number
    """The permanent number of the record a row is about, and which of its rows it is: the same in every computing of every month."""
    tells_ahead: bool = False
    """Whether it tells of what is to come, so that a form's title may name a month after its own (期满预告)."""
    is_of_events: bool = False
    """Whether its rows are what happened in the period, so that each month has rows of its own and nobody comes or goes."""
    is_new_row: Callable[[bool, str], bool] | None = None
    """Which rows, told by their block and which of its record's rows they are, the roster did not list in the months closed at first."""
    for_forms: tuple[RosterColumn, ...] = ()
    """Columns that the roster has not, and the county's own form may ask for (年龄, 户籍地)."""

    def rows_of(self, records: Sequence[Any], facts: PeriodFacts, *, is_ended: bool) -> Sequence[Any]:
        """What the rows of a block are made of: the records themselves, or what they give together."""
        together = self.ended_rows if is_ended and self.ended_rows is not None else self.rows
        return records if together is None else tuple(together(records, facts))

    @property
    def counter(self) -> str:
        """What its rows are counted in: people, each time that one of them stands in it, or cases."""
        if self.names_people and self.is_of_events and self.rows is not None:
            return "人次"
        return "人" if self.names_people and not self.is_of_events else "件"

    def copy_of(self, *, full: bool) -> "Roster":
        """The roster with the columns of one copy: the internal one (内部版), or the one that is sent."""
        return self if full else replace(self, columns=tuple(column for column in self.columns if not column.is_internal))

    def with_form_columns(self) -> "Roster":
        """The roster as it goes into a form of the county's."""
        divided = (column for column in (*self.columns, *self.for_forms) if self._has_parts(column))
        more = (*self.for_forms, *(part for column in divided for part in in_parts(column)))
        return replace(self, columns=(*self.columns, *more), for_forms=more)

    def _has_parts(self, column: RosterColumn) -> bool:
        """Whether a column tells what happened, day by day, to somebody who stands in it once."""
        return not self.is_of_events and (column.is_of_the_month or (column.total and column.kind is CellKind.NUMBER))


RECENT_WIDTH = 34
PENALTY, LENGTH_ALONE = "刑种", "主刑刑期"
"""The kind of penalty and its length, of a form that has a column for each (刑种|刑期)."""
TERM_LENGTH = "矫正期长度"
"""How long a correction takes, of a form that has a column for its two days too."""
NOTE, NOTE_ALONE, SITUATION = "备注", "备注（不含近况）", "近况"
Note = Callable[[Any, PeriodFacts], str | None]


def note_column(note: Note, recent: Recent) -> RosterColumn:
    """The county's column of notes (备注): the record's own note, then what the rows of the period say of it (近况)."""
    alone, situation = notes_apart(note, recent)

    def told(record: Any, facts: PeriodFacts) -> str:
        return "　".join(text for text in (str(alone.value(record, facts)), str(situation.value(record, facts))) if text)

    return RosterColumn(NOTE, told, width=RECENT_WIDTH)


def notes_apart(note: Note, recent: Recent) -> tuple[RosterColumn, RosterColumn]:
    """The same for a form that has a column for each of the two."""

    def situation(record: Any, facts: PeriodFacts) -> str:
        return "" if recent.hides(record, facts) else facts.recent(record)

    return (
        RosterColumn(NOTE_ALONE, lambda record, facts: note(record, facts) or "", width=RECENT_WIDTH),
        RosterColumn(SITUATION, situation, width=RECENT_WIDTH),
    )
