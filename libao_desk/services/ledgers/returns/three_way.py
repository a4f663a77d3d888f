"""Two hands on one row (合并): what came back is set against what was sent and what the office says now, cell by cell."""

from collections.abc import Callable, Mapping
from enum import Enum

from libao_desk.core.text import squeeze, without_controls


class Fate(Enum):
    """What becomes of one cell of a sheet that was sent out and came back."""

    SAME = "same"
    """Both sides say the same, whether or not either has changed."""
    OURS = "ours"
    """Changed here only: what came back is what was sent, and is kept out."""
    THEIRS = "theirs"
    """Changed there only: it is taken."""
    CLASH = "clash"
    """Changed on both sides to different values: a person decides."""


WasSent = Callable[[str, str], bool]
"""Asked with a column's key and a text: whether this is the text that was sent."""


def plain(text: str) -> str:
    """A cell's text in the form in which two are compared: blanks and control signs that no reader sees make no change."""
    lines = (squeeze(line) for line in without_controls(text).splitlines())
    return "\n".join(line for line in lines if line)


def fate_of(key: str, ours: str, theirs: str, was_sent: WasSent) -> Fate:
    """What becomes of one cell; both texts are plain ones."""
    if ours == theirs:
        return Fate.SAME
    if was_sent(key, theirs):
        return Fate.OURS
    return Fate.THEIRS if was_sent(key, ours) else Fate.CLASH


def merge(ours: Mapping[str, str], theirs: Mapping[str, str], was_sent: WasSent) -> Mapping[str, Fate]:
    """What becomes of each cell that came back; one that did not come back (its column was taken out) is ours as it is."""
    return {key: fate_of(key, ours[key], text, was_sent) for key, text in theirs.items()}
