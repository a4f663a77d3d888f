"""Forms whose blank rows stand in parts, each for one entry of a column: 一、管制 二、缓刑."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from shutil import copytree

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Border, Side

from libao_desk.app import demo
from libao_desk.core.clock import FixedClock
from libao_desk.core.errors import Refusal
from libao_desk.core.period import Period
from libao_desk.services.book import RegisterBook
from libao_desk.services.office import Office
from libao_desk.sheets.form_checks import open_form
from libao_desk.sheets.form_reader import read_form

DECEMBER = Period(2020, 12, 1)
HEAD = ("序号", "姓名", "罪名", "本月报告次数")
LINES = ("一、管制", "二、缓刑", "三、假释", "四、暂予监外执行")
Row = tuple[str | int | None, ...]


@pytest.fixture(scope="module")
def year_end(tmp_path_factory: pytest.TempPathFactory, demo_folder: Path, book: RegisterBook) -> Iterator[Office]:
    """The invented office on the last day of its year."""
    folder = tmp_path_factory.mktemp("parts") / "office"
    copytree(demo_folder, folder)
    with Office.unlock(folder, book, FixedClock(demo.TODAY), demo.PASSPHRASE) as office:
        yield office


def a_form(*rows: Row, head: Row = HEAD) -> bytes:
    """A form with lines drawn, a line alone in its row merged over all columns."""
    book, side = Workbook(), Side("thin")
    sheet = book.active
    assert sheet is not None
    for row in (("花名册",), head, *rows):
        sheet.append(row if len(row) > 1 else (*row, *(None for _ in head[1:])))
        is_line = len(row) == 1 and isinstance(row[0], str)
        if is_line:
            sheet.merge_cells(start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=len(head))
        for column in range(1, len(head) + 1):
            if not is_line:
                sheet.cell(sheet.max_row, column).border = Border(side, side, side, side)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def parted(*lines: str, blanks: int = 2, below: tuple[Row, ...] = (("填表人：",),)) -> bytes:
    rows: list[Row] = []
    for line in lines:
        rows += [(line,), *((number,) for number in range(1, blanks + 1))]
    return a_form(*rows, *below)


def filled(office: Office, content: bytes, kind: str = "corrections") -> tuple[dict[str, list[tuple[object, ...]]], str]:
    """By the line above them the rows, and what is told on export."""
    office.layouts.save(office.layouts.read(kind, content), "分类")
    report = office.layouts.fill(kind, "分类", DECEMBER)
    found: dict[str, list[tuple[object, ...]]] = {}
    for row in load_workbook(BytesIO(report.data)).worksheets[0].iter_rows(min_row=3, values_only=True):
        if isinstance(row[0], str):
            found[row[0]] = []
        elif row[1] is not None:
            list(found.values())[-1].append(row)
    return found, report.doubt


@pytest.mark.parametrize(
    "lines", [LINES, ("管制人员", "缓刑人员", "假释人员", "暂予监外执行人员"), tuple(f"{one}（  人）" for one in LINES)]
)
@pytest.mark.parametrize("blanks", [1, 4])
def test_each_part_holds_those_whose_entry_its_line_names(year_end: Office, lines: tuple[str, ...], blanks: int) -> None:
    """All 40 stood in rows of their own above the four parts, and nobody in these."""
    table = year_end.rosters.table("corrections", DECEMBER)
    titles = [column.title for column in table.roster.columns]
    category, name = (1 + titles.index(title) for title in ("矫正类别", "姓名"))
    found, doubt = filled(year_end, parted(*lines, blanks=blanks))
    assert doubt == ""
    for line, said in zip(lines, ("管制", "缓刑", "假释", "暂予监外执行"), strict=True):
        names = [row[name] for row in table.rows if row[category] == said]
        assert [row[:2] for row in found[line]] == list(enumerate(names, start=1))
    assert sum(map(len, found.values())) == len(table.rows)


def test_the_preview_shows_each_part_below_its_line(year_end: Office) -> None:
    table = year_end.rosters.table("corrections", DECEMBER)
    rows = year_end.layouts.shown(year_end.layouts.read("corrections", parted(*LINES)), table, DECEMBER).rows
    assert [row[0] for row in rows if not isinstance(row[0], int)] == list(LINES)
    assert len(rows) == len(table.rows) + len(LINES)


def test_who_belongs_in_no_part_is_told_and_the_rest_has_a_part_where_there_is_one(year_end: Office) -> None:
    everybody = len(year_end.rosters.table("corrections", DECEMBER).rows)
    found, doubt = filled(year_end, parted("一、管制", "二、假释"))
    lacking = everybody - sum(map(len, found.values()))
    assert lacking > 0
    assert doubt.startswith(f"有{lacking}行不属于表样的任何一部分")
    found, doubt = filled(year_end, parted("一、管制", "二、假释", "三、其他"))
    assert (sum(map(len, found.values())), doubt) == (everybody, "")


@pytest.mark.parametrize("lines", [("一、重点", "二、一般"), ("一、在册人员", "二、请假外出人员")])
def test_parts_that_no_column_names_are_refused_with_a_way_out(year_end: Office, lines: tuple[str, ...]) -> None:
    with pytest.raises(Refusal, match=f"分成“{lines[0]}”、“{lines[1]}”几部分.*请换一份不分部分的表样"):
        year_end.layouts.read("corrections", parted(*lines))


def test_the_one_line_that_is_no_entry_is_named(year_end: Office) -> None:
    with pytest.raises(Refusal, match="其中“三、剥夺权利”不是花名册里的类别，看不出"):
        year_end.layouts.read("corrections", parted("一、管制", "二、缓刑", "三、剥夺权利"))


def test_totals_of_parts_and_of_all_count_what_is_theirs(year_end: Office) -> None:
    subtotal: Row = ("小计", None, None, None)
    rows = [row for line in LINES[:2] for row in ((line,), (1,), (2,), subtotal)]
    year_end.layouts.save(year_end.layouts.read("corrections", a_form(*rows, ("合计", None, None, None), head=HEAD)), "小计")
    content = year_end.layouts.fill("corrections", "小计", DECEMBER).data
    told = [(row[0], row[3]) for row in load_workbook(BytesIO(content)).worksheets[0].iter_rows(min_row=3, values_only=True)]
    sums = [number for word, number in told if word == "小计"]
    assert [number for word, number in told if word == "合计"] == [sum(number for number in sums if isinstance(number, int))]
    assert len(sums) == 2
    counted = [number for word, number in told if isinstance(word, int) and isinstance(number, int)]
    assert sum(counted) == sum(number for number in sums if isinstance(number, int))


def test_who_left_stands_below_the_parts(year_end: Office) -> None:
    table = year_end.rosters.table("corrections", DECEMBER)
    found, _ = filled(year_end, parted(*LINES, "五、本月解除矫正人员"))
    assert len(found["五、本月解除矫正人员"]) == len(table.ended)
    assert sum(len(found[line]) for line in LINES) == len(table.rows)


def test_rows_of_the_only_line_stand_below_it(year_end: Office) -> None:
    found, doubt = filled(year_end, parted("一、在册社区矫正对象", "二、本月解除矫正人员"))
    table = year_end.rosters.table("corrections", DECEMBER)
    assert (len(found["一、在册社区矫正对象"]), len(found["二、本月解除矫正人员"]), doubt) == (len(table.rows), len(table.ended), "")


@pytest.mark.parametrize(
    "notes", [("一、本表每月报送", "二、一式两份"), ("一、本表每月5日前报送。", "二、一式两份。"), ("注：一、每月报送",)]
)
def test_notes_below_a_head_are_no_parts(notes: tuple[str, ...]) -> None:
    form = read_form(open_form(a_form(*((note,) for note in notes)))[0], frozenset(HEAD).__contains__)
    assert (form.parts, form.head_bottom) == ((), 2)


def test_a_form_filled_in_all_its_parts_is_not_blank() -> None:
    rows: list[Row] = []
    for line in LINES[:2]:
        rows += [(line,), (1, "甲试一", "盗窃罪", 1), (2, "乙试二", "盗窃罪", 1)]
    with pytest.raises(Refusal, match="已经填了4行"):
        read_form(open_form(a_form(*rows))[0], frozenset(HEAD).__contains__)


SUMS: Row = ("合计", None, None, "=SUM(D5:D6)")


def test_totals_and_averages_above_the_rows_stay_above_them(year_end: Office) -> None:
    """Everybody stood above them, and they counted nobody."""
    content = a_form(SUMS, ("人均", None, None, "=AVERAGE(D5:D6)"), (1,), (2,), ("填表人：",))
    year_end.layouts.save(year_end.layouts.read("corrections", content), "两行合计")
    sheet = load_workbook(BytesIO(year_end.layouts.fill("corrections", "两行合计", DECEMBER).data)).worksheets[0]
    assert [sheet.cell(row, 1).value for row in (3, 4, 5, 44)] == ["合计", "人均", 1, 40]
    assert (sheet["D3"].value, sheet["D4"].value) == ("=SUM(D5:D44)", "=AVERAGE(D5:D44)")


def test_totals_above_the_parts_leave_everybody_in_his_part(year_end: Office) -> None:
    rows: list[Row] = [("合计",), *((line,) if n == 0 else (n,) for line in LINES for n in range(3))]
    found, told = filled(year_end, a_form(*[(*row, None, None, None) if row == ("合计",) else row for row in rows], ("填表人：",)))
    assert {line: len(rows) for line, rows in found.items() if line in LINES} == dict(zip(LINES, (1, 36, 2, 1), strict=True))
    assert "不属于" not in told


def test_a_total_below_the_line_of_each_part_stays_there(year_end: Office) -> None:
    rows: list[Row] = []
    for line in LINES:
        at = 3 + len(rows)
        rows += [(line,), ("小计", None, None, f"=SUM(D{at + 2}:D{at + 3})"), (1,), (2,)]
    year_end.layouts.save(year_end.layouts.read("corrections", a_form(*rows, ("填表人：",))), "小计在上")
    sheet = load_workbook(BytesIO(year_end.layouts.fill("corrections", "小计在上", DECEMBER).data)).worksheets[0]
    above = [(sheet.cell(row - 1, 1).value, sheet.cell(row + 1, 1).value) for row in range(3, 60) if sheet.cell(row, 1).value == "小计"]
    assert above == [(line, 1) for line in LINES]


def test_where_people_come_from_is_no_block_of_those_who_left(year_end: Office) -> None:
    head = ("序号", "姓名", "原罪名", "释放日期")
    lines = ("一、刑满释放人员", "二、解除社区矫正人员")
    rows: list[Row] = [row for line in lines for row in ((line,), (1,), (2,))]
    found, _ = filled(year_end, a_form(*rows, ("填表人：",), head=head), "aftercare")
    assert [len(found[line]) for line in lines] == [106, 32]


def test_a_sum_over_parts_of_one_row_that_grow_is_told(year_end: Office) -> None:
    rows: list[Row] = [row for line in LINES for row in ((line,), (1,))]
    _, told = filled(year_end, a_form(*rows, ("合计", None, None, "=D4+D6+D8+D10")))
    assert "没有算上加的行" in told


def test_a_total_below_those_who_left_is_told(year_end: Office) -> None:
    draft = year_end.layouts.read("corrections", a_form((1,), (2,), ("本月解除人员",), (1,), (2,), ("合计", None, None, None)))
    assert any("只算这一栏" in note for note in draft.notes)


def test_kinds_merged_down_beside_the_rows_are_refused(year_end: Office) -> None:
    book, side = Workbook(), Side("thin")
    sheet = book.active
    assert sheet is not None
    for row in (("花名册",), ("类别", "序号", "姓名", "罪名"), *(("管制", 1), (None, 2), ("缓刑", 1), (None, 2))):
        sheet.append(row)
    for row in sheet.iter_rows(min_row=2, max_col=4):
        for cell in row:
            cell.border = Border(side, side, side, side)
    for first in (3, 5):
        sheet.merge_cells(start_row=first, end_row=first + 1, start_column=1, end_column=1)
    content = BytesIO()
    book.save(content)
    with pytest.raises(Refusal, match="“管制”“缓刑”各合并了几行"):
        year_end.layouts.read("corrections", content.getvalue())


@pytest.mark.parametrize(
    ("kind", "title", "told"),
    [
        ("corrections", "暂予监外执行人员花名册", "写的是“暂予监外执行”，填的是全部40人"),
        ("corrections", "解除社区矫正人员花名册", "像是已经结束的"),
        ("aftercare", "重点帮教对象花名册", "写的是“重点帮教”，填的是全部138人"),
        ("corrections", "李堡镇2020年12月社区矫正对象花名册", ""),
        ("aftercare", "刑满释放人员安置帮教花名册", ""),
    ],
)
def test_a_title_that_names_some_of_them_is_doubted(year_end: Office, kind: str, title: str, told: str) -> None:
    book = load_workbook(BytesIO(a_form((1,), (2,), head=("序号", "姓名", "性别", "备注"))))
    book.worksheets[0]["A1"] = title
    content = BytesIO()
    book.save(content)
    year_end.layouts.save(year_end.layouts.read(kind, content.getvalue()), "标题")
    doubt = year_end.layouts.fill(kind, "标题", DECEMBER).doubt
    assert told in doubt if told else "表样标题" not in doubt


def test_a_block_without_a_head_below_those_who_left_is_told(year_end: Office) -> None:
    draft = year_end.layouts.read(
        "corrections", a_form((1,), (2,), ("本月解除人员",), (1,), (2,), ("三、重点人员",), (1,), (2,), ("填表人：",))
    )
    assert any("“三、重点人员”一栏不填" in note for note in draft.notes)
    assert draft.form.ended is not None
    assert draft.form.ended.body_rows == 2
