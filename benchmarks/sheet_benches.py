"""A ledger of 10,000 rows in, a roster of 10,000 rows out, against the bare libraries."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, Side
from python_calamine import CalamineWorkbook
from sqlalchemy import Engine, event

from benchmarks.measure import Ratio, compare
from benchmarks.township import found
from libao_desk.people.invented import InventedWorld
from libao_desk.services.office import Office
from libao_desk.sheets.roster_writer import ColumnKind, RosterColumn, RosterSheet, write_roster
from libao_desk.store.connection import raw

HEADS = ("序号", "卷号", "申请人", "被申请人", "纠纷类型", "受理日期")
DAY = date(2020, 1, 1)
MOST_BESIDE = 2_000


def benches(folder: Path, rows: int) -> Iterator[Ratio]:
    """The claims about sheets; files are written into `folder`."""
    ledger = folder / "ledger.xlsx"
    _write_ledger(ledger, rows)
    yield _import(folder, ledger, rows)
    yield _import_beside(folder, min(rows, MOST_BESIDE))
    yield _roster(rows)


def _write_ledger(path: Path, rows: int, first: int = 1) -> None:
    world = InventedWorld(Random(2020))
    book = Workbook(write_only=True)
    sheet = book.create_sheet("台账")
    sheet.append(HEADS)
    for n in range(rows):
        day = DAY + timedelta(days=n % 365)
        number = f"（2020）海李调字第{first + n:05d}号"
        sheet.append((n + 1, number, world.person().name, world.person().name, "邻里纠纷", f"{day:%Y.%m.%d}"))
    book.save(path)


def _import(folder: Path, ledger: Path, rows: int) -> Ratio:
    """Against reading the same file and inserting the very rows that the import leaves: cases, parties, persons, trail, index."""
    rounds = 2
    written = _recorded(folder / "office-recorded", ledger)
    ours_in = iter([found(folder / f"office-{n}") for n in range(rounds + 1)])
    bare_in = iter([found(folder / f"office-bare-{n}") for n in range(rounds + 1)])

    def ours() -> None:
        with closing(next(ours_in)) as office:
            office.importing.store(office.importing.examine("disputes", ledger))

    def floor() -> None:
        with closing(next(bare_in)) as office, office.desk.work("量度") as session:
            CalamineWorkbook.from_path(ledger).get_sheet_by_index(0).to_python()
            cursor = raw(session.connection()).cursor()
            cursor.execute("PRAGMA defer_foreign_keys = ON")
            for statement, values in written:
                cursor.execute(statement, values)

    return compare(f"import of {rows:,} rows", ours, floor, floor_name="calamine, same rows by bare inserts", goal=2.0, rounds=rounds)


def _import_beside(folder: Path, rows: int) -> Ratio:
    """A ledger of new cases where as many of the same days are on file, against the same ledger into an empty office."""
    rounds = 2
    earlier, ledger = folder / "earlier.xlsx", folder / "later.xlsx"
    _write_ledger(earlier, rows)
    _write_ledger(ledger, rows, first=rows + 1)

    def offices(name: str) -> Iterator[Office]:
        return iter([found(folder / f"office-{name}-{n}") for n in range(rounds + 1)])

    used, empty = list(offices("used")), offices("empty")
    for office in used:
        office.importing.store(office.importing.examine("disputes", earlier))
    used_in = iter(used)

    def imported(office: Office) -> None:
        with closing(office):
            office.importing.store(office.importing.examine("disputes", ledger))

    name = f"import of {rows:,} rows beside {rows:,} cases"
    return compare(
        name, lambda: imported(next(used_in)), lambda: imported(next(empty)), floor_name="into an empty office", goal=1.5, rounds=rounds
    )


def _recorded(folder: Path, ledger: Path) -> list[tuple[str, Sequence[Any]]]:
    """What an import of the ledger inserts, statement by statement."""
    written: list[tuple[str, Sequence[Any]]] = []

    def record(_connection: Any, _cursor: Any, statement: str, values: Any, _context: Any, _many: bool) -> None:
        if statement.startswith("INSERT") and "INTO trail_entry" not in statement:  # the floor's own act writes its entry
            written.extend((statement, each) for each in (values if isinstance(values, list) else [values]))

    event.listen(Engine, "before_cursor_execute", record)
    try:
        with closing(found(folder)) as office:
            written.clear()
            office.importing.store(office.importing.examine("disputes", ledger))
    finally:
        event.remove(Engine, "before_cursor_execute", record)
    return written


def _roster(rows: int) -> Ratio:
    world = InventedWorld(Random(2020))
    cells = tuple((n + 1, p.name, p.id_no, p.birth_date, p.residence_address, p.phone) for n in range(rows) for p in [world.person()])
    heads = ("序号", "姓名", "身份证号", "出生日期", "住址", "电话")
    kinds = (ColumnKind.NUMBER, ColumnKind.TEXT, ColumnKind.IDENTIFIER, ColumnKind.DATE, ColumnKind.TEXT, ColumnKind.IDENTIFIER)
    columns = tuple(RosterColumn(head, kind, 14) for head, kind in zip(heads, kinds, strict=True))

    def ours() -> None:
        write_roster(RosterSheet(title="量度", note_line="填报单位：量度", columns=columns, rows=cells))

    def floor() -> None:
        book = Workbook(write_only=True)
        sheet = book.create_sheet("量度")
        side = Side(style="thin")
        border, font, middle = Border(side, side, side, side), Font("宋体", 11), Alignment(vertical="center", wrap_text=True)
        formats = {ColumnKind.IDENTIFIER: "@", ColumnKind.DATE: "yyyy-mm-dd"}
        for row in cells:
            line = []
            for value, kind in zip(row, kinds, strict=True):
                cell = WriteOnlyCell(sheet, value)
                cell.border, cell.font, cell.alignment = border, font, middle
                cell.number_format = formats.get(kind, "General")
                line.append(cell)
            sheet.append(line)
        book.save(BytesIO())

    return compare("roster of 10,000 rows", ours, floor, floor_name="openpyxl write-only, same styles", goal=1.3, rounds=3)
