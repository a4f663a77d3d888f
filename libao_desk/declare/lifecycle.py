"""Lifecycles (状态流转): states, the moves the law allows, what each needs, and why one is refused."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from .clock import OfficeFacts
from .code import Code
from .path import Field

IMPORTED = "imported"
"""The event of a state that a sheet said and no date explains; it stands on the day of the move before it."""

Guard = Callable[[Any, OfficeFacts, date], str | None]
"""Gives the sentence of refusal, or None where the move is allowed on that day."""


@dataclass(frozen=True)
class Transition:
    """One move of a record from state to state."""

    event: str
    title: str
    sources: tuple[Code, ...]
    """The states the move may start from; empty for a birth."""
    target: Code
    needs: tuple[Field, ...] = ()
    """What this step cannot do without."""
    refuse: Guard | None = None
    happened: Field | None = None
    """The date field that says when it happened; without one the clerk is asked."""
    told_by: Field | None = None
    """The datum that tells of the step as much as its day does (调解结果, 解除原因): without the day it is not carried out all the same."""
    day_from: Field | None = None
    """The datum whose day it is where its own day is empty (死亡日期): the step writes it there."""
    says: tuple[Field, Code] | None = None
    """What the step by itself says of a datum that is empty (死亡终止: 死亡)."""
    papers: tuple[str, ...] = ()
    asks_reason: bool = False
    decided_by: str = ""
    """The body that decides, where it is not the office (决定机关)."""


@dataclass(frozen=True)
class Step:
    """A dated move that a record entered whole (an old ledger's row) has already gone through."""

    event: str
    target: Code
    happened_on: date


def not_carried_out(label: str, day: date, act: str, counted_as: str) -> str:
    """The caution where a day is entered whose act is still to be carried out: a typed day moves nothing."""
    return f"已填{label}{day:%Y-%m-%d}而尚未办理“{act}”，花名册、统计仍按{counted_as}计算，请办理。"
