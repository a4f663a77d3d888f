"""Cells that say several data (一格多项): each such column is taken apart into one column for each datum, before any row is judged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from libao_desk.core.dates import parse_date
from libao_desk.core.errors import Refusal
from libao_desk.declare.path import FieldPath, Kind, path
from libao_desk.declare.register import Register
from libao_desk.declare.sheet import CellOfSeveral, length_texts
from libao_desk.services.ledgers.heads.columns import ColumnMap
from libao_desk.services.ledgers.heads.header_words import Target
from libao_desk.services.ledgers.words.reading import is_stroke
from libao_desk.sheets.cells import Cell, CellProblem

if TYPE_CHECKING:
    from libao_desk.sheets.table_reader import SheetRow, SheetTable


class _Said(NamedTuple):
    """A cell, and the text of each datum that it may say, empty where it does not."""

    cell: Cell
    texts: Mapping[Target, str]


@dataclass
class Splitter:
    """Takes the columns of one sheet apart; knows afterwards which cells it could not understand."""

    register: Register
    columns: ColumnMap
    today: date
    problems: list[CellProblem] = field(default_factory=list)
    """Cells that stop their row."""
    notes: dict[int, list[tuple[str, str]]] = field(default_factory=dict)
    """By row: (cell, sentence) for what was left out."""

    def apart(self, table: "SheetTable") -> "tuple[SheetTable, ColumnMap]":
        """The table with one more column for each datum that has none of its own in the sheet, and what they mean."""
        columns = {**self.columns.several, **self._in_columns_of_one()}
        if not columns:
            return table, self.columns
        targets = {at: target for at, target in self.columns.targets.items() if at not in columns}
        own = set(targets.values())
        free = [one for one in dict.fromkeys(one for several in columns.values() for one in several.targets) if one not in own]
        place = len(table.rows[0].cells) if table.rows else len(table.columns)
        targets |= {place + count: target for count, target in enumerate(free)}
        rows = [self._taken_apart(row, columns, free) for row in table.rows]
        return replace(table, rows=tuple(rows)), replace(self.columns, targets=targets, several=columns)

    def _in_columns_of_one(self) -> dict[int, CellOfSeveral]:
        """Columns of one datum in which a ledger may have written several."""
        kinds = {path(one.also_in): one for one in self.register.cells_of_several if one.also_in is not None}
        free = {target: one for target, one in kinds.items() if one not in self.columns.several.values()}
        return {at: free[target] for at, target in self.columns.targets.items() if isinstance(target, FieldPath) and target in free}

    def _taken_apart(self, row: "SheetRow", columns: dict[int, CellOfSeveral], free: Sequence[Target]) -> "SheetRow":
        """The row with what its cells say of each datum; two columns may say one term, as its length and as its days."""
        said: list[_Said] = []
        unclear: dict[Target, Cell] = {}
        for at, several in columns.items():
            place = next((target for target in self._taken(row, at, several, said) if target in free), None)
            if place is not None:
                unclear[place] = row.cells[at]  # one cell stands for the trouble, so that it is told once
        found = {target: _piece(one.cell, text) for one in reversed(said) for target, text in one.texts.items() if text}
        for at, several in columns.items():
            self._days_missing(row, row.cells[at], several, found)
        homes = {target: row.cells[at] for at, several in reversed(columns.items()) for target in several.targets}
        troubled = {cell.address for cell in unclear.values()}
        blanks = {target: _piece(home, "", address="" if home.address in troubled else None) for target, home in homes.items()}
        self._hold_against(row, columns, found)
        pieces = [unclear.get(target) or found.get(target) or blanks[target] for target in free]
        return replace(row, cells=(*self._where_empty(row, found), *pieces))

    def _hold_against(self, row: "SheetRow", columns: dict[int, CellOfSeveral], found: Mapping[Target, Cell]) -> None:
        """Tell of a day of death beside another day, or another way, in the column of its own."""
        own = {target: row.cells[at] for at, target in self.columns.targets.items()}
        for at, several in columns.items():
            for target in several.targets if several.is_held_against else ():
                cell, piece = own.get(target), found.get(target)
                if cell is None or cell.is_empty or piece is None or _is_alike(target, cell.text, piece.text, self.today):
                    continue
                told = f"{several.label}：这一列写着“{row.cells[at].text}”，{target.label}却是“{cell.text}”，以后者为准，请核对。"
                self.notes.setdefault(row.number, []).append((row.cells[at].address, told))

    def _where_empty(self, row: "SheetRow", found: Mapping[Target, Cell]) -> list[Cell]:
        """The row's own cells, an empty one filled with what the cell of several says of its datum."""
        own = self.columns.targets
        return [found.get(own[at], cell) if at in own and cell.is_empty else cell for at, cell in enumerate(row.cells)]

    def _taken(self, row: "SheetRow", at: int, several: CellOfSeveral, said: list[_Said]) -> Sequence[Target]:
        """Add what a cell says to `said`, or tell why not; gives the data it should have said where the row cannot be stored without."""
        cell, is_of_one = row.cells[at], at in self.columns.targets
        if cell.is_empty or is_stroke(cell.text):
            return ()
        try:
            one = _Said(cell, dict(zip(several.targets, several.read(cell.text, self.today), strict=True)))
        except Refusal as refusal:
            if not is_of_one:
                self._not_understood(row, cell, several, refusal.sentence)
            return several.targets if several.is_must or is_of_one else ()
        for other in said:
            if against := _against(one, other):
                told = f"“{cell.text}”与{other.cell.address}的“{other.cell.text}”写法不一致，请核对后改成一样的。"
                self.problems.append(CellProblem(cell.address, told))
                return against
            one = _beside(other, one)
        said.append(one)
        return ()

    def _days_missing(self, row: "SheetRow", cell: Cell, several: CellOfSeveral, found: Mapping[Target, Cell]) -> None:
        """Tell of a term whose length alone is given where its days have no columns: its last day is never reckoned, it is written."""
        own = self.columns.targets.values()
        missing = [target.label for target in several.targets[:2] if target not in found and target not in own]
        is_said = any(piece.address == cell.address for piece in found.values())
        if several.names and missing and is_said:
            sentence = f"{several.label}：“{cell.text}”只写了长短，没有日期，{'、'.join(missing)}未填，请按文书补上。"
            self.notes.setdefault(row.number, []).append((cell.address, sentence))

    def _not_understood(self, row: "SheetRow", cell: Cell, several: CellOfSeveral, sentence: str) -> None:
        if several.is_must:
            self.problems.append(CellProblem(cell.address, sentence))
        else:
            self.notes.setdefault(row.number, []).append((cell.address, f"{several.label}：{sentence}这一格未导入。"))


