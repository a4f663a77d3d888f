"""What is never recorded (不予登记的内容): the one word list, applied to sheets and to free text."""

import tomllib
from dataclasses import dataclass
from functools import cache

from libao_desk.core.paths import resource
from libao_desk.core.text import squeeze, to_half_width


@dataclass(frozen=True)
class Forbidden:
    """A rule of the list that was met, and the word that met it."""

    word: str
    reason: str


@cache
def _rules() -> tuple[tuple[str, frozenset[str], tuple[str, ...]], ...]:
    with resource("never_recorded.toml").open("rb") as file:
        rules = tomllib.load(file)["rule"]
    return tuple((rule["reason"], frozenset(rule["columns"]), tuple(rule["words"])) for rule in rules)


def forbidden_column(header: str) -> Forbidden | None:
    """The rule that forbids a column of this name, or None."""
    name = squeeze(to_half_width(header)).replace(" ", "")
    for reason, columns, _ in _rules():
        if name in columns:
            return Forbidden(name, reason)
    return None


def forbidden_words(text: str) -> tuple[Forbidden, ...]:
    """Every word of the list that a free text holds, with its reason: shown to the clerk before the text is stored."""
    return tuple(Forbidden(word, reason) for reason, _, words in _rules() for word in words if word in text)
