"""What is known of one row of a ledger (一行的结论): what it says, which record it is, what is wrong with it."""

from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from libao_desk.declare.code import Code
from libao_desk.declare.record import Record


class Verdict(Enum):
    """What a row is, compared with the register."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"
    CONFLICT = "conflict"
    REFUSED = "refused"


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
    own_number: str = ""
    changes: tuple[str, ...] = ()
    """"标签：旧 → 新" for a changed row."""
    refusals: list[tuple[str, str]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    trial: Record | None = field(default=None, repr=False, compare=False)
    """A new row as the record that was filled to try it; it is stored as this one."""

    @property
    def says_nothing(self) -> bool:
        """Whether no column that is read has anything in it: a sub-heading, a line of notes, no record."""
        return not (self.values or self.texts or self.own_number or self.state or self.refusals or self.record_id)
