"""What is known of one row of a ledger (一行的结论): what it says, which record it is, what is wrong with it."""

from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from libao_desk.declare.code import Code
from libao_desk.declare.path import FieldPath
from libao_desk.declare.record import Record
from libao_desk.services.header_words import Target


class Verdict(Enum):
    """What a row is, compared with the register."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"
    CONFLICT = "conflict"
    REFUSED = "refused"


class Change(str):
    """What a row would change in a datum of its record, as it is told: 标签：旧 → 新."""

    __slots__ = ("after", "before", "key", "label")
    key: str
    label: str
    before: str
    after: str

    def __new__(cls, target: Target, before: str, after: str) -> "Change":
        """The sentence, and what it is made of; what is empty is told as 空."""
        before, after = before or "空", after or "空"
        told = super().__new__(cls, f"{target.label}：{before} → {after}")
        told.key, told.label, told.before, told.after = target.key, target.label, before, after
        return told


@dataclass
class RowJudgement:
    """One row: what it says, which record it is, what is wrong with it."""

    number: int
    verdict: Verdict = Verdict.NEW
    record_id: int | None = None
    values: dict[str, Any] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    """Texts of the columns that fill rows of a part."""
    state: Code | None = None
    said_over: str = ""
    """A word of the state column that nobody knows and that says that the row is over."""
    inferred: tuple[tuple[str, str], ...] = ()
    """What follows from what the row says and was filled in: the datum's key, and the sentence that tells it."""
    own_number: str = ""
    birth_months: dict[FieldPath, tuple[int, frozenset[int]]] = field(default_factory=dict)
    """By the day of birth, the year and the months of which a cell says no day."""
    between: frozenset[str] = frozenset()
    """The names of those its matter is between, where the register knows matters by them."""
    changes: tuple[Change, ...] = ()
    cells: dict[str, str] = field(default_factory=dict)
    """Where each datum stands, by its key."""
    record_number: str = ""
    """The permanent number of the record that the row is."""
    refusals: list[tuple[str, str]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    carries_out: bool = False
    """Whether steps that its dates speak of are carried out with a changed row."""
    trial: Record | None = field(default=None, repr=False, compare=False)
    """A new row as the record that was filled to try it; it is stored as this one."""

    @property
    def says_nothing(self) -> bool:
        """Whether no column that is read has anything in it: a sub-heading, a line of notes, no record."""
        return not (self.values or self.texts or self.own_number or self.state or self.refusals or self.record_id)
