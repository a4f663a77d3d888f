"""Which closed months one record no longer agrees with (待更正提示): told when it is saved, so that nobody has to think of checking."""

from dataclasses import replace

from sqlalchemy.orm import Session

from libao_desk.core.period import Period
from libao_desk.declare.as_of import look_back
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.services.desk import Desk
from libao_desk.services.figures.statistics import Statistics, facts_at
from libao_desk.services.recent.texts import recent_column
from libao_desk.services.records.drafts import RecordRef
from libao_desk.services.records.past import PastStates
from libao_desk.services.records.records import load
from libao_desk.services.rosters import closing_tables
from libao_desk.services.rosters.closing_tables import ClosedMonth, Sheet
from libao_desk.services.rosters.kept_cells import KeptCells, standing_lines
from libao_desk.services.withheld import silent_numbers

from .kept_figures import places_of_figures
from .month_tables import MonthTable, laid_out, lines_of_records

MONTHS = 12
"""The latest closed months that are looked at: a save must not wait for those of years ago."""


def months_touched(desk: Desk, ref: RecordRef) -> tuple[Period, ...]:
    """The closed months whose rosters say something else of a record than they would today, the latest first.

    Only its own register's rosters are looked at, and where it has none its figures; of one that must not be named nothing is told.
    """
    register = desk.book.get(ref.register)
    with desk.read() as session:
        months = closing_tables.closed_months(session)[:MONTHS] if register.rosters or register.statistics else ()
        if not months or load(desk, session, register, ref.id).number in silent_numbers(session, desk.book):
            return ()
    found = []
    for closed in months:
        with desk.read() as session:  # looking back changes the record in memory: each month reads its own
            if register.rosters:
                is_touched = _is_told_otherwise(desk, session, register, load(desk, session, register, ref.id), closed)
            else:
                is_touched = _is_counted_otherwise(desk, session, register, closed)
        if is_touched:
            found.append(closed.period)
    return tuple(found)


def _is_counted_otherwise(desk: Desk, session: Session, register: Register, closed: ClosedMonth) -> bool:
    places = tuple(places_of_figures(desk.book, register))
    sent = closing_tables.frozen_rosters(session, closed, {kind for _, kind, _, _ in places})
    sheets = closing_tables.sheets_of(session, closed)
    standing = standing_lines([(one, sheets) for one in sent])
    told = {(kind, (line.number, line.detail)): line.cells for kind, lines in standing.items() for line in lines}
    now = {one.name: one.value for one in Statistics(desk).compute(closed.period, register)}
    return any(told[kind, line][place] != now[name] for name, kind, line, place in places if (kind, line) in told and name in now)


def _is_told_otherwise(desk: Desk, session: Session, register: Register, record: Record, closed: ClosedMonth) -> bool:
    period, kinds = closed.period, [roster.kind for roster in register.rosters]
    sent = closing_tables.frozen_rosters(session, closed, kinds, {record.number})
    sheets = [_about(sheet, record.number) for sheet in closing_tables.sheets_of(session, closed)]
    standing = standing_lines([(roster, sheets) for roster in sent])
    states = PastStates(session, register, period.last_day, [record.id])
    state = states.of(record)
    if state is not None:
        look_back(register, record, period.last_day, state)
    records = [] if state is None else [record]
    facts, kept = facts_at(desk, states, period), KeptCells(sent, sheets)
    rosters = {roster.kind: roster.copy_of(full=False) for roster in register.rosters}
    for frozen in sent:
        roster, before = rosters[frozen.kind], standing[frozen.kind]
        lines = lines_of_records(roster, replace(facts, recent=recent_column(session, roster, period)), records, kept)
        now = laid_out(MonthTable(register.key, roster, "", frozenset(), lines), frozen, before)
        if {line.key: line.cells for line in before} != {line.key: line.cells for line in now}:
            return True
    return False


def _about(sheet: Sheet, number: str) -> Sheet:
    """What a sheet says of one record."""
    return replace(sheet, changes={kind: tuple(one for one in found if one.number == number) for kind, found in sheet.changes.items()})
