"""Ruled tables (表格): they break between rows, repeat their head, and cut a row only when it is tall."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from libao_desk.declare.blocks import Align, Cell, Face, FactsTable, Size, Text

from .fonts import FontBook
from .page import LINE_GAP, MEASURE
from .paragraphs import ASCENT, Line, Mark, Rule, set_text, widest_piece
from .strips import Strip, kept, moved

_SMALLER = (Size.FIVE.value, Size.SMALL_FIVE.value)
"""The sizes of a cell too narrow for a date, an amount or a number, so that it is not split."""

_ASIDE = {Align.LEFT: 0.0, Align.JUSTIFY: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}
"""How much of the room that a narrower setting leaves stands to the left of it."""

_TALL = 12
"""Lines; a taller row is cut between its lines, a lower one moves to the next page whole."""


@dataclass(frozen=True, slots=True)
class _Box:
    """A cell in its place: set lines, left edge and right edge."""

    cell: Cell
    lines: list[Line]
    size: float
    left: float
    right: float


class _Grid:
    """The measures of one table: column edges, type size, line height, padding at the sides of a cell and over its lines."""

    def __init__(self, table: FactsTable, book: FontBook) -> None:
        count = len(table.widths) or max((sum(_cell(each).span for each in row) for row in table.rows), default=len(table.header))
        shares = table.widths or (1.0,) * max(count, 1)
        self.edges = [MEASURE * part / sum(shares) for part in accumulate(shares, initial=0.0)]
        self.size = table.size.value
        self.pitch = self.size * 1.45
        self.pad = self.size / 3
        self.lead = self.size / (9 if table.tight else 3)
        self._book = book

    def boxes(self, row: Sequence[Cell | Text | None]) -> list[_Box]:
        """The cells of a row, set; cells the row leaves out at its end are empty."""
        boxes, column = [], 0
        for each in row:
            cell = _cell(each)
            left, right = self.edges[column], self.edges[min(column + cell.span, len(self.edges) - 1)]
            boxes.append(_Box(cell, *self._set(cell, right - left - 2 * self.pad), left, right))
            column += cell.span
        for index in range(column, len(self.edges) - 1):
            boxes.append(_Box(Cell(None), [], self.size, self.edges[index], self.edges[index + 1]))
        return boxes

    def _set(self, cell: Cell, measure: float) -> tuple[list[Line], float]:
        """The cell's lines and their size."""
        if cell.text is None:
            return [], self.size
        face, size = cell.face or Face.FANG, self.size
        paragraphs = set_text(cell.text, self._book, face, size, measure, align=cell.align)
        if any(len(lines) > 1 for lines in paragraphs) and (fitting := self._fitting(cell.text, face, measure)) != size:
            size = fitting
            paragraphs = set_text(cell.text, self._book, face, size, measure, align=cell.align)
        lines = [line for lines in paragraphs for line in lines]
        if len(paragraphs) == 1 and _leaves_one(lines):
            lines = self._evened(cell, face, size, measure) or lines
        return lines, size

    def _evened(self, cell: Cell, face: Face, size: float, measure: float) -> list[Line] | None:
        """A head or label in two lines of which neither is a single character (避免孤字): 期初/在矫, not 期初在/矫."""
        narrower = measure - size / 2
        while cell.text is not None and narrower >= 2 * size:
            (lines,) = set_text(cell.text, self._book, face, size, narrower, align=cell.align)
            if len(lines) > 2:
                return None
            if not _leaves_one(lines):
                aside = (measure - narrower) * _ASIDE[cell.align]
                return [replace(line, marks=moved(line.marks, aside, 0)) for line in lines]
            narrower -= size / 2
        return None

    def _fitting(self, text: Text, face: Face, measure: float) -> float:
        """The size that splits no date, amount or number; the table's own where none does."""
        sizes = (self.size, *(size for size in _SMALLER if size < self.size))
        return next((size for size in sizes if widest_piece(text, self._book, face, size) <= measure + 0.01), self.size)


def _leaves_one(lines: list[Line]) -> bool:
    """Whether two lines end with one character by itself."""
    return len(lines) == 2 and len(lines[1].text.strip()) == 1


def _cell(value: Cell | Text | None) -> Cell:
    return value if isinstance(value, Cell) else Cell(value)


def table_strips(table: FactsTable, book: FontBook) -> Iterator[Strip]:
    """The rows of a table as strips, the head first and again at the top of each further page, where the last row never is alone."""
    grid = _Grid(table, book)
    head: tuple[Strip, ...] = ()
    if table.header:
        cells = [Cell(text, align=Align.CENTRE, face=Face.HEI) for text in table.header]
        head = tuple(_row(grid, cells, is_last=not table.rows))
        yield from kept(head, last=True)
    for index, row in enumerate(table.rows):
        *others, last = _row(grid, row, is_last=index == len(table.rows) - 1)
        holds = index < table.first - 1
        yield from (replace(strip, head=head, keep=strip.keep or holds) for strip in others)
        yield replace(last, head=head, keep=last.keep or holds or 0 < index == len(table.rows) - 2)
    yield Strip(LINE_GAP, is_blank=True, slack=LINE_GAP)


def _row(grid: _Grid, row: Sequence[Cell | Text | None], *, is_last: bool) -> list[Strip]:
    boxes = grid.boxes(row)
    lines = max(max(len(box.lines), box.cell.lines) for box in boxes)
    if max(len(box.lines) for box in boxes) > _TALL:
        return _slices(grid, boxes, is_last=is_last)
    height = lines * grid.pitch + 2 * grid.lead
    marks: list[Mark] = [*_frame(boxes, height), Rule(0, 0, MEASURE, 0)]
    for box in boxes:
        top = (height - len(box.lines) * grid.pitch) / 2
        for index, line in enumerate(box.lines):
            marks.extend(_placed(grid, box, line, top + index * grid.pitch))
    foot = Rule(0, height, MEASURE, height)
    return [Strip(height, (*marks, foot) if is_last else tuple(marks), is_text=True, on_foot=() if is_last else (foot,))]


def _slices(grid: _Grid, boxes: Sequence[_Box], *, is_last: bool) -> list[Strip]:
    """A tall row, line by line: cells begin at the top, and the frame is closed wherever a page ends."""
    count = max(len(box.lines) for box in boxes)
    strips = []
    for index in range(count):
        first, last = index == 0, index == count - 1
        top = grid.lead if first else 0.0
        height = grid.pitch + top + (grid.lead if last else 0.0)
        marks = [*_frame(boxes, height)]
        for box in boxes:
            if index < len(box.lines):
                marks.extend(_placed(grid, box, box.lines[index], top))
        lid, foot = Rule(0, 0, MEASURE, 0), Rule(0, height, MEASURE, height)
        closed = (foot,) if last and is_last else ()
        opened = (lid,) if first else ()
        keep = index in (0, count - 2)
        strips.append(Strip(height, (*opened, *marks, *closed), keep=keep, is_text=True, on_top=(lid,), on_foot=(foot,)))
    return strips


def _frame(boxes: Sequence[_Box], height: float) -> list[Mark]:
    """The upright rules of a row."""
    return [Rule(x, 0, x, height) for x in (0.0, *(box.right for box in boxes))]


def _placed(grid: _Grid, box: _Box, line: Line, top: float) -> tuple[Mark, ...]:
    return moved(line.marks, box.left + grid.pad, top + (grid.pitch - box.size) / 2 + ASCENT * box.size)
