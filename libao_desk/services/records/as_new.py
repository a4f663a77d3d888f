"""A ledger's row as the new record it would be (整行作为新记录): what it is taken with then, it is taken with into a record on file."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from libao_desk.core.errors import Refusal
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.code import Code
from libao_desk.declare.lifecycle import IMPORTED, Step, Transition


@dataclass(frozen=True, eq=False)
class AsNew:
    """How far a row would be taken by itself: a ledger has no columns for much that a step typed in the program wants."""

    record: Any
    """The row as a new record; None where there is no row."""
    before: Mapping[str, Code]
    """By each move that it would be taken through, the state before it."""
    denied: Collection[str] = ()
    """The moves that its dates tell of and its state denies."""
    state: str = ""
    """The state that it says."""
    beyond: Step | None = None
    """The state that it says and that no day of it explains, where its steps come to the one before."""

    def is_taken(self, move: Transition) -> bool:
        """Whether the row by itself would be taken through the move, with whatever it lacks."""
        return move.event in self.before

    def leads(self, source: Code, move: Transition) -> bool:
        """Whether the row by itself would come from the state to the move."""
        return self.before.get(move.event) is source

    def is_refused_so(self, sentence: str, move: Transition, facts: OfficeFacts, day: Any) -> bool:
        """Whether the row by itself lacks the same: what only the record on file refuses speaks against the row."""
        if move.refuse is None or not self.is_taken(move):
            return False
        self.record.state = self.before[move.event]  # the row as a new record was only filled to be asked
        return move.refuse(self.record, facts, day) == sentence

    def leads_on(self, reached: Code, day: Any) -> Step | None:
        """The state that only its word says, from the one that was reached with it."""
        if self.beyond is None or self.before[self.beyond.event] is not reached:
            return None
        return replace(self.beyond, happened_on=max(day, self.beyond.happened_on))

    def refuse_denied(self, move: Transition) -> None:
        """Raise Refusal where the row's own state says that what its dates tell of has not happened."""
        if move.event in self.denied:
            raise Refusal(f"表中状态为“{self.state}”，与日期不一致，请核对。")


TYPED = AsNew(None, MappingProxyType({}))
"""No row of a ledger: what was typed in the program wants all that its steps want."""


def as_new(record: Any, initial: Code, told: Sequence[Step], taken: Sequence[Step], state: Code | None) -> AsNew:
    """A row as a new record, the steps that its dates tell of, those of them that it would be taken through, and the state it says."""
    before = {step.event: source for source, step in zip((initial, *(step.target for step in taken)), taken, strict=False)}
    denied = {step.event for step in told} - set(before)
    beyond = taken[-1] if taken and taken[-1].event == IMPORTED else None
    return AsNew(record, before, denied if state is not None else (), "" if state is None else state.label, beyond)
