"""Reporting periods (统计时期): a year, half-year, quarter or month."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from .errors import Refusal
from .text import to_half_width

_SHAPE = re.compile(
    r"(?P<year>\d{4})(?:年|[-./年](?P<month>\d{1,2})月?"
    r"|[-年]?(?:[Qq](?P<quarter>[1-4])|[Hh](?P<half>[12])|第?(?P<season>[一二三四1-4])季度?|(?P<side>[上下])半年))?"
)
_HALF = {1: "上半年", 2: "下半年"}
_QUARTER = {1: "第一季度", 2: "第二季度", 3: "第三季度", 4: "第四季度"}
_THIS = {1: "本月", 3: "本季度", 6: "本半年", 12: "本年"}

_NUMBER = {**{str(n): n for n in range(1, 5)}, **{sign: n for n, sign in enumerate("一二三四", start=1)}, "上": 1, "下": 2}


@dataclass(frozen=True)
class Period:
    """A stretch of whole months: `first_month` 1 to 12, `length` 1, 3, 6 or 12 months."""

    year: int
    first_month: int
    length: int

    @classmethod
    def parse(cls, text: str) -> "Period":
        """2020, 2020-12, 2020-Q4 or 2020-H2; 2020年12月, 2020年第四季度 and 2020年下半年 as they stand in titles.

        Raises Refusal for anything else.
        """
        match = _SHAPE.fullmatch(to_half_width(text).replace(" ", ""))
        if match is None:
            raise Refusal(f"时期“{text}”不正确，应写成2020、2020-12、2020-Q4或2020-H2。")
        year, month = int(match["year"]), match["month"]
        if not 1900 <= year <= 2200:
            raise Refusal(f"时期“{text}”的年份{year}不在1900到2200之间。")
        if month and not 1 <= int(month) <= 12:
            raise Refusal(f"时期“{text}”不正确：没有{int(month)}月。")
        if month:
            return cls(year, int(month), 1)
        if quarter := match["quarter"] or match["season"]:
            return cls(year, 3 * _NUMBER[quarter] - 2, 3)
        if half := match["half"] or match["side"]:
            return cls(year, 6 * _NUMBER[half] - 5, 6)
        return cls(year, 1, 12)

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

    @property
    def part(self) -> str:
        """What the label says beside the year: 12月, 第四季度, 下半年; empty for a year."""
        return self.label.removeprefix(f"{self.year}年")

    @property
    def this(self) -> str:
        """As it is spoken of from within: 本月, 本季度, 本半年, 本年."""
        return _THIS[self.length]

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
