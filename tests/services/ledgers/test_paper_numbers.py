"""Numbers of papers that come in with a ledger: what is another's or void is told, and nothing is refused for it."""

from pathlib import Path

import pytest

from libao_desk.services.ledgers.importing import Severity
from libao_desk.services.ledgers.rows import Verdict
from libao_desk.services.office import Office
from tests.services.builders import concluded
from tests.services.ledger_files import Cell, Ledger
from tests.services.returning import said

KIND = "mediation-agreement"
ROW: dict[str, Cell] = {
    "受理日期": "2026-02-06",
    "申请人": "号试甲",
    "被申请人": "号试丙",
    "调解结果": "达成书面协议",
    "结案日期": "2026-02-20",
}
OTHER: dict[str, Cell] = ROW | {"申请人": "号试乙", "被申请人": "号试丁"}


def _told(office: Office, folder: Path, *numbers: str) -> list[str]:
    rows = [row | {"协议书编号": number} for row, number in zip((ROW, OTHER), numbers, strict=False)]
    ledger = Ledger((), [list(rows[0])], [list(row.values()) for row in rows])
    plan = office.importing.examine("disputes", ledger.write(folder / "来表.xlsx"))
    assert {row.verdict for row in plan.rows} == {Verdict.NEW}
    return [sentence for sentence in said(plan, Severity.NOTE) if "编号“" in sentence]


def test_a_number_of_a_paper_here_is_told(office: Office, tmp_path: Path) -> None:
    first, other = concluded(office), concluded(office)
    office.documents.void(office.documents.issue(KIND, first).code, "号错了")
    office.documents.issue(KIND, other)
    number = office.records.open(other).number
    assert _told(office, tmp_path, "(2026)海李调字第2号") == [f"F2 编号“(2026)海李调字第2号”已用在{number}上，请核对。"]
    assert _told(office, tmp_path, "（2026）海李调字第001号") == ["F2 编号“（2026）海李调字第001号”已经作废（号错了），请核对。"]


@pytest.mark.parametrize(("other", "is_told"), [("(2026)海李调字第9号", True), ("（2026）海李调字第010号", False)])
def test_one_number_in_two_rows_is_told(office: Office, tmp_path: Path, other: str, is_told: bool) -> None:
    assert bool(_told(office, tmp_path, "（2026）海李调字第009号", other)) is is_told
