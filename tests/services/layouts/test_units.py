"""Amounts in the unit that a form counts them in, and a standard for the stretch for which it wants it."""

from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from shutil import copytree

import pytest
from openpyxl import load_workbook

from libao_desk.app import demo
from libao_desk.core.clock import FixedClock
from libao_desk.core.period import Period
from libao_desk.services.book import RegisterBook
from libao_desk.services.layouts.units import unit_of
from libao_desk.services.office import Office

from .test_layouts import a_form

YEAR = Period(2020, 1, 12)


@pytest.fixture(scope="module")
def year_end(tmp_path_factory: pytest.TempPathFactory, demo_folder: Path, book: RegisterBook) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("units") / "office"
    copytree(demo_folder, folder)
    with Office.unlock(folder, book, FixedClock(demo.TODAY), demo.PASSPHRASE) as office:
        yield office


@pytest.mark.parametrize(
    ("head", "above", "below", "shown"),
    [
        ("金额（元）", "单位：万元", "", "2400"),
        ("金额（百元）", "", "", "24"),
        ("金额", "（单位：亿元）", "", "0.000024"),
        ("金额", "金额单位：百万元", "", "0.0024"),
        ("金额", "元旦春节情况", "", "2400"),
        ("金额", "", "注：金额单位为万元。", "0.24"),
        ("金额", "", "合计以万元填报", "2400"),
        ("奖励标准（元/月）", "", "", "200"),
        ("奖励标准（百元／月）", "", "", "2"),
        ("奖励标准（元/季）", "", "", "600"),
        ("奖励标准（元/人·年）", "", "", "2400"),
        ("奖励标准（元/人）", "", "", "2400"),
        ("月奖励标准（元）", "", "", "200"),
        ("每月补助标准", "", "", "200"),
        ("奖励标准", "单位：元/月", "", "200"),
    ],
)
def test_a_yearly_standard_as_the_form_counts_it(head: str, above: str, below: str, shown: str) -> None:
    unit = unit_of(head, ("奖励表", above), (below,))
    assert unit.of(Decimal(2400), 12) == Decimal(shown)
    assert unit.of("无", 12) == "无"


def test_a_list_of_a_year_says_the_standard_of_a_month_where_it_is_asked_for(year_end: Office) -> None:
    """Everybody went out with 2400 yuan a month."""
    form = a_form(["奖励表"], ["序号", "监护人", "奖励标准（元/月）", "已发金额（百元）"], [1])
    year_end.layouts.save(year_end.layouts.read("guardianship", form), "月标准")
    report = year_end.layouts.fill("guardianship", "月标准", YEAR)
    sheet = load_workbook(BytesIO(report.data)).active
    assert sheet is not None
    table = year_end.rosters.table("guardianship", YEAR)
    places = [[column.title for column in table.roster.columns].index(title) + 1 for title in ("奖励标准", "已发金额")]
    rows = [[Decimal(str(value or 0)) for value in row[2:4]] for row in sheet.iter_rows(3, 2 + len(table.rows), values_only=True)]
    assert [[per_month * 12, paid * 100] for per_month, paid in rows] == [[row[place] or 0 for place in places] for row in table.rows]
    assert report.doubt == ""


@pytest.mark.parametrize(
    ("head", "period", "is_told"), [("发放金额（元/月）", YEAR, True), ("发放金额（元/年）", YEAR, False), ("发放金额（元）", YEAR, False)]
)
def test_an_amount_of_another_stretch_than_its_head_says_is_told(year_end: Office, head: str, period: Period, is_told: bool) -> None:
    year_end.layouts.save(year_end.layouts.read("guardianship", a_form(["发放表"], ["序号", "监护人", head], [1])), "按月")
    doubt = year_end.layouts.fill("guardianship", "按月", period).doubt
    assert doubt == (f"“{head}”一列填的是2020年的金额，请核对。" if is_told else "")


def test_a_note_below_the_table_says_its_unit(year_end: Office) -> None:
    form = a_form(["发放表"], ["序号", "监护人", "已发金额"], [1], ["合计"], ["注：金额单位为万元。"])
    year_end.layouts.save(year_end.layouts.read("guardianship", form), "注")
    sheet = load_workbook(BytesIO(year_end.layouts.fill("guardianship", "注", YEAR).data)).active
    assert sheet is not None
    amounts = [sheet.cell(row, 3).value for row in range(3, 6)]
    assert all(amount is not None and 0 < float(str(amount)) < 10 for amount in amounts)
