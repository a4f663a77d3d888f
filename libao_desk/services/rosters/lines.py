"""Rosters as plain rows (花名册数据): what differs between two of them, row by row and cell by cell, and one made from the other again."""

import json
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any

from libao_desk.declare.roster import Cell

Cells = tuple[Cell, ...]
DAY, AMOUNT = "day", "amount"
"""How a date and an amount are marked in JSON, which has neither."""


@dataclass(frozen=True)
class Line:
    """One row: in which block, about which record, which of its rows, and its cells without the serial number."""

    is_ended: bool
    number: str
    detail: str
    cells: Cells

    @property
    def key(self) -> tuple[bool, str, str]:
        """What tells the row from every other of its roster, whatever its cells say."""
        return self.is_ended, self.number, self.detail


Lines = tuple[Line, ...]
"""A whole roster, the main block before the one below it, each in its printed order."""


@dataclass(frozen=True)
class LineChange:
    """One row that came in (`sent` None), went out (`now` None), says something else, or stands elsewhere among the others."""

    is_ended: bool
    number: str
    detail: str
    sent_at: int | None
    """The serial number it had in its block, from 1."""
    now_at: int | None
    sent: Cells | None
    now: Cells | None
    is_moved: bool = False
    reason: str = ""

    @property
    def key(self) -> tuple[bool, str, str]:
        """The key of the row."""
        return self.is_ended, self.number, self.detail

    @property
    def differing(self) -> tuple[int, ...]:
        """The columns that say something else; none of a row that came in or went out."""
        if self.sent is None or self.now is None:
            return ()
        return tuple(n for n, (old, new) in enumerate(zip(self.sent, self.now, strict=True)) if old != new)


def block(lines: Sequence[Line], is_ended: bool) -> list[Line]:
    """The rows of one block in their order."""
    return [line for line in lines if line.is_ended is is_ended]


def without(lines: Sequence[Line], numbers: frozenset[str]) -> Lines:
    """The rows without those about certain records."""
    return tuple(line for line in lines if line.number not in numbers)


def known_again(after: Sequence[Line], before: Sequence[Line]) -> Lines:
    """The rows of the second with the keys of the first, where a row is told by what and since when (`P06 2020-10-14`) and the day moved.

    Of one record, as many rows of the same matter must have come as went, in the same order.
    """
    old, new = ({line.key for line in lines} for lines in (before, after))
    came, went = _by_matter(line for line in after if line.key not in old), _by_matter(line for line in before if line.key not in new)
    details = {
        line.key: gone.detail
        for matter, lines in came.items()
        if len(lines) == len(went.get(matter, ()))
        for line, gone in zip(lines, went[matter], strict=True)
    }
    return tuple(replace(line, detail=details.get(line.key, line.detail)) for line in after)


def _by_matter(lines: Iterable[Line]) -> dict[tuple[bool, str, str], list[Line]]:
    found: dict[tuple[bool, str, str], list[Line]] = {}
    for line in sorted(lines, key=lambda line: line.detail):
        matter, mark, _ = line.detail.partition(" ")
        if mark:
            found.setdefault((line.is_ended, line.number, matter), []).append(line)
    return found


def changes(before: Sequence[Line], after: Sequence[Line]) -> tuple[LineChange, ...]:
    """What must be done to the first to make the second of it; nothing where they are the same."""
    return tuple(change for is_ended in (False, True) for change in _of_block(block(before, is_ended), block(after, is_ended)))


def apply_changes(lines: Sequence[Line], wanted: Sequence[LineChange]) -> Lines:
    """The roster after the changes.

    Raises ValueError where a change does not fit what the roster says.
    """
    return tuple(
        line
        for is_ended in (False, True)
        for line in _applied(block(lines, is_ended), [change for change in wanted if change.is_ended is is_ended])
    )


