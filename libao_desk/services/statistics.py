"""The office's figures (统计数据): every number with the list behind it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from sqlalchemy.orm import Session

from libao_desk.core.period import Period
from libao_desk.declare.as_of import look_back
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.declare.roster import PeriodFacts
from libao_desk.declare.statistic import AmountFigure, CountFigure, Figure, RateFigure
from libao_desk.people.access import Action
from libao_desk.services.desk import Desk
from libao_desk.services.drafts import RecordRef
from libao_desk.services.past import PastStates
from libao_desk.services.records import load_all
from libao_desk.services.todo import Todo
from libao_desk.services.withheld import withheld_ids

PERCENT_PLACES = Decimal("0.01")


@dataclass(frozen=True)
class FigureValue:
    """One figure of a period; for a rate also what stands above and below the line."""

    name: str
    title: str
    unit: str
    value: Decimal | int | None
    numerator: int | None
    denominator: int | None
    behind: tuple[RecordRef, ...]
    """The records that count, sealed ones left out."""


class Statistics:
    """Figures of any period, computed from the records as they stood at its end."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def compute(self, period: Period) -> tuple[FigureValue, ...]:
        """Every figure of every register the officer may count, in the order declared."""
        values: list[FigureValue] = []
        for register in self.desk.book:
            if register.statistics and self.desk.may(register.key, Action.COUNT):
                values.extend(self._of_register(register, period))
        return tuple(values)

    def export(self, values: tuple[FigureValue, ...], period: Period, suffix: str) -> bytes:
        """The figures as a sheet (.xlsx) or a paper (.pdf); the trail notes it.

        Raises Refusal for another kind of file.
        """
        from libao_desk.services.statistics_export import export_figures

        data = export_figures(self.desk, values, period, suffix)
        self.desk.file.note(self.desk.actor, f"导出{period.label}统计表")
        return data

    def _of_register(self, register: Register, period: Period) -> Iterator[FigureValue]:
        with self.desk.read() as session:
            facts, records = records_at(self.desk, session, register, period)
            withheld = withheld_ids(self.desk, session, register)
            for figure in register.statistics:
                value = _evaluate(register, figure, facts, records)
                yield replace(value, behind=tuple(ref for ref in value.behind if ref.id not in withheld))


def records_at(desk: Desk, session: Session, register: Register, period: Period, *, full: bool = False) -> tuple[PeriodFacts, list[Record]]:
    """All records born by the end of the period, each as it stood then, with the facts to judge them by."""
    states = PastStates(session, register, period.last_day)
    facts = PeriodFacts(
        period=period,
        office=desk.facts(),
        state_on_last_day=states.of,
        full=full,
        today=desk.today,
        late=lambda: Todo(desk).late(period.last_day),
    )
    records = []
    for record in load_all(session, register):
        state = states.of(record)
        if state is not None:
            look_back(register, record, period.last_day, state)
            records.append(record)
    return facts, records


def percent(numerator: int, denominator: int) -> Decimal | None:
    """The rate in percent, half up to two decimals; None where the denominator is 0."""
    if denominator == 0:
        return None
    return (Decimal(100 * numerator) / Decimal(denominator)).quantize(PERCENT_PLACES, ROUND_HALF_UP)


def _evaluate(register: Register, figure: Figure, facts: PeriodFacts, records: list[Record]) -> FigureValue:
    match figure:
        case CountFigure():
            total, behind = _count(register, figure.counts, facts, records)
            return FigureValue(figure.name, figure.title, figure.unit, total, None, None, behind)
        case AmountFigure():
            amounts = [(record, figure.amount(record, facts)) for record in records]
            shown = _behind(register, [record for record, amount in amounts if amount])
            return FigureValue(figure.name, figure.title, figure.unit, sum((a for _, a in amounts), Decimal(0)), None, None, shown)
        case RateFigure():
            above, _ = _count(register, figure.numerator, facts, records)
            below, behind = _count(register, figure.denominator, facts, records)
            return FigureValue(figure.name, figure.title, figure.unit, percent(above, below), above, below, behind)


def _count(
    register: Register, counts: Callable[[Any, PeriodFacts], int], facts: PeriodFacts, records: list[Record]
) -> tuple[int, tuple[RecordRef, ...]]:
    counted = [(record, int(counts(record, facts))) for record in records]
    return sum(n for _, n in counted), _behind(register, [record for record, n in counted if n])


def _behind(register: Register, records: list[Record]) -> tuple[RecordRef, ...]:
    return tuple(RecordRef(register.key, record.id) for record in records)
