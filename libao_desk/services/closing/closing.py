"""Closing a month (月结): every roster frozen as it is sent, with figures and report in one folder, in one act or not at all."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree

from libao_desk.core.errors import Refusal
from libao_desk.core.period import Period
from libao_desk.people.access import Action
from libao_desk.services.desk import Desk
from libao_desk.services.figures.export import export_report
from libao_desk.services.figures.report import StatisticsReport
from libao_desk.services.figures.statistics import Statistics
from libao_desk.services.files import refuse_used, write_folder
from libao_desk.services.progress import Progress, nothing_heard
from libao_desk.services.rosters import closing_tables
from libao_desk.services.rosters.closing_tables import ClosedMonth, FrozenRoster
from libao_desk.services.rosters.complete import refuse_with_restricted
from libao_desk.services.rosters.lines import without
from libao_desk.services.rosters.rosters import roster_bytes
from libao_desk.store import trail
from libao_desk.store.looks import last_change

from .kept_figures import is_of_figures, kept_figures
from .month_changes import MonthView, month_view
from .month_tables import MonthTable, table_of
from .report import closing_pdf, hashes, index_text

INDEX, FIGURES, REPORT = "目录.txt", "统计表.xlsx", "月结报告.pdf"


class StillRunning(Refusal):
    """The month is not over: it is closed only where the officer says so knowingly."""


@dataclass(frozen=True)
class Closed:
    """What a closing made."""

    period: Period
    folder: Path
    files: tuple[tuple[str, str], ...]
    """(name, sha256) of every file, the index last."""
    view: MonthView


def allow_closing(desk: Desk) -> None:
    """Raise Refusal where the officer may not close months, or not all registers are open to him with every record in them."""
    desk.allow("", Action.CLOSE_MONTH)
    if not all(desk.may(register.key, Action.EXPORT) for register in desk.book if register.rosters):
        raise Refusal("月结包括全部登记册的花名册，您只负责其中几本，请由所长或其他工作人员办理。")
    refuse_with_restricted(desk)


class Closing:
    """The door to closed months."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def may(self) -> bool:
        """Whether the officer at the desk may close months."""
        try:
            allow_closing(self.desk)
        except Refusal:
            return False
        return True

    def months(self) -> tuple[ClosedMonth, ...]:
        """Every closed month, the latest first."""
        allow_closing(self.desk)
        with self.desk.read() as session:
            return closing_tables.closed_months(session)

    def is_closed(self, period: Period) -> bool:
        """Whether a month was closed; whoever changes what it says may ask."""
        with self.desk.read() as session:
            return closing_tables.closed_month(session, period) is not None

    def preview(self, period: Period, progress: Progress = nothing_heard) -> MonthView:
        """What the month's rosters are and what changed against the month before; nothing is stored.

        Raises Refusal where the period is no month, or has not begun.
        """
        allow_closing(self.desk)
        _refuse_period(period, self.desk)
        return month_view(self.desk, period, progress)

    def caution(self, period: Period) -> str | None:
        """What an officer should know before he closes a month that is not over; None where it is.

        Raises Refusal for a month that is closed already or has not begun, and for a period that is no month.
        """
        _refuse_period(period, self.desk)
        with self.desk.read() as session:
            _refuse_closed(closing_tables.closed_month(session, period), period)
        if self.desk.today >= period.last_day:
            return None
        return f"{period.label}到{period.last_day:%Y-%m-%d}才结束。现在月结，月底前发生的事只能列入更正表。"

    def close(self, period: Period, folder: Path, *, is_confirmed: bool = False, progress: Progress = nothing_heard) -> Closed:
        """Freeze the month's rosters and write its folder: both, or neither where anything fails or `progress` raises.

        Raises Refusal for a month that is closed, to come, or running and not confirmed; for a folder that holds something; where
        the office changed while the rosters were computed.
        """
        allow_closing(self.desk)
        caution = self.caution(period)
        if caution is not None and not is_confirmed:
            raise StillRunning(caution)
        with self.desk.read() as session:
            head, changed = trail.head(session), last_change(session)
        refuse_used(folder)
        view = month_view(self.desk, period, progress)
        rosters = tuple(_frozen(table, view.silent) for table in view.tables)
        report = Statistics(self.desk).report(view.period)
        files = self._files(view, rosters, report, head)
        listed = hashes(files)
        files[INDEX] = index_text(self.desk, view, listed, head)
        progress(1, 1)
        self._keep(period, folder, head, changed, (*rosters, *kept_figures(self.desk.book, report)), files, listed)
        return Closed(period, folder, hashes(files), view)

    def _files(
        self, view: MonthView, rosters: tuple[FrozenRoster, ...], report: StatisticsReport, head: tuple[int, str]
    ) -> dict[str, bytes]:
        files: dict[str, bytes] = {}
        for n, (table, roster) in enumerate(zip(view.tables, rosters, strict=True), 1):
            files[f"{n:02d}{table.roster.title}.xlsx"] = roster_bytes(table_of(table, roster.lines), self.desk)
        files[FIGURES] = export_report(self.desk, report, ".xlsx")
        files[REPORT] = closing_pdf(self.desk, view, rosters, report, head)
        return files

    def _keep(
        self,
        period: Period,
        folder: Path,
        head: tuple[int, str],
        changed: tuple[int, str],
        kept: tuple[FrozenRoster, ...],
        files: Mapping[str, bytes],
        listed: tuple[tuple[str, str], ...],
    ) -> None:
        is_written = False
        try:
            with self.desk.work(
                f"{period.label}月结（{sum(not is_of_figures(one.kind) for one in kept)}份花名册）",
                about=(closing_tables.CLOSING.name, str(period)),
            ) as session:
                _refuse_closed(closing_tables.closed_month(session, period), period)
                if last_change(session) != changed:
                    raise Refusal("月结期间台账有新的改动，花名册可能已不一致，请再做一次月结。")
                closing_tables.add_closing(session, period, head, listed, kept)
                write_folder(folder, files)
                is_written = True
        except BaseException:
            if is_written:
                rmtree(folder, ignore_errors=True)  # what is not on file was not sent
            raise


def _frozen(table: MonthTable, silent: frozenset[str]) -> FrozenRoster:
    return FrozenRoster(table.roster.kind, table.title, table.layout, table.heads, without(table.lines, silent))


def _refuse_period(period: Period, desk: Desk) -> None:
    if period.length != 1:
        raise Refusal(f"月结按月办理，{period.label}不是一个月份。")
    if desk.today < period.first_day:
        raise Refusal(f"{period.label}还没有开始，不能月结。")


def _refuse_closed(closed: ClosedMonth | None, period: Period) -> None:
    if closed is not None:
        raise Refusal(
            f"{period.label}已于{closed.closed_at.astimezone():%Y-%m-%d}由{closed.officer_name}月结，不能重复月结；此后的改动请出更正表。"
        )
