"""What an import found, line by line (核对结果): refusals, conflicts, changes field by field, and notes."""

from collections.abc import Callable
from dataclasses import dataclass

from libao_desk.services.importing import ImportPlan, Severity, Verdict

HEADS = ("行", "判定", "单元格", "说明")
NAMES = {
    Verdict.NEW: "新增",
    Verdict.SAME: "相同",
    Verdict.CHANGED: "有变化",
    Verdict.CONFLICT: "冲突",
    Verdict.REFUSED: "拒收",
}
NOTE = "提示"
TONES = {"拒收": "late", "冲突": "late", NOTE: "soon", "新增": "done"}


@dataclass(frozen=True)
class Line:
    """One line of the findings."""

    row: int
    kind: str
    cell: str
    sentence: str

    @property
    def cells(self) -> tuple[str, ...]:
        """As the table shows it; a finding about a whole column has no row."""
        return (str(self.row) if self.row else "整列", self.kind, self.cell, self.sentence)

    @property
    def tone(self) -> str:
        """The tone of its verdict."""
        return TONES.get(self.kind, "")


FILTERS: dict[str, Callable[[Line], bool]] = {
    "有问题的和有变化的": lambda line: line.kind not in ("新增", "相同"),
    "全部": lambda line: True,
    "拒收和冲突": lambda line: line.kind in ("拒收", "冲突"),
    "有变化": lambda line: line.kind == "有变化",
    NOTE: lambda line: line.kind == NOTE,
    "新增": lambda line: line.kind == "新增",
    "相同": lambda line: line.kind == "相同",
}


def lines_of(plan: ImportPlan) -> list[Line]:
    """Every finding in the order of the sheet; a row without one has a line that says its verdict."""
    lines = []
    refused = {row.number: NAMES[row.verdict] for row in plan.rows if row.verdict in (Verdict.REFUSED, Verdict.CONFLICT)}
    for problem in plan.problems:
        kind = refused.get(problem.row, NAMES[Verdict.REFUSED]) if problem.severity is Severity.REFUSED else NOTE
        lines.append(Line(problem.row, kind, problem.cell, problem.sentence))
    for row in plan.rows:
        if row.verdict is Verdict.CHANGED:
            lines += [Line(row.number, NAMES[row.verdict], "", change) for change in row.changes]
        elif row.verdict in (Verdict.NEW, Verdict.SAME):
            lines.append(Line(row.number, NAMES[row.verdict], "", ""))
    return sorted(lines, key=lambda line: line.row)


def counts_of(plan: ImportPlan) -> str:
    """How many rows of each verdict, in one sentence."""
    parts = [f"{name}{plan.count(verdict)}行" for verdict, name in NAMES.items()]
    return f"共{len(plan.rows)}行：{'，'.join(parts)}。"
