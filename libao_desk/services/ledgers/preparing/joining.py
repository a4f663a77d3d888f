"""One record over several rows (一案多行): the rows of a case's people, its number merged, left blank or repeated, are read as one."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from libao_desk.declare.path import FieldPath, Kind, path
from libao_desk.declare.register import Register
from libao_desk.declare.sheet import SheetColumn
from libao_desk.services.ledgers.heads.columns import ColumnMap
from libao_desk.sheets.cells import Cell, CellProblem

if TYPE_CHECKING:
    from libao_desk.sheets.table_reader import SheetRow

TWICE = "这一行没有序号和编号，看作第{first}行那一件的当事人，但这一格一件只能有一个，请合到第{first}行；另是一件的，请补上序号和编号。"

WHOSE = "这一行没有序号和编号，只有这些；如与上面的是同一件，请移到那一件的下一行，不是就补上序号和编号。"


class Joiner:
    """Knows which columns say which record a row belongs to, and which may say something in each of its rows."""

    def __init__(self, register: Register, columns: ColumnMap, broken: Collection[str]) -> None:
        self._broken = broken
        self._lists = {at: target for at, target in columns.targets.items() if isinstance(target, SheetColumn) and target.join is not None}
        own = {path(group[0]) for group in register.same if len(group) == 1}
        named = [at for at, target in columns.targets.items() if target in own]
        self._numbers = [at for at in (columns.serial, columns.number, *named) if at is not None]
        single = [at for at in (*columns.targets, columns.number, columns.state) if at is not None and at not in self._lists]
        self._single = [at for at in dict.fromkeys(single) if at not in columns.from_title]
        self._targets = [at for at in columns.targets if at not in self._lists]
        self._named = [at for at in (columns.number, *named) if at is not None]
        self._days = [at for at, target in columns.targets.items() if isinstance(target, FieldPath) and target.kind is Kind.DATE]
        self._state = [columns.state] if columns.state is not None else []
        self.problems: list[CellProblem] = []
        """Cells that stop their record: what a row of its people says can be said only once, or nobody knows whose people they are."""

    def joined(self, rows: "Iterable[SheetRow]") -> "list[tuple[SheetRow, tuple[int, ...]]]":
        """The rows, those of one record made one; with each the numbers of the rows that went into it."""
        groups: list[list[SheetRow]] = []
        for row in rows:
            if groups and self._continues(row, groups[-1]):
                groups[-1].append(row)
            else:
                groups.append([row])
        whole = [(self._one(group), tuple(row.number for row in group[1:])) for group in groups]
        self.problems += self._doubtful(row for row, _ in whole)
        return whole

    def _doubtful(self, rows: Iterable["SheetRow"]) -> Iterator[CellProblem]:
        """Rows that have people and nothing else, apart from the row that has a number: of which case they are, nobody has said."""
        numbered = False
        for row in rows:
            has_number = any(not row.cells[at].is_empty for at in self._numbers)
            said = [at for at in self._lists if not row.cells[at].is_empty]
            if numbered and said and not has_number and all(row.cells[at].is_empty for at in self._single):
                yield CellProblem(row.cells[said[0]].address, WHOSE)
            numbered = numbered or has_number

    def _continues(self, row: "SheetRow", group: "Sequence[SheetRow]") -> bool:
        """Whether the row belongs to the record above it: its number is merged down, left blank, or written once more."""
        if not self._lists:
            return False
        top = group[0]
        if any(row.cells[at].merged for at in self._numbers):
            return all(row.cells[at].merged or row.cells[at].is_empty for at in self._single)
        return self._is_blank(row, group[-1], top) or self._repeats(row, group)

    def _is_blank(self, row: "SheetRow", above: "SheetRow", top: "SheetRow") -> bool:
        """Whether the row, directly below, names people and neither which record they are of nor a day."""
        said = any(not row.cells[at].is_empty for at in self._lists)
        is_new = any(not row.cells[at].is_empty for at in (*self._numbers, *self._days, *self._state))
        known = any(not top.cells[at].is_empty for at in (self._numbers or self._days))
        return said and not is_new and known and row.number == above.number + 1

    def _repeats(self, row: "SheetRow", group: "Sequence[SheetRow]") -> bool:
        """Whether the row says the record's number again, and nothing else of it, with other people."""
        top = group[0]
        if not any(not row.cells[at].is_empty and row.cells[at].text == top.cells[at].text for at in self._named):
            return False
        once = dict.fromkeys((*self._single, *self._numbers))
        agrees = all(row.cells[at].is_empty or row.cells[at].text == top.cells[at].text for at in once)
        return agrees and all(any(row.cells[at].text != other.cells[at].text for at in self._lists) for other in group)

    def _one(self, group: "Sequence[SheetRow]") -> "SheetRow":
        if len(group) == 1:
            return group[0]
        said = [{target.key: _text(row.cells[at]) for at, target in self._lists.items()} for row in group]
        cells = list(group[0].cells)
        for at, column in self._lists.items():
            cells[at] = self._cell([row.cells[at] for row in group], column, said)
        for at in self._targets:
            wrong = next((cell for row in group[1:] if not _agrees(cell := row.cells[at], cells[at])), None)
            if wrong is not None:
                cells[at] = wrong
                self.problems.append(CellProblem(wrong.address, TWICE.format(first=group[0].number)))
        return replace(group[0], cells=tuple(cells))

    def _cell(self, cells: Sequence[Cell], column: SheetColumn, said: Sequence[Mapping[str, str]]) -> Cell:
        """One cell for all; one that cannot be read stands for them, so that it is told by its own address."""
        for cell in cells:
            if cell.address in self._broken or not (cell.is_empty or cell.merged or isinstance(cell.value, str)):
                return cell
        text = column.join(said) if column.join is not None else cells[0].text
        return replace(cells[0], value=text or None, text=text)


def _agrees(cell: Cell, first: Cell) -> bool:
    """Whether a cell says nothing that the record's first row does not say."""
    return cell.is_empty or cell.merged or cell.text == first.text


def _text(cell: Cell) -> str:
    return "" if cell.merged else cell.text
