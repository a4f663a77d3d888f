"""Which closed months one record no longer agrees with (待更正提示): told when it is saved, so that nobody has to think of checking."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from libao_desk.core.period import Period
from libao_desk.declare.register import Register
from libao_desk.services.desk import Desk
from libao_desk.services.figures.statistics import Statistics, as_they_stood, facts_at
from libao_desk.services.recent.texts import recent_column
from libao_desk.services.records.drafts import RecordRef
from libao_desk.services.records.past import PastStates
from libao_desk.services.records.records import load, load_some
from libao_desk.services.rosters import closing_tables
from libao_desk.services.rosters.closing_tables import ClosedMonth, Sheet
from libao_desk.services.rosters.kept_cells import KeptCells, standing_lines
from libao_desk.services.withheld import silent_numbers

from .kept_figures import places_of_figures
from .month_tables import MonthTable, laid_out, lines_of_records

MONTHS = 12
"""The latest closed months that are looked at: a save must not wait for those of years ago."""


MOST = 500
"""Records looked at: after a longer import every closed month is told, since an import must not wait for all of them."""


def months_touched(desk: Desk, ref: RecordRef) -> tuple[Period, ...]:
    """The closed months whose rosters say something else of a record than they would today, the latest first.

    Only its own register's rosters are looked at, and where it has none its figures; of one that must not be named nothing is told.
    Raises Refusal where the officer may not open the record.
    """
    with desk.read() as session:
        load(desk, session, desk.book.get(ref.register), ref.id)
    return months_touched_by(desk, ref.register, (ref.id,))


def months_touched_by(desk: Desk, key: str, ids: Sequence[int]) -> tuple[Period, ...]:
    """The same of several records of one register, as an import stores them."""
    register = desk.book.get(key)
    with desk.read() as session:
        months = closing_tables.closed_months(session)[:MONTHS] if register.rosters or register.statistics else ()
        if not months or len(ids) > MOST:
            return tuple(closed.period for closed in months)
        silent = silent_numbers(session, desk.book)
        seen = [record.id for record in load_some(session, register, ids) if record.number not in silent]
    found = []
    for closed in months if seen else ():
        with desk.read() as session:  # looking back changes the records in memory: each month reads its own
            if register.rosters:
                is_touched = _is_told_otherwise(desk, session, register, seen, closed)
            else:
                is_touched = _is_counted_otherwise(desk, session, register, closed)
        if is_touched:
            found.append(closed.period)
    return tuple(found)


def hint(register: Register, months: Sequence[Period]) -> str:
    """One sentence on what to do about them; empty where there is none."""
    if not months:
        return ""
    told = "花名册" if register.rosters else "统计数"
    named = "、".join(month.label for month in months)
    return (
        f"{named}已月结，报送的{told}与现在的登记内容不一致，应出更正表：请到“月结和更正表”点“检查待更正”，"
        "其他已结月份的统计数、超期督办清单也受影响的，一并列在那里。"
    )


def hints_of(desk: Desk, refs: Sequence[RecordRef]) -> str:
    """What is to be done about the closed months that no longer agree with any of these records; empty where there is none."""
    keys = dict.fromkeys(ref.register for ref in refs)
    months = {key: months_touched_by(desk, key, [ref.id for ref in refs if ref.register == key]) for key in keys}
    return "".join(hint(desk.book.get(key), found) for key, found in months.items())


def _is_counted_otherwise(desk: Desk, session: Session, register: Register, closed: ClosedMonth) -> bool:
    places = tuple(places_of_figures(desk.book, register))
    sent = closing_tables.frozen_rosters(session, closed, {kind for _, kind, _, _ in places})
    sheets = closing_tables.sheets_of(session, closed)
    standing = standing_lines([(one, sheets) for one in sent])
    told = {(kind, (line.number, line.detail)): line.cells for kind, lines in standing.items() for line in lines}
    now = {one.name: one.value for one in Statistics(desk).compute(closed.period, register)}
    return any(told[kind, line][place] != now[name] for name, kind, line, place in places if (kind, line) in told and name in now)


def _is_told_otherwise(desk: Desk, session: Session, register: Register, ids: Sequence[int], closed: ClosedMonth) -> bool:
    period, kinds, records = closed.period, [roster.kind for roster in register.rosters], load_some(session, register, ids)
    numbers = {record.number for record in records}
    sent = closing_tables.frozen_rosters(session, closed, kinds, numbers)
    sheets = [_about(sheet, numbers) for sheet in closing_tables.sheets_of(session, closed)]
    standing = standing_lines([(roster, sheets) for roster in sent])
    states = PastStates(session, register, period.last_day, ids)
    records = as_they_stood(register, records, states, period.last_day)
    facts, kept = facts_at(desk, states, period), KeptCells(sent, sheets)
    rosters = {roster.kind: roster.copy_of(full=False) for roster in register.rosters}
    for frozen in sent:
        roster, before = rosters[frozen.kind], standing[frozen.kind]
        lines = lines_of_records(roster, replace(facts, recent=recent_column(session, roster, period)), records, kept)
        now = laid_out(MonthTable(register.key, roster, "", frozenset(), lines), frozen, before)
        if {line.key: line.cells for line in before} != {line.key: line.cells for line in now}:
            return True
    return False


def _about(sheet: Sheet, numbers: Collection[str]) -> Sheet:
    """What a sheet says of some records."""
    return replace(sheet, changes={kind: tuple(one for one in found if one.number in numbers) for kind, found in sheet.changes.items()})
