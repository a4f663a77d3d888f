"""Statistical tables filled (统计表): each cell the name of a figure, evaluated with the others of its register."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from libao_desk.declare.record import Record
from libao_desk.declare.statistic_table import UNFILLED, Breakdown, StatisticTable, TableLine, Test, only

from .evaluation import FigureValue, Look, evaluate
from .report import Compared, LineValue, TableValue

UNLISTED = "不列出"


@dataclass(frozen=True)
class Shape:
    """A table with the names of the figures in its cells."""

    register: str
    table: StatisticTable
    lines: tuple[tuple[str, tuple[str | None, ...]], ...]


def lay_out(table: StatisticTable, look: Look, values: dict[str, FigureValue]) -> Shape:
    """The shape of a table; figures that stand in it alone are evaluated into `values`."""
    lines = (*table.lines, *(_broken_down(table, table.breakdown, look) if table.breakdown is not None else ()))
    named = [(line.title, _names(line, look, values)) for line in lines]
    if table.rest is not None:
        rest = _names(table.rest, look, values)
        if any(values[name].tally.total for name in rest if name is not None):
            named.append((table.rest.title, rest))
    return Shape(look.register.title, table, tuple(named))


def _names(line: TableLine, look: Look, values: dict[str, FigureValue]) -> tuple[str | None, ...]:
    """The names of the figures in a line's cells, each evaluated once."""
    names: list[str | None] = []
    for cell in line.cells:
        if cell is not None and not isinstance(cell, str):
            if cell.name not in values:
                values[cell.name] = evaluate(cell, look)
            names.append(cell.name)
        else:
            names.append(cell)
    return tuple(names)


def _broken_down(table: StatisticTable, breakdown: Breakdown, look: Look) -> Iterator[TableLine]:
    def test_of(found: str) -> Test:
        return lambda record: group(record) == found

    def group(record: Record) -> str:
        """What is kept from some officers is counted, but no line tells of it: a table goes round, whoever made it."""
        return UNLISTED if record.id in look.silent else breakdown.of(record) or UNFILLED

    for found in sorted({group(record) for record in look.records}):
        cells = (
            None
            if cell is None or isinstance(cell, str)
            else only(cell, f"{table.key}:{found}", f"{breakdown.title}：{found}", test_of(found))
            for cell in table.lines[0].cells
        )
        line = TableLine(found, tuple(cells))
        if any(evaluate(cell, look).tally.total for cell in line.cells if cell is not None and not isinstance(cell, str)):
            yield line


def fill(shape: Shape, values: Mapping[str, FigureValue], before: Mapping[str, FigureValue]) -> TableValue:
    """The table with its values beside those of the period before; a figure the officer may not count leaves its cell empty."""

    def cell(name: str | None) -> Compared | None:
        return None if name is None or name not in values else Compared(values[name], before.get(name))

    table = shape.table
    lines = tuple(LineValue(title, tuple(cell(name) for name in names)) for title, names in shape.lines)
    return TableValue(table.key, shape.register, table.title, table.corner, table.heads, lines, table.is_turned, table.note)
