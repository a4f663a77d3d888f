"""The book of statistics: a table wider than a page breaks between columns, and each of its pages says what it is."""

from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from libao_desk.sheets.statistics_book import BookSheet, write_book

NOTE_LINE = "填报单位：李堡司法所  审核人："


def _page(columns: int) -> Any:
    heads = ("项目", *(f"第{n}类矛盾纠纷（件）" for n in range(1, columns)))
    rows = (("合计", *range(1, columns)), ("镇调委会", *range(1, columns)))
    book = BookSheet("表1", "人民调解案件情况统计表（2020年12月）", NOTE_LINE, heads, rows, note="受理按受理日期计。")
    return load_workbook(BytesIO(write_book((book,), ()))).active


def test_a_table_that_fits_stands_on_one_page_under_its_title() -> None:
    page = _page(6)
    assert [page.cell(row, 1).value for row in (1, 2, 6)] == ["人民调解案件情况统计表（2020年12月）", NOTE_LINE, "受理按受理日期计。"]
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight, list(page.col_breaks.brk)) == (1, 0, [])


def test_each_page_of_a_table_too_wide_for_one_has_title_line_and_note_of_its_own() -> None:
    page = _page(54)
    ends = [one.id for one in page.col_breaks.brk]
    firsts = [2, *(end + 1 for end in ends)]
    assert len(firsts) == 3
    for row, text in ((1, "人民调解案件情况统计表（2020年12月）"), (2, NOTE_LINE), (6, "受理按受理日期计。")):
        assert [cell.column for cell in page[row] if cell.value == text] == firsts
        merged = sorted((one.min_col, one.max_col) for one in page.merged_cells.ranges if one.min_row == row)
        assert merged == list(zip(firsts, [*ends, 54], strict=True))
    assert page.print_title_cols in ("A:A", "$A:$A")
    assert not page.sheet_properties.pageSetUpPr.fitToPage
    assert 50 <= page.page_setup.scale <= 100


def test_what_begins_like_a_formula_stays_a_text_when_it_is_edited() -> None:
    sheet = BookSheet("表1", "=1+1", "@甲", ("项目", "+乙"), (("-丙", 1), ("丁", 2)), note="=2+2")
    page = load_workbook(BytesIO(write_book((sheet,), ()))).active
    texts = [cell for row in page.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert {
        cell.value: (cell.data_type, cell.quotePrefix) for cell in texts if cell.value.startswith(("=", "@", "+", "-"))
    } == dict.fromkeys(("=1+1", "@甲", "+乙", "-丙", "=2+2"), ("s", True))
    assert not any(cell.quotePrefix for cell in texts if cell.value in ("项目", "丁"))
