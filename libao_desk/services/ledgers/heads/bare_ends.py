"""Heads 起 and 止 with nothing above them (光写起止的列名): the ends of the term beside them, or of the one term of the register.

A leave, a device, a prohibition has such columns too, and a ledger of these has nobody's term.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from libao_desk.declare.field import Text
from libao_desk.declare.path import FieldPath, Kind
from libao_desk.declare.register import Register
from libao_desk.declare.sheet import ENDS, STARTS, CellOfSeveral
from libao_desk.sheets.headers import plain_header

from .header_words import DAY_ENDINGS, Meaning, keys_of_head

Heads = Sequence[tuple[str, ...]]
WHOSE = ""
"""Stands for the ends of a term of which nobody can say what it is."""


def heads_of_ends(register: Register, words: Mapping[str, Meaning], heads: Heads) -> dict[int, str]:
    """By position: the whole head that a bare one stands for, WHOSE where it may be anything's.

    止 or 截止时间 beside 矫正期限起 is the end of that term; 起 beside 止 is the one term of the register that has no owner.
    矫正终止日期 is the end of the term where the sheet has its beginning and no other end of it; by itself it is the day of the real end.
    """
    found = _torn_ends(register, words, heads)
    for at, (first, last) in enumerate(pairwise(heads)):
        if len(last) != 1 or _bare(last[0]) not in ENDS:
            continue
        if len(first) == 1 and _bare(first[0]) in STARTS and (term := _term_before(register, words, heads, at)):
            is_clear = term is not _only_term(register, words) or _is_ledger_of_cases(words, heads, at)
            found[at], found[at + 1] = (f"{term.names[0]}{ends[0]}" if is_clear else WHOSE for ends in (STARTS, ENDS))
        elif term := _term_of(register, words, first):
            found[at + 1] = f"{term.names[0]}{ENDS[0]}"
    return found


def _term_before(register: Register, words: Mapping[str, Meaning], heads: Heads, at: int) -> CellOfSeveral | None:
    """The term with whose name the head before a bare pair begins (禁止令内容), else the one term of the register that has no owner."""
    named = "".join(map(plain_header, heads[at - 1])) if at else ""
    of_its_own = (one for one in register.cells_of_several if any(named.startswith(name) for name in one.names))
    return next(of_its_own, None) or _only_term(register, words)


def _is_ledger_of_cases(words: Mapping[str, Meaning], heads: Heads, at: int) -> bool:
    """Whether the sheet tells of the records themselves, and nothing else (目的地) stands right before the bare pair."""
    is_beside_other = at > 0 and _meaning(words, heads[at - 1]) is None
    return not is_beside_other and any(is_of_the_case(_meaning(words, head)) for head in heads)


def is_of_the_case(meaning: Meaning | None) -> bool:
    """Whether a column tells of the record itself: more than whose it is, a day, or a remark."""
    if not isinstance(meaning, FieldPath):
        return meaning is not None
    return len(meaning.attributes) == 1 and meaning.kind is not Kind.DATE and meaning.fact.text not in (Text.NUMBER, Text.LONG)


def _meaning(words: Mapping[str, Meaning], head: tuple[str, ...]) -> Meaning | None:
    return next((words[key] for key in keys_of_head(head) if key in words), None)


def _torn_ends(register: Register, words: Mapping[str, Meaning], heads: Heads) -> dict[int, str]:
    """The last days of terms whose first day stands in the sheet, under words that otherwise mean the day on which all was over."""
    meant = [_meaning(words, head) for head in heads]
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
    meant = _meaning(words, head)
    return next((one for one in register.cells_of_several if one.names and meant == one.targets[0]), None)


def _only_term(register: Register, words: Mapping[str, Meaning]) -> CellOfSeveral | None:
    """The term that 起止日期 alone means in this register."""
    meant = words.get(_PLAIN)
    return meant if isinstance(meant, CellOfSeveral) and meant.names else None


_PLAIN = "起止日期"
