"""A form that has several columns for one datum, or says its unit once for all: the day in three, a tick under what was said, 万元."""

from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from openpyxl import load_workbook

from libao_desk.app import demo
from libao_desk.core.clock import FixedClock
from libao_desk.core.period import Period
from libao_desk.services.book import RegisterBook
from libao_desk.services.office import Office

from .test_layouts import a_form

DECEMBER = Period(2020, 12, 1)


@pytest.fixture(scope="module")
def year_end(tmp_path_factory: pytest.TempPathFactory, demo_folder: Path, book: RegisterBook) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("split") / "office"
    copytree(demo_folder, folder)
    with Office.unlock(folder, book, FixedClock(demo.TODAY), demo.PASSPHRASE) as office:
        yield office


def filled(office: Office, kind: str, form: bytes, name: str, period: Period = DECEMBER) -> tuple[list[str], list[tuple[Any, ...]]]:
    """What is proposed for each column, and the rows below a head of two rows and a title."""
    draft = office.layouts.read(kind, form)
    office.layouts.save(draft, name)
    sheet = load_workbook(BytesIO(office.layouts.fill(kind, name, period).data)).active
    assert sheet is not None
    return [draft.keys.get(one.column, "") for one in draft.form.columns], list(sheet.iter_rows(4, values_only=True))


def roster(office: Office, kind: str, *titles: str, is_for_form: bool = False, period: Period = DECEMBER) -> list[tuple[Any, ...]]:
    table = office.rosters.table(kind, period, is_for_form=is_for_form)
    places = [[column.title for column in table.roster.columns].index(title) + 1 for title in titles]
    return [tuple(row[place] for place in places) for row in table.rows]


def test_a_day_stands_in_three_columns(year_end: Office) -> None:
    form = a_form(
        ["人民调解登记簿"],
        ["序号", "卷号", "受理时间", "", "", "结案日期"],
        ["", "", "年", "月", "日", ""],
        merged=("A2:A3", "B2:B3", "C2:E2", "F2:F3"),
    )
    keys, rows = filled(year_end, "disputes", form, "分列日期")
    assert keys == [":serial", "卷号", "受理日", "受理日", "受理日", "结案日"]
    told = roster(year_end, "disputes", "卷号", "受理日")
    assert [(row[1], row[2:5]) for row in rows] == [(number, (day.year, day.month, day.day)) for number, day in told]


def test_what_was_said_is_ticked_and_the_ticks_are_counted(year_end: Office) -> None:
    form = a_form(
        ["人民调解登记簿"],
        ["序号", "卷号", "调解结果", "", "纠纷类型", "", "", "协议形式"],
        ["", "", "成功", "不成功", "婚姻家庭", "邻里", "其他", ""],
        ["合计", "", "", "", "", "", "", ""],
        merged=("A2:A3", "B2:B3", "C2:D2", "E2:G2", "H2:H3"),
    )
    keys, rows = filled(year_end, "disputes", form, "打钩")
    assert keys == [":serial", "卷号", "结果", "结果", "纠纷类型", "纠纷类型", "纠纷类型", "协议形式"]
    told = roster(year_end, "disputes", "结果", "纠纷类型")
    for row, (result, kind) in zip(rows, told, strict=False):
        assert row[2] == ("√" if result.startswith("达成") else None)
        assert row[3] == ("√" if result == "调解不成" else None)
        assert row[4:7] == tuple("√" if is_one else None for is_one in kinds(kind))
    total = rows[len(told)]
    assert total[2:7] == (
        sum(result.startswith("达成") for result, _ in told),
        sum(result == "调解不成" for result, _ in told),
        *(sum(kinds(kind)[place] for _, kind in told) for place in range(3)),
    )
    assert {kind for _, kind in told} > {"婚姻家庭纠纷", "邻里纠纷"}


def kinds(kind: str) -> tuple[bool, bool, bool]:
    named = kind == "婚姻家庭纠纷", kind == "邻里纠纷"
    return *named, not any(named)


