"""What came in earlier and ended in the month (以前受理、本期结案) on the rosters of events, in closed months too."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from libao_desk.core.period import Period
from libao_desk.declare.roster import Roster
from libao_desk.registers.disputes.codes import Outcome
from libao_desk.registers.petitions.codes import PetitionKind
from libao_desk.services.closing import month_tables
from libao_desk.services.closing.month_tables import laid_out
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft, RecordRef
from libao_desk.services.rosters import closing_tables
from tests.services.builders import a_dispute, change
from tests.services.closings import FEBRUARY, MARCH, closed, on

JANUARY = FEBRUARY.previous()
OPEN: dict[str, Any] = {"outcome": None, "concluded_on": None, "effective_on": None}
FAILED: dict[str, Any] = {"outcome": Outcome.FAILED, "concluded_on": date(2026, 2, 20), "amount": None}


def _numbers(office: Office, kind: str, period: Period) -> tuple[list[object], list[object]]:
    table = office.rosters.table(kind, period)
    return [row[1] for row in table.rows], [row[1] for row in table.ended]


def _three_disputes(office: Office) -> None:
    """One of January that failed in February, one of February that did, one of January that did not end."""
    a_dispute(office, 1, **OPEN | FAILED)
    a_dispute(office, 2, **OPEN | FAILED, accepted_on=date(2026, 2, 3), started_on=date(2026, 2, 4))
    a_dispute(office, 3, **OPEN)


def test_a_dispute_of_an_earlier_month_stands_below_in_the_month_it_ended(office: Office) -> None:
    _three_disputes(office)
    first, second, third = (f"（2026）人调字第{n:03d}号" for n in (1, 2, 3))
    assert _numbers(office, "disputes", JANUARY) == ([first, third], [])
    assert _numbers(office, "disputes", FEBRUARY) == ([second], [first])
    assert _numbers(office, "disputes", MARCH) == ([], [])
    assert _numbers(office, "disputes", Period.parse("2026-Q1")) == ([first, third, second], [])
    figures = {one.name: one.value for one in office.statistics.compute(FEBRUARY)}
    assert figures["disputes.concluded"] == 2
    page: Any = load_workbook(BytesIO(office.rosters.write("disputes", FEBRUARY).data)).active
    lines = [[cell.value for cell in row[:2]] for row in page.iter_rows(min_row=4)]
    assert lines == [[1, second], ["合计", "1件"], ["以前受理、本期结案", None], [1, first]]


def _a_petition(office: Office, **values: Any) -> RecordRef:
    received: dict[str, Any] = {
        "received_on": date(2026, 1, 12),
        "registered_on": date(2026, 1, 12),
        "petitioner": "赵丁四",
        "kind": PetitionKind.APPEAL,
    }
    return office.records.save(RecordDraft("petitions", values=received | values))


def test_a_petition_of_an_earlier_month_stands_below_in_the_month_it_was_done(office: Office) -> None:
    served, withdrawn, _ = (
        _a_petition(office, accepted_on=date(2026, 1, 15), opinion_served_on=date(2026, 2, 9)),
        _a_petition(office, withdrawn_on=date(2026, 2, 10)),
        _a_petition(office),
    )
    table = office.rosters.table("petitions", FEBRUARY)
    heads = ["序号", *(column.title for column in table.roster.columns)]
    told = [tuple(row[heads.index(head)] for head in ("编号", "办结日", "是否按期")) for row in table.ended]
    numbers = [office.records.open(one).number for one in (served, withdrawn)]
    assert told == [(numbers[0], date(2026, 2, 9), "是"), (numbers[1], date(2026, 2, 10), "")]
    assert table.rows == ()
    assert len(office.rosters.table("petitions", JANUARY).rows) == 3


def test_an_end_put_right_after_the_closing_is_a_line_of_the_block(office: Office, tmp_path: Path) -> None:
    ref = a_dispute(office, 1, **OPEN)
    a_dispute(office, 2, **OPEN | FAILED)
    closed(office, tmp_path / "out")
    assert office.correction_sheets.due(FEBRUARY).lines == ()
    on(office, date(2026, 3, 5))
    change(office, ref, **FAILED)
    told = [
        (line.item, line.now_at) for line in office.correction_sheets.due(FEBRUARY).lines if line.roster.startswith("人民调解案件登记簿")
    ]
    assert told == [("增列", 1)]
    assert office.correction_sheets.due(FEBRUARY).lines[0].roster == "人民调解案件登记簿（以前受理、本期结案）"
    office.correction_sheets.make(FEBRUARY)
    assert office.correction_sheets.due(FEBRUARY).lines == ()


def test_a_month_closed_before_there_was_the_block_asks_for_no_sheet(office: Office) -> None:
    _three_disputes(office)
    table = next(one for one in month_tables.month_tables(office.desk, FEBRUARY, lambda *_: None) if one.roster.kind == "disputes")
    before = replace(table, roster=_as_it_was(table.roster))
    sent = closing_tables.FrozenRoster("disputes", "", before.layout, before.heads, ())
    assert [line.is_ended for line in laid_out(table, sent, ())] == [False]
    assert [line.is_ended for line in laid_out(table, replace(sent, layout=table.layout), ())] == [False, True]


def _as_it_was(roster: Roster) -> Roster:
    return replace(roster, ended=None, is_new_row=None)
