"""What a cell says as a date, an identifier, an amount, a number, a yes or a no."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from libao_desk.sheets.cells import (
    Cell,
    CellProblem,
    CellValue,
    DaySense,
    Reading,
    as_amount,
    as_date,
    as_identifier,
    as_number,
    as_text,
    shown,
)

from .making import ID_A

TODAY = date(2020, 12, 31)
DAY = date(2020, 3, 5)


def _cell(value: CellValue, address: str = "C5") -> Cell:
    return Cell(address, value, shown(value))


@pytest.mark.parametrize(
    "written",
    [
        DAY,
        datetime(2020, 3, 5),  # noqa: DTZ001  # a cell has no zone
        "2020-03-05",
        "2020-3-5",
        "2020/3/5",
        "2020.3.5",
        "2020.03.05",
        "2020年3月5日",
        "２０２０年３月５日",
        "２０２０－０３－０５",
        "20200305",
        20200305,
        20200305.0,
        " 2020-03-05 ",
        "'2020-03-05",
        "二〇二〇年三月五日",
        "2020年3月5日起",
        "自2020年3月5日",
        "2020年3月5日止",
        "2020.3.5（星期四）",
        "2020-03-05 周四",
        "2020.03.05.",
    ],
)
def test_spellings_of_one_day(written: CellValue) -> None:
    assert as_date(_cell(written), DaySense(TODAY)).value == DAY


def test_serial_numbers_are_days_of_the_books_own_system_with_a_note() -> None:
    plain = as_date(_cell(43895.0), DaySense(TODAY))
    assert (plain.value, plain.note) == (DAY, "C5的数字43895按Excel日期读作2020-03-05。")
    assert as_date(_cell("43895"), DaySense(TODAY)).value == DAY
    assert as_date(_cell(43895.0 - 1462), DaySense(TODAY, from_1904=True)).value == DAY


@pytest.mark.parametrize("wrong", ["2020-02-30", "2020年13月1日", "不详", 1231.0, True, "2019-02-29", 20201301])
def test_what_is_no_day_is_refused_at_its_address(wrong: CellValue) -> None:
    with pytest.raises(CellProblem) as refused:
        as_date(_cell(wrong), DaySense(TODAY))
    assert refused.value.address == "C5"
    assert refused.value.sentence.startswith("C5")


def test_a_day_without_a_year_is_of_the_ledgers_year_and_told() -> None:
    told = as_date(_cell("3月5日"), DaySense(date(2021, 2, 1), 2020))
    assert (told.value, told.note) == (DAY, "C5的“3月5日”没有写年份，读作2020-03-05。")
    assert as_date(_cell("3.5"), DaySense(TODAY, 2020)) == Reading(DAY, "C5的“3.5”没有写年份，读作2020-03-05。")
    assert as_date(_cell("20.3.5"), DaySense(TODAY)) == Reading(DAY, "C5的“20.3.5”读作2020-03-05。")


@pytest.mark.parametrize(("written", "word"), [("3.5", "没有写年份"), ("三月五日", "没有写年份"), ("03-05-20", "两位"), ("85.3.5", "两位")])
def test_a_year_that_nobody_can_tell_is_refused(written: str, word: str) -> None:
    with pytest.raises(CellProblem, match=word):
        as_date(_cell(written), DaySense(date(2020, 1, 5)))


def test_a_time_of_day_is_left_out_with_a_note() -> None:
    reading = as_date(_cell(datetime(2020, 3, 5, 14, 30)), DaySense(TODAY))  # noqa: DTZ001  # a cell has no zone
    assert (reading.value, reading.note) == (DAY, "C5的时刻14:30已略去。")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (ID_A, ID_A),
        (f" {ID_A} ", ID_A),
        ("320699 19890101 2318", ID_A),
        ("３２０６９９１９８９０１０１２３１８", ID_A),
        (f"'{ID_A}", ID_A),
        (f'="{ID_A}"', ID_A),
        ("32069919890101231x", "32069919890101231X"),
        (19900000001.0, "19900000001"),
        (19900000001, "19900000001"),
        ("JZ2020-001", "JZ2020-001"),
        ("（2020）海李调字第001号", "(2020)海李调字第001号"),
    ],
)
def test_identifiers_keep_every_digit(written: CellValue, read: str) -> None:
    assert as_identifier(_cell(written)).value == read


@pytest.mark.parametrize("value", [3.20699198901012e17, float(ID_A), int(ID_A), "3.20699E+17", "3.20699e17"])
def test_an_id_kept_as_a_number_is_refused_with_reason_and_address(value: CellValue) -> None:
    with pytest.raises(CellProblem) as refused:
        as_identifier(_cell(value, "C7"))
    assert refused.value.address == "C7"
    assert refused.value.sentence.startswith("C7的")
    assert "只保留15位" in refused.value.sentence
    assert "“文本”格式" in refused.value.sentence


@pytest.mark.parametrize("value", ["32O699198901012318", "3206991989010l2318", 1.5, -3.0, True, DAY])
def test_an_identifier_is_never_guessed(value: CellValue) -> None:
    with pytest.raises(CellProblem, match=r"^C5的"):
        as_identifier(_cell(value))


@pytest.mark.parametrize(
    ("value", "yuan"), [(3.5, "3.50"), ("1,234.50", "1234.50"), ("￥１２元", "12.00"), (0.1 + 0.2, "0.30"), (8, "8.00")]
)
def test_amounts(value: CellValue, yuan: str) -> None:
    assert as_amount(_cell(value)).value == Decimal(yuan)


@pytest.mark.parametrize("value", ["若干", 1.005, True, DAY])
def test_what_is_no_amount_is_refused_at_its_address(value: CellValue) -> None:
    with pytest.raises(CellProblem, match=r"^C5"):
        as_amount(_cell(value))


def test_numbers_as_they_are_written() -> None:
    assert as_number(_cell("３人")).value == 3
    assert as_number(_cell("1,200")).value == 1200
    assert as_number(_cell(12.5)).value == Decimal("12.5")
    with pytest.raises(CellProblem, match="C5"):
        as_number(_cell("大概"))


def test_text_is_squeezed_and_keeps_its_lines() -> None:
    assert as_text(_cell(" 按时  报到\n\n表现良好 \x07")).value == "按时 报到\n表现良好"
    assert as_text(_cell(3.0)).value == "3"


@pytest.mark.parametrize("ask", [as_text, as_identifier, as_amount, as_number])
def test_an_empty_cell_says_nothing(ask: type) -> None:
    assert ask(_cell(None)).value is None
    assert as_date(_cell(None), DaySense(TODAY)).value is None
