"""What is never recorded (不予登记的内容): the one word list, applied to sheets and to free text."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from libao_desk.core.errors import Refusal
from libao_desk.core.paths import resource
from libao_desk.core.text import compact, squeeze, to_half_width
from libao_desk.declare.field import Text
from libao_desk.declare.path import FieldPath, Kind


@dataclass(frozen=True)
class Forbidden:
    """A rule of the list that was met, and the word that met it."""

    word: str
    reason: str


class WordsNeverRecorded(Refusal):
    """A free text holds what is never recorded: it is edited, or the director decides with a reason that it stays."""


@dataclass(frozen=True)
class _Rule:
    reason: str
    columns: frozenset[str]
    words: tuple[str, ...]
    besides: tuple[str, ...]
    """Phrases in which a word stands for something else."""
    names: tuple[str, ...]
    """What makes a word the name of a street or a body where it follows."""

    def met(self, plain: str) -> tuple[str, ...]:
        """The words that a compact text holds."""
        if not any(word in plain for word in self.words):
            return ()
        for phrase in self.besides:
            plain = plain.replace(phrase, " ")
        return tuple(word for word in self.words if self._stands(word, plain))

    def _stands(self, word: str, plain: str) -> bool:
        place = plain.find(word)
        while place >= 0:
            if not plain.startswith(self.names, place + len(word)):
                return True
            place = plain.find(word, place + 1)
        return False


@cache
def _rules() -> tuple[_Rule, ...]:
    with resource("never_recorded.toml").open("rb") as file:
        rules = tomllib.load(file)["rule"]
    return tuple(
        _Rule(
            rule["reason"],
            frozenset(rule["columns"]),
            tuple(rule["words"]),
            tuple(sorted(map(compact, rule.get("besides", ())), key=len, reverse=True)),
            tuple(rule.get("names", ())),
        )
        for rule in rules
    )


@cache
def _beginnings() -> frozenset[tuple[str, str]]:
    """The first two signs of every word: most texts hold none, and are known to be free of all words by one look."""
    return frozenset((word[0], word[1]) for rule in _rules() for word in rule.words)


def forbidden_column(header: str) -> Forbidden | None:
    """The rule that forbids a column of this name, or None."""
    name = squeeze(to_half_width(header)).replace(" ", "")
    for rule in _rules():
        if name in rule.columns:
            return Forbidden(name, rule.reason)
    return None


@cache
def own_columns(register: str) -> Mapping[str, str]:
    """Names of such columns that in one register name a datum of a duty of its own: by the name, the key of its field."""
    with resource("never_recorded.toml").open("rb") as file:
        rules = tomllib.load(file)["rule"]
    return {name: key for rule in rules for name, key in rule.get("own", {}).get(register, {}).items()}


@cache
def entries_meant() -> Mapping[str, str]:
    """Words of the list that ledgers write for an entry of a code list: by the word, the entry's own name."""
    with resource("never_recorded.toml").open("rb") as file:
        rules = tomllib.load(file)["rule"]
    return {word: label for rule in rules for word, label in rule.get("entries", {}).items()}


def forbidden_words(text: str) -> tuple[Forbidden, ...]:
    """Every word of the list that a free text holds, with its reason: shown to the clerk before the text is stored."""
    plain = compact(text)
    if _beginnings().isdisjoint(pairwise(plain)):
        return ()
    return tuple(Forbidden(word, rule.reason) for rule in _rules() for word in rule.met(plain))


def refuse_words(field: FieldPath, value: object) -> None:
    """The free-text guard (自由文本提示) of one datum that was typed or imported.

    Raises WordsNeverRecorded naming the field, the first word met and why it is never recorded.
    """
    is_free = field.kind is Kind.LONG_TEXT or (field.kind is Kind.TEXT and field.fact.text is Text.LINE)
    if is_free and isinstance(value, str):
        refuse_free_text(field.label, value)


def refuse_free_text(label: str, text: str) -> None:
    """The same guard for a text that is no field of a record. Raises WordsNeverRecorded."""
    if met := forbidden_words(text):
        raise WordsNeverRecorded(f"“{label}”中有“{met[0].word}”：{met[0].reason}请删改后再保存。")
