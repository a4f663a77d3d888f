"""Makes the committed sheets of `files/` with LibreOffice: `python -m tests.real_sheets.make_files`, where soffice is installed."""

import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.protection import SheetProtection

from tests.sheets.making import xlsx

from .shapes import BING, HEAD, JIA, PAIR, PAIR_JIA, PAIR_YI, ROW_JIA, ROW_YI, TITLE, YI

FILES = Path(__file__).parent / "files"
LOCKED = (("locked.xls", "MS Excel 97"), ("locked.ods", "calc8"))
PASSPHRASE = "1234"
MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub StoreLocked(source As String, target As String, kind As String, passphrase As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  book = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  Dim how(1) As New com.sun.star.beans.PropertyValue
  how(0).Name = "FilterName"
  how(0).Value = kind
  how(1).Name = "Password"
  how(1).Value = passphrase
  book.storeToURL(target, how())
  book.close(True)
End Sub
</script:module>
"""
"""Conversion knows no passphrase; a macro does."""


def _roster() -> bytes:
    """A title, two people, a total."""
    return xlsx(((TITLE,), HEAD, ROW_JIA, (), ROW_YI, ("合计", '=COUNTA(B3:B5)&"人"')), merged=("A1:H1",))


def _villages() -> bytes:
    """Villages merged down over their people, under a head of two rows."""
    rows = (
        ("村居", *PAIR, "矫正期限", None),
        (None, None, None, "起", "止"),
        ("杨庄村", *PAIR_JIA, ROW_JIA[4], ROW_JIA[5]),
        (None, *PAIR_YI, ROW_YI[4], ROW_YI[5]),
        ("新庄村", "王试丙", BING, None, None),
    )
    return xlsx(rows, merged=("A1:A2", "B1:B2", "C1:C2", "D1:E1", "A3:A4"))


def _formulas() -> bytes:
    """Formulas that come out and formulas that go wrong."""
    good, bad = ("张试甲", JIA, '="199"&"00000001"'), ("李试乙", YI, "=VLOOKUP(9,A1:B2,2,FALSE)")
    return xlsx(((*PAIR, "联系电话"), good, bad, ("王试丙", "=1/0", "19900000003")))


def _several(book: Workbook) -> None:
    cover: Any = book.create_sheet("封面", 0)
    cover.append(("填报说明",))
    old: Any = book.create_sheet("2019")
    old.append(PAIR)
    old.append(("旧试人", "320699197003050216"))
    old.sheet_state = "hidden"
    table: Any = book["台账"]
    table.row_dimensions[2].hidden = True
    table.auto_filter.ref = "A1:B3"
    table.protection = SheetProtection(sheet=True)


def _sheets() -> bytes:
    """A cover, a hidden sheet of last year, hidden rows and a filter, the sheet locked."""
    return xlsx((PAIR, PAIR_JIA, PAIR_YI), change=_several)


SOURCES: tuple[tuple[str, Callable[[], bytes], tuple[str, ...]], ...] = (
    ("roster", _roster, ("xlsx", "xls", "ods", "fods", "html")),
    ("villages", _villages, ("xlsx", "xls", "ods")),
    ("formulas", _formulas, ("xlsx", "xls", "ods")),
    ("sheets", _sheets, ("xlsx", "xls", "ods")),
)


def main() -> None:
    """Convert every source into each of its formats, and lock one with a passphrase."""
    FILES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        for name, make, formats in SOURCES:
            source = Path(place) / f"{name}.xlsx"
            source.write_bytes(make())
            for kind in formats:
                _soffice(Path(place), "--convert-to", kind, "--outdir", str(FILES), str(source))
        (Path(place) / "profile" / "user" / "basic" / "Standard" / "Module1.xba").write_text(MACRO, encoding="utf-8")
        for name, kind in LOCKED:
            words = (source.as_uri(), (FILES / name).as_uri(), kind, PASSPHRASE)
            quoted = ",".join(f'"{word}"' for word in words)
            _soffice(Path(place), f"macro:///Standard.Module1.StoreLocked({quoted})")


def _soffice(place: Path, *arguments: str) -> None:
    profile = f"-env:UserInstallation={(place / 'profile').as_uri()}"
    subprocess.run(["soffice", profile, "--headless", *arguments], check=True, timeout=120)


if __name__ == "__main__":
    main()
