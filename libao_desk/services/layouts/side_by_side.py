"""A head that stands twice or more from left to right (左右两栏): the rows go down the left strip first, then down the next."""

from collections.abc import Mapping, Sequence
from math import ceil

from libao_desk.sheets.form_build import BlankForm, FormColumn
from libao_desk.sheets.roster_writer import Value

Rows = tuple[tuple[Value, ...], ...]
MOST_STRIPS, NARROWEST = 4, 2
TOLD = "表头左右重复，各行先填左边，填满后接着填右边。"


def strips(columns: Sequence[FormColumn]) -> tuple[tuple[FormColumn, ...], ...]:
    """The columns as often as the same heads stand side by side; all of them in one where they stand there once."""
    for count in range(MOST_STRIPS, 1, -1):
        width, rest = divmod(len(columns), count)
        found = tuple(tuple(columns[start : start + width]) for start in range(0, len(columns), width or 1))
        if not rest and width >= NARROWEST and len({tuple(one.parts for one in strip) for strip in found}) == 1:
            return found
    return (tuple(columns),)


def rows_of_strips(block: BlankForm, rows: Rows) -> Mapping[int, Rows]:
    """By column of a block the rows that stand in it."""
    found = strips(block.columns)
    height = max(block.body_rows, ceil(len(rows) / len(found))) if len(found) > 1 else len(rows)
    return {one.column: rows[n * height : (n + 1) * height] for n, strip in enumerate(found) for one in strip}
