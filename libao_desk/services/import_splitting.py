"""Cells that say several data (一格多项): each such column is taken apart into one column for each datum, before any row is judged."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from libao_desk.core.errors import Refusal
from libao_desk.declare.path import FieldPath, path
from libao_desk.declare.register import Register
from libao_desk.declare.sheet import CellOfSeveral
from libao_desk.services.import_columns import ColumnMap
from libao_desk.services.import_reading import is_stroke
from libao_desk.sheets.cells import Cell, CellProblem

if TYPE_CHECKING:
    from libao_desk.sheets.table_reader import SheetRow, SheetTable


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
        rows = list(table.rows)
        place = len(rows[0].cells) if rows else len(table.columns)
        for at, several in columns.items():
            free = [n for n, target in enumerate(several.targets) if target not in targets.values()]
            targets |= {place + count: several.targets[n] for count, n in enumerate(free)}
            place += len(free)
            rows = [replace(row, cells=(*row.cells, *self._pieces(row, at, several, free))) for row in rows]
        return replace(table, rows=tuple(rows)), replace(self.columns, targets=targets, several=columns)

    def _in_columns_of_one(self) -> dict[int, CellOfSeveral]:
        """Columns of one datum in which a ledger may have written several."""
        kinds = {path(one.also_in): one for one in self.register.cells_of_several if one.also_in is not None}
        free = {target: one for target, one in kinds.items() if one not in self.columns.several.values()}
        return {at: free[target] for at, target in self.columns.targets.items() if isinstance(target, FieldPath) and target in free}

    def _pieces(self, row: "SheetRow", at: int, several: CellOfSeveral, free: Sequence[int]) -> list[Cell]:
        cell = row.cells[at]
        texts: Sequence[str] = ()
        if not cell.is_empty and not is_stroke(cell.text):
            try:
                texts = several.read(cell.text, self.today)
                self._days_missing(row, cell, several, texts)
            except Refusal as refusal:
                is_of_one = at in self.columns.targets
                if not is_of_one:
                    self._not_understood(row, cell, several, refusal.sentence)
                if (several.is_must or is_of_one) and free:  # one cell stands for the trouble, so that it is told once
                    return [cell, *(_piece(cell, "", address="") for _ in free[1:])]
        return [_piece(cell, texts[n] if texts else "") for n in free]

    def _days_missing(self, row: "SheetRow", cell: Cell, several: CellOfSeveral, texts: Sequence[str]) -> None:
        """Tell of a term whose length alone is given where its days have no columns: its last day is never reckoned, it is written."""
        own = self.columns.targets.values()
        missing = [target.label for target, text in zip(several.targets[:2], texts, strict=False) if not text and target not in own]
        if several.names and missing:
            sentence = f"{several.label}：“{cell.text}”只写了长短，没有日期，{'、'.join(missing)}未填，请按文书补上。"
            self.notes.setdefault(row.number, []).append((cell.address, sentence))

    def _not_understood(self, row: "SheetRow", cell: Cell, several: CellOfSeveral, sentence: str) -> None:
        if several.is_must:
            self.problems.append(CellProblem(cell.address, sentence))
        else:
            self.notes.setdefault(row.number, []).append((cell.address, f"{several.label}：{sentence}这一格未导入。"))


def _piece(cell: Cell, text: str, *, address: str | None = None) -> Cell:
    return replace(cell, value=text or None, text=text, address=cell.address if address is None else address)
