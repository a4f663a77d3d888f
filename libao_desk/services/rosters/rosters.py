"""Monthly rosters (月报花名册): rows from the records as they stood, written as the county's sheet."""

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING

from libao_desk.core.errors import Refusal
from libao_desk.core.period import Period
from libao_desk.declare.period_facts import PeriodFacts
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.declare.roster import Cell, Roster
from libao_desk.people.access import Action
from libao_desk.services.desk import REASON, Desk
from libao_desk.services.figures.statistics import records_at
from libao_desk.services.never_recorded import refuse_free_text
from libao_desk.services.recent.texts import recent_column
from libao_desk.services.records.references import read_references
from libao_desk.services.settings import OFFICE_NAME, TOWNSHIP
from libao_desk.services.withheld import withheld_ids, withheld_numbers

from .complete import has_ended, refuse_missing_people, refuse_missing_rows
from .kept_cells import KeptCells, with_undated

if TYPE_CHECKING:
    from libao_desk.sheets.roster_writer import RosterSheet

THIS_MONTH = "本月"
SERIAL_WIDTH = 6
INTERNAL, NOT_FOR_OTHERS = "（内部版）", "内部版　含完整身份证号等　不得带出本所"
"""In the title of an internal copy, and above and below on each of its printed pages."""

LONGEST_RECEIVER = 100


@dataclass(frozen=True)
class RosterReport:
    """What was written: the rows of the main block and the hash of the file."""

    kind: str
    title: str
    rows: int
    sha256: str
    data: bytes
    paper: str = ""
    """The paper it is printed on, lying on its side."""
    cut: int = 0
    """How many rows say more than a row can show on paper, and are said whole below."""

    @property
    def how_to_print(self) -> str:
        """One sentence for whoever prints it."""
        cut = f"有{self.cut}行文字太长，一行的高度放不下，这几行的全文另附在表后。" if self.cut else ""
        return f"打印用{self.paper}纸横向。{cut}"


@dataclass(frozen=True)
class RosterTable:
    """A roster's cells before they are written, for the preview and for tests."""

    title: str
    roster: Roster
    rows: tuple[tuple[Cell, ...], ...]
    ended: tuple[tuple[Cell, ...], ...]
    unlisted: int = 0
    """How many belong in the main block and must not stand there (封存): the figures count them."""
    unlisted_ended: int = 0
    """How many of those who left in the period must not stand in the block below."""
    full: bool = False
    """The internal copy."""
    this: str = THIS_MONTH
    """What its period is called from within."""

    @property
    def heads(self) -> tuple[str, ...]:
        """What stands above the columns: 本月走访 is 本季度走访 in the roster of a quarter."""
        return tuple(column.title.replace(THIS_MONTH, self.this) for column in self.roster.columns)

    @property
    def mark(self) -> str:
        """What every page of it says; nothing on the copy that is sent."""
        return NOT_FOR_OTHERS if self.full else ""


