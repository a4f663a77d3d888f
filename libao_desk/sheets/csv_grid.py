"""Comma-separated text as rows: its encoding and its delimiter are found, not asked (CSV)."""

import csv
import io
from itertools import islice

from libao_desk.core.errors import Refusal
from libao_desk.core.text import without_controls

from .limits import SheetLimits, check_extent

DELIMITERS = ",\t;|"
CUTS = 3
"""A line inside a cell that is cut this often was a row of the sheet."""
_SAMPLE_ROWS = 30


def read_csv(content: bytes, limits: SheetLimits) -> list[list[str]]:
    """All records, blank lines as empty ones, so that record N is Excel's row N.

    UTF-8 with or without mark, UTF-16 with mark and GB18030 are understood. Raises Refusal for other bytes, and for a quotation mark
    that is never closed or closed lines later: what stands between would be one cell, and whole people gone.
    """
    text = _decode(content)
    delimiter = _delimiter(text)
    rows: list[list[str]] = []
    try:
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            if any(_holds_lines(cell, delimiter) for cell in record):
                raise csv.Error("a cell that holds lines of the sheet")
            rows.append(record)
            check_extent(len(rows), len(record), limits)
    except csv.Error as error:
        raise Refusal(
            f"CSV文件第{len(rows) + 1}行的引号没有配对，后面的行会混进这一格。请改正引号，或用WPS、Excel另存为xlsx后再导入。"
        ) from error
    return rows


def _holds_lines(cell: str, delimiter: str) -> bool:
    """Whether a cell reads like lines of the sheet: a later line of it is cut by the delimiter into many cells."""
    return any(line.count(delimiter) >= CUTS for line in cell.splitlines()[1:])


def is_plain_text(content: bytes) -> bool:
    """Whether a file that bears a workbook's name is text set in columns, as systems on the web hand it out."""
    try:
        text = _decode(content)
    except Refusal:
        return False
    return without_controls(text) == text and _widths(text[:20_000], _delimiter(text)) > (1, 1)


def _decode(content: bytes) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Refusal("认不出这个文本文件的编码，请用WPS或Excel打开后另存为xlsx再导入。")


def _delimiter(text: str) -> str:
    """The sign that cuts the first records into the most columns, evenly."""
    return max(DELIMITERS, key=lambda delimiter: _widths(text[:20_000], delimiter))


def _widths(text: str, delimiter: str) -> tuple[int, int]:
    """The usual and the largest number of columns that a delimiter makes of the first records."""
    records = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        widths = sorted(len(record) for record in islice(records, _SAMPLE_ROWS) if record)
    except csv.Error:
        return (0, 0)
    return (widths[len(widths) // 2], widths[-1]) if widths else (0, 0)
