"""What a month changed (本月变动): who came onto each roster, who went, which cells say something else, and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from libao_desk.core.period import Period
from libao_desk.declare.roster import Cell, CellKind, Roster, RosterColumn
from libao_desk.services.desk import Desk
from libao_desk.services.progress import Progress
from libao_desk.services.rosters.lines import Line, LineChange, block, changes
from libao_desk.services.withheld import silent_numbers

from .month_tables import MonthTable, month_tables
from .move_reasons import CAME_IN, WENT_OUT, MoveReasons

CAME, WENT, SAYS = "新增", "减少", "变化"
PERSON_UNNAMED, MATTER_UNNAMED = "一名，依法不列名", "一件，依法不列名"
NOTHING = "（空）"
OF_THE_MONTH = "备注"
"""The column that tells the month itself, another each month, where a roster tells the recent situation."""
NUMBERS, NAMES = ("编号", "卷号", "案号"), ("姓名", "监护人", "事项")
"""The columns a reader knows a row by."""


@dataclass(frozen=True)
class MonthLine:
    """One row that came, went or says something else; without label and reason where the law wants silence."""

    what: str
    label: str
    text: str
    reason: str


@dataclass(frozen=True)
class MonthChange:
    """One roster against the month before; the counts hold those who must not be named."""

    kind: str
    title: str
    is_of_events: bool
    before: int
    came: int
    went: int
    now: int
    lines: tuple[MonthLine, ...]


@dataclass(frozen=True)
class MonthView:
    """The rosters of a month, and what they say otherwise than those of the month before."""

    period: Period
    tables: tuple[MonthTable, ...]
    silent: frozenset[str]
    changes: tuple[MonthChange, ...]


def month_view(desk: Desk, period: Period, progress: Progress) -> MonthView:
    """Compute both months and hold one against the other."""
    now = month_tables(desk, period, lambda done, total: progress(done, 2 * total))
    before = month_tables(desk, period.previous(), lambda done, total: progress(total + done, 2 * total))
    with desk.read() as session:
        silent = silent_numbers(session, desk.book)
        found = [(new, changes(block(old.lines, False), block(new.lines, False)), old) for new, old in zip(now, before, strict=True)]
        listed = [change.number for new, differing, _ in found if not new.roster.is_of_events for change in differing]
        reasons = MoveReasons(session, desk.book, listed)
    return MonthView(period, now, silent, tuple(_of_roster(new, old, differing, period, silent, reasons) for new, differing, old in found))


def label(number: str, heads: Sequence[str], cells: Sequence[Cell]) -> str:
    """A row by the number and the name its readers know it by, else by the number of its record."""
    said = dict(zip(heads, cells, strict=False))
    known_by = (next((f"{said[head]}" for head in some if said.get(head)), "") for some in (NUMBERS, NAMES))
    found_number, name = known_by
    return f"{found_number or number}　{name}".strip()


def unnamed(roster: Roster) -> str:
    """How a row is told of that must not be named."""
    return PERSON_UNNAMED if roster.names_people else MATTER_UNNAMED


def shown(cell: Cell) -> str:
    """A cell as text, an empty one said to be so."""
    return NOTHING if cell is None or cell == "" else f"{cell}"


def _of_roster(
    new: MonthTable, old: MonthTable, differing: Sequence[LineChange], period: Period, silent: frozenset[str], reasons: MoveReasons
) -> MonthChange:
    came, went = ([one for one in differing if side(one)] for side in (_has_come, _has_gone))
    lines: list[MonthLine] = []
    if not new.roster.is_of_events:
        named = [one for one in differing if one.number not in silent]
        lines = [*_lines(new, named, period, reasons), *_unnamed(CAME, new, came, silent), *_unnamed(WENT, new, went, silent)]
    return MonthChange(
        new.roster.kind,
        new.roster.title,
        new.roster.is_of_events,
        _count(old.lines),
        len(came),
        len(went),
        _count(new.lines),
        tuple(sorted(lines, key=lambda line: (CAME, WENT, SAYS).index(line.what))),
    )


def _count(lines: Sequence[Line]) -> int:
    return len(block(lines, False))


def _has_come(change: LineChange) -> bool:
    return change.sent is None


def _has_gone(change: LineChange) -> bool:
    return change.now is None


def _lines(table: MonthTable, differing: Sequence[LineChange], period: Period, reasons: MoveReasons) -> Iterator[MonthLine]:
    for change in differing:
        named = label(change.number, table.heads, change.now or change.sent or ())
        if change.sent is None or change.now is None:
            what, otherwise = (CAME, CAME_IN) if change.sent is None else (WENT, WENT_OUT)
            yield MonthLine(what, named, "", reasons.within(change.number, period, otherwise))
        elif text := "；".join(_cells(table, change)):
            yield MonthLine(SAYS, named, text, reasons.within(change.number, period))


def _cells(table: MonthTable, change: LineChange) -> Iterator[str]:
    """The cells that say something else; what tells of the month itself is another each month and no change."""
    for place in change.differing:
        column = table.roster.columns[place]
        if not _is_of_the_month(table.roster, column) and change.sent is not None and change.now is not None:
            yield f"{column.title}：{shown(change.sent[place])}→{shown(change.now[place])}"


def _is_of_the_month(roster: Roster, column: RosterColumn) -> bool:
    is_recent = roster.recent is not None and column.title == OF_THE_MONTH
    return column.is_of_the_month or column.kind is CellKind.NUMBER or is_recent


def _unnamed(what: str, table: MonthTable, differing: Sequence[LineChange], silent: frozenset[str]) -> Iterator[MonthLine]:
    for change in differing:
        if change.number in silent:
            yield MonthLine(what, unnamed(table.roster), "", "")
