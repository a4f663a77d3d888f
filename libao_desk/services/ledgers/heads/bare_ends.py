"""Heads 起 and 止 with nothing above them (光写起止的列名): the ends of the term beside them, or of the one term of the register."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from libao_desk.declare.register import Register
from libao_desk.declare.sheet import ENDS, STARTS, CellOfSeveral
from libao_desk.sheets.headers import plain_header

from .header_words import DAY_ENDINGS, Meaning, keys_of_head

Heads = Sequence[tuple[str, ...]]


def heads_of_ends(register: Register, words: Mapping[str, Meaning], heads: Heads) -> dict[int, str]:
    """By position: the whole head that a bare one stands for.

    止 or 截止时间 beside 矫正期限起 is the end of that term; 起 beside 止 is the one term of the register that has no owner.
    矫正终止日期 is the end of the term where the sheet has its beginning and no other end of it; by itself it is the day of the real end.
    """
    found = _torn_ends(register, words, heads)
    for at, (first, last) in enumerate(pairwise(heads)):
        if len(last) != 1 or _bare(last[0]) not in ENDS:
            continue
        if term := _term_of(register, words, first):
            found[at + 1] = f"{term.names[0]}{ENDS[0]}"
        elif len(first) == 1 and _bare(first[0]) in STARTS and (only := _only_term(register, words)):
            found[at], found[at + 1] = (f"{only.names[0]}{ends[0]}" for ends in (STARTS, ENDS))
    return found


def _torn_ends(register: Register, words: Mapping[str, Meaning], heads: Heads) -> dict[int, str]:
    """The last days of terms whose first day stands in the sheet, under words that otherwise mean the day on which all was over."""
    meant = [next((words[key] for key in keys_of_head(head) if key in words), None) for head in heads]
    found: dict[int, str] = {}
    for term in register.cells_of_several:
        if not term.names or term.targets[0] not in meant or term.targets[1] in meant:
            continue
        ends = [at for at, head in enumerate(heads) if term.ends.get(_bare("".join(head))) == term.targets[1]]
        if len(ends) == 1:
            found[ends[0]] = f"{term.names[0]}{ENDS[0]}"
    return found


def _bare(head: str) -> str:
    """A head without 日期 or 时间 at its end."""
    plain = plain_header(head)
    return next((plain.removesuffix(one) for one in DAY_ENDINGS[:2] if plain.endswith(one) and plain != one), plain)


def _term_of(register: Register, words: Mapping[str, Meaning], head: tuple[str, ...]) -> CellOfSeveral | None:
    """The term of which a head says the first day."""
    meant = next((words[key] for key in keys_of_head(head) if key in words), None)
    return next((one for one in register.cells_of_several if one.names and meant == one.targets[0]), None)


def _only_term(register: Register, words: Mapping[str, Meaning]) -> CellOfSeveral | None:
    """The term that 起止日期 alone means in this register."""
    meant = words.get(_PLAIN)
    return meant if isinstance(meant, CellOfSeveral) and meant.names else None


_PLAIN = "起止日期"
