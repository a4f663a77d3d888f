"""The tables and charts of petitions (信访统计表): the office's steps by channel, kind, field and duty unit, never by petitioner."""

from libao_desk.declare.code import Code
from libao_desk.declare.statistic import CountFigure
from libao_desk.declare.statistic_table import Breakdown, Chart, ChartKind, StatisticTable, TableLine, Test, only

from . import statistics as counted
from .codes import Channel, PetitionField, PetitionKind
from .model import PetitionMatter

FIGURES = {figure.name: figure for figure in counted.STATISTICS}
WHOLE = "合计"
SATISFIED = CountFigure("petitions.satisfied", "群众满意", counted.satisfied, counted.MATTERS)
STEPS = (
    ("received", "收到"),
    ("registered", "登记"),
    ("entered", "录入"),
    ("notified", "告知"),
    ("accepted", "受理"),
    ("passed_on", "转交"),
    ("finished", "办结"),
    ("extended", "延期"),
    ("reviewed", "复查"),
    ("rechecked", "复核"),
)
COLUMNS = (*(FIGURES[f"petitions.{key}"] for key, _ in STEPS), SATISFIED)
HEADS = (*(title for _, title in STEPS), "满意")


def _is(attribute: str, code: Code) -> Test:
    def test(matter: PetitionMatter) -> bool:
        return getattr(matter, attribute) is code

    return test


def _lines(attribute: str, codes: type[Code]) -> tuple[TableLine, ...]:
    return tuple(
        TableLine(code.label, tuple(only(figure, f"{attribute}_{code.value}", code.label, _is(attribute, code)) for figure in COLUMNS))
        for code in codes
    )


NOTE = "各栏按该步骤的日期计。单位：件。"
TABLES = (
    StatisticTable(
        "petitions-channel",
        "信访事项办理情况统计表（按来源方式）",
        HEADS,
        (TableLine(WHOLE, COLUMNS), *_lines("channel", Channel)),
        "来源方式",
        note=NOTE,
    ),
    StatisticTable("petitions-kind", "信访事项办理情况统计表（按类别）", HEADS, _lines("kind", PetitionKind), "类别", note=NOTE),
    StatisticTable("petitions-field", "信访事项办理情况统计表（按内容领域）", HEADS, _lines("field", PetitionField), "内容领域", note=NOTE),
    StatisticTable(
        "petitions-unit",
        "信访事项办理情况统计表（按责任单位）",
        HEADS,
        (TableLine(WHOLE, COLUMNS),),
        "责任单位",
        breakdown=Breakdown("责任单位", lambda matter: matter.duty_unit),
        note=NOTE,
    ),
)

CHARTS = (
    Chart("petitions-months", "各月收到和办结信访事项", ChartKind.MONTHS, ("petitions.received", "petitions.finished")),
    Chart(
        "petitions-rates",
        "信访办理比率",
        ChartKind.RATES,
        (
            "petitions.registered_rate",
            "petitions.notified_on_time_rate",
            "petitions.closed_on_time_rate",
            "petitions.satisfied_rate",
            "petitions.rated_rate",
        ),
        "%",
    ),
)
