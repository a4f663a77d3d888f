"""What of a filled form nobody could read on paper is told on export."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from shutil import copytree

import pytest
from openpyxl import load_workbook

from libao_desk.app import demo
from libao_desk.core.clock import FixedClock
from libao_desk.core.period import Period
from libao_desk.services.book import RegisterBook
from libao_desk.services.office import Office

from .test_layouts import a_form


@pytest.fixture
def year_end(tmp_path: Path, demo_folder: Path, book: RegisterBook) -> Iterator[Office]:
    """The invented office on the last day of its year."""
    copytree(demo_folder, tmp_path / "office")
    with Office.unlock(tmp_path / "office", book, FixedClock(demo.TODAY), demo.PASSPHRASE) as office:
        yield office


def test_a_column_too_narrow_for_its_days_is_told(year_end: Office) -> None:
    book = load_workbook(BytesIO(a_form(["花名册"], ["序号", "姓名", "报到日期"], [1])))
    book.worksheets[0].column_dimensions["C"].width = 4
    content = BytesIO()
    book.save(content)
    year_end.layouts.save(year_end.layouts.read("corrections", content.getvalue()), "窄列")
    assert year_end.layouts.fill("corrections", "窄列", Period(2020, 10, 1)).doubt.startswith("“报到日期”列太窄，")
