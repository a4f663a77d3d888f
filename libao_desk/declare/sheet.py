"""Columns of a ledger that are not one field of the record (当事人 in one cell, amounts of several terms)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


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
    is_identifier: bool = False
    """Every digit counts (证件号码): a cell that is a number has lost some and is refused."""
    join: Callable[[Sequence[Mapping[str, str]]], str] | None = None
    """The one text that the column says over several rows of a record, given what each row says by column key; None where it says
    one thing only."""
    refuse: Callable[[Any, Mapping[str, str]], str | None] | None = None
    """What speaks against putting the texts of a row, by column key, into a record that has such rows already."""
