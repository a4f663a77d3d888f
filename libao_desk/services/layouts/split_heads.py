"""One datum over several columns of a form (一项分栏): 年 月 日 under 受理时间, or a column for each thing it may say, to be ticked."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from libao_desk.declare.code import Code
from libao_desk.sheets.form_build import FormColumn
from libao_desk.sheets.headers import plain_header
from libao_desk.sheets.roster_writer import Value

TICK = "√"
DAY = ("年", "月", "日")
"""What a day is taken apart into, in the order in which it is written."""
HOUR = frozenset("时分")
"""What stands beside these, and is on file nowhere."""
REST = frozenset({"其他", "其它"})
YES, NO = "是", "否"
SOME_DAY = "some day"
_BOOLEAN = {YES: YES, "有": YES, NO: NO, "无": NO}
_BETWEEN = "、"
SHORTENED = 3
"""Signs of a shortened entry: two of them stand in too many labels."""

Says = Callable[[str], frozenset[str]]
"""The texts of a roster's column that a head's word stands for; none where the word is not known."""


@dataclass(frozen=True)
class Share:
    """What one column has of a datum."""

    word: str
    says: frozenset[str]
    """The texts for which it is ticked; none for a part of a day."""
    others: frozenset[str] = frozenset()
    """What the columns beside it are ticked for."""

    @property
    def is_of_a_day(self) -> bool:
        """Whether a year, a month or a day stands here."""
        return self.word in DAY and not self.says

    def of(self, value: Value) -> Value:
        """What stands in the column for one value of the roster's."""
        if self.is_of_a_day:
            return _part_of_day(value, DAY.index(self.word))
        text = SOME_DAY if isinstance(value, date) else str(value or "")
        whole = plain_header(text)
        said = {whole} if whole in self.others else {plain_header(one) for one in text.split(_BETWEEN)} - {""}
        is_meant = bool(said - self.others) if self.word in REST else bool(said & self.says)
        return TICK if is_meant else None


def groups(columns: Iterable[FormColumn]) -> tuple[tuple[FormColumn, ...], ...]:
    """The columns that stand side by side under one head."""
    found = (tuple(group) for _, group in groupby(columns, key=lambda one: one.parts[:-1]))
    return tuple(group for group in found if len(group) > 1 and group[0].parts[:-1])


def is_of_a_day(group: Sequence[FormColumn]) -> bool:
    """Whether the columns side by side are the year, the month and the day of one date."""
    words = {plain_header(one.parts[-1]) for one in group}
    return words <= {*DAY, *HOUR} and not words <= HOUR


def shares(group: Sequence[FormColumn], says: Says) -> Mapping[int, Share]:
    """By the form's column what it has of the datum named above them; nothing where they do not divide it."""
    words = {one.column: plain_header(one.parts[-1]) for one in group}
    if is_of_a_day(group):
        return {column: Share(word, frozenset()) for column, word in words.items() if word not in HOUR}
    meant = _told_apart({column: (word, frozenset(map(plain_header, says(word)))) for column, word in words.items() if word not in REST})
    known = {column for column, texts in meant.items() if texts}
    has_rest = len(meant) < len(words) and known == meant.keys()  # the rest of what is not understood is not known either
    if len(known) + has_rest < 2:
        return {}
    everything = frozenset().union(*meant.values())
    return {
        column: Share(word, meant.get(column, frozenset()), everything) for column, word in words.items() if column in known or has_rest
    }


def _told_apart(said: Mapping[int, tuple[str, frozenset[str]]]) -> dict[int, frozenset[str]]:
    """The texts of each column; none where another one's word has the same: who of 婚姻家庭纠纷 is 婚姻, and who 家庭, is not known."""
    sets = [texts for _, texts in said.values()]
    return {column: texts if sets.count(texts) == 1 or word in texts else frozenset() for column, (word, texts) in said.items()}


def sayings(codes: Sequence[Code], also: Mapping[str, Sequence[str]], own: Mapping[str, Sequence[str]]) -> Says:
    """What words say for a column: what is told of it as its own, an entry of its code list, or all whose labels hold the word.

    Without a list the column says yes or no.

    A word that ledgers have for a part of an entry is none for all of it: whoever was handed over did not come from the court.
    """
    if not codes:
        return lambda word: frozenset(own.get(word) or ([_BOOLEAN[word]] if word in _BOOLEAN else set(also.get(word, ())) & {YES, NO}))
    labels = {code.label: {plain_header(word) for word in (code.label, *code.also)} for code in codes}

    def says(word: str) -> frozenset[str]:
        if word in own:
            return frozenset(own[word])
        exact = frozenset(label for label, words in labels.items() if word in words and _is_all_of(word, plain_header(label)))
        told = frozenset(also.get(word, ())) & labels.keys()
        held = frozenset(label for label in labels if len(word) > 1 and word in plain_header(label))
        return told or exact or held or frozenset(label for label in labels if len(word) >= SHORTENED and _stands_in(word, label))

    return says


def _stands_in(word: str, label: str) -> bool:
    """Whether a label holds a word's signs in their order: 家庭事务 for 家庭重要事务."""
    left = iter(plain_header(label))
    return all(sign in left for sign in word)


def is_done(word: str) -> frozenset[str]:
    """What a word says of the day on which something was done: that there is one, or none."""
    told = _BOOLEAN.get(word, {"已": YES, "未": NO}.get(word[:1], ""))
    return frozenset({SOME_DAY} if told == YES else {""} if told == NO else ())


def _is_all_of(word: str, label: str) -> bool:
    """Whether another word says no more than the label: made of its signs, as 大专 for 大学专科, or one sign longer, as 男性."""
    return set(word) <= set(label) or (label in word and len(word) <= len(label) + 1)


def _part_of_day(value: Value, place: int) -> Value:
    """A year, month or day of a date, or of a text that begins with them: 1986-08."""
    figures = re.findall(r"\d+", f"{value:%Y-%m-%d}" if isinstance(value, date) else str(value or ""))
    return int(figures[place]) if place < len(figures) else None
