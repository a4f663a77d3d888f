"""The sender's own sheet given back with red cells and the reasons beside them, row numbers unchanged (错误标注副本)."""

import re
import warnings
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from libao_desk.core.errors import Refusal
from libao_desk.core.text import without_controls

from .grids import read_content
from .limits import SheetLimits, inspect_package
from .memory_book import keep_text, save_book

REASON_HEAD = "不能导入的原因"
RED = "FFFFC7CE"
"""The fill of a wrong cell: light enough to read the black text on it, and on a print."""
REASON_WIDTH = 48
COPY_LIMITS = SheetLimits(cells=300_000)
"""A copy keeps each cell with its looks in memory, some fifty times what reading its value takes."""
_ADDRESS = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")
_LONGEST_CELL = 32_767


def write_error_copy(
    source: Path | bytes,
    *,
    sheet: str,
    head_row: int,
    problems: Iterable[tuple[str, str]],
    limits: SheetLimits = COPY_LIMITS,
) -> bytes:
    """The workbook with each problem's cell red and its sentence in a column of its own at the right.

    `problems` are (address, sentence), `head_row` Excel's number of the head's first row. A copy that comes back loses its old
    marks first. Pictures and charts are left out. Nothing touches the disk. Raises Refusal for a file that is no xlsx, is too
    large to be copied, or has no such sheet; Trouble when the disk fails.
    """
    book = _open(read_content(source, limits), limits)
    if sheet not in book.sheetnames:
        raise Refusal(f"文件里没有工作表“{sheet}”，请重新选择文件。")
    target = book[sheet]
    _clear_old_marks(target)
    by_row = _mark(target, problems)
    _write_reasons(target, _reason_column(target, head_row), head_row, by_row)
    return save_book(book)


def _open(content: bytes, limits: SheetLimits) -> Any:
    from openpyxl import load_workbook

    if not content.startswith(b"PK\x03\x04") or inspect_package(content, limits).is_ods:
        raise Refusal("只有xlsx文件能做标红的副本；请用WPS或Excel另存为xlsx后再导入。")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl cannot keep (extensions, slicers) is no trouble of the clerk's
            book = load_workbook(BytesIO(content))
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, OSError) as error:  # what openpyxl says of odd but readable files
        raise Refusal("这个文件的写法不规范，做不出标红的副本；请用WPS或Excel打开后另存为xlsx再导入。") from error
    for chart in book.chartsheets:
        book.remove(chart)
    for sheet in book.worksheets:
        sheet._charts, sheet._images = [], []  # noqa: SLF001  # openpyxl has no other way to leave them out
    return book


def _clear_old_marks(target: Any) -> None:
    from openpyxl.styles import PatternFill

    for row in target.iter_rows():
        for cell in row:
            if cell.has_style and cell.fill.fgColor.rgb == RED:
                cell.fill = PatternFill()


def _mark(target: Any, problems: Iterable[tuple[str, str]]) -> dict[int, list[str]]:
    """Red cells, and by row what is wrong in it; a problem without a cell has no row to stand in."""
    from openpyxl.styles import PatternFill

    red = PatternFill("solid", fgColor=RED)
    corners = _corners(target)
    by_row: dict[int, list[str]] = {}
    for address, sentence in problems:
        if _ADDRESS.fullmatch(address):
            cell = target[address]
            by_row.setdefault(cell.row, []).append(sentence)
            target[corners.get(address, address)].fill = red
    return by_row


def _corners(target: Any) -> dict[str, str]:
    """By address of a cell hidden in a merged range: the range's first cell, the only one that is seen."""
    from openpyxl.utils import get_column_letter

    return {
        f"{get_column_letter(column)}{row}": merged.start_cell.coordinate
        for merged in target.merged_cells.ranges
        for row, column in merged.cells
    }


def _reason_column(target: Any, head_row: int) -> int:
    """The column of an earlier copy's reasons, emptied; else the first one right of all that is filled."""
    for cell in target[head_row]:
        if cell.value == REASON_HEAD:
            for row in range(head_row, target.max_row + 1):
                target.cell(row, cell.column).value = None
            return int(cell.column)
    return 1 + max((cell.column for row in target.iter_rows() for cell in row if cell.value is not None), default=0)


def _write_reasons(target: Any, column: int, head_row: int, by_row: Mapping[int, Sequence[str]]) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    target.column_dimensions[get_column_letter(column)].width = REASON_WIDTH
    texts = {head_row: REASON_HEAD} | {row: "\n".join(sentences) for row, sentences in by_row.items()}
    for row, text in texts.items():
        cell = target.cell(row, column)
        cell.value = without_controls(text)[:_LONGEST_CELL]
        keep_text(cell, cell.value)
        cell.font, cell.alignment = Font(color="FFC00000", bold=row == head_row), Alignment(vertical="center", wrap_text=True)
