"""Places to be filled in beside the table (表样空位): the month in the title, who reports and on which day."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from libao_desk.core.dates import HAN_DIGITS, han_number, month_in_figures, read_han_number
from libao_desk.core.period import Period
from libao_desk.core.text import to_half_width, visible_length

from .stated_days import is_before, other_days, restated_days, statements, without_days

YEAR_DIGITS = 4
_BLANK = "[ \u3000\t_＿Xx×Ｘ*＊]"
_FIGURES = "[0-9０-９〇零○OoＯ一二三四五六七八九]"
_YEAR = rf"(?P<year>[〔\[]?(?:{_FIGURES}{{2,4}})?{_BLANK}*[〕\]]?)"
"""A whole year in any figures, the beginning of one with room for the rest, or room alone."""
_DAY = re.compile(rf"{_YEAR}年(?P<month>{_BLANK}*)月(?P<day>{_BLANK}*)日")
_MONTH = re.compile(rf"{_YEAR}年(?P<month>{_BLANK}*)月(?P<more>份?)(?!{_BLANK}*日)")
_QUARTER = re.compile(rf"{_YEAR}年度?第?(?P<month>{_BLANK}*)季度")
_TO = r"[至到—－~～\-]+"
_LAST = rf"(?:{_FIGURES}{{2,4}})?{_BLANK}*年{_BLANK}+月{_BLANK}+日"
_DAYS = re.compile(rf"{_YEAR}年(?P<month>{_BLANK}+)月{_BLANK}+日{_BLANK}*{_TO}{_BLANK}*{_LAST}")
_MONTHS = re.compile(rf"{_YEAR}年(?P<month>{_BLANK}+)月{_TO}{_BLANK}+月(?P<more>份?)")
_UP_TO = re.compile(rf"{_YEAR}年(?P<first>1月?{_TO})(?P<month>{_BLANK}+)月(?P<more>份?)")
"""1-  月: from January on."""
_WHOLE_YEAR = re.compile(rf"(?<![\d:：])(?<!{_BLANK})(?P<year>(?:20)?{_BLANK}+)年(?P<more>度?)(?!{_BLANK}*月)")
_BRACKETED = re.compile(rf"[(（]({_BLANK}+)[)）](?=[年月日])")
_MONTH_ALONE = re.compile(rf"(?<![年\d])(?<!{_BLANK}){_BLANK}+月(?P<more>份?)(?!{_BLANK}*日)")
"""A title that leaves no room for a year: （  ）月花名册."""
_SPACED = re.compile(r"(20\d\d)[ \u3000]*年[ \u3000]*(\d{1,2})[ \u3000]*月")
"""A month that is stated with blanks between."""
_STATED = re.compile(r"20\d\d年\d{1,2}月(?:份)?(?!\d{0,2}日)|20\d\d年第[一二三四1-4]季度")
_PART = r"第?[一二三四1-4]季度|[上下]半年|(?<!\d)(?:1[0-2]|0?[1-9])月(?!\d{0,2}日)"
_SAID = re.compile(rf"(?P<year>20\d\d)[〕\]]?年度?(?P<part>{_PART})|(?P<other>20\d\d)[〕\]]?年|(?P<alone>{_PART})")
_STRETCH = re.compile(rf"(?P<first>\d{{1,2}})月?{_TO}(?P<last>\d{{1,2}}){_BLANK}*月(?!\d{{0,2}}日)")
_WITH_SIGN = re.compile(
    r"(?<!\d)(?P<year>20\d\d)[.\-/](?P<month>1[0-2]|0?[1-9])(?![\d.\-/])|(?<!\d)(?P<of_run>20\d\d)(?P<run>1[0-2]|0[1-9])(?!\d)"
)
_LETTER_O = re.compile(rf"(?<=[{HAN_DIGITS}])[Oo](?=[{HAN_DIGITS}年])")
_HAN_MONTH_ALONE = re.compile(r"(?<![年一二三四五六七八九十])(?:十[一二]?|[一二三四五六七八九])(?=月(?![一二三四五六七八九十]{0,3}日))")
QUARTER, QUARTER_MONTHS = "季度", 3
_THIS = {"本月": 1, "本季": QUARTER_MONTHS, "本年": 12}
_COUNT = re.compile(rf"(?P<word>(?:合计|总计|小计|共计|累计|共)[:：]?){_BLANK}+(?P<counter>[人名件条户])")
_COUNTER = re.compile(rf"(?P<room>{_BLANK}*)(?P<counter>人次|[人名件条户起])")
_OF_SEX = re.compile(rf"(?P<word>(?P<sex>[男女])性?[:：]?){_BLANK}+(?P<counter>[人名])")
_SEX_ALONE = re.compile(r"(?:其中)?[:：]?(?P<sex>[男女])性?[:：]?")
_OF_PEOPLE = frozenset({"人", "名", "人次", "户"})
_NAMELESS = re.compile("[_＿Xx×Ｘ]{2,}司法所")
_IS_BLANK = re.compile(_BLANK)
_REPORTING = (
    "制表单位|填报单位|填表单位|报送单位|上报单位|单位名称|司法所名称"
    "|单位(?=[(（]盖?章?[)）])|单位(?=[(（]公章[)）])|单位(?=[(（]盖章[)）])"
)
_UNIT_ALONE = r"(?<![\u4e00-\u9fff])单位(?=[:：][ \u3000_＿]*(?:$|填|制|报|上报|审|负责|联系|经办|日期|时间|\d|年))"
"""No 单位：元, which is what amounts are counted in."""
_UNIT = rf"{_REPORTING}|{_UNIT_ALONE}|(?<![\u4e00-\u9fff])司法所"
"""Whoever reports; or our own seal, whose day is for whoever seals."""
_OFFICER = "填报人|填表人|制表人|报送人|经办人"
_ON = "制表时间|填报日期|填表日期|报送日期|上报日期|制表日期|填报时间|填表时间|报送时间|上报时间"
_PERIOD = "报表期|报表时期|报表期间|统计时期|统计期间|所属期|所属年月|所属月份|报表月份"
_ALONE = re.compile(
    rf"(?:(?P<unit>{_UNIT})|(?P<officer>{_OFFICER})|(?P<on>{_ON})|(?P<period>{_PERIOD})|(?P<year>年份|年度)|(?P<month>月份))[:：]?"
)
"""A label in a cell of its own, with or without a colon."""
_ANY_LABEL = re.compile(r"([^\s:：()（）\u3000]+)(?:[(（][^()（）]{0,8}[)）])?[:：]")
_OURS = re.compile(rf"{_REPORTING}|单位|{_OFFICER}|{_ON}|日期|时间|报出日期|报表日期")
_SIGNED = re.compile("签|章|审|意见|批")
_LABELLED = re.compile(
    rf"(?:(?P<unit>{_UNIT})|(?P<officer>{_OFFICER})|(?P<on>{_ON}))"
    r"(?:[(（][^()（）]{0,8}[)）])?[:：](?P<run>[ \u3000_＿]*)(?=(?P<next>\S?))"
)


@dataclass(frozen=True)
class PlaceWords:
    """What the places are filled with."""

    period: Period
    office: str
    officer: str
    today: date
    count: int = 0
    """How many rows stand in the table."""
    counter: str = "人"
    """What its rows are counted in."""
    by_sex: Mapping[str, int] = field(default_factory=dict)
    """How many of them are men and women, where the roster tells."""
    ended_by_sex: Mapping[str, int] = field(default_factory=dict)
    """The same of whoever left in the period."""
    keeps_stated: bool = False
    """Whether a title that states a month keeps it, since it may name one to come."""


def fill_places(text: str, words: PlaceWords, *, is_title: bool = False, is_above: bool = False) -> str:
    """The text with its places filled in; a title that states another month (or quarter, if it is for one) is given the right one.

    So is the period in a line above the head.
    """
    filled = _BRACKETED.sub(r"\1", text)
    if is_title and not words.keeps_stated:
        filled = _follows(filled, words.period)
    elif is_above and not words.keeps_stated:
        for one in reversed(tuple(statements(filled))):
            filled = filled[: one.start] + _follows(one.said, words.period) + filled[one.end :]
    filled = _stretches(filled, words.period)
    filled = _LABELLED.sub(lambda place: _labelled(place, words), filled)
    filled = _DAY.sub(lambda place: _day(place, words.today), filled)
    filled = _MONTH.sub(lambda place: _if_blank(place, _apart(place) + _month(place, words.period)), filled)
    if words.period.length == QUARTER_MONTHS or not is_title:
        filled = _QUARTER.sub(lambda place: _if_blank(place, _month(place, words.period)), filled)
    filled = _WHOLE_YEAR.sub(lambda place: f"{words.period.year}年{place['more']}", filled)
    filled = _NAMELESS.sub(words.office, filled)
    if is_title:
        filled = _MONTH_ALONE.sub(lambda place: _month(place, words.period), filled)
    return filled


def _follows(text: str, period: Period) -> str:
    """What the text states of a month, of its days or of a quarter, as this period has it."""
    joined = restated_days(_SPACED.sub(r"\1年\2月", text), period)
    return _STATED.sub(lambda place: _restated(place[0], period), joined)


def _stretches(text: str, period: Period) -> str:
    """A title, or a line below it, with room for two days, or for two months, from the first of which to the other its table tells."""
    first, last = period.first_day, period.last_day
    days = f"{first.year}年{first.month}月{first.day}日至{last.year}年{last.month}月{last.day}日"
    months = f"{first.month}月至{last.month}月" if period.length > 1 else f"{first.month}月"
    filled = _DAYS.sub(days, text)
    filled = _MONTHS.sub(lambda place: f"{_year(place, period)}年{months}", filled)
    return _UP_TO.sub(lambda place: f"{_year(place, period)}年{place['first']}{last.month}月{place['more']}", filled)


def other_period(title: str, period: Period) -> str:
    """What a filled title says of another period than this one, as it says it; the year that the period lies in is none."""
    plain = _in_figures(title)
    if said := other_days(plain, period):
        return said
    plain = without_days(plain)
    for stretch in _STRETCH.finditer(plain):
        if (int(stretch["first"]), int(stretch["last"])) != (period.first_month, period.last_day.month):
            return stretch[0]
    for month in _WITH_SIGN.finditer(plain):
        if Period(int(month["year"] or month["of_run"]), int(month["month"] or month["run"]), 1) != period:
            return month[0]
    for place in _SAID.finditer(_STRETCH.sub("", plain)):
        year, part = place["year"] or place["other"] or str(period.year), place["part"] or place["alone"]
        is_other = Period.parse(f"{year}年{part}") != period if part else int(year) != period.year
        if is_other:
            return place[0]
    return QUARTER if QUARTER in plain and period.length != QUARTER_MONTHS else ""


def _in_figures(text: str) -> str:
    """The text with its months in figures, whatever signs they are written in."""
    plain = month_in_figures(_LETTER_O.sub("〇", to_half_width(text)))
    return _HAN_MONTH_ALONE.sub(lambda month: str(read_han_number(month[0])), plain)


def other_period_of_line(line: str, period: Period) -> str:
    """What a filled line above the head says of another period than this one."""
    said = (other_period(one.said, period) for one in statements(line) if not one.is_any_day or is_before(one.said, period))
    return next(filter(None, said), "")


def length_said(head: str) -> int | None:
    """How many months a head means by 本月, 本季度 or 本年; None where it names none."""
    return next((months for word, months in _THIS.items() if word in head), None)


def fill_count(text: str, count: int) -> str:
    """A row of totals with the number of the rows in its place: 合计：    人."""
    return _COUNT.sub(lambda place: f"{place['word']}{count}{place['counter']}", text, count=1)


def fill_sexes(text: str, by_sex: Mapping[str, int]) -> str:
    """The same of the men and of the women: 其中男    人，女    人."""
    return _OF_SEX.sub(
        lambda place: f"{place['word']}{by_sex[place['sex']]}{place['counter']}" if place["sex"] in by_sex else place[0], text
    )


def sex_alone(text: str) -> str:
    """The sex that is all a cell says, before the cell with its number; "" for any other."""
    alone = _SEX_ALONE.fullmatch(text.strip())
    return alone["sex"] if alone else ""


def is_room(value: object) -> bool:
    """Whether a cell holds nothing, or blanks and a line to write on."""
    return value is None or not str(value).strip(" \u3000\t_＿")


def counter_alone(text: str, words: PlaceWords) -> str:
    """The counter that is all a cell says, with room before it or none; "" for any other, and for people where the rows are cases."""
    alone = _COUNTER.fullmatch(text.rstrip())
    return alone["counter"] if alone and (words.counter in _OF_PEOPLE or alone["counter"] not in _OF_PEOPLE) else ""


def waits_beside(text: str, words: PlaceWords) -> str | None:
    """What belongs into the cell at the right of a cell that is nothing but a label; None for any other cell."""
    place = _ALONE.fullmatch(text.strip()) or _LABELLED.fullmatch(text.strip())
    if place is None or place.groupdict().get("run"):
        return None
    said = place.groupdict()
    if said.get("year"):
        return f"{words.period.year}"
    return (words.period.part or None) if said.get("month") else words.period.label if said.get("period") else _value(place, words)


def _day(place: re.Match[str], today: date) -> str:
    """The day of filling in its place; a day beside a signature, a seal or a payment is for whoever signs, seals or pays."""
    before = place.string[: place.start()]
    labels = _ANY_LABEL.findall(before)
    is_ours = _OURS.fullmatch(labels[-1]) if labels else not _SIGNED.search(before)
    if not is_ours:
        return place[0]
    return _if_blank(place, f"{_apart(place)}{today.year}年{today.month}月{today.day}日")


def _apart(place: re.Match[str]) -> str:
    """What sets a place off from the value of a label before it, whose blanks it took: 填报单位：某司法所  2020年12月."""
    before = place.string[: place.start()]
    return "  " if _ANY_LABEL.search(before) and not before.endswith((":", "：", " ", "\u3000")) else ""


def _if_blank(place: re.Match[str], value: str) -> str:
    """The value where the place holds a blank: 出生年月日 in a note is no place."""
    return value if any(_IS_BLANK.search(place[name]) for name in ("year", "month")) else place[0]


def _restated(said: str, period: Period) -> str:
    """What the title of last month's sheet becomes; a sheet made for a quarter is none for a month, and is told by `other_period`."""
    return period.label if Period.parse(said.removesuffix("份")).length == period.length else said


