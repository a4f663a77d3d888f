"""Columns that know what they mean: label, sensitivity, kind of text, whether the record is complete without them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, MappedColumn, Relationship, mapped_column, relationship

from .code import Code

FACT = "fact"
"""The key under which a column's or relationship's `info` keeps its `Fact`."""


class Sensitivity(Enum):
    """How closely a datum is kept (个人信息保护法 28); a column that says nothing is PERSONAL."""

    ORDINARY = "O"
    PERSONAL = "P"
    SENSITIVE = "S"


class Text(Enum):
    """What kind of text a text column holds; decides its editor, its check, its mask and its search tokens."""

    LINE = "line"
    LONG = "long"
    NAME = "name"
    CITIZEN_ID = "citizen_id"
    CREDIT_CODE = "credit_code"
    PHONE = "phone"
    ADDRESS = "address"
    NUMBER = "number"
    """An official number (文号、编号)."""
    DIVISION = "division"
    """A division code (行政区划代码)."""


COUNTED = (0, 999_999_999)
"""What is counted is never less than nothing, and no greater than every database can hold."""
YEARS = (1949, 2100)
TERM_YEARS, TERM_MONTHS, TERM_DAYS = (0, 50), (0, 600), (0, 18_300)
"""What a term (刑期、矫正期限) may be, in years, months or days: a number beyond it is a date or a number of another thing."""


LONGEST_NOTE = 12_000
"""Characters of a long text; what is longer is recorded apart."""


@dataclass(frozen=True)
class Fact:
    """What is known of one datum wherever it is shown, searched, imported or exported."""

    label: str
    sensitivity: Sensitivity = Sensitivity.PERSONAL
    text: Text = Text.LINE
    wanted: bool = False
    """R in the field tables: the record is incomplete without it, yet may be saved."""
    happened: bool = False
    """The date (or instant) of something that has happened, so that a look at an earlier day does not see it."""
    help: str = ""
    synonyms: tuple[str, ...] = field(default=())
    """Other words for this column in the head of a sheet."""
    computed: bool = False
    """Filled by the program, shown but never typed."""
    seen_before: bool = False
    """Of a day that happened: a look at an earlier day sees it all the same, since it says how late we were told and not what was so."""
    listed: bool = True
    """Whether a list may show, sort and filter by it; what is not listed is read on its own record only."""
    span: tuple[int, int] = COUNTED
    """The least and the greatest whole number that it can be."""
    may_lack_day: bool = False
    """Of a day: nothing follows from it, so that a ledger's month alone does not stop its row; it is told and left out."""
    elsewhere: str = ""
    """Of a code list below whose head ledgers write free words: where these are typed. They stop no row; they are told and left out."""
    since: sa.Column[Any] | None = field(default=None, compare=False, repr=False)
    """The column with the day from which this is so, where it has one (评价 from 评价日期): a look at an earlier day sees neither."""


def column(
    label: str,
    *,
    sensitivity: Sensitivity = Sensitivity.PERSONAL,
    text: Text = Text.LINE,
    wanted: bool = False,
    happened: bool = False,
    help: str = "",
    synonyms: Sequence[str] = (),
    computed: bool = False,
    seen_before: bool = False,
    listed: bool = True,
    span: tuple[int, int] = COUNTED,
    may_lack_day: bool = False,
    elsewhere: str = "",
    since: Mapped[Any] | None = None,
    default: object = None,
    index: bool = False,
    unique: bool = False,
) -> MappedColumn[Any]:
    """A mapped column with its fact; NOT NULL follows from the annotation, the code list from the enum."""
    day = since.column if isinstance(since, MappedColumn) else None
    fact = Fact(
        label, sensitivity, text, wanted, happened, help, tuple(synonyms), computed, seen_before, listed, span, may_lack_day, elsewhere, day
    )
    return mapped_column(default=default, index=index, unique=unique or None, info={FACT: fact})


class CodeListType(sa.types.TypeDecorator[tuple[Code, ...]]):
    """Several codes of one list in one text column, separated by commas, in the order of the list."""

    impl = sa.String(120)
    cache_ok = True

    def __init__(self, codes: type[Code]) -> None:
        super().__init__()
        self.codes = codes

    def process_bind_param(self, value: tuple[Code, ...] | None, dialect: sa.Dialect) -> str | None:
        """Codes to text."""
        return None if value is None else ",".join(str(code.value) for code in self.codes if code in value)

    def process_result_value(self, value: Any | None, dialect: sa.Dialect) -> tuple[Code, ...] | None:
        """Text to codes."""
        return None if value is None else tuple(self.codes.of(code) for code in str(value).split(",") if code)


def code_list(label: str, codes: type[Code], *, sensitivity: Sensitivity = Sensitivity.PERSONAL, wanted: bool = False) -> MappedColumn[Any]:
    """A column that holds several entries of one code list (多选)."""
    return mapped_column(CodeListType(codes), info={FACT: Fact(label, sensitivity, wanted=wanted)})


def key_to(table: str, *, index: bool = True, on_delete: str | None = None) -> MappedColumn[Any]:
    """The foreign key beside a reference; the reference carries the label."""
    return mapped_column(sa.ForeignKey(f"{table}.id", ondelete=on_delete), index=index)


def reference(
    label: str,
    *,
    key: str | None = None,
    sensitivity: Sensitivity = Sensitivity.PERSONAL,
    wanted: bool = False,
    help: str = "",
    synonyms: Sequence[str] = (),
) -> Relationship[Any]:
    """A reference to one other row (person, organisation, village, committee ...).

    `key` ("ClassName.column") is needed only where a class refers to the same table twice.
    """
    fact = Fact(label, sensitivity, wanted=wanted, help=help, synonyms=tuple(synonyms))
    return relationship(foreign_keys=key, info={FACT: fact})


def owner_key(table: str) -> MappedColumn[Any]:
    """The key of a part row to the record it belongs to; the row lives and dies with the record."""
    return mapped_column(sa.ForeignKey(f"{table}.id", ondelete="CASCADE"), index=True)


def rows(label: str, *, order_by: str | Literal[False] = False, sensitivity: Sensitivity = Sensitivity.PERSONAL) -> Relationship[Any]:
    """The rows of one part of a record (visits, reports, parties), in order."""
    return relationship(cascade="all, delete-orphan", order_by=order_by, passive_deletes=False, info={FACT: Fact(label, sensitivity)})
