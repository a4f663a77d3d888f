"""The county's own totals count everybody, and are never taken for rows to be filled."""

from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.workbook.defined_name import DefinedName

from libao_desk.sheets.form_build import BlankForm
from libao_desk.sheets.form_checks import open_form
from libao_desk.sheets.form_filler import FilledColumn, fill_form
from libao_desk.sheets.form_reader import read_form
from libao_desk.sheets.form_sums import rows_left_out
from libao_desk.sheets.roster_writer import ColumnKind

from .making import xlsx
from .test_forms import WORDS

HEADS = ("序号", "姓名", "性别", "罪名", "报告次数", "外出次数")
BLANKS = ((),) * 4
FOOT = ("填表人：",)


def read(content: bytes) -> BlankForm:
    return read_form(open_form(content)[0], frozenset(HEADS).__contains__)


def filled(content: bytes, count: int) -> Any:
    """The sheet with so many rows in it."""
    book, _ = open_form(content)
    names = FilledColumn(2, ColumnKind.TEXT, tuple(f"甲{n}" for n in range(count)))
    numbers = FilledColumn(5, ColumnKind.NUMBER, (1,) * count, count)
    return load_workbook(BytesIO(fill_form(book, read_form(book, frozenset(HEADS).__contains__), [names, numbers], WORDS)))["台账"]


@pytest.mark.parametrize(
    "row",
    [
        "甲|乙|丙|丁|1|2", "甲|乙|丙|丁|戊|己", "—|甲|乙|丙|1|2", "①|②|③|④|⑤|⑥", "一|二|三|四|五|六", "a|b|c|d|e|f", "A|B|C|D|E|F",
        "1栏|2栏|3栏|4栏|5栏|6栏", "栏次|甲|乙|丙|1|2", "甲|乙|1|2|3|4", "（1）|（2）|（3）|（4）|（5）|（6）", "|甲|乙|1|2|3",
    ],
)  # fmt: skip
def test_a_row_that_numbers_the_columns_belongs_to_the_head(row: str) -> None:
    cells = [int(cell) if cell.isdecimal() else cell or None for cell in row.split("|")]
    form = read(xlsx((HEADS, cells, *BLANKS, ("合计", None, None, None, "=SUM(E3:E6)"), FOOT)))
    assert (form.first_row, form.body_rows, form.samples) == (3, 4, ())


@pytest.mark.parametrize("row", ["1|甲|男|盗窃罪|2|1", "1|甲|乙|||", "1|||||", "例|甲|乙|丙|2|1", "|一|二|||"])
def test_a_row_that_shows_how_to_fill_numbers_no_columns(row: str) -> None:
    cells = [int(cell) if cell.isdecimal() else cell or None for cell in row.split("|")]
    assert read(xlsx((HEADS, cells, *BLANKS, ("合计",)))).first_row == 2


@pytest.mark.parametrize("first", ["例|张试甲|男|盗窃罪|2|1", "|（填全名）|（男/女）|（按判决书）|（次）|（次）"])
@pytest.mark.parametrize("count", [2, 9])
def test_a_total_that_left_out_the_sample_counts_whoever_stands_in_its_place(first: str, count: int) -> None:
    """The first person took the sample's row, and the county's sum began below it."""

    def more(book: Workbook) -> None:
        book.create_sheet("汇总")["A1"] = "=SUM(台账!$E$3:$E$6)"
        book.defined_names["名单"] = DefinedName("名单", attr_text="台账!$B$3:$B$6")

    total = ("合计", None, None, "=COUNTA(B3:B6)", "=SUM(E3:E6)", "=E7/COUNTIF($E$3:$E$6,1)")
    sheet = filled(xlsx((HEADS, first.split("|"), *BLANKS, total, FOOT), change=more), count)
    last = max(6, 1 + count)
    assert [sheet.cell(last + 1, column).value for column in (4, 5, 6)] == [
        f"=COUNTA(B2:B{last})", f"=SUM(E2:E{last})", f"=E{last + 1}/COUNTIF($E$2:$E${last},1)",
    ]  # fmt: skip
    assert sheet.parent["汇总"]["A1"].value == f"=SUM(台账!$E$2:$E${last})"
    assert sheet.parent.defined_names["名单"].attr_text == f"台账!$B$2:$B${last}"


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("=E2+E3+E4+E5", "=SUM(E2:E{last})"),
        ("=SUM(E2,E3,E4,E5)", "=SUM(E2:E{last})"),
        ("=($E$2+$E$3+$E$4+$E$5)/4", "=(SUM(E2:E{last}))/4"),
        ("=E3+E4+E5", "=SUM(E2:E{last})"),
        ("=E2+E3", "=E2+E3"),
        ("=E2+E3+E4+E5*2", "=E2+E3+E4+E{last}*2"),
    ],
)
def test_an_addition_of_all_rows_takes_in_those_that_are_put_in(written: str, wanted: str) -> None:
    """=E2+E3+E4+E5 left out everybody for whom a row was put in."""
    sheet = filled(xlsx((HEADS, *BLANKS, ("合计", None, None, None, written), FOOT)), 9)
    assert sheet["E11"].value == wanted.format(last=10)


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("=(E2+E3+E4+E5)/4", "=(SUM(E2:E10))/ROWS(E2:E10)"),
        ("=SUM(E2:E5)/4", "=SUM(E2:E10)/ROWS(E2:E10)"),
        ("=SUM(E2:E5)/12", "=SUM(E2:E10)/12"),
        ("=SUM(E2:E5)/4.5", "=SUM(E2:E10)/4.5"),
    ],
)
def test_an_average_is_divided_by_the_number_of_rows_that_there_are(written: str, wanted: str) -> None:
    assert filled(xlsx((HEADS, *BLANKS, ("平均", None, None, None, written), FOOT)), 9)["E11"].value == wanted


