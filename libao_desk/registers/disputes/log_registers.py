"""The small registers beside the disputes, one line an event: sweeps, receptions, reports sent, figures from outside."""

from collections.abc import Callable
from datetime import date
from typing import Any

from libao_desk.declare.form import Section
from libao_desk.declare.lifecycle import Step, Transition
from libao_desk.declare.number import NumberPattern
from libao_desk.declare.path import Field, path
from libao_desk.declare.period_facts import PeriodFacts
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.declare.statistic import CountFigure, Counting, Figure

from . import outside, rules
from .codes import LogState
from .logs import OutsideFigure, ReceptionRecord, StatisticsReport, SweepRecord


def _log(
    key: str,
    title: str,
    model: type[Record],
    prefix: str,
    *,
    born: Field,
    form: tuple[tuple[Field, ...], ...],
    search: tuple[Field, ...],
    same: tuple[tuple[Field, ...], ...],
    label: Callable[[Any], str],
    statistics: tuple[Figure, ...] = (),
    **more: Any,
) -> Register:
    """A register whose records are one line each: written down once, void with a reason."""
    shown = tuple(field for row in form for field in row if path(field).key != "note")

    def replay(record: Record, today: date) -> tuple[Step, ...]:
        return (Step("record", LogState.RECORDED, min(path(born).value_of(record) or today, today)),)

    return Register(
        key=key,
        title=title,
        model=model,
        number=NumberPattern(prefix, 4),
        states=LogState,
        initial=LogState.RECORDED,
        closed=frozenset({LogState.VOID}),
        form=(Section(title, form),),
        table=(model.number, *shown, model.state),  # type: ignore[attr-defined]  # every model of a log has its state
        label=label,
        search=(model.number, *search),
        same=same,
        replay=replay,
        transitions=(
            Transition("record", "登记", (), LogState.RECORDED, happened=born),
            Transition("void", "作废", (LogState.RECORDED,), LogState.VOID, asks_reason=True),
        ),
        statistics=statistics,
        **more,
    )


def _in_period(day: Field, counts: Callable[[Any], int]) -> Counting:
    """Lines of the period that are not void, each counted as `counts` says."""

    def count(record: Record, facts: PeriodFacts) -> int:
        stands = facts.period.contains(path(day).value_of(record)) and facts.state_on_last_day(record) is not LogState.VOID
        return counts(record) if stands else 0

    return count


def _swept(counts: Callable[[SweepRecord], int]) -> Counting:
    return _in_period(SweepRecord.held_on, counts)


def _received(counts: Callable[[ReceptionRecord], int]) -> Counting:
    return _in_period(ReceptionRecord.held_on, counts)


SWEEPS = _log(
    "sweeps",
    "排查",
    SweepRecord,
    "PC",
    born=SweepRecord.held_on,
    form=(
        (SweepRecord.held_on, SweepRecord.place, SweepRecord.held_by),
        (SweepRecord.disputes_found, SweepRecord.disputes_prevented),
        (SweepRecord.note,),
    ),
    search=(SweepRecord.place, SweepRecord.held_by),
    same=((SweepRecord.held_on, SweepRecord.place, SweepRecord.held_by),),
    label=lambda record: f"{record.held_on or ''} {record.place or ''}排查".strip(),
    statistics=(
        CountFigure("sweeps.held", "矛盾纠纷集中排查", _swept(lambda record: 1), unit="次"),
        CountFigure("sweeps.disputes_found", "排查发现纠纷", _swept(lambda record: record.disputes_found or 0)),
        CountFigure("sweeps.disputes_prevented", "预防纠纷", _swept(lambda record: record.disputes_prevented or 0)),
    ),
)

RECEPTIONS = _log(
    "receptions",
    "接待",
    ReceptionRecord,
    "JD",
    born=ReceptionRecord.held_on,
    form=(
        (ReceptionRecord.held_on, ReceptionRecord.persons_count, ReceptionRecord.received_by),
        (ReceptionRecord.topic,),
        (ReceptionRecord.note,),
    ),
    search=(ReceptionRecord.received_by,),
    same=(),
    label=lambda record: f"{record.held_on or ''} 接待{record.persons_count or 0}人次".strip(),
    statistics=(
        CountFigure("receptions.persons", "接待群众", _received(lambda record: record.persons_count or 0), unit="人次"),
        CountFigure("receptions.held", "接待次数", _received(lambda record: 1), unit="次"),
    ),
)

REPORTS = _log(
    "reports",
    "统计报送",
    StatisticsReport,
    "BS",
    born=StatisticsReport.sent_on,
    form=((StatisticsReport.period_end, StatisticsReport.sent_on, StatisticsReport.sent_to), (StatisticsReport.note,)),
    search=(StatisticsReport.sent_to,),
    same=((StatisticsReport.period_end, StatisticsReport.sent_on),),
    label=lambda record: f"截至{record.period_end or '（未填）'}的统计报表",
    standing=(rules.REPORTS,),
)

OUTSIDE_FIGURES = _log(
    "outside-figures",
    "外部数据",
    OutsideFigure,
    "WB",
    born=OutsideFigure.period_end,
    form=(
        (OutsideFigure.topic, OutsideFigure.period_from, OutsideFigure.period_end),
        (OutsideFigure.total, OutsideFigure.settled, OutsideFigure.stated),
        (OutsideFigure.source, OutsideFigure.received_on),
        (OutsideFigure.note,),
    ),
    search=(OutsideFigure.source,),
    same=((OutsideFigure.topic, OutsideFigure.period_from, OutsideFigure.period_end), (OutsideFigure.topic, OutsideFigure.period_end)),
    label=lambda record: f"{record.topic.label if record.topic else '外部数据'} {record.period_end or ''}".strip(),
    statistics=outside.FIGURES,
    warn_beside=outside.questions,
    out_of_order=outside.out_of_order,
)

LOG_REGISTERS = (SWEEPS, RECEPTIONS, REPORTS, OUTSIDE_FIGURES)