class Rosters:
    """Every roster the registers declare."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def kinds(self) -> tuple[tuple[str, str, str], ...]:
        """(kind, title, register key) of every roster the officer may export."""
        return tuple(
            (roster.kind, roster.title, register.key)
            for register in self.desk.book
            for roster in register.rosters
            if self.desk.may(register.key, Action.EXPORT)
        )

    def table(self, kind: str, period: Period, *, full: bool = False, is_for_form: bool = False) -> RosterTable:
        """The cells of one roster, for a form of the county's with what only such forms ask for; a case sealed by now never appears.

        Raises Refusal for a period that has not begun, and where a row of it is a record whose named readers the officer is not among.
        """
        register, roster = self.desk.book.roster(kind)
        self.desk.allow(register.key, Action.EXPORT_FULL if full else Action.EXPORT)
        roster = (roster.with_form_columns() if is_for_form else roster).copy_of(full=full)
        with self.desk.read() as session:
            facts, records = records_at(self.desk, session, register, period, full=full)
            facts = replace(facts, recent=recent_column(session, roster, period))
            withheld = withheld_ids(self.desk, session, register)
            seen = [record for record in records if record.id not in withheld]
            belonging = [record for record in seen if roster.belongs(record, facts)]
            hidden = [record for record in records if record.id in withheld]
            refuse_missing_people(self.desk, session, register, roster, facts, hidden)
            over = [one for one in seen if has_ended(roster, facts, one)]
            counted = hidden if roster.rows is None else []  # one that is no row of its own is not missed
            unlisted = sum(roster.belongs(record, facts) for record in counted)
            unlisted_ended = sum(has_ended(roster, facts, record) for record in counted)
            named = read_references(session, register, [*belonging, *over])
            if roster.order is not None:
                belonging.sort(key=roster.order)
                over.sort(key=roster.order)
            kept = KeptCells.of(session, period, with_undated((roster,)))
            unknown = withheld_numbers(self.desk, session) if roster.rows is not None else frozenset()
            refuse_missing_rows(self.desk, session, roster, facts, belonging)
            rows, ended = (
                _rows(roster, facts, some, kept, unknown, is_ended=is_ended) for some, is_ended in ((belonging, False), (over, True))
            )
            del named  # kept in memory until here, so that writing the names asked the file nothing
        township = self.desk.facts().setting(TOWNSHIP)
        title = f"{township}{period.label}{roster.title}{INTERNAL if full else ''}"
        return RosterTable(title, roster, rows, ended, unlisted, unlisted_ended, full, period.this)

    def write(self, kind: str, period: Period, *, full: bool = False, reason: str | None = None, to: str = "") -> RosterReport:
        """The roster as an xlsx file in memory; the trail says who exported what, for which period, to whom, on what basis and why.

        Raises Refusal for the internal copy without a reason.
        """
        from libao_desk.sheets.roster_writer import rows_cut, write_roster

        refuse_without_reason(full, reason)
        table = self.table(kind, period, full=full)
        sheet = _sheet(table, self.desk)
        data = write_roster(sheet)
        digest = sha256(data).hexdigest()
        register, _ = self.desk.book.roster(kind)
        act = f"导出{table.title}（{len(table.rows)}行，{digest[:12]}）"
        with self.desk.work(act, reason=as_sent(register, self.desk.today, to, reason), is_typed=False):
            pass
        return RosterReport(kind, table.title, len(table.rows), digest, data, _paper(table.roster), rows_cut(sheet))


def refuse_without_reason(full: bool, reason: str | None) -> None:
    """The internal copy wants a reason, in whatever form it goes out. Raises Refusal."""
    if full and not (reason or "").strip():
        raise Refusal("导出内部版（含完整身份证号）须写明理由。")


def _rows(
    roster: Roster, facts: PeriodFacts, records: list[Record], kept: KeptCells, unknown: frozenset[str], *, is_ended: bool
) -> tuple[tuple[Cell, ...], ...]:
    if is_ended and roster.ended is None:
        return ()
    keyed = ((roster.key(line), line) for line in roster.rows_of(records, facts, is_ended=is_ended))
    told = ((key, line, tuple(column.value(line, facts) for column in roster.columns)) for key, line in keyed if key[0] not in unknown)
    return tuple(
        (serial, *kept.kept(roster, facts, line, (is_ended, *key), cells)) for serial, (key, line, cells) in enumerate(told, start=1)
    )


def roster_bytes(table: RosterTable, desk: Desk) -> bytes:
    """The cells as an xlsx file in memory, filled in by the officer at the desk."""
    from libao_desk.sheets.roster_writer import write_roster

    return write_roster(_sheet(table, desk))


def _sheet(table: RosterTable, desk: Desk) -> "RosterSheet":
    from libao_desk.sheets import roster_writer as writer

    kinds = {kind.value: kind for kind in writer.ColumnKind}
    serial = writer.RosterColumn("序号", writer.ColumnKind.NUMBER, SERIAL_WIDTH)
    columns = (
        serial,
        *(writer.RosterColumn(head, kinds[c.kind.value], c.width) for head, c in zip(table.heads, table.roster.columns, strict=True)),
    )
    filled_in = f"填报单位：{desk.facts().setting(OFFICE_NAME)}  填报日期：{desk.today:%Y-%m-%d}  填报人：{desk.actor.name}  审核人："
    blocks = (writer.RosterBlock(table.roster.ended_title, table.ended),) if table.ended else ()
    return writer.RosterSheet(
        title=table.title,
        note_line=filled_in,
        remark=_said(table),
        columns=columns,
        rows=table.rows,
        total_row=_totals(table),
        paper=table.roster.paper,
        blocks=blocks,
        mark=table.mark,
    )


def _said(table: RosterTable) -> str:
    """Why the figures count more than the sheet has rows, or fewer: numbers, and nothing that tells of whom."""
    counter = "名" if table.roster.names_people else "件"
    count, left = table.unlisted + table.unlisted_ended, table.unlisted_ended
    of_them = f"（其中{table.roster.ended_title}{left}{counter}）" if left else ""
    unlisted = f"另有{count}{counter}{of_them}依法不列入本表，已计入统计数" if count else ""
    blocks = ((table.roster.says_of_rows, table.rows), (table.roster.says_of_ended, table.ended))
    of_rows = [says([row[1:] for row in rows]) for says, rows in blocks if says is not None]
    return "；".join(text for text in (*of_rows, unlisted) if text)


def _paper(roster: Roster) -> str:
    from libao_desk.sheets.roster_writer import paper_for

    return paper_for([SERIAL_WIDTH, *(column.width for column in roster.columns)], roster.paper)


def _totals(table: RosterTable) -> tuple[Cell, ...]:
    cells: list[Cell] = ["合计"]
    for index, column in enumerate(table.roster.columns, start=1):
        numbers = [row[index] for row in table.rows]
        cells.append(sum((n for n in numbers if isinstance(n, int | float | Decimal)), 0) if column.total else None)
    if len(cells) > 1 and cells[1] is None:
        cells[1] = f"{len(table.rows)}{table.roster.counter}"
    return tuple(cells)


def as_sent(register: Register, day: date, to: str, reason: str | None) -> str:
    """What the trail keeps of data that leave the office (对外提供): to whom, on what legal basis, why (个人信息保护法 23).

    Raises WordsNeverRecorded for such words in the reason; the receiver is a body, whatever it is called.
    """
    refuse_free_text(REASON, reason or "")
    basis = "" if register.basis is None else register.basis(day)
    receiver = re.sub(r"[\s；;]+", "、", to.strip())[:LONGEST_RECEIVER]
    told = (("报送", receiver), ("依据", basis), ("理由", (reason or "").strip()))
    return "；".join(f"{name}：{text}" for name, text in told if text)
