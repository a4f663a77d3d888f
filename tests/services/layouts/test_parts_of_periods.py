"""A county's form with a column for each quarter or month: filled with what happened in it, and never with all of the period."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest

from libao_desk.app import demo
from libao_desk.core.clock import FixedClock
from libao_desk.core.period import Period
from libao_desk.services.book import RegisterBook
from libao_desk.services.layouts.parts_of_periods import part_said, without_part
from libao_desk.services.office import Office

from .test_layouts import a_form
from .test_split_heads import filled

YEAR = Period(2020, 1, 12)
QUARTERS = ["一季度", "二季度", "三季度", "四季度"]


@pytest.fixture(scope="module")
def year_end(tmp_path_factory: pytest.TempPathFactory, demo_folder: Path, book: RegisterBook) -> Iterator[Office]:
    """The invented office on the last day of its year."""
    folder = tmp_path_factory.mktemp("parts") / "office"
    copytree(demo_folder, folder)
    with Office.unlock(folder, book, FixedClock(demo.TODAY), demo.PASSPHRASE) as office:
        yield office


@pytest.mark.parametrize(
    ("parts", "part", "rest"),
    [
        (("走访次数", "一季度"), "第一季度", ("走访次数",)),
        (("第2季度", "评估"), "第二季度", ("评估",)),
        (("三季", "评估"), "第三季度", ("评估",)),
        (("10月份", "报告"), "10月", ("报告",)),
        (("十二月走访",), "12月", ("走访",)),
        (("上半年走访次数",), "上半年", ("走访次数",)),
        (("四季度",), "第四季度", ()),
        (("本月走访次数",), "", ("本月走访次数",)),
        (("季度评估",), "", ("季度评估",)),
    ],
)
def test_a_head_names_a_part_of_the_period(parts: tuple[str, ...], part: str, rest: tuple[str, ...]) -> None:
    assert (part_said(parts), without_part(parts)) == (part, rest)


def test_each_quarter_has_its_own_visits(year_end: Office) -> None:
    form = a_form(["某表"], ["序号", "姓名", "走访次数", "", "", ""], ["", "", *QUARTERS], merged=("A2:A3", "B2:B3", "C2:F2"))
    keys, rows = filled(year_end, "aftercare", form, "分季走访", YEAR)
    assert keys[2:] == ["走访（第一季度）", "走访（第二季度）", "走访（第三季度）", "走访（第四季度）"]
    table = year_end.rosters.table("aftercare", YEAR)
    place = [column.title for column in table.roster.columns].index("本月走访") + 1
    assert [sum(row[2:6]) for row in rows] == [row[place] for row in table.rows]
    assert len({row[2:6] for row in rows}) > 1


def test_no_quarter_has_the_whole_years_amount(year_end: Office) -> None:
    """一季度 over 金额 had what was paid in all of the year."""
    form = a_form(["某表"], ["序号", "监护人", "一季度", "", "四季度", ""], ["", "", "评估", "金额", "评估", "金额"],
        merged=("A2:A3", "B2:B3", "C2:D2", "E2:F2"))  # fmt: skip
    _, rows = filled(year_end, "guardianship", form, "分季发放", YEAR)
    table = year_end.rosters.table("guardianship", YEAR)
    places = [[column.title for column in table.roster.columns].index(title) + 1 for title in ("本季评估", "已发金额")]
    assert [row[4:6] for row in rows] == [tuple(row[place] for place in places) for row in table.rows]  # all was paid in December
    assert {row[3] for row in rows} == {None}


def test_a_quarter_yet_to_come_is_told_as_blank(year_end: Office) -> None:
    form = a_form(["某表"], ["序号", "姓名", *(f"{quarter}走访次数" for quarter in QUARTERS)], [1])
    year_end.layouts.save(year_end.layouts.read("aftercare", form), "前三季")
    assert year_end.layouts.fill("aftercare", "前三季", Period(2020, 7, 3)).blank == ("四季度走访次数",)


def test_quarters_of_nothing_named_stay_empty_and_no_list_offers_them(year_end: Office) -> None:
    draft = year_end.layouts.read("guardianship", a_form(["某表"], ["序号", "监护人", *QUARTERS], [1]))
    assert draft.empty == tuple(QUARTERS)
    assert not any("季度）" in key for key, _ in year_end.layouts.choices("guardianship"))
