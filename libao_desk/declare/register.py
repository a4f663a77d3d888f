"""A register (登记册) as one value: everything the generic machine needs to draw, check, count and print it."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from sqlalchemy.orm import InstrumentedAttribute

from libao_desk.store.migrations import Migration

from .clock import Clock, LateDuty, OfficeFacts, Span, StandingClock
from .code import Code
from .dated import DatedChange, Recurring
from .day_order import OutOfOrder, TooSoon, no_term, nothing_dated
from .document import Document
from .dossier import Dossier
from .field import Text
from .form import Section
from .lifecycle import Step, Transition
from .number import NumberPattern
from .part import Part
from .path import Field, FieldPath, path
from .record import Record
from .retention import Retention
from .roster import Roster
from .setting import Setting
from .sheet import CellOfSeveral, SaidOfBoth, SaidTogether, SheetColumn, ToldIn
from .statistic import Figure
from .statistic_table import Chart, StatisticTable

T = TypeVar("T")


def nothing(record: object) -> Mapping[str, object]:
    """A record that follows starts empty."""
    return {}


def nobody(record: object, day: date) -> bool:
    """No record of the register is a minor's."""
    return False


@dataclass(frozen=True)
class KeptBack:
    """What a record that follows may not tell, where the law seals that of the record it follows (犯罪记录封存)."""

    fields: tuple[str, ...]
    """The other register's field keys."""
    when: Callable[[Any], bool]
    """Whether the record that went before is one that is sealed, by now or when all is over."""
    of: tuple[tuple[str, str], ...] = ()
    """By the other register's field keys the codes, as stored, of the records that speak of it."""


@dataclass(frozen=True)
class FollowOn:
    """What a move offers next: a record in another register, named by its key, joined by a link."""

    event: str
    register: str
    title: str
    carry: Callable[[Any], Mapping[str, object]] = nothing
    """What the new record takes over, by the other register's field keys: people and places as they are, codes as stored."""
    keeps_back: KeptBack | None = None


@dataclass(frozen=True)
class End:
    """How and when a record ends (终止): a ledger's state may say the way as well, 病故 or 收监."""

    way: Field
    days: tuple[Field, ...]
    """The days of which each says that it is over."""


@dataclass(frozen=True)
class Inferred:
    """A datum that follows from others (由已知内容得出), and why."""

    field: Field
    value: object
    why: str


def nothing_follows(record: object) -> Iterable[Inferred]:
    """No datum follows from others."""
    return ()


@dataclass(frozen=True)
class Likeness:
    """By what a row that no number identifies seems to be a record that is there (疑似同一条): the same people on nearly the same day."""

    who: Callable[[Any], Collection[str]]
    """Their names."""
    days: tuple[Field, ...] = ()
    """The days of which one must be near; without any, an open record of the same people is enough."""
    within: int = 31
    """How many days apart two days are near."""
    about: Field | None = None
    """What they came about, where they come often: a day slightly off is asked about only where that is the same."""
    slightly: int = 2
    """How many days off that is."""
    undated: tuple[Field, ...] = ()
    """Where a row says none of the days: what tells one matter of the same people from another."""
    named_in: tuple[Field, ...] = ()
    """The parts whose rows name them, where the record itself does not."""


@dataclass(frozen=True)
class LooseHead:
    """A head that by its letter says something else than the datum it is read as (办结时间 for the day of service)."""

    words: tuple[str, ...]
    field: Field
    why: str
    """Why it is read so, and what follows from it."""
    alone: bool = False
    """Whether the bare word (时间, 结果) means it only where it stands under no other head and no other column of the sheet says it."""
    or_else: Callable[[Any], Any] | None = None
    """What a record says by the same word where it has not the datum (the day a matter was withdrawn): a row that says it adds nothing."""


@dataclass(frozen=True)
class OtherNumber:
    """A number that by its words is one datum's (刑初: a judgment's) though it stands where another is asked."""

    field: Field
    words: re.Pattern[str]
    meant: Field
    """Whose number it is."""


def name_in(field: Field) -> Callable[[Any], Collection[str]]:
    """The one name that a field holds, for `Likeness.who`; nobody where it is empty."""
    return lambda record: [name] if (name := path(field).value_of(record)) else []


Pressing = Callable[[LateDuty, OfficeFacts], Mapping[str, object]]
"""What a new notice takes over from a late duty, by its own field keys."""


@dataclass(frozen=True)
class WantedWhere:
    """A wanted datum that a record has only where a code of it says so (申请日: 当事人申请); where the code is empty it is asked for."""

    field: Field
    by: Field
    codes: frozenset[Code]

    def leaves_out(self, field: FieldPath, values: Mapping[str, Any]) -> bool:
        """Whether a record with these values does without the field."""
        said = values.get(path(self.by).key)
        return field == path(self.field) and said is not None and said not in self.codes


