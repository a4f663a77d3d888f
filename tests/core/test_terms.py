"""Terms as ledgers write them: two days with anything between, a length, both; and what is neither is refused."""

from datetime import date

import pytest

from libao_desk.core.errors import Refusal
from libao_desk.core.terms import Length, Stated, read_length, read_stretch

TODAY = date(2026, 3, 2)
BOTH = Stated(date(2020, 1, 5), date(2021, 1, 4))
SPELLINGS = (
    "2020.1.5-2021.1.4",
    "2020-1-5-2021-1-4",
    "2020年1月5日至2021年1月4日",
    "自2020年1月5日起至2021年1月4日止",
    "从2020年1月5日到2021年1月4日",
    "2020/1/5—2021/1/4",
    "２０２０．１．５－２０２１．１．４",
    "20200105~20210104",
    "2020. 1. 5 - 2021. 1. 4",
    "2020.01.05\n2021.01.04",
    "20.1.5-21.1.4",
    "二〇二〇年一月五日至二〇二一年一月四日",
    "（2020.1.5至2021.1.4）",
)


@pytest.mark.parametrize("text", SPELLINGS)
def test_two_days_with_anything_between(text: str) -> None:
    assert read_stretch(text, TODAY) == BOTH


@pytest.mark.parametrize("text", ["1年（2020.1.5-2021.1.4）", "2020.1.5-2021.1.4，共一年", "一年 2020年1月5日至2021年1月4日"])
def test_two_days_and_how_long(text: str) -> None:
    assert read_stretch(text, TODAY) == Stated(BOTH.first, BOTH.last, Length(years=1))


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("一年六个月", Length(1, 6)),
        ("1年零3个月", Length(1, 3)),
        ("18个月", Length(0, 18)),
        ("二十四个月", Length(0, 24)),
        ("两年", Length(2)),
        ("一年半", Length(1, 6)),
        ("半年", Length(0, 6)),
        ("1年2个月15天", Length(1, 2, 15)),
        ("20日", Length(0, 0, 20)),
    ],
)
def test_a_length(text: str, length: Length) -> None:
    assert read_length(text) == length
    assert read_stretch(text, TODAY) == Stated(length=length)


@pytest.mark.parametrize("text", ["", "半", "年", "一年左右", "长期", "1.5年"])
def test_no_length(text: str) -> None:
    assert read_length(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "2020.1.5",
        "2020.1.5~",
        "2020.1-2021.1",
        "长期",
        "2020.1.5-2021.1.4（已延期）",
        "2020.1.5、2020.2.5、2020.3.5",
        "2020.2.30-2021.1.4",
        "1年2020.1.5",
    ],
)
def test_what_does_not_say_both_days_is_refused(text: str) -> None:
    with pytest.raises(Refusal):
        read_stretch(text, TODAY)
