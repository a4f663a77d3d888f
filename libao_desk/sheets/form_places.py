"""Places to be filled in beside the table (表样空位): the month in the title, who reports and on which day."""

import re
from dataclasses import dataclass
from datetime import date

from libao_desk.core.dates import month_in_figures
from libao_desk.core.period import Period
from libao_desk.core.text import to_half_width, visible_length

_BLANK = "[ \u3000\t_＿Xx×Ｘ*＊]"
_YEAR = rf"(?P<year>(?:20\d\d|20)?{_BLANK}*)"
_DAY = re.compile(rf"{_YEAR}年(?P<month>{_BLANK}*)月(?P<day>{_BLANK}*)日")
_MONTH = re.compile(rf"{_YEAR}年(?P<month>{_BLANK}*)月(?P<more>份?)(?!{_BLANK}*日)")
_QUARTER = re.compile(rf"{_YEAR}年第?(?P<month>{_BLANK}*)季度")
_WHOLE_YEAR = re.compile(rf"(?P<year>(?:20)?{_BLANK}+)年(?P<more>度?)")
_BRACKETED = re.compile(rf"[(（]({_BLANK}+)[)）](?=[年月日])")
_MONTH_ALONE = re.compile(rf"(?<![年\d]){_BLANK}+月(?P<more>份?)(?!{_BLANK}*日)")
"""A title that leaves no room for a year: （  ）月花名册."""
_STATED = re.compile(r"20\d\d年\d{1,2}月(?:份)?(?!\d{0,2}日)|20\d\d年第[一二三四1-4]季度")
_PART = r"第?[一二三四1-4]季度|[上下]半年|(?<!\d)(?:1[0-2]|0?[1-9])月(?!\d{0,2}日)"
_SAID = re.compile(rf"(?P<year>20\d\d)年度?(?P<part>{_PART})|(?P<other>20\d\d)年|(?P<alone>{_PART})")
_COUNT = re.compile(rf"(?P<word>(?:合计|总计|小计|共计|累计|共)[:：]?){_BLANK}+(?P<counter>[人名件条户])")
_NAMELESS = re.compile("[_＿Xx×Ｘ]{2,}司法所")
_IS_BLANK = re.compile(_BLANK)
_UNIT = "填报单位|填表单位|报送单位|上报单位|单位名称|司法所名称|单位(?=[(（]盖?章?[)）])|单位(?=[(（]公章[)）])|单位(?=[(（]盖章[)）])"
_OFFICER = "填报人|填表人|制表人|报送人|经办人"
_ON = "填报日期|填表日期|报送日期|上报日期|制表日期|填报时间|填表时间|报送时间|上报时间"
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


def fill_places(text: str, words: PlaceWords, *, is_title: bool = False) -> str:
    """The text with its places filled in; a title that states another month (or quarter, if it is for one) is given the right one."""
    filled = _DAY.sub(
        lambda place: _if_blank(place, f"{words.today.year}年{words.today.month}月{words.today.day}日"), _BRACKETED.sub(r"\1", text)
    )
    filled = _MONTH.sub(lambda place: _if_blank(place, _month(place, words.period)), filled)
    filled = _QUARTER.sub(lambda place: _if_blank(place, words.period.label), filled)
    filled = _WHOLE_YEAR.sub(lambda place: f"{words.period.year}年{place['more']}", filled)
    filled = _NAMELESS.sub(words.office, filled)
    if is_title:
        filled = _MONTH_ALONE.sub(lambda place: _month(place, words.period), filled)
        filled = _STATED.sub(lambda place: _restated(place[0], words.period), filled)
    return _LABELLED.sub(lambda place: _labelled(place, words), filled)


def other_period(title: str, period: Period) -> str:
    """What a filled title says of another period than this one, as it says it; the year that the period lies in is none."""
    for place in _SAID.finditer(month_in_figures(to_half_width(title))):
        year, part = place["year"] or place["other"] or str(period.year), place["part"] or place["alone"]
        is_other = Period.parse(f"{year}年{part}") != period if part else int(year) != period.year
        if is_other:
            return place[0]
    return ""


def fill_count(text: str, count: int) -> str:
    """A row of totals with the number of the rows in its place: 合计：    人."""
    return _COUNT.sub(lambda place: f"{place['word']}{count}{place['counter']}", text, count=1)


def waits_beside(text: str, words: PlaceWords) -> str | None:
    """What belongs into the cell at the right of a cell that is nothing but a label; None for any other cell."""
    place = _LABELLED.fullmatch(text.strip())
    return _value(place, words) if place is not None and not place["run"] else None


def _if_blank(place: re.Match[str], value: str) -> str:
    """The value where the place holds a blank: 出生年月日 in a note is no place."""
    return value if any(_IS_BLANK.search(place[name]) for name in ("year", "month")) else place[0]


def _restated(said: str, period: Period) -> str:
    """What the title of last month's sheet becomes; a sheet made for a quarter is none for a month, and is told by `other_period`."""
    return period.label if Period.parse(said.removesuffix("份")).length == period.length else said


def _month(place: re.Match[str], period: Period) -> str:
    return f"{period.label}{place['more'] if period.length == 1 else ''}"


def _value(place: re.Match[str], words: PlaceWords) -> str:
    if place["unit"]:
        return words.office
    return words.officer if place["officer"] else f"{words.today:%Y-%m-%d}"


def _labelled(place: re.Match[str], words: PlaceWords) -> str:
    """The label with its value, taken out of the blanks behind it so that what follows stays where it was."""
    run = place["run"]
    if place["next"] and not run:
        return place[0]  # something stands there already
    label, value = place[0][: len(place[0]) - len(run)], _value(place, words)
    if not place["next"]:
        return label + value
    if visible_length(run) < 2:
        return place[0]  # a single blank before a word is no place
    left = run
    while visible_length(run) - visible_length(left) < visible_length(value) and visible_length(left) > 2:
        left = left[1:]
    return label + value + left
