"""Papers (文书): a function that builds blocks, with its number series, its refusals and its missing values."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from libao_desk.declare.blocks import Paper
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.path import Field


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
    """The name of the series (per kind, per committee); the year is the year of issue."""
    text: Callable[[Any, PaperFacts, int, int], str]
    """(record, facts, year, n) to the printed number."""
    kept_in: Field | None = None
    """The record's field that is filled with the number at the first issue."""


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
    blank: bool = True
    """Whether an empty form to fill by hand makes sense."""
