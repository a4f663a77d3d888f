"""Ditto marks (同上): where a sheet says 〃 or 同上, the same is meant as in the row above; a name or a number is nobody's twice."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from libao_desk.core.text import without_blanks
from libao_desk.declare.field import Text
from libao_desk.declare.path import FieldPath, Kind
from libao_desk.declare.sheet import SheetColumn
from libao_desk.services.header_words import Meaning
from libao_desk.services.import_reading import IDENTIFIERS
from libao_desk.sheets.cells import Cell, CellProblem

if TYPE_CHECKING:
    from libao_desk.sheets.table_reader import SheetRow

SIGNS = frozenset("〃″＂\"'’”“")
WORDS = frozenset({"同上", "同上行", "同前"})
MOST_SIGNS = 4


class Dittos:
    """Puts the words of the row above in the place of ditto marks; knows afterwards what it put where, and what it could not."""

    def __init__(self, targets: Mapping[int, Meaning]) -> None:
        self._targets = targets
        self.problems: list[CellProblem] = []
        self.notes: dict[int, list[tuple[str, str]]] = {}
        """By row: (cell, sentence) for what was put in."""

    def resolved(self, rows: "Iterable[SheetRow]") -> "tuple[SheetRow, ...]":
        """The rows without ditto marks; one that repeats what nobody may repeat, or nothing, stays and is a problem."""
        found: list[SheetRow] = []
        for row in rows:
            above = found[-1] if found and found[-1].number == row.number - 1 else None
            marked = [at for at in self._targets if is_ditto(row.cells[at])]
            cells = list(row.cells)
            for at in marked:
                cells[at] = self._meant(row.number, cells[at], None if above is None else above.cells[at], self._targets[at])
            found.append(replace(row, cells=tuple(cells)) if marked else row)
        return tuple(found)

    def _meant(self, number: int, cell: Cell, above: Cell | None, target: Meaning) -> Cell:
        if is_of_one(target):
            self.problems.append(CellProblem(cell.address, f"“{cell.text}”不能代替姓名或号码，请写全。"))
        elif above is None or above.is_empty or is_ditto(above):
            self.problems.append(CellProblem(cell.address, f"“{cell.text}”的上一行没有内容，不知道指什么，请写全。"))
        else:
            self.notes.setdefault(number, []).append((cell.address, f"{target.label}：“{cell.text}”读作上一行的“{above.text}”。"))
            return replace(cell, value=above.value, text=above.text)
        return cell


def is_ditto(cell: Cell) -> bool:
    """Whether a cell says that it says what stands above it."""
    word = without_blanks(cell.text) if isinstance(cell.value, str) else ""
    return word in WORDS or (0 < len(word) <= MOST_SIGNS and set(word) <= SIGNS)


def is_of_one(target: Meaning) -> bool:
    """Whether a column holds what belongs to one person or paper: a name, a number."""
    if isinstance(target, SheetColumn):
        return target.is_identifier or target.join is not None
    return isinstance(target, FieldPath) and target.kind is not Kind.REFERENCE and target.fact.text in (*IDENTIFIERS, Text.NAME)
