"""What is known of a period besides the records (时期事实), for rosters, figures and the recent situation."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from libao_desk.core.period import Period

from .clock import LateDuty, OfficeFacts
from .code import Code

if TYPE_CHECKING:
    from .roster import Cell

Course = Sequence[tuple[date, Code]]
"""The states of a record, each with the day it began."""


@dataclass(frozen=True)
class PeriodFacts:
    """What a roster or a figure knows besides the record."""

    period: Period
    office: OfficeFacts
    state_on_last_day: Callable[[Any], Code | None]
    """The state a record had on the last day of the period, None before its birth."""
    full: bool = False
    """The internal copy with whole ID numbers (内部版)."""
    today: date = date.max
    """The day of the look; left out, everything due has come due."""
    late: Callable[[], tuple[LateDuty, ...]] = tuple
    """Every duty of ours, in any register, that was late on the last day of the period, or is by now where that is still to come."""
    official: Callable[[], Mapping[str, str]] = dict
    """The number its own rosters know a record by, of those that have one, by the record's permanent number."""
    course: Callable[[Any], Course] = lambda record: ()
    """Every state a record ever had, each with the day it began, oldest first."""
    recent: Callable[[Any], str] = lambda record: ""
    """What the column of the recent situation says of a record (近况)."""
    protected: Callable[[], frozenset[int]] = frozenset
    """The persons, by their cards, whom another register keeps as a juvenile's case whatever their age is by now (社区矫正法 58)."""
    sent: Callable[[Any, str], "Cell | None"] = lambda record, head: None
    """What a closed month's roster, as it was sent and corrected, says of a record under a head; None where it says nothing of it."""

    @property
    def last_day(self) -> date:
        """The last day of the period."""
        return self.period.last_day

    def is_past(self, day: date | None) -> bool:
        """Whether a last day has gone by, so that what was not done by it is late; on the day itself there is still time."""
        return day is not None and day < self.today
