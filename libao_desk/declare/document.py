"""Papers (文书): a function that builds blocks, with its number series, its refusals and its missing values."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from .blocks import Paper
from .clock import OfficeFacts
from .number import number_key
from .path import Field


@dataclass(frozen=True)
class PaperFacts:
    """What a paper knows besides the record."""

    office: OfficeFacts
    office_name: str
    """The office's name as printed (李堡司法所)."""
    township: str
    """The township's name as printed (李堡镇)."""
    county: str
    """The county-level city (海安市)."""
    today: date
    number: str
    """The official number; empty on a draft or a blank form."""
    part_row: Any = None
    """The row of a part that the paper is about (a visit, an application)."""


Body = Callable[[Any, PaperFacts], Paper]


@dataclass(frozen=True)
class PaperNumber:
    """Where a paper's official number comes from and where the record keeps it."""

    series: Callable[[Any, PaperFacts], str]
    """The name of the series (per kind, per committee)."""
    text: Callable[[Any, PaperFacts, int, int], str]
    """(record, facts, year, n) to the printed number."""
    kept_in: Field | None = None
    """The record's field that is filled with the number at the first issue."""
    shared_with: Field | None = None
    """A field whose number the paper bears too, where that is one of the series (案卷与协议书同号)."""
    dated: Callable[[Any, PaperFacts], date | None] | None = None
    """The paper's own day, whose year its number bears; the day of issue where it has none."""

    def year(self, record: Any, facts: PaperFacts) -> int:
        """The year of the number: what was agreed in December and is printed in January is of the old year, of no older one."""
        day = None if self.dated is None else self.dated(record, facts)
        year = facts.today.year if day is None else min(day, facts.today).year
        return year if facts.today.year - year <= 1 else facts.today.year

    def is_of_series(self, text: str, record: Any, facts: PaperFacts) -> bool:
        """Whether a number, however it is spelled, is one that the series would give in the paper's year or the year before."""
        year, wanted = self.year(record, facts), number_key(text)
        runs = {int(digits) for digits in re.findall(r"\d+", wanted)}
        return any(number_key(self.text(record, facts, of, n)) == wanted for of in (year, year - 1) for n in runs)


@dataclass(frozen=True)
class Document:
    """One kind of paper of a register."""

    key: str
    title: str
    body: Body
    refuse: Callable[[Any, OfficeFacts, date], str | None] | None = None
    """Why this record cannot have this paper, or None."""
    wants: Callable[[Any, OfficeFacts], tuple[str, ...]] | None = None
    """The labels of values that would print as blanks, in the order of the form."""
    number: PaperNumber | None = None
    part: str = ""
    """The part whose rows the paper is made for, one paper a row."""
    refuse_row: Callable[[Any, Any, OfficeFacts, date], str | None] | None = None
    """(record, row, office, today): why this row cannot have the paper where the record can."""
    concerns: Callable[[Any], bool] | None = None
    """Whether a row is of the paper's kind: it is not offered for the others. None stands for every row of the part."""
    wants_row: Callable[[Any, Any, OfficeFacts], tuple[str, ...]] | None = None
    """(record, row, office): the labels of what the row leaves blank, after those of `wants`."""
    blank: bool = True
    """Whether an empty form to fill by hand makes sense."""

    def refusal(self, record: Any, row: Any, office: OfficeFacts, today: date) -> str | None:
        """Why the paper cannot be had: for the record at all, else for this row of it."""
        sentence = self.refuse(record, office, today) if self.refuse else None
        if sentence is None and row is not None and self.refuse_row:
            return self.refuse_row(record, row, office, today)
        return sentence

    def missing(self, record: Any, row: Any, office: OfficeFacts) -> tuple[str, ...]:
        """The labels of what would print as blanks: the record's, then the row's."""
        labels = self.wants(record, office) if self.wants else ()
        return (*labels, *self.wants_row(record, row, office)) if row is not None and self.wants_row else labels
