"""Acts of the trail that are imports, or took one back (导入与撤销导入)."""

from libao_desk.store.last_acts import Act
from libao_desk.store.trail import TrailEntry, Writing

ABOUT_IMPORT = "import"
"""What the trail entry of an import is about, with the register's key."""
ABOUT_UNDOING = "import-undone"
"""What an act is about that took an import back whole, with the import's entry."""


def is_import(act: TrailEntry | Writing | Act) -> bool:
    """Whether an act brought a ledger in."""
    return act.about is not None and act.about[0] == ABOUT_IMPORT


def taken_back(act: TrailEntry | Writing | Act) -> int | None:
    """The import that an act took back whole, None for any other act."""
    return int(act.about[1]) if act.about is not None and act.about[0] == ABOUT_UNDOING else None
