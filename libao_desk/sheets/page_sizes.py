"""How much of a sheet one printed page holds (一页的高度), in the points in which rows are measured."""

from collections.abc import Sequence
from typing import Any

A4, A3 = (595, 842), (842, 1191)
_A3_CODE = 8
INCH = 72
COLUMN, COLUMN_EDGES = 5.25, 3.75
"""Points of a half-width column, and of a column's edges."""


def page_height(sheet: Any, widths: Sequence[float]) -> float:
    """The height of rows that stand on one page; more where the sheet is printed smaller, as it says or to bring its columns onto one."""
    setup, margins = sheet.page_setup, sheet.page_margins
    paper = A3 if setup.paperSize in (_A3_CODE, str(_A3_CODE)) else A4
    wide, high = reversed(paper) if setup.orientation == "landscape" else paper
    room: float = high - INCH * (margins.top + margins.bottom)
    if sheet.sheet_properties.pageSetUpPr is not None and sheet.sheet_properties.pageSetUpPr.fitToPage and setup.fitToWidth != 0:
        across: float = wide - INCH * (margins.left + margins.right)
        return room * max(1.0, sum(COLUMN * width + COLUMN_EDGES for width in widths) / across)
    scale: int = setup.scale or 100
    return room * 100 / scale
