"""Heads 起 and 止 with nothing above them (光写起止的列名): the ends of the term beside them, or of the one term of the register.

A leave, a device, a prohibition has such columns too, and a ledger of these has nobody's term.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from libao_desk.declare.field import Text
from libao_desk.declare.path import FieldPath, Kind, path
from libao_desk.declare.register import Register
from libao_desk.declare.sheet import ENDS, STARTS, CellOfSeveral
from libao_desk.sheets.headers import plain_header
from libao_desk.sheets.row_words import SERIAL_HEADS

from .header_words import DAY_ENDINGS, Meaning, keys_of_head

Heads = Sequence[tuple[str, ...]]
WHOSE = ""
"""Stands for the ends of a term of which nobody can say what it is."""


def heads_of_ends(register: Register, words: Mapping[str, Meaning], heads: Heads) -> dict[int, str]:
    """By position: the whole head that a bare one stands for, WHOSE where it may be anything's.

    止 or 截止时间 beside 矫正期限起 is the end of that term; 起 beside 止 is the one term of the register that has no owner.
    矫正终止日期 is the end of the term where the sheet has its beginning and no other end of it; by itself it is the day of the real end.
    """
    sheet = _Sheet(register, words, heads)
    found = _torn_ends(register, words, heads)
    for at, (first, last) in enumerate(pairwise(heads)):
        if len(last) != 1 or _bare(last[0]) not in ENDS:
            continue
        if len(first) == 1 and _bare(first[0]) in STARTS and sheet.only is not None:
            term = sheet.term_at(at, at + 1)
            found[at], found[at + 1] = (WHOSE if term is None else f"{term.names[0]}{ends[0]}" for ends in (STARTS, ENDS))
        elif term := _term_of(register, words, first):
            found[at + 1] = f"{term.names[0]}{ENDS[0]}"
    for at, head in enumerate(heads):
        if len(head) == 1 and plain_header(head[0]) in _SPANS and sheet.only is not None:
            term = sheet.term_at(at, at)
            found[at] = WHOSE if term is None else term.label
    return found


class _Sheet:
    """The heads of one sheet, to say whose a bare pair or span of days is."""

    def __init__(self, register: Register, words: Mapping[str, Meaning], heads: Heads) -> None:
        self._register, self._heads = register, heads
        self._meant = [_meaning(words, head) for head in heads]
        self._with_own_days = tuple(map(path, register.with_own_days))
        self.only = _only_term(register, words)

    def term_at(self, first: int, last: int) -> CellOfSeveral | None:
        """The term whose days stand in these columns; None where it may be anything's."""
        others = {at: meaning for at, meaning in enumerate(self._meant) if not first <= at <= last}
        named = self._named_before(first)
        if named is not None and named is not self.only:  # of a man under a prohibition alone, or beside the term itself
            is_clear = self._is_told(others) or not any(is_of_the_case(one) for at, one in others.items() if at != first - 1)
            return named if is_clear else None
        before = others.get(first - 1)
        is_beside_other = first > 0 and (self._is_foreign(first - 1) or before in self._with_own_days)
        is_ledger_of_cases = any(map(is_of_the_case, others.values())) or not any(map(self._is_foreign, others))
        is_said_elsewhere = first != last and self._is_told(others)  # a later head may call the same span otherwise
        return self.only if is_ledger_of_cases and not is_beside_other and not is_said_elsewhere else None

    def _is_foreign(self, at: int) -> bool:
        """Whether a head means nothing to the register (目的地)."""
        return self._meant[at] is None and _KNOWN.isdisjoint(keys_of_head(self._heads[at]))

    def _named_before(self, first: int) -> CellOfSeveral | None:
        """The term with whose name the head before begins (禁止令内容)."""
        named = "".join(map(plain_header, self._heads[first - 1])) if first else ""
        return next((one for one in self._register.cells_of_several if any(named.startswith(name) for name in one.names)), None)

    def _is_told(self, others: Mapping[int, Meaning | None]) -> bool:
        """Whether other columns say the days of the register's one term."""
        spans = (at for at, meaning in others.items() if meaning is self.only)
        first_days = self.only is not None and self.only.targets[0] in others.values()
        return first_days or any(_SPAN in "".join(self._heads[at]) for at in spans)


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


_PLAIN, _SPAN = "起止日期", "起止"
_KNOWN = SERIAL_HEADS | {"期限"}
"""What says nothing of another matter: the number of the row, the length of whatever term."""
_SPANS = frozenset({"起止", "起止日期", "起止时间", "起止日", "起止年月日"})
