"""Columns of several heads in one sheet (几个表头): what two heads call differently and what means one datum is one column."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from libao_desk.declare.register import Register
from libao_desk.declare.sheet import CellOfSeveral
from libao_desk.sheets.cells import Cell
from libao_desk.sheets.row_words import SERIAL_HEADS

from .columns import NUMBER_HEADERS, STATE_HEADERS
from .header_words import header_words, keys_of_head

if TYPE_CHECKING:
    from libao_desk.sheets.table_reader import SheetTable


def united(register: Register, table: "SheetTable") -> "SheetTable":
    """The table with the columns of later heads laid upon those of the first that mean the same."""
    if not table.later_columns:
        return table
    words = header_words(register)

    def meaning(parts: tuple[str, ...]) -> str:
        for key in keys_of_head(parts):
            if key in words:  # columns of one term need not be one: the length and the days of it are read from both
                return "" if isinstance(words[key], CellOfSeveral) else words[key].key
            special = next((heads for heads in (STATE_HEADERS, NUMBER_HEADERS, SERIAL_HEADS) if key in heads), None)
            if special is not None:
                return min(special)
        return ""

    meant = [meaning(column.parts) for column in table.columns]
    onto = {at: meant.index(meant[at]) for at in sorted(table.later_columns) if meant[at] and meant.index(meant[at]) < at}
    kept = [at for at in range(len(meant)) if at not in onto]
    place = {at: n for n, at in enumerate(kept)}
    return replace(
        table,
        columns=tuple(replace(table.columns[at], index=place[at]) for at in kept),
        rows=tuple(replace(row, cells=_laid(row.cells, onto, kept)) for row in table.rows),
        hidden_columns=frozenset(place[at] for at in table.hidden_columns if at in place),
        later_columns=frozenset(place[at] for at in table.later_columns if at in place),
    )


def _laid(cells: Sequence[Cell], onto: dict[int, int], kept: Sequence[int]) -> tuple[Cell, ...]:
    found = list(cells)
    for later, earlier in onto.items():
        if found[earlier].is_empty:
            found[earlier] = found[later]
    return tuple(found[at] for at in kept)
