"""A sheet that goes to a village and comes back: sent, edited as another program edits it, imported."""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from libao_desk.declare.path import FieldPath
from libao_desk.services.ledgers.importing import ImportPlan, Severity, Verdict
from libao_desk.services.office import Office
from libao_desk.sheets.filling_sheet import FIRST_ROW
from libao_desk.sheets.roster_writer import HEAD_ROW

SLIP = "回传校验"


@dataclass
class Village:
    """Holds one sheet and edits its cells."""

    book: Workbook
    file: Path

    @property
    def sheet(self) -> Any:
        """The page that is filled in."""
        return self.book.worksheets[0]

    @property
    def heads(self) -> dict[str, int]:
        """The column of each head."""
        return {str(cell.value).strip("*"): cell.column for cell in self.sheet[HEAD_ROW] if cell.value}

    def cell(self, row: int, head: str) -> Any:
        """A cell by the row's place below the head, from 0."""
        return self.sheet.cell(FIRST_ROW + row, self.heads[head])

    def row_of(self, head: str, text: str) -> int:
        """Which row bears this text."""
        column = self.heads[head]
        return next(row for row in range(self.sheet.max_row) if self.sheet.cell(FIRST_ROW + row, column).value == text)

    def type(self, row: int, **values: Any) -> None:
        """Type into cells."""
        for head, value in values.items():
            self.cell(row, head).value = value

    def back(self) -> Path:
        """Save it and hand it in."""
        self.book.save(self.file)
        return self.file


def sent_out(office: Office, folder: Path, register: str, *columns: FieldPath, full: bool = False) -> Village:
    """All records of a register, sent to a village."""
    report = office.sheet_out.write(register, columns=columns, full=full, reason="核对" if full else None)
    return Village(load_workbook(BytesIO(report.data)), folder / "back.xlsx")


def said(plan: ImportPlan, severity: Severity = Severity.REFUSED) -> list[str]:
    """What the import says, cell by cell."""
    return [f"{problem.cell} {problem.sentence}" for problem in plan.problems if problem.severity is severity and problem.row]


def verdicts(plan: ImportPlan) -> Mapping[str, int]:
    """How many rows of each verdict there are."""
    return {verdict.value: plan.count(verdict) for verdict in Verdict if plan.count(verdict)}
