"""Capital amounts and dates: the tables of the bank rules and of the forms, the spellings clerks use, periods."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libao_desk.core.dates import official_date, parse_date, typed_day
from libao_desk.core.errors import Refusal
from libao_desk.core.money import capital_amount, checked_amount, figures, parse_amount
from libao_desk.core.period import Period

CAPITALS = {
    "0": "零元整",
    "0.05": "伍分",
    "0.50": "伍角整",
    "0.56": "伍角陆分",
    "10": "壹拾元整",
    "15": "壹拾伍元整",
    "100": "壹佰元整",
    "105": "壹佰零伍元整",
    "1001": "壹仟零壹元整",
    "1010": "壹仟零壹拾元整",
    "1409.50": "壹仟肆佰零玖元伍角整",
    "1680.32": "壹仟陆佰捌拾元叁角贰分",
    "6007.14": "陆仟零柒元壹角肆分",
    "325.04": "叁佰贰拾伍元零肆分",
    "16409.02": "壹万陆仟肆佰零玖元零贰分",
    "20000.08": "贰万元零捌分",
    "107000.53": "壹拾万柒仟元伍角叁分",
    "10050000": "壹仟零伍万元整",
    "10200300": "壹仟零贰拾万零叁佰元整",
    "100000001": "壹亿零壹元整",
    "2517300": "贰佰伍拾壹万柒仟叁佰元整",
}


@pytest.mark.parametrize("amount", CAPITALS)
def test_amounts_in_capitals(amount: str) -> None:
    assert capital_amount(Decimal(amount)) == f"人民币{CAPITALS[amount]}"
    assert capital_amount(Decimal(amount), prefix=False) == CAPITALS[amount]


@given(st.decimals(min_value=0, max_value=Decimal("999999999999.99"), places=2))
def test_amounts_in_capitals_are_read_as_they_are_written(amount: Decimal) -> None:
    assert parse_amount(capital_amount(amount)) == amount


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("壹萬貳仟圆正", "12000"),
        ("人民币：伍佰元", "500"),
        ("叁角", "0.30"),
        ("壹亿贰仟万元整", "120000000"),
        ("贰万", "20000"),
        ("五百", "500"),
        ("两万三千元", "23000"),
        ("十五元", "15"),
        ("一百零五", "105"),
    ],
)
def test_amounts_in_capitals_of_other_hands(written: str, amount: str) -> None:
    assert parse_amount(written) == Decimal(amount)


@pytest.mark.parametrize(
    "slip",
    ["壹万贰元仟整", "拾元整", "元整", "壹贰元", "壹佰万万元", "壹万元贰", "三万五", "一千二", "壹佰伍元", "零", "一百三百", "二〇〇元"],
)
def test_a_slip_in_capitals_is_no_other_sum(slip: str) -> None:
    with pytest.raises(Refusal, match="不是金额"):
        parse_amount(slip)


_VALUE = {sign: value for value, sign in enumerate("零壹贰叁肆伍陆柒捌玖")}
_UNIT = {"拾": 10, "佰": 100, "仟": 1000}


def _read(text: str) -> Decimal:
    """The amount capitals mean, read independently of how they are written."""
    yuan, section, digit, cents = 0, 0, 0, 0
    for sign in text:
        if sign in _VALUE:
            digit = _VALUE[sign]
        elif sign in _UNIT:
            section, digit = section + digit * _UNIT[sign], 0
        elif sign in "万亿":
            yuan, section, digit = (yuan + section + digit) * (10**4 if sign == "万" else 10**8), 0, 0
        elif sign == "元":
            yuan, section, digit = yuan + section + digit, 0, 0
        elif sign in "角分":
            cents, digit = cents + digit * (10 if sign == "角" else 1), 0
    return Decimal(yuan) + Decimal(cents) / 100


@given(st.integers(0, 10**10))
def test_capitals_mean_the_amount(cents: int) -> None:
    amount = Decimal(cents) / 100
    written = capital_amount(amount, prefix=False)
    if amount < 10**8:
        assert _read(written) == amount
    assert "零零" not in written
    assert written.endswith("整") is (cents % 10 == 0)


@pytest.mark.parametrize("wrong", ["-0.01", "1000000000000", "0.001"])
def test_what_is_no_amount_is_refused(wrong: str) -> None:
    with pytest.raises(Refusal):
        checked_amount(Decimal(wrong))


def test_a_float_is_never_money() -> None:
    with pytest.raises(TypeError):
        capital_amount(0.1)  # type: ignore[arg-type]  # that is the point


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("16409.02", "16409.02"),
        ("¥16,409.02", "16409.02"),
        ("人民币壹万陆仟肆佰零玖元零贰分（¥16409.02）", "16409.02"),
        ("￥16409.02元", "16409.02"),
        ("人民币500元整", "500.00"),
        ("1.5万元", "15000.00"),
        ("２５０", "250.00"),
        ("0", "0.00"),
        ("2亿", "200000000.00"),
        ("5千", "5000.00"),
        ("1万2千", "12000.00"),
        ("1万2000元", "12000.00"),
        ("12万3千4百56.78元", "123456.78"),
    ],
)
def test_amounts_as_typed(typed: str, amount: str) -> None:
    assert f"{parse_amount(typed)}" == amount
    assert figures(parse_amount(typed)) == f"¥{amount}"


@pytest.mark.parametrize(
    "wrong",
    [
        "16,40",
        "1,6,409",
        "1,000,00",
        "人民币伍佰元整（¥50.00）",
        "abc",
        "1.2.3",
        "-5",
        "1.005",
        "",
        "3万5",
        "2千1万",
        "1万12000",
        "1.5万500元",
        "约3000元",
        "百",
        "万元",
    ],
)
def test_amounts_nobody_can_read(wrong: str) -> None:
    with pytest.raises(Refusal):
        parse_amount(wrong)


TODAY = date(2026, 3, 2)
FIFTH = date(2026, 3, 5)
SPELLINGS = {
    **dict.fromkeys(
        (
            "2026-03-05", "2026-3-5", "2026/03/05", "2026/3/5", "2026.03.05", "2026.3.5", "2026年3月5日", "2026年03月05日", "2026年3月5号",
            "2026 3 5", "20260305", "260305", "26.3.5", "26-03-05", "26/3/5", "26年3月5日",
            "3.5", "3-5", "3/5", "3月5日", "3月5号", "03.05", "0305",
            "二〇二六年三月五日", "二零二六年三月五日", "二○二六年三月五日", "三月五日", "三月五号", "2026年三月五日",
            "２０２６－０３－０５", "２０２６年３月５日",
            " 2026-03-05 ", "2026-03-05 00:00:00", "2026-03-05T09:30", "2026。3。5", "2026、3、5", "2026年 3月 5日", "2026—3—5",
        ),
        FIFTH,
    ),
    "今天": TODAY,
    "今日": TODAY,
    "昨天": date(2026, 3, 1),
    "前天": date(2026, 2, 28),
    "明天": date(2026, 3, 3),
    "后天": date(2026, 3, 4),
    "二〇二〇年十二月三十一日": date(2020, 12, 31),
    "二〇二〇年十月二十日": date(2020, 10, 20),
    "2020年一月廿一日": date(2020, 1, 21),
    "二〇二〇年1月卅日": date(2020, 1, 30),
    "二〇二〇年元月廿日": date(2020, 1, 20),
    "2020.2.29": date(2020, 2, 29),
    "1949-10-01": date(1949, 10, 1),
    "36.1.1": date(2036, 1, 1),
}  # fmt: skip
IMPOSSIBLE = (
    "2026-02-29", "2026.2.30", "2026-13-01", "2026-00-10", "2026-04-31", "20260230", "2026年2月30日", "1899-12-31", "2101-01-01", "37.1.1",
    "86.5.6", "民国十年三月五日", "三月", "2026年", "2026", "12345", "abc", "3.5.", "", "二月三十日", "0230", "2026-3", "5日", "43895.5",
    "十十月一日", "三月廿十日", "二月卅日",
)  # fmt: skip


@pytest.mark.parametrize("typed", SPELLINGS)
def test_a_day_in_every_spelling(typed: str) -> None:
    assert parse_date(typed, TODAY) == SPELLINGS[typed]


@pytest.mark.parametrize("typed", IMPOSSIBLE)
def test_a_day_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(Refusal):
        parse_date(typed, TODAY)


@pytest.mark.parametrize(
    ("today", "typed", "happened", "planned"),
    [
        ("2021-01-05", "12.30", "2020-12-30", "2021-12-30"),
        ("2021-01-05", "1.4", "2021-01-04", "2021-01-04"),
        ("2021-01-05", "1.6", "2021-01-06", "2021-01-06"),
        ("2021-01-05", "2021.12.30", "2021-12-30", "2021-12-30"),
        ("2021-01-05", "昨天", "2021-01-04", "2021-01-04"),
        ("2020-12-31", "1.15", "2020-01-15", "2021-01-15"),
        ("2020-12-31", "2.15", "2020-02-15", "2021-02-15"),
        ("2020-12-31", "7.15", "2020-07-15", "2020-07-15"),
        ("2021-01-05", "3.10", "2020-03-10", "2021-03-10"),
        ("2020-12-31", "12.1", "2020-12-01", "2020-12-01"),
        ("2020-06-30", "12.30", "2019-12-30", "2020-12-30"),
    ],
)
def test_a_day_without_a_year_at_the_turn_of_the_year(today: str, typed: str, happened: str, planned: str) -> None:
    """What a January enters is December's; what a December plans is for January."""
    read = [typed_day(typed, date.fromisoformat(today), has_happened=has_happened) for has_happened in (True, False)]
    assert [f"{day}" for day in read] == [happened, planned]


