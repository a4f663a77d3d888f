"""The tables and charts of aftercare (安置帮教统计表): the balance by source, hand-over, settlement and help by level, kinds of help."""

from libao_desk.declare.period_facts import PeriodFacts
from libao_desk.declare.statistic import CountFigure, Counting
from libao_desk.declare.statistic_table import UNFILLED, Chart, ChartKind, StatisticTable, TableLine, Test, across, rest_of

from . import reading
from . import statistics as counted
from .codes import HelpKind, HelpLevel, ReleaseSource
from .model import AftercareCase

FIGURES = {figure.name: figure for figure in counted.STATISTICS}
WHOLE = "合计"
BALANCE = ("opening", "came", "left", "in_follow_up")


def _from(source: ReleaseSource) -> Test:
    def test(case: AftercareCase) -> bool:
        return case.source is source

    return test


def _from_nowhere(case: AftercareCase) -> bool:
    return case.source is None


def _at(level: HelpLevel | None, counts: Counting) -> Counting:
    """Of a count, those of a level on the last day of the period."""

    def counted_at(case: AftercareCase, facts: PeriodFacts) -> int:
        return counts(case, facts) if reading.level_on(case, facts.last_day) is level else 0

    return counted_at


def _by_source() -> tuple[TableLine, ...]:
    groups = tuple((source.value.lower(), source.label, _from(source)) for source in ReleaseSource)
    columns = [across(FIGURES[f"aftercare.{key}"], groups) for key in BALANCE]
    titles = (WHOLE, *(source.label for source in ReleaseSource))
    return tuple(TableLine(title, tuple(column[n] for column in columns)) for n, title in enumerate(titles))


STEPS: tuple[tuple[str, str, Counting], ...] = (
    ("in_follow_up", "期末在册", counted.in_follow_up),
    ("to_be_handed", "应衔接", counted.to_be_handed),
    ("handed", "已衔接", counted.handed),
    ("able_to_work", "应安置", counted.able_to_work),
    ("settled", "已安置", counted.settled),
    ("helped", "已帮教", counted.helped),
    ("reoffended", "重新犯罪", counted.reoffended),
)

UNDATED = ("able_to_work", "settled")
"""Whether somebody can work has no day, and not all work has one."""


def _by_level() -> tuple[TableLine, ...]:
    def figure(key: str, title: str, counts: Counting) -> CountFigure:
        undated_in = counted.UNDATED_IN if key.startswith(UNDATED) else ()
        return CountFigure(f"aftercare.step_{key}", title, counts, counted.PERSONS, undated_in=undated_in)

    whole = TableLine(WHOLE, tuple(figure(key, title, counts) for key, title, counts in STEPS))
    levels = (
        TableLine(
            level.label,
            tuple(figure(f"{key}_{level.value}", f"{level.label}：{title}", _at(level, counts)) for key, title, counts in STEPS),
        )
        for level in HelpLevel
    )
    return (whole, *levels)


def _at_no_level() -> TableLine:
    """Those whose level is not filled in, on the last day of the period."""
    cells = (
        CountFigure(f"aftercare.step_{key}_unnamed", f"{UNFILLED}：{title}", _at(None, counts), counted.PERSONS)
        for key, title, counts in STEPS
    )
    return TableLine(UNFILLED, tuple(cells))


TABLES = (
    StatisticTable(
        "aftercare-balance",
        "安置帮教对象变动情况统计表",
        ("期初在册", "新增", "解除、移交", "期末在册"),
        _by_source(),
        corner="来源",
        rest=rest_of(_by_source()[0], _from_nowhere),
        note="期初在册＋新增－解除、移交＝期末在册；尚未衔接的不计入。单位：人。",
    ),
    StatisticTable(
        "aftercare-steps",
        "衔接、安置、帮教情况统计表",
        tuple(title for _, title, _ in STEPS),
        _by_level(),
        corner="帮教类别",
        rest=_at_no_level(),
        note="帮教类别按期末日计。单位：人。",
    ),
    StatisticTable(
        "aftercare-helps",
        "帮扶措施统计表",
        ("人次",),
        tuple(TableLine(kind.label, (FIGURES[f"aftercare.help_{kind.value.lower()}"],)) for kind in HelpKind),
        corner="帮扶措施",
    ),
)

CHARTS = (
    Chart("aftercare-months", "各月新增和解除安置帮教", ChartKind.MONTHS, ("aftercare.came", "aftercare.left"), "人"),
    Chart(
        "aftercare-rates",
        "安置帮教比率",
        ChartKind.RATES,
        ("aftercare.key_fetched_rate", "aftercare.handed_rate", "aftercare.settled_rate", "aftercare.helped_rate"),
        "%",
    ),
)
