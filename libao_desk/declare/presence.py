"""Who was there when (在册变动): opening, coming, leaving and closing of a period, told by one course of moves and so balanced."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from .code import Code
from .period_facts import PeriodFacts


@dataclass(frozen=True)
class Presence:
    """The states in which a record is there (在册); whoever is lost or before a court is where he was before."""

    there: tuple[Code, ...]
    unchanged: tuple[Code, ...] = ()

    def opening(self, record: Any, facts: PeriodFacts) -> int:
        """There at the end of the day before the period (期初)."""
        return sum(1 if came else -1 for day, came in self._turns(record, facts) if day < facts.period.first_day)

    def came(self, record: Any, facts: PeriodFacts) -> int:
        """How often it came in the period (新增)."""
        return sum(came and facts.period.contains(day) for day, came in self._turns(record, facts))

    def left(self, record: Any, facts: PeriodFacts) -> int:
        """How often it left in the period."""
        return sum(not came and facts.period.contains(day) for day, came in self._turns(record, facts))

    def left_on(self, record: Any, facts: PeriodFacts) -> date | None:
        """The day it left for the last time in the period; None where it did not, or came again."""
        turns = [(day, came) for day, came in self._turns(record, facts) if day <= facts.last_day]
        day, came = turns[-1] if turns else (None, True)
        return day if not came and facts.period.contains(day) else None

    def closing(self, record: Any, facts: PeriodFacts) -> int:
        """There on the last day of the period (期末)."""
        return sum(1 if came else -1 for day, came in self._turns(record, facts) if day <= facts.last_day)

    def _turns(self, record: Any, facts: PeriodFacts) -> Iterator[tuple[date, bool]]:
        """The days of coming (True) and leaving (False)."""
        is_there = False
        for day, state in facts.course(record):
            is_now = is_there if state in self.unchanged else state in self.there
            if is_now is not is_there:
                yield day, is_now
            is_there = is_now
