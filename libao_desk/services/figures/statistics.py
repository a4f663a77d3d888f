"""The office's figures (统计数据): every number of a period, its tables, its charts, its paragraph, and the period before."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.core.errors import Refusal
from libao_desk.core.period import Period
from libao_desk.declare.as_of import look_back
from libao_desk.declare.blocks import ChartBlock
from libao_desk.declare.path import path
from libao_desk.declare.period_facts import PeriodFacts
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.declare.roster import Cell
from libao_desk.declare.statistic import Figure
from libao_desk.people.access import Action
from libao_desk.services.desk import Desk
from libao_desk.services.records.minors import protected_people
from libao_desk.services.records.past import PastStates
from libao_desk.services.records.records import load_all
from libao_desk.services.todo.todo import Todo
from libao_desk.services.withheld import silent_ids, withheld_ids

from .charts import charts_of, draw_charts
from .digest import digest_of
from .evaluation import FigureValue, Look, evaluate, to_compare
from .report import Compared, StatisticsReport
from .tables import Shape, fill, lay_out
from .team_table import team_table


@dataclass
class _Counted:
    """What one period gives: the declared figures, those of the tables besides, the tables' shapes, the charts."""

    figures: dict[str, FigureValue] = field(default_factory=dict)
    cells: dict[str, FigureValue] = field(default_factory=dict)
    shapes: list[Shape] = field(default_factory=list)
    charts: list[ChartBlock] = field(default_factory=list)

    def take(self, look: Look, count: Callable[[Figure, Look], FigureValue]) -> dict[str, FigureValue]:
        """Count what a register declares, and what its tables show besides; gives the former."""
        own = {figure.name: count(figure, look) for figure in look.register.statistics}
        self.figures |= own
        cells = dict(own)
        self.shapes.extend(lay_out(table, look, cells) for table in look.register.tables)
        self.cells |= cells
        return own


class Statistics:
    """Figures of any period, computed from the records as they stood at its end."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def compute(self, period: Period, of: Register | None = None) -> tuple[FigureValue, ...]:
        """Every figure of one register, or of every one that is open to the officer, in the order declared."""
        values: list[FigureValue] = []
        for register in (one for one in self._counted() if of in (None, one)):
            with self.desk.read() as session:
                look = look_at(self.desk, session, register, period)
                values.extend(evaluate(figure, look) for figure in register.statistics)
        return tuple(values)

    def report(self, period: Period, *, alone: bool = False, sent: Callable[[Any, str], Cell | None] | None = None) -> StatisticsReport:
        """The whole report of a period: figures and tables beside those of the period before, charts, the paragraph of the summary.

        `alone` leaves out the period before and the charts, for whoever wants the numbers. `sent` is what the rosters of a closed month
        say of a record under a head: what has no day is counted as it was then.
        """
        now, before = _Counted(), _Counted()
        for register in self._counted():
            with self.desk.read() as session:
                look = look_at(self.desk, session, register, period)
                look = look if sent is None else replace(look, facts=replace(look.facts, sent=sent))
                own = now.take(look, evaluate)
                if not alone:
                    now.charts.extend(charts_of(session, look, own))
                    before.take(look_further_back(self.desk, session, look, period.previous()), to_compare)
        if now.shapes:
            self._count_team(now, before)
        return StatisticsReport(
            period=period,
            figures=tuple(Compared(value, before.figures.get(name)) for name, value in now.figures.items()),
            tables=tuple(fill(shape, now.cells, before.cells) for shape in now.shapes),
            charts=tuple(now.charts),
            digest=digest_of(period, now.figures),
        )

    def charts(self, report: StatisticsReport, family: str) -> tuple[bytes, ...]:
        """The charts of a report as SVG, their words in a font family of the screen."""
        return draw_charts(self.desk, report.charts, family)

    def export(self, report: StatisticsReport, suffix: str) -> bytes:
        """The report as a book of sheets (.xlsx) or a paper (.pdf); the trail notes it.

        Raises Refusal where the officer may not export, or for another kind of file.
        """
        self.desk.allow("", Action.EXPORT)
        from .export import export_report

        data = export_report(self.desk, report, suffix)
        self.desk.file.note(self.desk.actor, f"导出{report.period.label}统计报告")
        return data

    def _counted(self) -> tuple[Register, ...]:
        return tuple(register for register in self.desk.book if register.statistics and self.desk.may(register.key, Action.LIST))

    def _count_team(self, *counted: _Counted) -> None:
        """The form of the office's own lists: as they are now, whatever the period."""
        with self.desk.read() as session:
            shape, values = team_table(session)
        for one in counted:
            one.shapes.append(shape)
            one.cells |= values


def look_at(desk: Desk, session: Session, register: Register, period: Period) -> Look:
    """What every figure of a register is counted from."""
    facts, records = records_at(desk, session, register, period)
    return Look(register, facts, records, withheld_ids(desk, session, register), silent_ids(session, register))


def look_further_back(desk: Desk, session: Session, look: Look, period: Period) -> Look:
    """The look at an earlier period's end: the same records, made to look older still; the later look must not be asked any more."""
    states = PastStates(session, look.register, period.last_day)
    records = as_they_stood(look.register, look.records, states, period.last_day)
    return Look(look.register, facts_at(desk, states, period), records, look.withheld, look.silent)


def refuse_to_come(period: Period, today: date) -> None:
    """Nothing can be told of a period that has not begun. Raises Refusal."""
    if today < period.first_day:
        raise Refusal(f"{period.label}还没有开始，不能编制花名册和统计。")


def records_at(desk: Desk, session: Session, register: Register, period: Period, *, full: bool = False) -> tuple[PeriodFacts, list[Record]]:
    """All records born by the end of the period, each as it stood then, with the facts to judge them by.

    Raises Refusal for a period that has not begun.
    """
    refuse_to_come(period, desk.today)
    states = PastStates(session, register, period.last_day)
    facts = facts_at(desk, states, period, full=full)
    return facts, as_they_stood(register, load_all(session, register), states, period.last_day)


def as_they_stood(register: Register, records: Iterable[Record], states: PastStates, day: date) -> list[Record]:
    """Those born by the end of a day, as they stood then."""
    found = []
    for record in records:
        state = states.of(record)
        if state is not None:
            look_back(register, record, day, state)
            found.append(record)
    return found


def _official_numbers(desk: Desk) -> dict[str, str]:
    """What the rosters call the records that were given a number, by permanent number."""
    with desk.read() as session:
        asked = [sa.select(one.model.number, path(one.official).last) for one in desk.book if one.official is not None]
        return {number: official for select in asked for number, official in session.execute(select) if official}


def facts_at(desk: Desk, states: PastStates, period: Period, *, full: bool = False) -> PeriodFacts:
    """What records are judged by, as they stood at a period's end."""
    return PeriodFacts(
        period=period,
        office=desk.facts().as_of(period.last_day, desk.today),
        state_on_last_day=states.of,
        course=states.course,
        full=full,
        today=desk.today,
        late=cache(lambda: Todo(desk).late(min(period.last_day, desk.today))),
        official=cache(lambda: _official_numbers(desk)),
        protected=cache(lambda: protected_people(desk, period.last_day)),
    )
