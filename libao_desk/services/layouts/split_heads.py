"""One datum over several columns of a form (一项分栏): 年 月 日 under 受理时间, or a column for each thing it may say, to be ticked."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from libao_desk.declare.path import FieldPath, Kind
from libao_desk.sheets.form_reader import FormColumn
from libao_desk.sheets.headers import plain_header
from libao_desk.sheets.roster_writer import Value

TICK = "√"
DAY = ("年", "月", "日")
"""What a day is taken apart into, in the order in which it is written."""
REST = frozenset({"其他", "其它"})
YES, NO = "是", "否"
_BOOLEAN = {YES: YES, "有": YES, NO: NO, "无": NO}
_BETWEEN = "、"

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
        whole = plain_header(str(value or ""))
        said = {whole} if whole in self.others else {plain_header(one) for one in str(value or "").split(_BETWEEN)} - {""}
        is_meant = bool(said - self.others) if self.word in REST else bool(said & self.says)
        return TICK if is_meant else None


def groups(columns: Iterable[FormColumn]) -> tuple[tuple[FormColumn, ...], ...]:
    """The columns that stand side by side under one head."""
    found = (tuple(group) for _, group in groupby(columns, key=lambda one: one.parts[:-1]))
    return tuple(group for group in found if len(group) > 1 and group[0].parts[:-1])


def shares(group: Sequence[FormColumn], says: Says) -> Mapping[int, Share]:
    """By the form's column what it has of the datum named above them; nothing where they do not divide it."""
    words = {one.column: plain_header(one.parts[-1]) for one in group}
    if set(words.values()) <= set(DAY):
        return {column: Share(word, frozenset()) for column, word in words.items()}
    meant = {column: frozenset(map(plain_header, says(word))) for column, word in words.items() if word not in REST}
    known = {column for column, texts in meant.items() if texts}
    has_rest = len(meant) < len(words) and known == meant.keys()  # the rest of what is not understood is not known either
    if len(known) + has_rest < 2:
        return {}
    everything = frozenset().union(*meant.values())
    return {
        column: Share(word, meant.get(column, frozenset()), everything) for column, word in words.items() if column in known or has_rest
    }


def sayings(field: FieldPath | None, also: Mapping[str, Sequence[str]]) -> Says:
    """What words say for a field: an entry of its code list by its label or another word for it, or all whose labels hold the word."""
    if field is None or field.kind is Kind.BOOLEAN:
        return lambda word: frozenset({_BOOLEAN[word]}) if word in _BOOLEAN else frozenset(also.get(word, ())) & {YES, NO}
    codes = field.choices if field.kind in (Kind.CHOICE, Kind.CHOICES) else ()
    labels = {code.label: {plain_header(word) for word in (code.label, *code.also)} for code in codes}

    def says(word: str) -> frozenset[str]:
        exact = frozenset(label for label, words in labels.items() if word in words)
        told = frozenset(also.get(word, ())) & labels.keys()
        return told or exact or frozenset(label for label in labels if len(word) > 1 and word in plain_header(label))

    return says


def _part_of_day(value: Value, place: int) -> Value:
    """A year, month or day of a date, or of a text that begins with them: 1986-08."""
    figures = re.findall(r"\d+", f"{value:%Y-%m-%d}" if isinstance(value, date) else str(value or ""))
    return int(figures[place]) if place < len(figures) else None