def _against(one: _Said, other: _Said) -> Sequence[Target]:
    """The data that two cells of a row say differently; of a term one may say the days and the other the length."""
    for is_day in (True, False):
        shared = [target for target in one.texts if target in other.texts and _is_day(target) is is_day]
        mine, theirs = ([said.texts[target] for target in shared] for said in (one, other))
        if any(mine) and any(theirs) and _how_long(mine) != _how_long(theirs):
            return shared
    return ()


def _beside(earlier: _Said, one: _Said) -> _Said:
    """What a cell says beside one that gives the length already, so that 24个月 is not added to 二年."""
    lengths = {target for target in one.texts if target in earlier.texts and not _is_day(target)}
    if not any(earlier.texts[target] for target in lengths):
        return one
    return _Said(one.cell, {target: text for target, text in one.texts.items() if target not in lengths})


def _how_long(texts: Sequence[str]) -> Sequence[str | int]:
    """Years, months and days such that 24个月 is 二年; other texts as they are."""
    if len(texts) != len(length_texts(None)) or not all(text.isdecimal() or not text for text in texts):
        return texts
    years, months, days = (int(text or 0) for text in texts)
    return years * 12 + months, days


def _is_alike(target: Target, text: str, other: str, today: date) -> bool:
    """Whether two texts say one datum: the same day, or the same entry of a code list."""
    if isinstance(target, FieldPath) and target.kind is Kind.CHOICE:
        return any(text.strip() in (code.label, *code.also) for code in target.choices or () if code.label == other)
    try:
        return parse_date(text, today) == parse_date(other, today)
    except Refusal:
        return text == other


def _is_day(target: Target) -> bool:
    return isinstance(target, FieldPath) and target.kind is Kind.DATE


def _piece(cell: Cell, text: str, *, address: str | None = None) -> Cell:
    return replace(cell, value=text or None, text=text, address=cell.address if address is None else address)