def _month(place: re.Match[str], period: Period) -> str:
    """The period in its place, with the year as the title has it; a year that is another one stays, and is told by `other_period`."""
    more = place.groupdict().get("more", "") if period.length == 1 else ""
    year = _year(place, period) if "year" in place.groupdict() else f"{period.year}"
    return f"{year}年{_in_han(period.part) if year[:1] in HAN_DIGITS else period.part}{more}"


def _year(place: re.Match[str], period: Period) -> str:
    """The year as it stands there whole, else that of the period."""
    said = _IS_BLANK.sub("", place["year"])
    return said if len(said.strip("〔〕[]")) == YEAR_DIGITS else f"{period.year}"


def _in_han(part: str) -> str:
    """12月 as 十二月, beside a year in Han signs."""
    return re.sub(r"\d+", lambda figures: han_number(int(figures[0])), part)


def _value(place: re.Match[str], words: PlaceWords) -> str:
    if place["unit"]:
        return words.office
    return words.officer if place["officer"] else f"{words.today:%Y-%m-%d}"


def _labelled(place: re.Match[str], words: PlaceWords) -> str:
    """The label with its value, taken out of the blanks behind it so that what follows stays where it was."""
    run = place["run"]
    if place["next"] and (not run or (place["on"] and place["next"] in "年/")):
        return place[0]  # something stands there already
    label, value = place[0][: len(place[0]) - len(run)], _value(place, words)
    if not place["next"]:
        return label + value
    if visible_length(run) < 2:
        return place[0]  # a single blank before a word is no place
    left = run.replace("_", " ").replace("＿", "\u3000")  # no line goes on behind what was written on it
    while visible_length(run) - visible_length(left) < visible_length(value) and visible_length(left) > 2:
        left = left[1:]
    return label + value + left
