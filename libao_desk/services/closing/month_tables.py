"""Every roster of one month as plain rows (当月各花名册), each row with the key that tells it from the others in any later computing."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from libao_desk.core.period import Period
from libao_desk.declare.period_facts import PeriodFacts
from libao_desk.declare.record import Record
from libao_desk.declare.roster import Roster
from libao_desk.services.desk import Desk
from libao_desk.services.figures.statistics import records_at
from libao_desk.services.progress import Progress
from libao_desk.services.recent.texts import recent_column
from libao_desk.services.records.references import read_references
from libao_desk.services.rosters.closing_tables import FrozenRoster
from libao_desk.services.rosters.kept_cells import KeptCells, Key, with_undated
from libao_desk.services.rosters.lines import Line, Lines, block
from libao_desk.services.rosters.rosters import RosterTable
from libao_desk.services.settings import TOWNSHIP

WITH_NEW_ROWS = "+"
"""At the end of a layout's mark: the roster has the rows of `Roster.is_new_row`."""


@dataclass(frozen=True)
class MonthTable:
    """One roster of a month with every row, those included that must not be named; masked as it is sent."""

    register: str
    roster: Roster
    title: str
    own: frozenset[str]
    """The numbers of all records of the register that were there at the month's end."""
    lines: Lines

    @property
    def heads(self) -> tuple[str, ...]:
        """The heads of the columns, the serial number left out."""
        return tuple(column.title for column in self.roster.columns)

    @property
    def layout(self) -> str:
        """What tells this layout of columns from an earlier or a later one, and whether it has the rows that the first ones had not."""
        columns = sha256(repr([(c.title, c.kind.value, c.width) for c in self.roster.columns]).encode()).hexdigest()[:12]
        return columns if self.roster.is_new_row is None else f"{columns[:-1]}{WITH_NEW_ROWS}"

    def as_sent(self, sent: FrozenRoster) -> Lines:
        """The rows to be held against those sent: a month closed before a roster listed some rows is not corrected for want of them."""
        is_new = self.roster.is_new_row
        if is_new is None:
            return self.lines
        if not sent.layout.endswith(WITH_NEW_ROWS):
            return tuple(line for line in self.lines if not is_new(line.is_ended, line.detail))
        return _above(self.lines, sent.lines, {line.key for line in sent.lines if not line.is_ended and is_new(False, line.detail)})


def month_tables(desk: Desk, period: Period, progress: Progress) -> tuple[MonthTable, ...]:
    """Every roster of the office, the records of each register read once."""
    found: list[MonthTable] = []
    registers = [register for register in desk.book if register.rosters]
    township = desk.facts().setting(TOWNSHIP)
    for done, register in enumerate(registers):
        progress(done, len(registers))
        with desk.read() as session:
            facts, records = records_at(desk, session, register, period)
            named = read_references(session, register, records)
            own = frozenset(record.number for record in records)
            kept = KeptCells.of(session, period, with_undated(register.rosters))
            for roster in (one.copy_of(full=False) for one in register.rosters):
                told = replace(facts, recent=recent_column(session, roster, period))
                title = f"{township}{period.label}{roster.title}"
                found.append(MonthTable(register.key, roster, title, own, lines_of_records(roster, told, records, kept)))
            del named  # kept in memory until here, so that writing the names asked the file nothing
    progress(len(registers), len(registers))
    return tuple(found)


def table_of(table: MonthTable, lines: Sequence[Line]) -> RosterTable:
    """Some of a roster's rows as they are written, numbered from 1 in each block; the others are told by their number alone."""
    rows, ended = (tuple((n, *line.cells) for n, line in enumerate(block(lines, is_ended), 1)) for is_ended in (False, True))
    left = [len(block(table.lines, is_ended)) - len(told) for is_ended, told in ((False, rows), (True, ended))]
    unlisted, unlisted_ended = left if table.roster.rows is None else (0, 0)
    return RosterTable(table.title, table.roster, rows, ended, unlisted, unlisted_ended)


def laid_out(table: MonthTable, sent: FrozenRoster, before: Sequence[Line]) -> Lines:
    """The rows in the columns of an earlier layout; of a column that is no more, the row keeps what it said before."""
    heads, lines = sent.heads, table.as_sent(sent)
    if heads == table.heads:
        return lines
    places = {head: place for place, head in enumerate(table.heads)}
    said = {line.key: line.cells for line in before}
    nothing = (None,) * len(heads)
    return tuple(
        replace(
            line,
            cells=tuple(line.cells[places[head]] if head in places else said.get(line.key, nothing)[n] for n, head in enumerate(heads)),
        )
        for line in lines
    )


def kept_in(lines: Sequence[Line], before: Sequence[Line], silent: frozenset[str], own: frozenset[str]) -> Lines:
    """The rows an earlier roster is held against.

    Who must not be named and was not sent stays out. A row about a record of another register that must not be named any more
    cannot be computed again: it stays as it was sent, since sealing alters no fact.
    """
    sent = {line.key for line in before}
    still_told = own & {line.number for line in before}
    result = [line for line in lines if line.number not in silent or line.number in still_told or line.key in sent]
    for place, line in enumerate(before):
        if line.number in silent - own and all(line.key != other.key for other in result):
            result.insert(_place_after(result, before[:place], line), line)
    return tuple(result)


def _above(lines: Lines, before: Lines, keys: Collection[Key]) -> Lines:
    """The rows, those put back among the main ones that were sent there, before their roster had a block for them (`keys`)."""
    lifted = {key: line for line in lines if line.is_ended and (key := (False, line.number, line.detail)) in keys}
    result = [line for line in lines if (False, line.number, line.detail) not in lifted]
    for place, line in enumerate(before):
        if line.key in lifted:
            result.insert(_place_after(result, before[:place], line), replace(lifted[line.key], is_ended=False))
    return tuple(result)


def _place_after(result: Sequence[Line], earlier: Sequence[Line], line: Line) -> int:
    """Behind the nearest row of its block that stood before it."""
    places = {other.key: place for place, other in enumerate(result)}
    for other in reversed(earlier):
        if other.is_ended is line.is_ended and other.key in places:
            return places[other.key] + 1
    return len(block(result, False)) if line.is_ended else 0


def lines_of_records(roster: Roster, facts: PeriodFacts, records: Sequence[Record], kept: KeptCells) -> Lines:
    """The rows that some records have on a roster, those included that must not be named."""
    blocks: list[tuple[bool, Callable[[Any, PeriodFacts], bool]]] = [(False, roster.belongs)]
    if roster.ended is not None:
        blocks.append((True, roster.ended))
    lines: list[Line] = []
    told: list[Any] = []
    for is_ended, belongs in blocks:
        chosen = [record for record in records if belongs(record, facts)]
        if roster.order is not None:
            chosen.sort(key=roster.order)
        rows = roster.rows_of(chosen, facts, is_ended=is_ended)
        told += rows
        lines += [Line(is_ended, *roster.key(row), tuple(column.value(row, facts) for column in roster.columns)) for row in rows]
    apart = zip(_told_apart(lines), told, strict=True)
    return tuple(replace(line, cells=kept.kept(roster, facts, row, line.key, line.cells)) for line, row in apart)


def _told_apart(lines: Sequence[Line]) -> Lines:
    """No key twice: of several rows alike the second is the second."""
    seen: Counter[tuple[bool, str, str]] = Counter()
    result = []
    for line in lines:
        seen[line.key] += 1
        result.append(line if seen[line.key] == 1 else replace(line, detail=f"{line.detail}~{seen[line.key]}"))
    return tuple(result)
