"""The county's form with a block for whoever left: filled from the roster of the month, and nothing told as left out."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from shutil import copytree

import pytest
from openpyxl import Workbook, load_workbook

from libao_desk.app import demo
from libao_desk.core.clock import FixedClock
from libao_desk.core.period import Period
from libao_desk.services.book import RegisterBook
from libao_desk.services.layouts.forms import shared_file
from libao_desk.services.office import Office
from tests.sheets.blank_forms import blank
from tests.sheets.county_forms import WITH_ENDED as FORM

DECEMBER = Period(2020, 12, 1)


@pytest.fixture(scope="module")
def year_end(tmp_path_factory: pytest.TempPathFactory, demo_folder: Path, book: RegisterBook) -> Iterator[Office]:
    """The invented office on the last day of its year."""
    folder = tmp_path_factory.mktemp("ended") / "office"
    copytree(demo_folder, folder)
    with Office.unlock(folder, book, FixedClock(demo.TODAY), demo.PASSPHRASE) as office:
        yield office


def _below(content: bytes, line: str) -> list[tuple[object, ...]]:
    """The numbered rows under a line of the sheet."""
    rows = [tuple(cell.value for cell in row[:4]) for row in load_workbook(BytesIO(content)).worksheets[0].iter_rows()]
    start = next(number for number, row in enumerate(rows) if str(row[0]).startswith(line))
    return [row for row in rows[start:] if isinstance(row[0], int)]


def test_who_left_in_the_month_stands_in_the_block_of_the_form(year_end: Office) -> None:
    layouts, table = year_end.layouts, year_end.rosters.table("corrections", DECEMBER)
    assert len(table.ended) == 3
    draft = layouts.read("corrections", blank(FORM))
    layouts.save(draft, "月报")
    report = layouts.fill("corrections", "月报", DECEMBER)
    assert (report.left_out, report.rows) == ("", len(table.rows))
    titles = [column.title for column in table.roster.columns]
    places = [0, *(1 + titles.index(title) for title in ("姓名", "矫正类别", "矫正期限止"))]
    found = [(*row[:3], row[3].date() if hasattr(row[3], "date") else row[3]) for row in _below(report.data, "本月解除")]
    assert found == [tuple(row[place] for place in places) for row in table.ended]


def test_the_preview_shows_who_left_as_the_form_will(year_end: Office) -> None:
    layouts, table = year_end.layouts, year_end.rosters.table("corrections", DECEMBER)
    sheet = layouts.shown(layouts.read("corrections", blank(FORM)), table, DECEMBER)
    at_foot = sheet.lines(table.roster.ended_title)[len(table.rows) :]
    assert at_foot[0][0] == table.roster.ended_title
    assert [row[0] for row in at_foot[1:]] == [row[0] for row in table.ended]
    assert {len(row) for row in at_foot} == {len(sheet.heads)}
    without = layouts.shown(layouts.read("corrections", blank(replace(FORM, ended=("", "")))), table, DECEMBER)
    assert without.lines(table.roster.ended_title) == list(without.rows)


def test_a_form_without_such_a_block_says_what_is_left_out(year_end: Office) -> None:
    layouts = year_end.layouts
    layouts.save(layouts.read("corrections", blank(replace(FORM, ended=("", "")))), "无此栏")
    assert layouts.opened("corrections", "无此栏").notes == ("表样中没有“本期解除、终止、迁出”一栏，这些行不会填入。",)
    assert layouts.fill("corrections", "无此栏", DECEMBER).left_out == "本期解除、终止、迁出3条"


def test_a_block_with_a_head_of_its_own_is_filled_under_that_head(year_end: Office) -> None:
    layouts, table = year_end.layouts, year_end.rosters.table("corrections", DECEMBER, is_for_form=True)
    book = Workbook()
    for row in (
        ("社区矫正对象月报表",), ("序号", "姓名", "罪名", "民族", "管理类别"), (1,), (2,), (3,),
        ("本月解除（期满）人员",), ("序号", "姓名", "矫正类别", "解除日期"), (1,), (2,), (3,), (4,), (5,), ("填表人：",),
    ):  # fmt: skip
        book.worksheets[0].append(row)
    target = BytesIO()
    book.save(target)
    draft = layouts.read("corrections", target.getvalue())
    assert (draft.empty, draft.notes) == ((), ())
    layouts.save(draft, "自有表头")
    shown = layouts.shown(draft, table, DECEMBER).lines(table.roster.ended_title)
    assert shown[len(table.rows) + 1] == ("序号", "姓名", "矫正类别", "解除日期", None)
    report = layouts.fill("corrections", "自有表头", DECEMBER)
    titles = [column.title for column in table.roster.columns]
    places = [0, *(1 + titles.index(title) for title in ("姓名", "矫正类别", "解除日期"))]
    found = [(*row[:3], row[3].date()) for row in _below(report.data, "本月解除") if hasattr(row[3], "date")]
    assert found == [tuple(row[place] for place in places) for row in table.ended]
    assert report.left_out == ""
    assert all(DECEMBER.contains(row[3]) for row in found)
    above = [row[places[-1]] for row in table.rows]
    assert above == [None] * len(table.rows)


def test_the_block_is_still_there_in_another_office(year_end: Office) -> None:
    layouts = year_end.layouts
    layouts.save(layouts.read("corrections", blank(FORM)), "送出")
    taken = layouts.read_shared(shared_file(layouts.opened("corrections", "送出")))
    assert taken.form.ended is not None
    assert taken.form.ended.body_rows == 3


IN_FORCE = ("序号", "姓名", "性别", "罪名", "矫正期限起")
RELEASED = (*IN_FORCE, "解除日期", "解除原因")


@pytest.mark.parametrize(
    ("sheets", "taken"),
    [
        ((("在册", "在册社区矫正对象", IN_FORCE), ("解除", "解除社区矫正人员", RELEASED)), "在册"),
        ((("解除", "花名册", RELEASED), ("在册", "花名册", IN_FORCE)), "在册"),
        ((("表一", "本月期满解除人员花名册", RELEASED), ("表二", "社区矫正对象花名册", IN_FORCE)), "表二"),
        ((("在册及解除", "花名册", RELEASED), ("重点", "重点人员", IN_FORCE)), "在册及解除"),
        ((("解除", "解除人员", RELEASED), ("说明", "填报人", ("姓名", "电话"))), "解除"),
    ],
)
def test_of_two_sheets_the_one_of_those_who_left_is_not_filled_with_those_in_force(
    year_end: Office, sheets: tuple[tuple[str, str, tuple[str, ...]], ...], taken: str
) -> None:
    book = Workbook()
    for name, title, head in sheets:
        sheet = book.create_sheet(name)
        for row in ((title,), head, (1,), (2,)):
            sheet.append(row)
    book.remove(book.worksheets[0])
    content = BytesIO()
    book.save(content)
    draft = year_end.layouts.read("corrections", content.getvalue())
    assert draft.form.sheet == taken
    year_end.layouts.save(draft, "两张表")
    assert year_end.layouts.opened("corrections", "两张表").form.sheet == taken
