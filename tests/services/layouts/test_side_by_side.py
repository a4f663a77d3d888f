"""A form whose head stands there twice, side by side: whoever has no room at the left goes on at the right."""

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
from libao_desk.services.layouts.side_by_side import TOLD, strips
from libao_desk.services.office import Office
from libao_desk.sheets.form_build import FormColumn

from .test_layouts import a_form

DECEMBER = Period(2020, 12, 1)
HEAD = ["序号", "姓名", "罪名"]


@pytest.fixture(scope="module")
def year_end(tmp_path_factory: pytest.TempPathFactory, demo_folder: Path, book: RegisterBook) -> Iterator[Office]:
    """The invented office on the last day of its year."""
    folder = tmp_path_factory.mktemp("strips") / "office"
    copytree(demo_folder, folder)
    with Office.unlock(folder, book, FixedClock(demo.TODAY), demo.PASSPHRASE) as office:
        yield office


@pytest.mark.parametrize(
    ("heads", "count"),
    [("序号 姓名 序号 姓名", 2), ("姓名 性别 姓名 性别 姓名 性别", 3), ("姓名 性别 罪名 姓名", 1), ("人数 人数", 1), ("姓名", 1), ("", 1)],
)
def test_heads_that_stand_there_again(heads: str, count: int) -> None:
    columns = [FormColumn(place, head, (head,)) for place, head in enumerate(heads.split(), start=1)]
    assert len(strips(columns)) == count


@pytest.mark.parametrize("blanks", [3, 30, 50], ids=["fewer rows than people", "room at the right", "all at the left"])
def test_the_left_is_filled_and_then_the_right(year_end: Office, blanks: int) -> None:
    """Nobody stood at the right, and the numbers of the left stood there once more."""
    rows = [[str(number), "", "", str(number + blanks), "", ""] for number in range(1, blanks + 1)]
    form = a_form(["花名册"], [*HEAD, *HEAD], *rows, ["合计"])
    draft = year_end.layouts.read("corrections", form)
    assert TOLD in draft.notes
    assert list(draft.keys.values()) == [":serial", "姓名", "罪名"] * 2
    year_end.layouts.save(draft, "两栏")
    report = year_end.layouts.fill("corrections", "两栏", DECEMBER)
    table = year_end.rosters.table("corrections", DECEMBER)
    places = [0, *(1 + [column.title for column in table.roster.columns].index(title) for title in HEAD[1:])]
    people = [tuple(row[place] for place in places) for row in table.rows]
    sheet = load_workbook(BytesIO(report.data)).active
    assert sheet is not None
    drawn = [row[:6] for row in sheet.iter_rows(3, values_only=True) if row[0] != "合计"]
    found = [row[:3] for row in drawn] + [row[3:] for row in drawn]
    assert [row for row in found if row[1]] == people
    assert not any(row[0] for row in found if not row[1])
    assert (report.rows, report.blank) == (len(people), ())
    shown = year_end.layouts.shown(draft, table, DECEMBER)
    assert [row for row in shown.rows if row[1]] == [row for row in drawn if row[1]]
