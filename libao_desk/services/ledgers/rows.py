"""What is known of one row of a ledger (一行的结论): what it says, which record it is, what is wrong with it."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

from libao_desk.declare.code import Code
from libao_desk.declare.path import FieldPath, Kind
from libao_desk.declare.record import Record
from libao_desk.services.ledgers.heads.header_words import Target
from libao_desk.services.records.as_new import TYPED, AsNew


class Verdict(Enum):
    """What a row is, compared with the register."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"
    CONFLICT = "conflict"
    REFUSED = "refused"


EMPTY = "空"
SHORTER = "{0.label}：表中的“{0.after}”比现有的“{0.before}”简略，导入后只剩“{0.after}”，请核对；不改的，在表中改成一致或清空这一格。"
"""What is told of a change that leaves less than there was."""


def told_of(label: str, sentence: str) -> str:
    """What is told of a column's cell: its name stands before the sentence, unless this begins with it."""
    return sentence if sentence.startswith(f"“{label}”") else f"{label}：{sentence}"


def _is_part(part: str, whole: str) -> bool:
    """Whether the signs of a text stand in another, in their order: 示安县法院 in 示安县人民法院."""
    signs = iter(whole)
    return all(sign in signs for sign in part)


class Change(str):
    """What a row would change in a datum of its record, as it is told: 标签：旧 → 新."""

    __slots__ = ("after", "before", "is_shorter", "key", "label")
    key: str
    label: str
    before: str
    after: str
    is_shorter: bool
    """Whether a text would give way to a part of itself: 东桥镇河北村3组15号 to 3组15号."""

    @classmethod
    def adding(cls, target: Target, kept: str, added: str) -> "Change":
        """What a row puts beside what is there: 新增标签：另一个（原有的保留）."""
        return cls(target, "", added, f"新增{target.label}：{added}（{f'原有的{kept}保留' if kept else '原有的保留'}）")

    def __new__(cls, target: Target, before: str, after: str, sentence: str = "") -> "Change":
        """The sentence, and what it is made of; what is empty is told as 空."""
        before, after = before or EMPTY, after or EMPTY
        told = super().__new__(cls, sentence or f"{target.label}：{before} → {after}")
        told.key, told.label, told.before, told.after = target.key, target.label, before, after
        is_text = isinstance(target, FieldPath) and target.kind in (Kind.TEXT, Kind.LONG_TEXT) and EMPTY not in (before, after)
        told.is_shorter = is_text and len(after) < len(before) and _is_part(after, before)
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
    state_since: date | None = None
    """The day beside the word of a state (2020.9.20脱管)."""
    lacks_end: str = ""
    """The days of which one is missing, where the state says that the row is over and none says since when."""
    inferred: tuple[tuple[str, str], ...] = ()
    """What follows from what the row says and was filled in: the datum's key, and the sentence that tells it."""
    none_of_them: dict[str, str] = field(default_factory=dict)
    """By the key of a code list the word that says that no entry applies (无业 of 安置情况)."""
    own_number: str = ""
    birth_months: dict[FieldPath, tuple[int, frozenset[int]]] = field(default_factory=dict)
    """By the day of birth, the year and the months of which a cell says no day."""
    between: frozenset[str] = frozenset()
    """The names of those its matter is between, where the register knows matters by them."""
    changes: tuple[Change, ...] = ()
    undoes: frozenset[str] = frozenset()
    """The data that were put right since an import brought them, and that the row would change."""
    cells: dict[str, str] = field(default_factory=dict)
    """Where each datum stands, by its key."""
    record_number: str = ""
    """The permanent number of the record that the row is."""
    refusals: list[tuple[str, str]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    card_row: int = 0
    """Of several rows about one person the number of that by which his card goes."""
    carries_out: bool = False
    """Whether steps that its dates speak of are carried out with a changed row."""
    as_new: AsNew = field(default=TYPED, repr=False, compare=False)
    """How far a changed row whose steps are carried out would be taken by itself."""
    trial: Record | None = field(default=None, repr=False, compare=False)
    """A new row as the record that was filled to try it; it is stored as this one."""

    @property
    def leads_card(self) -> bool:
        """Whether, of several rows about one person, his card goes by this one."""
        return self.card_row == self.number

    @property
    def follows_card(self) -> bool:
        """Whether it goes by another."""
        return bool(self.card_row) and self.card_row != self.number

    @property
    def says_nothing(self) -> bool:
        """Whether no column that is read has anything in it: a sub-heading, a line of notes, no record."""
        return not (self.values or self.texts or self.own_number or self.state or self.refusals or self.record_id)

    def turn_down(self, verdict: Verdict) -> None:
        """The row goes into no record: it is refused or in conflict, whatever it would have changed."""
        self.verdict, self.record_id, self.trial, self.changes = verdict, None, None, ()

    def to_blame(self, key: str, sentence: str) -> str:
        """The datum that a sentence about several is told by: of a record on file one that the row changes, else that of `key`."""
        changed = {change.key: change.label for change in self.changes}
        return key if not changed or key in changed else next((one for one, label in changed.items() if label in sentence), key)
