"""Columns of a ledger that are not one field of the record (当事人 in one cell, amounts of several terms, 矫正期限 from when till when)."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Any

from libao_desk.core.errors import Refusal
from libao_desk.core.terms import Length, read_stretch

from .code import Code
from .path import Field, FieldPath, path


class Holds(Enum):
    """What the cells of a column are: decides how a number in one is understood."""

    WORDS = "words"
    NAMES = "names"
    """Names of people and units: what stands in brackets beside one is no part of it."""
    IDENTIFIER = "identifier"
    """Every digit counts (证件号码): a cell that is a number has lost some and is refused."""
    PHONES = "phones"
    """Every digit counts, and nobody is known by it."""
    DAYS = "days"
    """A day, or several: each reaches the column as 2020-03-05, whatever the cell has."""
    AMOUNT = "amount"
    """Yuan: it reaches the column as 1200.00."""


@dataclass(frozen=True)
class DayBeside:
    """A day that may stand beside the word of a cell (2020.3.20已履行), and the field that keeps it where no column of its own says it."""

    into: Field
    read: Callable[[str], date | None]

    @cached_property
    def target(self) -> FieldPath:
        """The field."""
        return path(self.into)


@dataclass(frozen=True)
class Apart:
    """A cell taken apart (拆读): what the column itself is told, what other columns are told by the cell, and what is left out."""

    text: str
    note: str = ""
    beside: Mapping[str, str] = field(default_factory=dict)
    """By column key, what the cell says as well; a column of its own goes before it."""


@dataclass(frozen=True)
class SheetColumn:
    """One such column: its head, other words for it, and how its text enters the record.

    `read(record, text)` fills the record's rows and raises Refusal with one sentence where the text cannot be understood;
    `show(record)` gives the text a record would have had, so that a row imported again is seen to be the same.
    """

    key: str
    label: str
    synonyms: tuple[str, ...]
    read: Callable[[Any, str], None]
    show: Callable[[Any], str]
    holds: Holds = Holds.WORDS
    join: Callable[[Sequence[Mapping[str, str]]], str] | None = None
    """The one text that the column says over several rows of a record, given what each row says by column key; None where it says
    one thing only."""
    is_must: bool = True
    """A text that cannot be understood stops its row; otherwise it is told and left out."""
    names_of: str = ""
    """Set where the column holds names: what it calls these people; 电话 alone at its right, before the next such column, is theirs."""
    is_asked: bool = True
    """Whether a blank template has the column."""
    happened: bool = False
    """Whether its days are of what has happened, so that none can be still to come."""

    refuse: Callable[[Any, Mapping[str, str]], str | None] | None = None
    """What speaks against putting the texts of a row, by column key, into a record that has such rows already."""
    doubt: Callable[[Any], str] | None = None
    """What is to be told of a new record in which this column was read, "" where there is nothing."""
    day: DayBeside | None = None
    apart: Callable[[str], Apart] | None = None
    """How a cell is taken apart before its text enters the record; it reads the remarks in brackets as well."""
    adds: Callable[[Any, Mapping[str, str]], bool] | None = None
    """Whether the texts of a row, by column key, put another one beside what the column shows of a record, which stays."""
    exact: tuple[str, ...] = ()
    """Those of the synonyms that go before the column's own name where a sheet has both (实发金额 beside 奖励金额)."""
    told: str = ""
    """What is told, once, of a sheet that has the column: which of its rows say nothing that is kept."""
    read_beside: Callable[[Any, str, Mapping[str, str]], None] | None = None
    """Set where the other texts of the row, by column key, say into which of the record's rows the text goes;"""
    show_beside: Callable[[Any, Mapping[str, str]], str] | None = None
    """and which of them it is shown of."""
    is_held: Callable[[Any, Mapping[str, str]], bool] | None = None
    """Whether a record has what the texts of a row say, among more that stays; without it, whether it shows the same text."""

    def says_same(self, record: Any, said: Mapping[str, str]) -> bool:
        """Whether the texts of a row bring nothing to a record."""
        return self.shown(record, said) == said[self.key] if self.is_held is None else self.is_held(record, said)

    def shown(self, record: Any, said: Mapping[str, str]) -> str:
        """The text of a record that is held against the texts of a row."""
        return self.show(record) if self.show_beside is None else self.show_beside(record, said)

    @property
    def is_identifier(self) -> bool:
        """Whether the column holds numbers whose every digit counts."""
        return self.holds in (Holds.IDENTIFIER, Holds.PHONES)


_NOT_ENDED = re.compile(r"无|暂无|没有|否|健在|在世|在册|(?:未|尚未)\D*")
"""What stands below the day of an end that has not come."""
STARTS = ("起", "起始", "起始日", "开始", "开始日", "自", "起日")
ENDS = ("止", "至", "终止", "终止日", "截止", "截止日", "结束", "结束日", "期满", "期满日", "到期", "到期日", "止日")


