"""The tables and charts of guardianship (监护统计表): registered, signed, evaluated, rewards due and paid, free care."""

from libao_desk.declare.statistic_table import Chart, ChartKind, StatisticTable, TableLine

from .codes import CareKind
from .statistics import STATISTICS

FIGURES = {figure.name: figure for figure in STATISTICS}
STEPS = (
    ("on_register", "在册（人）"),
    ("signed", "已签监护责任书（人）"),
    ("passed", "年度评估合格（人）"),
    ("due", "应发人数（人）"),
    ("due_amount", "应发金额（元）"),
    ("paid", "已发人数（人）"),
    ("paid_amount", "已发金额（元）"),
    ("received", "落实免费救治（人）"),
)

TABLES = (
    StatisticTable(
        "guardianship",
        "监护与奖励情况统计表",
        ("数量",),
        tuple(TableLine(title, (FIGURES[f"guardianship.{key}"],)) for key, title in STEPS),
        note="落实免费救治按年度累计：本年应享受的各项到期末都已落实的计1人。",
    ),
    StatisticTable(
        "guardianship-care",
        "免费救治情况统计表",
        ("人次",),
        tuple(TableLine(kind.label, (FIGURES[f"guardianship.care_{kind.value.lower()}"],)) for kind in CareKind),
        corner="救治类别",
    ),
)

CHARTS = (Chart("guardianship-rates", "监护比率", ChartKind.RATES, ("guardianship.free_care_rate", "guardianship.reward_rate"), "%"),)