def test_an_entry_that_is_not_known_is_left_empty_and_so_is_the_rest_beside_it(year_end: Office) -> None:
    form = a_form(
        ["社区矫正对象花名册"],
        ["序号", "姓名", "矫正类别", "", "", "", "性别", "", "电子定位", ""],
        ["", "", "缓刑", "假释", "保外", "其他", "男", "女", "是", "否"],
        merged=("A2:A3", "B2:B3", "C2:F2", "G2:H2", "I2:J2"),
    )
    draft = year_end.layouts.read("corrections", form)
    assert draft.empty == ("矫正类别/保外", "矫正类别/其他")
    keys, rows = filled(year_end, "corrections", form, "类别打钩")
    assert keys == [":serial", "姓名", "矫正类别", "矫正类别", "", "", "性别", "性别", "电子定位(是/否)", "电子定位(是/否)"]
    for row, (name, category, sex, tracked) in zip(
        rows, roster(year_end, "corrections", "姓名", "矫正类别", "性别", "电子定位(是/否)"), strict=False
    ):
        ticks = category == "缓刑", category == "假释", False, False, sex == "男", sex == "女", tracked == "是", tracked == "否"
        assert row[1:] == (name, *("√" if tick else None for tick in ticks))


def test_yes_and_no_are_ticked_for_what_no_column_says_in_these_words(year_end: Office) -> None:
    form = a_form(
        ["人民调解登记簿"],
        ["序号", "卷号", "是否调解成功", "", "协议形式", "", "司法确认", "", "履行情况", ""],
        ["", "", "是", "否", "书面", "口头", "是", "否", "已履行", "未履行"],
        ["合计"],
        merged=("A2:A3", "B2:B3", "C2:D2", "E2:F2", "G2:H2", "I2:J2"),
    )
    keys, rows = filled(year_end, "disputes", form, "是否", Period(2020, 1, 12))
    assert keys[2::2] == ["是否调解成功", "协议形式", "司法确认", "履行情况"]
    table = year_end.rosters.table("disputes", Period(2020, 1, 12))
    places = [[column.title for column in table.roster.columns].index(title) + 1 for title in ("结果", "司法确认", "履行情况")]
    told = [tuple(row[place] for place in places) for row in table.rows]
    for row, (result, ruling, carried_out) in zip(rows, told, strict=False):
        agreed = str(result).startswith("达成")
        ticks = agreed, result not in ("", None) and not agreed, result == "达成书面协议", result == "达成口头协议"
        confirmed = ruling == "裁定有效", ruling not in ("裁定有效", "已申请")
        done = carried_out in ("已履行", "即时履行"), carried_out in ("待履行", "拒不履行")
        assert row[2:10] == tuple("√" if tick else None for tick in (*ticks, *confirmed, *done))
    assert rows[len(told)][6] == sum(ruling == "裁定有效" for _, ruling, _ in told) > 0


def test_states_and_sanctions_are_ticked(year_end: Office) -> None:
    form = a_form(
        ["社区矫正对象情况表"],
        ["序号", "姓名", "状态", "", "", "奖惩", "", "", ""],
        ["", "", "在矫", "脱管", "解除", "表扬", "警告", "训诫", "其他"],
        merged=("A2:A3", "B2:B3", "C2:E2", "F2:I2"),
    )
    keys, rows = filled(year_end, "corrections", form, "状态", Period(2020, 1, 12))
    assert keys[2:] == ["状态"] * 3 + ["奖惩"] * 4
    table = year_end.rosters.table("corrections", Period(2020, 1, 12))
    places = [[column.title for column in table.roster.columns].index(title) + 1 for title in ("状态", "奖惩")]
    named = ("表扬", "警告", "训诫")
    for row, cells in zip(rows, table.rows, strict=False):
        state, sanctions = cells[places[0]], set(str(cells[places[1]]).split("、")) - {""}
        ticks = state != "失联", state == "失联", False, *(word in sanctions for word in named), bool(sanctions - set(named))
        assert row[2:9] == tuple("√" if tick else None for tick in ticks)
    assert {row[2:4] for row in rows} >= {("√", None), (None, "√")}


