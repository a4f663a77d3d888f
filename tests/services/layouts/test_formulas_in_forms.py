"""Formulas of the county's own in the rows of a form: kept, but where they would take a masked ID number apart."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from shutil import copytree

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Border, Side

from libao_desk.app import demo
from libao_desk.core.clock import FixedClock
from libao_desk.core.period import Period
from libao_desk.services.book import RegisterBook
from libao_desk.services.office import Office

DECEMBER = Period(2020, 12, 1)


@pytest.fixture
def year_end(tmp_path: Path, demo_folder: Path, book: RegisterBook) -> Iterator[Office]:
    """The invented office on the last day of its year."""
    copytree(demo_folder, tmp_path / "office")
    with Office.unlock(tmp_path / "office", book, FixedClock(demo.TODAY), demo.PASSPHRASE) as office:
        yield office


def test_age_is_told_and_not_reckoned_from_a_masked_number(year_end: Office) -> None:
    book, side = Workbook(), Side("thin")
    sheet = book.active
    assert sheet is not None
    sheet.append(["安置帮教对象名册"])
    sheet.append(["序号", "姓名", "身份证号", "年龄", "称呼"])
    for row in range(3, 7):
        sheet.append([None, None, None, f"=2020-MID(C{row},7,4)", f'=B{row}&"同志"'])
        for cell in sheet[row]:
            cell.border = Border(side, side, side, side)
    for cell in sheet[2]:
        cell.border = Border(side, side, side, side)
    content = BytesIO()
    book.save(content)
    draft = year_end.layouts.read("aftercare", content.getvalue())
    assert draft.keys[4] == "年龄"
    year_end.layouts.save(draft, "带公式")
    page = load_workbook(BytesIO(year_end.layouts.fill("aftercare", "带公式", DECEMBER).data)).active
    assert page is not None
    ages = [page.cell(row, 4).value for row in range(3, 8)]
    assert all(isinstance(age, int) and 18 <= age < 100 for age in ages)
    assert page.cell(4, 5).value == '=B4&"同志"'


@pytest.mark.parametrize(("formula", "is_told"), [("=D3+D4*2", True), ("=D3+D4", False)])
def test_a_formula_that_leaves_out_rows_put_in_is_told_on_export(year_end: Office, formula: str, is_told: bool) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["花名册"], ["序号", "姓名", "罪名", "本月报告次数"], [1], [2], ["合计", None, None, formula]):
        sheet.append(row)
    content = BytesIO()
    book.save(content)
    year_end.layouts.save(year_end.layouts.read("corrections", content.getvalue()), "逐行相加")
    assert ("“合计（D列）”的公式是逐行写明的" in year_end.layouts.fill("corrections", "逐行相加", DECEMBER).doubt) is is_told
