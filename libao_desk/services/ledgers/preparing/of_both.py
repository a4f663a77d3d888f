"""A word that names two people at once (父子、母女): read by the days of birth in their ID numbers, told, and never without them."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from libao_desk.core.calendar import months_after
from libao_desk.core.citizen_id import parse_citizen_id
from libao_desk.core.errors import Refusal
from libao_desk.core.text import compact
from libao_desk.declare.path import path
from libao_desk.declare.register import Register
from libao_desk.declare.sheet import SaidOfBoth
from libao_desk.services.ledgers.heads.columns import ColumnMap
from libao_desk.sheets.cells import Cell

if TYPE_CHECKING:
    from libao_desk.sheets.table_reader import SheetRow

LEAST = 14 * 12
"""In months: whoever is nearer in age is nobody's parent, and one of the numbers is wrong."""


@dataclass
class OfBoth:
    """Puts the entry that is meant in the place of the word; what cannot be told is judged as it stands."""

    register: Register
    columns: ColumnMap
    today: date
    notes: dict[int, list[tuple[str, str]]] = field(default_factory=dict)
    """By row: (cell, sentence) for what was read so."""

    def resolved(self, rows: "Iterable[SheetRow]") -> "tuple[SheetRow, ...]":
        """The rows with each such word read."""
        rows = tuple(rows)
        for bond in self.register.said_of_both:
            places = [self._place(path(one)) for one in (bond.into, bond.one, bond.other)]
            if all(place is not None for place in places):
                rows = tuple(self._row(row, bond, *(place for place in places if place is not None)) for row in rows)
        return rows

    def _place(self, wanted: object) -> int | None:
        return next((at for at, target in self.columns.targets.items() if target == wanted), None)

    def _row(self, row: "SheetRow", bond: SaidOfBoth, into: int, one: int, other: int) -> "SheetRow":
        cell = row.cells[into]
        if compact(cell.text) not in bond.words:
            return row
        born = [self._born(row.cells[at]) for at in (one, other)]
        if born[0] is None or born[1] is None or months_after(min(born[0], born[1]), LEAST) > max(born[0], born[1]):
            return row
        code = bond.elder if born[0] < born[1] else bond.younger
        told = f"{path(bond.into).label}：“{cell.text}”按双方身份证号中的出生日期读作“{code.label}”。"
        self.notes.setdefault(row.number, []).append((cell.address, told))
        cells = list(row.cells)
        cells[into] = replace(cell, value=code.label, text=code.label)
        return replace(row, cells=tuple(cells))

    def _born(self, cell: Cell) -> date | None:
        try:
            return parse_citizen_id(compact(cell.text).upper(), self.today).birth_date
        except Refusal:
            return None
