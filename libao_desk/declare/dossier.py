"""The dossier of a record (卷宗): what belongs into it, in the official order, and what is wrong with it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from .blocks import Paper
from .clock import OfficeFacts
from .document import PaperFacts


class Need(Enum):
    """Whether an item must be there (必须、按需)."""

    REQUIRED = "必须"
    AS_NEEDED = "按需"


@dataclass(frozen=True)
class DossierItem:
    """One item of the contents (卷内文书): papers we issue, files that are attached, or both."""

    key: str
    title: str
    papers: tuple[str, ...] = ()
    """The keys of the papers that make it."""
    words: tuple[str, ...] = ()
    """A file belongs here whose name holds one of these, unless somebody placed it elsewhere."""


@dataclass(frozen=True)
class Altered:
    """An issued paper that the record no longer agrees with (签发后登记有改动)."""

    title: str
    number: str
    """"" where papers of its kind bear none."""
    issued_on: date
    labels: tuple[str, ...]
    """What the record says otherwise by now."""


@dataclass(frozen=True)
class Held:
    """One thing that lies in a dossier: a paper we issued, or an attached file."""

    item: str
    """The key of its item."""
    paper: str | None = None
    """The key of the paper; None for a file."""
    copies: int | None = None
    """How many were printed; None for a file."""
    row: int | None = None
    """The row of the part that the paper is about."""
    name: str = ""
    """What the attached file is called."""
    altered: Altered | None = None
    """How the record contradicts the paper, None where it does not."""


@dataclass(frozen=True)
class ContentsLine:
    """One line of the contents (卷内目录)."""

    title: str
    first_page: int | None
    note: str = ""


@dataclass(frozen=True)
class DossierCount:
    """How much a dossier holds (共几件几页)."""

    items: int
    pages: int
    sheets: int
    """Leaves printed on both sides."""
    lacking: tuple[str, ...] = ()
    """What the check does not find there, required or called for by the record."""


@dataclass(frozen=True)
class Finding:
    """One thing wrong with a dossier: which paper, what, and by which rule."""

    paper: str
    sentence: str
    rule: str
    lacks: tuple[str, ...] = ()
    """What is not there, as contents and statement name it; nothing where the fault is another one."""
    item: str = ""
    """The key of the item in which that is missing."""


@dataclass(frozen=True)
class Dossier:
    """How a register's dossier is put together: cover, contents, items, statement, back cover."""

    title: str
    items: tuple[DossierItem, ...]
    cover: Callable[[Any, PaperFacts], Paper]
    contents: Callable[[tuple[ContentsLine, ...]], Paper]
    statement: Callable[[Any, PaperFacts, DossierCount], Paper]
    back: Callable[[Any, PaperFacts], Paper]
    required: Callable[[Any, OfficeFacts], frozenset[str]]
    """The keys of the items that this record's dossier cannot do without."""
    check: Callable[[Any, tuple[Held, ...], OfficeFacts, date], tuple[Finding, ...]]
    """(record, what is there, office, today) to what is wrong."""
    closing: tuple[str, ...] = ()
    """What the contents name last: statement and back cover, which every dossier ends with."""
    filed_by: str = ""
    """The move that files the record: with a required item lacking it asks for a reason."""
    refuse: Callable[[Any, OfficeFacts, date], str | None] | None = None
    """Why this record has no dossier yet, or None."""

    def place_of(self, file_name: str, placed: str | None) -> str | None:
        """The item an attached file belongs to: where somebody put it, else by its name; None where nothing tells."""
        if placed is not None:
            return placed
        return next((item.key for item in self.items if any(word in file_name for word in item.words)), None)
