"""Reporting periods (统计时期): a year, half-year, quarter or month."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from libao_desk.core.errors import Refusal
from libao_desk.core.text import to_half_width

_SHAPE = re.compile(r"(\d{4})(?:-(?:(\d{1,2})|[Qq]([1-4])|[Hh]([12])))?")
_HALF = {1: "上半年", 2: "下半年"}
_QUARTER = {1: "第一季度", 2: "第二季度", 3: "第三季度", 4: "第四季度"}


@dataclass(frozen=True)
class Period:
    """A stretch of whole months: `first_month` 1 to 12, `length` 1, 3, 6 or 12 months."""

    year: int
    first_month: int
    length: int

    @classmethod
    def parse(cls, text: str) -> "Period":
        """2020, 2020-12, 2020-Q4 or 2020-H2.

        Raises Refusal for anything else.
        """
        match = _SHAPE.fullmatch(to_half_width(text).strip())
        if match is not None and not 1900 <= int(match[1]) <= 2200:
            raise Refusal(f"时期“{text}”的年份{match[1]}不在1900到2200之间。")
        if match is None:
            raise Refusal(f"时期“{text}”不正确，应写成2020、2020-12、2020-Q4或2020-H2。")
        year, month, quarter, half = (int(part) if part else 0 for part in match.groups())
        if match[2]:
            if not 1 <= month <= 12:
                raise Refusal(f"时期“{text}”不正确：没有{month}月。")
            return cls(year, month, 1)
        if quarter:
            return cls(year, 3 * quarter - 2, 3)
        return cls(year, 6 * half - 5, 6) if half else cls(year, 1, 12)

    @classmethod
    def month_of(cls, day: date) -> "Period":
        """The month `day` lies in."""
        return cls(day.year, day.month, 1)

    @property
    def first_day(self) -> date:
        """The first day."""
        return date(self.year, self.first_month, 1)

    @property
    def last_day(self) -> date:
        """The last day."""
        month = self.first_month + self.length - 1
        return date(self.year, month, calendar.monthrange(self.year, month)[1])

    @property
    def label(self) -> str:
        """As printed in a title: 2020年12月, 2020年第四季度, 2020年下半年, 2020年."""
        names = {
            1: f"{self.first_month}月",
            3: _QUARTER[(self.first_month + 2) // 3],
            6: _HALF[(self.first_month + 5) // 6],
            12: "",
        }
        return f"{self.year}年{names[self.length]}"

    def contains(self, day: date | None) -> bool:
        """Whether `day` lies in the period; a missing day does not."""
        return day is not None and self.first_day <= day <= self.last_day

    def previous(self) -> "Period":
        """The period of the same length before this one."""
        before = self.first_day - timedelta(days=1)
        month = before.month - self.length + 1
        return Period(before.year, month, self.length)

    def __str__(self) -> str:
        if self.length == 1:
            return f"{self.year}-{self.first_month:02d}"
        if self.length == 3:
            return f"{self.year}-Q{(self.first_month + 2) // 3}"
        return f"{self.year}-H{(self.first_month + 5) // 6}" if self.length == 6 else str(self.year)
