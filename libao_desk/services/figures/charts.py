"""The charts of a report (统计图) as values: parts of a whole, months, rates; drawn by printing for the paper and the screen alike."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from libao_desk.core.period import Period
from libao_desk.declare.blocks import ChartBlock, ChartSeries
from libao_desk.declare.statistic import Figure
from libao_desk.declare.statistic_table import Chart, ChartKind
from libao_desk.services.records.past import PastStates

from .evaluation import FigureValue, Look, Number, evaluate

if TYPE_CHECKING:
    from libao_desk.services.desk import Desk

LEAST_MONTHS = 6
"""A month or a quarter is shown among the months before it."""
FULL_RATE = 100


def months_shown(period: Period) -> tuple[Period, ...]:
    """The months of a period, at least half a year of them up to its end."""
    months = [Period.month_of(period.last_day)]
    while len(months) < max(period.length, LEAST_MONTHS):
        months.append(months[-1].previous())
    return tuple(reversed(months))


def charts_of(session: Session, look: Look, values: Mapping[str, FigureValue]) -> Iterator[ChartBlock]:
    """The charts of one register, those left out in which nothing was counted."""
    own = {figure.name: figure for figure in look.register.statistics}
    for chart in look.register.charts:
        if chart.kind is ChartKind.MONTHS:
            block = _by_month(session, look, chart, [own[name] for name in chart.figures])
        else:
            block = _side_by_side(chart, [values[name] for name in chart.figures])
        if any(value for series in block.series for value in series.values):
            yield block


def _side_by_side(chart: Chart, values: list[FigureValue]) -> ChartBlock:
    full = FULL_RATE if chart.kind is ChartKind.RATES else None
    known = [value for value in values if value.value is not None]
    labels = tuple(value.title.rpartition("：")[2] for value in known)
    return ChartBlock(chart.title, labels, (ChartSeries("", tuple(value.value for value in known)),), chart.unit, full=full)


def _by_month(session: Session, look: Look, chart: Chart, figures: list[Figure]) -> ChartBlock:
    """Each month by its own days and states, from the records as they stood at the end of the period."""
    months = months_shown(look.facts.period)
    found: dict[str, list[Number | None]] = {figure.name: [] for figure in figures}
    for month in months:
        facts = replace(look.facts, period=month, state_on_last_day=PastStates(session, look.register, month.last_day).of)
        seen = replace(look, facts=facts)
        for figure in figures:
            found[figure.name].append(evaluate(figure, seen).value)
    series = tuple(ChartSeries(figure.title, tuple(found[figure.name])) for figure in figures)
    years = {month.year for month in months}
    labels = tuple(f"{month.first_month}月" if len(years) == 1 else f"{month.year}-{month.first_month:02d}" for month in months)
    return ChartBlock(chart.title, labels, series, chart.unit, upright=True)


def draw_charts(desk: "Desk", charts: tuple[ChartBlock, ...], family: str) -> tuple[bytes, ...]:
    """The charts as SVG for the screen, their words in a font family of the screen."""
    from libao_desk.printing.charts import svg
    from libao_desk.services.papers.drawing import fonts

    book = fonts(desk)
    return tuple(svg(chart, book, family) for chart in charts)
