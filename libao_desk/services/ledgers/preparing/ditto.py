"""Ditto marks (同上、同左): the same is meant as in the row above, or in another column; a name or a number is nobody's twice."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from libao_desk.core.text import without_blanks
from libao_desk.declare.field import Text
from libao_desk.declare.path import Field, FieldPath, Kind, path
from libao_desk.declare.sheet import Holds, SheetColumn
from libao_desk.services.ledgers.heads.header_words import Meaning
from libao_desk.services.ledgers.words.reading import IDENTIFIERS
from libao_desk.sheets.cells import Cell, CellProblem

if TYPE_CHECKING:
    from libao_desk.sheets.table_reader import SheetRow

SIGNS = frozenset("〃″＂\"'’”“")
WORDS = frozenset({"同上", "同上行", "同前"})
LEFT = frozenset({"同左", "同左栏", "同左列"})
SAME_DAY = frozenset({"当日", "当天", "同日", "同一日", "同一天", "即日"})
MOST_SIGNS = 4


class Dittos:
    """Puts the words of the row above in the place of ditto marks; knows afterwards what it put where, and what it could not."""

    def __init__(self, targets: Mapping[int, Meaning], same_days: Iterable[tuple[Field, Field]] = ()) -> None:
        self._targets = targets
        self._same_days = {path(day): path(base) for day, base in same_days}
        self.problems: list[CellProblem] = []
        self.notes: dict[int, list[tuple[str, str]]] = {}
        """By row: (cell, sentence) for what was put in."""

    def resolved(self, rows: "Iterable[SheetRow]") -> "tuple[SheetRow, ...]":
        """The rows without ditto marks; one that repeats what nobody may repeat, or nothing, stays and is a problem."""
        found: list[SheetRow] = []
        for row in rows:
            above = found[-1] if found and found[-1].number == row.number - 1 else None
            marked = [at for at in self._targets if is_ditto(row.cells[at])]
            cells = list(row.cells)
            for at in marked:
                cells[at] = self._meant(row.number, cells[at], None if above is None else above.cells[at], self._targets[at])
            for at in self._targets:
                cells[at] = self._as_beside(row.number, cells, at)
            found.append(replace(row, cells=tuple(cells)))
        return tuple(found)

    def _meant(self, number: int, cell: Cell, above: Cell | None, target: Meaning) -> Cell:
        if is_of_one(target):
            self.problems.append(CellProblem(cell.address, f"“{cell.text}”不能代替姓名或号码，请写全。"))
        elif above is None or above.is_empty or is_ditto(above):
            self.problems.append(CellProblem(cell.address, f"“{cell.text}”的上一行没有内容，不知道指什么，请写全。"))
        else:
            self.notes.setdefault(number, []).append((cell.address, f"{target.label}：“{cell.text}”读作上一行的“{above.text}”。"))
            return replace(cell, value=above.value, text=above.text)
        return cell

    def _as_beside(self, number: int, cells: Sequence[Cell], at: int) -> Cell:
        """The cell, with what another column of its row says in the place of 同左 or 同户籍地."""
        cell, own = cells[at], self._targets[at]
        word = without_blanks(cell.text) if isinstance(cell.value, str) else ""
        if word in SAME_DAY:
            return self._as_base(number, cells, at)
        if not word.startswith("同"):
            return cell
        place = at - 1 if word in LEFT else self._named(word.removeprefix("同"), at)
        if place is None:
            return cell
        other = self._targets.get(place)
        if is_of_one(own) or other is None or not _is_alike(own, other) or cells[place].is_empty:
            self.problems.append(CellProblem(cell.address, f"“{cell.text}”不知道指什么，请写全。"))
            return cell
        said = cells[place]
        self.notes.setdefault(number, []).append((cell.address, f"{own.label}：“{cell.text}”读作“{other.label}”的“{said.text}”。"))
        return replace(cell, value=said.value, text=said.text)

    def _as_base(self, number: int, cells: Sequence[Cell], at: int) -> Cell:
        """The cell with the day that 当日 means, where its row says that one; any other is judged as it stands."""
        own, cell = self._targets[at], cells[at]
        base = self._same_days.get(own) if isinstance(own, FieldPath) else None
        place = next((place for place, other in self._targets.items() if base is not None and other == base), None)
        if base is None or place is None or cells[place].is_empty or self._is_day_between(cells, place, at):
            return cell
        said = cells[place]
        self.notes.setdefault(number, []).append((cell.address, f"{own.label}：“{cell.text}”读作{base.label}“{said.text}”。"))
        return replace(cell, value=said.value, text=said.text)

    def _is_day_between(self, cells: Sequence[Cell], place: int, at: int) -> bool:
        """Whether another day stands between two, so that 当日 may be that one's."""
        between = (one for one in range(min(place, at) + 1, max(place, at)) if one in self._targets and not cells[one].is_empty)
        return any(isinstance(one := self._targets[there], FieldPath) and one.kind is Kind.DATE for there in between)

    def _named(self, word: str, at: int) -> int | None:
        """The other column that a word names by its label, or the beginning of it."""
        found = [place for place, other in self._targets.items() if place != at and other.label.startswith(word)]
        return found[0] if len(found) == 1 and len(word) > 1 else None


def _is_alike(own: Meaning, other: Meaning) -> bool:
    """Whether two columns hold the same sort of thing: two addresses, two days."""
    if not isinstance(own, FieldPath) or not isinstance(other, FieldPath) or Kind.REFERENCE in (own.kind, other.kind):
        return False
    return own.kind is other.kind and own.fact.text is other.fact.text and not is_of_one(other)


def is_ditto(cell: Cell) -> bool:
    """Whether a cell says that it says what stands above it."""
    word = without_blanks(cell.text) if isinstance(cell.value, str) else ""
    return word in WORDS or (0 < len(word) <= MOST_SIGNS and set(word) <= SIGNS)


def is_of_one(target: Meaning) -> bool:
    """Whether a column holds what belongs to one person or paper: a name, a number."""
    if isinstance(target, SheetColumn):
        return target.is_identifier or target.holds is Holds.NAMES
    return isinstance(target, FieldPath) and target.kind is not Kind.REFERENCE and target.fact.text in (*IDENTIFIERS, Text.NAME)
