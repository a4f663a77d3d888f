"""Small invented ledgers for the screens' tests, and a dispute that came from one."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from libao_desk.gui.base.context import Context
from libao_desk.services.records.drafts import RecordRef

DISPUTE = {
    "卷号": "2026-1",
    "受理日": "2026-01-10",
    "纠纷类型": "邻里纠纷",
    "当事人": "张试甲、李试乙",
    "纠纷简要情况": "两家因滴水檐发生争执。",
    "调解结果": "达成书面协议",
    "结案日": "2026-01-20",
}


def write_ledger(path: Path, rows: Iterable[Mapping[str, str]]) -> Path:
    """A ledger as a csv file; the first row's keys are the heads."""
    kept = list(rows)
    heads = list(kept[0])
    lines = [",".join(heads), *(",".join(row.get(head, "") for head in heads) for row in kept)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8-sig")
    return path


def a_dispute(context: Context, folder: Path, **other: str) -> RecordRef:
    """One dispute in the office, as an import leaves it."""
    source = write_ledger(folder / "one.csv", [{**DISPUTE, **other}])
    importing = context.office.importing
    importing.store(importing.examine("disputes", source))
    return RecordRef("disputes", 1)
