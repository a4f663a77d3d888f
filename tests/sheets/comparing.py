"""Two workbooks laid side by side: every cell's value and looks, and everything else a sheet is set up with."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from openpyxl import load_workbook


def differences(one: bytes, other: bytes, *, higher_rows: bool = True) -> list[str]:
    """What differs, each as a sentence; rows of `one` may be higher, where a long text wants room."""
    left, right = load_workbook(BytesIO(one)), load_workbook(BytesIO(other))
    if left.sheetnames != right.sheetnames:
        return [f"sheets {left.sheetnames} / {right.sheetnames}"]
    return [told for a, b in zip(left.worksheets, right.worksheets, strict=True) for told in (*_cells(a, b), *_set_up(a, b, higher_rows))]


def _cells(a: Any, b: Any) -> Iterator[str]:
    for row in range(1, max(a.max_row, b.max_row) + 1):
        for column in range(1, max(a.max_column, b.max_column) + 1):
            mine, wanted = a.cell(row, column), b.cell(row, column)
            should_look = _looks(wanted)
            for name, look in _looks(mine).items():
                if look != (should := should_look[name]):
                    yield f"{a.title} {mine.coordinate} {name}: {look!r} / {should!r}"


def _looks(cell: Any) -> dict[str, object]:
    comment = getattr(cell, "comment", None)
    return {
        "value": cell.value,
        "type": cell.data_type if cell.value is not None else None,
        "format": cell.number_format if hasattr(cell, "number_format") else None,
        "font": repr(cell.font),
        "border": [getattr(getattr(cell.border, side), "style", None) for side in ("left", "right", "top", "bottom")],
        "fill": repr(cell.fill.fgColor.rgb) + str(cell.fill.patternType),
        "alignment": repr(cell.alignment),
        "comment": None if comment is None else comment.text,
    }


def _set_up(a: Any, b: Any, higher_rows: bool) -> Iterator[str]:
    mine, wanted = _settings(a), _settings(b)
    for name, setting in mine.items():
        if setting != wanted[name]:
            yield f"{a.title} {name}: {setting!r} / {wanted[name]!r}"
    for row in range(1, max(a.max_row, b.max_row) + 1):
        have, want = a.row_dimensions[row].height, b.row_dimensions[row].height
        if have != want and not (higher_rows and have is not None and have > (want or 0)):
            yield f"{a.title} height of row {row}: {have} / {want}"


def _settings(sheet: Any) -> dict[str, object]:
    columns = {key: (one.min, one.max, one.width, one.hidden) for key, one in sheet.column_dimensions.items()}
    conditions = {str(one.sqref): [rule.formula for rule in one.rules] for one in sheet.conditional_formatting}
    return {
        "merges": sorted(one.coord for one in sheet.merged_cells.ranges),
        "columns": columns,
        "print area": sheet.print_area,
        "repeated rows": sheet.print_title_rows,
        "paper": (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight),
        "fit": sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage,
        "margins": (sheet.page_margins.left, sheet.page_margins.right, sheet.page_margins.top, sheet.page_margins.bottom),
        "frozen": sheet.freeze_panes,
        "filter": sheet.auto_filter.ref,
        "choices": sorted((str(one.sqref), one.formula1) for one in sheet.data_validations.dataValidation),
        "conditions": conditions,
        "foot": sheet.oddFooter.center.text,
    }
