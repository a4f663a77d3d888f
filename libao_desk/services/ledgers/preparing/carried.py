"""A village or committee that is written once, at the head of its rows, and left blank below (只写在第一行的村居、调委会)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from libao_desk.declare.path import FieldPath, Kind
from libao_desk.declare.register import Register
from libao_desk.people.committees import Committee
from libao_desk.services.ledgers.heads.columns import ColumnMap
from libao_desk.services.ledgers.heads.header_words import header_words
from libao_desk.sheets.hidden import in_words

from .entry_headings import ENTRY_ABOVE
from .headings import alone, village_of

if TYPE_CHECKING:
    from libao_desk.sheets.table_reader import SheetRow, SheetTable

CARRIED = "“{head}”只写在每一组的第一行，下面空着的第{rows}行按上面的填写；不是的，请在表中逐行填上。"
LEFT_BLANK = "“{head}”有空着的（第{rows}行），没有填写；与上一行相同的，请在表中逐行填上。"

Notes = list[tuple[int, str, str]]
"""(row, cell, sentence)."""


def with_carried(
    register: Register, columns: ColumnMap, table: "SheetTable", rows: "Sequence[SheetRow]"
) -> "tuple[tuple[SheetRow, ...], Notes]":
    """The rows, one for each record, with the blanks of such a column filled; where it groups nothing, a blank village is told."""
    lines = [row.number for row in table.skipped if row.is_heading or row.why == ENTRY_ABOVE]
    lines += [row.number for row in table.rows if alone(row, columns)]
    rows, notes = tuple(rows), Notes()
    for at, target in _groupings(register, columns):
        told = [row for row in rows if any(not row.cells[place].is_empty for place in columns.targets if place != at)]
        blank = [row for row in told if row.cells[at].is_empty]
        if not blank or len(blank) == len(told):
            continue
        is_grouping = _groups(told, at, lines)
        if is_grouping:
            filled = _filled(rows, at, {row.number for row in blank})
            rows = tuple(filled)
        if is_grouping or target.target is not Committee:  # a dispute without a committee is told anyhow
            sentence = (CARRIED if is_grouping else LEFT_BLANK).format(head=target.label, rows=in_words(row.number for row in blank))
            notes.append((blank[0].number, blank[0].cells[at].address, sentence))
    return rows, notes


def _groupings(register: Register, columns: ColumnMap) -> Iterator[tuple[int, FieldPath]]:
    village = village_of(header_words(register).values())
    for at, target in columns.targets.items():
        if not isinstance(target, FieldPath) or target.kind is not Kind.REFERENCE or at in columns.from_title:
            continue
        if target == village or target.target is Committee:
            yield at, target


def _groups(rows: "Sequence[SheetRow]", at: int, lines: Sequence[int]) -> bool:
    """Whether each name stands once, at the head of its rows, and the blanks are the rule: none is a gap that somebody forgot."""
    names = [row.cells[at].text for row in rows if not row.cells[at].is_empty]
    if len(set(names)) < len(names) or any(row.cells[at].merged for row in rows) or len(rows) < 2 * len(names):
        return False
    firsts = [row for before, row in zip((None, *rows), rows, strict=False) if before is None or _is_parted(before, row, lines)]
    return all(not row.cells[at].is_empty for row in firsts)


def _is_parted(before: "SheetRow", row: "SheetRow", lines: Sequence[int]) -> bool:
    """Whether a line of words stands between two rows."""
    return any(before.number < line < row.number for line in lines)


def _filled(rows: "Sequence[SheetRow]", at: int, blank: set[int]) -> "Iterator[SheetRow]":
    above = None
    for row in rows:
        if row.number in blank and above is not None:
            cell = replace(row.cells[at], value=above.value, text=above.text)
            yield replace(row, cells=(*row.cells[:at], cell, *row.cells[at + 1 :]))
            continue
        above = row.cells[at] if not row.cells[at].is_empty else above
        yield row
