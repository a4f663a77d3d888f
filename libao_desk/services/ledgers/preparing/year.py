"""Which years a ledger is of (台账年份): what its title says, else its sheet, else its file; its days may be written without a year."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from libao_desk.core.calendar import months_after
from libao_desk.core.dates import HAN_DIGITS, read_han_number
from libao_desk.core.text import to_half_width

if TYPE_CHECKING:
    from libao_desk.sheets.table_reader import SheetTable

_Y = r"(?:19|20)\d\d"
_TO = r"\s*(?:[-—–─~～/、至到和及]+)\s*"
_YEAR = re.compile(rf"(?<!\d){_Y}(?=年|\s*年度|[-./]\d{{1,2}}(?!\d)|{_TO}{_Y}(?!\d)|$)")
_SPAN = re.compile(
    rf"(?<!\d)({_Y})\s*[年./-]\s*(1[0-2]|0?[1-9])(?:月份?|[./-])?(?:(\d{{1,2}})[日号]?)?{_TO}"
    rf"({_Y}|次年|翌年)\s*[年./-]?\s*(1[0-2]|0?[1-9])(?:月份?|[./-])?(?:(\d{{1,2}})[日号]?)?(?!\d)"
)
_NEXT = re.compile("次年|翌年|第二年")
_DAY_OF_WRITING = re.compile(r"(?:填报|填表|制表|打印|报送|统计)(?:日期|时间)[:： ]*[\d年月日./-]*|截[至止][\d年月日./-]*")
_HAN_MONTH = re.compile("(十[一二]?)月")
_HAN = str.maketrans(HAN_DIGITS + "零○", "012345678900")


@dataclass(frozen=True)
class NamedYears:
    """The years that are named above a ledger, and from when to when where that is said."""

    where: str
    """What names them: 表名."""
    years: tuple[int, ...]
    first: date | None = None
    last: date | None = None
    """The first and the last day of a span over a turn of the year."""

    @property
    def only(self) -> int | None:
        """The one year that is meant."""
        return self.years[0] if len(self.years) == 1 else None

    @property
    def said(self) -> str:
        """How the years, or the span, are told."""
        if self.first is None or self.last is None:
            return "、".join(f"{year}年" for year in self.years)
        return f"{self.first.year}年{self.first.month}月至{self.last.year}年{self.last.month}月"

    def has(self, day: date) -> bool:
        """Whether a day may be the ledger's."""
        if self.first is None or self.last is None:
            return day.year in self.years
        return self.first <= day <= self.last


def years_named(table: "SheetTable", file: str) -> NamedYears | None:
    """What is named above the head; else in the sheet's name; else in the file's. None where no year is."""
    for where, texts in (("表名", table.titles), ("工作表名", (table.sheet,)), ("文件名", (file,))):
        plain = [plain_years(text) for text in texts]
        years = sorted({year for text in plain for year in _years(text)})
        if years:
            spans = [span for text in plain for found in _SPAN.finditer(text) if (span := _span(found)) is not None]
            ends = spans[0] if len(spans) == 1 and (spans[0][0].year, spans[0][1].year) == (years[0], years[-1]) else (None, None)
            return NamedYears(where, tuple(years), *(ends if len(years) > 1 else (None, None)))
    return None


def plain_years(text: str) -> str:
    """A text in which years and months stand in figures, without the day on which it was written."""
    months = _HAN_MONTH.sub(lambda found: f"{read_han_number(found[1])}月", to_half_width(text))
    return _DAY_OF_WRITING.sub("", months.translate(_HAN))


def _years(text: str) -> Iterable[int]:
    found = [int(year) for year in _YEAR.findall(text)]
    return [*found, found[-1] + 1] if found and _NEXT.search(text) else found


def _span(found: "re.Match[str]") -> tuple[date, date] | None:
    first_year = int(found[1])
    last_year = int(found[4]) if found[4].isdigit() else first_year + 1
    try:
        first = date(first_year, int(found[2]), int(found[3] or 1))
        start = date(last_year, int(found[5]), int(found[6] or 1))
    except ValueError:
        return None
    last = start if found[6] else date.fromordinal(months_after(start, 1).toordinal() - 1)
    return (first, last) if first <= last else None


def candidates(named: NamedYears) -> Iterator[int]:
    """The years of which a day may be."""
    yield from range(named.years[0], named.years[-1] + 1)
