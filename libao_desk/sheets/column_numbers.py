"""A row below the head that numbers the columns (栏次): 甲 乙 1 2, ① ② ③, 1栏 2栏."""

import re
from collections.abc import Sequence

from libao_desk.core.dates import read_han_number
from libao_desk.core.text import compact

_SERIES = ("甲乙丙丁戊己庚辛壬癸", "abcdefghijklmnopqrstuvwxyz", "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_FIGURES, _HAN = re.compile(r"\d{1,2}"), re.compile("[一二三四五六七八九]|[二三]?十[一二三四五六七八九]?")
_FILLERS = frozenset({"栏次", "—", "——", "-", "--", "/"})
_FEWEST = 3


def numbers_columns(texts: Sequence[str]) -> bool:
    """Whether a row's cells do: in turn, three in figures or one for each column; 序号 1 and the parties 甲 and 乙 are a sample."""
    marks = [_mark(compact(text).lower()) for text in texts if text and compact(text) not in _FILLERS]
    by_series: dict[str, list[int]] = {}
    for mark in marks:
        if mark is None:
            return False
        by_series.setdefault(mark[0], []).append(mark[1])
    are_in_turn = all(places == list(range(places[0], places[0] + len(places))) for places in by_series.values())
    figures = by_series.get("1", [])
    return are_in_turn and (len(figures) >= _FEWEST or (len(marks) >= _FEWEST and all(texts)))


def _mark(text: str) -> tuple[str, int] | None:
    """The series and the place in it."""
    plain = text.strip("()[]").removeprefix("第").removesuffix("栏")
    if _FIGURES.fullmatch(plain):
        return "1", int(plain)
    if _HAN.fullmatch(plain):
        return "一", read_han_number(plain)
    series = next((series for series in _SERIES if len(plain) == 1 and plain in series), None)
    return None if series is None else (series, series.index(plain) + 1)