@dataclass(frozen=True)
class WantedWithout:
    """A wanted datum that a record does without where others say the same (原判刑期：六个月 has no years)."""

    field: Field
    others: tuple[Field, ...]

    def leaves_out(self, field: FieldPath, values: Mapping[str, Any]) -> bool:
        """Whether a record with these values does without the field."""
        return field == path(self.field) and any(values.get(path(other).key) for other in self.others)


@dataclass(frozen=True)
class NamedReaders:
    """Records that only the officers a setting names may see, and the director where it names none (检举控告, 信访工作条例 30)."""

    field: InstrumentedAttribute[Any]
    codes: frozenset[Code]
    """The values of the field that close a record to everybody else."""
    names: Setting[str]

    def covers(self, record: object) -> bool:
        """Whether the record is one of these."""
        return getattr(record, self.field.key) in self.codes


@dataclass(frozen=True)
class Asker:
    """Whose own matters a register may tell him of (本人查询): he gives his full name and one more datum, both exactly as kept."""

    name: InstrumentedAttribute[Any]
    proofs: tuple[InstrumentedAttribute[Any], ...]
    """Any one of them agrees with what he says: a telephone, a number on a paper he holds."""
    clocks: frozenset[str]
    """The clocks whose last days he is told."""


@dataclass(frozen=True, kw_only=True)
class Register:
    """One register of the office."""

    key: str
    title: str
    model: type[Record]
    number: NumberPattern
    states: type[Code]
    initial: Code
    closed: frozenset[Code]
    """The states in which the work on a record has ended: its clocks stop unless a rule says otherwise."""
    form: tuple[Section, ...]
    table: tuple[Field, ...]
    label: Callable[[Any], str]
    """How one record is named in a list, a title, a search result."""
    search: tuple[Field, ...]
    same: tuple[tuple[Field, ...], ...] = ()
    """The field groups that tell an imported row to be a record we have: the first group wholly filled decides."""
    takes_old_numbers: bool = True
    """Whether a ledger's 编号 is the number under which others know the record; not so where another body gives that (释放证明书编号)."""
    between: Callable[[Any], Collection[str]] | None = None
    """The names of those a matter is between: of records that agree in a group of several fields, another's is another matter."""
    likeness: Likeness | None = None
    lasting: tuple[Field, ...] = ()
    """What no step of the work changes, where a sheet may name nobody: by this a number tells the same matter from another office's."""
    must_name: str = ""
    """Whom a ledger's new row names at the least (当事人): one that names nobody is a line of figures or of notes, and no record."""
    loose_heads: tuple[LooseHead, ...] = ()
    same_days: tuple[tuple[Field, Field], ...] = ()
    """By day of a ledger, the day in its row that 当日 below it certainly means (结案日: 受理日)."""
    other_numbers: tuple[OtherNumber, ...] = ()
    divided_by: tuple[Field, ...] = ()
    """By what its tables divide the records: a record without it stands in none of their columns, which the import tells."""
    official: Field | None = None
    """The number a record is known by on its rosters (卷号、编号), where it was given one."""
    names_another: tuple[Field, ...] = ()
    """Numbers by which a record names another of the register (同一事项): told of where there is none."""
    replay: Callable[[Any, date], tuple[Step, ...]] | None = None
    """The dated moves that a record entered whole has already gone through, by its own dates."""
    transitions: tuple[Transition, ...] = ()
    infers: Callable[[Any], Iterable[Inferred]] = nothing_follows
    """What follows from a ledger's row and is filled in with it; each datum is in place before the next is asked for."""
    wanted_where: tuple[WantedWhere | WantedWithout, ...] = ()
    end: End | None = None
    """Set where a record keeps how it ended."""
    sealed: frozenset[Code] = frozenset()
    """States that leave every list, search, roster and drill-down (封存)."""
    named_readers: NamedReaders | None = None
    asker: Asker | None = None
    """Set where whoever brought a matter may ask how it stands."""
    clocks: tuple[Clock, ...] = ()
    late_to: str = "镇分管领导"
    """To whom what is late by a week is told (逾期上报)."""
    at_rest: frozenset[Code] = frozenset()
    """The closed states in which no clock of the register runs on: whoever asks for duties need not read those records at all."""
    standing: tuple[StandingClock, ...] = ()
    parts: tuple[Part, ...] = ()
    documents: tuple[Document, ...] = ()
    dossier: Dossier | None = None
    rosters: tuple[Roster, ...] = ()
    statistics: tuple[Figure, ...] = ()
    tables: tuple[StatisticTable, ...] = ()
    charts: tuple[Chart, ...] = ()
    settings: tuple[Setting[Any], ...] = ()
    migrations: tuple[Migration, ...] = ()
    follow_ons: tuple[FollowOn, ...] = ()
    presses: Pressing | None = None
    """Set where the register's records press for late work (督办)."""
    sheet_columns: tuple[SheetColumn, ...] = ()
    """Columns of a ledger that fill rows of a part rather than one field."""
    cells_of_several: tuple[CellOfSeveral, ...] = ()
    """Columns of a ledger whose one cell says several data."""
    with_own_days: tuple[Field, ...] = ()
    """Data behind which 起 and 止 are their own days (管理类别): none of the register's term."""
    other_ledgers: tuple[str, ...] = ()
    """Words in the title of a ledger that has this register's people and tells of something else (请假, 电子定位)."""
    wants_day: frozenset[Code] = frozenset()
    """States that nobody is put into by a ledger that does not say since when: lost, held."""
    ends_of_others: tuple[str, ...] = ()
    """Words of a state that say an end in another register (解除矫正, with which the help begins)."""
    said_together: tuple[SaidTogether, ...] = ()
    """Data that ledgers tell in several columns each."""
    told_in: tuple[ToldIn, ...] = ()
    """Data that the word of another says as well."""
    said_of_both: tuple[SaidOfBoth, ...] = ()
    """Words that name two people at once, and whose days of birth tell which of them is meant."""
    dated: tuple[DatedChange, ...] = ()
    """What changes by an entry with its day, never by typing over it or by a sheet."""
    basis: Callable[[date], str] | None = None
    """The law on a day by which the register's personal information is kept and passed on (处理依据)."""
    recurring: tuple[Recurring, ...] = ()
    """What can happen several times, of which the record's fields tell the last."""
    retention: Retention | None = None
    """How long its closed records are kept; without it they are never on a list for destruction."""
    is_minors: Callable[[Any, date], bool] = nobody
    """Whether on that day the record is one of a minor, who is named in no sheet that leaves the office (社区矫正法 54)."""
    warn: Callable[[Any], tuple[str, ...]] | None = None
    """What the clerk should look at before going on: sentences, none of which stops a save."""
    warn_beside: Callable[[Any, Sequence[Any]], tuple[str, ...]] | None = None
    """Set where a record may not fit another of the register: what the clerk should look at, told of it and all records."""
    out_of_order: OutOfOrder = nothing_dated
    """The days that lie before one they must follow: told on the record's page, and refused in an imported row."""
    too_soon: TooSoon = no_term
    """The day of an end before its term has run: refused in an imported row, be it new or of a record on file."""
    unlikely: OutOfOrder = nothing_dated
    """What may be as it is and is more likely a slip: told of an imported row."""

    @cached_property
    def fields(self) -> tuple[FieldPath, ...]:
        """Every field of the form, in order."""
        return tuple(field for section in self.form for field in section.fields)

    @cached_property
    def whose_number(self) -> tuple[FieldPath, ...]:
        """The ID number (公民身份号码) of the person a record is about, where the form asks for one: one field or none."""
        return tuple(field for field in self.fields if len(field.attributes) > 1 and field.fact.text is Text.CITIZEN_ID)[:1]

    @cached_property
    def who(self) -> Callable[[Any], Collection[str]] | None:
        """The names of those a record is about, where the register knows records by them."""
        return self.between or (self.likeness.who if self.likeness is not None else None)

    @cached_property
    def parties(self) -> Callable[[Any], Collection[str]] | None:
        """The names by which a row without a number may go on with a matter that is open: two it is between, or who came about it."""
        is_about = self.likeness is not None and self.likeness.about is not None
        return self.who if self.between is not None or is_about else None

    @cached_property
    def columns(self) -> tuple[FieldPath, ...]:
        """The columns of the list."""
        return tuple(path(field) for field in self.table)

    @cached_property
    def listed(self) -> tuple[FieldPath, ...]:
        """What the list may show, sort and filter by: its own columns, the number, the form's fields."""
        return tuple(field for field in dict.fromkeys((*self.columns, path(self.model.number), *self.fields)) if field.fact.listed)

    @cached_property
    def searched(self) -> tuple[FieldPath, ...]:
        """The fields that find a record."""
        return tuple(path(field) for field in self.search)

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Every row of the clock table, the records' first."""
        return (*(clock.span for clock in self.clocks), *(clock.span for clock in self.standing))

    @cached_property
    def rows_of_clocks(self) -> dict[str, Span]:
        """The same with the further rows of a key, by the key they are reckoned under: A08, A08-2."""
        more = {f"{clock.span.key}-{n}": span for clock in self.clocks for n, span in enumerate(clock.also, 2)}
        return dict(sorted({span.key: span for span in self.spans}.items() | more.items()))

    def part(self, key: str) -> Part:
        """The part of that name; LookupError where there is none."""
        return _only((part for part in self.parts if part.key == key), f"{self.key} has no part {key}")

    def transition(self, event: str) -> Transition:
        """The move of that name; LookupError where there is none."""
        return _only((move for move in self.transitions if move.event == event), f"{self.key} has no event {event}")

    def document(self, key: str) -> Document:
        """The paper of that name; LookupError where there is none."""
        return _only((document for document in self.documents if document.key == key), f"{self.key} has no paper {key}")


def _only(found: Iterator[T], sentence: str) -> T:
    for item in found:
        return item
    raise LookupError(sentence)
