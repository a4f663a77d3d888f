"""Villages as sub-headings (小标题): a village's name that stands alone above its people is the village of each of them."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from libao_desk.core.text import HAN, without_blanks
from libao_desk.declare.path import FieldPath, Kind
from libao_desk.declare.register import Register
from libao_desk.declare.sheet import CellOfSeveral, SaidTogether
from libao_desk.people.villages import Village
from libao_desk.services.ledgers.heads.columns import ColumnMap
from libao_desk.services.ledgers.heads.header_words import Meaning, header_words
from libao_desk.services.ledgers.words.names import DirectoryNames
from libao_desk.sheets.cells import Cell
from libao_desk.sheets.heading import HeaderCell

if TYPE_CHECKING:
    from libao_desk.sheets.table_reader import SheetRow, SheetTable

HEAD = "小标题中的村（居）"
"""How the column is named to the clerk that the sheet does not have."""
VILLAGE_ABOVE = "村（居）"
"""Why a line of words is passed over whose village the rows below it take."""
YEAR_ABOVE = "年份"
"""Why one is passed over whose year the days below it are of: like other words it ends the village above."""
_COUNTED = re.compile(r"^[(（]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）、.．]")
_HEADCOUNT = re.compile(r"[:：]?共?\d+[人名户件]$")
_A_VILLAGE = re.compile(rf"(?![本各外全其]){HAN}{{1,10}}(?:村|社区|村委会|居委会|村民委员会|居民委员会)")
_KINDS_OF_VILLAGES = frozenset("农村 乡村 行政村 自然村 中心村 村社区 城市社区 农村社区".split())
_BESIDE = re.compile(r"[(（][^()（）]*[)）]")


def with_villages(
    names: DirectoryNames, register: Register, columns: ColumnMap, table: "SheetTable", chosen: Mapping[str, str]
) -> "tuple[SheetTable, ColumnMap]":
    """The table with one more column where villages stand as sub-headings and no column says them; else as it is.

    One that the directory does not have is entered as one in a column would be; words that are no village's name end the village
    above: nobody is put into a village by guess. `chosen` is what the clerk decided, for this column as for the others.
    """
    target = village_of(header_words(register).values())
    if target is None or target in columns.targets.values():
        return table, columns
    lines = [(row.number, row.text) for row in table.skipped if row.is_heading or row.why == YEAR_ABOVE]
    lines += [(row.number, text) for row in table.rows if (text := alone(row, columns))]
    heads = [(number, _meant(names, plain_name(text))) for number, text in sorted(lines)]
    if not any(village for _, village in heads):
        return table, columns
    return with_above(register, columns, table, chosen, head=HEAD, target=target, heads=heads, why=VILLAGE_ABOVE)


def with_above(
    register: Register,
    columns: ColumnMap,
    table: "SheetTable",
    chosen: Mapping[str, str],
    *,
    head: str,
    target: FieldPath,
    heads: Sequence[tuple[int, str | None]],
    why: str,
) -> "tuple[SheetTable, ColumnMap]":
    """The table with one more column for what stands above its rows: by the number of each line of words what it gives the rows below.

    `why` is how the lines are passed over that give something; `chosen` may map the `head` otherwise than to the `target`.
    """
    from libao_desk.sheets.table_reader import SkippedRow

    column = HeaderCell(len(table.columns), "", head, (head,))
    offered = (one for one in header_words(register).values() if not isinstance(one, CellOfSeveral | SaidTogether))
    decided = next((one for one in offered if one.key == chosen[head]), None) if head in chosen else target
    targets = columns.targets if decided is None or decided in columns.targets.values() else {**columns.targets, column.index: decided}
    used = {number for number, said in heads if said}
    skipped = tuple(replace(row, why=why) if row.number in used else row for row in table.skipped)
    # one that stood where data stand is a line of words as well, and the rows below it take it
    skipped += tuple(SkippedRow(row.number, why, alone(row, columns)) for row in table.rows if row.number in used)
    rows = tuple(_under(row, heads, columns) for row in table.rows if row.number not in used)
    return replace(table, columns=(*table.columns, column), rows=rows, skipped=skipped), replace(columns, targets=targets)


def _meant(names: DirectoryNames, said: str) -> str | None:
    """The village of a line of words: one of the directory, or one that its last word shows to be a village."""
    village = names.find(Village, said)
    if village is not None:
        return str(village.name)
    return names.as_entered(Village, said) if _A_VILLAGE.fullmatch(said) else None


def is_village(said: str) -> bool:
    """Whether a word shows by its end that it is one village."""
    return _A_VILLAGE.fullmatch(said) is not None and said not in _KINDS_OF_VILLAGES


def village_of(targets: Collection[Meaning]) -> FieldPath | None:
    """Where the register keeps the village: of the record itself, else of its person."""
    found = [one for one in targets if isinstance(one, FieldPath) and one.kind is Kind.REFERENCE and one.target is Village]
    return min(found, key=lambda one: len(one.attributes), default=None)


def plain_name(text: str) -> str:
    """The name without what is written around it: 一、杨庄村（3人）： is 杨庄村."""
    return _HEADCOUNT.sub("", _BESIDE.sub("", _COUNTED.sub("", without_blanks(text)))).strip(":：")


def alone(row: "SheetRow", columns: ColumnMap) -> str:
    """What a row says that says nothing in the columns that are read: words above other rows, perhaps."""
    said = [cell for cell in row.cells if not cell.is_empty and not cell.merged]
    is_read = any(at in columns.targets and not cell.is_empty for at, cell in enumerate(row.cells))
    return said[0].text if len(said) == 1 and not is_read else ""


def _under(row: "SheetRow", heads: Sequence[tuple[int, str | None]], columns: ColumnMap) -> "SheetRow":
    """The row with what stands above it; one that says nothing of its own stays a row that says nothing."""
    number, said = next(((number, name) for number, name in reversed(heads) if number < row.number), (row.number, None))
    if all(row.cells[at].is_empty for at in columns.targets):
        said = None
    return replace(row, cells=(*row.cells, Cell(f"A{number}", said, said or "", merged=True)))