def test_there_are_sixty_spellings() -> None:
    assert len(SPELLINGS) + len(IMPOSSIBLE) >= 60


@pytest.mark.parametrize(
    ("day", "official"),
    [
        (date(2020, 12, 31), "2020年12月31日"),
        (date(2026, 1, 10), "2026年1月10日"),
        (date(2005, 10, 20), "2005年10月20日"),
        (date(2010, 11, 1), "2010年11月1日"),
    ],
)
def test_dates_as_papers_print_them(day: date, official: str) -> None:
    assert official_date(day) == official


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_a_printed_date_reads_back(day: date) -> None:
    assert parse_date(official_date(day), TODAY) == day
    assert parse_date(f"{day:%Y%m%d}", TODAY) == day


@pytest.mark.parametrize(
    ("text", "first", "last", "label", "previous"),
    [
        ("2020", "2020-01-01", "2020-12-31", "2020年", "2019"),
        ("2020-12", "2020-12-01", "2020-12-31", "2020年12月", "2020-11"),
        ("2020-02", "2020-02-01", "2020-02-29", "2020年2月", "2020-01"),
        ("2020-Q4", "2020-10-01", "2020-12-31", "2020年第四季度", "2020-Q3"),
        ("2020-q1", "2020-01-01", "2020-03-31", "2020年第一季度", "2019-Q4"),
        ("2020-H2", "2020-07-01", "2020-12-31", "2020年下半年", "2020-H1"),
        ("2020-H1", "2020-01-01", "2020-06-30", "2020年上半年", "2019-H2"),
    ],
)
def test_periods(text: str, first: str, last: str, label: str, previous: str) -> None:
    period = Period.parse(text)
    assert (f"{period.first_day}", f"{period.last_day}", period.label) == (first, last, label)
    assert f"{period.previous()}" == previous
    assert f"{period}".lower() == text.lower()
    assert Period.parse(label) == period
    assert period.contains(period.first_day)
    assert period.contains(period.last_day)
    assert not period.contains(period.last_day + timedelta(days=1))
    assert not period.contains(period.first_day - timedelta(days=1))
    assert not period.contains(None)