def test_the_men_and_the_women_are_counted_beside_all(year_end: Office) -> None:
    form = a_form(
        ["社区矫正对象花名册"],
        ["单位："],
        ["序号", "姓名", "性别", "罪名", "状态", "备注"],
        [1],
        ["合计", "  人", "其中男", "  人", "女", "  人"],
    )
    year_end.layouts.save(year_end.layouts.read("corrections", form), "男女")
    sheet = load_workbook(BytesIO(year_end.layouts.fill("corrections", "男女", DECEMBER).data)).active
    assert sheet is not None
    sexes = [row[0] for row in roster(year_end, "corrections", "性别")]
    men, women = sexes.count("男"), sexes.count("女")
    assert [cell.value for cell in sheet[sheet.max_row]] == ["合计", f"{len(sexes)}人", "其中男", f"{men}人", "女", f"{women}人"]
    assert women > men > 0
    assert sheet["A2"].value == "单位：李堡司法所"


def test_a_year_and_a_month_are_taken_from_what_begins_a_day(year_end: Office) -> None:
    form = a_form(
        ["社区矫正对象花名册"],
        ["序号", "姓名", "出生年月", "", "矫正期限", ""],
        ["", "", "年", "月", "起", "止"],
        merged=("A2:A3", "B2:B3", "C2:D2", "E2:F2"),
    )
    keys, rows = filled(year_end, "corrections", form, "年月分列")
    assert keys == [":serial", "姓名", "出生年月", "出生年月", "矫正期限起", "矫正期限止"]
    births = [row[0] for row in roster(year_end, "corrections", "出生年月", is_for_form=True)]
    assert [(row[2], row[3]) for row in rows] == [tuple(map(int, birth.split("-"))) if birth else (None, None) for birth in births]


def test_an_entry_that_holds_a_comma_of_its_own_is_one_entry(year_end: Office) -> None:
    form = a_form(
        ["信访台账"],
        ["序号", "编号", "领域", "", ""],
        ["", "", "农业农村、土地", "城乡建设、征拆", "其他"],
        merged=("A2:A3", "B2:B3", "C2:E2"),
    )
    draft = year_end.layouts.read("petitions", form)
    year_end.layouts.save(draft, "领域打钩")
    sheet = load_workbook(BytesIO(year_end.layouts.fill("petitions", "领域打钩", Period(2020, 1, 12)).data)).active
    assert sheet is not None
    table = year_end.rosters.table("petitions", Period(2020, 1, 12))
    place = [column.title for column in table.roster.columns].index("领域") + 1
    named = ("农业农村、土地", "城乡建设、征拆")
    for row, cells in zip(sheet.iter_rows(4, values_only=True), table.rows, strict=False):
        field = cells[place]
        assert row[2:5] == tuple("√" if is_one else None for is_one in (field == named[0], field == named[1], field and field not in named))


@pytest.mark.parametrize(
    ("line", "head", "unit"),
    [
        ("单位：万元", "协议金额", 10_000),
        ("单位：万元", "协议金额（元）", 1),
        ("金额单位：千元", "协议金额", 1_000),
        ("填报单位：", "协议金额", 1),
    ],
)
def test_the_unit_above_all_heads_counts_where_a_head_says_none(year_end: Office, line: str, head: str, unit: int) -> None:
    year_end.layouts.save(year_end.layouts.read("disputes", a_form(["人民调解登记簿"], [line], ["序号", "卷号", head], [1])), "单位")
    sheet = load_workbook(BytesIO(year_end.layouts.fill("disputes", "单位", DECEMBER).data)).active
    assert sheet is not None
    table = year_end.rosters.table("disputes", DECEMBER)
    place = [column.title for column in table.roster.columns].index("协议金额") + 1
    shown = [sheet.cell(4 + n, 3).value for n in range(len(table.rows))]
    assert [value and round(Decimal(str(value)) * unit, 2) for value in shown] == [row[place] for row in table.rows]


