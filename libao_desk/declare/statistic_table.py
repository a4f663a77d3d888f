"""Statistical tables and charts (统计表、统计图): which figures stand where; every cell is a figure, so that it opens its list."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from .period_facts import PeriodFacts
from .statistic import AmountFigure, CountFigure, Figure, RateFigure

Test = Callable[[Any], bool]
UNFILLED = "未填写"
TableCell = Figure | str | None
"""A figure of this register, the name of a figure of another, or nothing where the cell does not apply."""


@dataclass(frozen=True)
class TableLine:
    """One line of a table, a cell under each head."""

    title: str
    cells: tuple[TableCell, ...]


@dataclass(frozen=True)
class Breakdown:
    """Lines that follow the records: one for each value found, with the cells of the first line narrowed to it."""

    title: str
    of: Callable[[Any], str | None]


@dataclass(frozen=True)
class StatisticTable:
    """One table of a register."""

    key: str
    title: str
    heads: tuple[str, ...]
    lines: tuple[TableLine, ...]
    corner: str = "项目"
    breakdown: Breakdown | None = None
    rest: TableLine | None = None
    """The line of those who lack the datum the lines go by; it stands only where it counts somebody."""
    is_turned: bool = False
    """The county's sheet has the lines as columns; a page is too narrow for them."""
    note: str = ""

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure of its own that stands in a cell."""
        return tuple(cell for line in self.every_line for cell in line.cells if cell is not None and not isinstance(cell, str))

    @property
    def every_line(self) -> tuple[TableLine, ...]:
        """The lines, that of the rest included."""
        return self.lines if self.rest is None else (*self.lines, self.rest)


class ChartKind(Enum):
    """What a chart shows: figures side by side, figures from month to month, or rates."""

    PARTS = "构成"
    MONTHS = "逐月"
    RATES = "比率"


@dataclass(frozen=True)
class Chart:
    """A chart of figures of this register, by their names."""

    key: str
    title: str
    kind: ChartKind
    figures: tuple[str, ...]
    unit: str = "件"


@dataclass(frozen=True)
class Narrowed:
    """Counts as the whole does, for those records alone that pass a test."""

    whole: Callable[[Any, PeriodFacts], Any]
    test: Test

    def __call__(self, record: Any, facts: PeriodFacts) -> Any:
        """What the whole counts, 0 for a record that does not pass."""
        return self.whole(record, facts) if self.test(record) else 0


def only(figure: Figure, key: str, title: str, test: Test) -> Figure:
    """The same figure for those records alone that pass a test; `key` and `title` tell it from the whole."""
    name, said = f"{figure.name}@{key}", f"{figure.title}（{title}）"
    match figure:
        case CountFigure():
            return replace(figure, name=name, title=said, counts=Narrowed(figure.counts, test))
        case AmountFigure():
            return replace(figure, name=name, title=said, amount=Narrowed(figure.amount, test))
        case RateFigure():
            above, below = Narrowed(figure.numerator, test), Narrowed(figure.denominator, test)
            return replace(figure, name=name, title=said, numerator=above, denominator=below)


def across(figure: Figure, groups: tuple[tuple[str, str, Test], ...]) -> tuple[Figure, ...]:
    """The whole figure, then the figure of each group (key, title, test)."""
    return (figure, *(only(figure, key, title, test) for key, title, test in groups))


def rest_of(whole: TableLine, test: Test) -> TableLine:
    """The line of those who lack what the lines of a table go by, told from the whole by a test."""
    cells = (None if cell is None or isinstance(cell, str) else only(cell, "unnamed", UNFILLED, test) for cell in whole.cells)
    return TableLine(UNFILLED, tuple(cells))