@pytest.mark.parametrize(
    ("typed", "period"),
    [("2020Q4", "2020-Q4"), ("2020上半年", "2020-H1"), ("2020年四季度", "2020-Q4"), ("２０２０．３", "2020-03"), ("2020年 3月", "2020-03")],
)
def test_a_period_as_people_type_it(typed: str, period: str) -> None:
    assert f"{Period.parse(typed)}" == period


@pytest.mark.parametrize(
    "wrong", ["202012", "20201", "", "20-12", "2020-13", "2020-0", "2020-Q5", "2020-H3", "去年", "2020-12-31", "1800", "1800-12"]
)
def test_what_is_no_period_is_refused(wrong: str) -> None:
    with pytest.raises(Refusal):
        Period.parse(wrong)


@pytest.mark.parametrize("typed", ["0001-01-01", "0085.1.1", "00010101", "〇〇〇一年一月一日"])
def test_a_year_of_four_digits_is_never_taken_for_one_of_two(typed: str) -> None:
    with pytest.raises(Refusal, match="不在1900到2100之间"):
        parse_date(typed, date(2026, 3, 2))


def test_a_period_s_year_out_of_range_is_named_as_the_trouble() -> None:
    with pytest.raises(Refusal, match="年份1800不在1900到2200之间"):
        Period.parse("1800-12")
