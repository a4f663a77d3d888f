"""Workbooks saved wholly in memory: openpyxl by itself writes every sheet through a temporary file in clear."""

from copy import copy
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from openpyxl import Workbook

ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
MADE = datetime(2000, 1, 1)  # noqa: DTZ001  # openpyxl wants a bare instant; the same sheet gives the same bytes on any day
CREATOR = "Libao Desk"
LIVE = ("=", "+", "-", "@", "\t")
"""How a text begins that a sheet takes for a formula when its cell is edited."""


class _Archive(ZipFile):
    """A zip whose members bear no time, so that the same sheet gives the same bytes."""

    def writestr(self, zinfo_or_arcname: ZipInfo | str, data: Any, *_: Any, **__: Any) -> None:
        """Add one member, deflated."""
        name = zinfo_or_arcname if isinstance(zinfo_or_arcname, str) else zinfo_or_arcname.filename
        member = ZipInfo(name.lstrip("/"), ZIP_EPOCH)
        member.compress_type = ZIP_DEFLATED
        super().writestr(member, data)


def keep_text(cell: Any, text: str) -> None:
    """The cell's text stays text, in the file and when somebody edits it there: the style of a text typed behind an apostrophe."""
    cell.data_type = "s"
    if text.startswith(LIVE):
        cell._style = copy(cell._style)  # noqa: SLF001  # one style may be shared by many cells, and openpyxl offers no way to tell
        cell.quotePrefix = True


def keep_texts(sheet: Any) -> None:
    """The same for every text of a sheet that holds no formula."""
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                keep_text(cell, cell.value)


def start_rows(sheet: Any) -> None:
    """Let the rows of a write-only book's sheet go to memory; called when widths and print set-up are done, before the first row."""
    from openpyxl.worksheet._writer import WorksheetWriter

    # the sheet would otherwise make its own writer on a temporary file when the first row comes
    sheet._writer = WorksheetWriter(sheet, out=BytesIO())  # noqa: SLF001  # openpyxl offers no public way to name the target
    sheet._writer.write_top()  # noqa: SLF001


def save_book(book: "Workbook") -> bytes:
    """The book as the bytes of an xlsx file; no byte of it touches the disk."""
    from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
    from openpyxl.worksheet._writer import WorksheetWriter
    from openpyxl.writer.excel import ExcelWriter

    class MemoryWriter(ExcelWriter):  # type: ignore[misc]  # openpyxl is untyped
        """Writes each sheet from memory into the archive."""

        def write_worksheet(self, ws: Any) -> None:
            """Add one sheet."""
            ws._drawing = SpreadsheetDrawing()  # noqa: SLF001  # charts, and none in most sheets; as openpyxl's own writer does
            ws._drawing.charts, ws._drawing.images = ws._charts, ws._images  # noqa: SLF001
            if self.workbook.write_only:
                writer = ws._writer  # noqa: SLF001  # made by start_rows
                if not ws.closed:
                    ws.close()
            else:
                writer = WorksheetWriter(ws, out=BytesIO())
                writer.write()
            ws._rels = writer._rels  # noqa: SLF001  # as openpyxl's own writer does
            self._archive.writestr(ws.path, writer.out.getvalue())
            self.manifest.append(ws)

    book.properties.creator = CREATOR
    book.properties.created = book.properties.modified = MADE
    target = BytesIO()
    with _Archive(target, "w") as archive:
        MemoryWriter(book, archive).write_data()
    return target.getvalue()
