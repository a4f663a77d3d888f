"""The report of a period (统计报告) as values: figures and tables beside the period before, charts, the paragraph of the summary."""

from dataclasses import dataclass
from decimal import Decimal

from libao_desk.core.period import Period
from libao_desk.declare.blocks import ChartBlock

from .digest import Piece
from .evaluation import FigureValue, Number, percent

NOTHING = "—"
"""What a rate without a denominator prints, and a change from nothing."""
PERCENT = "%"
POINTS = "个百分点"


@dataclass(frozen=True)
class Compared:
    """A figure beside that of the period before."""

    value: FigureValue
    before: FigureValue | None = None

    @property
    def difference(self) -> Number | None:
        """How much more than in the period before; of a rate in percentage points."""
        if self.before is None or self.value.value is None or self.before.value is None:
            return None
        return self.value.value - self.before.value

    @property
    def change(self) -> Decimal | None:
        """The difference in percent of the period before; a rate has none, its difference being in points already."""
        difference = self.difference
        if difference is None or self.before is None or self.before.value is None or self.value.unit == PERCENT:
            return None
        return percent(difference, self.before.value)


@dataclass(frozen=True)
class LineValue:
    """One line of a table."""

    title: str
    cells: tuple[Compared | None, ...]


@dataclass(frozen=True)
class TableValue:
    """One table, filled."""

    key: str
    register: str
    """The title of the register it belongs to."""
    title: str
    corner: str
    heads: tuple[str, ...]
    lines: tuple[LineValue, ...]
    is_turned: bool = False
    note: str = ""

    def turned(self) -> "TableValue":
        """The same table with its lines as columns."""
        columns = zip(*(line.cells for line in self.lines), strict=True)
        lines = tuple(LineValue(head, cells) for head, cells in zip(self.heads, columns, strict=True))
        heads = tuple(line.title for line in self.lines)
        return TableValue(self.key, self.register, self.title, self.corner, heads, lines, False, self.note)


@dataclass(frozen=True)
class StatisticsReport:
    """Everything of one period."""

    period: Period
    figures: tuple[Compared, ...]
    tables: tuple[TableValue, ...]
    charts: tuple[ChartBlock, ...]
    digest: tuple[Piece, ...]

    @property
    def nothing_to_draw(self) -> str:
        """What stands where the charts would; "" where there are some."""
        return "" if self.charts else f"{self.period.label}没有可以画图的数据。"

    @property
    def rates(self) -> tuple[Compared, ...]:
        """Every rate, to be told with what stands above and below the line."""
        return tuple(one for one in self.figures if one.value.denominator is not None)

    @property
    def counted(self) -> tuple[Compared, ...]:
        """The figures with something in this period or the one before."""
        return tuple(one for one in self.figures if one.value.value or (one.before is not None and one.before.value))

    @property
    def paragraph(self) -> str:
        """The paragraph of the summary as text."""
        return "".join(piece.text for piece in self.digest)


def shown(value: FigureValue | None) -> str:
    """The value as printed."""
    return NOTHING if value is None or value.value is None else f"{value.value}"


def shown_difference(one: Compared, *, unit: bool = True) -> str:
    """The difference with its sign; of a rate in percentage points, said unless the head says it."""
    if one.difference is None:
        return NOTHING
    points = POINTS if unit and one.value.unit == PERCENT else ""
    return f"{one.difference:+}{points}" if one.difference else f"0{points}"


def shown_change(one: Compared) -> str:
    """The change in percent with its sign."""
    return NOTHING if one.change is None else f"{one.change:+}%" if one.change else "0%"


def fraction(value: FigureValue) -> str:
    """Of a rate, what stands above and below the line."""
    return "" if value.denominator is None else f"{value.numerator}/{value.denominator}"
