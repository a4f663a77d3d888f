"""The list of overdue work (超期督办清单): what of ours is late on the last day of the period, with the notice that presses for it.

That is what the clocks find. What was pressed for in the period and is late no more stands in a block below, known by its notice
(督办通知单). What others owe us is never our delay, and is no row.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from libao_desk.declare.clock import LateDuty
from libao_desk.declare.period_facts import PeriodFacts
from libao_desk.declare.roster import CellKind, Roster, RosterColumn, everything

from .codes import NoticeState
from .notice import SupervisionNotice

DONE = " done"
"""In the key of a row that is there by its notice alone."""


@dataclass(frozen=True)
class OverdueLine:
    """One duty that was late, and its notice, where one was issued."""

    register: str
    number: str
    """The permanent number of the record it is of."""
    shown_number: str
    clock: str
    title: str
    trigger_on: date | None
    last_day: date | None
    days: int | None
    handler: str
    notice: SupervisionNotice | None
    is_late_no_more: bool = False

    @property
    def notice_number(self) -> str:
        """The notice's official number, else its own."""
        return "" if self.notice is None else self.notice.official_no or self.notice.number

    @property
    def done_on(self) -> date | None:
        """The day the notice's work was done."""
        return None if self.notice is None else _done_on(self.notice)


@dataclass(frozen=True)
class _Both:
    """The rows of both blocks, the oldest first."""

    late: tuple[OverdueLine, ...]
    no_more: tuple[OverdueLine, ...]


def overdue(notices: Sequence[SupervisionNotice], facts: PeriodFacts) -> Iterable[OverdueLine]:
    """Work that is late on the last day, each with its notice: the latest for the same case, clock and day.

    A notice whose day was put right since is still that of the late work while it is not answered.
    """
    return _both(notices, facts).late


def late_no_more(notices: Sequence[SupervisionNotice], facts: PeriodFacts) -> Iterable[OverdueLine]:
    """Work that was pressed for in the period, or done in it after having been pressed for, and is not late on the last day."""
    return _both(notices, facts).no_more


def _both(notices: Sequence[SupervisionNotice], facts: PeriodFacts) -> _Both:
    issued = [one for one in notices if facts.state_on_last_day(one) is not NoticeState.VOIDED and one.issued_on is not None]
    latest = {(one.case_number, one.clock, one.trigger_on, one.last_day): one for one in issued}.values()
    by_day = {(one.case_number, one.clock, day): one for one in latest for day in (one.trigger_on, one.last_day)}
    unanswered = {(one.case_number, one.clock): one for one in latest if _done_on(one) is None}
    late = []
    for one in facts.late():
        number, duty = one.number, one.duty
        found = (by_day.get((number, duty.clock, day)) for day in (duty.trigger_on, duty.last_day))
        late.append(_still_late(one, next(filter(None, found), unanswered.get((number, duty.clock)))))
    taken = {id(line.notice) for line in late}
    official = facts.official()
    no_more = [_done(notice, official) for notice in latest if id(notice) not in taken and _was_late_in(notice, facts)]
    return _Both(
        *(tuple(sorted(lines, key=lambda line: (line.last_day or date.min, line.number, line.clock))) for lines in (late, no_more))
    )


def _done_on(notice: SupervisionNotice) -> date | None:
    return notice.closed_on or notice.replied_on


def _was_late_in(notice: SupervisionNotice, facts: PeriodFacts) -> bool:
    """Whether work that is late no more was so in the period: it was pressed for in it, or done in it after having been pressed for."""
    return any(facts.period.contains(day) for day in (notice.issued_on, _done_on(notice)))


def _still_late(late: LateDuty, notice: SupervisionNotice | None) -> OverdueLine:
    duty = late.duty
    return OverdueLine(
        late.register,
        late.number,
        late.official or late.number,
        duty.clock,
        duty.title,
        duty.trigger_on,
        duty.last_day,
        late.days,
        late.handler,
        notice,
    )


def _done(notice: SupervisionNotice, official: Mapping[str, str]) -> OverdueLine:
    """What was late, as its notice says it: so many days until it was done, or until it was pressed for where nobody answered."""
    until, number = _done_on(notice) or notice.issued_on, notice.case_number or ""
    days = None if until is None or notice.last_day is None else max(0, (until - notice.last_day).days)
    return OverdueLine(
        notice.concerned or "",
        number,
        official.get(number, number),
        notice.clock or "",
        notice.matter or "",
        notice.trigger_on,
        notice.last_day,
        days,
        notice.addressee or "",
        notice,
        is_late_no_more=True,
    )


ROSTERS = (
    Roster(
        kind="overdue",
        title="超期督办清单",
        columns=(
            RosterColumn("登记册", lambda line, facts: line.register, width=16),
            RosterColumn("案号", lambda line, facts: line.shown_number, CellKind.IDENTIFIER, 16, is_undated=True),
            RosterColumn("时限编号", lambda line, facts: line.clock, width=9),
            RosterColumn("事项", lambda line, facts: line.title, width=26),
            RosterColumn("起算日", lambda line, facts: line.trigger_on, CellKind.DATE, 12),
            RosterColumn("法定末日", lambda line, facts: line.last_day, CellKind.DATE, 12),
            RosterColumn("逾期天数", lambda line, facts: line.days, CellKind.NUMBER, 9),
            RosterColumn("责任人", lambda line, facts: line.handler, width=12, is_undated=True),
            RosterColumn("督办单号", lambda line, facts: line.notice_number, width=18),
            RosterColumn("完成日", lambda line, facts: line.done_on, CellKind.DATE, 12),
        ),
        rows=overdue,
        ended=everything,
        ended_rows=late_no_more,
        ended_title="本期督办、期末已不逾期",
        key=lambda line: (line.number, f"{line.clock} {line.trigger_on}{DONE if line.is_late_no_more else ''}"),
        is_new_row=lambda is_ended, detail: detail.endswith(DONE),
        paper="A4",
        names_people=False,
    ),
)
