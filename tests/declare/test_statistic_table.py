"""Tables of figures: a figure narrowed to a group, and mistakes in a table or a chart found at start-up."""

from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace

import pytest

from libao_desk.core.period import Period
from libao_desk.declare.check import mistakes
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.period_facts import PeriodFacts
from libao_desk.declare.statistic import AmountFigure, CountFigure, Figure, RateFigure
from libao_desk.declare.statistic_table import Chart, ChartKind, StatisticTable, TableLine, across, only

from .sample import TREES

FACTS = PeriodFacts(Period.parse("2020"), OfficeFacts(), state_on_last_day=lambda record: None)
RED, BLUE = SimpleNamespace(colour="red", paid=Decimal(3)), SimpleNamespace(colour="blue", paid=Decimal(5))
COUNT = CountFigure("x.all", "全部", lambda record, facts: 1)
PAID = AmountFigure("x.paid", "金额", lambda record, facts: record.paid)
RATE = RateFigure("x.rate", "比率", lambda record, facts: 1, lambda record, facts: 1)


def _is_red(record: SimpleNamespace) -> bool:
    return bool(record.colour == "red")


@pytest.mark.parametrize("figure", [COUNT, PAID, RATE], ids=lambda figure: figure.name)
def test_a_narrowed_figure_counts_its_group_alone_under_a_name_of_its_own(figure: Figure) -> None:
    whole, red = across(figure, (("red", "红", _is_red),))
    assert whole is figure
    assert (red.name, red.title) == (f"{figure.name}@red", f"{figure.title}（红）")
    for part in ("counts", "amount", "numerator", "denominator"):
        if hasattr(red, part):
            assert getattr(red, part)(RED, FACTS) == getattr(figure, part)(RED, FACTS)
            assert getattr(red, part)(BLUE, FACTS) == 0


def test_a_table_with_a_cell_too_many_is_a_mistake() -> None:
    table = StatisticTable("t", "表", ("一", "二"), (TableLine("行", (COUNT,)),))
    assert mistakes([replace(TREES, tables=(table,))]) == (f"{TREES.key}: line 行 of table t has 1 cells under 2 heads",)


def test_two_figures_of_one_name_are_a_mistake() -> None:
    other = only(replace(COUNT, name="x"), "all", "", _is_red)
    table = StatisticTable("t", "表", ("一", "二"), (TableLine("行", (replace(other, name=COUNT.name), COUNT)),))
    assert mistakes([replace(TREES, tables=(table,))]) == (f"{TREES.key}: two figures are named x.all",)


def test_a_chart_of_a_figure_that_is_not_there_is_a_mistake() -> None:
    chart = Chart("c", "图", ChartKind.PARTS, ("no.such",))
    assert mistakes([replace(TREES, charts=(chart,))]) == (f"{TREES.key}: chart c shows the figure no.such, which does not exist",)
