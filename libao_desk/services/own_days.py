"""A year's holiday plan as it is pasted (节假日安排): a day or a stretch of days a line, or the State Council's notice word for word."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from libao_desk.core.dates import parse_date
from libao_desk.core.errors import Refusal

LONGEST_STRETCH = 31
FREE, WORKED = ("休", "放假", "休息", "假"), ("班", "上班", "补班", "调休上班", "工作")
_LINE = re.compile(r"^(?P<first>[^\s,，、\t至到~～—]+?)(?:\s*(?:至|到|~|～|—+)\s*(?P<last>[^\s,，、\t]+))?[\s,，、\t]+(?P<word>\S+)$")


_DAY = r"(?:(?P<year{n}>20\d\d)年)?(?:(?P<month{n}>\d{{1,2}})月)?(?P<day{n}>\d{{1,2}})日"
_STRETCH = re.compile(_DAY.format(n=1) + r"(?:[至到~～—-]+" + _DAY.format(n=2) + ")?")
_ASIDE = re.compile(r"[(（][^()（）]*[)）]")
_SENTENCE = re.compile(r"[。；;，,]")
_YEAR = re.compile(r"(20\d\d)年")
_BESIDE = re.compile("通知|施行|印发")
_SAYS_FREE, _SAYS_WORKED = re.compile("放假|休息|公休"), re.compile("上班|补班")


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
    stated = max(map(int, _YEAR.findall(text)), default=None)  # of two the later: a New Year's holiday may begin in the old year
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    is_notice = any(_is_of_notice(line) for _, line in lines)
    for number, line in lines:
        if is_notice and not _is_plain(line):
            entries = _of_notice(number, line, stated)
        else:
            entries = _line(number, line, today)
        for entry in entries:
            if found.setdefault(entry.day, entry.is_working) is not entry.is_working:
                raise Refusal(f"第{number}行：{entry.day:%Y-%m-%d}前后写法不一致，请核对是班还是休。")
    if not found:
        raise Refusal("请先粘贴或填写节假日安排。")
    return tuple(DayEntry(day, found[day]) for day in sorted(found))


def _line(number: int, line: str, today: date) -> tuple[DayEntry, ...]:
    match = _LINE.match(line)
    if match is None or not _is_plain(line):
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


def _is_plain(line: str) -> bool:
    match = _LINE.match(line)
    return match is not None and match["word"] in (*FREE, *WORKED)


def _is_of_notice(line: str) -> bool:
    """Whether a line is one of the notice: 1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。"""
    return not _is_plain(line) and any(_STRETCH.search(part) and _word(part) is not None for part in _clauses(line))


def _clauses(line: str) -> list[str]:
    """The parts of a line between its stops, without what stands in brackets and without blanks."""
    return [part for part in _SENTENCE.split(_ASIDE.sub("", re.sub(r"\s", "", line))) if part]


def _word(part: str) -> bool | None:
    """Whether a clause says that its days are worked (True) or free (False); None where it says neither."""
    if _SAYS_FREE.search(part):
        return False
    return True if _SAYS_WORKED.search(part) else None


def _of_notice(number: int, line: str, stated: int | None) -> tuple[DayEntry, ...]:
    """The days of one line of the notice; its heading and its closing words have none.

    Raises Refusal where it names days and not what they are, or where neither it nor the notice names the year.
    """
    entries: list[DayEntry] = []
    for part in _clauses(line):
        stretches = list(_STRETCH.finditer(part))
        is_working = _word(part)
        if stretches and is_working is None and not _STRETCH.fullmatch(line) and not _BESIDE.search(part):
            raise Refusal(f"第{number}行“{part}”没有写是放假还是上班，请核对。")
        for stretch in stretches if is_working is not None else ():
            entries.extend(DayEntry(day, bool(is_working)) for day in _stretch(number, stretch, stated))
    return tuple(entries)


def _stretch(number: int, stretch: re.Match[str], stated: int | None) -> list[date]:
    """The days from the first to the last; what the last leaves unsaid is as of the first."""
    year = int(stretch["year1"] or 0) or stated
    if year is None:
        raise Refusal(f"第{number}行没有写年份：请在通知前加一行，如“2027年”。")
    if stretch["month1"] is None:
        raise Refusal(f"第{number}行“{stretch[0]}”没有写月份，请核对。")
    try:
        first = date(year, int(stretch["month1"]), int(stretch["day1"]))
        month, day = stretch["month2"] or stretch["month1"], stretch["day2"] or stretch["day1"]
        last = date(int(stretch["year2"] or year), int(month), int(day))
    except ValueError:
        raise Refusal(f"第{number}行“{stretch[0]}”没有这一天，请核对。") from None
    count = (last - first).days + 1
    if not 1 <= count <= LONGEST_STRETCH:
        raise Refusal(f"第{number}行：起止日期颠倒或超过{LONGEST_STRETCH}天，请核对。")
    return [first + timedelta(days=n) for n in range(count)]
