"""Days that a form's title, or a line under it, prints as those of its period: 截至2020年12月31日, 2020年12月1日至31日."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from libao_desk.core.dates import HAN_DIGITS
from libao_desk.core.period import Period

_DAY = r"20\d\d(?:年\d{1,2}月\d{1,2}日|[.\-/]\d{1,2}[.\-/]\d{1,2}(?![\d.])|(?<!\d{5})(?:0[1-9]|1[0-2])[0-3]\d(?!\d))"
_TO = r"[ \u3000]*[至到—－~～\-]+[ \u3000]*"
_STRETCH = re.compile(rf"(?P<first>{_DAY})(?P<to>{_TO})(?P<last>(?:20\d\d年)?(?:\d{{1,2}}月)?\d{{1,2}}日|{_DAY})")
_SINGLE = re.compile(rf"{_DAY}(?![印发制填报修前])")
"""No day on which a form was printed or is to be sent."""
_FIGURES = re.compile(r"\d+")
_RUN = re.compile(r"(\d{4})(\d\d)(\d\d)")
_LABELS = frozenset(
    {f"{of}{what}" for of in ("报表", "报告", "统计", "所属", "") for what in ("期", "时期", "期间", "月份", "年月", "年度")}
    | {"报送月份", "报送时期", "统计时间", "统计截止", "时间", "年份", "截止日期", "截至日期", "截止时间", "截至时间"}
    | {of + what for of in ("填报", "上报", "报送", "数据") for what in ("期", "期间")}
)
_OF_ANY_DAY = frozenset({"", "时间"})
"""Before a single day these say nothing of the period: it may be the day of filling in."""
_SIGNS = rf"[\d０-９{HAN_DIGITS}零○OoＯ十年月日时末底第季度上下半份.\-/—－~～至到〔〕\[\] \u3000]"
_STATEMENT = re.compile(
    rf"(?:(?P<label>[^\s\u3000:：()（）]{{1,12}})[:：][\s\u3000]*|(?:^|(?<=[\s\u3000(（])))(?P<until>截[至止])?"
    rf"(?P<said>{_SIGNS}*)(?=$|[\s\u3000)）])"
)


@dataclass(frozen=True)
class Statement:
    """What a line says of its period, and where."""

    said: str
    start: int
    is_any_day: bool
    """Whether it may be the day of filling in."""

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.said)


def statements(line: str) -> Iterator[Statement]:
    """The period in each part of a line that says nothing else: 2020年12月 alone, in brackets, or behind its label."""
    for place in _STATEMENT.finditer(line):
        label, said = place["label"] or "", place["said"].rstrip(" \u3000")
        if said and (not label or label in _LABELS):
            may_be_filling = not place["until"] and label in _OF_ANY_DAY and _SINGLE.fullmatch(said) is not None
            yield Statement(said, place.start("said"), may_be_filling)


def without_days(text: str) -> str:
    """The text but for its days."""
    return _SINGLE.sub("", _STRETCH.sub("", text))


def other_days(text: str, period: Period) -> str:
    """What the text says from a first day to a last one that are not the period's, or of a day that is not in its last month."""
    for stretch in _STRETCH.finditer(text):
        if _days(stretch[0]) != (period.first_day, period.last_day):
            return stretch[0]
    for day in _SINGLE.finditer(_STRETCH.sub("", text)):
        days = _days(day[0])
        if days is None or not (period.contains(days[0]) and days[0].month == period.last_day.month):
            return day[0]
    return ""


def is_before(said: str, period: Period) -> bool:
    """Whether a single day lies before the period, so that nobody fills in the sheet on it either."""
    days = _days(said)
    return days is not None and days[0] < period.first_day


def restated_days(text: str, period: Period) -> str:
    """The days of last month's sheet become this month's, those of a quarter the quarter's; any others stay, and are told."""
    return _STRETCH.sub(lambda stretch: _restated(stretch, period), text)


def _restated(stretch: re.Match[str], period: Period) -> str:
    days = _days(stretch[0])
    if days is None or "年" not in stretch["first"] or not _is_whole(*days, period.length):
        return stretch[0]
    first, last = period.first_day, period.last_day
    left_out = len(_FIGURES.findall(stretch["first"])) - len(_FIGURES.findall(stretch["last"]))
    parts = (f"{last.year}年", f"{last.month}月", f"{last.day}日")[left_out:]
    return f"{first.year}年{first.month}月{first.day}日{stretch['to']}{''.join(parts)}"


def _is_whole(first: date, last: date, length: int) -> bool:
    """Whether the days are the first and the last one of a period of so many months."""
    whole = Period(first.year, first.month, length)
    return first.day == 1 and (first.month - 1) % length == 0 and whole.last_day == last


def _days(said: str) -> tuple[date, date] | None:
    """The first and the last day; what the last one leaves out is that of the first. None where there is no such day."""
    figures = [int(one) for one in _FIGURES.findall(_RUN.sub(r"\1-\2-\3", said))]
    first, rest = figures[:3], figures[3:]
    try:
        return date(*first), date(*first[: 3 - len(rest)], *rest)
    except ValueError:
        return None
