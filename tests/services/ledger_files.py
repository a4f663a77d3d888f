"""Ledgers as offices keep them, written into every kind of file the import reads."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import xlwt

Cell = str | int | float | Decimal | date | None

ODS_START = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body><office:spreadsheet>'
    '<table:table table:name="台账">'
)
ODS_END = "</table:table></office:spreadsheet></office:body></office:document-content>"
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


@dataclass
class Ledger:
    """A sheet: titles merged over its width, a head of one or two rows, rows of cells."""

    titles: Sequence[str]
    head: Sequence[Sequence[Cell]]
    rows: list[list[Cell]]
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    """Merged ranges as (row, column, last row, last column), counted from 1."""

    @property
    def grid(self) -> list[list[Cell]]:
        """Every row of the sheet, as wide as its head."""
        width = len(self.head[0])
        titles: list[list[Cell]] = [[title, *[None] * (width - 1)] for title in self.titles]
        return [*titles, *(list(row) for row in self.head), *self.rows]

    def write(self, file: Path) -> Path:
        """Write it in the form that the file's name says."""
        {".xlsx": self._xlsx, ".xls": self._xls, ".ods": self._ods, ".csv": self._csv}[file.suffix](file)
        return file

    def _ranges(self) -> list[tuple[int, int, int, int]]:
        return [(n, 1, n, len(self.head[0])) for n in range(1, len(self.titles) + 1)] + self.merged

    def _xlsx(self, file: Path) -> None:
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        for number, row in enumerate(self.grid, start=1):
            for column, value in enumerate(row, start=1):
                if value is not None:
                    sheet.cell(number, column, value)
        for top, left, bottom, right in self._ranges():
            sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
        book.save(file)

    def _xls(self, file: Path) -> None:
        book = xlwt.Workbook(encoding="utf-8")
        sheet = book.add_sheet("台账")
        days = xlwt.easyxf(num_format_str="YYYY-MM-DD")
        ranges = {(top - 1, left - 1): (bottom - 1, right - 1) for top, left, bottom, right in self._ranges()}
        for number, row in enumerate(self.grid):
            for column, value in enumerate(row):
                if (number, column) in ranges:
                    bottom, right = ranges[number, column]
                    sheet.write_merge(number, bottom, column, right, value)
                elif isinstance(value, date):
                    sheet.write(number, column, value, days)
                elif value is not None:
                    sheet.write(number, column, value)
        book.save(str(file))

    def _ods(self, file: Path) -> None:
        rows = "".join(f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>" for row in self.grid)
        file.write_bytes(ods(rows))

    def _csv(self, file: Path) -> None:
        with file.open("w", encoding="gb18030", newline="") as out:
            csv.writer(out).writerows([["" if value is None else value for value in row] for row in self.grid])


def ods(rows: str) -> bytes:
    """An OpenDocument sheet of these rows, and columns before them."""
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        archive.writestr("mimetype", ODS_TYPE)
        archive.writestr("content.xml", ODS_START + rows + ODS_END)
        archive.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS_TYPE}"/></manifest:manifest>',
        )
    return target.getvalue()


def ods_cell(value: Cell) -> str:
    """One cell of an OpenDocument sheet."""
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{value}"><text:p>{value}</text:p></table:table-cell>'
    if isinstance(value, str):
        return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
    return f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p></table:table-cell>'
