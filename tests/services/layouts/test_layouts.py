"""The county's own forms: proposed, kept in versions, filled for a period, given to another office."""

import json
import math
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from shutil import copytree

import pytest
import sqlalchemy as sa
from openpyxl import Workbook, load_workbook

from libao_desk.app import demo
from libao_desk.core.clock import FixedClock
from libao_desk.core.dates import official_date
from libao_desk.core.errors import Refusal
from libao_desk.core.paths import resource
from libao_desk.core.period import Period
from libao_desk.people.access import Rights
from libao_desk.people.codes import Role
from libao_desk.registers.corrections.model import CorrectionCase
from libao_desk.registers.corrections.wording import sentence_words
from libao_desk.services.book import RegisterBook
from libao_desk.services.layouts.forms import shared_file
from libao_desk.services.office import Office
from libao_desk.services.rosters.rosters import RosterTable
from libao_desk.store import trail
from tests.sheets.blank_forms import Design, Values, blank, expected
from tests.sheets.comparing import differences
from tests.sheets.county_forms import DESIGNS
from tests.sheets.making import ID_A

DECEMBER = Period(2020, 12, 1)
TWO_ROWS = DESIGNS[0]


def a_form(*rows: list[str] | list[int], merged: Sequence[str] = ()) -> bytes:
    """A small blank form of the county's."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    for cells in merged:
        sheet.merge_cells(cells)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.fixture(scope="module")
def year_end(tmp_path_factory: pytest.TempPathFactory, demo_folder: Path, book: RegisterBook) -> Iterator[Office]:
    """The invented office on the last day of its year; every test keeps forms of its own in it."""
    folder = tmp_path_factory.mktemp("layouts") / "office"
    copytree(demo_folder, folder)
    with Office.unlock(folder, book, FixedClock(demo.TODAY), demo.PASSPHRASE) as office:
        office.desk.actor = replace(office.desk.actor, name="冯测试")
        yield office


def _rows(table: RosterTable) -> list[Values]:
    titles = [column.title for column in table.roster.columns]
    standing = {":office": "李堡司法所", ":township": "李堡镇"}
    return [{":serial": row[0], **standing, **dict(zip(titles, row[1:], strict=True))} for row in table.rows]


def _totals(table: RosterTable, rows: list[Values]) -> Values:
    titles = [column.title for column in table.roster.columns if column.total]
    return {title: sum((row[title] for row in rows if row[title] is not None), Decimal(0)) for title in titles}


def _with_formats(design: Design, wanted: bytes, table: RosterTable) -> bytes:
    """The reference with the formats that dates, amounts and numbers to be kept whole want, where the form has none of its own."""
    formats = {
        column.title: {"identifier": "@", "date": "yyyy-mm-dd", "money": "#,##0.00"}.get(column.kind.value)
        for column in table.roster.columns
    }
    reference = load_workbook(BytesIO(wanted))
    sheet = reference.worksheets[0]
    depth = max(len(head.words) for head in design.heads)
    first = design.top + 1 + len(design.above) + depth + design.numbered
    column = design.left + bool(design.tall)
    for head in design.heads:
        for row in range(first, first + len(table.rows) + (design.total == "blank")):
            cell = sheet.cell(row, column)
            shown = formats.get(head.key)
            if cell.value is not None and shown and (cell.number_format == "General" or shown == "@") and cell.data_type != "f":
                cell.number_format = shown
        column += head.across
    target = BytesIO()
    reference.save(target)
    return target.getvalue()


@pytest.mark.parametrize("design", DESIGNS, ids=lambda design: design.name)
def test_the_right_columns_are_proposed(year_end: Office, design: Design) -> None:
    draft = year_end.layouts.read(design.kind, blank(design))
    tall = {"镇": ""} if design.tall else {}
    assert {one.text: draft.keys.get(one.column, "") for one in draft.form.columns} == tall | design.keys


@pytest.mark.parametrize("design", DESIGNS, ids=lambda design: design.name)
def test_a_form_comes_back_filled_with_no_cell_wrong_and_nothing_else_changed(year_end: Office, design: Design) -> None:
    table = year_end.rosters.table(design.kind, DECEMBER)
    rows = _rows(table)
    totals = _totals(table, rows)
    layouts = year_end.layouts
    layouts.save(layouts.read(design.kind, blank(design, totals)), design.name)
    report = layouts.fill(design.kind, design.name, DECEMBER)
    assert report.rows == len(rows)
    assert report.empty == tuple("/".join(head.words) for head in design.heads if not head.key and not head.standing)
    assert differences(report.data, _with_formats(design, expected(design, rows, totals), table)) == []


def _said(day: object) -> str:
    assert isinstance(day, date)
    return official_date(day)


def test_the_programs_own_word_for_what_stands_in_the_notes_is_known(year_end: Office) -> None:
    form = a_form(
        ["（   ）月社区矫正对象花名册"],
        ["序号", "姓名", "本月情况", "", "", "", "近况"],
        ["", "", "报告", "学习教育", "公益活动", "走访", ""],
        merged=("A2:A3", "B2:B3", "C2:F2", "G2:G3", "A1:G1"),
    )
    draft = year_end.layouts.read("corrections", form)
    wanted = [":serial", "姓名", "本月报告次数", "本月教育次数", "本月公益活动次数", "本月走访次数", "备注"]
    assert [draft.keys.get(column) for column in range(1, 8)] == wanted
    year_end.layouts.save(draft, "近况")
    sheet = load_workbook(BytesIO(year_end.layouts.fill("corrections", "近况", DECEMBER).data)).active
    assert sheet is not None
    assert sheet["A1"].value == "2020年12月社区矫正对象花名册"


def test_a_released_persons_work_and_situation_have_their_columns(year_end: Office) -> None:
    form = a_form(
        ["安置帮教对象花名册"],
        ["序号", "姓名", "就业情况", "本月走访", "近况"],
    )
    draft = year_end.layouts.read("aftercare", form)
    assert [draft.keys.get(column) for column in range(1, 6)] == [":serial", "姓名", "安置情况", "本月走访", "备注"]


def test_a_form_has_the_sides_of_a_dispute_apart_and_the_handover_under_one_head(year_end: Office) -> None:
    form = a_form(
        ["人民调解登记簿"],
        ["序号", "申请人", "被申请人", "受理时间"],
        [1],
    )
    draft = year_end.layouts.read("disputes", form)
    assert list(draft.keys.values()) == [":serial", "申请人", "被申请人", "受理日"]
    year_end.layouts.save(draft, "双方分列")
    sheet = load_workbook(BytesIO(year_end.layouts.fill("disputes", "双方分列", DECEMBER).data)).active
    assert sheet is not None
    place = [column.title for column in year_end.rosters.table("disputes", DECEMBER).roster.columns].index("当事人") + 1
    rows = list(zip(sheet.iter_rows(3, values_only=True), year_end.rosters.table("disputes", DECEMBER).rows, strict=True))
    named = [set(re.split(r"[、（）]|第三人", f"{row[1]}、{row[2]}")) - {""} for row, _ in rows]
    assert named == [set(str(cells[place]).split("、")) for _, cells in rows]
    form = a_form(
        ["安置帮教对象花名册"],
        ["序号", "姓名", "衔接情况", ""],
        ["", "", "时间", "方式"],
        merged=("A2:A3", "B2:B3", "C2:D2"),
    )
    assert list(year_end.layouts.read("aftercare", form).keys.values()) == [":serial", "姓名", "衔接日期", "衔接方式"]


def test_a_form_with_notes_and_situation_says_each_once(year_end: Office) -> None:
    form = a_form(
        ["社区矫正对象花名册"],
        ["序号", "姓名", "近况", "备注"],
        [1],
    )
    draft = year_end.layouts.read("corrections", form)
    assert list(draft.keys.values()) == [":serial", "姓名", "近况", "备注（不含近况）"]
    year_end.layouts.save(draft, "近况和备注")
    sheet = load_workbook(BytesIO(year_end.layouts.fill("corrections", "近况和备注", DECEMBER).data)).active
    assert sheet is not None
    told = [tuple(cell or "" for cell in row[2:4]) for row in sheet.iter_rows(3, values_only=True)]
    table = year_end.rosters.table("corrections", DECEMBER)
    assert ["　".join(text for text in (note, situation) if text) for situation, note in told] == [row[-1] for row in table.rows]
    assert any(situation for situation, _ in told)


def test_a_form_with_one_column_for_a_term_gets_both_days(year_end: Office) -> None:
    form = a_form(
        ["社区矫正对象花名册"],
        ["序号", "姓名", "矫正期限", "宣告日期"],
        [1],
    )
    draft = year_end.layouts.read("corrections", form)
    assert list(draft.keys.values()) == [":serial", "姓名", ":span:矫正期限", "宣告日期"]
    year_end.layouts.save(draft, "一列期限")
    filled = load_workbook(BytesIO(year_end.layouts.fill("corrections", "一列期限", DECEMBER).data)).active
    table = year_end.rosters.table("corrections", DECEMBER)
    first, last = (next(n for n, column in enumerate(table.roster.columns, 1) if column.title == f"矫正期限{end}") for end in "起止")
    assert [filled.cell(3 + n, 3).value for n in range(len(table.rows))] == [
        f"{_said(row[first])}至{_said(row[last])}" for row in table.rows
    ]


def test_a_form_may_ask_for_what_no_roster_tells(year_end: Office) -> None:
    form = a_form(
        ["社区矫正对象花名册"],
        ["序号", "姓名", "出生年月", "年龄（岁）", "户籍所在地", "学历", "判决机关", "原判刑期", "判决书文号"],
        [1],
    )
    draft = year_end.layouts.read("corrections", form)
    assert list(draft.keys.values()) == [":serial", "姓名", "出生年月", "年龄", "户籍地", "文化程度", "决定机关", "原判刑罚", "法律文书号"]
    year_end.layouts.save(draft, "带年龄")
    sent = load_workbook(BytesIO(year_end.layouts.fill("corrections", "带年龄", DECEMBER).data)).active
    whole = load_workbook(BytesIO(year_end.layouts.fill("corrections", "带年龄", DECEMBER, full=True, reason="核对").data)).active
    assert sent is not None
    assert whole is not None
    with year_end.desk.read() as session:
        cases = {case.person.name: case for case in session.scalars(sa.select(CorrectionCase)) if case.person is not None}
        seen = hidden = 0
        for row, internal in zip(sent.iter_rows(3, values_only=True), whole.iter_rows(3, values_only=True), strict=True):
            case = cases.get(str(row[1]))
            if case is None:  # under eighteen: the surname alone, and nothing by which he could be known
                assert str(row[1]).endswith("某某")
                assert row[2:] == (None,) * 7
                hidden += 1
                continue
            person = case.person
            assert person is not None
            assert person.birth_date is not None
            birth = person.birth_date
            years = 2020 - birth.year  # on the last day of the year everybody had his birthday
            education = None if person.education is None else person.education.label
            judged = (case.deciding_organ, sentence_words(case), case.instrument_no)
            assert row[2:] == (f"{birth:%Y-%m}", years, person.household_address, education, *judged)
            assert internal[2] == f"{birth:%Y-%m-%d}"
            seen += 1
    assert seen > 20
    assert hidden
    columns = [column.title for column in year_end.rosters.table("corrections", DECEMBER).roster.columns]
    assert "年龄" not in columns  # the county's roster of domain.md has its own columns and no more


def test_a_form_numbered_beforehand_counts_nobody_who_is_not_there(year_end: Office) -> None:
    numbered = [[n] for n in range(1, 91)]
    form = a_form(["社区矫正对象月报表"], ["序号", "姓名", "公民身份证号", "是否未成年"], *numbered, ["合计"], ["填表人："])
    draft = year_end.layouts.read("corrections", form)
    assert list(draft.keys.values()) == [":serial", "姓名", "身份证号", "未成年"]
    year_end.layouts.save(draft, "已编号")
    rows = year_end.rosters.table("corrections", DECEMBER).rows
    sheet = load_workbook(BytesIO(year_end.layouts.fill("corrections", "已编号", DECEMBER).data)).active
    told = [tuple(cell for cell in row) for row in sheet.iter_rows(3, values_only=True)]
    assert len(rows) < 90
    assert [row[0] for row in told[:90]] == [*range(1, len(rows) + 1), *(None for _ in range(90 - len(rows)))]
    assert told[90][:2] == ("合计", f"{len(rows)}人")
    assert {(row[1].endswith("某某"), row[3]) for row in told[: len(rows)]} == {(True, "是"), (False, "否")}


def test_a_form_of_few_numbered_rows_without_lines_gets_more_above_its_total(year_end: Office) -> None:
    form = a_form(["社区矫正对象月报表"], ["序号", "姓名", "身份证号"], [1], [2], [3], [4], ["合计"], ["填表人："])
    year_end.layouts.save(year_end.layouts.read("corrections", form), "四行")
    rows = year_end.rosters.table("corrections", DECEMBER).rows
    sheet = load_workbook(BytesIO(year_end.layouts.fill("corrections", "四行", DECEMBER).data)).active
    assert [row[0] for row in sheet.iter_rows(3, values_only=True)] == [*range(1, len(rows) + 1), "合计", f"填表人：{'冯测试'}"]


def test_a_form_that_counts_in_ten_thousands_gets_ten_thousands(year_end: Office) -> None:
    form = a_form(
        ["人民调解登记簿"],
        ["序号", "卷号", "协议金额（万元）"],
        [1],
    )
    year_end.layouts.save(year_end.layouts.read("disputes", form), "万元")
    filled = load_workbook(BytesIO(year_end.layouts.fill("disputes", "万元", DECEMBER).data)).active
    table = year_end.rosters.table("disputes", DECEMBER)
    place = next(n for n, column in enumerate(table.roster.columns, 1) if column.title == "协议金额")
    amounts = [row[place] for row in table.rows]
    shown = [filled.cell(3 + n, 3).value for n in range(len(amounts))]
    assert [None if value is None else round(Decimal(str(value)) * 10_000, 2) for value in shown] == amounts
    assert any(amount for amount in amounts)
    formats = {filled.cell(3 + n, 3).number_format for n, amount in enumerate(amounts) if amount is not None}
    assert len(formats) == 1, "as many decimals in every row"


# --- kept, changed, shared ----------------------------------------------------------------------------------------------


def test_the_internal_copy_wants_the_right_and_a_reason_and_is_in_the_trail(year_end: Office) -> None:
    layouts = year_end.layouts
    layouts.save(layouts.read("corrections", blank(TWO_ROWS)), "内部")
    with pytest.raises(Refusal, match="须写明理由"):
        layouts.fill("corrections", "内部", DECEMBER, full=True)
    report = layouts.fill("corrections", "内部", DECEMBER, full=True, reason="县局核对", to="海安市司法局")
    sent = layouts.fill("corrections", "内部", DECEMBER)
    whole, masked = (load_workbook(BytesIO(one.data)).active["D5"].value for one in (report, sent))
    assert "*" in masked
    assert (len(whole), whole[:6], "*" in whole) == (18, masked[:6], False)
    with year_end.desk.read() as session:
        acts = [(entry.act, entry.reason) for entry in trail.entries(session)]
    told = "报送：海安市司法局；依据：《中华人民共和国社区矫正法》和《中华人民共和国社区矫正法实施办法》；理由：县局核对"
    assert any("按表样“内部”（第1版）导出李堡镇2020年12月社区矫正对象花名册" in act and reason == told for act, reason in acts)
    assert report.left_out.startswith("本期解除、终止、迁出")


def test_the_same_name_makes_the_next_version_and_the_old_one_can_still_be_filled(office: Office) -> None:
    layouts = office.layouts
    draft = layouts.read("corrections", blank(TWO_ROWS))
    layouts.save(draft, "月报")
    second = layouts.save(draft.with_key(draft.named("备注"), "").with_key(draft.named("G"), "外出次数"), "月报")
    assert (second.version, [one.version for one in layouts.of("corrections")]) == (2, [2])
    january = Period(2026, 1, 1)
    assert layouts.fill("corrections", "月报", january).empty == ("备注",)
    assert layouts.fill("corrections", "月报", january, version=1).empty == ()
    assert layouts.opened("corrections", "月报").keys[7] == "外出次数"
    with pytest.raises(Refusal, match="没有名为“月报”的表样第3版"):
        layouts.fill("corrections", "月报", january, version=3)
    layouts.remove("corrections", "月报")
    assert layouts.of() == ()
    with pytest.raises(Refusal, match="没有名为“月报”的表样"):
        layouts.fill("corrections", "月报", january)


def test_a_shared_form_goes_to_another_office_with_its_columns(office: Office) -> None:
    layouts = office.layouts
    draft = layouts.read("corrections", blank(TWO_ROWS))
    layouts.save(draft.with_key(draft.named("备注"), "状态"), "月报")
    content = shared_file(layouts.opened("corrections", "月报"))
    again = layouts.read_shared(content)
    assert (again.name, again.kind, again.keys) == ("月报", "corrections", {**draft.keys, 10: "状态"})
    assert layouts.save(again, again.name).version == 2
    told = json.loads(content)
    endless = json.dumps({**told, "columns": [[math.inf, "备注", "状态"]]}).encode()
    odd = (json.dumps({**told, "form": "?"}).encode(), json.dumps({**told, "columns": [1]}).encode(), endless)
    for wrong in (b"{}", b"PK", *odd, b"[" * 100_000):
        with pytest.raises(Refusal, match="这不是从本软件导出的表样文件"):
            layouts.read_shared(wrong)
    with pytest.raises(Refusal, match="请先升级"):
        layouts.read_shared(json.dumps({**told, "version": 2}).encode())
    with pytest.raises(Refusal, match="没有名为“nobody”的花名册"):
        layouts.read_shared(json.dumps({**told, "kind": "nobody"}).encode())


def test_nobody_s_data_is_kept_with_a_form(office: Office) -> None:
    design = DESIGNS[1]
    draft = office.layouts.read(design.kind, blank(design))
    kept = [str(cell.value) for row in load_workbook(BytesIO(draft.content)).active.iter_rows() for cell in row if cell.value is not None]
    assert not {"张某某", "13000000000", "初中"} & set(kept)
    assert "填报人：" in kept
    with pytest.raises(Refusal, match="A1里有身份证号"):
        office.layouts.read(design.kind, blank(replace(design, title=(f"样表{ID_A}", ""))))


def test_what_may_not_be_recorded_is_never_filled(office: Office) -> None:
    heads = TWO_ROWS.heads
    forbidden = replace(heads[-1], words=(_forbidden_head(),), key="")
    draft = office.layouts.read("corrections", blank(replace(TWO_ROWS, heads=(*heads[:-1], forbidden))))
    assert draft.keys.get(10, "") == ""
    assert draft.forbidden[10]
    layouts = office.layouts
    layouts.save(draft.with_key(10, "备注"), "不填")
    assert 10 not in layouts.opened("corrections", "不填").keys


def _forbidden_head() -> str:
    return str(tomllib.loads(resource("never_recorded.toml").read_text(encoding="utf-8"))["rule"][0]["columns"][0])


def test_a_form_without_a_name_or_without_any_column_is_not_kept(office: Office) -> None:
    draft = office.layouts.read("corrections", blank(TWO_ROWS))
    with pytest.raises(Refusal, match="名称"):
        office.layouts.save(draft, " ")
    with pytest.raises(Refusal, match="没有一列对应"):
        office.layouts.save(replace(draft, keys={1: ":serial"}), "空")
    with pytest.raises(Refusal, match="没有“体重”这一列"):
        office.layouts.save(draft.with_key(2, "体重"), "错")
    with pytest.raises(Refusal, match="没有“体重”这一列，有：序号、姓名"):
        draft.named("体重")


def test_whoever_may_not_export_sees_and_keeps_no_form(office: Office) -> None:
    office.layouts.save(office.layouts.read("corrections", blank(TWO_ROWS)), "月报")
    office.desk.rights = Rights(Role.READER)
    assert office.layouts.of() == ()
    for act in (
        lambda: office.layouts.read("corrections", blank(TWO_ROWS)),
        lambda: office.layouts.fill("corrections", "月报", DECEMBER),
        lambda: office.layouts.remove("corrections", "月报"),
    ):
        with pytest.raises(Refusal, match="无权"):
            act()
