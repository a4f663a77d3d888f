"""Entries of a code list as sub-headings (小标题里的类别): 一、缓刑 above its people is the class of each of them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from libao_desk.declare.code import Code
from libao_desk.declare.path import FieldPath, Kind
from libao_desk.declare.register import Register
from libao_desk.services.ledgers.heads.columns import ColumnMap
from libao_desk.services.ledgers.heads.header_words import header_words
from libao_desk.services.ledgers.words.ends import says_over

from .headings import alone, plain_name, with_above

if TYPE_CHECKING:
    from libao_desk.sheets.table_reader import SheetTable

HEAD = "小标题中的类别"
"""How the column is named to the clerk that the sheet does not have."""
ENTRY_ABOVE = "类别"
"""Why a line of words is passed over whose entry the rows below it take."""
_OTHERS = "其他"
"""The last entry of many a list: alone above rows it says of none of them what it is another of."""
_WHO = re.compile(r"(?:类|人员|对象|案件|事项)+$")


def with_entries(register: Register, columns: ColumnMap, table: "SheetTable", chosen: Mapping[str, str]) -> "tuple[SheetTable, ColumnMap]":
    """The table with one more column where entries of one code list stand as sub-headings and no column says them; else as it is.

    The first of them may stand above the head. Other words end the entry above, but for a village's, which is among its people.
    `chosen` is what the clerk decided, for this column as for the others.
    """
    from libao_desk.sheets.table_reader import HEADING, SkippedRow

    above = [SkippedRow(table.header_rows[0] - 1, HEADING, text) for text in table.titles if text.strip()][-1:]
    lines = sorted(
        [(row.number, row.text) for row in (*above, *table.skipped) if row.is_heading]
        + [(row.number, text) for row in table.rows if (text := alone(row, columns))]
    )
    fields = _fields(register, columns, table)
    found = {field: {number: code for number, text in lines if (code := _entry(field, text))} for field in fields}
    field = max(found, key=lambda one: len(found[one]), default=None)
    if field is None or not found[field]:
        return table, columns
    heads = [(number, entry.label if (entry := found[field].get(number)) else None) for number, _ in lines]
    free = replace(columns, targets={at: target for at, target in columns.targets.items() if target != field})
    told = replace(table, skipped=(*(row for row in above if row.number in found[field]), *table.skipped))
    return with_above(register, free, told, chosen, head=HEAD, target=field, heads=heads, why=ENTRY_ABOVE)


def _fields(register: Register, columns: ColumnMap, table: "SheetTable") -> Iterator[FieldPath]:
    """The record's own code lists of which no column of the sheet says anything."""
    taken = {target for at, target in columns.targets.items() if any(not row.cells[at].is_empty for row in table.rows)}
    fields = (one for one in dict.fromkeys(header_words(register).values()) if isinstance(one, FieldPath) and one not in taken)
    yield from (one for one in fields if one.kind is Kind.CHOICE and len(one.attributes) == 1)


def _entry(field: FieldPath, text: str) -> Code | None:
    word = plain_name(text)
    if says_over(word):  # what is over says since when, and is asked for it
        return None
    said = {word, _WHO.sub("", word)} - {_OTHERS}
    return next((code for code in field.choices if code.offered and said & {code.label, *code.also}), None)