def test_rows_that_no_paper_shows_whole_are_told(year_end: Office) -> None:
    form = a_form(["社区矫正对象花名册"], ["序号", "姓名", "近况"], [1])
    year_end.layouts.save(year_end.layouts.read("corrections", form), "全年近况")
    assert "行文字太长" in year_end.layouts.fill("corrections", "全年近况", Period(2020, 1, 12)).doubt
    year_end.layouts.save(year_end.layouts.read("corrections", a_form(["花名册"], ["序号", "姓名"], [1])), "姓名")
    assert year_end.layouts.fill("corrections", "姓名", Period(2020, 1, 12)).doubt == ""


def test_a_form_of_what_is_to_come_keeps_the_month_in_its_title(year_end: Office) -> None:
    form = a_form(["2021年1月社区矫正期满人员预告表"], ["序号", "姓名", "期满日期"], [1])
    year_end.layouts.save(year_end.layouts.read("corrections-ending", form), "预告")
    report = year_end.layouts.fill("corrections-ending", "预告", DECEMBER)
    sheet = load_workbook(BytesIO(report.data)).active
    assert sheet is not None
    assert sheet["A1"].value == "2021年1月社区矫正期满人员预告表"
    assert "“2021年1月”" in report.doubt


@pytest.mark.parametrize(("kind", "period"), [("corrections-ending", Period(2020, 1, 12)), ("leave", Period(2020, 10, 3))])
def test_the_other_lists_of_subjects_tell_what_the_roster_tells_of_each(year_end: Office, kind: str, period: Period) -> None:
    heads = ["序号", "姓名", "性别", "身份证号码", "罪名", "矫正类别", "矫正期限", "居住地", "年龄", "原判刑期"]
    draft = year_end.layouts.read(kind, a_form(["某表"], heads, [1]))
    assert draft.empty == ()
    year_end.layouts.save(draft, "对象情况")
    sheet = load_workbook(BytesIO(year_end.layouts.fill(kind, "对象情况", period).data)).active
    main = year_end.rosters.table("corrections", period, is_for_form=True)
    assert sheet is not None
    places = [[column.title for column in main.roster.columns].index(one) + 1 for one in ("姓名", "性别", "身份证号", "罪名", "矫正类别")]
    told = {tuple(row[place] or None for place in places) for row in (*main.rows, *main.ended)}
    rows = [row[1:6] for row in sheet.iter_rows(3, values_only=True) if row[1] and row[0]]
    assert len(rows) > 1
    assert set(rows) <= told


def test_whether_something_is_done_is_told_by_its_day(year_end: Office) -> None:
    form = a_form(
        ["人民调解登记簿"],
        ["序号", "卷号", "卷宗归档", "", "归档时间", "是否归档", "是否回访"],
        ["", "", "是", "否", "", "", ""],
        merged=("A2:A3", "B2:B3", "C2:D2", "E2:E3", "F2:F3", "G2:G3"),
    )
    keys, rows = filled(year_end, "disputes", form, "已办", Period(2020, 1, 12))
    assert keys[2:] == ["归档日"] * 4 + ["回访日"]
    table = year_end.rosters.table("disputes", Period(2020, 1, 12))
    places = [[column.title for column in table.roster.columns].index(title) + 1 for title in ("归档日", "回访日")]
    for row, cells in zip(rows, table.rows, strict=False):
        filed, visited = cells[places[0]], cells[places[1]]
        assert row[2:4] == (("√", None) if filed else (None, "√"))
        assert row[4] is None if filed is None else row[4].date() == filed
        assert row[5:7] == ("是" if filed else "否", "是" if visited else "否")
    assert {row[2] for row in rows} == {"√", None}


def test_whoever_was_released_from_correction_counts_as_handed_over(year_end: Office) -> None:
    form = a_form(["某表"], ["序号", "姓名", "是否衔接", ""], ["", "", "是", "否"], merged=("A2:A3", "B2:B3", "C2:D2"))
    _, rows = filled(year_end, "aftercare", form, "衔接", Period(2020, 8, 1))
    told = roster(year_end, "aftercare", "状态", period=Period(2020, 8, 1))
    waiting = {"收到通知", "信息已核查", "应衔接未衔接"}
    assert [row[3] for row in rows] == ["√" if state in waiting else None for (state,) in told]
    assert any(row[3] for row in rows)
