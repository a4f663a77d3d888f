"""Days without a year, row by row (没有写年份的日期): of the year that stands above them, or that the span or the row's own term leaves."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from libao_desk.core.dates import parse_date, typed_year
from libao_desk.core.errors import Refusal
from libao_desk.declare.path import FieldPath, Kind, path
from libao_desk.declare.register import Register
from libao_desk.declare.sheet import Holds, SheetColumn
from libao_desk.people.models import Person
from libao_desk.services.ledgers.heads.columns import ColumnMap
from libao_desk.services.ledgers.heads.header_words import Target
from libao_desk.sheets.cells import Cell, CellProblem, DaySense, as_date
from libao_desk.store.in_bulk import blank

from .headings import YEAR_ABOVE, plain_name
from .year import NamedYears, candidates, plain_years

if TYPE_CHECKING:
    from libao_desk.sheets.table_reader import SheetRow, SheetTable

_HEADING = re.compile(
    r"((?:19|20)\d\d)年(?:度|全年)?(?:(?:1[0-2]|0?[1-9])月份?|第?[1-4]季度|[上下]半年)?"
    r"(?:新增|新接收|接收|解除|受理|调解|登记|信访|安置|帮教|矫正|纠纷|案件|人员|对象|名单|台账|情况|部分|的)*"
)
_OF_OTHER_YEARS = re.compile(r"[^\d]*年[^月日]*")
"""A heading such as 以前年度遗留, below which the year above holds no longer."""


def with_year_headings(table: "SheetTable", columns: ColumnMap) -> "tuple[SheetTable, dict[int, int | None]]":
    """The table with the lines that name a year passed over, and by the number of each such line its year."""
    from libao_desk.sheets.table_reader import SkippedRow

    headings = {row.number: _year_of(row.text) for row in table.skipped if row.is_heading and _speaks_of_years(row.text)}
    alone = {row.number: said[0].text for row in table.rows if len(said := _own(row, columns)) == 1}
    lines = {number: year for number, text in alone.items() if (year := _year_of(text)) is not None}
    skipped = [replace(row, why=YEAR_ABOVE) if headings.get(row.number) is not None else row for row in table.skipped]
    skipped += [SkippedRow(number, YEAR_ABOVE, alone[number]) for number in lines]
    rows = tuple(row for row in table.rows if row.number not in lines)
    return replace(table, rows=rows, skipped=tuple(skipped)), dict(sorted({**headings, **lines}.items()))


def _own(row: "SheetRow", columns: ColumnMap) -> "Sequence[Cell]":
    said = [(at, cell) for at, cell in enumerate(row.cells) if not cell.is_empty and not cell.merged]
    return [cell for at, cell in said if at != columns.serial or not cell.text.isdigit()]


def _year_of(text: str) -> int | None:
    found = _HEADING.fullmatch(plain_years(plain_name(text)))
    return int(found[1]) if found is not None else None


def _speaks_of_years(text: str) -> bool:
    return _year_of(text) is not None or _OF_OTHER_YEARS.fullmatch(plain_name(text)) is not None


@dataclass
class Years:
    """Puts the year into the days that have none, and tells it; a day of which nobody can say the year is a problem."""

    register: Register
    columns: ColumnMap
    named: NamedYears | None
    headings: "dict[int, int | None]"
    sense: DaySense
    problems: list[CellProblem] = field(default_factory=list)
    notes: dict[int, list[tuple[str, str]]] = field(default_factory=dict)
    """By row: (cell, sentence) for each year that was put in."""

    def resolved(self, rows: "Iterable[SheetRow]") -> "tuple[SheetRow, ...]":
        """The rows with their years; where the ledger is of one year that is left to the reading of the cell."""
        days = {at: target for at, target in self.columns.targets.items() if _is_day(target)}
        return tuple(self._row(row, days) for row in rows)

    def _row(self, row: "SheetRow", days: dict[int, Target]) -> "SheetRow":
        above = next((year for number, year in reversed(self.headings.items()) if number < row.number), None)
        if above is None and self.named is not None and self.named.only is not None:
            return row
        cells = list(row.cells)
        for at, target in days.items():
            if isinstance(cells[at].value, str) and typed_year(cells[at].text.strip("'‘’`")) == "":
                cells[at] = self._day(row, cells[at], target, above)
        return replace(row, cells=tuple(cells))

    def _day(self, row: "SheetRow", cell: Cell, target: Target, above: int | None) -> Cell:
        if above is not None and self.named is not None and above not in candidates(self.named):
            return self._problem(cell, f"上面的小标题是{above}年，{self.named.where}写着{self.named.said}，看不出是哪一年")
        if above is not None:
            found, by = _on(cell, (above,)), f"按小标题的{above}年"
        else:
            found, by = self._of_ledger_or_term(row, cell, target)
        if len(found) != 1:
            return self._problem(cell, self._why_not(cell))
        self.notes.setdefault(row.number, []).append((cell.address, f"{target.label}：“{cell.text}”没有写年份，{by}读作{found[0]}。"))
        return replace(cell, value=found[0].isoformat(), text=found[0].isoformat())

    def _of_ledger_or_term(self, row: "SheetRow", cell: Cell, target: Target) -> tuple[list[date], str]:
        """The days that the cell may mean, by what is named above; where these are not one, by the term in the row."""
        term = self._term(row)
        if self.named is not None:
            found = [day for day in _on(cell, candidates(self.named)) if self.named.has(day)]
            if len(found) == 1 or term is None:
                return found, f"按{self.named.where}的起止"
        else:
            found = _on(cell, range(term[0].year, term[1].year + 1)) if term is not None else []
        within = [day for day in found if term is not None and term[0] <= day <= term[1] and day <= self.sense.today]
        return [day for day in within if self._may_be(row, target, day)], "按这一行的期限"

    def _why_not(self, cell: Cell) -> str:
        if self.named is None:
            return "表名、文件名、小标题里也看不出是哪一年"
        if self.named.first is not None and not any(map(self.named.has, _on(cell, candidates(self.named)))):
            return f"又不在{self.named.where}写的{self.named.said}之内"
        return f"{self.named.where}写着{self.named.said}，看不出是哪一年"

    def _problem(self, cell: Cell, why: str) -> Cell:
        self.problems.append(CellProblem(cell.address, f"“{cell.text}”没有写年份，{why}，请写四位年份。"))
        return cell

    def _term(self, row: "SheetRow") -> tuple[date, date] | None:
        """From when to when the row's own term is, where both days are written in full."""
        for several in self.register.cells_of_several:
            places = [next((at for at, one in self.columns.targets.items() if one == end), None) for end in several.targets[:2]]
            ends = [self._full(row.cells[at]) for at in places if at is not None]
            ends = ends if len(ends) == 2 else self._in_one_cell(row, several.key)
            if len(ends) == 2 and ends[0] is not None and ends[1] is not None and ends[0] <= ends[1]:
                return ends[0], ends[1]
        return None

    def _in_one_cell(self, row: "SheetRow", key: str) -> list[date | None]:
        for at, several in self.columns.several.items():
            if several.key != key or row.cells[at].is_empty:
                continue
            try:
                said = list(several.read(row.cells[at].text, self.sense.today))[:2]
            except Refusal:
                continue
            return [self._full(replace(row.cells[at], value=text, text=text or "")) for text in said]
        return []

    def _full(self, cell: Cell) -> date | None:
        """The day of a cell that says its year."""
        try:
            return as_date(cell, DaySense(self.sense.today, None, self.sense.from_1904)).value
        except Refusal:
            return None

    def _may_be(self, row: "SheetRow", target: Target, day: date) -> bool:
        """Whether a day may be in the term: that of a step of the course, not of the judgment before it, and in order with the others."""
        steps = {path(move.happened) for move in self.register.transitions if move.happened is not None}
        if not isinstance(target, FieldPath) or target not in steps:
            return False
        trial = blank(self.register.model)
        for at, other in self.columns.targets.items():
            if isinstance(other, FieldPath) and other.kind is Kind.DATE and len(other.attributes) == 1 and other != target:
                setattr(trial, other.last.key, self._full(row.cells[at]))
        before = set(self.register.out_of_order(trial))
        setattr(trial, target.last.key, day)
        return set(self.register.out_of_order(trial)) <= before


def _is_day(target: Target) -> bool:
    if isinstance(target, SheetColumn):
        return target.holds is Holds.DAYS
    return target.kind is Kind.DATE and target.last.class_ is not Person


def _on(cell: Cell, years: Iterable[int]) -> list[date]:
    """The day of a cell in each of these years; none where it is no day of that year."""
    return [day for year in years if (day := _in(cell.text.strip("'‘’`"), year)) is not None]


def _in(text: str, year: int) -> date | None:
    try:
        return parse_date(text, date(year, 1, 1), year=year)
    except Refusal:
        return None