def _of_block(before: Sequence[Line], after: Sequence[Line]) -> Iterator[LineChange]:
    old_places = {line.key: place for place, line in enumerate(before)}
    new_places = {line.key: place for place, line in enumerate(after)}
    staying = [line.key for line in after if line.key in old_places]
    settled = _longest_rising(staying, old_places)
    for place, line in enumerate(after):
        if (at := old_places.get(line.key)) is None:
            yield LineChange(*line.key, None, place + 1, None, line.cells)
        elif line.key not in settled or before[at].cells != line.cells:
            yield LineChange(*line.key, at + 1, place + 1, before[at].cells, line.cells, line.key not in settled)
    for place, line in enumerate(before):
        if line.key not in new_places:
            yield LineChange(*line.key, place + 1, None, line.cells, None)


def _longest_rising(keys: Sequence[Any], places: Mapping[Any, int]) -> frozenset[Any]:
    """The most keys that stand in the order they stood in before: all others were moved."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for n, key in enumerate(keys):
        length = bisect_left(ends, places[key])
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [places[key]]
        last[length : length + 1] = [n]
    kept, n = set(), last[-1] if last else -1
    while n >= 0:
        kept.add(keys[n])
        n = before[n]
    return frozenset(kept)


def _applied(lines: list[Line], wanted: Sequence[LineChange]) -> list[Line]:
    standing = {line.key: line for line in lines}
    for change in wanted:
        held = standing.get(change.key)
        if (None if held is None else held.cells) != change.sent:
            raise ValueError(f"the change of {change.number} does not fit what was sent")
    changed = {change.key: change for change in wanted}
    moving = {change.key for change in wanted if change.now is None or change.is_moved}
    result = [_says(line, changed.get(line.key)) for line in lines if line.key not in moving]
    arriving = [change for change in wanted if change.now is not None and (change.sent is None or change.is_moved)]
    for change in sorted(arriving, key=lambda change: change.now_at or 0):
        result.insert((change.now_at or 1) - 1, Line(*change.key, change.now or ()))
    return result


def _says(line: Line, change: LineChange | None) -> Line:
    return line if change is None or change.now is None else replace(line, cells=change.now)


# --- as JSON ------------------------------------------------------------------------------------------------------------


def lines_to_json(lines: Sequence[Line]) -> list[Any]:
    """Rows as JSON can hold them."""
    return [[line.is_ended, line.number, line.detail, _cells_to_json(line.cells)] for line in lines]


def lines_of_json(kept: Sequence[Any], numbers: Collection[str] | None = None) -> Lines:
    """The rows again, or those of them about certain records."""
    return tuple(
        Line(is_ended, number, detail, _cells_of_json(cells) or ())
        for is_ended, number, detail, cells in kept
        if numbers is None or number in numbers
    )


def changes_to_json(wanted: Sequence[LineChange]) -> list[Any]:
    """Changes as JSON can hold them."""
    return [asdict(change) | {"sent": _cells_to_json(change.sent), "now": _cells_to_json(change.now)} for change in wanted]


def changes_of_json(kept: Sequence[Mapping[str, Any]]) -> tuple[LineChange, ...]:
    """The changes again."""
    return tuple(LineChange(**{**one, "sent": _cells_of_json(one["sent"]), "now": _cells_of_json(one["now"])}) for one in kept)


def digest(kept: object) -> str:
    """The hash of what was kept as JSON."""
    return sha256(json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _cells_to_json(cells: Cells | None) -> list[Any] | None:
    return None if cells is None else [_to_json(cell) for cell in cells]


def _cells_of_json(kept: Sequence[Any] | None) -> Cells | None:
    return None if kept is None else tuple(_of_json(cell) for cell in kept)


def _to_json(cell: Cell) -> object:
    if isinstance(cell, date):
        return {DAY: cell.isoformat()}
    return {AMOUNT: f"{cell:f}"} if isinstance(cell, Decimal) else cell


def _of_json(kept: Any) -> Cell:
    if not isinstance(kept, dict):
        return kept  # type: ignore[no-any-return]  # a text or a number as it is
    return date.fromisoformat(kept[DAY]) if DAY in kept else Decimal(kept[AMOUNT])
