"""Sheets made at run time, as the hands and the programs of a county make them."""

import io
import subprocess
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import xlwt
from openpyxl import Workbook

HEADS = ("序号", "姓名", "身份证号", "矫正开始日期", "联系电话", "备注")
KNOWN = frozenset({"姓名", "身份证号", "矫正开始日期", "矫正结束日期", "联系电话", "村居", "金额", "备注", "矫正期限起", "矫正期限止"})
ID_A, ID_B = "320699198901012318", "320699197507072329"
PHONE = "19900000001"
Rows = Sequence[Sequence[Any]]

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def xlsx(rows: Rows, *, merged: Sequence[str] = (), change: Callable[[Workbook], object] | None = None, title: str = "台账") -> bytes:
    """A workbook of one sheet; `change` may do anything else to it."""
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for cells in merged:
        sheet.merge_cells(cells)
    if change is not None:
        change(book)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def xls(rows: Rows, *, merged: Sequence[tuple[int, int, int, int]] = ()) -> bytes:
    """An old workbook (BIFF8), as WPS saves its own .et in compatibility mode; ranges from 0: top, bottom, left, right."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("台账")
    day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for top, bottom, left, right in merged:
        sheet.merge(top, bottom, left, right)
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            if value is None:
                continue
            if hasattr(value, "year"):
                sheet.write(row, column, value, day)
            else:
                sheet.write(row, column, value)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def package(
    sheet_data: str,
    *,
    before: str = "",
    after: str = "",
    shared: str = "",
    date_1904: bool = False,
    more: Mapping[str, str | bytes] | None = None,
    prolog: str = "",
) -> bytes:
    """A workbook written by hand; `before` and `after` stand around sheetData, `prolog` before the sheet's root."""
    system = '<workbookPr date1904="1"/>' if date_1904 else ""
    relation = f"{RELATIONS}/%s"
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_CONTENT}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_CONTENT}.worksheet+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_CONTENT}.sharedStrings+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE_RELATIONS}">'
        f'<Relationship Id="r1" Type="{relation % "officeDocument"}" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{system}'
        '<sheets><sheet name="台账" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE_RELATIONS}">'
        f'<Relationship Id="r1" Type="{relation % "worksheet"}" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{relation % "sharedStrings"}" Target="sharedStrings.xml"/></Relationships>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{shared}</sst>',
        "xl/worksheets/sheet1.xml": f'<?xml version="1.0" encoding="UTF-8"?>{prolog}<worksheet xmlns="{MAIN}">'
        f"{before}<sheetData>{sheet_data}</sheetData>{after}</worksheet>",
    }
    return zipped(parts | dict(more or {}))


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A deflated package of the parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def text_cell(address: str, text: str) -> str:
    """A cell with its text inline, by hand."""
    return f'<c r="{address}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def text_row(number: int, texts: Sequence[str]) -> str:
    """A row of inline texts from column A, by hand."""
    cells = "".join(text_cell(f"{chr(65 + column)}{number}", text) for column, text in enumerate(texts))
    return f'<row r="{number}">{cells}</row>'


def converted(content: bytes, folder: Path, *formats: str) -> dict[str, bytes]:
    """An xlsx as another office program saves it."""
    source = folder / "source.xlsx"
    source.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    made = {}
    for suffix in formats:
        command = ["soffice", profile, "--headless", "--convert-to", suffix, "--outdir", str(folder / "out"), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        made[suffix] = (folder / "out" / f"source.{suffix}").read_bytes()
    return made


def unzipped(content: bytes) -> dict[str, str]:
    """The parts of a package that is all text, to be changed and zipped again."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}
