"""Dates as Chinese papers print them and as clerks type them (日期)."""

import re
from datetime import date, datetime, timedelta

from .errors import Refusal
from .text import squeeze, to_half_width

HAN_DIGITS = "〇一二三四五六七八九"
_READ_DIGIT = {
    **{sign: value for signs in (HAN_DIGITS, "0123456789") for value, sign in enumerate(signs)},
    "零": 0,
    "○": 0,
    "Ｏ": 0,
    "两": 2,
}
_RELATIVE = {"今天": 0, "今日": 0, "昨天": -1, "昨日": -1, "前天": -2, "明天": 1, "明日": 1, "后天": 2}
_FULL = re.compile(r"(\d{4}|\d{2})[-./年\s](\d{1,2})[-./月\s](\d{1,2})日?号?")
_SHORT = re.compile(r"(\d{1,2})[-./月](\d{1,2})日?号?")
_TIME = re.compile(r"[T\s]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$")
_HAN_NUMBER = r"(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[廿卅]?[一二三四五六七八九]|[一二三四五六七八九]{2}|[廿卅]|\d{1,2})"
_HAN_YEAR = r"[〇零○一二三四五六七八九]{2,4}|\d{4}"
_HAN_DATE = re.compile(rf"({_HAN_YEAR})年({_HAN_NUMBER})月({_HAN_NUMBER})[日号]?")
_HAN_MONTH = re.compile(rf"({_HAN_YEAR})年({_HAN_NUMBER})月")
_HAN_SHORT = re.compile(rf"({_HAN_NUMBER})月({_HAN_NUMBER})[日号]?")
HALF_A_YEAR, NEAR = timedelta(days=183), timedelta(days=31)
FUTURE_YEARS = 10
"""A two-digit year may lie this far ahead; beyond it nobody can tell the century."""


def official_date(day: date) -> str:
    """2020年12月31日, without padding (GB/T 9704-2012)."""
    return f"{day.year}年{day.month}月{day.day}日"


def han_number(value: int) -> str:
    """A number up to 99 by value: 十二, 三十一."""
    tens, ones = divmod(value, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else HAN_DIGITS[tens] + "十")
    return head + (HAN_DIGITS[ones] if ones else "")


def local_minute(instant: datetime) -> str:
    """An instant as the clock on the wall showed it: 2020-12-31 23:14."""
    return f"{instant.astimezone():%Y-%m-%d %H:%M}"


def parse_date(text: str, today: date, *, year: int | None = None) -> date:
    """The day a clerk means by 3.5, 0305, 20260305, 2020年3月5日, 二〇二〇年三月五日, 今天 ...

    A day without a year is of `year`, without one this year's. Raises Refusal naming what is wrong: no such day, no century, an era year.
    """
    cleaned = _cleaned(text)
    if cleaned in _RELATIVE:
        return today + timedelta(days=_RELATIVE[cleaned])
    if "民国" in cleaned:
        raise Refusal(f"“{text}”是民国纪年，请改写为公历。")
    parts = _numbers(cleaned)
    if parts is None:
        raise Refusal(f"“{text}”不是日期，可写成2020-03-05、2020.3.5、20200305或2020年3月5日。")
    digits, month, day = parts
    return _real(_whole_year(digits, text, today) if digits else year or today.year, month, day, text)


def typed_day(text: str, today: date, *, has_happened: bool) -> date:
    """The day a clerk means who leaves the year out.

    What has happened lies no month ahead: in January 12.30 is the December past. What is planned lies no half year back: in December
    2.10 is the February to come. Raises Refusal as above.
    """
    day = parse_date(text, today)
    if typed_year(text) != "":
        return day
    if has_happened:
        return parse_date(text, today, year=today.year - 1) if day - today > NEAR else day
    return parse_date(text, today, year=today.year + 1) if today - day > HALF_A_YEAR else day


def is_year_guessed(text: str, day: date, today: date) -> bool:
    """Whether a day typed without its year was read as one of another year, or one so far ahead that the year past may be meant."""
    return typed_year(text) == "" and (day.year != today.year or day - today > HALF_A_YEAR)


def typed_year(text: str) -> str | None:
    """The digits of the year as a date was typed: four, two or none; None for a word such as 今天 and for what is no date."""
    parts = _numbers(_cleaned(text))
    return None if parts is None else parts[0]


def _cleaned(text: str) -> str:
    typed = _TIME.sub("", squeeze(to_half_width(text)))
    return typed.replace("元月", "1月").replace("。", ".").replace("、", ".").replace(",", ".").replace("—", "-").replace("–", "-")


def _whole_year(digits: str, text: str, today: date) -> int:
    """The year of four digits, of two in this century."""
    year = int(digits)
    if len(digits) == 2:
        year += 2000
        if year > today.year + FUTURE_YEARS:
            raise Refusal(f"“{text}”的年份只有两位，分不清是哪个世纪，请写四位年份。")
    return year


def _numbers(cleaned: str) -> tuple[str, int, int] | None:
    """(digits of the year, month, day); no digits where no year was typed."""
    compact = cleaned.replace(" ", "") if re.search(r"[年月./-]", cleaned) else cleaned
    for shape in (compact, cleaned):
        if match := _FULL.fullmatch(shape):
            return match[1], int(match[2]), int(match[3])
    if match := _SHORT.fullmatch(compact):
        return "", int(match[1]), int(match[2])
    if cleaned.isdigit():
        return _digits(cleaned)
    return _han_numbers(compact)


def _digits(run: str) -> tuple[str, int, int] | None:
    if len(run) == 8:
        return run[:4], int(run[4:6]), int(run[6:])
    if len(run) == 6:
        return run[:2], int(run[2:4]), int(run[4:])
    return ("", int(run[:2]), int(run[2:])) if len(run) == 4 else None


def _han_numbers(compact: str) -> tuple[str, int, int] | None:
    if match := _HAN_DATE.fullmatch(compact):
        return _year_in_figures(match[1]), read_han_number(match[2]), read_han_number(match[3])
    if match := _HAN_SHORT.fullmatch(compact):
        return "", read_han_number(match[1]), read_han_number(match[2])
    return None


def month_in_figures(text: str) -> str:
    """一九八五年六月 as 1985年6月; whatever else stands there stays."""
    return _HAN_MONTH.sub(lambda month: f"{_year_in_figures(month[1])}年{read_han_number(month[2])}月", text)


def _year_in_figures(signs: str) -> str:
    return "".join(str(_READ_DIGIT[sign]) for sign in signs)


def read_han_number(text: str) -> int:
    """A number up to 99 in Han signs: 十二, 二十, 三."""
    text = text.replace("廿", "二十").replace("卅", "三十")
    if "十" not in text:
        return int("".join(str(_READ_DIGIT[sign]) for sign in text))
    tens, _, ones = text.partition("十")
    return (_READ_DIGIT[tens] if tens else 1) * 10 + (_READ_DIGIT[ones] if ones else 0)


def _real(year: int, month: int, day: int, text: str) -> date:
    if not 1900 <= year <= 2100:
        raise Refusal(f"“{text}”的年份{year}不在1900到2100之间。")
    if not 1 <= month <= 12:
        raise Refusal(f"“{text}”不是日期：没有{month}月。")
    try:
        return date(year, month, day)
    except ValueError:
        raise Refusal(f"“{text}”不是日期：{year}年{month}月没有{day}日。") from None


def day_of(value: date | datetime) -> date:
    """The calendar day of a date or an instant."""
    return value.date() if isinstance(value, datetime) else value
