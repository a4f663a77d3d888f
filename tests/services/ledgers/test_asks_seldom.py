"""However many records an office has: an import asks the file for what its rows may be by the hundred, not row by row."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from libao_desk.services.ledgers.importing import ImportPlan, Verdict
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell, Ledger

from .test_ledgers import counts

ROWS = 60
MOST = 110
"""Questions to the file for a whole sheet of sixty rows: what each class and each part needs, a few times; one for each row is more."""

PAPERS = 3
"""Questions about the papers of a record whose step would be carried out with its row."""

A_STEP = 3
"""What carrying out a step asks for by itself: the moves, papers and scans of its record."""


@contextmanager
def asked() -> Iterator[list[str]]:
    """The statements that reach the file meanwhile."""
    found: list[str] = []

    def record(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        found.append(statement)

    event.listen(Engine, "before_cursor_execute", record)
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", record)


def cases(folder: Path, *, numbered: bool, **more: Cell) -> Path:
    """A ledger of sixty cases, two a day."""
    rows: list[dict[str, Cell]] = []
    for n in range(ROWS):
        day = date(2020, 3, 1) + timedelta(days=n // 2)
        number = {"案号": f"（2020）人调字第{700 + n}号"} if numbered else {}
        sign = chr(0x4E00 + n)
        rows.append({**number, "受理日期": f"{day}", "当事人": f"问{sign}甲、问{sign}乙", "纠纷简要情况": f"因{sign}渠争执", **more})
    return Ledger(("台账",), (list(rows[0]),), [list(row.values()) for row in rows]).write(folder / "l.xlsx")


def looked(office: Office, source: Path) -> tuple[ImportPlan, int]:
    """The plan, and how often the file was asked for it."""
    with asked() as statements:
        plan = office.importing.examine("disputes", source)
    return plan, len(statements)


@pytest.mark.parametrize("numbered", [True, False])
def test_a_sheet_asks_by_the_hundred(office: Office, tmp_path: Path, numbered: bool) -> None:
    first, often = looked(office, cases(tmp_path, numbered=numbered))
    assert (counts(first), often <= MOST) == ({"new": ROWS}, True), often
    assert office.importing.store(first).stored
    again, often = looked(office, cases(tmp_path, numbered=numbered))
    assert (counts(again), often <= MOST) == ({"same": ROWS}, True), often


def test_changed_rows_are_looked_at_and_stored_by_the_hundred(office: Office, tmp_path: Path) -> None:
    assert office.importing.store(looked(office, cases(tmp_path, numbered=True))[0]).stored
    plan, often = looked(office, cases(tmp_path, numbered=True, 调解结果="口头", 结案日期="2020-06-01"))
    assert (counts(plan), often <= MOST + PAPERS * ROWS) == ({"changed": ROWS}, True), often
    with asked() as statements:
        assert office.importing.store(plan, accept=(Verdict.CHANGED,)).stored
    selects = [one for one in statements if one.startswith("SELECT")]
    assert len(selects) <= 2 * MOST + A_STEP * ROWS, len(selects)
