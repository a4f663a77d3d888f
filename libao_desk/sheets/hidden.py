"""Which rows and columns of a sheet its reader does not see (隐藏、筛选): they are read all the same, and that is told."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

Range = tuple[int, int]
MOST_RANGES = 60_000
"""Ranges kept of one sheet: a filter over a whole ledger hides every other row."""


@dataclass(frozen=True)
class Hidden:
    """Ranges of rows and of columns from 1, both ends within, in order."""

    rows: tuple[Range, ...] = ()
    columns: tuple[Range, ...] = ()

    def has_row(self, number: int) -> bool:
        """Whether the row is hidden."""
        return _within(self.rows, number)

    def has_column(self, number: int) -> bool:
        """Whether the column is hidden."""
        return _within(self.columns, number)


NOTHING_HIDDEN = Hidden()


class HidingPlace:
    """Collects ranges in the order of the sheet."""

    def __init__(self) -> None:
        self.rows: list[Range] = []
        self.columns: list[Range] = []

    def hide_row(self, first: int, last: int | None = None) -> None:
        """Note hidden rows."""
        _append(self.rows, first, first if last is None else last)

    def hide_columns(self, first: int, last: int) -> None:
        """Note hidden columns."""
        _append(self.columns, first, last)

    def found(self) -> Hidden:
        """All of it."""
        return Hidden(tuple(sorted(self.rows)), tuple(sorted(self.columns)))


def in_words(numbers: Iterable[int]) -> str:
    """Numbers as 5、7至9."""
    ranges: list[Range] = []
    for number in sorted(numbers):
        _append(ranges, number, number)
    return "、".join(str(first) if first == last else f"{first}至{last}" for first, last in ranges)


def _append(ranges: list[Range], first: int, last: int) -> None:
    if ranges and ranges[-1][1] + 1 == first:
        ranges[-1] = (ranges[-1][0], last)
    elif len(ranges) < MOST_RANGES:
        ranges.append((first, last))


def _within(ranges: tuple[Range, ...], number: int) -> bool:
    place = bisect_right(ranges, number, key=lambda one: one[0]) - 1
    return place >= 0 and number <= ranges[place][1]
