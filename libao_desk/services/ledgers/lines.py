"""What an import found, line by line (核对结果): refusals, conflicts, changes field by field, and notes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from libao_desk.declare.sheet import SheetColumn

from .importing import ImportPlan, Severity
from .rows import EMPTY, RowJudgement, Verdict

NAMES = {
    Verdict.NEW: "新增",
    Verdict.SAME: "相同",
    Verdict.CHANGED: "有变化",
    Verdict.CONFLICT: "冲突",
    Verdict.REFUSED: "拒收",
}
PERSON_NAME = "person.name"
NOTE = "提示"
OF_THE_SHEET = "整表"
"""What a finding about a column or the whole sheet has in the place of a row."""


@dataclass(frozen=True)
class Line:
    """One line of the findings."""

    row: int
    kind: str
    cell: str
    sentence: str
    who: str = ""
    """Whom the row is about, as the clerk's own sheet names them, or its number."""

    @property
    def cells(self) -> tuple[str, ...]:
        """As a table shows it; a finding about a whole column has no row."""
        return (str(self.row) if self.row else OF_THE_SHEET, self.kind, self.who, self.cell, self.sentence)


def lines_of(plan: ImportPlan) -> list[Line]:
    """Every finding in the order of the sheet; a row without one has a line that says its verdict."""
    lines = []
    refused = {row.number: NAMES[row.verdict] for row in plan.rows if row.verdict in (Verdict.REFUSED, Verdict.CONFLICT)}
    for problem in plan.problems:
        kind = refused.get(problem.row, NAMES[Verdict.REFUSED]) if problem.severity is Severity.REFUSED else NOTE
        lines.append(Line(problem.row, kind, problem.cell, problem.sentence))
    for row in plan.rows:
        if row.verdict is Verdict.CHANGED:
            lines += [Line(row.number, NAMES[row.verdict], row.cells.get(change.key, ""), plan.told(change)) for change in row.changes]
        elif row.verdict in (Verdict.NEW, Verdict.SAME):
            lines.append(Line(row.number, NAMES[row.verdict], "", ""))
    names = [target.key for target in plan.columns.targets.values() if isinstance(target, SheetColumn) and target.names_of]
    who = {row.number: _who(row, names) for row in plan.rows}
    return sorted((replace(line, who=who.get(line.row, "")) for line in lines), key=lambda line: line.row)


def _who(row: RowJudgement, names: Iterable[str]) -> str:
    """The person or the parties that a row names; else the number by which it is known."""
    named = [row.texts[key] for key in names if row.texts.get(key)]
    person = row.values.get(PERSON_NAME)
    return "、".join([str(person)] if person else named) or row.record_number or row.own_number


def counts_of(plan: ImportPlan) -> str:
    """How many rows of each verdict, in one sentence; rows that nobody sees in the sheet are named in it."""
    parts = [f"{name}{plan.count(verdict)}行" for verdict, name in NAMES.items()]
    unseen = f"（其中{len(plan.hidden_rows)}行在表中是隐藏的，也已读入）" if plan.hidden_rows else ""
    return f"共{len(plan.rows)}行{unseen}：{'，'.join(parts)}。"


def what_goes(plan: ImportPlan) -> str:
    """How many values would go with cells that were emptied, or were put right since they came; "" where none would."""
    changed = [row for row in plan.rows if row.verdict is Verdict.CHANGED]
    emptied = sum(change.after == EMPTY for row in changed for change in row.changes)
    undone = sum(len(row.undoes) for row in changed)
    told = f"其中{emptied}格在表中清空了，存入后删去原值，请逐格核对。" if emptied else ""
    return f"{told}其中{undone}格上次导入后改过，存入后改掉现在的值，请逐格核对。" if undone else told
