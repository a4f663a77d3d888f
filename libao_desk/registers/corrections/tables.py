"""The tables and charts of corrections (社区矫正统计表): the balance that must close, sanctions, leaves, losses, by category."""

from libao_desk.declare.statistic_table import Chart, ChartKind, StatisticTable, TableLine, Test, across, rest_of

from .codes import ApprovalLevel, CorrectionCategory, SanctionKind
from .model import CorrectionCase
from .statistics import BALANCE, CATEGORIES, STATISTICS

FIGURES = {figure.name: figure for figure in STATISTICS}
WHOLE = "合计"


def _of(category: CorrectionCategory) -> Test:
    def test(case: CorrectionCase) -> bool:
        return case.category is category

    return test


def _of_none(case: CorrectionCase) -> bool:
    return case.category not in CATEGORIES


GROUPS = tuple((name, category.label, _of(category)) for category, name in CATEGORIES.items())
HEADS = (WHOLE, *(category.label for category in CATEGORIES))


def _line(name: str, title: str) -> TableLine:
    return TableLine(title, across(FIGURES[f"corrections.{name}"], GROUPS))


def _balance_line(title: str, suffix: str) -> TableLine:
    return TableLine(title, tuple(FIGURES[f"corrections.{key}{suffix}"] for key, _, _ in BALANCE))


TABLES = (
    StatisticTable(
        "corrections-balance",
        "社区矫正对象变动情况统计表",
        tuple(title for _, title, _ in BALANCE),
        (_balance_line(WHOLE, ""), *(_balance_line(category.label, f"_{name}") for category, name in CATEGORIES.items())),
        corner="矫正类别",
        rest=rest_of(_balance_line(WHOLE, ""), _of_none),
        note="期初在矫＋新接收＋迁入－解除－终止－迁出＝期末在矫。单位：人。",
    ),
    StatisticTable(
        "corrections-sanctions",
        "社区矫正奖惩情况统计表",
        HEADS,
        tuple(_line(f"sanctions_{kind.value.lower()}", kind.label) for kind in SanctionKind),
        corner="种类",
        note="提请、建议按提出日期计，其余按决定日期计。单位：人次。",
    ),
    StatisticTable(
        "corrections-leaves",
        "社区矫正对象外出审批情况统计表",
        HEADS,
        tuple(_line(f"leaves_{level.value.lower()}", f"{level.label}批准") for level in ApprovalLevel),
        corner="批准机关",
        note="按外出起始日期计。单位：人次。",
    ),
    StatisticTable(
        "corrections-losses",
        "脱管、漏管、重新犯罪情况统计表",
        HEADS,
        (_line("lost_contact", "脱管（人次）"), _line("never_taken_over", "漏管（人）"), _line("reoffended", "重新犯罪（人）")),
    ),
)

CHARTS = (
    Chart(
        "corrections-categories",
        "期末在矫人员类别",
        ChartKind.PARTS,
        tuple(f"corrections.closing_{name}" for name in CATEGORIES.values()),
        "人",
    ),
    Chart("corrections-months", "各月接收和解除社区矫正", ChartKind.MONTHS, ("corrections.received", "corrections.released"), "人"),
)
