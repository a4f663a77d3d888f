"""How many rows there are, told in a form's row of totals wherever it leaves room for the number."""

from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from libao_desk.sheets.form_checks import open_form
from libao_desk.sheets.form_filler import FilledColumn, fill_form
from libao_desk.sheets.form_places import PlaceWords
from libao_desk.sheets.form_reader import read_form
from libao_desk.sheets.roster_writer import ColumnKind

from .making import xlsx
from .test_forms import HEADS, WORDS

SEXES = {"男": 5, "女": 3}


def totals(cells: tuple[str | None, ...], merged: str = "", counter: str = "人") -> list[object]:
    """What the row of totals says after two rows were filled; a form that sums nothing is given a count below the second head."""

    def draw(book: Workbook) -> None:
        sheet = book.active
        assert sheet is not None
        if merged:
            sheet.merge_cells(merged)

    book, _ = open_form(xlsx((HEADS, (), cells), change=draw))
    words = PlaceWords(WORDS.period, WORDS.office, WORDS.officer, WORDS.today, 2, counter, SEXES)
    column = FilledColumn(2, ColumnKind.TEXT, ("甲", "乙"), f"2{counter}")
    filled = fill_form(book, read_form(book, frozenset(HEADS).__contains__), [column], words)
    sheet = load_workbook(BytesIO(filled)).active
    assert sheet is not None
    return [sheet.cell(4, place).value for place in range(1, max(5, len(cells) + 1))]


@pytest.mark.parametrize(
    ("cells", "merged", "counter", "told"),
    [
        (("总计", None, "人"), "", "人", ["总计", 2, "人", None]),
        (("合计", None, "件"), "", "件", ["合计", 2, "件", None]),
        (("合计", None, None, "人"), "B3:C3", "人", ["合计", 2, None, "人"]),
        (("合计", None, None, "人"), "A3:B3", "人", ["合计", None, 2, "人"]),
        (("合计", "人"), "", "人", ["合计", "2人", None, None]),
        (("合计", None, "    人"), "", "人", ["合计", None, "2人", None]),
        (("合计：   人",), "", "人", ["合计：2人", None, None, None]),
        (("合计", None, "人次"), "", "人次", ["合计", 2, "人次", None]),
        (("合计", None, "人"), "", "件", ["合计", "2件", "人", None]),
        (("合计", "=COUNTA(B2:B2)", "人"), "", "人", ["合计", "=COUNTA(B2:B3)", "人", None]),
        (("合计", None, "元"), "", "人", ["合计", "2人", "元", None]),
        (("合计", "   人", "其中男", "   人", "女", "  人"), "", "人", ["合计", "2人", "其中男", "5人", "女", "3人"]),
        (("合计", None, "人", "男", None, "人"), "", "人", ["合计", 2, "人", "男", 5, "人"]),
        (("合计：  人，其中男  人，女  人",), "", "人", ["合计：2人，其中男5人，女3人", None, None, None]),
        (("合计", "其中：男  人", None, "人"), "", "人", ["合计", "其中：男5人", 2, "人"]),
        (("合计", "男", "女", None), "", "人", ["合计", "男", "女", None]),
    ],
)
def test_a_count_stands_before_its_counter(cells: tuple[str | None, ...], merged: str, counter: str, told: list[object]) -> None:
    assert totals(cells, merged, counter) == told


def test_the_second_block_counts_its_own_rows() -> None:
    rows = (HEADS, (), ("合计", None, "人"), ("二、本月解除人员",), HEADS, (), ("合计", None, "人"))
    book, _ = open_form(xlsx(rows))
    words = PlaceWords(WORDS.period, WORDS.office, WORDS.officer, WORDS.today, 2)
    upper, lower = FilledColumn(2, ColumnKind.TEXT, ("甲", "乙"), "2人"), FilledColumn(2, ColumnKind.TEXT, ("丙", "丁", "戊"), "3人")
    filled = fill_form(book, read_form(book, frozenset(HEADS).__contains__), [upper], words, [lower])
    sheet = load_workbook(BytesIO(filled)).active
    assert sheet is not None
    told = [row[:3] for row in sheet.iter_rows(values_only=True) if row[0] == "合计"]
    assert told == [("合计", 2, "人"), ("合计", 3, "人")]


def test_a_label_s_place_may_be_a_cell_of_blanks_beside_it() -> None:
    book, _ = open_form(xlsx((("花名册",), ("填报单位", "    ", "填报人", "  "), HEADS, ())))
    filled = fill_form(book, read_form(book, frozenset(HEADS).__contains__), [], WORDS)
    sheet = load_workbook(BytesIO(filled)).active
    assert sheet is not None
    assert [cell.value for cell in sheet[2]][:4] == ["填报单位", WORDS.office, "填报人", WORDS.officer]
