"""The list of overdue work (超期督办清单): every duty of ours that is late on the last day, with the notice that presses for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from libao_desk.declare.clock import LateDuty
from libao_desk.declare.roster import CellKind, PeriodFacts, Roster, RosterColumn
from libao_desk.registers.duties.codes import NoticeState
from libao_desk.registers.duties.notice import SupervisionNotice


@dataclass(frozen=True)
class OverdueLine:
    """One late duty and its notice, where one was issued."""

    late: LateDuty
    notice: SupervisionNotice | None

    @property
    def notice_number(self) -> str:
        """The notice's official number, else its own."""
        return "" if self.notice is None else self.notice.official_no or self.notice.number

    @property
    def done_on(self) -> date | None:
        """The day the notice's work was done."""
        return None if self.notice is None else self.notice.closed_on or self.notice.replied_on


def overdue(notices: Sequence[SupervisionNotice], facts: PeriodFacts) -> Iterable[OverdueLine]:
    """Late work, the oldest first, each with the latest notice for the same case and clock."""
    standing = [notice for notice in notices if facts.state_on_last_day(notice) is not NoticeState.VOIDED]
    by_work = {(notice.case_number, notice.clock): notice for notice in standing if notice.issued_on is not None}
    return [OverdueLine(late, by_work.get((late.number, late.duty.clock))) for late in facts.late()]


ROSTERS = (
    Roster(
        kind="overdue",
        title="超期督办清单",
        columns=(
            RosterColumn("登记册", lambda line, facts: line.late.register, width=16),
            RosterColumn("案号", lambda line, facts: line.late.official or line.late.number, CellKind.IDENTIFIER, 16, is_undated=True),
            RosterColumn("时限编号", lambda line, facts: line.late.duty.clock, width=9),
            RosterColumn("事项", lambda line, facts: line.late.duty.title, width=26),
            RosterColumn("起算日", lambda line, facts: line.late.duty.trigger_on, CellKind.DATE, 12),
            RosterColumn("法定末日", lambda line, facts: line.late.duty.last_day, CellKind.DATE, 12),
            RosterColumn("逾期天数", lambda line, facts: line.late.days, CellKind.NUMBER, 9),
            RosterColumn("责任人", lambda line, facts: line.late.handler, width=12, is_undated=True),
            RosterColumn("督办单号", lambda line, facts: line.notice_number, width=18),
            RosterColumn("完成日", lambda line, facts: line.done_on, CellKind.DATE, 12),
        ),
        rows=overdue,
        key=lambda line: (line.late.number, f"{line.late.duty.clock} {line.late.duty.trigger_on}"),
        paper="A4",
        names_people=False,
    ),
)
