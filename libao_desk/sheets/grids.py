"""A file of any sheet format as plain grids of values with their true addresses (xlsx, xls, et, ods, csv)."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from libao_desk.core.errors import Refusal, Trouble

from .biff_scan import look_into_workbook
from .cells import CellValue
from .csv_grid import is_plain_text, read_csv
from .hidden import NOTHING_HIDDEN, Hidden
from .limits import DEFAULT_LIMITS, LOCKED, PackageFacts, SheetLimits, check_extent, check_size, inspect_package

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_VBA_PROJECT = "_VBA_PROJECT".encode("utf-16-le")
_SAVE_AS = "请用WPS或Excel打开后另存为xlsx再导入。"


@dataclass(frozen=True)
class MergedRange:
    """A merged range (合并单元格), rows and columns as Excel counts them, from 1, both ends within."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Grid:
    """One sheet's used range; `rows[0][0]` stands in Excel's row `first_row`, column `first_column` (both from 1)."""

    sheet: str
    first_row: int
    first_column: int
    rows: tuple[tuple[CellValue, ...], ...]
    merged: tuple[MergedRange, ...] | None = None
    """None where the format does not tell."""
    is_hidden: bool = False
    from_1904: bool = False
    lost: Mapping[str, str] = field(default_factory=dict)
    """By address: why a cell that looks filled reads empty."""
    hidden: Hidden = NOTHING_HIDDEN
    """Rows and columns that whoever looks at the sheet does not see."""


def read_grids(source: Path | bytes, *, name: str, limits: SheetLimits = DEFAULT_LIMITS) -> tuple[Grid, ...]:
    """Every sheet of the file that holds something; the content decides the format, not the name.

    Raises Refusal naming what the file is when it cannot be read as a sheet, and Trouble when the disk fails.
    """
    content = read_content(source, limits)
    _refuse_foreign(content)
    if content.startswith(_ZIP):
        return _read_workbook(content, inspect_package(content, limits), limits)
    if content.startswith(_OLE):
        _refuse_hostile_ole(content)
        lost, unseen = look_into_workbook(content)
        return _read_workbook(content, PackageFacts(lost=lost, hidden=unseen), limits)
    if not name.lower().endswith((".csv", ".txt")) and not is_plain_text(content):
        raise Refusal(f"“{name}”不是WPS或Excel的表格文件。可以导入xlsx、xls、et、ods和csv。")
    return (_text_grid(Path(name).stem, read_csv(content, limits), limits),)


def _text_grid(sheet: str, records: list[list[str]], limits: SheetLimits) -> Grid:
    """Rows of a text file, each as wide as the widest."""
    width = max(map(len, records), default=0)
    check_extent(len(records), width, limits)
    rows = tuple((*(value or None for value in record), *[None] * (width - len(record))) for record in records)
    return Grid(sheet, 1, 1, rows if width else ())


def read_content(source: Path | bytes, limits: SheetLimits) -> bytes:
    """The file's bytes; raises Refusal for an empty or too large one, Trouble when it cannot be read."""
    if isinstance(source, bytes):
        check_size(len(source), limits)
        return source
    try:
        check_size(source.stat().st_size, limits)
        return source.read_bytes()
    except OSError as error:
        raise Trouble(f"读不到文件“{source.name}”：请确认它还在原处，且没有被其他程序独占。") from error


def _refuse_foreign(content: bytes) -> None:
    """Refuse, by their first bytes, the formats that are often named like a sheet."""
    head = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<html", b"<!doctype html", b"<table", b"<head", b"<meta")) or (head.startswith(b"<") and b"<table" in head):
        raise Refusal(f"这个文件其实是网页（HTML），只是起了表格的名字；{_SAVE_AS}")
    if head.startswith(b"mime-version:"):
        raise Refusal(f"这个文件其实是单个网页文件（MHT）；{_SAVE_AS}")
    if head.startswith(b"<?xml") or head.startswith(b"<"):
        raise Refusal(f"这个文件其实是XML文本；{_SAVE_AS}")
    if head.startswith(b"%pdf"):
        raise Refusal("这是PDF文件，不是表格；请向报送人要原来的表格文件。")
    if head.startswith((b"\x7felf", b"mz\x90", b"rar!", b"7z\xbc\xaf", b"\x89png", b"\xff\xd8\xff")):
        raise Refusal("这不是表格文件。可以导入xlsx、xls、et、ods和csv。")


def _refuse_hostile_ole(content: bytes) -> None:
    if _ENCRYPTED_PACKAGE in content:
        raise Refusal(LOCKED)
    if _VBA_PROJECT in content:
        raise Refusal("文件里有宏，不能导入；请另存为不带宏的xlsx后再导入。")


def _read_workbook(content: bytes, facts: PackageFacts, limits: SheetLimits) -> tuple[Grid, ...]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        grids = []
        for metadata in workbook.sheets_metadata:
            if metadata.typ is not SheetTypeEnum.WorkSheet:
                continue
            sheet = workbook.get_sheet_by_name(metadata.name)
            hidden = metadata.visible is not SheetVisibleEnum.Visible
            grids.append(_grid(sheet, hidden, facts, limits))
    except PasswordError:
        raise Refusal(LOCKED) from None
    except CalamineError as error:
        raise Refusal(f"文件已损坏，或不是表格文件，读不出来；{_SAVE_AS}") from error
    return tuple(grid for grid in grids if grid.rows)


def _grid(sheet: Any, is_hidden: bool, facts: PackageFacts, limits: SheetLimits) -> Grid:
    start, end = sheet.start or (0, 0), sheet.end or (-1, -1)
    check_extent(end[0] + 1, end[1] + 1, limits)
    return Grid(
        sheet=sheet.name,
        first_row=start[0] + 1,
        first_column=start[1] + 1,
        rows=tuple(tuple(_plain(value) for value in row) for row in sheet.to_python(skip_empty_area=True)),
        merged=_merged(sheet, facts),
        is_hidden=is_hidden,
        from_1904=facts.from_1904,
        lost=facts.lost.get(sheet.name, {}),
        hidden=facts.hidden.get(sheet.name, NOTHING_HIDDEN),
    )


def _merged(sheet: Any, facts: PackageFacts) -> tuple[MergedRange, ...] | None:
    ranges = sheet.merged_cell_ranges
    if ranges is None and sheet.name in facts.merged:
        return tuple(MergedRange(*one) for one in facts.merged[sheet.name])
    return None if ranges is None else tuple(MergedRange(a + 1, b + 1, c + 1, d + 1) for (a, b), (c, d) in ranges)


def _plain(value: Any) -> CellValue:
    """The value in the kinds we know: an empty text is nothing, a time of day and a duration are text."""
    if value == "":
        return None
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60}:{minutes % 60:02d}"
    if isinstance(value, str | bool | int | float | date | datetime):
        return value
    return str(value)