@dataclass(frozen=True)
class CellOfSeveral:
    """A column whose one cell says several data (矫正期限 2020.1.5-2021.1.4): each is taken as if it had a column of its own.

    `read(text, today)` gives the text of each in their order, empty where the cell does not say it; it raises Refusal where the cell
    cannot be understood.
    """

    key: str
    label: str
    synonyms: tuple[str, ...]
    into: tuple[Field | SheetColumn, ...]
    read: Callable[[str, date], Sequence[str]]
    is_must: bool = True
    """A cell that cannot be understood stops its row; otherwise it is told and left out."""
    also_in: Field | None = None
    """A field in whose column ledgers write all of it (原判刑罚 有期徒刑一年，缓刑二年)."""
    names: tuple[str, ...] = ()
    """What the term is called where its two days have columns of their own (矫正期限起 and 矫正期限止 for 矫正期限)."""
    alone: tuple[str, ...] = ()
    """Words that mean it only where no other column of the sheet says its days (执行期限)."""
    is_held_against: bool = False
    """Whether it is told where a column of one of the data says something else, which stands."""

    @cached_property
    def targets(self) -> tuple[FieldPath | SheetColumn, ...]:
        """What the pieces of a cell are."""
        return tuple(one if isinstance(one, SheetColumn) else path(one) for one in self.into)

    @cached_property
    def ends(self) -> dict[str, FieldPath | SheetColumn]:
        """The heads of the term's first and last day where each has a column."""
        words = {f"{name}{end}": self.targets[0] for name in self.names for end in STARTS}
        return words | {f"{name}{end}": self.targets[1] for name in self.names for end in ENDS}


@dataclass(frozen=True)
class ToldIn:
    """A datum that the word of another says as well (案件来源 法院委托), where it has no column of its own."""

    told: Field
    """The datum whose word is looked at,"""
    when: Code
    """if it is read as this entry."""
    into: Field
    words: Mapping[str, Code] = field(hash=False)
    """By what stands in the word, the entry; the first that is found."""

    def read(self, text: str) -> Code | None:
        """The entry that the word says as well."""
        return next((code for word, code in self.words.items() if word in text), None)


@dataclass(frozen=True)
class Said:
    """What a word of a ledger leaves open of a code list (成功: a written agreement or an oral one); nothing where it is no answer yet."""

    codes: tuple[Code, ...] = ()
    alone: Code | None = None
    """What it means where no other column says more."""


@dataclass(frozen=True)
class SaidTogether:
    """A datum that ledgers tell in several columns (调解结果 成功 beside 协议形式 书面): only together they say which entry it is.

    The field's own column is one of them, those under `synonyms` are the others; `words` are the words that say less than an entry.
    """

    key: str
    label: str
    synonyms: tuple[str, ...]
    into: Field
    words: Mapping[str, Said] = field(hash=False)
    is_open: str
    """What is told where an answer fits several entries, and what to write."""
    hint: tuple[Field, Mapping[str, Code]] | None = field(default=None, hash=False)
    """Another datum, with the words in it that decide between the entries an answer leaves open (释放单位 某监狱)."""

    @cached_property
    def target(self) -> FieldPath:
        """What the columns tell."""
        return path(self.into)


@dataclass(frozen=True)
class SaidOfBoth:
    """A word that names two people at once (父子): their days of birth tell which entry of the code list the record's own one is."""

    into: Field
    words: frozenset[str]
    one: Field
    """The ID number of the person of whom the entries speak."""
    other: Field
    """The ID number of the other."""
    elder: Code
    """What is meant where the one is the elder, by as many years as a parent is."""
    younger: Code


def day_of_end(key: str, label: str, synonyms: tuple[str, ...], day: Field, way: Field, code: Code) -> CellOfSeveral:
    """A column whose head says how a record ended, and its cell on which day (死亡日期)."""
    return CellOfSeveral(
        key, label, synonyms, (day, way), lambda text, today: ("", "") if _NOT_ENDED.fullmatch(text.strip()) else (text, code.label),
        is_held_against=True,
    )  # fmt: skip


def two_days(text: str, today: date) -> tuple[str, str]:
    """The first and the last day of a term. Raises Refusal where the cell does not say both."""
    stated = read_stretch(text, today)
    if stated.first is None or stated.last is None:
        raise Refusal(f"“{text}”没有写起止日期，可写成2020-01-06至2022-01-05。")
    return stated.first.isoformat(), stated.last.isoformat()


def days_and_length(text: str, today: date) -> tuple[str, ...]:
    """First day, last day, years, months and days of a term, as far as the cell says them."""
    stated = read_stretch(text, today)
    days = tuple("" if day is None else day.isoformat() for day in (stated.first, stated.last))
    return (*days, *length_texts(stated.length))


def length_texts(length: Length | None) -> tuple[str, str, str]:
    """Years, months and days, empty where there are none."""
    if length is None:
        return "", "", ""
    years, months, days = (str(count or "") for count in (length.years, length.months, length.days))
    return years, months, days
