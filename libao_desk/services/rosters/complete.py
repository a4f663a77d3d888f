"""No official sheet lacks a row because of who makes it (花名册不缺行): whom a record does not name as reader makes no roster with it.

What the law keeps silent stays out of every roster, whoever makes it, and is told by its number; a record that only names its readers
belongs there, so that one of them, its handler or the director has to make the roster.
"""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from libao_desk.core.errors import Refusal
from libao_desk.declare.period_facts import PeriodFacts
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.declare.roster import Roster
from libao_desk.services.desk import Desk
from libao_desk.services.withheld import restricted_ids, restricted_numbers


class WouldLackRows(Refusal):
    """An official sheet is another's to make, who may see every row of it."""


def has_ended(roster: Roster, facts: PeriodFacts, record: Record) -> bool:
    """Whether a record stands in the block of those who left in the period."""
    return roster.ended is not None and roster.ended(record, facts)


def refuse_missing_people(
    desk: Desk, session: Session, register: Register, roster: Roster, facts: PeriodFacts, hidden: Sequence[Record]
) -> None:
    """Raise Refusal where one of the hidden records belongs in the roster and only names its readers."""
    kept = restricted_ids(desk, session, register)
    missing = sum(one.id in kept and (roster.belongs(one, facts) or has_ended(roster, facts, one)) for one in hidden)
    _refuse(roster, missing)


def refuse_missing_rows(desk: Desk, session: Session, roster: Roster, facts: PeriodFacts, records: Sequence[Record]) -> None:
    """The same where the rows of a roster are told of records of other registers (超期督办)."""
    if roster.rows is not None and (kept := restricted_numbers(desk, session)):
        _refuse(roster, sum(roster.key(line)[0] in kept for line in roster.rows_of(list(records), facts, is_ended=False)))


def refuse_with_restricted(desk: Desk) -> None:
    """Raise Refusal where any record only names its readers and the officer is not among them: all rosters together are not his to make."""
    with desk.read() as session:
        count = len(restricted_numbers(desk, session))
    if count:
        raise WouldLackRows(f"台账中有{count}条记录仅限指定人员查阅，您不在其中，月结和更正表请由所长办理。")


def _refuse(roster: Roster, missing: int) -> None:
    if missing:
        counter = "名" if roster.names_people else "件"
        raise WouldLackRows(f"“{roster.title}”中有{missing}{counter}仅限指定人员查阅，由您导出会缺行，请由所长、经办人或者指定人员导出。")
