"""An import as the command line tells it: in the shape of the contract, and for people, the gravest first."""

from collections.abc import Iterator
from typing import Any

from libao_desk.services.ledgers.importing import ImportPlan, ImportResult, Problem, Severity
from libao_desk.services.ledgers.lines import NAMES, NOTE, OF_THE_SHEET, Line, counts_of, lines_of, what_goes
from libao_desk.services.ledgers.rows import Verdict

MOST_LINES = 100
"""Lines of one kind that are printed; all of them stand in the JSON answer."""
GROUPS = ((NAMES[Verdict.CONFLICT], NAMES[Verdict.REFUSED]), (NAMES[Verdict.CHANGED],), (NOTE,))


def import_json(result: ImportResult, touched: str) -> dict[str, Any]:
    """An import in the shape of the contract, with what each changed row changes and the rows nobody sees; `touched` is told as a note."""
    plan = result.plan
    counts = {verdict.value: plan.count(verdict) for verdict in Verdict}
    return {
        "rows": len(plan.rows),
        **counts,
        "stored": result.stored,
        "problems": [_problem(problem) for problem in (*plan.problems, *_notes(touched))],
        "changes": list(_changes(plan)),
        "hidden_rows": sorted(plan.hidden_rows),
    }


def import_text(result: ImportResult, touched: str) -> str:
    """The counts, then cell by cell what was refused, what changes, what else is to be known."""
    lines = lines_of(result.plan)
    head = f"{counts_of(result.plan)}{what_goes(result.plan)}{'已入库' if result.stored else '未入库'}。"
    told = [text for kinds in GROUPS for text in _group([line for line in lines if line.kind in kinds])]
    return "\n".join([head, *filter(None, [touched]), *told])


def _notes(touched: str) -> Iterator[Problem]:
    if touched:
        yield Problem("", 0, Severity.NOTE, touched)


def _group(lines: list[Line]) -> Iterator[str]:
    for line in lines[:MOST_LINES]:
        yield f"{line.cell or (f'第{line.row}行' if line.row else OF_THE_SHEET)}\t{line.kind}\t{line.sentence}"
    if len(lines) > MOST_LINES:
        yield f"…\t{lines[0].kind}\t另有{len(lines) - MOST_LINES}条未列出；加--json可看全部，加--marked可存标红的副本。"


def _changes(plan: ImportPlan) -> Iterator[dict[str, Any]]:
    for row in plan.rows:
        for change in row.changes:
            yield {
                "cell": row.cells.get(change.key, ""),
                "row": row.number,
                "record": row.record_number,
                "field": change.key,
                "label": change.label,
                "before": plan.told(change.before),
                "after": plan.told(change.after),
            }


def _problem(problem: Problem) -> dict[str, Any]:
    return {"cell": problem.cell, "row": problem.row, "severity": problem.severity.value, "sentence": problem.sentence}
