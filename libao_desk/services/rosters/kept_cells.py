"""What a closed month keeps of its rows (月结留存): a telephone has no date of its own, so a later one is none of that month's.

A row that came in late takes what is known today. What is empty or unnamed today stays so: a telephone that was taken out of the
office's file, or whatever tells of one who must not be named any more, does not come back from an old sheet.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Self

from sqlalchemy.orm import Session

from libao_desk.core.names import UNNAMED
from libao_desk.core.period import Period
from libao_desk.declare.period_facts import PeriodFacts
from libao_desk.declare.roster import Cell, Roster

from . import closing_tables
from .closing_tables import FrozenRoster, Sheet
from .lines import Cells, Lines, apply_changes

Key = tuple[bool, str, str]


class KeptCells:
    """The rows of one month's rosters as they were sent and corrected."""

    def __init__(self, sent: Sequence[FrozenRoster], sheets: Sequence[Sheet]) -> None:
        standing = standing_lines([(roster, sheets) for roster in sent])
        self._heads = {roster.kind: roster.heads for roster in sent}
        self._said = {kind: {line.key: line.cells for line in lines} for kind, lines in standing.items()}

    @classmethod
    def of(cls, session: Session, period: Period, kinds: Sequence[str]) -> Self:
        """Those of some rosters of a month; none where the month is open."""
        closed = closing_tables.closed_month(session, period) if kinds else None
        if closed is None:
            return cls((), ())
        return cls(closing_tables.frozen_rosters(session, closed, kinds), closing_tables.sheets_of(session, closed))

    def kept(self, roster: Roster, facts: PeriodFacts, row: Any, key: Key, cells: Cells) -> Cells:
        """A row's cells with those that have no date as the month's roster said them."""
        is_ended, number, detail = key
        said = self._said.get(roster.kind, {})
        before = said.get(key) or said.get((not is_ended, number, detail))  # whoever left within the month stood in the other block
        if before is None:
            return cells
        places = {head: place for place, head in enumerate(self._heads[roster.kind])}
        kept = []
        for column, cell in zip(roster.columns, cells, strict=True):
            is_here = column.may_stay and _is_told(cell) and column.title in places
            sent = before[places[column.title]] if is_here else cell
            kept.append(sent if column.is_kept(row, facts, sent) else cell)
        return tuple(kept)


def _is_told(cell: Cell) -> bool:
    return cell is not None and cell != "" and not str(cell).endswith(UNNAMED)


def with_undated(rosters: Sequence[Roster]) -> tuple[str, ...]:
    """The kinds of roster that have cells without a date."""
    return tuple(roster.kind for roster in rosters if any(column.may_stay for column in roster.columns))


def standing_lines(sent: Sequence[tuple[FrozenRoster, Sequence[Sheet]]]) -> Mapping[str, Lines]:
    """Rosters as they stand after their sheets, by kind: a pure function of what was sent."""
    found = {}
    for roster, sheets in sent:
        lines = roster.lines
        for sheet in sheets:
            lines = apply_changes(lines, sheet.changes.get(roster.kind, ()))
        found[roster.kind] = lines
    return found
