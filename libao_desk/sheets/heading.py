"""Finding the head of a ledger under its titles: one row, or two or three rows with groups (表头)."""

import re
from dataclasses import dataclass

from libao_desk.core.text import squeeze

from .cells import CellValue, shown
from .grids import Grid, MergedRange
from .headers import IsKnown, header_keys
from .xml_scan import column_letters

SEARCHED_ROWS = 20
"""A head stands within the first rows; a word below is data."""
_LONGEST_SUB_HEAD = 12
_FEWEST_KNOWN = 3
"""Heads that a row further down must know to be another head, and at least half of what it says."""
_SAID = re.compile(
    r"[^:：]{2,8}[:：].+|(?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?|[(（](?:19|20)\d\d年.*[)）]|第.{1,4}页.*"
    r"|(?:填报|填表|报送|上报|制表)(?:单位|人|日期|时间)[:：]?|报表期[:：]?"
    r"|.{4,}(?:台账|花名册|名册|登记[表册簿]|一览表|统计表|汇总表|明细表|情况表)(?:[(（].*[)）])?"
)
"""What stands in a line above the head: a title, 填报单位：某司法所, the day of writing, 第1页; no group of columns is named so."""


@dataclass(frozen=True)
class HeaderCell:
    """One column's head: its place among the cells of a row, its letter in Excel, its words."""

    index: int
    letter: str
    text: str
    """The rows of a head of several rows joined by strokes; empty for a column that holds data under no head."""
    parts: tuple[str, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The forms under which this head may be known, the most exact first."""
        return header_keys(*self.parts)


@dataclass(frozen=True)
class Head:
    """Where the head stands in the grid (row index from 0) and what it says by column of the grid."""

    top: int
    height: int
    parts: tuple[tuple[str, ...], ...]
    known: int
    """How many columns are known to the caller."""

    @property
    def below(self) -> int:
        """Index of the first row under the head."""
        return self.top + self.height

    def column(self, index: int, place: int, first_column: int) -> HeaderCell:
        """The head of one column of the grid, standing at `place` among a row's cells."""
        parts = self.parts[index]
        return HeaderCell(place, column_letters(first_column + index), "/".join(parts), parts)


def find_head(grid: Grid, is_known: IsKnown) -> Head | None:
    """The rows that name the most known columns; without any known name, the first row that looks like a head."""
    candidates = []
    for top in range(min(SEARCHED_ROWS, len(grid.rows))):
        for read in (_pair, _single, _broken, _triple):  # of two readings that know as much the simpler one
            if read is _single and _is_stacked(grid, top):
                continue
            parts = read(grid, top)
            if parts is not None:
                candidates.append(_judged(top, parts, is_known, 3 if read is _triple else None))
    best = max(candidates, key=lambda head: head.known, default=None)
    return best if best is not None and best.known else _likely(grid)


def later_heads(grid: Grid, first: Head, is_known: IsKnown) -> tuple[Head, ...]:
    """Heads further down, each with columns of its own for the rows below it (二、假释人员)."""
    found, top = [], first.below
    while top < len(grid.rows):
        head = _head_further_down(grid, top, is_known) if _may_be_sub_heads(grid.rows[top]) else None
        if head is not None:
            found.append(head)
        top = top + 1 if head is None else head.below
    return tuple(found)


def _head_further_down(grid: Grid, top: int, is_known: IsKnown) -> Head | None:
    single = _single(grid, top)
    if single is None or _judged(top, single, is_known).known < _FEWEST_KNOWN:
        return None
    stacked = [(read(grid, top), height) for read, height in ((_pair, None), (_broken, None), (_triple, 3))]
    heads = [_judged(top, parts, is_known, height) for parts, height in ((single, None), *stacked) if parts is not None]
    best = max(heads, key=lambda head: head.known)
    return best if 2 * best.known >= sum(map(bool, best.parts)) else None


def _judged(top: int, parts: tuple[tuple[str, ...], ...], is_known: IsKnown, height: int | None = None) -> Head:
    known = sum(any(is_known(key) for key in header_keys(*column)) for column in parts)
    return Head(top, height or (2 if any(len(column) > 1 for column in parts) else 1), parts, known)


def _words(value: CellValue) -> str:
    """A head's text on one line; a figure is a head too (2020 over its months), a date is not."""
    return squeeze(shown(value))


def _single(grid: Grid, top: int) -> tuple[tuple[str, ...], ...] | None:
    words = [_words(value) for value in grid.rows[top]]
    filled = sum(map(bool, words))
    if filled < min(2, len(words)) or not filled:
        return None
    return tuple((word,) if word else () for word in words)


def _pair(grid: Grid, top: int) -> tuple[tuple[str, ...], ...] | None:
    """Two rows as one head, where the lower row names columns only under groups of the upper row."""
    upper, lower = _grouped(grid, top), _under(grid, top + 1)
    return None if upper is None or lower is None else _stacked(upper, lower)


def _broken(grid: Grid, top: int) -> tuple[tuple[str, ...], ...] | None:
    """Two rows of which the lower goes on with the words of the upper one, group or no group: 受理 over 日期."""
    lower = _under(grid, top + 1)
    upper = [_words(value) for value in grid.rows[top]]
    if lower is None or sum(map(bool, upper)) < 2 or any(_SAID.fullmatch(word) for word in upper):
        return None
    groups = _inferred_groups(upper, lower) | _merged_groups(grid, top, upper)
    return _stacked([groups.get(place, word) for place, word in enumerate(upper)], lower)


def _is_stacked(grid: Grid, top: int) -> bool:
    """Whether merging says that a head that begins here is of more rows than one: a group over its columns, beside words over two rows."""
    row = grid.first_row + top
    starts = [merged for merged in grid.merged or () if merged.top == row]
    is_deep = any(merged.bottom > row for merged in starts)
    return is_deep and any(_spans_sideways_in(merged, row) for merged in starts) and _pair(grid, top) is not None


def _triple(grid: Grid, top: int) -> tuple[tuple[str, ...], ...] | None:
    """Three rows as one head: groups over groups."""
    upper, middle, lower = _grouped(grid, top), _grouped(grid, top + 1), _under(grid, top + 2)
    return None if upper is None or middle is None or lower is None else _stacked(upper, middle, lower)


def _stacked(*rows: list[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(word for word in dict.fromkeys(column) if word) for column in zip(*rows, strict=True))


def _under(grid: Grid, index: int) -> list[str] | None:
    """The words of a row that may be the lowest of a head."""
    if index >= len(grid.rows) or not _may_be_sub_heads(grid.rows[index]):
        return None
    return [_words(value) if isinstance(value, str) else "" for value in grid.rows[index]]


def _grouped(grid: Grid, index: int) -> list[str] | None:
    """The words of a head's upper row, each group's over all its columns; None where the row below is not under its groups."""
    lower = _under(grid, index + 1)
    upper = [_words(value) for value in grid.rows[index]] if lower is not None else []
    if lower is None or sum(map(bool, upper)) < 2 or any(_SAID.fullmatch(word) for word in upper):
        return None
    groups = _merged_groups(grid, index, upper) or _inferred_groups(upper, lower)
    if not groups or any(word and place not in groups and upper[place] for place, word in enumerate(lower)):
        return None
    return [groups.get(place, word) for place, word in enumerate(upper)]


def _may_be_sub_heads(row: tuple[CellValue, ...]) -> bool:
    filled = [value for value in row if value is not None]
    return bool(filled) and all(
        isinstance(value, str) and len(value) <= _LONGEST_SUB_HEAD and not re.search(r"\d{3}", value) for value in filled
    )


def _merged_groups(grid: Grid, top: int, upper: list[str]) -> dict[int, str]:
    """By column index: the group named in a range merged sideways in the upper row."""
    groups: dict[int, str] = {}
    for merged in grid.merged or ():
        if _spans_sideways_in(merged, grid.first_row + top):
            left = merged.left - grid.first_column
            if 0 <= left < len(upper):
                groups |= dict.fromkeys(range(left, min(merged.right - grid.first_column + 1, len(upper))), upper[left])
    return groups


def _spans_sideways_in(merged: MergedRange, row: int) -> bool:
    return merged.top == merged.bottom == row and merged.right > merged.left


def _inferred_groups(upper: list[str], lower: list[str]) -> dict[int, str]:
    """The same where merging is not told: a word, blanks at its right, and words below it all."""
    groups: dict[int, str] = {}
    left = None
    for index, word in enumerate(upper):
        if word:
            left = index
        elif left is not None and lower[index] and lower[left]:
            groups |= dict.fromkeys(range(left, index + 1), upper[left])
    return groups


def _likely(grid: Grid) -> Head | None:
    """The first row of three words or more (two in a narrow sheet) that are all text and all different."""
    width = len(grid.rows[0]) if grid.rows else 0
    for top, row in enumerate(grid.rows[:SEARCHED_ROWS]):
        filled = [value for value in row if value is not None]
        words = {_words(value) for value in filled if isinstance(value, str)}
        if len(words) == len(filled) >= min(3, max(width, 1)) and all(len(word) <= 2 * _LONGEST_SUB_HEAD for word in words):
            parts = _pair(grid, top) or tuple((_words(value),) if value is not None else () for value in row)
            return _judged(top, parts, lambda _: False)
    return None
