"""A number behind a name (姓名后面的身份证号): read into the ID column of the same person, where this is empty or says the same."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from libao_desk.core.citizen_id import parse_citizen_id
from libao_desk.core.errors import Refusal
from libao_desk.core.name_words import PERSON
from libao_desk.core.names import MIDDLE_DOT
from libao_desk.core.text import HAN, compact, to_half_width
from libao_desk.declare.path import FieldPath
from libao_desk.people.models import Person
from libao_desk.services.ledgers.heads.columns import ColumnMap
from libao_desk.sheets.cells import Cell

if TYPE_CHECKING:
    from libao_desk.sheets.table_reader import SheetRow, SheetTable

_WORD = r"(?:公民)?身份证?(?:号码?)?|证件号码?"
_NAME_AND_NUMBER = re.compile(
    rf"(?!公民|身份|证件)({PERSON}|{HAN}+(?:{MIDDLE_DOT}{HAN}+)+)[\s,，、:：(]*(?:{_WORD})?[\s:：]*(\d{{17}}[\dXx])\)?"
)


@dataclass
class BesideNames:
    """Parts names and the numbers behind them; what is not surely both is judged as it stands."""

    columns: ColumnMap
    today: date
    notes: dict[int, list[tuple[str, str]]] = field(default_factory=dict)
    """By row: (cell, sentence) for what was read so."""

    def parted(self, table: "SheetTable") -> "tuple[SheetTable, ColumnMap]":
        """The table with each such number in the ID column of its person, which is added where the sheet has none."""
        for at, target in tuple(self.columns.targets.items()):
            if isinstance(target, FieldPath) and len(target.attributes) > 1 and target.last is Person.name:
                if any(self._apart(row.cells[at]) for row in table.rows):
                    table = self._with_numbers(table, at, FieldPath((*target.attributes[:-1], Person.id_no)))
        return table, self.columns

    def _with_numbers(self, table: "SheetTable", at: int, number: FieldPath) -> "SheetTable":
        place = next((place for place, target in self.columns.targets.items() if target == number), None)
        rows: Sequence[SheetRow] = table.rows
        if place is None:
            place = len(rows[0].cells)
            self.columns = replace(self.columns, targets={**self.columns.targets, place: number})
            rows = [replace(row, cells=(*row.cells, replace(row.cells[at], value=None, text=""))) for row in rows]
        return replace(table, rows=tuple(self._row(row, at, place, number) for row in rows))

    def _row(self, row: "SheetRow", at: int, place: int, number: FieldPath) -> "SheetRow":
        cells, apart = list(row.cells), self._apart(row.cells[at])
        if apart is None or (not cells[place].is_empty and _plain(cells[place].text) != apart[1]):
            return row
        told = f"{self.columns.targets[at].label}：姓名后面的号码读作{number.label}。"
        self.notes.setdefault(row.number, []).append((cells[at].address, told))
        cells[at] = replace(cells[at], value=apart[0], text=apart[0])
        cells[place] = replace(cells[place], value=apart[1], text=apart[1])
        return replace(row, cells=tuple(cells))

    def _apart(self, cell: Cell) -> tuple[str, str] | None:
        """The name and the number of a cell that has one of each, and the number is right."""
        found = _NAME_AND_NUMBER.fullmatch(to_half_width(cell.text).strip()) if isinstance(cell.value, str) else None
        if found is None:
            return None
        try:
            return found[1].strip(), parse_citizen_id(found[2].upper(), self.today).number
        except Refusal:
            return None


def _plain(text: str) -> str:
    return compact(text).upper()
