"""A year's holiday plan as it is pasted (节假日安排): a day or a stretch of days a line, worked or free."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from libao_desk.core.dates import parse_date
from libao_desk.core.errors import Refusal

LONGEST_STRETCH = 31
FREE, WORKED = ("休", "放假", "休息", "假"), ("班", "上班", "补班", "调休上班", "工作")
_LINE = re.compile(r"^(?P<first>[^\s,，、\t至到~～—]+?)(?:\s*(?:至|到|~|～|—+)\s*(?P<last>[^\s,，、\t]+))?[\s,，、\t]+(?P<word>\S+)$")


@dataclass(frozen=True)
class DayEntry:
    """One day of the office's own table."""

    day: date
    is_working: bool


def read_plan(text: str, today: date) -> tuple[DayEntry, ...]:
    """Every day the pasted lines speak of, in order.

    Raises Refusal naming the first line that cannot be understood, or a day said twice in two ways.
    """
    found: dict[date, bool] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        for entry in _line(number, line.strip(), today):
            if found.setdefault(entry.day, entry.is_working) is not entry.is_working:
                raise Refusal(f"第{number}行：{entry.day:%Y-%m-%d}前后写法不一致，请核对是班还是休。")
    if not found:
        raise Refusal("请先粘贴或填写节假日安排。")
    return tuple(DayEntry(day, found[day]) for day in sorted(found))


def _line(number: int, line: str, today: date) -> tuple[DayEntry, ...]:
    match = _LINE.match(line)
    if match is None or match["word"] not in (*FREE, *WORKED):
        raise Refusal(f"第{number}行“{line}”看不懂，应写成“2026-10-01 休”或“2026-10-01至2026-10-08 休”。")
    try:
        first = parse_date(match["first"], today)
        last = parse_date(match["last"], today) if match["last"] else first
    except Refusal as refusal:
        raise Refusal(f"第{number}行：{refusal.sentence}") from None
    days = (last - first).days + 1
    if not 1 <= days <= LONGEST_STRETCH:
        raise Refusal(f"第{number}行：起止日期颠倒或超过{LONGEST_STRETCH}天，请核对。")
    return tuple(DayEntry(first + timedelta(days=n), match["word"] in WORKED) for n in range(days))
