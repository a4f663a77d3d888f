"""Figures evaluated (统计数据计算): the value, what stands above and below the line, and the list behind each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import Any

from libao_desk.declare.period_facts import PeriodFacts
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.declare.statistic import Among, AmountFigure, CountFigure, Figure, RateFigure
from libao_desk.declare.statistic_table import Narrowed
from libao_desk.services.records.drafts import RecordRef

TWO_PLACES = Decimal("0.01")
Number = Decimal | int
HowMuch = Callable[[Any, PeriodFacts], Number]


@dataclass(frozen=True)
class Counted:
    """One record of a list behind a figure, and how much of the figure it makes: 1 for itself, more for its rows, yuan for its money."""

    ref: RecordRef
    number: str
    count: Number


@dataclass(frozen=True)
class Tally:
    """A list with its sum; what may not be listed is in the sum all the same."""

    total: Number = 0
    lines: tuple[Counted, ...] = ()
    withheld: Number = 0
    """Of the total, what records make that the officer may not know of."""


@dataclass(frozen=True)
class FigureValue:
    """One figure of a period; for a rate also what stands above and below the line."""

    name: str
    title: str
    unit: str
    value: Number | None
    numerator: int | None
    denominator: int | None
    tally: Tally
    """What counts; for a rate, what stands below the line."""
    above: Tally | None = None
    """For a rate, what stands above the line."""
    entries: tuple[str, ...] = ()
    """For a figure of the office's own lists, the names counted."""

    @property
    def behind(self) -> tuple[RecordRef, ...]:
        """The records that count, those kept from the officer left out."""
        return tuple(line.ref for line in self.tally.lines)


@dataclass(frozen=True)
class Look:
    """The records of one register as they stood on the last day of a period, loaded once for every figure."""

    register: Register
    facts: PeriodFacts
    records: list[Record]
    withheld: frozenset[int]
    silent: frozenset[int]
    """Those that nothing names which goes round among several people, whoever counts."""

    @cached_property
    def was_kept(self) -> bool:
        """Whether the register had a record by the end of the period; until that has come there is time for one."""
        facts = self.facts
        return not facts.is_past(facts.last_day) or any(facts.state_on_last_day(record) is not None for record in self.records)

    def among(self, among: Among | None) -> "Look":
        """The look at those records alone that can count."""
        if among is None:
            return self
        if among not in self._narrower:
            self._narrower[among] = replace(self, records=list(among(self.records, self.facts)))
        return self._narrower[among]

    def counted(self, counts: HowMuch) -> Sequence[tuple[Record, Number]]:
        """The records that count, each with how much; a narrowed figure counts among those of its whole, which are few."""
        if counts not in self._counted:
            if isinstance(counts, Narrowed):
                self._counted[counts] = [pair for pair in self.counted(counts.whole) if counts.test(pair[0])]
            else:
                every = ((record, counts(record, self.facts)) for record in self.records)
                self._counted[counts] = [(record, int(count) if isinstance(count, bool) else count) for record, count in every if count]
        return self._counted[counts]

    @cached_property
    def _narrower(self) -> dict[Among, "Look"]:
        return {}

    @cached_property
    def _counted(self) -> dict[HowMuch, Sequence[tuple[Record, Number]]]:
        return {}


def percent(numerator: Number, denominator: Number) -> Decimal | None:
    """The rate in percent, half up to two decimals; None where the denominator is 0."""
    if denominator == 0:
        return None
    return (Decimal(100 * numerator) / Decimal(denominator)).quantize(TWO_PLACES, ROUND_HALF_UP)


def to_compare(figure: Figure, look: Look) -> FigureValue:
    """The same for the period before another; one that was over before anything of it was recorded has none: nothing grew from a nought."""
    if look.was_kept and (figure.recorded is None or any(map(figure.recorded, look.records))):
        return evaluate(figure, look)
    line, above = (0, Tally()) if isinstance(figure, RateFigure) else (None, None)
    return FigureValue(figure.name, figure.title, figure.unit, None, line, line, Tally(), above)


def evaluate(figure: Figure, look: Look) -> FigureValue:
    """A figure over the records of a look."""
    match figure:
        case CountFigure():
            seen = look.among(figure.among)
            tally = _tally(seen, figure.counts)
            is_known = figure.among is None or bool(seen.records)
            return FigureValue(figure.name, figure.title, figure.unit, tally.total if is_known else None, None, None, tally)
        case AmountFigure():
            tally = _tally(look, figure.amount, Decimal(0))
            value = Decimal(tally.total)
            if figure.yuan_per_unit != 1:
                value = (value / figure.yuan_per_unit).quantize(TWO_PLACES, ROUND_HALF_UP)
            return FigureValue(figure.name, figure.title, figure.unit, value, None, None, tally)
        case RateFigure():
            seen = look.among(figure.among)
            above, below = _tally(seen, figure.numerator), _tally(seen, figure.denominator)
            rate = percent(above.total, below.total)
            return FigureValue(figure.name, figure.title, figure.unit, rate, int(above.total), int(below.total), below, above)


def _tally(look: Look, counts: HowMuch, zero: Number = 0) -> Tally:
    lines: list[Counted] = []
    total, withheld = zero, zero
    for record, count in look.counted(counts):
        total += count
        if record.id in look.withheld:
            withheld += count
        else:
            lines.append(Counted(RecordRef(look.register.key, record.id), record.number, count))
    return Tally(total, tuple(lines), withheld)