@pytest.mark.parametrize(
    ("written", "elsewhere", "told"),
    [
        ("=E2+E3+E4+E5*2", "", ("合计（E列）",)),
        ("=(E2+E3+E4+E5)/4", "", ("合计（E列）",)),
        ("=E2+E3+E4+E5", "", ()),
        ("=SUM(E2:E5)", "=SUM(台账!E2:E5)+台账!E6", ()),
        ("=SUM($E$2:$E$5)/$F$1", "=台账!E2+台账!E3+台账!E4+台账!E5", ("汇总!A1",)),
        ("=E2+F2", "='台账'!E2+E3", ()),
    ],
)
def test_what_still_leaves_out_rows_that_are_put_in_is_told(written: str, elsewhere: str, told: tuple[str, ...]) -> None:
    def more(book: Workbook) -> None:
        book.create_sheet("汇总")["A1"] = elsewhere

    book, _ = open_form(xlsx((HEADS, *BLANKS, ("合计", None, None, None, written), FOOT), change=more))
    assert rows_left_out(book, read_form(book, frozenset(HEADS).__contains__)) == told


def test_a_range_over_other_rows_stays_what_it_is() -> None:
    own = "=COUNTIF(B$2:B2,B2)"
    sheet = filled(xlsx((HEADS, (None, None, None, own), *BLANKS, ("合计", None, None, "=SUM(E2:E6)", "=SUM(E2:E3)"), FOOT)), 2)
    assert [sheet["D2"].value, sheet["D7"].value, sheet["E7"].value] == [own, "=SUM(E2:E6)", "=SUM(E2:E3)"]


@pytest.mark.parametrize(
    "word",
    [
        "合计人民币（大写）", "合计金额", "总计金额", "本页合计", "合计（元）", "累计", "共计（人民币）", "合计人数", "金额合计", "总  数",
        "汇总", "人民币合计：", "实发合计", "计", "合计大写：人民币", "小写合计", "大写金额", "平均", "全所情况",
        "合计3人", "共3人",
    ],
)  # fmt: skip
@pytest.mark.parametrize("footer", [(FOOT,), ()])
def test_a_row_that_reckons_over_the_rows_above_stays_below_them_whatever_its_word(word: str, footer: tuple[tuple[str], ...]) -> None:
    sheet = filled(xlsx((HEADS, *BLANKS, (word, None, None, None, "=SUM(E2:E5)"), *footer)), 9)
    assert [sheet.cell(row, 2).value for row in range(2, 11)] == [f"甲{n}" for n in range(9)]
    assert (sheet["A11"].value, sheet["E11"].value) == (word, "=SUM(E2:E10)")


@pytest.mark.parametrize(
    ("word", "told"), [("合计金额", 9), ("实发合计", 9), ("合计人民币（大写）", 9), ("大写金额：", None), ("平均", None), ("人均", None)]
)
def test_a_row_of_totals_without_a_formula_is_known_by_its_word(word: str, told: int | None) -> None:
    """The sum is no average, and no amount in words alone."""
    sheet = filled(xlsx((HEADS, *BLANKS, (word,), FOOT)), 9)
    assert (sheet["B10"].value, sheet["A11"].value, sheet["E11"].value) == ("甲8", word, told)


def test_a_formula_in_each_row_ends_no_rows() -> None:
    each = [(None, None, None, None, None, f"=SUM(E$2:E{row - 1})" if row > 2 else "=0") for row in range(2, 6)]
    form = read(xlsx((HEADS, *each, ("合计", None, None, None, None, "=SUM(F2:F5)"), FOOT)))
    assert (form.body_rows, form.total_row) == (4, 6)
