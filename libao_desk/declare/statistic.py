"""Figures (统计数据): counts, amounts and rates, each with the list behind it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from .period_facts import PeriodFacts

Counting = Callable[[Any, PeriodFacts], int]
"""How often one record counts; the records that count at all are the list behind the figure."""

Among = Callable[[Sequence[Any], PeriodFacts], Sequence[Any]]
"""Which of all records can count, where one may say again what another says already."""

Recorded = Callable[[Any], bool]
"""Whether a record has a row of what a figure counts, of whatever day: of a time when none had, a nought is no figure to compare with."""


@dataclass(frozen=True)
class CountFigure:
    """A number of records (件、人、次)."""

    name: str
    title: str
    counts: Counting
    unit: str = "件"
    among: Among | None = None
    """Set where nothing recorded is no 0: the records that say something of the period; without one the figure has no value."""
    recorded: Recorded | None = None
    undated_in: tuple[str, ...] = ()
    """Set where what it counts need not have a day of its own: the columns of the register's roster that say whom it counts. A closed
    month keeps the number it was sent with, until a correction changes one of them, or who stands on the roster."""


@dataclass(frozen=True)
class AmountFigure:
    """A sum of money in yuan, told in yuan or in another unit of so many yuan (万元)."""

    name: str
    title: str
    amount: Callable[[Any, PeriodFacts], Decimal]
    unit: str = "元"
    yuan_per_unit: int = 1
    recorded: Recorded | None = None
    undated_in: tuple[str, ...] = ()


@dataclass(frozen=True)
class RateFigure:
    """A percentage, rounded half up to two decimals; no value where the denominator is 0."""

    name: str
    title: str
    numerator: Counting
    denominator: Counting
    unit: str = "%"
    among: Among | None = None
    recorded: Recorded | None = None
    undated_in: tuple[str, ...] = ()


Figure = CountFigure | AmountFigure | RateFigure
