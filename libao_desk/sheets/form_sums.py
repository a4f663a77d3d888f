"""Additions that name each row to be filled (逐行相加的公式): D3+D4+D5 is made a sum over the rows, so that those put in belong to it."""

import re
from collections.abc import Iterator
from typing import Any

from .form_build import BlankForm, text_of

_ADDED = re.compile(r"(?<![!\w$:*/^\-&])\$?([A-Z]{1,3})\$?\d+(?:\+\$?\1\$?\d+)+(?!\s*[\d:(\w*/^%&])")
_LISTED = re.compile(r"(?<=SUM\()\$?([A-Z]{1,3})\$?\d+(?:,\$?\1\$?\d+)+(?=\))")
_DIVIDED = re.compile(r"(SUM\(\$?[A-Z]{1,3}\$?(\d+):\$?[A-Z]{1,3}\$?(\d+)\)\)?)/(\d+)(?![\d.:(\w*/^%])")
_CELL = re.compile(r"(?<![\w$:.'!])(?:('[^']+'|[\w.]+)!)?\$?([A-Z]{1,3})\$?(\d+)(?![\d:(\w!])")
_AVERAGE = re.compile(r"平均[数值]?:?|[人户]均:?")


def name_ranges(sheet: Any, form: BlankForm) -> None:
    """Have such an addition of all rows be a sum over them, and an average of them be divided by their number."""
    for cell in _formulas(sheet):
        cell.value = _named(sheet, cell, form)


def rows_left_out(book: Any, form: BlankForm) -> tuple[str, ...]:
    """Where rows that are put in are left out of what is reckoned: what each such line is called, or its place."""
    told = []
    for sheet in book.worksheets:
        for cell in _formulas(sheet):
            is_own = sheet.title == form.sheet
            if not is_own or not form.first_row <= cell.row <= form.last_row:
                formula = _named(sheet, cell, form) if is_own else str(cell.value)
                if _leaves_out(formula, sheet.title, form):
                    told.append(_name_of(sheet, cell) if is_own else f"{sheet.title}!{cell.coordinate}")
    return tuple(dict.fromkeys(told))


def _formulas(sheet: Any) -> Iterator[Any]:
    return (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f" and isinstance(cell.value, str))


def _named(sheet: Any, cell: Any, form: BlankForm) -> str:
    def as_range(found: re.Match[str]) -> str:
        rows = sorted(int(row) for row in re.findall(r"\d+", found[0]))
        if rows[0] not in _firsts(form) or rows != list(range(rows[0], form.last_row + 1)):
            return found[0]
        area = f"{found[1]}{form.first_row}:{found[1]}{form.last_row}"
        return f"SUM({area})" if "+" in found[0] else area

    formula = _LISTED.sub(as_range, _ADDED.sub(as_range, str(cell.value)))
    if not any(_AVERAGE.fullmatch(text_of(one)) for one in sheet[cell.row]):
        return formula
    return _DIVIDED.sub(lambda found: f"{found[1]}/ROWS({_area(found[1])})" if _counts_rows(found, form) else found[0], formula)


def _counts_rows(found: re.Match[str], form: BlankForm) -> bool:
    counts = [form.last_row + 1 - first for first in _firsts(form)]
    return int(found[2]) in _firsts(form) and int(found[3]) == form.last_row and int(found[4]) in counts


def _firsts(form: BlankForm) -> tuple[int, int]:
    """Where what reckons over the rows begins: with the first, or below a sample's row that is filled now."""
    return form.first_row, form.first_row + 1


def _area(sum_of: str) -> str:
    return sum_of.removeprefix("SUM(").rstrip(")")


def _leaves_out(formula: str, title: str, form: BlankForm) -> bool:
    if any(_counts_rows(found, form) for found in _DIVIDED.finditer(formula)) and title == form.sheet:
        return True
    cells = (found for found in _CELL.finditer(formula) if (found[1] or title).strip("'") == form.sheet)
    rows = [(found[2], int(found[3])) for found in cells if form.first_row <= int(found[3]) <= form.last_row]
    if form.body_rows == 1:  # D4+D6+D8 over parts of one row each
        return bool(rows)
    return any(sum(column == other for other, _ in set(rows)) > 1 for column, _ in rows)


def _name_of(sheet: Any, cell: Any) -> str:
    words = next((text for one in sheet[cell.row] if (text := text_of(one)) and not text.startswith("=")), "")
    return f"{words}（{cell.column_letter}列）" if words else str(cell.coordinate)
