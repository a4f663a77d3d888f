"""The form of mediation (人民调解案件情况统计表) and the charts of disputes: the county's columns, by kind of committee."""

from libao_desk.declare.statistic import Figure
from libao_desk.declare.statistic_table import Chart, ChartKind, StatisticTable, TableLine, Test, across
from libao_desk.people.codes import CommitteeKind

from .codes import STATISTICAL_TYPES, EntrustedBy, Prevention
from .model import DisputeCase
from .statistics import AMOUNT_IN_WAN, DISPUTE_FIGURES

FIGURES = {figure.name: figure for figure in (*DISPUTE_FIGURES, AMOUNT_IN_WAN)}
SUBSIDY = "disputes.subsidy_yuan"
WHOLE = "合计"


def _by(kind: CommitteeKind) -> Test:
    def test(case: DisputeCase) -> bool:
        return case.committee is not None and case.committee.kind is kind

    return test


KINDS = tuple((kind.value.lower(), kind.label, _by(kind)) for kind in CommitteeKind)


def _line(name: str, title: str = "") -> TableLine:
    figure: Figure = FIGURES[name]
    return TableLine(title or f"{figure.title}（{figure.unit}）", across(figure, KINDS))


def _of_sweeps(name: str, title: str) -> TableLine:
    """A sweep belongs to no kind of committee."""
    return TableLine(title, (name, *(None for _ in KINDS)))


LINES = (
    _line("disputes.accepted", "受理总数（件）"),
    _line("disputes.concluded", "调解总数（件）"),
    _line("disputes.settled", "调解成功数（件）"),
    _line("disputes.settled_rate", "调解成功率（%）"),
    _line("disputes.handled_rate", "调处率（%）"),
    _line(AMOUNT_IN_WAN.name, "协议涉及金额（万元）"),
    _line("disputes.people", "涉及当事人（人）"),
    _line("disputes.source_active"),
    _line("disputes.source_apply"),
    _line("disputes.source_entrust"),
    *(_line(f"disputes.entrusted_{body.value.lower()}") for body in EntrustedBy),
    *(_line(f"disputes.type_{code.value}", f"{code.label}（件）") for code in STATISTICAL_TYPES),
    _line("disputes.hard"),
    _line("disputes.written"),
    _line("disputes.oral"),
    _line("disputes.performed", "履行案件数（件）"),
    _line("disputes.performed_rate", "协议履行率（%）"),
    *(
        _line(f"disputes.prevented_{code.value.lower()}_{key}", f"{code.label}（{unit}）")
        for code in Prevention
        for key, unit in (("cases", "件"), ("people", "人"))
    ),
    _line("disputes.confirmation_asked"),
    _line("disputes.confirmed"),
    _line("disputes.sued"),
    _line("disputes.sued_upheld"),
    _line("disputes.sued_changed"),
    _line("disputes.sued_void"),
    _line(SUBSIDY),
    _of_sweeps("sweeps.held", "排查次数（次）"),
    _of_sweeps("sweeps.disputes_found", "排查发现纠纷（件）"),
    _of_sweeps("sweeps.disputes_prevented", "预防纠纷（件）"),
)

TABLES = (
    StatisticTable(
        "disputes",
        "人民调解案件情况统计表",
        (WHOLE, *(kind.label for kind in CommitteeKind)),
        LINES,
        is_turned=True,
        note="受理、来源、类型按受理日期计，结果按结案日期计；调处率为期末已受理、不再是“已申请”的占受理数，不论是否结案；没有填涉及人数的按当事人数计；履行案件数为本期结案、期末已履行完毕的，以后履行的不计入，各期之和可少于全年；协议履行率累计至期末；排查不分调解组织。",
    ),
)

CHARTS = (
    Chart("dispute-types", "受理纠纷类型", ChartKind.PARTS, tuple(f"disputes.type_{code.value}" for code in STATISTICAL_TYPES)),
    Chart("dispute-months", "各月受理和调解成功", ChartKind.MONTHS, ("disputes.accepted", "disputes.settled")),
    Chart(
        "dispute-rates", "人民调解比率", ChartKind.RATES, ("disputes.handled_rate", "disputes.settled_rate", "disputes.performed_rate"), "%"
    ),
)
