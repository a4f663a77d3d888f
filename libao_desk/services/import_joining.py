"""One record over several rows (一案多行): where a case's number is merged over the rows of its people, they are read as one row."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from libao_desk.declare.path import path
from libao_desk.declare.register import Register
from libao_desk.declare.sheet import SheetColumn
from libao_desk.services.import_columns import ColumnMap
from libao_desk.sheets.cells import Cell, CellProblem

if TYPE_CHECKING:
    from libao_desk.sheets.table_reader import SheetRow


class Joiner:
    """Knows which columns say which record a row belongs to, and which may say something in each of its rows."""

    def __init__(self, register: Register, columns: ColumnMap, broken: Collection[str]) -> None:
        self._broken = broken
        self._lists = {at: target for at, target in columns.targets.items() if isinstance(target, SheetColumn) and target.join is not None}
        own = {path(group[0]) for group in register.same if len(group) == 1}
        named = [at for at, target in columns.targets.items() if target in own]
        self._numbers = [at for at in (columns.serial, columns.number, *named) if at is not None]
        single = [at for at in (*columns.targets, columns.number, columns.state) if at is not None and at not in self._lists]
        self._single = list(dict.fromkeys(single))

    def joined(self, rows: "Iterable[SheetRow]") -> "list[tuple[SheetRow, tuple[int, ...]]]":
        """The rows, those of one record made one; with each the numbers of the rows that went into it."""
        groups: list[list[SheetRow]] = []
        for row in rows:
            if groups and self._continues(row, groups[-1][0]):
                groups[-1].append(row)
            else:
                groups.append([row])
        return [(self._one(group), tuple(row.number for row in group[1:])) for group in groups]

    def doubtful(self, rows: Iterable["SheetRow"]) -> Iterator[CellProblem]:
        """Rows that have people and nothing else under a row that has a number: of which case they are, nobody has said."""
        numbered = False
        for row in rows:
            has_number = any(not row.cells[at].is_empty for at in self._numbers)
            said = [at for at in self._lists if not row.cells[at].is_empty]
            if numbered and said and not has_number and all(row.cells[at].is_empty for at in self._single):
                sentence = "这一行没有序号和编号，只有这些；如与上一行是同一件，请把序号或编号的单元格合并到这一行，不是就补上。"
                yield CellProblem(row.cells[said[0]].address, sentence)
            numbered = numbered or has_number

    def _continues(self, row: "SheetRow", top: "SheetRow") -> bool:
        """Whether a number is merged down to this row, and with it whatever else can be said of a record only once."""
        if not any(row.cells[at].merged for at in self._numbers) or not self._lists:
            return False
        return all(row.cells[at].merged or row.cells[at].is_empty for at in self._single)

    def _one(self, group: "Sequence[SheetRow]") -> "SheetRow":
        if len(group) == 1:
            return group[0]
        said = [{target.key: _text(row.cells[at]) for at, target in self._lists.items()} for row in group]
        cells = list(group[0].cells)
        for at, column in self._lists.items():
            cells[at] = self._cell([row.cells[at] for row in group], column, said)
        return replace(group[0], cells=tuple(cells))

    def _cell(self, cells: Sequence[Cell], column: SheetColumn, said: Sequence[Mapping[str, str]]) -> Cell:
        """One cell for all; one that cannot be read stands for them, so that it is told by its own address."""
        for cell in cells:
            if cell.address in self._broken or not (cell.is_empty or cell.merged or isinstance(cell.value, str)):
                return cell
        text = column.join(said) if column.join is not None else cells[0].text
        return replace(cells[0], value=text or None, text=text)


def _text(cell: Cell) -> str:
    return "" if cell.merged else cell.text
