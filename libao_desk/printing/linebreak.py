"""Where a line of Chinese text may break (避头尾): pure rules over characters, ignorant of fonts and pages."""

import re
from collections.abc import Iterable

from libao_desk.core.text import HAN

NO_START = frozenset("，。、；：？！）》〉」』】〕〗］｝〙〛”’…—～·％‰℃°々!),.:;?]}%¢″′‐–〞︰﹚﹜﹞")
"""Marks that never begin a line (行首禁则): `GB/T 15834-2011` 5.1.1, with the signs that cling to the figure before them."""

NO_END = frozenset("（《〈「『【〔〖［｛〘〚“‘￥¥＄$£￡№§([{·〝﹙﹛﹝")
"""Marks that never end a line (行尾禁则): `GB/T 15834-2011` 5.1.1; the dot of a name is never at either edge."""

HALF_BLANK = frozenset("，。、；：？！）》〉」』】〕〗］｝”’")
"""Closing marks drawn in the left half of their box: at a line's end the right half may be cut away (标点挤压)."""

HALF_BLANK_BEFORE = frozenset("（《〈「『【〔〖［｛“‘")
"""Opening marks drawn in the right half of their box."""

OBJECT = "\ufffc"
"""Stands for something that is no character, such as a rule to write on."""

_CAPITALS = "零壹贰叁肆伍陆柒捌玖拾佰仟万亿圆元角分整正"

_WHOLE = re.compile(
    rf"人民币[{_CAPITALS}]+"  # 人民币壹万陆仟肆佰零玖元零贰分
    rf"|[{_CAPITALS}]{{3,}}"
    r"|\d{4}年\d{1,2}月(?:\d{1,2}日)?"  # 2020年12月31日
    r"|\d{1,2}月\d{1,2}日"
    r"|1\d\d \d{4} \d{4}"  # 139 1234 5678
    r"|[〇一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日)?"
    rf"|[（〔]\d{{4}}[）〕]{HAN}{{0,10}}\d{{1,5}}号"  # （2020）海李调字第001号
    r"|[¥￥]?\d[\d,.]*(?:万|亿)?(?:元|角|分|米|日|天|年|个月|月|岁|号|份|页|%|％|‰|℃)?"  # ¥16409.02, 20000元, 30日
)

_FIGURES = re.compile(r"\d[\d,]*X?")
_GROUPS = {18: (12, 4), 11: (8, 4)}  # a citizen's number after the place and the birthday; a mobile telephone as it is read out
_GOOD, _FAIR, _POOR, _BAD, _NEVER = range(5)


def are_squeezed(first: str, second: str) -> bool:
    """Whether two neighbouring marks share one blank half, so that 》， or ：“ take a character and a half (标点挤压)."""
    if first in HALF_BLANK:
        return second in HALF_BLANK or second in HALF_BLANK_BEFORE
    return first in HALF_BLANK_BEFORE and second in HALF_BLANK_BEFORE


def wholes(text: str) -> list[tuple[int, int]]:
    """Stretches that stay on one line: amounts in figures and capitals, dates, document numbers, figures with their unit."""
    return [match.span() for match in _WHOLE.finditer(text)]


def openings(text: str, kept: Iterable[tuple[int, int]] = ()) -> list[bool]:
    """For each position whether a line may start there; the end of the text always counts as one.

    `kept` are further stretches that must not be split, as (start, end).
    """
    may_start = [True] * (len(text) + 1)
    for index in range(1, len(text)):
        may_start[index] = _may_part(text[index - 1], text[index])
    for start, end in (*wholes(text), *kept):
        may_start[start + 1 : end] = [False] * (end - start - 1)
    return may_start


def _may_part(before: str, after: str) -> bool:
    """Whether a line may end with the one and the next begin with the other."""
    if after in NO_START or before in NO_END:
        return False
    both_latin = " " < before < "\u2000" and " " < after < "\u2000"
    return not both_latin


def split_of(text: str, start: int, end: int) -> int:
    """Where a stretch that no line can hold is split: the best place beyond the first third of `text[start:end]`, which is what fits.

    A date after 年 or 月, an amount in capitals after 万 or 元, figures between their groups; never beside a mark that forbids it.
    """
    least = start + max(1, (end - start + 2) // 3)
    return min(range(least, max(end, least) + 1), key=lambda place: (_harm(text, place), -place))


def fair_split(text: str, least: int, most: int) -> int | None:
    """Where an amount or a date is split that would leave too much of a line empty: the best place from `least` to `most`.

    None if all are bad; figures such as a citizen's number are never split for it.
    """
    places = [place for place in range(least, most + 1) if not (text[place - 1].isdigit() and text[place].isdigit())]
    place = min(places, key=lambda place: (_harm(text, place), -place), default=None)
    return None if place is None or _harm(text, place) >= _BAD else place


def _harm(text: str, place: int) -> int:
    """How ill a line would end before `place`."""
    before, after = text[place - 1], text[place]
    if after in NO_START or before in NO_END:
        return _NEVER
    if before.isdigit() or before in ".,":
        return _harm_to_figures(text, place) if after.isdigit() else _BAD
    if after in _CAPITALS and before in _CAPITALS:
        return _GOOD if before in "亿万圆元" else _FAIR if before in "仟佰拾角" and after not in "亿万圆元整正" else _BAD
    both_han = before >= "\u4e00" and after >= "\u4e00"
    return _FAIR if both_han else _GOOD if before >= "\u2000" else _POOR


def _harm_to_figures(text: str, place: int) -> int:
    """The same between two figures: those after the point stay with the last three before it."""
    run = next((run for run in _FIGURES.finditer(text) if run.start() < place < run.end()), None)
    if run is None or text[run.start() - 1 : run.start()] == ".":
        return _BAD
    left = run.end() - place
    if left in _GROUPS.get(len(run[0]), (3, 6, 9)):
        return _FAIR
    return _POOR if left > 3 else _BAD
