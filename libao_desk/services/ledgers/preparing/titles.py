"""A whole sheet of one village or committee (表名里的村居、调解组织): what its title or its name says, where no column says it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from libao_desk.core.text import HAN, compact
from libao_desk.declare.path import FieldPath, Kind
from libao_desk.declare.register import Register
from libao_desk.people.committees import Committee
from libao_desk.people.villages import Village
from libao_desk.services.ledgers.heads.columns import ColumnMap
from libao_desk.services.ledgers.heads.header_words import header_words
from libao_desk.services.ledgers.words.names import DirectoryNames
from libao_desk.sheets.cells import Cell
from libao_desk.sheets.heading import HeaderCell

from .headings import is_village, village_of

if TYPE_CHECKING:
    from libao_desk.sheets.table_reader import SheetRow, SheetTable

HEADS: dict[type, str] = {Village: "表名中的村（居）", Committee: "表名中的调解组织"}
"""How the columns are named to the clerk that the sheet does not have."""
_DATES = re.compile(r"\d+年度?|\d+月份?|第?[一二三四\d]季度|[上下]半年")
_COMMITTEE = re.compile(rf"(?![本各全])(?!人民)({HAN}{{1,12}}?)(?:人民调解委员会|调解委员会|调委会)")
_VILLAGE_FIRST = re.compile(rf"{HAN}{{1,6}}?(?:村|社区)")
_SEVERAL = re.compile("[各全]")
_SENDER = re.compile(r"(?:填报|上报|报送|制表|填表)单位[:：]?([^:：]{1,20}?司法所)")


def with_titles(
    names: DirectoryNames, register: Register, columns: ColumnMap, table: "SheetTable", chosen: Mapping[str, str]
) -> "tuple[SheetTable, ColumnMap]":
    """The table with one more column for what its title says of all rows; as it is where the title says none, or several.

    `chosen` is what the clerk decided for that column; an empty key leaves it out.
    """
    for kind, target in _wanted(register):
        found = set(_named(names, kind, table))
        if target in columns.targets.values() or len(found) != 1 or chosen.get(HEADS[kind]) == "":
            continue
        head = HeaderCell(len(table.columns), "", HEADS[kind], (HEADS[kind],))
        rows = tuple(_with(row, columns, next(iter(found))) for row in table.rows)
        table = replace(table, columns=(*table.columns, head), rows=rows)
        targets = {**columns.targets, head.index: target}
        columns = replace(columns, targets=targets, from_title=columns.from_title | {head.index})
    return table, columns


def sent_by_another(table: "SheetTable", office: str) -> bool:
    """Whether a line above the head names another office (司法所) as the sender."""
    sender = _SENDER.search("".join(map(compact, table.titles)))
    return sender is not None and bool(office) and sender[1] not in office and office not in sender[1]


def titles_told(columns: ColumnMap, table: "SheetTable") -> Iterator[tuple[int, str]]:
    """(row, sentence) for each such column, at the first row that takes it."""
    for at in sorted(columns.from_title):
        row = next((row for row in table.rows if not row.cells[at].is_empty), None)
        if row is not None:
            yield (
                row.number,
                f"表名写着“{row.cells[at].text}”，表中没有“{columns.targets[at].label}”一列，各行按此填写，不要时在列的对应中改选。",
            )


def _wanted(register: Register) -> Iterator[tuple[type[Any], FieldPath]]:
    targets = list(header_words(register).values())
    if (village := village_of(targets)) is not None:
        yield Village, village
    references = (one for one in targets if isinstance(one, FieldPath) and one.kind is Kind.REFERENCE and one.target is Committee)
    yield from ((Committee, one) for one in list(references)[:1])


def _named(names: DirectoryNames, kind: type[Any], table: "SheetTable") -> Iterator[str]:
    """What the title and the sheet's name say: whole committees; a village of the directory, or one that is the sheet's whole name."""
    texts = [_DATES.sub(" ", compact(text)) for text in (*table.titles, table.sheet)]
    if kind is Committee:
        for said in (match for text in texts for match in _COMMITTEE.finditer(text) if not _SEVERAL.search(match[1])):
            found = names.find(Committee, said[0])
            if found is not None or is_village(said[1]):
                yield names.as_entered(Committee, said[0]) if found is None else str(found.name)
        return
    sheet = texts[-1].strip()
    firsts = (match[0] for text in texts[:-1] if (match := _VILLAGE_FIRST.match(text.strip())))
    for said_first in (sheet, *firsts):
        village = names.find(Village, said_first) if said_first else None
        if village is not None:
            yield str(village.name)
    if is_village(sheet) and names.find(Village, sheet) is None:
        yield names.as_entered(Village, sheet)


def _with(row: "SheetRow", columns: ColumnMap, said: str) -> "SheetRow":
    """The row with what the title says; one that says nothing of its own stays a row that says nothing."""
    own = any(not row.cells[at].is_empty for at in columns.targets)
    return replace(row, cells=(*row.cells, Cell("A1", said if own else None, said if own else "", merged=True)))
