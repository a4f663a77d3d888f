"""Forms with a sheet for each month of the year: 1月 … 12月."""

from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Border, Side

from libao_desk.core.period import Period
from libao_desk.services.office import Office

from .test_parts_of_forms import year_end

__all__ = ["year_end"]
HEAD = ("序号", "姓名", "罪名", "联系电话")
MONTHS = tuple(f"{month}月" for month in range(1, 13))


def a_book(*names: str, heads: dict[str, tuple[str, ...]] | None = None) -> bytes:
    book, side = Workbook(), Side("thin")
    book.remove(book.worksheets[0])
    for name in names:
        sheet = book.create_sheet(name)
        for row in (("社区矫正人员花名册",), (heads or {}).get(name, HEAD), *(() for _ in range(3))):
            sheet.append(row)
        for row in sheet.iter_rows(min_row=2, max_row=5, max_col=len(HEAD)):
            for cell in row:
                cell.border = Border(side, side, side, side)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def filled(office: Office, content: bytes, period: Period) -> tuple[dict[str, int], str]:
    """By sheet how many people stand there, and what is told."""
    office.layouts.save(office.layouts.read("corrections", content), "按月")
    report = office.layouts.fill("corrections", "按月", period)
    book = load_workbook(BytesIO(report.data))
    told = {one.title: sum(isinstance(row[1], str) for row in one.iter_rows(min_row=3, values_only=True)) for one in book.worksheets}
    return {name: count for name, count in told.items() if count}, report.doubt


@pytest.mark.parametrize("names", [MONTHS, tuple(f"2020年{one}份" for one in MONTHS), tuple(f"2020.{n:02d}" for n in range(1, 13))])
@pytest.mark.parametrize("month", [1, 5, 12])
def test_the_periods_own_sheet_is_filled(year_end: Office, names: tuple[str, ...], month: int) -> None:
    """The first sheet was, whatever the month."""
    period = Period(2020, month, 1)
    rows = len(year_end.rosters.table("corrections", period).rows)
    assert filled(year_end, a_book(*names), period) == ({names[month - 1]: rows}, "")


def test_quarters_have_theirs_and_the_preview_tells_the_same(year_end: Office) -> None:
    content, period = a_book("第一季度", "第二季度", "第三季度", "第四季度"), Period(2020, 7, 3)
    rows = len(year_end.rosters.table("corrections", period).rows)
    assert filled(year_end, content, period) == ({"第三季度": rows}, "")
    draft = year_end.layouts.opened("corrections", "按月")
    assert "表样按时期分了几张工作表，每次只填所填时期的那一张。" in draft.notes
    table = year_end.rosters.table("corrections", period, is_for_form=True)
    assert len(year_end.layouts.shown(draft, table, period).rows) == rows


@pytest.mark.parametrize(
    ("content", "period"),
    [
        (a_book("1月", "2月"), Period(2020, 12, 1)),
        (a_book(*MONTHS), Period(2020, 10, 3)),
        (a_book("1月", "12月", heads={"12月": ("序号", "联系电话", "姓名", "罪名")}), Period(2020, 12, 1)),
    ],
)
def test_a_sheet_of_another_period_is_doubted(year_end: Office, content: bytes, period: Period) -> None:
    """Also where the month's own sheet has other heads: what was confirmed for the first is not meant there."""
    told, doubt = filled(year_end, content, period)
    assert list(told) == ["1月"]
    assert f"表样工作表名写的是“1月”，填的是{period.label}，请核对。" in doubt


def test_sheets_that_mean_no_period_are_as_they_were(year_end: Office) -> None:
    content = a_book("在册", "说明")
    told, _ = filled(year_end, content, Period(2020, 12, 1))
    assert list(told) == ["在册"]
    assert any("工作表“说明”也有表头" in one for one in year_end.layouts.read("corrections", content).notes)
