"""Ticks under the entries of a code list (打√的分栏): 纠纷类型 over 婚姻家庭 and 邻里 is one column that says which is ticked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from libao_desk.core.errors import Refusal
from libao_desk.core.text import compact
from libao_desk.declare.path import FieldPath, Kind
from libao_desk.declare.register import Register
from libao_desk.declare.sheet import SaidTogether
from libao_desk.services.ledgers.heads.columns import known_headers
from libao_desk.services.ledgers.heads.header_words import header_words, keys_of_head
from libao_desk.services.ledgers.words.reading import is_stroke, read_value
from libao_desk.sheets.cells import Cell, CellProblem, DaySense
from libao_desk.sheets.headers import IsKnown, as_predicate, plain_header

if TYPE_CHECKING:
    from libao_desk.sheets.table_reader import SheetTable

_TICKS = frozenset("√ ✓ ✔ ☑ v 是 1 1.0".split())
_NO_TICKS = frozenset("否 × x 0 0.0 □ ☐ 无".split())
_SEVERAL = "“{}”下面打了几个√（{}），只能有一个，请核对。"
_UNKNOWN = "“{}”下面应打√或空着，现为“{}”，请核对。"


@dataclass(frozen=True)
class _Entries:
    """What may stand below a head that asks for an entry of a code list."""

    field: FieldPath
    words: frozenset[str]
    """Words that say less than an entry and are understood beside another column."""

    def has(self, word: str) -> bool:
        """Whether a lower head names an entry."""
        if compact(word) in self.words:
            return True
        try:
            return read_value(Cell("", word, word), self.field, DaySense(date.max, None)).value is not None
        except Refusal:
            return False


@cache
def ticks_of(register: Register) -> "Ticks":
    """What is known of a register's heads, found out once."""
    return Ticks(register)


class Ticks:
    """Knows the heads of a register's ledgers whose entries may have a column each."""

    def __init__(self, register: Register) -> None:
        self._words = header_words(register)
        self._is_known = as_predicate(known_headers(register))
        together = {one.target: frozenset(one.words) for one in register.said_together}
        self._entries = {word: found for word, meaning in self._words.items() if (found := _entries(meaning, together)) is not None}

    def knows(self) -> IsKnown:
        """Whether a head is known, an entry below the head that asks for it being one."""
        return lambda key: self._is_known(key) or self._is_entry(*key.rpartition("/")[::2])

    def _is_entry(self, upper: str, lower: str) -> bool:
        entries = self._entries.get(upper)
        return entries is not None and entries.has(lower)

    def folded(self, table: "SheetTable") -> "SheetTable":
        """The table with one column for each group of ticks, that says the head of the one that is ticked."""
        groups = list(self._groups(table))
        if not groups:
            return table
        gone = {at for group in groups for at in group[1:]}
        kept = [at for at in range(len(table.columns)) if at not in gone]
        place = {at: n for n, at in enumerate(kept)}
        heads = {group[0]: table.columns[group[0]].parts[-2] for group in groups}
        problems: list[CellProblem] = []
        rows = []
        for row in table.rows:
            cells = list(row.cells)
            for group in groups:
                cells[group[0]] = _ticked(heads[group[0]], {table.columns[at].parts[-1]: cells[at] for at in group}, problems)
            rows.append(replace(row, cells=tuple(cells[at] for at in kept)))
        heads_of = {at: (head,) for at, head in heads.items()}
        columns = [replace(table.columns[at], index=n, parts=heads_of.get(at, table.columns[at].parts)) for n, at in enumerate(kept)]
        return replace(
            table,
            columns=tuple(replace(column, text="/".join(column.parts)) for column in columns),
            rows=tuple(rows),
            problems=(*table.problems, *problems),
            hidden_columns=frozenset(place[at] for at in table.hidden_columns if at in place),
            later_columns=frozenset(place[at] for at in table.later_columns if at in place),
        )

    def _groups(self, table: "SheetTable") -> Iterator[list[int]]:
        """The columns under each head whose entries have a column each: most of the lower heads are entries, none means something else."""
        for upper, columns in groupby(table.columns, key=lambda column: column.parts[:-1]):
            group = list(columns)
            entries = self._entries.get(plain_header(upper[-1])) if upper else None
            if entries is None or len(group) < 2 or any(self._means_more(column.parts) for column in group):
                continue
            if 2 * sum(entries.has(column.parts[-1]) for column in group) > len(group):
                yield [column.index for column in group]

    def _means_more(self, parts: tuple[str, ...]) -> bool:
        """Whether a column is known by both its heads together, and so says something of its own."""
        return any(key in self._words for key in keys_of_head(parts) if plain_header(parts[-2]) in key)


def _entries(meaning: object, together: Mapping[FieldPath, frozenset[str]]) -> _Entries | None:
    field = meaning.target if isinstance(meaning, SaidTogether) else meaning
    if not isinstance(field, FieldPath) or field.kind is not Kind.CHOICE:
        return None
    return _Entries(field, together.get(field, frozenset()))


def _ticked(head: str, cells: Mapping[str, Cell], problems: list[CellProblem]) -> Cell:
    """The one cell of a group in a row: the words over its tick, nothing where there is none; a problem where nobody can say."""
    found: list[tuple[str, Cell]] = []
    for word, cell in cells.items():
        sign = compact(cell.text).lower()
        if sign in _TICKS:
            found.append((word, cell))
        elif not cell.is_empty and not is_stroke(cell.text) and sign not in _NO_TICKS:
            problems.append(CellProblem(cell.address, _UNKNOWN.format(head, cell.text)))
            return cell
    if not found:
        return replace(next(iter(cells.values())), value=None, text="")
    word, cell = found[0]
    if len(found) > 1:
        problems.append(CellProblem(cell.address, _SEVERAL.format(head, "、".join(said for said, _ in found))))
    return replace(cell, value=word, text=word)
