"""Columns that say one datum between them (几栏合看): 成功 beside 书面 is a written agreement; each row's answer is put in one cell."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from libao_desk.core.errors import Refusal
from libao_desk.core.text import compact
from libao_desk.declare.code import Code
from libao_desk.declare.path import path
from libao_desk.declare.register import Register
from libao_desk.declare.sheet import Said, SaidTogether
from libao_desk.services.ledgers.heads.columns import ColumnMap
from libao_desk.services.ledgers.words.reading import BESIDE, read_value, says_nothing
from libao_desk.sheets.cells import Cell, CellProblem, DaySense

if TYPE_CHECKING:
    from libao_desk.sheets.table_reader import SheetRow, SheetTable


@dataclass
class Combiner:
    """Puts the answer of several columns in the datum's own one; knows afterwards which cells it could not bring together."""

    register: Register
    columns: ColumnMap
    sense: DaySense
    problems: list[CellProblem] = field(default_factory=list)
    """Cells that stop their row."""
    notes: dict[int, list[tuple[str, str]]] = field(default_factory=dict)
    """By row: (cell, sentence) for what was read together, or left out."""
    _told: set[tuple[str, ...]] = field(default_factory=set)

    def combined(self, table: "SheetTable") -> "tuple[SheetTable, ColumnMap]":
        """The table with each such datum in one column, a new one where the sheet has none of its own."""
        targets, rows = dict(self.columns.targets), list(table.rows)
        for one in self.register.said_together:
            beside = [at for at, together in self.columns.together.items() if together is one]
            own = next((at for at, target in targets.items() if target == one.target), None)
            if own is None and beside:
                own = len(rows[0].cells) if rows else len(table.columns)
                rows = [replace(row, cells=(*row.cells, replace(row.cells[beside[0]], value=None, text=""))) for row in rows]
                targets[own] = one.target
            if own is not None:
                rows = [self._row(row, one, own, beside) for row in rows]
        return replace(table, rows=tuple(rows)), replace(self.columns, targets=targets)

    def _row(self, row: "SheetRow", one: SaidTogether, own: int, beside: Sequence[int]) -> "SheetRow":
        """The row with what its cells say between them; as it stands where nobody knows, so that it is judged so."""
        answers: list[tuple[Cell, Said]] = []
        for at in (own, *beside):
            cell = row.cells[at]
            said = None if says_nothing(cell, one.target) else self._said(one, cell)
            if said is not None:
                answers.append((cell, said))
            elif at == own and not cell.is_empty:
                return row
            elif not says_nothing(cell, one.target):
                self._note(row, cell, one, f"不认识“{cell.text}”，这一格未导入。")
        answers += self._hinted(row, one, answers)
        is_plain = all(cell is row.cells[own] and self._word(cell) not in one.words and self._entry(one, cell) for cell, _ in answers)
        text = None if is_plain else self._together(row, one, row.cells[own], answers)
        if text is None:
            return row
        cells = list(row.cells)
        cells[own] = replace(cells[own], value=text or None, text=text)
        return replace(row, cells=tuple(cells))

    def _hinted(self, row: "SheetRow", one: SaidTogether, answers: Sequence[tuple[Cell, Said]]) -> list[tuple[Cell, Said]]:
        """What another datum decides between the entries that the answers leave open."""
        field, words = (path(one.hint[0]), one.hint[1]) if one.hint is not None else (None, {})
        at = next((at for at, target in self.columns.targets.items() if target == field), None)
        codes = {code for word, code in words.items() if at is not None and word in row.cells[at].text}
        is_left_open = any(len(said.codes) > 1 for _, said in answers)
        return [(row.cells[at], Said(tuple(codes)))] if at is not None and len(codes) == 1 and is_left_open else []

    def _together(self, row: "SheetRow", one: SaidTogether, own: Cell, answers: Sequence[tuple[Cell, Said]]) -> str | None:
        """The one entry that all answers leave, empty where there is no answer yet; None where the cells stay as they are."""
        texts = tuple(cell.text for cell, said in answers if said.codes)
        left = [code for code in one.target.choices if all(code in said.codes for _, said in answers if said.codes)]
        if not texts:
            self._note(row, own, one, f"“{answers[0][0].text}”还不是结果，未填。")
            return ""
        if not left:
            said_so = "与".join(f"{cell.address}的“{cell.text}”" for cell, said in answers if said.codes)
            self.problems.append(CellProblem(own.address, f"{said_so}说法不一致，请核对后改成一致。"))
            return None
        alone = [said.alone for _, said in answers if said.alone in left]
        code = left[0] if len(left) == 1 else alone[0] if alone else None
        if code is not None:
            self._tell_once(row, own, one, texts, code)
            return code.label
        if any(cell is own for cell, _ in answers):
            self.problems.append(CellProblem(own.address, one.is_open))
        else:
            self._note(row, answers[0][0], one, f"{one.is_open}这一格未导入。")
        return None

    def _said(self, one: SaidTogether, cell: Cell) -> Said | None:
        """What a cell leaves open, None where nobody knows its word."""
        if (said := one.words.get(self._word(cell))) is not None:
            return said
        if (code := self._entry(one, cell)) is not None:
            return Said((code,))
        beside = BESIDE.fullmatch(self._word(cell))
        answers = [self._said(one, replace(cell, value=part, text=part)) for part in beside.groups()] if beside else []
        codes = [set() if said is None else set(said.codes) for said in answers]
        both = tuple(code for code in one.target.choices if codes and code in codes[0] & codes[1])
        return Said(both) if both else None

    def _entry(self, one: SaidTogether, cell: Cell) -> Code | None:
        """The entry that a cell says by itself."""
        try:
            code = read_value(cell, one.target, self.sense).value
        except Refusal:
            return None
        return code if isinstance(code, Code) else None

    def _tell_once(self, row: "SheetRow", own: Cell, one: SaidTogether, texts: tuple[str, ...], code: Code) -> None:
        """Say how some words are read, at the first row for all rows that say the same."""
        if texts not in self._told:
            self._told.add(texts)
            self._note(row, own, one, f"{''.join(f'“{text}”' for text in texts)}{'合起来' if texts[1:] else ''}读作“{code.label}”，下同。")

    def _note(self, row: "SheetRow", cell: Cell, one: SaidTogether, sentence: str) -> None:
        self.notes.setdefault(row.number, []).append((cell.address, f"{one.target.label}：{sentence}"))

    @staticmethod
    def _word(cell: Cell) -> str:
        return compact(cell.text)
