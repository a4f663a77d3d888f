"""Every sheet of the program opened by another office program: nothing is mended, nothing is lost, and it prints as it should."""

import os
import shutil
import subprocess
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from libao_desk.app import demo
from libao_desk.core.clock import FixedClock
from libao_desk.core.paths import resource
from libao_desk.services.book import RegisterBook
from libao_desk.services.filling.templates import GUIDE_HEADS
from libao_desk.services.office import Office

from .sheets_out import put_into

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed on this computer")
SECONDS = 400
ALL = "ALL_SHEETS"
"""Set where every sheet is to be opened and not a sample of them: `python dev.py prove elsewhere`."""
LEAST_INK = 150
"""Bytes of a page that has anything on it."""
A3_OR_A4 = {(1191, 842), (842, 595), (595, 842), (842, 1191)}
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>{folder}</dir></fontconfig>"""
"""The program's own fonts: what they draw can be read again, whatever the computer has."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, demo_folder: Path, book: RegisterBook) -> Path:
    """Sheets of the invented office at the end of its year, and what LibreOffice made of them."""
    place = tmp_path_factory.mktemp("elsewhere")
    shutil.copytree(demo_folder, place / "office")
    with Office.unlock(place / "office", book, FixedClock(demo.TODAY), demo.PASSPHRASE) as office:
        office.desk.actor = replace(office.desk.actor, name="冯测试")
        (place / "out").mkdir()
        files = put_into(place / "out", office, all_of_them=ALL in os.environ)
    (place / "fonts.conf").write_text(FONTS.format(folder=resource("fonts")), encoding="utf-8")
    for kind in ("pdf", "xlsx"):
        told = _convert(files, kind, place)
        assert "error" not in told.lower()
    return place


def _convert(files: tuple[Path, ...], kind: str, place: Path) -> str:
    command = ["soffice", f"-env:UserInstallation={(place / 'profile').as_uri()}", "--headless", "--convert-to", kind]
    fonts = {"FONTCONFIG_FILE": str(place / "fonts.conf")}
    whole = [*command, "--outdir", str(place / kind), *map(str, files)]
    done = subprocess.run(whole, capture_output=True, text=True, timeout=SECONDS, env=os.environ | fonts)
    assert done.returncode == 0
    return done.stdout + done.stderr


def _sheets(folder: Path) -> list[Path]:
    return sorted((folder / "out").glob("*.xlsx"))


def _values(content: bytes) -> dict[str, dict[str, Any]]:
    """By sheet and address: what each cell holds."""
    book = load_workbook(BytesIO(content))
    return {
        sheet.title: {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None}
        for sheet in book.worksheets
    }


def _same(mine: Any, theirs: Any) -> bool:
    if isinstance(mine, int | float) and isinstance(theirs, int | float):
        return abs(mine - theirs) < 1e-9
    if isinstance(mine, str) and mine.startswith("="):
        return str(theirs).startswith("=")  # written in another way, with the same meaning
    return type(mine) is type(theirs) and bool(mine == theirs)


def test_every_cell_comes_back_as_it_was(folder: Path) -> None:
    wrong: list[str] = []
    for file in _sheets(folder):
        mine, theirs = _values(file.read_bytes()), _values((folder / "xlsx" / file.name).read_bytes())
        assert mine.keys() == theirs.keys()
        for title, cells in mine.items():
            assert cells.keys() == theirs[title].keys(), file.name
            wrong += [
                f"{file.name} {title} {at}: {v!r} / {theirs[title][at]!r}" for at, v in cells.items() if not _same(v, theirs[title][at])
            ]
    assert wrong == []


def test_numbers_stay_texts_and_days_stay_days(folder: Path) -> None:
    for name, head in (("roster-corrections-internal", "身份证号"), ("roster-corrections-internal", "矫正期限起")):
        sheet = load_workbook(folder / "xlsx" / f"{name}.xlsx").worksheets[0]
        column = next(cell.column for cell in sheet[3] if cell.value == head)
        values = [sheet.cell(row, column).value for row in range(4, 30)]
        found = [value for value in values if value is not None]
        kind = str if head == "身份证号" else datetime
        assert len(found) > 20
        assert {type(value) for value in found} == {kind}
        assert kind is datetime or {len(str(value)) for value in found} == {18}


def test_every_sheet_prints_on_sheets_of_a_usual_size_and_none_is_blank(folder: Path) -> None:
    for file in _sheets(folder):
        for page in PdfReader(folder / "pdf" / f"{file.stem}.pdf").pages:
            assert (round(page.mediabox.width), round(page.mediabox.height)) in A3_OR_A4, file.name
            content = page.get_contents()
            assert content is not None, file.name
            assert len(content.get_data()) > LEAST_INK, file.name


def test_a_few_rows_sent_out_are_printed_on_one_page(folder: Path) -> None:
    assert len(PdfReader(folder / "pdf" / "return-three.pdf").pages) == 1


def test_title_and_heads_stand_on_the_first_page_and_heads_on_the_next(folder: Path) -> None:
    for file in _sheets(folder):
        if file.stem.startswith(("roster", "return", "template")):
            sheet = load_workbook(file).worksheets[0]
            pages = _first_pages(folder, file)
            assert str(sheet["A1"].value) in pages[0], file.name
            assert str(sheet["A2"].value).split("：")[0] in pages[0], file.name
            assert all(str(sheet["A3"].value) in page for page in pages), file.name


def test_a_roster_fits_the_width_of_its_sheet(folder: Path) -> None:
    for file in _sheets(folder):
        if file.stem.startswith("roster"):
            heads = [str(cell.value) for cell in load_workbook(file).worksheets[0][3] if cell.value]
            assert all(heads[-1] in page for page in _first_pages(folder, file)), file.name


def _first_pages(folder: Path, file: Path) -> list[str]:
    """What the first page of a sheet says, and the second where the table goes on; without blanks."""
    pages = PdfReader(folder / "pdf" / f"{file.stem}.pdf").pages[:2]
    said = ["".join(page.extract_text().split()) for page in pages]
    return [text for text in said if not text.startswith("".join(GUIDE_HEADS))]
